"""The tab `_coalition` as Memory again: what is not as we wrote it is left out, and that is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from coalition_sheets.frozen import frozen
from coalition_sheets.memory.lines import (
    ABOUT,
    EVENT,
    FORMAT,
    HEADERS,
    OPENING,
    ORDERED,
    TITLE,
    day_of,
    in_order,
    marked,
    told,
)
from coalition_sheets.model import Event, Level, Memory, Quiet, SeenFinding, SeenRow, SeenTab, Sent, Table, typed

BESIDE = frozenset({"today", "problems"})
LOST = "The toolkit's notes are not in this workbook any more, so it starts to remember again from today."
UNREADABLE = f"The toolkit's notes (hidden tab “{TITLE}”) can't be read, so it starts to remember again from today."
NEWER = (
    f"The toolkit's notes (hidden tab “{TITLE}”) were written by a newer version, so they are left as they are and not "
    "used. Please update coalition-sheets."
)
_DIGITS = str.maketrans("ghijklmnop", "0123456789")
_LEVELS = {level.word: level for level in Level}


@frozen
class Recalled:
    """A memory, and in plain words what could not be read. `newer`: a newer version wrote the tab; leave it alone."""

    memory: Memory
    notes: tuple[str, ...] = ()
    newer: bool = False


@frozen
class _Cells:
    """One line as read, its cells as text."""

    text: Sequence[str]

    def __getitem__(self, header: str) -> str:
        return told(self.text[HEADERS.index(header)])

    def day(self, header: str) -> date | None:
        return day_of(self.text[HEADERS.index(header)])

    @property
    def kind(self) -> str:
        return self.text[0]

    @property
    def level(self) -> Level:
        return _LEVELS[self.text[HEADERS.index("For")]]

    @property
    def details(self) -> str:
        return "".join(self.text[len(HEADERS) - 1 :])


def remembered(tables: Iterable[Table]) -> Memory:
    """Return the memory that a workbook holds; where it holds none, the empty one."""
    return recalled(tables).memory


def recalled(tables: Iterable[Table]) -> Recalled:
    """Return the memory that a workbook holds, and what is to be said of it.

    Lines may stand in any order. A line that somebody changed is left out; where any is missing, nothing is taken for
    new because it is unknown.
    """
    by_name = {table.name.strip().casefold(): table for table in tables}
    table = by_name.get(TITLE)
    if table is None or not table.rows:
        return Recalled(Memory(), (LOST,) if table or by_name.keys() >= BESIDE else ())
    lines = [cells for row in table.rows if any(cells := [_text(cell) for cell in row])]
    lines = [cells for cells in lines if cells[0] != OPENING and tuple(cells[: len(HEADERS)]) != HEADERS]
    first = [cells for cells in lines if cells[0] == ABOUT]
    if any(_format(cells) > FORMAT for cells in first):
        return Recalled(Memory(), (NEWER,), newer=True)
    if len({tuple(cells) for cells in first}) != 1 or (about := _about(first[0])) is None:
        return Recalled(Memory(), (UNREADABLE,))
    memory, count = about
    return _whole(memory, count, [cells for cells in lines if cells[0] != ABOUT])


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else typed(cell)


def _format(cells: Sequence[str]) -> int:
    word, _, number = (cells[1] if len(cells) > 1 else "").partition(" ")
    return int(number) if word == "format" and number.isdecimal() else 0


def _about(cells: Sequence[str]) -> tuple[Memory, int] | None:
    """Return a memory of no rows yet, and how many lines follow; None where this line was changed."""
    try:
        line = _Cells(_padded(cells))
        salt = line["Name"]
        memory = Memory(last_run=line.day("Day"), salt=salt, log_since=line.day("Changed"))
        return (memory, int(line.details)) if _is_ours(salt, cells) and _format(cells) == FORMAT else None
    except ValueError:
        return None


def _padded(cells: Sequence[str]) -> list[str]:
    return [*cells, *[""] * (len(HEADERS) - len(cells))]


def _is_ours(salt: str, cells: Sequence[str]) -> bool:
    bare = list(cells)
    while bare and not bare[-1]:
        bare.pop()
    return marked(salt, _padded(cells)) == bare


def _whole(start: Memory, count: int, lines: Iterable[Sequence[str]]) -> Recalled:
    """Return a memory from its lines: those that are as we wrote them."""
    found: dict[str, dict[Any, Any]] = {}
    doubled: set[tuple[str, Any]] = set()
    for cells in dict.fromkeys(map(tuple, lines)):
        if thing := _thing(start.salt, cells):
            field, key, value = thing
            of_field = found.setdefault(field, {})
            doubled |= {(field, key)} if key in of_field else set()
            of_field[key] = value
    for field, key in doubled:
        del found[field][key]
    memory = replace(start, **{field: _built(field, things) for field, things in found.items()})
    good = sum(map(len, found.values()))
    if good >= count:
        return Recalled(memory)
    return Recalled(_with_gaps(memory), (_gaps(count - good, count),))


def _gaps(missing: int, count: int) -> str:
    lines = "lines is" if missing == 1 else "lines are"
    return (
        f"{missing} of {count} {lines} missing or changed in the toolkit's notes (hidden tab “{TITLE}”). "
        "What they held is unknown now; everything else is kept."
    )


def _with_gaps(memory: Memory) -> Memory:
    """Return a memory that does not take for new what it only lost, nor its log for all that happened."""
    tabs = {name: replace(tab, since=None) for name, tab in memory.tabs.items()}
    return replace(memory, tabs=MappingProxyType(tabs), log_since=None)


def _thing(salt: str, cells: Sequence[str]) -> tuple[str, Any, Any] | None:
    """Return a line's field of Memory, its key there and its value; None where it is not as we wrote it."""
    name = "event" if cells[0].startswith(EVENT) else cells[0]
    if name not in _READ or not _is_ours(salt, cells):
        return None
    field, read = _READ[name]
    try:
        return field, *read(_Cells(_padded(cells)))
    except (ValueError, KeyError, TypeError):
        return None


