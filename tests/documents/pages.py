"""How to make each page that has prepared data of its own: by template, from a briefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from coalition_sheets import rules
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.capture import capture, profiles
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.one import organization_page, person_page
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.documents.summaries import Declassified, funder_report, how_we_work, monthly, public_summary
from coalition_sheets.model import Briefing, Document, Level, Meeting
from tests.documents.making import load

DAYS = (date(2026, 3, 10), date(2026, 3, 24), date(2026, 4, 7))


def meetings(b: Briefing) -> list[Meeting]:
    """Return the meetings that pages are made of."""
    return sorted((m for m in b.coalition.meetings if m.date in DAYS), key=lambda m: m.date)


def of_kind(b: Briefing, kind: str) -> list[Document]:
    """Return the agendas of all meetings as if they were of one kind, with what the checks find today."""
    c = b.coalition
    b = Briefing(replace(c, meetings=tuple(replace(m, kind=kind) for m in c.meetings)), b.today, b.memory)
    b = replace(b, findings=rules.check(b, ()))
    return [agenda(b, m, load) for m in meetings(b)]


PAGES: Mapping[str, Callable[[Briefing], list[Document]]] = {
    "agenda-celebration.md.j2": lambda b: of_kind(b, "Celebration"),
    "agenda-founding.md.j2": lambda b: of_kind(b, "Founding"),
    "agenda-social.md.j2": lambda b: of_kind(b, "Social"),
    "agenda-take-stock.md.j2": lambda b: of_kind(b, "Take stock"),
    "capture-profiles.md.j2": lambda b: [profiles(b, m, load) for m in meetings(b)],
    "funder-report.md.j2": lambda b: [funder_report(b, load)],
    "how-we-work.md.j2": lambda b: [how_we_work(b, load)],
    "monthly.md.j2": lambda b: [monthly(b, load), monthly(b, load, about="Bayview Tenants")],
    "organization.md.j2": lambda b: [organization_page(b, "Grace Chapel", load)],
    "person.md.j2": lambda b: [person_page(b, "Rosa Delgado", load)],
    "public-summary.md.j2": lambda b: [public_summary(b, load, counts=Declassified(4, 3, 2, 1, ("Bayview Tenants",)))],
    "call-sheet.md.j2": lambda b: [call_sheet(b, load), call_sheet(b, load, caller="Rosa Delgado")],
    "capture-tasks.md.j2": lambda b: [capture(b, m, load) for m in meetings(b)],
    "minutes.md.j2": lambda b: [minutes(b, m, load) for m in meetings(b)],
}
PERSONAL: Mapping[str, Callable[[Briefing, str], list[Document]]] = {
    "person.md.j2": lambda b, name: [person_page(b, name, load, level=Level.COALITION)],
    "own-list.md.j2": lambda b, name: list(own_lists(b, load, to=name)),
}
