"""The values calls: plain values in ranges, read and written. Each takes a Call and gives the body of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tests.fake_sheets import filters
from tests.fake_sheets.a1 import Area, Block, parse, past_the_grid, printed, whole
from tests.fake_sheets.calculation import Calculation, day_of, reading_of
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.guarding import area_places, guard_places
from tests.fake_sheets.requests.places import check_cells
from tests.fake_sheets.requests.shifting import insert_lines
from tests.fake_sheets.shown import rendered
from tests.fake_sheets.store import Book, Sheet
from tests.fake_sheets.tables import where_to_append
from tests.fake_sheets.writing import Write, carry_out, checked, planned


def reading(call: Call, book: Book) -> Calculation:
    """Make ready to read a spreadsheet."""
    return reading_of(call.store, book)


def in_the_grid(book: Book, area: Area, text: str = "") -> Block:
    """Cut an area to its sheet, or refuse one that begins outside."""
    sheet = book.sheet(area.sheet_id)
    block = area.within(sheet)
    if area.top >= sheet.row_count or area.left >= sheet.column_count:
        raise past_the_grid(sheet, printed(sheet, whole(sheet, area)))
    return block


def matrix(sums: Calculation, block: Block, option: str, moments: str) -> list[list[Any]]:
    """Read a block row by row; blank ends of rows, and blank last rows, are left out."""
    sheet = sums.book.sheet(block.sheet_id)
    found: dict[int, dict[int, Any]] = {}
    for row, column in sheet.cells:
        if block.has(row, column) and (value := rendered(sums, sheet, row, column, option, moments)) != "":
            found.setdefault(row, {})[column] = value
    rows: list[list[Any]] = []
    for row in range(block.top, max(found, default=block.top - 1) + 1):
        cells = found.get(row, {})
        last = max(cells, default=block.left - 1)
        rows.append([cells.get(column, "") for column in range(block.left, last + 1)])
    return rows


def turned(rows: list[list[Any]]) -> list[list[Any]]:
    """Give columns for rows, their blank ends left out."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[number] if number < len(row) else "" for row in rows] for number in range(width)]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns


def value_range(sums: Calculation, block: Block, options: Json, names: Sequence[str] = ("", "")) -> Json:
    """Give a ValueRange; one without values has no `values`."""
    option, moments = (options.get(name) for name in names or ("", ""))
    major = options.get("majorDimension", "ROWS")
    rows = matrix(sums, block, option or "FORMATTED_VALUE", moments or "SERIAL_NUMBER")
    rows = turned(rows) if major == "COLUMNS" else rows
    text = printed(sums.book.sheet(block.sheet_id), block)
    found: Json = {"range": text, "majorDimension": "COLUMNS" if major == "COLUMNS" else "ROWS"}
    return found | ({"values": rows} if rows else {})


READ = ("valueRenderOption", "dateTimeRenderOption")
READ_BACK = ("responseValueRenderOption", "responseDateTimeRenderOption")


def get(call: Call) -> Json:
    """Carry out values.get."""
    book = call.book()
    return value_range(reading(call, book), in_the_grid(book, parse(book, call.path["range"])), call.query, READ)


def batch_get(call: Call) -> Json:
    """Carry out values.batchGet."""
    book = call.book()
    sums = reading(call, book)
    blocks = [in_the_grid(book, parse(book, text)) for text in call.query.get("ranges", [])]
    found = [value_range(sums, block, call.query, READ) for block in blocks]
    return {"spreadsheetId": book.id, "valueRanges": found}


def batch_get_by_data_filter(call: Call) -> Json:
    """Carry out values.batchGetByDataFilter."""
    book = call.book()
    sums = reading(call, book)
    asked: dict[Area, list[Json]] = {}
    for one in call.body.get("dataFilters", []):
        for area in filters.areas_of(book, one):
            asked.setdefault(area, []).append(one)
    found = [
        {"valueRange": value_range(sums, in_the_grid(book, area), call.body, READ), "dataFilters": matched}
        for area, matched in asked.items()
    ]
    return {"spreadsheetId": book.id, "valueRanges": found}


def input_option(options: Json) -> str:
    """Give how values are to be read: RAW or USER_ENTERED; it must be said."""
    option = options.get("valueInputOption", "INPUT_VALUE_OPTION_UNSPECIFIED")
    if option == "INPUT_VALUE_OPTION_UNSPECIFIED":
        raise refused("'valueInputOption' is required but not specified")
    return str(option)


def update(call: Call) -> Json:
    """Carry out values.update."""
    book = call.book(to_write=True)
    text = call.path["range"]
    said = call.body.get("range", text)
    area = parse(book, text)
    if parse(book, said) != area:
        raise refused(f"Requested writing within range [{text}], but tried writing to range [{said}]")
    write = planned(book, area, call.body, text, "values")
    return written(call, book, [write], input_option(call.query), call.query)[0]


def written(call: Call, book: Book, writes: list[Write], option: str, answer: Json) -> list[Json]:
    """Write what was planned, and say what each came to."""
    today = day_of(call.store, book)
    for write in writes:
        guard_places(call, book.sheet(write.block.sheet_id), write.values)
    for write in writes:
        carry_out(book, write, option, today)
    sums = Calculation(book, today)
    return [told(sums, write, answer) for write in writes]


