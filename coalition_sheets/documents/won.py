"""Wins as pages tell them: what happened, in the order of time, and whom to thank."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.links import to
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, fold
from coalition_sheets.model.worksheet import Link


@frozen
class WinLine:
    """A win, whom to thank, and where it stands."""

    text: str
    thanks: str
    day: date | None = None
    link: Link | None = None


def wins_since(b: Briefing, since: date, names: Names) -> tuple[WinLine, ...]:
    """Return the wins from a day up to today, the oldest first."""
    found = [w for w in b.coalition.wins if w.date and since <= w.date <= b.today]
    found.sort(key=lambda w: fold(w.what), reverse=True)
    found.sort(key=lambda w: w.date or since)
    return tuple(
        WinLine(say.sentence(say.shortened(w.what, 140)), names.all(w.who), w.date, to(b.coalition.place(w, "what")))
        for w in found
    )
