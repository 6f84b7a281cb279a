"""Who can open the file, and what stands in it for organizers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coalition_sheets.model import Briefing, Coalition, Column, Finding, Level, Place, Record, Tab
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.words import names

OPEN_TO_OTHERS = frozenset({"Members", "Anyone"})
BLANK = (None, "")


def open_file(b: Briefing) -> Iterator[Finding]:
    """Organizers' columns stand only in a file that organizers alone can open (T29)."""
    if b.about.who_can_open not in OPEN_TO_OTHERS:
        return
    found = [place for tab in b.coalition.tabs.values() for place in _filled(b.coalition, tab)]
    if found:
        columns = names([f"{p.tab} “{p.header}”" for p in found])
        who = "members" if b.about.who_can_open == "Members" else "anyone"
        yield finding("PRIV-FILE", f"This file is open to {who} and holds {columns}.", places=found)


def _filled(c: Coalition, tab: Tab) -> Iterator[Place]:
    """The organizers' columns of a tab that hold something, each at its header."""
    if tab.schema.name == "about":
        return
    for name, number in sorted(tab.columns.items(), key=lambda item: item[1]):
        column = tab.schema.by_name.get(name)
        private = column is None or column.level is Level.ORGANIZERS
        if private and any(tab.table.cell(row, number) not in BLANK for row in _rows(c, tab, column)):
            yield tab.table.place(tab.header_row, number, tab.place(None, name).header)


def _rows(c: Coalition, tab: Tab, column: Column | None) -> Iterator[int]:
    """The rows of a tab whose cell in this column is for organizers: those that consent to no more."""
    records: tuple[Record, ...] = getattr(c, tab.schema.name, ()) or c.others.get(tab.schema.name, ())
    consent = column.consent if column else None
    for record in records:
        if consent is None or getattr(record, consent.column, None) not in consent.says:
            yield record.row


PRIVACY: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (open_file,)
