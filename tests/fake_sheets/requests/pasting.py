"""Cells copied, cut and filled on."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fake_sheets.a1 import Area, Block
from tests.fake_sheets.calculation import Calculation, reading_of
from tests.fake_sheets.cells import extended
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.references import moved
from tests.fake_sheets.requests.following import follow
from tests.fake_sheets.requests.places import block_of, coordinate
from tests.fake_sheets.store import Book, Sheet, Store, duplicate

VALUE, FORMAT, RULE = ("userEnteredValue", "textFormatRuns"), ("userEnteredFormat",), ("dataValidation",)
PARTS: Mapping[str, tuple[str, ...]] = {
    "PASTE_NORMAL": (*VALUE, *FORMAT, *RULE, "note"),
    "PASTE_VALUES": VALUE,
    "PASTE_FORMAT": FORMAT,
    "PASTE_NO_BORDERS": (*VALUE, *FORMAT, *RULE, "note"),
    "PASTE_FORMULA": VALUE,
    "PASTE_DATA_VALIDATION": RULE,
    "PASTE_CONDITIONAL_FORMATTING": (),
}
WITH_MERGES = {"PASTE_NORMAL", "PASTE_FORMAT", "PASTE_NO_BORDERS"}
WITH_RULES = {*WITH_MERGES, "PASTE_CONDITIONAL_FORMATTING"}
Picture = dict[tuple[int, int], Json]


def picture(sums: Calculation, sheet: Sheet, block: Block, *, values: bool) -> Picture:
    """Take the cells of a block, counted from its corner; formulas as what they come to, if wanted."""
    found = {}
    for (row, column), cell in sheet.cells.items():
        if not block.has(row, column):
            continue
        copy = duplicate(cell)
        if values and "formulaValue" in copy.get("userEnteredValue", {}):
            copy["userEnteredValue"] = extended(sums.value(sheet, row, column))
        found[row - block.top, column - block.left] = copy
    return found


def paste(goal: Json, source: Json, kind: str, down: int, right: int) -> None:
    """Put the parts of a cell that are wanted into another; its formula counts on."""
    for name in PARTS[kind]:
        if name in source:
            goal[name] = duplicate(source[name])
        else:
            goal.pop(name, None)
    entered = goal.get("userEnteredValue", {})
    if "formulaValue" in entered and kind != "PASTE_VALUES":
        entered["formulaValue"] = moved(entered["formulaValue"], down, right)
    if kind == "PASTE_NO_BORDERS":
        goal.get("userEnteredFormat", {}).pop("borders", None)


def copy_paste(store: Store, book: Book, body: Json) -> Json:
    """Copy a range to another; a goal that is several times as large is filled."""
    source, goal = block_of(book, body.get("source")), block_of(book, body.get("destination"))
    if not source.height or not source.width:
        raise refused("The source range must not be empty.")
    kind = body.get("pasteType", "PASTE_NORMAL")
    turned = body.get("pasteOrientation") == "TRANSPOSE"
    height, width = (source.width, source.height) if turned else (source.height, source.width)
    fits = goal.height % height == 0 and goal.width % width == 0 and goal.height and goal.width
    downs = range(0, goal.height, height) if fits else range(1)
    rights = range(0, goal.width, width) if fits else range(1)
    from_sheet, to_sheet = book.sheet(source.sheet_id), book.sheet(goal.sheet_id)
    cells = picture(reading_of(store, book), from_sheet, source, values=kind == "PASTE_VALUES")
    rules = duplicate(from_sheet.conditional)
    for down in downs:
        for right in rights:
            part = Block(
                goal.sheet_id, goal.top + down, goal.left + right, goal.top + down + height, goal.left + right + width
            )
            room(to_sheet, part)
            stamp(to_sheet, part, cells, source, kind, turned=turned)
            if kind in WITH_MERGES and not turned:
                copy_merges(book, from_sheet, source, to_sheet, part)
            if kind in WITH_RULES and not turned:
                copy_rules(book, rules, source, to_sheet, part)
    to_sheet.tidy()
    return {}


def room(sheet: Sheet, block: Block) -> None:
    """Let a sheet grow so that a block fits."""
    sheet.row_count = max(sheet.row_count, block.bottom)
    sheet.column_count = max(sheet.column_count, block.right)


def stamp(sheet: Sheet, goal: Block, cells: Picture, source: Block, kind: str, *, turned: bool) -> None:
    """Paste a picture of cells over a block."""
    for row, column in goal.places():
        down, right = row - goal.top, column - goal.left
        place = (right, down) if turned else (down, right)
        cell = cells.get(place, {})
        if cell or (row, column) in sheet.cells:
            from_row, from_column = source.top + place[0], source.left + place[1]
            paste(sheet.cell(row, column), cell, kind, row - from_row, column - from_column)


def copy_merges(book: Book, from_sheet: Sheet, source: Block, to_sheet: Sheet, goal: Block) -> None:
    """Merge in the goal what is merged in the source."""
    inside = [block_of(book, merge) for merge in from_sheet.merges]
    inside = [merge for merge in inside if source.holds(merge)]
    to_sheet.merges = [merge for merge in to_sheet.merges if not block_of(book, merge).meets(goal)]
    for merge in inside:
        down, right = goal.top - source.top, goal.left - source.left
        made = Block(to_sheet.id, merge.top + down, merge.left + right, merge.bottom + down, merge.right + right)
        to_sheet.merges.append(made.json())


def copy_rules(book: Book, rules: list[Json], source: Block, to_sheet: Sheet, goal: Block) -> None:
    """Let the conditional formats of the source hold for the goal too."""
    for number, rule in enumerate(rules):
        for place in rule.get("ranges", []):
            block = block_of(book, place)
            if not block.meets(source):
                continue
            top, left = max(block.top, source.top), max(block.left, source.left)
            bottom, right = min(block.bottom, source.bottom), min(block.right, source.right)
            down, across = goal.top - source.top, goal.left - source.left
            made = Block(to_sheet.id, top + down, left + across, bottom + down, right + across).json()
            if source.sheet_id == goal.sheet_id:
                to_sheet.conditional[number]["ranges"].append(made)
            else:
                to_sheet.conditional.append({**duplicate(rule), "ranges": [made]})


def cut_paste(store: Store, book: Book, body: Json) -> Json:
    """Move a range; references to its cells follow."""
    source = block_of(book, body.get("source"))
    sheet, row, column = coordinate(book, body.get("destination"))
    kind = body.get("pasteType", "PASTE_NORMAL")
    from_sheet = book.sheet(source.sheet_id)
    goal = Block(sheet.id, row, column, row + source.height, column + source.width)
    room(sheet, goal)
    cells = picture(reading_of(store, book), from_sheet, source, values=kind == "PASTE_VALUES")
    for place in [place for place in from_sheet.cells if source.has(*place)]:
        del from_sheet.cells[place]

    def change(area: Area) -> Area | None:
        block = area.within(book.sheet(area.sheet_id))
        if area.bottom is None or area.right is None or not source.holds(block):
            return area
        down, right = goal.top - source.top, goal.left - source.left
        return Area(goal.sheet_id, area.top + down, area.left + right, area.bottom + down, area.right + right)

    if from_sheet is sheet:
        follow(book, change)
    for down, right in ((down, right) for down in range(source.height) for right in range(source.width)):
        cell = cells.get((down, right), {})
        if cell or (row + down, column + right) in sheet.cells:
            paste(sheet.cell(row + down, column + right), cell, kind, 0, 0)
    sheet.tidy()
    return {}


def auto_fill(store: Store, book: Book, body: Json) -> Json:
    """Fill on: numbers in a row count on, one number and text repeat, formulas move on."""
    if "sourceAndDestination" in body:
        asked = body["sourceAndDestination"]
        source, length = block_of(book, asked.get("source")), asked.get("fillLength", 0)
        dimension = asked.get("dimension", "ROWS")
    else:
        whole = block_of(book, body.get("range"))
        source, dimension, length = filled_part(book, whole)
    sheet = book.sheet(source.sheet_id)
    for line in range(source.left, source.right) if dimension == "ROWS" else range(source.top, source.bottom):
        fill_line(sheet, source, dimension, line, length, alternate=body.get("useAlternateSeries", False))
    sheet.tidy()
    return {}


def filled_part(book: Book, whole: Block) -> tuple[Block, str, int]:
    """Find the part of a range that has data, and how far to fill on."""
    sheet = book.sheet(whole.sheet_id)
    filled = [place for place, cell in sheet.cells.items() if whole.has(*place) and "userEnteredValue" in cell]
    if not filled:
        raise refused("The range to fill has no data.")
    bottom, right = max(row for row, _ in filled) + 1, max(column for _, column in filled) + 1
    if bottom < whole.bottom:
        return Block(whole.sheet_id, whole.top, whole.left, bottom, whole.right), "ROWS", whole.bottom - bottom
    return Block(whole.sheet_id, whole.top, whole.left, whole.bottom, right), "COLUMNS", whole.right - right


def fill_line(sheet: Sheet, source: Block, dimension: str, line: int, length: int, *, alternate: bool) -> None:
    """Fill one column down, or one row to the right; backwards for a length below zero."""
    start, end = (source.top, source.bottom) if dimension == "ROWS" else (source.left, source.right)

    def place(at: int) -> tuple[int, int]:
        return (at, line) if dimension == "ROWS" else (line, at)

    model = [sheet.cells.get(place(at), {}) for at in range(start, end)]
    numbers = [cell.get("userEnteredValue", {}).get("numberValue") for cell in model]
    series = all(number is not None for number in numbers) and (len(numbers) > 1) != alternate
    step = (numbers[-1] - numbers[0]) / (len(numbers) - 1) if series and len(numbers) > 1 else 1
    most = sheet.row_count if dimension == "ROWS" else sheet.column_count
    goals = range(end, min(most, end + length)) if length >= 0 else range(max(0, start + length), start)
    for at in goals:
        index = (at - start) % len(model)
        offset = at - start - index
        paste(
            sheet.cell(*place(at)),
            model[index],
            "PASTE_NORMAL",
            offset if dimension == "ROWS" else 0,
            0 if dimension == "ROWS" else offset,
        )
        if series:
            number = numbers[0] + step * (at - start)
            sheet.cell(*place(at))["userEnteredValue"] = extended(int(number) if float(number).is_integer() else number)


KINDS = {"copyPaste": copy_paste, "cutPaste": cut_paste, "autoFill": auto_fill}
