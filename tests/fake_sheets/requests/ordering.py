"""Rows put in another order, doubles taken out, white space trimmed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.calculation import Calculation, reading_of
from tests.fake_sheets.cells import Value, Wrong
from tests.fake_sheets.entered import Entry
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.references import moved
from tests.fake_sheets.requests.merging import merged_blocks
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.shown import formatted
from tests.fake_sheets.store import Book, Sheet, Store
from tests.fake_sheets.writing import put

LATER = 4  # blank cells come last, whichever way the order goes


def sort_range(store: Store, book: Book, body: Json) -> Json:
    """Sort the rows of a range."""
    block = block_of(book, body.get("range"))
    if not body.get("sortSpecs"):
        raise refused("Must specify at least one sort spec.")
    sort_rows(reading_of(store, book), book.sheet(block.sheet_id), block, body["sortSpecs"])
    return {}


def sort_rows(sums: Calculation, sheet: Sheet, block: Block, specs: Sequence[Json]) -> None:
    """Sort the rows of a block; rows that are alike keep their order."""
    if any(merge.meets(block) and merge.height > 1 for merge in merged_blocks(sums.book, sheet)):
        raise refused("You can't sort a range that contains vertical merges.")
    order = list(range(block.top, block.bottom))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not block.left <= column < block.right:
            raise refused(f"SortSpec.dimensionIndex[{column}] is outside the range to sort.")
        down = spec.get("sortOrder") == "DESCENDING"
        keys = {row: key(sums.value(sheet, row, column)) for row in order}
        filled = sorted((row for row in order if keys[row][0] < LATER), key=keys.__getitem__, reverse=down)
        order = filled + [row for row in order if keys[row][0] == LATER]
        order = by_colour(sheet, order, spec, column)
    rearranged(sheet, block, order)


def by_colour(sheet: Sheet, order: list[int], spec: Json, column: int) -> list[int]:
    """Bring rows whose cell has the wanted colour to the top."""
    for name, path in (("backgroundColor", ()), ("foregroundColor", ("textFormat",))):
        wanted = spec.get(name + "Style", {}).get("rgbColor", spec.get(name))
        if wanted is None:
            continue

        def other(row: int, wanted: Json = wanted, name: str = name, path: tuple[str, ...] = path) -> bool:
            look = sheet.cells.get((row, column), {}).get("userEnteredFormat", {})
            for step in path:
                look = look.get(step, {})
            return bool(look.get(name) != wanted)

        order = sorted(order, key=other)
    return order


def key(value: Value) -> tuple[int, float | str]:
    """Give what a value is sorted by: numbers, then text, then false and true, then errors, then nothing."""
    if value is None or value == "":
        return LATER, 0
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, Wrong):
        return 3, value.shown
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def rearranged(sheet: Sheet, block: Block, order: Sequence[int]) -> None:
    """Put the rows of a block into an order; formulas count on as if copied."""
    before = {place: sheet.cells.pop(place) for place in list(sheet.cells) if block.has(*place)}
    for row, source in enumerate(order, block.top):
        for column in range(block.left, block.right):
            cell = before.get((source, column))
            if cell is None:
                continue
            entered = cell.get("userEnteredValue", {})
            if "formulaValue" in entered:
                entered["formulaValue"] = moved(entered["formulaValue"], row - source, 0)
            sheet.cells[row, column] = cell


def randomize_range(store: Store, book: Book, body: Json) -> Json:
    """Put the rows of a range into an order by chance."""
    block = block_of(book, body.get("range"))
    order = list(range(block.top, block.bottom))
    store.chance.shuffle(order)
    rearranged(book.sheet(block.sheet_id), block, order)
    return {}


def delete_duplicates(store: Store, book: Book, body: Json) -> Json:
    """Take out rows that are like one above them in the columns compared; the rest of the range closes up."""
    block = block_of(book, body.get("range"))
    sheet, sums = book.sheet(block.sheet_id), reading_of(store, book)
    columns = compared(block, body.get("comparisonColumns", []))
    seen: set[tuple[str, ...]] = set()
    gone = []
    for row in range(block.top, block.bottom):
        found = tuple(formatted(sums, sheet, row, column).casefold() for column in columns)
        if found in seen and any(found):
            gone.append(row)
        seen.add(found)
    count = block.bottom
    for row in reversed(gone):
        close_up(sheet, Block(sheet.id, row, block.left, count, block.right))
    return {"duplicatesRemovedCount": len(gone)}


def close_up(sheet: Sheet, block: Block) -> None:
    """Take the first row of a block out and let those below it move up, the block's last row blank."""
    order = list(range(block.top + 1, block.bottom))
    for column in range(block.left, block.right):
        sheet.cells.pop((block.top, column), None)
    rearranged(sheet, block, [*order, block.top])


def compared(block: Block, asked: Sequence[Json]) -> list[int]:
    """Give the columns to compare; all, if none were named."""
    found: list[int] = []
    for place in asked:
        start, end = place.get("startIndex", 0), place.get("endIndex", block.right)
        if place.get("dimension") != "COLUMNS" or start < block.left or end > block.right:
            raise refused("comparisonColumns must be columns inside the range.")
        found += range(start, end)
    return found or list(range(block.left, block.right))


def trim_whitespace(store: Store, book: Book, body: Json) -> Json:
    """Trim the text of every cell, and make runs of white space one space."""
    block = block_of(book, body.get("range"))
    changed = 0
    sheet = book.sheet(block.sheet_id)
    for place, cell in sheet.cells.items():
        before = cell.get("userEnteredValue", {}).get("stringValue")
        if before is None or not block.has(*place):
            continue
        after = re.sub(r"\s+", " ", before).strip()
        if after != before:
            put(cell, Entry({"stringValue": after} if after else {}))
            changed += 1
    sheet.tidy()
    return {"cellsChangedCount": changed}


KINDS = {
    "sortRange": sort_range,
    "randomizeRange": randomize_range,
    "deleteDuplicates": delete_duplicates,
    "trimWhitespace": trim_whitespace,
}
