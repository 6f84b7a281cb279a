"""The Sent tab: what went out, to whom and when. A header for now."""

from __future__ import annotations

from coalition_sheets.documents.tabs.looks import HEADED, TITLE, UNDER, full
from coalition_sheets.model import Language
from coalition_sheets.model.palette import INK
from coalition_sheets.model.worksheet import Line, Worksheet, Written

TITLE_OF_TAB = "Sent"
WIDTHS = (12.0, 18.0, 18.0, 30.0)


def sent_tab(said: Language) -> Worksheet:
    """Return the Sent tab."""
    headers = (said.gettext("Day"), said.gettext("Kind"), said.gettext("To"), said.gettext("About"))
    what_for = said.gettext("What went out, so that nobody gets the same mail twice. Nothing is sent without you.")
    lines = (
        full(said.gettext("Sent"), TITLE, WIDTHS, least=30),
        full(what_for, UNDER, WIDTHS),
        Line(tuple(Written(text, HEADED) for text in headers), 20.0),
    )
    return Worksheet(title=TITLE_OF_TAB, widths=WIDTHS, lines=lines, frozen=len(lines), header=len(lines), tint=INK)
