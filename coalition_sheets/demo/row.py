"""How the demo's rows are written down: cells as they stand on the sheet, and why each row is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell


@frozen
class DemoRow:
    """One row: its cells by column name, why it is there, and what earlier runs would have noted about it.

    `entered`: the day it was typed; `seen_done`: the run that first saw it Done, where nobody typed the day.
    `changed`: the run that last saw a cell change, where that matters.
    """

    why: str
    cells: Mapping[str, Cell]
    entered: date | None = None
    changed: date | None = None
    seen_done: date | None = None

    def noted(self, entered: date | None = None, changed: date | None = None, seen_done: date | None = None) -> DemoRow:
        """Return the row with what earlier runs noted about it."""
        return replace(
            self,
            entered=entered or self.entered,
            changed=changed or self.changed,
            seen_done=seen_done or self.seen_done,
        )


def on(month: int, day: int, year: int = 2026) -> date:
    """Return a day of the campaign's year."""
    return date(year, month, day)


class Tab:
    """Writes rows of one tab: the columns are named once, then each row is its reason and its cells in that order."""

    def __init__(self, columns: str) -> None:
        self.columns = tuple(columns.split())

    def __call__(self, why: str, *cells: Cell, **more: Cell) -> DemoRow:
        """Return a row; cells left out at the end are blank, and `more` are columns that few rows fill."""
        named = dict(zip(self.columns, cells, strict=False)) | more
        return DemoRow(why, MappingProxyType({name: cell for name, cell in named.items() if cell is not None}))
