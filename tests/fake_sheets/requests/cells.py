"""Cells written as CellData: values, formats, notes, validation; only what `fields` names."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.masks import Mask, wants
from tests.fake_sheets.references import moved
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import block_of, coordinate, sheet_of
from tests.fake_sheets.requests.validation import checked
from tests.fake_sheets.store import Book, Sheet, Store, duplicate
from tests.fake_sheets.writing import MOST_LETTERS, too_long

READ_ONLY = ("effectiveValue", "effectiveFormat", "formattedValue", "hyperlink")
COLOURS = (("backgroundColor",), ("textFormat", "foregroundColor"))


def write(cell: Json, source: Json, mask: Mask) -> None:
    """Set the named fields of a cell as the source has them."""
    fields.updated(cell, source, mask)
    for name in READ_ONLY:
        cell.pop(name, None)
    entered = cell.get("userEnteredValue")
    if entered is not None:
        check_value(entered)
        if entered in ({}, {"stringValue": ""}):
            del cell["userEnteredValue"]
    if wants(mask, "userEnteredValue") and "textFormatRuns" not in source:
        cell.pop("textFormatRuns", None)
    if "userEnteredFormat" in cell:
        tidy_format(cell, source.get("userEnteredFormat") or {}, mask)


def check_value(entered: Json) -> None:
    """Refuse a value that no cell can hold."""
    if "errorValue" in entered:
        raise refused("errorValue is read-only and cannot be set.")
    for name in ("stringValue", "formulaValue"):
        if len(entered.get(name, "")) > MOST_LETTERS:
            raise too_long()
    if "formulaValue" in entered and not entered["formulaValue"].startswith("="):
        raise refused(f"Invalid formula: {entered['formulaValue']}")


def tidy_format(cell: Json, source: Json, mask: Mask) -> None:
    """Say colours both ways, as answers do; check the number format; forget a format that says nothing."""
    look = cell["userEnteredFormat"]
    for path in COLOURS:
        holder, given = look, source
        for name in path[:-1]:
            holder, given = holder.get(name, {}), given.get(name, {})
        same_colour(holder, given, path[-1], mask, ("userEnteredFormat", *path))
    number = look.get("numberFormat")
    if number is not None and number.get("type", "NUMBER_FORMAT_TYPE_UNSPECIFIED") == "NUMBER_FORMAT_TYPE_UNSPECIFIED":
        raise refused("numberFormat.type must be specified.")
    if not look:
        del cell["userEnteredFormat"]


def same_colour(holder: Json, given: Json, name: str, mask: Mask, path: tuple[str, ...]) -> None:
    """Write a colour in its old and its new way; the new one counts if both were given."""
    style = name + "Style"
    if wants(mask, *path[:-1], style) and style in given:
        if "rgbColor" in given[style]:
            holder[name] = duplicate(given[style]["rgbColor"])
        else:
            holder.pop(name, None)
    elif wants(mask, *path):
        if name in given:
            holder[style] = {"rgbColor": duplicate(given[name])}
        else:
            holder.pop(style, None)
    elif wants(mask, *path[:-1], style):
        holder.pop(name, None)


def update_cells(store: Store, book: Book, body: Json) -> Json:
    """Write rows of cells from a place on, or over a range; what a range has more is emptied."""
    mask = fields.asked(body, "CellData")
    rows = body.get("rows", [])
    if "range" in body:
        block = block_of(book, body["range"])
        sheet = book.sheet(block.sheet_id)
    else:
        sheet, row, column = coordinate(book, body.get("start"))
        block = Block(sheet.id, row, column, sheet.row_count, sheet.column_count)
    lay(sheet, block, rows, mask)
    if "range" in body:
        given = {
            (block.top + down, block.left + across)
            for down, row in enumerate(rows)
            for across in range(len(row.get("values", [])))
        }
        empty(sheet, block, given, mask)
    sheet.tidy()
    return {}


def lay(sheet: Sheet, block: Block, rows: list[Json], mask: Mask) -> None:
    """Write rows into a block, or refuse those that go over it."""
    for down, row in enumerate(rows):
        for across, source in enumerate(row.get("values", [])):
            place = block.top + down, block.left + across
            if place[0] >= block.bottom:
                what = f"Attempting to write row: {place[0]}, beyond the last requested row of: {block.bottom - 1}"
                raise refused(what)
            if place[1] >= block.right:
                last = block.right - 1
                raise refused(f"Attempting to write column: {place[1]}, beyond the last requested column of: {last}")
            write(sheet.cell(*place), source, mask)


def empty(sheet: Sheet, block: Block, keep: Iterable[tuple[int, int]], mask: Mask) -> None:
    """Take the named fields out of all cells of a block but these."""
    kept = set(keep)
    for place in [place for place in sheet.cells if block.has(*place) and place not in kept]:
        write(sheet.cells[place], {}, mask)


def repeat_cell(store: Store, book: Book, body: Json) -> Json:
    """Write one cell over a range; its formula counts on."""
    mask = fields.asked(body, "CellData")
    block = block_of(book, body.get("range"))
    sheet, source = book.sheet(block.sheet_id), body.get("cell", {})
    formula = source.get("userEnteredValue", {}).get("formulaValue")
    if not source:
        empty(sheet, block, (), mask)
    for row, column in block.places() if source else ():
        if formula is not None:
            source["userEnteredValue"]["formulaValue"] = moved(formula, row - block.top, column - block.left)
        write(sheet.cell(row, column), source, mask)
    sheet.tidy()
    return {}


def append_cells(store: Store, book: Book, body: Json) -> Json:
    """Write rows behind the last row that holds something; the sheet grows for them."""
    mask = fields.asked(body, "CellData")
    sheet, rows = sheet_of(book, body), body.get("rows", [])
    filled = [row for (row, _), cell in sheet.cells.items() if cell.get("userEnteredValue")]
    first = max(filled, default=-1) + 1
    sheet.row_count = max(sheet.row_count, first + len(rows))
    lay(sheet, Block(sheet.id, first, 0, sheet.row_count, sheet.column_count), rows, mask)
    sheet.tidy()
    return {}


def set_data_validation(store: Store, book: Book, body: Json) -> Json:
    """Set the validation of every cell in a range, or take it away."""
    block = block_of(book, body.get("range"))
    sheet, rule = book.sheet(block.sheet_id), body.get("rule")
    if rule is not None:
        checked(rule.get("condition"))
    for row, column in block.places() if rule is not None else ():
        sheet.cell(row, column)["dataValidation"] = duplicate(rule)
    if rule is None:
        for place in [place for place in sheet.cells if block.has(*place)]:
            sheet.cells[place].pop("dataValidation", None)
    sheet.tidy()
    return {}


KINDS = {
    "updateCells": update_cells,
    "repeatCell": repeat_cell,
    "appendCells": append_cells,
    "setDataValidation": set_data_validation,
}
