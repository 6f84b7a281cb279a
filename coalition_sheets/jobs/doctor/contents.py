"""What stands in a workbook, wherever it lies: its tabs, what is hidden, and the facts that reading depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from coalition_sheets.jobs.doctor.checks import Answer, Check, mend, ok
from coalition_sheets.metrics.today import is_zone
from coalition_sheets.model import About, Schema, Workbook
from coalition_sheets.records import read_about
from coalition_sheets.records.tabs import assign_tabs, find_about, is_own
from coalition_sheets.sources.excel import hidden_rows

TABS = "Its tabs"
HIDDEN = "What is hidden"
WARNINGS = "Worth knowing"
OPENERS = "Who can open it"
ZONE = "Time zone"
WHERE_ZONE = "Write one such as America/New_York on About us, row Time zone."


class Visit(Protocol):
    """A look at a workbook of any kind."""

    @property
    def workbook(self) -> Workbook:
        """The workbook as read."""

    @property
    def schemas(self) -> Mapping[str, Schema]:
        """What each tab holds."""


def about_of(visit: Visit) -> About:
    """Return the facts on About us."""
    return read_about(visit.workbook, visit.schemas)[0]


def _tabs(visit: Visit) -> Answer:
    assigned = assign_tabs(visit.workbook, visit.schemas)
    about = find_about(visit.workbook, visit.schemas)
    known = [c.table.name for c in assigned.claims.values()] + ([about.name] if about else [])
    others = [t.name for t in visit.workbook.tables if t.name not in known and not is_own(t.name)]
    left = f" Not read: {_listed(others)}." if others else ""
    return ok(f"Known: {_listed(known)}.{left}")


def _hidden(visit: Visit) -> Answer:
    tabs = [t.name for t in visit.workbook.tables if t.hidden and not is_own(t.name)]
    rows = {t.name: len(t.hidden_rows) for t in visit.workbook.tables if t.hidden_rows and not t.hidden}
    parts = [f"hidden tabs {_listed(tabs)}"] if tabs else []
    parts += [f"{count:,} hidden {'row' if count == 1 else 'rows'} on “{name}”" for name, count in rows.items()]
    if not parts:
        return ok("No tab and no row.")
    return ok(f"It has {' and '.join(parts)}. They are read too, and whoever has the file can show them.")


def _warnings(visit: Visit) -> Answer:
    told = {hidden_rows(table) for table in visit.workbook.tables if table.hidden_rows}
    return ok(" ".join(w for w in visit.workbook.warnings if w not in told) or "Nothing more.")


def _openers(visit: Visit) -> Answer:
    who = about_of(visit).who_can_open
    if who:
        return ok(f"{who}, says About us.")
    return mend(
        "About us does not say who can open it, so it is treated as open to members.",
        "On About us, row Who can open this file, write Organizers, Members or Anyone.",
    )


def _zone(visit: Visit) -> Answer:
    said, own = about_of(visit).time_zone, visit.workbook.zone
    if said and not is_zone(said):
        return mend(f"“{said}” on About us is no time zone we know.", WHERE_ZONE)
    if said and own and own != said:
        return mend(
            f"About us says {said}, and the Sheet says {own}. About us wins, but the Sheet shows other days.",
            f"In the Sheet open File > Settings and choose {said}.",
        )
    if said or own:
        return ok(f"{said or own}.")
    return mend("About us names no time zone, so this computer's is used.", WHERE_ZONE)


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def contents(read: str) -> tuple[Check, ...]:
    """Return the checks of what stands in a workbook, once the check named `read` is well."""
    return (
        Check(TABS, _tabs, needs=(read,)),
        Check(HIDDEN, _hidden, needs=(read,)),
        Check(WARNINGS, _warnings, needs=(read,)),
        Check(OPENERS, _openers, needs=(read,)),
        Check(ZONE, _zone, needs=(read,)),
    )
