"""Where a request is to work: its sheet, its cells, its rows or columns; refused where there are none."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block, area_of, past_the_grid, printed, whole
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.store import MOST_CELLS, Book, Sheet

WORDS = {"ROWS": "row", "COLUMNS": "column"}


def sheet_of(book: Book, body: Json) -> Sheet:
    """Find the sheet that a range, a coordinate or a request names; without an id it is sheet 0."""
    return book.sheet(int(body.get("sheetId", 0)))


def block_of(book: Book, grid_range: Json | None) -> Block:
    """Read a GridRange, cut to the sheet; it must begin inside."""
    if grid_range is None:
        raise refused("Must specify a range.")
    area = area_of(grid_range)
    sheet = book.sheet(area.sheet_id)
    if area.top >= sheet.row_count or area.left >= sheet.column_count:
        raise past_the_grid(sheet, printed(sheet, whole(sheet, area)))
    return area.within(sheet)


def coordinate(book: Book, place: Json | None) -> tuple[Sheet, int, int]:
    """Read a GridCoordinate."""
    if place is None:
        raise refused("Must specify a coordinate.")
    sheet = sheet_of(book, place)
    row, column = int(place.get("rowIndex", 0)), int(place.get("columnIndex", 0))
    if row < 0 or column < 0:
        raise refused("GridCoordinate indexes must not be negative.")
    if row >= sheet.row_count:
        raise refused(f"GridCoordinate.rowIndex[{row}] is after last row in grid[{sheet.row_count}]")
    if column >= sheet.column_count:
        raise refused(f"GridCoordinate.columnIndex[{column}] is after last column in grid[{sheet.column_count}]")
    return sheet, row, column


def count(sheet: Sheet, dimension: str) -> int:
    """Count the rows or the columns of a sheet."""
    return sheet.row_count if dimension == "ROWS" else sheet.column_count


def set_count(sheet: Sheet, dimension: str, number: int) -> None:
    """Say how many rows or columns a sheet has."""
    if dimension == "ROWS":
        sheet.row_count = number
    else:
        sheet.column_count = number


def dimension_of(body: Json) -> str:
    """Read ROWS or COLUMNS; one must be said."""
    found = str(body.get("dimension", "DIMENSION_UNSPECIFIED"))
    if found not in WORDS:
        raise refused("Must specify a dimension.")
    return found


def lines_of(book: Book, place: Json | None) -> tuple[Sheet, str, int, int]:
    """Read a DimensionRange: its sheet, ROWS or COLUMNS, its first line and its end."""
    if place is None:
        raise refused("Must specify a range.")
    sheet, dimension = sheet_of(book, place), dimension_of(place)
    start, end = int(place.get("startIndex", 0)), int(place.get("endIndex", count(sheet, dimension)))
    if start < 0 or end < start:
        raise refused(f"endIndex[{end}] must be after startIndex[{start}]")
    return sheet, dimension, start, end


def check_cells(book: Book, sheet: Sheet | None = None, rows: int = 0, columns: int = 0) -> None:
    """Refuse more cells than a spreadsheet may have; one sheet may be counted with the size it is to get."""
    others = sum(other.row_count * other.column_count for other in book.sheets if other is not sheet)
    if others + rows * columns > MOST_CELLS:
        text = f"This action would increase the number of cells in the workbook above the limit of {MOST_CELLS} cells."
        raise refused(text)
