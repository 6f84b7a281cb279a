"""The built form of our schemas: the same schemas, and never older than their YAML."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coalition_sheets import library
from coalition_sheets.schemas import built
from coalition_sheets.schemas.read import parse
from docs.generate import schemas

TEXTS = library.shipped_texts()


def test_the_shipped_one_is_current() -> None:
    made = library.shipped_folder("sheet_schemas") / built.FILE
    assert made.read_text("utf-8") == schemas(), "run `make docs`"


def test_it_gives_the_schemas_of_the_yaml() -> None:
    assert built.load(schemas(), TEXTS) == {name: parse(text.decode(), name) for name, text in TEXTS.items()}


def test_a_file_that_was_changed_or_added_is_left_to_its_yaml() -> None:
    changed = {**TEXTS, "tasks.yaml": TEXTS["tasks.yaml"] + b"\n", "new.yaml": b"name: new"}
    assert set(changed) - set(built.load(schemas(), changed)) == {"tasks.yaml", "new.yaml"}


@pytest.mark.parametrize("built_file", ["as shipped", "missing"])
def test_the_library_reads_what_the_yaml_says_now(
    built_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(library.shipped_folder("sheet_schemas"), tmp_path / "shipped")
    monkeypatch.setattr(library, "shipped_folder", lambda _kind: tmp_path / "shipped")
    before = library.schemas()
    (tmp_path / "shipped" / "wins.yaml").write_bytes(TEXTS["wins.yaml"].replace(b"title: Wins", b"title: Victories"))
    if built_file == "missing":
        (tmp_path / "shipped" / built.FILE).unlink()
    after = library.schemas()
    assert after["wins"].tab == "Victories"
    assert {n: s for n, s in after.items() if n != "wins"} == {n: s for n, s in before.items() if n != "wins"}
