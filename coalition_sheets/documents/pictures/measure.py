"""How wide text is, at most, in any font a reader may have; text cut and wrapped so that it fits."""

from __future__ import annotations

import unicodedata

from coalition_sheets.documents.markdown import plain

ELLIPSIS = "…"
BOLD = 1.17
# Widths in em: the widest of DejaVu Sans, Noto Sans and Liberation Sans (as wide as Arial), rounded up.
_EM = {
    **dict.fromkeys(" !'(),-./:;I[]fijlrt", 0.42),
    **dict.fromkeys('"*?J^_`cszL|', 0.57),
    **dict.fromkeys("$0123456789abdeghknopquvxy{}", 0.65),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ&–", 0.8),
    **dict.fromkeys("#%+<=>@MWmw~—…", 1.05),
    "\ufdfd": 12.0,
    "\u202f": 0.42,
    "\u00a0": 0.42,
}
_WIDE, _OTHER, _EMOJI = 1.1, 0.95, 1.5


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text can get at a font size, in any of the fonts that pages ask for."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(character: str) -> float:
    if (known := _EM.get(character)) is not None:
        return known
    point, category = ord(character), unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if point >= 0x1F000 or 0x2600 <= point < 0x2800:
        return _EMOJI
    if 0x12000 <= point < 0x12550:
        return 6.0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    if 0x370 <= point < 0x700:
        return _WIDE
    return 1.45 if category in ("Lt", "So", "Co", "Cn") or point >= 0x1C0 else _OTHER


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text on one line, shortened with … where it is wider than the room."""
    line = plain(text)
    if width(line, size, bold=bold) <= room:
        return line
    kept, left = "", room - width(ELLIPSIS, size, bold=bold)
    for character in line:
        left -= width(character, size, bold=bold)
        if left < 0:
            break
        kept += character
    return kept.rstrip(" ,;:.") + ELLIPSIS


def wrap(text: str, room: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """Return a text on as many lines as it takes, at most `lines`; the last is shortened with … where there is more."""
    found: list[str] = []
    left = plain(text)
    while left and len(found) < lines - 1 and width(left, size, bold=bold) > room:
        cut = _first_line(left, room, size, bold=bold)
        found.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return (*found, fit(left, room, size, bold=bold)) if left else tuple(found)


def _first_line(text: str, room: float, size: float, *, bold: bool) -> int:
    """Return after how many characters a line breaks: at a space, else where it is full, never inside a letter."""
    used, space, at = 0.0, 0, 0
    for at, character in enumerate(text):
        used += width(character, size, bold=bold)
        if used > room:
            break
        if character == " ":
            space = at
    while at > 1 and unicodedata.category(text[at]) in ("Mn", "Me", "Cf"):
        at -= 1
    return space or max(at, 1)
