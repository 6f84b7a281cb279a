"""Rows and columns: put in, appended, taken out, moved, made wider, hidden."""

from __future__ import annotations

from tests.fake_sheets.calculation import reading_of
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import WORDS, check_cells, count, dimension_of, lines_of, set_count, sheet_of
from tests.fake_sheets.requests.shifting import FROZEN, delete_lines, insert_lines, move_lines
from tests.fake_sheets.shown import formatted
from tests.fake_sheets.store import Book, Sheet, Store

LETTER_PIXELS, EDGE_PIXELS, LEAST_PIXELS = 7, 10, 21


def insert_dimension(store: Store, book: Book, body: Json) -> Json:
    """Put in rows or columns."""
    sheet, dimension, start, end = lines_of(book, body.get("range"))
    if "endIndex" not in body["range"] or start == end:
        raise refused("Must specify at least one row or column to insert.")
    total = count(sheet, dimension)
    if start > total:
        raise refused(f"range.startIndex[{start}] is after last {WORDS[dimension]} in grid[{total}]")
    before = body.get("inheritFromBefore", False)
    if before and start == 0:
        raise refused("inheritFromBefore cannot be true when inserting at index 0.")
    insert_lines(book, sheet, dimension, start, end - start, before=before)
    check_cells(book)
    return {}


def append_dimension(store: Store, book: Book, body: Json) -> Json:
    """Let a sheet grow at its end."""
    sheet, dimension = sheet_of(book, body), dimension_of(body)
    if body.get("length", 0) < 1:
        raise refused("length must be greater than 0")
    set_count(sheet, dimension, count(sheet, dimension) + body["length"])
    check_cells(book)
    return {}


def delete_dimension(store: Store, book: Book, body: Json) -> Json:
    """Take out rows or columns."""
    sheet, dimension, start, end = lines_of(book, body.get("range"))
    word, total = WORDS[dimension], count(sheet, dimension)
    if max(end - 1, start) >= total:
        gone = max(start, total)
        what = f"Tried to delete {word} index {gone} but there are only {total} {word}s."
        raise refused(f"Cannot delete a {word} that doesn't exist. {what}")
    if end - start == total:
        raise refused(f"You can't delete all the {word}s on the sheet.")
    frozen = sheet.properties["gridProperties"].get(FROZEN[dimension], 0)
    if start <= frozen and end >= total:
        raise refused(f"Sorry, it is not possible to delete all non-frozen {word}s.")
    delete_lines(book, sheet, dimension, start, end - start)
    return {}


def move_dimension(store: Store, book: Book, body: Json) -> Json:
    """Move rows or columns."""
    sheet, dimension, start, end = lines_of(book, body.get("source"))
    goal, total = body.get("destinationIndex", 0), count(sheet, dimension)
    if end > total or goal > total:
        raise refused(f"Cannot move a {WORDS[dimension]} that doesn't exist.")
    if start < goal < end:
        raise refused("destinationIndex cannot be inside the source range.")
    move_lines(book, sheet, dimension, start, end, goal)
    return {}


def known_lines(sheet: Sheet, dimension: str) -> dict[int, Json]:
    """Give what is said about whole rows or columns."""
    return sheet.rows if dimension == "ROWS" else sheet.columns


def update_dimension_properties(store: Store, book: Book, body: Json) -> Json:
    """Set the size of rows or columns, or hide them."""
    mask = fields.asked(body, "DimensionProperties")
    sheet, dimension, start, end = lines_of(book, body.get("range"))
    known = known_lines(sheet, dimension)
    if end > count(sheet, dimension):
        raise refused(f"range.endIndex[{end}] is after last {WORDS[dimension]} in grid[{count(sheet, dimension)}]")
    for line in range(start, end):
        about = known.setdefault(line, {})
        fields.updated(about, body.get("properties", {}), mask, frozenset({"hiddenByFilter"}))
        if not about or about == {"hiddenByUser": False}:
            del known[line]
    return {}


def auto_resize(store: Store, book: Book, body: Json) -> Json:
    """Make columns as wide as what stands in them; rows have their usual height."""
    sheet, dimension, start, end = lines_of(book, body.get("dimensions"))
    known, sums = known_lines(sheet, dimension), reading_of(store, book)
    widest: dict[int, int] = {}
    if dimension == "COLUMNS":
        for row, column in sheet.cells:
            if start <= column < end:
                widest[column] = max(widest.get(column, 0), len(formatted(sums, sheet, row, column)))
    for line in range(start, min(end, count(sheet, dimension))):
        if dimension == "ROWS":
            known.get(line, {}).pop("pixelSize", None)
        elif widest.get(line):
            known.setdefault(line, {})["pixelSize"] = max(LEAST_PIXELS, widest[line] * LETTER_PIXELS + EDGE_PIXELS)
    return {}


KINDS = {
    "insertDimension": insert_dimension,
    "appendDimension": append_dimension,
    "deleteDimension": delete_dimension,
    "moveDimension": move_dimension,
    "updateDimensionProperties": update_dimension_properties,
    "autoResizeDimensions": auto_resize,
}
