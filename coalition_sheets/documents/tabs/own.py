"""All own tabs of a workbook for whoever can open it: nothing that they may not see is there before a word is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coalition_sheets.documents.make import Scan, nothing
from coalition_sheets.documents.markdown import plain
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.tabs.agenda import agenda_tab
from coalition_sheets.documents.tabs.looks import KIND, full, held_back
from coalition_sheets.documents.tabs.problems import problems_tab
from coalition_sheets.documents.tabs.sent import sent_tab
from coalition_sheets.documents.tabs.today import today_tab
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import view
from coalition_sheets.model import About, Briefing, Language, Level, fold
from coalition_sheets.model.worksheet import Line, Worksheet, Written

OPEN_TO = {"organizers": Level.ORGANIZERS, "members": Level.COALITION, "anyone": Level.PUBLIC}


def audience_of(about: About) -> Level:
    """Return who can open the workbook, as About us says; blank is Members, the careful reading."""
    return OPEN_TO.get(fold(about.who_can_open), Level.COALITION)


def own_tabs(
    b: Briefing, load: Load, *, level: Level | None = None, numbers: Declassified | None = None, scan: Scan = nothing,
) -> tuple[Worksheet, ...]:  # fmt: skip
    """Return Today, Problems, Agenda and Sent for whoever can open the workbook, or for another `level`.

    `load` gives the templates of agendas; `numbers` what may be said in public though its rows may not be shown. A tab
    in which `scan` finds something private is held back.
    """
    seen = view(b, audience_of(b.about) if level is None else level)
    members = seen if seen.level <= Level.COALITION else view(b, Level.COALITION)
    made = (
        today_tab(seen, numbers),
        problems_tab(seen),
        agenda_tab(members, load, scan),
        sent_tab(b.language),
    )
    return tuple(_held_back(tab, b.language) if _holds(tab, scan) else _clean(tab) for tab in made)


def _clean(tab: Worksheet) -> Worksheet:
    """Return a tab whose words are each on one line, without controls and marks that nobody sees."""
    return replace(tab, lines=tuple(replace(line, cells=tuple(map(_plain, line.cells))) for line in tab.lines))


def _plain(cell: Written) -> Written:
    return replace(cell, value=plain(cell.value)) if isinstance(cell.value, str) and cell.value else cell


def _holds(tab: Worksheet, scan: Scan) -> bool:
    return any(scan(text) for text in _texts(tab.lines))


def _texts(lines: Iterable[Line]) -> Iterable[str]:
    return (cell.value for line in lines for cell in line.cells if isinstance(cell.value, str))


def _held_back(tab: Worksheet, said: Language) -> Worksheet:
    return replace(tab, lines=(full(held_back(said), KIND, tab.widths),), frozen=0, header=0, rules=())
