"""Own tabs of a little coalition, as text."""

from __future__ import annotations

from coalition_sheets import library
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.model import Briefing, Level
from coalition_sheets.model.worksheet import Worksheet
from tests.worksheets import dump, words

NUMBERS = Declassified(4, 3, 2, 1, ("Bayview Tenants",))


def tabs(b: Briefing, level: Level | None = None) -> dict[str, Worksheet]:
    """Return own tabs by their title."""
    return {tab.title: tab for tab in own_tabs(b, library.template, level=level, numbers=NUMBERS)}


def text(b: Briefing, title: str, level: Level | None = None) -> str:
    """Return one tab as text, with its links."""
    return dump(tabs(b, level)[title])


def read(b: Briefing, level: Level | None = None) -> str:
    """Return all that a person reads on own tabs."""
    return "\n".join(map(words, tabs(b, level).values()))


def section(b: Briefing, heading: str, level: Level | None = None, title: str = "Today") -> str:
    """Return the rows below a heading, up to the next one: headings are the cells with a strong line below."""
    lines = tabs(b, level)[title].lines
    bold = [n for n, line in enumerate(lines) if line.cells[0].look.line and line.cells[0].look.bold]
    start = next((n for n in bold if lines[n].cells[0].value == heading), None)
    if start is None:
        return ""
    end = next((n for n in bold if n > start), len(lines))
    return dump(Worksheet(title="", widths=(), lines=lines[start + 1 : end])).partition("\n")[2]
