"""Cells of people: changed one by one, and only where they still hold what they held."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell
from coalition_sheets.model.table import letters
from coalition_sheets.xlsx.book import Book
from coalition_sheets.xlsx.refuse import TabMissing


@frozen
class CellEdit:
    """A change of one cell, by its tab's title, row and column (both counted from 1): only if it still holds `old`."""

    tab: str
    row: int
    column: int
    old: Cell
    new: Cell

    @property
    def place(self) -> str:
        """The cell's address: C14."""
        return f"{letters(self.column)}{self.row}"


def changed(book: Book, edits: Sequence[CellEdit]) -> None:
    """Make all changes or none."""
    for edit in edits:
        if edit.tab not in {tab.name for tab in book.tabs}:
            raise TabMissing(edit.tab)
        raise NotImplementedError
