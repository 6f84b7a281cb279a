"""Nouns that write down which of their columns is looked at."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from coalition_sheets.model import About, Briefing, Coalition, Memory, Record

TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
COLUMN = {
    ("tasks", "owners"): "owner",
    ("tasks", "owner_typed"): "owner",
    ("tasks", "due_next_meeting"): "due",
    ("goals", "kind_typed"): "kind",
}
NO_COLUMN = {"row", "extra"}


class Log:
    """The columns seen so far, as "tab.column"."""

    def __init__(self) -> None:
        self.seen: set[str] = set()


def _copy(value: Any, log: Log, name_of: Any) -> Any:
    kind = _recording(type(value))
    copied = kind(**{f.name: getattr(value, f.name) for f in fields(value)})
    _LOGS[id(copied)] = (copied, log, name_of)
    return copied


_LOGS: dict[int, tuple[Any, Log, Any]] = {}


def _recording(kind: type) -> Any:
    own = {f.name for f in fields(kind)}

    def look(self: Any, name: str) -> Any:
        if name in own and (found := _LOGS.get(id(self))):
            found[1].seen.update(found[2](name))
        return object.__getattribute__(self, name)

    body = {"__slots__": (), "__getattribute__": look, "__eq__": object.__eq__, "__hash__": object.__hash__}
    return type(kind.__name__, (kind,), body)


def recorded(coalition: Coalition, today: date, memory: Memory, log: Log) -> Briefing:
    """Return a briefing of these nouns that logs every column looked at."""

    def column(tab: str) -> Any:
        return lambda name: [] if name in NO_COLUMN else [f"{tab}.{COLUMN.get((tab, name), name)}"]

    rows: dict[str, tuple[Record, ...]] = {
        tab: tuple(_copy(row, log, column(tab)) for row in getattr(coalition, tab)) for tab in TABS
    }
    about: About = _copy(coalition.about, log, lambda name: [f"about.{name}"])
    remembered: Memory = _copy(memory, log, lambda name: ["memory"])
    return Briefing(replace(coalition, about=about, **rows), today, remembered)  # type: ignore[arg-type]
