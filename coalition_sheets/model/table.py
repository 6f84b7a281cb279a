"""A workbook as read: tabs of raw cells, and where each of them stands."""

from __future__ import annotations

from dataclasses import field

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell, typed


def letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@frozen
class Place:
    """Where something stands: a tab, and as far as known its row, column (both from 1), header and typed text."""

    tab: str
    row: int | None = None
    column: int | None = None
    header: str = ""
    typed: str = ""

    @property
    def a1(self) -> str:
        """The address as people know it: "C14", "14" for a row, "C" for a column, "" for a whole tab."""
        return f"{letters(self.column) if self.column else ''}{self.row or ''}"

    def __str__(self) -> str:
        return f"{self.tab} {self.a1}".strip()


@frozen
class Table:
    """A tab as read: its raw cells from A1 on, nothing interpreted. Rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a row and column counted from 1; outside the table it is None."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None

    def place(self, row: int | None, column: int | None = None, header: str = "") -> Place:
        """Return the Place of a row or cell, with what was typed there."""
        text = typed(self.cell(row, column)) if row and column else ""
        return Place(self.name, row, column, header, text)


@frozen
class Workbook:
    """All tabs of a workbook, in their order, with what its file says of itself."""

    name: str
    tables: tuple[Table, ...] = ()
    zone: str | None = None
    warnings: tuple[str, ...] = field(default=())
