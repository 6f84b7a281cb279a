"""A late regular expression is what `re.compile` gives; the standard library is the oracle."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import coalition_sheets
from coalition_sheets.regex import _Regex, regex

PACKAGE = Path(coalition_sheets.__file__).parent
ROOMS = ("metrics", "model", "records", "rules", "schemas", "sources")


@pytest.mark.parametrize("text", ["Goal 12", "goal", "12 Goals 7", ""])
def test_it_finds_what_the_standard_one_finds(text: str) -> None:
    ours, theirs = regex(r"(\d)+", re.IGNORECASE), re.compile(r"(\d)+", re.IGNORECASE)
    assert ours.findall(text) == theirs.findall(text)
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("x", text) == theirs.sub("x", text)
    assert bool(ours.search(text)) == bool(theirs.search(text))
    assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)


def test_it_is_compiled_when_it_is_first_compared() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.match("")


def test_all_that_we_keep_can_be_compiled() -> None:
    names = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in PACKAGE.rglob("*.py")]
    modules = [import_module(name.removesuffix(".__init__")) for name in names if name.split(".")[1] in ROOMS]
    kept = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, _Regex)}
    assert len(kept) > 50
    for value in kept.values():
        re.compile(value.pattern, value.flags)
