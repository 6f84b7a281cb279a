"""A tab about to be written: its schema, the columns it shows, its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Column, Schema, letters

Rows = Sequence[Mapping[str, Cell]]


@frozen
class Line:
    """One row of About us: the setting, its value, what it means, and the words to choose from."""

    setting: str
    value: Cell = None
    meaning: str = ""
    choices: tuple[str, ...] = ()


@frozen
class Sheet:
    """A tab about to be written: the columns it shows, its rows, and the last row that is made ready."""

    schema: Schema
    columns: tuple[Column, ...]
    rows: Rows
    last: int
    today: date | None = None

    def letter(self, name: str) -> str:
        """Return the letters of the column of this name, "" where the tab does not show it."""
        names = [c.name for c in self.columns]
        return letters(names.index(name) + 1) if name in names else ""
