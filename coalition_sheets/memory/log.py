"""The log of what happened: bounded, in order, and the same when told twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from coalition_sheets.memory.lines import in_order
from coalition_sheets.model import Event, Level, Memory

KEPT_DAYS = 120
KEPT_LINES = 2_000
APART = 100
"""So many events of one kind, tab and day are told apart; more become one line with their number."""

STATES = frozenset({"light", "standing"})
OPPOSITE: Mapping[str, str] = MappingProxyType({
    "added": "gone", "gone": "added", "found": "solved", "solved": "found",
})  # fmt: skip


def logged(memory: Memory, new: Iterable[Event], today: date) -> Memory:
    """Return a memory with more events: one line for what happened to one thing in one day, the oldest dropped."""
    new = tuple(new)
    log_since = memory.log_since or today
    if not new and not any(_old(e, today) for e in memory.events):
        return replace(memory, log_since=log_since)
    events = in_order(_counted(_merged((*memory.events, *new))))
    kept = [e for e in events if not _old(e, today)][-KEPT_LINES:]
    dropped = events[: len(events) - len(kept)]
    return replace(memory, events=tuple(kept), log_since=max([log_since, *(e.day for e in dropped)]))


def _old(event: Event, today: date) -> bool:
    return event.day < today - timedelta(days=KEPT_DAYS)


def _merged(events: Iterable[Event]) -> Iterable[Event]:
    """Return events with those of one thing and day joined; what went there and back again did not happen."""
    found: dict[tuple[object, ...], Event] = {}
    for e in events:
        if _key(e, OPPOSITE.get(e.kind, "")) in found:
            del found[_key(e, OPPOSITE[e.kind])]
        else:
            key = _key(e, e.kind)
            found[key] = _joined(found[key], e) if key in found else e
    return [e for e in found.values() if e.kind not in STATES or e.before != e.now]


def _key(e: Event, kind: str) -> tuple[object, ...]:
    """Return what tells an event from others of its day."""
    more = (e.before, e.columns) if e.kind in ("found", "solved") else () if e.key else (e.name, e.before, e.now)
    return e.day, kind, e.tab, e.key, e.level, *more


def _joined(first: Event, then: Event) -> Event:
    columns = tuple(sorted({*first.columns, *then.columns}))
    count = 1 if first.key else first.count + then.count
    return replace(then, before=first.before, columns=columns, count=count)


def _counted(events: Iterable[Event]) -> Iterable[Event]:
    """Return events with a crowd of one kind in one tab and day as one line."""
    groups: dict[tuple[date, str, str, Level, str], list[Event]] = {}
    for e in events:
        code = e.before if e.kind in ("found", "solved") else ""
        groups.setdefault((e.day, e.kind, e.tab, e.level, code), []).append(e)
    for (day, kind, tab, level, code), crowd in groups.items():
        if len(crowd) <= APART or kind in STATES:
            yield from crowd
        else:
            number = sum(e.count for e in crowd)
            columns = () if code else _all_columns(crowd)
            yield Event(day, kind, tab, columns=columns, before=code, count=number, level=level)


def _all_columns(crowd: Iterable[Event]) -> tuple[str, ...]:
    return tuple(sorted({column for e in crowd for column in e.columns}))
