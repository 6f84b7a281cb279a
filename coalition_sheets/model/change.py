"""Edits of people's cells that a person asked for: planned, shown, and written only where nothing changed since."""

from __future__ import annotations

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell
from coalition_sheets.model.table import Place


@frozen
class Change:
    """One cell to edit: where it is, what stands there now, what is to stand there instead; its tab's header row."""

    place: Place
    old: Cell
    new: Cell
    header_row: int = 0


@frozen
class Choice:
    """A cell that a person has to settle: where it is, and what it might say."""

    place: Place
    code: str
    offers: tuple[str, ...]


@frozen
class Edits:
    """A plan of edits: the changes, the cells left for a person to settle, and what else is worth knowing."""

    changes: tuple[Change, ...] = ()
    choices: tuple[Choice, ...] = ()
    said: tuple[str, ...] = ()
