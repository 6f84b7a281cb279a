"""Which sectors are with us: full, half and empty circles, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from coalition_sheets.documents import say
from coalition_sheets.documents.pictures.measure import wrap
from coalition_sheets.documents.pictures.svg import FILL, LINE, PAD, ROOM, SMALL, Canvas, Label, named
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Language, Picture

ROUND = 8.0
CELL = (ROOM - 10) / 2
Shape = Literal["full", "half", "empty"]
ORDER: tuple[Shape, ...] = ("full", "half", "empty")


@frozen
class Sector:
    """A sector that is wanted, how it stands in a word or two, and the circle that shows it."""

    name: str
    word: str
    shape: Shape


def coverage(
    sectors: Sequence[Sector], *, title: str = "", name: str = "coverage", language: Language = ENGLISH
) -> Picture:
    """Return the sectors side by side, those with us first."""
    canvas = Canvas(name)
    found = sorted(sectors, key=lambda s: ORDER.index(s.shape))
    for word in dict.fromkeys(s.word for s in found):
        canvas.lines(word and say.capital(word), size=SMALL, lines=1)
        _cells(canvas, [s for s in found if s.word == word], language)
    if not found:
        canvas.labels(Label(language.gettext("No sector is named yet."), PAD))
    full = sum(s.shape == "full" for s in found)
    title = title or language.gettext("Sectors with us: %(n)s of %(of)s", n=full, of=len(found))
    words = " ".join(_in_words(found, language)) or language.gettext("No sector is named yet.")
    return canvas.finished(title, f"{title}. {words}", words)


def _in_words(found: Sequence[Sector], language: Language) -> list[str]:
    """Return a sentence for each word: "With us: Faith and Labor."."""
    kinds = dict.fromkeys(s.word for s in found)
    return [
        f"{say.capital(word)}: {language.listed([named(s.name, language) for s in found if s.word == word])}."
        for word in kinds
    ]


def _cells(canvas: Canvas, sectors: Sequence[Sector], language: Language) -> None:
    """Draw sectors of one kind two by two."""
    canvas.y += 4
    for left, right in zip_longest(sectors[::2], sectors[1::2]):
        lines = [_cell(canvas, s, x, language) for s, x in ((left, PAD), (right, PAD + CELL + 10)) if s]
        canvas.y += max(lines) * SMALL * LINE + 7
    canvas.y += 5


def _cell(canvas: Canvas, sector: Sector, x: float, language: Language) -> int:
    """Draw one sector and return how many lines it takes."""
    middle, y = x + ROUND + 1, canvas.y + ROUND + 1
    circle = f"M{middle - ROUND:.1f} {y:.1f}a{ROUND} {ROUND} 0 1 0 {2 * ROUND} 0a{ROUND} {ROUND} 0 1 0 -{2 * ROUND} 0z"
    canvas.path(circle, fill=FILL if sector.shape == "full" else "#fff", edge=FILL, wide=2)
    if sector.shape == "full":
        canvas.path(f"M{middle - 4:.1f} {y:.1f}l3 3.5l5 -6.5", edge="#fff", wide=2)
    elif sector.shape == "half":
        canvas.path(f"M{middle:.1f} {y - ROUND:.1f}a{ROUND} {ROUND} 0 0 0 0 {2 * ROUND}z", fill=FILL)
    left = x + 2 * ROUND + 9
    names = wrap(named(sector.name, language), CELL - 2 * ROUND - 9, SMALL, lines=3)
    for n, line in enumerate(names):
        canvas.text(line, left, canvas.y + SMALL + n * SMALL * LINE)
    return len(names)
