"""Wins as pages tell them: what happened, in the order of time, and whom to thank."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.links import to
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Win, fold
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
    days = ((noted_on(b, w), w) for w in b.coalition.wins)
    found = [(day, w) for day, w in days if day and since <= day <= b.today]
    found.sort(key=lambda noted: fold(noted[1].what), reverse=True)
    found.sort(key=lambda noted: noted[0])
    return tuple(
        WinLine(say.sentence(say.shortened(w.what, 140)), names.all(w.who), day, to(b.coalition.place(w, "what")))
        for day, w in found
    )


def noted_on(b: Briefing, win: Win) -> date | None:
    """Return the day of a win: where none was typed, the day its row was first seen; None where that is unknown."""
    if win.date or win.tab not in b.memory.tabs or not b.coalition.has(win.tab, "date"):
        return win.date
    return b.memory.added_on(win.tab, win.key) if b.memory.seen(win.tab, win.key) else b.today
