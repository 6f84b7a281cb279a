"""Like findings in one line, and all of them in a stable order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coalition_sheets.metrics.meetings import held
from coalition_sheets.model import Briefing, Finding, Severity
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.rules.quiet import CORE, by_key, rows_of
from coalition_sheets.rules.words import label, names

TABS = ("", "about", "organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
FEW_ROWS = 15
FEW_LINES = 5
GIVES_WAY = frozenset({"KEY-MISSING", "ROW-SKIPPED", "HEADER-UNKNOWN", "TAB-READ-AS", "TAB-COPY", "VALUE-NOTE"})
"""Rows that nobody filled in and what needs no mending: in a first week they give way to lines as serious."""
ROW_NEEDS = frozenset({("meetings", "date"), ("outreach", "date")})
"""Without this date a row is not used at all, so in a first week it is said before lines as serious."""


def grouped(b: Briefing, found: Iterable[Finding]) -> list[Finding]:
    """Return findings with one line for all rows of one code, where its Check has a line for many."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for number, f in enumerate(found):
        together = CHECKS[f.code].many and f.key in by_key(b, f.tab)
        alike.setdefault((f.code, f.severity, f.level, f.tab, f.fix) if together else (number,), []).append(f)
    return [fs[0] if len(fs) == 1 else _joined(b, fs) for fs in alike.values()]


def _joined(b: Briefing, found: list[Finding]) -> Finding:
    found = sorted(found, key=lambda f: [(p.row or 0, p.column or 0) for p in f.places])
    subjects = [label(by_key(b, f.tab)[f.key], b.today) for f in found]
    message = CHECKS[found[0].code].many.format(n=len(found), names=names(subjects))
    places = tuple(p for f in found for p in f.places)
    return replace(found[0], message=message, places=places, suggestions=(), key="")


def few(b: Briefing, found: list[Finding]) -> list[Finding]:
    """Return at most five lines for an almost empty workbook (decision 14); errors, hints and prompts stay."""
    if held(b) or sum(len(rows_of(b, tab)) for tab in CORE) >= FEW_ROWS:
        return found
    lines = [f for f in found if f.severity >= Severity.NOTE]
    errors = [f for f in lines if f.severity is Severity.ERROR]
    others = sorted((f for f in lines if f.severity < Severity.ERROR), key=_urgency)
    others = others[: max(0, FEW_LINES - len(errors))]
    kept = {id(f) for f in (*errors, *others)}
    return [f for f in found if f.severity < Severity.NOTE or id(f) in kept]


def _urgency(f: Finding) -> tuple[int, bool, bool]:
    return -f.severity, f.code in GIVES_WAY, (f.tab, f.column) not in ROW_NEEDS


def ordered(b: Briefing, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in order: severity, tab, row, column, code."""
    titles = {tab.table.name: name for name, tab in b.coalition.tabs.items()}

    def place(f: Finding) -> tuple[object, ...]:
        tab = f.tab or (titles.get(f.places[0].tab, "") if f.places else "")
        number = TABS.index(tab) if tab in TABS else len(TABS)
        first = f.places[0] if f.places else None
        where = (first.row or 0, first.column or 0) if first else (0, 0)
        return -f.severity, number, tab, *where, f.code, f.key, f.column, f.message

    return tuple(sorted(found, key=place))
