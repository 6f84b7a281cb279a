"""How a mess is written down: the row somebody typed, the cell that matters in it, and the check that must name it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell

Raw = Literal["", "native", "struck", "hidden"]


@frozen
class Mess:
    """A row that somebody typed in their own way.

    `code`: the check that must name the cell in `column` (by name in code; "" for the whole row); "" where the
    reading must cope without a word. `raw`: what no plain value can say: a formula or an error as the spreadsheet
    program keeps it, text that is struck through, a row that is hidden.
    """

    what: str
    code: str
    column: str
    cells: Mapping[str, Cell]
    raw: Raw = ""


@frozen
class Standing:
    """Where a mess stands in the workbook: the title of its tab, its row from 1, its column by name in code."""

    what: str
    code: str
    tab: str
    row: int
    column: str


def mess(what: str, code: str, column: str, raw: Raw = "", /, **cells: Cell) -> Mess:
    """Return a mess; its cells by column name."""
    return Mess(what, code, column, MappingProxyType(cells), raw)
