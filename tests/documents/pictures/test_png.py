"""PNG for Word and mail: the words are really on it, and one sentence where that cannot be."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from coalition_sheets.documents.pictures import Bar, bars, png
from coalition_sheets.documents.pictures.png import NoFonts, NoPainter, _writes, problem

PICTURE = bars([Bar(name="Letters", now=Fraction(7), start=Fraction(0), target=Fraction(30))])


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    _writes.cache_clear()
    yield
    _writes.cache_clear()


def test_it_is_as_wide_as_asked_for() -> None:
    drawn = png(PICTURE, 640)
    assert drawn.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">I", drawn[16:20]) == (640,)


def test_its_words_are_really_there() -> None:
    silent = replace(PICTURE, svg=PICTURE.svg.replace("<text", "<g").replace("</text>", "</g>"))
    assert png(PICTURE) != png(silent)


def test_without_the_painter_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(NoPainter, match=r"pip install \"coalition-sheets\[pictures\]\""):
        png(PICTURE)
    assert "their words stand in their place" in problem()


def test_without_fonts_it_says_so_instead_of_leaving_the_words_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    from_nothing = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **asked: from_nothing(**asked, skip_system_fonts=True))
    with pytest.raises(NoFonts, match="No font was found"):
        png(PICTURE)
