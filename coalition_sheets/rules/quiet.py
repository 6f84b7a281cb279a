"""When a finding stays quiet: columns that are absent, new rows, rows and checks put to rest, no meeting yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coalition_sheets.metrics.meetings import held
from coalition_sheets.model import Briefing, Finding, Level, Record, Severity, metric
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.rules.say import level_of, spot

CORE = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
LOUD = frozenset({"SENSITIVE"})
NEEDS_DATES = frozenset({"MEET-NONE", "TASK-NEXT-MEETING"})
"""A meeting whose date cannot be read yet may be the next one, so these wait until it can."""


@metric()
def by_key(b: Briefing, tab: str) -> Mapping[str, Record]:
    """The rows of a core tab by their key; where two have one, the first."""
    return {r.key: r for r in reversed(rows_of(b, tab))}


@metric()
def by_row(b: Briefing, title: str) -> Mapping[int, Record]:
    """The rows of the core tab that bears a title, by where they stand."""
    titles = {name: found.table.name for name, found in b.coalition.tabs.items()}
    return {r.row: r for tab in CORE if titles.get(tab, tab) == title for r in rows_of(b, tab)}


def rows_of(b: Briefing, tab: str) -> Sequence[Record]:
    """Return the rows of a core tab; of any other, none."""
    rows: Sequence[Record] = getattr(b.coalition, tab) if tab in CORE else ()
    return rows


def practice(b: Briefing, found: Iterable[Finding], readings: Sequence[Finding]) -> list[Finding]:
    """Return the findings of practice that may speak, each with its level."""
    read = frozenset(spot(p) for f in readings if f.severity >= Severity.WARNING for p in f.places if p.column)
    met = bool(held(b))
    undated = any((f.tab, f.column) == ("meetings", "date") for f in readings if f.severity >= Severity.WARNING)
    kept = []
    for f in found:
        check = CHECKS[f.code]
        present = all(b.coalition.has(*_split(need)) for need in check.needs)
        judged = met or not check.structure
        said = f.severity < Severity.ERROR and f.places and all(spot(p) in read for p in f.places)
        waits = undated and f.code in NEEDS_DATES
        if present and judged and not said and not waits:
            level = _level(b, f, check.needs)
            kept.append(f if level is f.level else replace(f, level=level))
    return kept


def rested(b: Briefing, found: Iterable[Finding]) -> list[Finding]:
    """Return findings without those about new rows, or put to rest by a column or in memory."""
    return [f for f in found if f.code in LOUD or not (_asleep(b, f) or _all_rest(b, f))]


def _asleep(b: Briefing, f: Finding) -> bool:
    return b.memory.rests(f.code, f.key, b.today)


def _all_rest(b: Briefing, f: Finding) -> bool:
    """Whether every row that a finding is about is to be left alone."""
    own = by_key(b, f.tab).get(f.key) if f.key else None
    about = [own] if own else [r for p in f.places if p.row and (r := by_row(b, p.tab).get(p.row))]
    return bool(about) and all(_rests(b, f, record) for record in about)


def _rests(b: Briefing, f: Finding, record: Record) -> bool:
    if record.quiet_until and b.today < record.quiet_until:
        return True
    return f.severity < Severity.ERROR and record.tab in _remembered(b) and _is_new(b, record)


def _is_new(b: Briefing, record: Record) -> bool:
    seen = b.memory.seen(record.tab, record.key)
    first = b.memory.added_on(record.tab, record.key) if seen else b.today
    return first is not None and (b.today - first).days < b.about.quiet_days_new_rows


@metric("memory")
def _remembered(b: Briefing) -> frozenset[str]:
    """The tabs that memory knows without a gap: in others nothing is new, for nothing is known."""
    if not b.memory.known:
        return frozenset()
    with_gaps = {name for name, tab in b.memory.tabs.items() if tab.since is None}
    return frozenset({*b.memory.tabs, *(tab for tab, _ in b.memory.rows)} - with_gaps)


def _level(b: Briefing, f: Finding, needs: Sequence[str]) -> Level:
    """The highest level of what a finding was made from."""
    columns = [_split(need) for need in needs]
    if f.column and b.coalition.has(f.tab, f.column):
        columns.append((f.tab, f.column))
    return max([f.level, *(level_of(b, tab, column) for tab, column in columns)])


def _split(need: str) -> tuple[str, str]:
    tab, column = need.split(".")
    return tab, column
