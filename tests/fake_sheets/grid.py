"""The cells of a spreadsheet as `spreadsheets.get` gives them: blocks of rows, blank ends left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tests.fake_sheets import shown
from tests.fake_sheets.a1 import Area, Block
from tests.fake_sheets.calculation import Calculation
from tests.fake_sheets.cells import extended
from tests.fake_sheets.errors import Json
from tests.fake_sheets.masks import Mask, inside, wants
from tests.fake_sheets.numbers import pattern_of
from tests.fake_sheets.store import Book, Sheet

ROW_PIXELS, COLUMN_PIXELS = 21, 100
Way: TypeAlias = Callable[[Calculation, Sheet, int, int], Any]


def data(sums: Calculation, sheet: Sheet, areas: list[Area], mask: Mask) -> list[Json]:
    """Give one GridData an area; the mask is the one for GridData."""
    by_row = rows_of(sheet) if wants(mask, "rowData") else {}
    return [block_data(sums, sheet, area.within(sheet), by_row, mask) for area in areas]


def rows_of(sheet: Sheet) -> dict[int, dict[int, Json]]:
    """Sort the cells by row."""
    found: dict[int, dict[int, Json]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell:
            found.setdefault(row, {})[column] = cell
    return found


def block_data(
    sums: Calculation, sheet: Sheet, block: Block, by_row: Mapping[int, dict[int, Json]], mask: Mask
) -> Json:
    """Give the part of a sheet inside a block."""
    made: Json = {"startRow": block.top, "startColumn": block.left}
    if wants(mask, "rowData"):
        made["rowData"] = row_data(sums, sheet, block, by_row, inside(mask, "rowData", "values"))
    for name, start, end, size, known, dimension in (
        ("rowMetadata", block.top, block.bottom, ROW_PIXELS, sheet.rows, "ROWS"),
        ("columnMetadata", block.left, block.right, COLUMN_PIXELS, sheet.columns, "COLUMNS"),
    ):
        if wants(mask, name):
            noted = metadata_of(sums.book, sheet, dimension)
            made[name] = [
                {"pixelSize": size, **known.get(number, {}), **noted.get(number, {})} for number in range(start, end)
            ]
    return made


def row_data(
    sums: Calculation, sheet: Sheet, block: Block, by_row: Mapping[int, dict[int, Json]], mask: Mask
) -> list[Json]:
    """Give the rows of a block up to the last that holds something in it."""
    ways = worked_out(mask)
    rows: list[Json] = []
    filled = 0
    last = min(block.bottom, max(by_row, default=-1) + 1)
    for row in range(block.top, last):
        cells = {column: cell for column, cell in by_row.get(row, {}).items() if block.left <= column < block.right}
        values: list[Json] = [{} for _ in range(block.left, max(cells, default=block.left - 1) + 1)]
        for column, cell in cells.items():
            made = values[column - block.left] = dict(cell)
            for name, way in ways.items():
                if (part := way(sums, sheet, row, column)) is not None:
                    made[name] = part
        rows.append({"values": values} if values else {})
        filled = len(rows) if values else filled
    return rows[:filled]


def worked_out(mask: Mask) -> Mapping[str, Way]:
    """Give the ways to what is wanted of a cell and not stored in it: working out what nobody reads takes long."""
    ways: dict[str, Way] = {
        "effectiveValue": effective_value,
        "formattedValue": formatted_value,
        "effectiveFormat": number_format if numbers_only(inside(mask, "effectiveFormat")) else effective_format,
        "hyperlink": shown.hyperlink,
    }
    return {name: way for name, way in ways.items() if wants(mask, name)}


def numbers_only(mask: Mask) -> bool:
    """Whether nothing is wanted of a format but that of numbers, whole or in part."""
    return mask is not None and set(mask) == {"numberFormat"}


def effective_value(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json | None:
    """Give what a cell comes to."""
    value = sums.value(sheet, row, column)
    return None if value is None else extended(value)


def formatted_value(sums: Calculation, sheet: Sheet, row: int, column: int) -> str | None:
    """Give what a reader sees in a cell."""
    return None if sums.value(sheet, row, column) is None else shown.formatted(sums, sheet, row, column)


def has_format(sums: Calculation, sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell is said to have a format at all."""
    return sums.value(sheet, row, column) is not None or "userEnteredFormat" in sheet.cells[row, column]


def effective_format(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json | None:
    """Give the whole format of a cell."""
    return shown.effective_format(sums, sheet, row, column) if has_format(sums, sheet, row, column) else None


def number_format(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json | None:
    """Give the format of a cell as far as its numbers go."""
    if not has_format(sums, sheet, row, column):
        return None
    look = shown.look_of(sums, sheet, row, column)
    return {} if look is None else {"numberFormat": {"type": look["type"], "pattern": pattern_of(look, sums.locale)}}


def metadata_of(book: Book, sheet: Sheet, dimension: str) -> dict[int, Json]:
    """Give the developer metadata that hangs on single rows or columns of a sheet."""
    found: dict[int, Json] = {}
    for entry in book.metadata.values():
        place = entry["location"].get("dimensionRange")
        if place and place["dimension"] == dimension and place.get("sheetId", 0) == sheet.id:
            here = found.setdefault(int(place.get("startIndex", 0)), {"developerMetadata": []})
            here["developerMetadata"].append(entry)
    return found
