"""Read agenda lines: "item – 10 min – Rosa", "item | 10 | Rosa | decide", "item (10 min, Rosa)", or just a line."""

from __future__ import annotations

import re

from coalition_sheets.model import AgendaItem, Cell, Column, clean, fold, squash, typed
from coalition_sheets.regex import regex
from coalition_sheets.schemas.choices import BULLET
from coalition_sheets.schemas.reading import Context, Reader, Reading

_DASH = regex(r"\s+[-–—―]\s*|\s*[–—―]\s+")
_MINUTES = regex(r"(?P<n>[0-9]{1,3})\s*(?P<unit>m|min|mins|minutes?|minutos|'|’)?\.?\Z")
_HOURS = regex(
    r"(?P<h>[0-9](?:\.[0-9]{1,2})?)\s*(?:h|hr|hrs|hours?|horas?)\.?(?:\s*(?P<m>[0-9]{1,2})(?:\s*(?:m|min))?)?\Z"
)
_MARK = regex(
    r"^[\[(]?\s*(?:conflict|private|confidential)\s*[\])]?\s*[:–—-]\s*|\s*[\[(]\s*(?:conflict|private)\s*[\])]",
    re.IGNORECASE,
)
_PRIVATE = frozenset({"conflict", "private", "confidential"})
_PURPOSES = {
    "decide": "decide", "decision": "decide", "vote": "decide", "discuss": "discuss", "discussion": "discuss",
    "inform": "inform", "information": "inform", "info": "inform", "update": "inform", "share": "inform",
    "listen": "listen", "brainstorm": "discuss",
}  # fmt: skip


def agenda_reader(_column: Column, _context: Context) -> Reader:
    """Return the reader of an agenda column: one AgendaItem a line."""
    return read


def read(cell: Cell) -> Reading:
    """Return the items of a cell; a line that is only text is an item too."""
    lines = (squash(BULLET.sub("", clean(line))) for line in typed(cell).splitlines())
    return tuple(read_line(line) for line in lines if line), ()


def read_line(line: str) -> AgendaItem:
    """Return the item of one line."""
    if "|" in line:
        parts = [part.strip() for part in line.split("|")]
        return _item(parts[0], parts[1:], bare=True)
    parts = [part.strip() for part in _DASH.split(line)]
    at = next((n for n, part in enumerate(parts) if n and minutes(part, bare=n == 1) is not None), None)
    if at is not None:
        return _item(" – ".join(parts[:at]), parts[at:], bare=True)
    if line.endswith(")"):
        text, _, brackets = line[:-1].rpartition("(")
        inside = [part.strip() for part in brackets.split(",")]
        if text and minutes(inside[0], bare=False) is not None:
            return _item(text.strip(), inside, bare=False)
    return _item(parts[0], parts[1:], bare=False) if fold(parts[-1]) in _PRIVATE else _item(line, [], bare=False)


def minutes(text: str, *, bare: bool) -> int | None:
    """Return the minutes a text names; `bare`: a number without "min" counts too."""
    if match := _MINUTES.match(fold(text)):
        return int(match["n"]) if bare or match["unit"] else None
    if match := _HOURS.match(fold(text)):
        return round(float(match["h"]) * 60) + int(match["m"] or 0)
    return None


def _item(text: str, parts: list[str], *, bare: bool) -> AgendaItem:
    """Return an item of its text and what follows: minutes, who, what for, and a mark, each at most once."""
    length: int | None = None
    presenter = purpose = ""
    private = bool(_MARK.search(text))
    rest: list[str] = []
    for part in filter(None, parts):
        word = fold(part).strip(" .!()[]")
        found = minutes(part, bare=bare) if length is None else None
        if found is not None:
            length = found
        elif word in _PRIVATE:
            private = True
        elif word in _PURPOSES and not purpose:
            purpose = _PURPOSES[word]
        elif not presenter:
            presenter = part
        else:
            rest.append(part)
    return AgendaItem(" – ".join([_MARK.sub("", text).strip() or text, *rest]), length, presenter, purpose, private)
