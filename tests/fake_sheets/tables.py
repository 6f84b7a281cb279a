"""Where a values.append begins: Sheets looks for a table in the range, a block of cells with blank ones around it."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.store import Sheet


def where_to_append(sheet: Sheet, block: Block) -> tuple[Block | None, int, int]:
    """Give the table that a range leads to, and the row and the column to begin at."""
    filled = {place for place, cell in sheet.cells.items() if cell.get("userEnteredValue")}
    table = last_table(filled, block)
    if table is None:
        return None, block.top, block.left
    return table, table.bottom, table.left


def last_table(filled: set[tuple[int, int]], block: Block) -> Block | None:
    """Find the lowest table with a cell in the range, of two as low the one further left."""
    left_over = {place for place in filled if block.has(*place)}
    found: list[Block] = []
    while left_over:
        table = around(filled, min(left_over), block.sheet_id)
        left_over = {place for place in left_over if not table.has(*place)}
        found.append(table)
    return max(found, key=lambda table: (table.bottom, -table.left), default=None)


def around(filled: set[tuple[int, int]], start: tuple[int, int], sheet_id: int) -> Block:
    """Give the smallest block around all cells that hang together with this one, corners counted."""
    seen, todo = {start}, [start]
    while todo:
        row, column = todo.pop()
        for place in ((row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)):
            if place in filled and place not in seen:
                seen.add(place)
                todo.append(place)
    rows, columns = [row for row, _ in seen], [column for _, column in seen]
    return Block(sheet_id, min(rows), min(columns), max(rows) + 1, max(columns) + 1)
