"""A tab about to be written: its schema, the columns it shows, its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Column, Schema, letters

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

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


def at(tab: Worksheet, row: int, column: int) -> SheetCell:
    """Return the cell at a row and column counted from 1."""
    return cast("SheetCell", tab.cell(row, column))
