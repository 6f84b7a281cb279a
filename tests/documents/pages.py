"""How to make each page that has prepared data of its own: by template, from a briefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.capture import capture
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.model import Briefing, Document, Meeting
from tests.documents.making import load

DAYS = (date(2026, 3, 10), date(2026, 3, 24), date(2026, 4, 7))


def meetings(b: Briefing) -> list[Meeting]:
    """Return the meetings that pages are made of."""
    return sorted((m for m in b.coalition.meetings if m.date in DAYS), key=lambda m: m.date)


PAGES: Mapping[str, Callable[[Briefing], list[Document]]] = {
    "call-sheet.md.j2": lambda b: [call_sheet(b, load), call_sheet(b, load, caller="Rosa Delgado")],
    "capture-tasks.md.j2": lambda b: [capture(b, m, load) for m in meetings(b)],
    "minutes.md.j2": lambda b: [minutes(b, m, load) for m in meetings(b)],
}
PERSONAL: Mapping[str, Callable[[Briefing, str], list[Document]]] = {
    "own-list.md.j2": lambda b, name: list(own_lists(b, load, to=name)),
}
