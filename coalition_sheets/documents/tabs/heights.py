"""How high a row must be for its words: merged cells do not grow by themselves in any spreadsheet program."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from coalition_sheets.documents.pictures.measure import width
from coalition_sheets.model.worksheet import Look

LEADING = 1.3  # the height of a line, in sizes of its letters
EDGE = 3.0  # points above and below the words together
NARROW = dict.fromkeys("“”", '"') | dict.fromkeys("‘’", "'") | {"·": "."}
LIKE_ARIAL, BOLD = 0.79, 1.06  # of the widest fonts, which pictures are measured with


def room(characters: float) -> float:
    """Return how many points of text go into a column of this many characters, or several columns together."""
    return characters * 5.25 - 3


def lines(text: str, characters: float, look: Look) -> int:
    """Return about how many lines a text takes, rather one too many than too few."""
    wide = room(characters)
    return sum(sum(1 for _ in _wrapped(part, wide, look)) for part in text.split("\n")) or 1


def height(text: str, characters: float, look: Look) -> float:
    """Return how many points high a row must be that holds this text."""
    return round(lines(text, characters, look) * look.size * LEADING + EDGE, 1)


def _wrapped(text: str, wide: float, look: Look) -> Iterator[float]:
    """Yield the length of each line that a paragraph breaks into."""
    space, at = _width(" ", look), 0.0
    for word in text.split(" "):
        long = _width(word, look)
        if at and at + space + long > wide:
            yield at
            at = 0.0
        at = long if not at else at + space + long
        while at > wide:
            yield wide
            at -= wide
    yield at


def _width(text: str, look: Look) -> float:
    like = "".join(map(_like, text))
    return width(like, look.size) * LIKE_ARIAL * (BOLD if look.bold else 1)


def _like(character: str) -> str:
    """Return a character of plain English that is as wide: a letter without its accent, a straight quotation mark."""
    base = normalize("NFD", character)[:1]
    return base if base.isascii() else NARROW.get(character, character)
