"""spreadsheets.get, getByDataFilter, create and sheets.copyTo; and how a whole spreadsheet is described."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tests.fake_sheets import a1, filters, grid
from tests.fake_sheets.a1 import Area
from tests.fake_sheets.calculation import Calculation, day_of
from tests.fake_sheets.calls import Call, file_of, opened
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.masks import Mask, inside, wants
from tests.fake_sheets.store import COLUMNS, DEFAULT_FORMAT, ROWS, Book, Sheet, Store, duplicate, new_sheet

URL = "https://docs.google.com/spreadsheets/d/{id}/edit"
COLOURS = {
    "TEXT": (0, 0, 0), "BACKGROUND": (1, 1, 1), "ACCENT1": (0.25882354, 0.52156866, 0.95686275),
    "ACCENT2": (0.91764706, 0.2627451, 0.20784314), "ACCENT3": (0.9843137, 0.7372549, 0.015686275),
    "ACCENT4": (0.20392157, 0.65882355, 0.3254902), "ACCENT5": (1, 0.42745098, 0.003921569),
    "ACCENT6": (0.27450982, 0.7411765, 0.7764706), "LINK": (0.06666667, 0.33333334, 0.8),
}  # fmt: skip
THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [
        {"colorType": name, "color": {"rgbColor": {"red": red, "green": green, "blue": blue}}}
        for name, (red, green, blue) in COLOURS.items()
    ],
}
ENTERED = (
    "userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns", "chipRuns", "pivotTable",
)  # fmt: skip


def get(call: Call) -> Json:
    """Carry out spreadsheets.get."""
    book = call.book()
    areas = [a1.parse(book, text) for text in call.query.get("ranges", [])]
    return described(call.store, book, areas, call.mask, data=call.masked or call.query.get("includeGridData", False))


def get_by_data_filter(call: Call) -> Json:
    """Carry out spreadsheets.getByDataFilter."""
    book = call.book()
    asked = call.body.get("dataFilters", [])
    areas = filters.areas(book, asked)
    if asked and not areas:
        return described(call.store, book, [], call.mask, data=False, sheets=[])
    return described(call.store, book, areas, call.mask, data=call.masked or call.body.get("includeGridData", False))


def described(
    store: Store, book: Book, areas: list[Area], mask: Mask, *, data: bool, sheets: Iterable[Sheet] | None = None
) -> Json:
    """Describe a spreadsheet; with areas, only what meets them."""
    sums = Calculation(book, day_of(store, book))
    ids = {area.sheet_id for area in areas}
    told = [sheet for sheet in book.sheets if sheet.id in ids or not areas] if sheets is None else sheets
    named = [entry for entry in book.named_ranges.values() if meets(book, entry.get("range"), areas)]
    return {
        "spreadsheetId": book.id,
        "properties": book.properties,
        "sheets": [sheet_described(sums, sheet, areas, inside(mask, "sheets"), data=data) for sheet in told],
        "namedRanges": named,
        "spreadsheetUrl": URL.format(id=book.id),
        "developerMetadata": [entry for entry in book.metadata.values() if entry["location"].get("spreadsheet")],
        "dataSources": book.data_sources,
    }


def sheet_described(sums: Calculation, sheet: Sheet, areas: list[Area], mask: Mask, *, data: bool) -> Json:
    """Describe one sheet: its properties, its cells if wanted, and all that lies on it."""
    book = sums.book
    made: Json = {"properties": sheet.properties}
    mine = [area for area in areas if area.sheet_id == sheet.id] or [Area(sheet.id)]
    if data and sheet.is_grid and wants(mask, "data"):
        made["data"] = grid.data(sums, sheet, mine, inside(mask, "data"))
    cut = areas and mine
    made["merges"] = [merge for merge in sheet.merges if meets(book, merge, cut)]
    made["conditionalFormats"] = [
        rule for rule in sheet.conditional if any(meets(book, place, cut) for place in rule.get("ranges", [{}]))
    ]
    made["filterViews"] = [view for view in sheet.filter_views.values() if meets(book, view.get("range"), cut)]
    made["protectedRanges"] = [entry for entry in sheet.protected.values() if meets(book, entry.get("range"), cut)]
    if sheet.basic_filter is not None and meets(book, sheet.basic_filter.get("range"), cut):
        made["basicFilter"] = sheet.basic_filter
    made["charts"] = list(sheet.charts.values())
    made["bandedRanges"] = [entry for entry in sheet.banded.values() if meets(book, entry.get("range"), cut)]
    made["developerMetadata"] = [
        entry
        for entry in book.metadata.values()
        if entry["location"].get("locationType") == "SHEET" and entry["location"].get("sheetId", 0) == sheet.id
    ]
    made["rowGroups"], made["columnGroups"] = sheet.row_groups, sheet.column_groups
    made["slicers"] = list(sheet.slicers.values())
    made["tables"] = [table for table in sheet.tables.values() if meets(book, table.get("range"), cut)]
    return made


def meets(book: Book, grid_range: Json | None, areas: list[Area]) -> bool:
    """Whether something lies in one of the areas; everything does if there are none."""
    if not areas or grid_range is None:
        return True
    area = a1.area_of(grid_range)
    sheet = next((sheet for sheet in book.sheets if sheet.id == area.sheet_id), None)
    return sheet is not None and any(area.within(sheet).meets(other.within(sheet)) for other in areas)


def create(call: Call) -> Json:
    """Carry out spreadsheets.create."""
    book = new_book(call.store, call.body)
    keep(call.store, book, [(call.caller, "owner")] if call.caller else [])
    return described(call.store, book, [], call.mask, data=call.masked)


def keep(store: Store, book: Book, shared: Iterable[tuple[str, str]]) -> None:
    """Put a new spreadsheet into Drive, shared with these: (address, role)."""
    store.put(book)
    store.files[book.id] = file_of(book, shared, store, moment(store))


def moment(store: Store) -> str:
    """Write the time of the store's clock as Drive does."""
    return datetime.fromtimestamp(store.clock(), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def new_book(store: Store, wanted: Json) -> Book:
    """Make a spreadsheet as a Spreadsheet resource describes it; one empty tab if it says none."""
    properties: Json = {"title": "Untitled spreadsheet", "locale": "en_US", "autoRecalc": "ON_CHANGE"}
    fixed = {"timeZone": "Etc/GMT", "defaultFormat": duplicate(DEFAULT_FORMAT), "spreadsheetTheme": duplicate(THEME)}
    book = Book(store.new_file_id(), {**properties, **fixed, **wanted.get("properties", {})})
    for number, asked in enumerate(wanted.get("sheets") or [{}]):
        add_sheet(store, book, asked, number)
    book.number_sheets()
    for entry in wanted.get("namedRanges", []):
        named_id = entry.get("namedRangeId") or store.new_name()
        book.named_ranges[named_id] = {**entry, "namedRangeId": named_id}
    return book


def add_sheet(store: Store, book: Book, asked: Json, number: int) -> None:
    """Make one of the tabs that a new spreadsheet is to have."""
    about = asked.get("properties", {})
    taken = {sheet.id for sheet in book.sheets}
    sheet_id = about.get("sheetId", store.new_number(taken) if number else 0)
    title = about.get("title") or f"Sheet{number + 1}"
    if sheet_id in taken:
        raise refused(f"Invalid sheets[{number}]: Sheet with id {sheet_id} already exists.")
    if book.sheet_titled(title):
        message = f'A sheet with the name "{title}" already exists. Please enter another name.'
        raise refused(f"Invalid sheets[{number}]: {message}")
    size = about.get("gridProperties", {})
    sheet = new_sheet(sheet_id, title, number, size.get("rowCount", ROWS), size.get("columnCount", COLUMNS))
    sheet.properties.update({key: value for key, value in about.items() if key not in {"gridProperties", "index"}})
    sheet.properties["gridProperties"].update(size)
    for block in asked.get("data", []):
        fill(sheet, block)
    sheet.merges = asked.get("merges", [])
    sheet.conditional = asked.get("conditionalFormats", [])
    sheet.basic_filter = asked.get("basicFilter")
    for entry in asked.get("protectedRanges", []):
        entry.setdefault("protectedRangeId", store.new_number(sheet.protected))
        sheet.protected[entry["protectedRangeId"]] = entry
    for entry in asked.get("bandedRanges", []):
        entry.setdefault("bandedRangeId", store.new_number(sheet.banded))
        sheet.banded[entry["bandedRangeId"]] = entry
    book.sheets.append(sheet)


def fill(sheet: Sheet, block: Json) -> None:
    """Write the cells, heights and widths that a new tab is to have; it grows if they need room."""
    top, left = block.get("startRow", 0), block.get("startColumn", 0)
    for down, row in enumerate(block.get("rowData", [])):
        for across, cell in enumerate(row.get("values", [])):
            kept = {name: cell[name] for name in ENTERED if name in cell}
            if kept:
                sheet.cells[top + down, left + across] = kept
    for known, start, name in ((sheet.rows, top, "rowMetadata"), (sheet.columns, left, "columnMetadata")):
        known.update({start + number: about for number, about in enumerate(block.get(name, [])) if about})
    sheet.row_count = max([sheet.row_count, *(row + 1 for row, _ in sheet.cells)])
    sheet.column_count = max([sheet.column_count, *(column + 1 for _, column in sheet.cells)])


def copy_to(call: Call) -> Json:
    """Carry out sheets.copyTo: a copy of a tab at the end of another spreadsheet."""
    source = call.book().copied()
    goal_id = call.body.get("destinationSpreadsheetId", "")
    goal = opened(call.store, goal_id, call.caller, to_write=True).copied()
    text = call.path["sheetId"]
    sheet = source.sheet(int(text) if text.lstrip("-").isdigit() else -1)
    sheet_id = call.store.new_number(other.id for other in goal.sheets)
    sheet.properties |= {"sheetId": sheet_id, "title": free_title(goal, f"Copy of {sheet.title}")}
    for entry in (*sheet.merges, *sheet.protected.values(), *sheet.banded.values(), *sheet.filter_views.values()):
        (entry.get("range", entry))["sheetId"] = sheet_id
    for rule in sheet.conditional:
        for place in rule.get("ranges", []):
            place["sheetId"] = sheet_id
    if sheet.basic_filter is not None and "range" in sheet.basic_filter:
        sheet.basic_filter["range"]["sheetId"] = sheet_id
    goal.sheets.append(sheet)
    goal.number_sheets()
    call.store.put(goal)
    return sheet.properties


def free_title(book: Book, wanted: str) -> str:
    """Give the title, numbered if a tab has it already."""
    title, number = wanted, 1
    while book.sheet_titled(title):
        number += 1
        title = f"{wanted} {number}"
    return title