def told(sums: Calculation, write: Write, answer: Json) -> Json:
    """Give an UpdateValuesResponse."""
    sheet = sums.book.sheet(write.block.sheet_id)
    rows, columns = {row for row, _ in write.values}, {column for _, column in write.values}
    made: Json = {
        "spreadsheetId": sums.book.id,
        "updatedRange": printed(sheet, write.block),
        "updatedRows": len(rows),
        "updatedColumns": len(columns),
        "updatedCells": len(write.values),
    }
    if answer.get("includeValuesInResponse"):
        options = {**answer, "majorDimension": write.major}
        made["updatedData"] = value_range(sums, write.asked, options, READ_BACK)
    return made


def totals(book: Book, writes: Iterable[Write], responses: list[Json]) -> Json:
    """Add up what a batch of writes came to; a row written twice is one row."""
    rows, columns, cells, sheets = set(), set(), 0, set()
    for write in writes:
        for row, column in write.values:
            rows.add((write.block.sheet_id, row))
            columns.add((write.block.sheet_id, column))
            sheets.add(write.block.sheet_id)
        cells += len(write.values)
    return {
        "spreadsheetId": book.id,
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": cells,
        "totalUpdatedSheets": len(sheets),
        "responses": responses,
    }


def batch_update(call: Call) -> Json:
    """Carry out values.batchUpdate: all or nothing."""
    book = call.book(to_write=True)
    option = input_option(call.body)
    data = call.body.get("data", [])
    writes = [
        planned(book, parse(book, one.get("range", "")), one, one.get("range", ""), f"data[{number}]")
        for number, one in enumerate(data)
    ]
    return totals(book, writes, written(call, book, writes, option, call.body))


def batch_update_by_data_filter(call: Call) -> Json:
    """Carry out values.batchUpdateByDataFilter."""
    book = call.book(to_write=True)
    option = input_option(call.body)
    writes, matched = [], []
    for number, one in enumerate(call.body.get("data", [])):
        for area in filters.areas_of(book, one.get("dataFilter", {})):
            text = printed(book.sheet(area.sheet_id), in_the_grid(book, area))
            writes.append(planned(book, area, one, text, f"data[{number}]"))
            matched.append(one["dataFilter"])
    responses = written(call, book, writes, option, call.body)
    told_of = [response | {"dataFilter": one} for response, one in zip(responses, matched, strict=True)]
    for response in told_of:
        del response["spreadsheetId"]
    return totals(book, writes, told_of)


def append(call: Call) -> Json:
    """Carry out values.append: behind the last table in the range, where there is one."""
    book = call.book(to_write=True)
    option = input_option(call.query)
    area = parse(book, call.path["range"])
    sheet = book.sheet(area.sheet_id)
    table, row, column = where_to_append(sheet, in_the_grid(book, area))
    values = checked(call.body.get("values", []), "values")
    columns = call.body.get("majorDimension") == "COLUMNS"
    deep, wide = len(values), max((len(part) for part in values), default=0)
    height, width = (wide, deep) if columns else (deep, wide)
    target = Area(sheet.id, row, column, row + max(height, 1), column + max(width, 1))
    make_room(book, sheet, target, height, call.query.get("insertDataOption", "OVERWRITE"))
    write = planned(book, target, call.body, printed(sheet, target.within(sheet)), "values")
    response = written(call, book, [write], option, call.query)[0]
    found: Json = {"spreadsheetId": book.id}
    return found | ({"tableRange": printed(sheet, table)} if table else {}) | {"updates": response}


def make_room(book: Book, sheet: Sheet, target: Area, height: int, option: str) -> None:
    """Let the sheet grow so that the rows fit, or push down what is below."""
    assert target.bottom is not None
    assert target.right is not None
    rows = sheet.row_count + (height if option == "INSERT_ROWS" else 0)
    check_cells(book, sheet, max(rows, target.bottom), max(sheet.column_count, target.right))
    if option == "INSERT_ROWS" and height:
        if target.top < sheet.row_count:
            insert_lines(book, sheet, "ROWS", target.top, height, before=target.top > 0)
        else:
            sheet.row_count += height
    sheet.row_count = max(sheet.row_count, target.bottom)
    sheet.column_count = max(sheet.column_count, target.right)


def emptied(book: Book, area: Area) -> str:
    """Take the values out of an area, leave all else, and say which it was."""
    sheet = book.sheet(area.sheet_id)
    block = in_the_grid(book, area)
    for place in area_places(sheet, area):
        sheet.cells[place].pop("userEnteredValue", None)
        sheet.cells[place].pop("textFormatRuns", None)
    sheet.tidy()
    return printed(sheet, block)


def clear(call: Call) -> Json:
    """Carry out values.clear."""
    book = call.book(to_write=True)
    found = cleared(call, book, [parse(book, call.path["range"])])
    return {"spreadsheetId": book.id, "clearedRange": found["clearedRanges"][0]}


def batch_clear(call: Call) -> Json:
    """Carry out values.batchClear."""
    book = call.book(to_write=True)
    areas = [parse(book, text) for text in call.body.get("ranges", [])]
    return cleared(call, book, areas)


def batch_clear_by_data_filter(call: Call) -> Json:
    """Carry out values.batchClearByDataFilter."""
    book = call.book(to_write=True)
    return cleared(call, book, filters.areas(book, call.body.get("dataFilters", [])))


def cleared(call: Call, book: Book, areas: list[Area]) -> Json:
    """Empty areas, all or none."""
    for area in areas:
        in_the_grid(book, area)
        sheet = book.sheet(area.sheet_id)
        guard_places(call, sheet, area_places(sheet, area))
    return {"spreadsheetId": book.id, "clearedRanges": [emptied(book, area) for area in areas]}
