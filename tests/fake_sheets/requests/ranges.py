"""Cells put into a range or taken out of it; those below or to the right are pushed or close up."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.requests.shifting import pull, push
from tests.fake_sheets.store import Book, Store


def direction(body: Json) -> str:
    """Read which way cells go; it must be said."""
    found = str(body.get("shiftDimension", "DIMENSION_UNSPECIFIED"))
    if found not in {"ROWS", "COLUMNS"}:
        raise refused("Must specify a shiftDimension.")
    return found


def span(block: Block, dimension: str) -> tuple[int, int, tuple[int, int]]:
    """Give where to begin, how many lines, and the band that moves."""
    if dimension == "ROWS":
        return block.top, block.height, (block.left, block.right)
    return block.left, block.width, (block.top, block.bottom)


def insert_range(store: Store, book: Book, body: Json) -> Json:
    """Put in blank cells; what stood there goes down or right."""
    block, dimension = block_of(book, body.get("range")), direction(body)
    sheet = book.sheet(block.sheet_id)
    at, many, band = span(block, dimension)
    limit = sheet.row_count if dimension == "ROWS" else sheet.column_count
    for (row, column), cell in sheet.cells.items():
        line, other = (row, column) if dimension == "ROWS" else (column, row)
        if band[0] <= other < band[1] and line >= max(at, limit - many) and "userEnteredValue" in cell:
            if dimension == "ROWS":
                sheet.row_count = max(sheet.row_count, line + many + 1)
            else:
                sheet.column_count = max(sheet.column_count, line + many + 1)
    push(book, sheet, dimension, at, many, band)
    return {}


def delete_range(store: Store, book: Book, body: Json) -> Json:
    """Take out cells; those below or to the right close up."""
    block, dimension = block_of(book, body.get("range")), direction(body)
    pull(book, book.sheet(block.sheet_id), dimension, *span(block, dimension))
    return {}


KINDS = {"insertRange": insert_range, "deleteRange": delete_range}
