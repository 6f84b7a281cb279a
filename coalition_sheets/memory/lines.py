"""The lines of the memory tab: what stands where, and the mark that tells whether a line is as we wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from coalition_sheets.model import Event, Quiet, SeenFinding, Sent, cell_hash, lettered
from coalition_sheets.regex import regex

T = TypeVar("T", Event, SeenFinding, Sent, Quiet)

TITLE = "_coalition"
FORMAT = 1
OPENING = "The toolkit's notes. Deleting this tab is safe: it starts to remember again."
HEADERS = (
    "Kind", "Tab", "Key", "Name", "Day", "Changed", "Done", "Number", "Gone", "For", "Before", "Now", "Mark", "Details",
)  # fmt: skip
MARK = HEADERS.index("Mark")
ABOUT = "about"
EVENT = "event "
ORDERED = frozenset({"events", "findings", "quiet", "sent"})
LONGEST = 30_000
"""Letters in one cell; Excel holds 32,767."""

_ODD = regex("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|^[\"'\\s]|\\s$|_x[0-9A-Fa-f]{4}_")
_CODE = regex(r"_(?=x[0-9A-Fa-f]{4}_)")


def held(text: str) -> str:
    """Return a text as every file and Sheet can hold it; one with odd characters becomes a JSON string."""
    return _CODE.sub(_spelled, json.dumps(text)) if _ODD.search(text) else text


def _spelled(_: re.Match[str]) -> str:
    return "\\u005f"


def told(text: str) -> str:
    """Return the text that `held` made this of. Raises ValueError where it made no such thing."""
    found = json.loads(text) if text.startswith('"') else text
    return str(found)


def in_order(things: Iterable[T]) -> tuple[T, ...]:
    """Return events, findings, letters sent or checks put to rest in the order in which memory keeps them."""
    return tuple(sorted(things, key=_place))


def _place(thing: Event | SeenFinding | Sent | Quiet) -> tuple[Any, ...]:
    match thing:
        case Event():
            named = (thing.tab, thing.key, thing.name, thing.before, thing.now, thing.columns)
            return thing.day, thing.kind, thing.level, *named, thing.count
        case SeenFinding():
            return thing.code, thing.tab, thing.key, thing.column
        case Sent():
            return thing.day, thing.kind, thing.to, thing.keys
        case Quiet():
            return thing.code, thing.key, thing.until


def iso(day: date | None) -> str:
    """Return a day as it stands in the tab."""
    return day.isoformat() if day else ""


def day_of(text: str) -> date | None:
    """Return the day that a cell holds. Raises ValueError."""
    return date.fromisoformat(text) if text else None


def line(kind: str, **cells: str) -> list[str]:
    """Return a line without its mark; `cells` by header in lower case ("before")."""
    found = [kind, *[""] * (len(HEADERS) - 1)]
    for name, text in cells.items():
        found[HEADERS.index(name.capitalize())] = text
    details = _CODE.sub(_spelled, found.pop())
    return [*found, *(details[n : n + LONGEST] for n in range(0, max(len(details), 1), LONGEST))]


def marked(salt: str, cells: Sequence[str]) -> list[str]:
    """Return a line with its mark, which no other cells and no other workbook have."""
    found = list(cells)
    found[MARK] = ""
    while found and not found[-1]:
        found.pop()
    mark = lettered(cell_hash(salt, "\x1f".join(found)))[:8]
    found += [""] * (MARK + 1 - len(found))
    found[MARK] = mark
    return found
