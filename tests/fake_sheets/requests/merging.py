"""Cells merged into one, and taken apart again."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.store import Book, Sheet, Store

APART = "You must select all cells in a merged range to merge or unmerge them."


def merged_blocks(book: Book, sheet: Sheet) -> list[Block]:
    """Give the merges of a sheet."""
    return [block_of(book, merge) for merge in sheet.merges]


def free(book: Book, sheet: Sheet, block: Block) -> None:
    """Take apart the merges inside a block; one that is only partly inside is refused."""
    for merge in merged_blocks(book, sheet):
        if merge.meets(block) and not block.holds(merge):
            raise refused(APART)
    sheet.merges = [merge.json() for merge in merged_blocks(book, sheet) if not merge.meets(block)]


def merge_cells(store: Store, book: Book, body: Json) -> Json:
    """Merge the cells of a range: all, those of each row, or those of each column."""
    block = block_of(book, body.get("range"))
    sheet = book.sheet(block.sheet_id)
    free(book, sheet, block)
    for part in parts(block, body.get("mergeType", "MERGE_ALL")):
        if part.height * part.width > 1:
            swallow(sheet, part)
            sheet.merges.append(part.json())
    sheet.tidy()
    return {}


def parts(block: Block, kind: str) -> list[Block]:
    """Split a block into what is to be merged."""
    if kind == "MERGE_ROWS":
        return [Block(block.sheet_id, row, block.left, row + 1, block.right) for row in range(block.top, block.bottom)]
    if kind == "MERGE_COLUMNS":
        columns = range(block.left, block.right)
        return [Block(block.sheet_id, block.top, column, block.bottom, column + 1) for column in columns]
    return [block]


def swallow(sheet: Sheet, block: Block) -> None:
    """Keep the first value of a merge only, in its first cell."""
    filled = sorted(place for place, cell in sheet.cells.items() if block.has(*place) and "userEnteredValue" in cell)
    if not filled:
        return
    value = sheet.cells[filled[0]]["userEnteredValue"]
    for place in filled:
        del sheet.cells[place]["userEnteredValue"]
    sheet.cell(block.top, block.left)["userEnteredValue"] = value


def unmerge_cells(store: Store, book: Book, body: Json) -> Json:
    """Take apart every merge in a range."""
    block = block_of(book, body.get("range"))
    free(book, book.sheet(block.sheet_id), block)
    return {}


KINDS = {"mergeCells": merge_cells, "unmergeCells": unmerge_cells}
