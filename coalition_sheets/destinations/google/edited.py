"""A cell that a person asked us to change, what that came to, and how to say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Place, typed

Outcome = Literal["done", "changed", "moved", "formula", "put back", "look"]
LOOK = "Please look at {place}{named}: rows moved in that moment, and “{now}” was written there. {before}"
SAID: Mapping[Outcome, str] = {
    "done": "{place}: “{old}” became “{new}”.",
    "changed": "{place} was changed by somebody a moment ago. It stays as it is.",
    "moved": "The row of {place} was moved or changed a moment ago, so nothing was written. Run it again.",
    "formula": "{place} is worked out by a formula, so it stays as it is. Change the cells it takes its value from.",
    "put back": "The rows of {tab} moved while {place} was written. Each cell is as it was before. Did somebody type "
    "into {place} just then? Then look there. Run it again.",
}


@frozen
class Edit:
    """One cell to change, its row and column counted from 1; `header` is the row of the headers, 0 where none is."""

    tab: str
    row: int
    column: int
    old: Cell
    new: Cell
    header: int = 0


@frozen
class Edited:
    """What an edit came to, and how to say it.

    done; changed: somebody changed that cell; moved: the row is not there any more; formula: the cell is worked out;
    put back: another row was hit and holds again what it held; look: a person has to look at that cell.
    """

    edit: Edit
    outcome: Outcome
    said: str


def ended(edit: Edit, outcome: Outcome) -> Edited:
    """Return an edit with what it came to."""
    place = Place(edit.tab, edit.row, edit.column)
    old, new = typed(edit.old) or "blank", typed(edit.new) or "blank"
    return Edited(edit, outcome, SAID[outcome].format(place=place, tab=edit.tab, old=old, new=new))


def to_look_at(place: Place, name: str, now: str, before: str | None) -> str:
    """Say which cell a person has to look at: where it was last seen, in the row of which name, what it held."""
    named = f", in the row of “{name}”" if name else ""
    held = "" if before is None else f"Before it held “{before}”." if before else "Before it was blank."
    return LOOK.format(place=place, named=named, now=now, before=held).strip()
