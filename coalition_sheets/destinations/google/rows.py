"""Rows of people's as Google tells them, and whether two of them are the same row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from coalition_sheets.destinations.google.cells import Json, entered, same
from coalition_sheets.model import Cell, CellError

FIELDS = (
    "sheets(properties(sheetId),data(startRow,rowData(values(userEnteredValue,effectiveValue,formattedValue,"
    "textFormatRuns(startIndex),chipRuns(startIndex),userEnteredFormat(numberFormat),"
    "effectiveFormat(numberFormat(type))))))"
)
Row: TypeAlias = Sequence[Mapping[str, Any]]
Rows: TypeAlias = Mapping[int, Mapping[int, Row]]


def rows(answer: Mapping[str, Any]) -> Rows:
    """Return the rows of an answer to FIELDS by the id of their tab and their number, counted from 1."""
    return {
        int(tab["properties"].get("sheetId", 0)): {
            part.get("startRow", 0) + at: line.get("values", ())
            for part in tab.get("data", ())
            for at, line in enumerate(part.get("rowData", ()), 1)
        }
        for tab in answer.get("sheets", ())
    }


def at(row: Row, column: int) -> Mapping[str, Any]:
    """Return the cell of a column counted from 1; beyond the last one it is blank."""
    return row[column - 1] if column <= len(row) else {}


def held(cell: Mapping[str, Any]) -> Json:
    """Return what a cell holds or comes to; one error is like another, and an empty text is nothing."""
    value = cell.get("effectiveValue") or {}
    if "errorValue" in value:
        return {"errorValue": {}}
    return {} if value == {"stringValue": ""} else dict(value)


def is_formula(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is worked out from others."""
    return "formulaValue" in cell.get("userEnteredValue", {})


def is_plain(cell: Mapping[str, Any], *, formulas: bool) -> bool:
    """Whether a cell is no more than what was entered: no words that differ in look, no chip; `formulas` may be."""
    return not (cell.get("textFormatRuns") or cell.get("chipRuns")) and (formulas or not is_formula(cell))


def holds_now(cell: Mapping[str, Any], value: Json) -> bool:
    """Tell whether a cell holds an ExtendedValue."""
    if "formulaValue" in value:
        return bool(cell.get("userEnteredValue") == value)
    return same(held(cell), value)


def brief(row: Row) -> list[Json | None]:
    """Return what of a row tells it from others, as JSON; None for what is worked out."""
    return [None if is_formula(cell) else held(cell) for cell in row]


def long(cells: Iterable[Json | None]) -> Row:
    """Return the row that `brief` wrote."""
    return [{"userEnteredValue": {"formulaValue": "="}} if c is None else {"effectiveValue": c} for c in cells]


def is_same(one: Row, other: Row, but: Collection[int] = ()) -> bool:
    """Tell whether two rows hold the same, `but` in these columns; what is worked out is not compared."""
    for column in range(1, max(len(one), len(other)) + 1):
        first, second = at(one, column), at(other, column)
        if column in but or is_formula(first) or is_formula(second):
            continue
        if held(first) != held(second):
            return False
    return True


def is_as_read(row: Row, cells: Sequence[Cell], but: Collection[int] = ()) -> bool:
    """Tell whether a row holds what was read, `but` in these columns; what is worked out is not compared."""
    width = max(len(row), len(cells))
    return all(
        column in but or is_formula(at(row, column)) or holds(at(row, column), _cell(cells, column))
        for column in range(1, width + 1)
    )


def _cell(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column - 1] if column <= len(cells) else None


def holds(cell: Mapping[str, Any], value: Cell) -> bool:
    """Tell whether a cell holds what was read; a number may have been read as the text it shows, such as 02134."""
    now = held(cell)
    if isinstance(value, CellError):
        return "errorValue" in now or now == entered(value)
    return same(now, entered(value)) or (isinstance(value, str) and cell.get("formattedValue") == value)
