"""What changed since a day, as memory saw it, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.lights import WEEK
from coalition_sheets.model import (
    Briefing,
    Event,
    Goal,
    Meeting,
    Organization,
    Person,
    Record,
    Ref,
    Role,
    Task,
    Touch,
    metric,
    veiled,
)

OF_ROWS = frozenset({"added", "changed", "done", "gone", "renamed", "standing"})
TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")


@frozen
class Changed:
    """Something that happened to a row, or to a crowd of them (`count`, without a name), between two runs.

    `kind`: "added", "changed" (in `columns`), "done", "gone", "renamed" or "standing" (`before` to `now`). `who`: whom
    it concerns: who has the task, who keeps in touch, who leads the goal. `row`: where it is still there.
    """

    day: date
    kind: str
    tab: str
    name: str
    columns: tuple[str, ...] = ()
    before: str = ""
    now: str = ""
    count: int = 1
    who: tuple[str, ...] = ()
    row: Record | None = None


@frozen
class News:
    """What changed; `since`: from when on that is known, None where nothing is known yet.

    `found` and `solved`: how many things to mend appeared and went away, by the code of their check.
    """

    since: date | None = None
    rows: tuple[Changed, ...] = ()
    found: Mapping[str, int] | None = None
    solved: Mapping[str, int] | None = None


NEWS_READ = (
    "memory", "organizations.name", "organizations.liaison", "people.name", "people.organization", "goals.name",
    "goals.lead", "tasks.name", "tasks.owner", "tasks.due", "tasks.goal", "meetings.date", "meetings.kind",
    "meetings.group", "meetings.facilitator", "outreach.date", "outreach.who", "outreach.by", "outreach.how",
    "outreach.next_owner", "roles.name", "roles.who", "wins.date", "wins.what",
)  # fmt: skip


@metric(*NEWS_READ)
def news(b: Briefing, since: date | None = None) -> News:
    """What changed in a week, or since another day, and whom it concerns; nothing is known without memory."""
    day = b.memory.from_day(since or b.today - timedelta(WEEK))
    if day is None or day >= b.today:
        return News()
    events = [e for e in b.memory.events if day < e.day <= b.today]
    here = _rows(b) if events else {}
    changed = [c for c in (_changed(b, e, here) for e in _joined(events) if e.kind in OF_ROWS) if c]
    return News(day, tuple(changed), _codes(events, "found", "solved"), _codes(events, "solved", "found"))


def _joined(events: Iterable[Event]) -> Iterable[Event]:
    """Return events with those that befell one row on one day as one: their columns together."""
    found: dict[tuple[object, ...], Event] = {}
    for e in events:
        key = (e.day, e.kind, e.tab, e.key) if e.key else (e.day, e.kind, e.tab, e.level)
        before = found.get(key, e)
        columns = tuple(dict.fromkeys((*before.columns, *e.columns)))
        found[key] = replace(e, columns=columns, before=before.before)
    return found.values()


def _rows(b: Briefing) -> Mapping[tuple[str, str], Record]:
    """Return rows by tab and key, and by the hash that may stand for the key."""
    found: dict[tuple[str, str], Record] = {}
    hidden = {e.tab for e in b.memory.events if e.key.startswith("~")}
    for tab, record in _all(b):
        key = record.key
        found.setdefault((tab, key), record)
        if tab in hidden:
            found.setdefault((tab, veiled(b.memory.salt, key)), record)
    return found


def _all(b: Briefing) -> Iterator[tuple[str, Record]]:
    for tab in TABS:
        for record in getattr(b.coalition, tab):
            yield tab, record
    for tab, rows in b.coalition.others.items():
        for row in rows:
            yield tab, row


def _changed(b: Briefing, e: Event, here: Mapping[tuple[str, str], Record]) -> Changed | None:
    """Return an event with whom it concerns; None where its row is not there, for this audience, any more."""
    row = here.get((e.tab, e.key)) if e.key else None
    if e.key and (row is None) is not (e.kind == "gone"):
        return None
    who = tuple(dict.fromkeys(ref.label for ref in _concerned(b, row) if ref)) if row else ()
    return Changed(e.day, e.kind, e.tab, e.name, e.columns, e.before, e.now, e.count, who, row)


def _concerned(b: Briefing, row: Record) -> Iterable[Ref | None]:
    match row:
        case Task():
            return (*row.owners, _lead(b, row.goal))
        case Goal():
            return (row.lead,)
        case Organization():
            return (row.liaison,)
        case Person():
            home = b.coalition.organization.get(row.organization.name) if row.organization else None
            return (home.liaison if home else None,)
        case Touch():
            return (row.next_owner or row.by,)
        case Meeting():
            return (row.facilitator,)
        case Role():
            return (row.who,)
        case _:
            return ()


def _lead(b: Briefing, goal: Ref | None) -> Ref | None:
    known = b.coalition.goal.get(goal.name) if goal else None
    return known.lead if known else None


def _codes(events: Iterable[Event], kind: str, other: str) -> Mapping[str, int]:
    """Return how many findings came, or went, by code; what came and went again in that time is no news."""
    found: dict[str, int] = {}
    events = [e for e in events if e.kind in (kind, other)]
    state: dict[tuple[str, ...], tuple[str, str]] = {}
    for e in sorted(events, key=lambda e: e.day):
        if not e.key and not e.columns:
            found[e.before] = found.get(e.before, 0) + (e.count if e.kind == kind else 0)
            continue
        identity = (e.before, e.tab, e.key, *e.columns)
        state[identity] = (state[identity][0] if identity in state else e.kind, e.kind)
    for (code, *_), (first, last) in state.items():
        if first == last == kind:
            found[code] = found.get(code, 0) + 1
    return {code: n for code, n in sorted(found.items()) if n}