def _tab(c: _Cells) -> tuple[Any, Any]:
    return c["Tab"], SeenTab(c["Name"], int(c.details), c.day("Day"))


def _row(c: _Cells) -> tuple[Any, Any]:
    cells = {name: str(text).translate(_DIGITS) for name, text in json.loads(c.details or "{}").items()}
    return (c["Tab"], c["Key"]), SeenRow(
        first_seen=c.day("Day"),
        last_changed=c.day("Changed"),
        done_seen=c.day("Done"),
        now_changed=c.day("Number"),
        cells=MappingProxyType(cells),
        name=c["Name"],
        done=c["Now"] == "Done",
        gone=c.day("Gone"),
        level=c.level,
    )


def _renamed(c: _Cells) -> tuple[Any, Any]:
    return (c["Tab"], c["Key"]), c["Now"]


def _word(c: _Cells) -> tuple[Any, Any]:
    return c["Key"], c["Now"]


def _finding(c: _Cells) -> tuple[Any, Any]:
    found = SeenFinding(c["Before"], c["Tab"], c["Key"], c["Now"], c.day("Day"), c.level)
    return (found.code, found.tab, found.key, found.column), found


def _quiet(c: _Cells) -> tuple[Any, Any]:
    found = Quiet(c["Tab"], _sure(c.day("Day")), c["Key"])
    return (found.code, found.key), found


def _sent(c: _Cells) -> tuple[Any, Any]:
    found = Sent(c["Tab"], c["Name"], _sure(c.day("Day")), tuple(map(str, json.loads(c.details))))
    return found, found


def _event(c: _Cells) -> tuple[Any, Any]:
    more = json.loads(c.details or "{}")
    found = Event(
        day=_sure(c.day("Day")),
        kind=c.kind.removeprefix(EVENT),
        tab=c["Tab"],
        key=c["Key"],
        name=c["Name"],
        columns=tuple(map(str, more.get("columns", ()))),
        before=c["Before"],
        now=c["Now"],
        count=int(more.get("count", 1)),
        level=c.level,
    )
    return found, found


def _sure(day: date | None) -> date:
    if day is None:
        raise ValueError("no day")
    return day


_READ: Mapping[str, tuple[str, Callable[[_Cells], tuple[Any, Any]]]] = MappingProxyType({
    "tab": ("tabs", _tab), "row": ("rows", _row), "renamed": ("renamed", _renamed), "light": ("lights", _word),
    "standing": ("standings", _word), "finding": ("findings", _finding), "quiet": ("quiet", _quiet),
    "sent": ("sent", _sent), "event": ("events", _event),
})  # fmt: skip


def _built(field: str, things: Mapping[Any, Any]) -> Any:
    """Return a field of Memory: a mapping, or values in their order."""
    return in_order(things.values()) if field in ORDERED else MappingProxyType(things)
