"""Tabs and the spreadsheet itself: added, copied, renamed, moved, hidden, taken away."""

from __future__ import annotations

from tests.fake_sheets.a1 import Area
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.references import retitled
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.following import Change, follow, lines, ranged, rewrite_formulas
from tests.fake_sheets.requests.places import check_cells, sheet_of
from tests.fake_sheets.store import COLUMNS, ROWS, Book, Sheet, Store, duplicate, new_sheet

MOST_TITLE = 100
SHEET_KEPT = frozenset({"sheetId", "index", "sheetType", "title", "gridProperties"})


def title_taken(title: str) -> str:
    """Say that another tab has this name."""
    return f'A sheet with the name "{title}" already exists. Please enter another name.'


def check_title(book: Book, title: str, sheet: Sheet | None = None) -> None:
    """Refuse a name that is empty, too long or another tab's."""
    if not title:
        raise refused("Sheet title cannot be empty.")
    if len(title) > MOST_TITLE:
        raise refused(f"Sheet title cannot be longer than {MOST_TITLE} characters.")
    other = book.sheet_titled(title)
    if other is not None and other is not sheet:
        raise refused(title_taken(title))


def new_id(store: Store, book: Book, wanted: int | None) -> int:
    """Give the id a new tab is to have, or make one up."""
    taken = {sheet.id for sheet in book.sheets}
    if wanted is None:
        return store.new_number(taken)
    if wanted < 0:
        raise refused(f"sheetId must be non-negative: {wanted}")
    if wanted in taken:
        raise refused(f"Sheet with id {wanted} already exists.")
    return wanted


def new_title(book: Book) -> str:
    """Give a name for a new tab: Sheet2."""
    number = len(book.sheets) + 1
    while book.sheet_titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def add_sheet(store: Store, book: Book, body: Json) -> Json:
    """Add a tab."""
    wanted = duplicate(body.get("properties", {}))
    sheet_id = new_id(store, book, wanted.get("sheetId"))
    title = wanted.get("title") or new_title(book)
    check_title(book, title)
    if wanted.get("sheetType", "GRID") != "GRID":
        raise refused("Only grid sheets can be added this way.")
    index = min(wanted.get("index", len(book.sheets)), len(book.sheets))
    grid = wanted.pop("gridProperties", {})
    sheet = new_sheet(sheet_id, title, index, grid.get("rowCount") or ROWS, grid.get("columnCount") or COLUMNS)
    check_frozen(sheet, grid)
    sheet.properties |= {name: part for name, part in wanted.items() if name not in SHEET_KEPT}
    sheet.properties["gridProperties"] |= {name: part for name, part in grid.items() if part}
    with_both_tab_colours(sheet.properties, wanted)
    book.sheets.insert(index, sheet)
    book.number_sheets()
    check_cells(book)
    return {"properties": duplicate(sheet.properties)}


def with_both_tab_colours(properties: Json, source: Json) -> None:
    """Say a tab's colour both ways, as answers do."""
    if "tabColorStyle" in source and "rgbColor" in properties.get("tabColorStyle", {}):
        properties["tabColor"] = duplicate(properties["tabColorStyle"]["rgbColor"])
    elif "tabColor" in properties:
        properties["tabColorStyle"] = {"rgbColor": duplicate(properties["tabColor"])}


def check_frozen(sheet: Sheet, grid: Json) -> None:
    """Refuse to freeze all there is."""
    for name, total, word in (
        ("frozenRowCount", sheet.row_count, "rows"),
        ("frozenColumnCount", sheet.column_count, "columns"),
    ):
        if grid.get(name, 0) >= total:
            raise refused(f"You can't freeze all visible {word} on the sheet.")


def delete_sheet(store: Store, book: Book, body: Json) -> Json:
    """Take a tab away; formulas that used it are #REF! from then on."""
    sheet = sheet_of(book, body)
    if not [other for other in book.sheets if other is not sheet]:
        raise refused("You can't remove all the sheets in a document.")
    if not [other for other in book.sheets if other is not sheet and not other.properties.get("hidden")]:
        raise refused("You can't remove all the visible sheets in a document.")
    follow(book, lambda area: None if area.sheet_id == sheet.id else area)
    book.sheets.remove(sheet)
    book.metadata = {key: entry for key, entry in book.metadata.items() if metadata_sheet(entry) != sheet.id}
    book.number_sheets()
    return {}


def metadata_sheet(entry: Json) -> int | None:
    """Give the tab a piece of metadata hangs on; None if it hangs on the spreadsheet."""
    place = entry["location"]
    if place.get("spreadsheet"):
        return None
    return int(place.get("dimensionRange", place).get("sheetId", 0))


def duplicate_sheet(store: Store, book: Book, body: Json) -> Json:
    """Copy a tab inside its spreadsheet, with all that lies on it but its metadata and names."""
    source = book.sheet(int(body.get("sourceSheetId", 0)))
    copy = next(sheet for sheet in book.copied().sheets if sheet.id == source.id)
    sheet_id = new_id(store, book, body.get("newSheetId"))
    title = body.get("newSheetName") or free_title(book, f"Copy of {source.title}")
    check_title(book, title)
    index = min(body.get("insertSheetIndex", 0), len(book.sheets))
    repoint(book, copy, lambda area: Area(sheet_id, area.top, area.left, area.bottom, area.right))
    copy.properties |= {"sheetId": sheet_id, "title": title}
    copy.protected = renumbered(store, book, copy.protected, "protectedRangeId")
    copy.banded = renumbered(store, book, copy.banded, "bandedRangeId")
    copy.filter_views = renumbered(store, book, copy.filter_views, "filterViewId")
    book.sheets.insert(index, copy)
    book.number_sheets()
    check_cells(book)
    return {"properties": duplicate(copy.properties)}


def free_title(book: Book, wanted: str) -> str:
    """Give the name, numbered if a tab has it already."""
    title, number = wanted, 1
    while book.sheet_titled(title):
        number += 1
        title = f"{wanted} {number}"
    return title


def repoint(book: Book, copy: Sheet, change: Change) -> None:
    """Let what lies on a copied tab lie on the copy."""
    copy.merges = [found for merge in copy.merges if (found := ranged(merge, change))]
    for things in (copy.protected, copy.banded, copy.filter_views, {0: copy.basic_filter or {}}):
        for thing in things.values():
            if "range" in thing:
                thing["range"] = ranged(thing["range"], change)
            if "unprotectedRanges" in thing:
                thing["unprotectedRanges"] = [ranged(place, change) for place in thing["unprotectedRanges"]]
    for rule in copy.conditional:
        rule["ranges"] = [ranged(place, change) for place in rule.get("ranges", [])]
    for group in (*copy.row_groups, *copy.column_groups):
        group["range"] = lines(group["range"], change)


def renumbered(store: Store, book: Book, things: dict[int, Json], name: str) -> dict[int, Json]:
    """Give copied things ids of their own."""
    made: dict[int, Json] = {}
    for thing in things.values():
        number = store.new_number([*made, *things])
        made[number] = {**thing, name: number}
    return made


def update_sheet_properties(store: Store, book: Book, body: Json) -> Json:
    """Rename, move, hide, resize or freeze a tab."""
    mask = fields.asked(body, "SheetProperties")
    wanted = body.get("properties", {})
    sheet = sheet_of(book, wanted)
    before, place = duplicate(sheet.properties), book.sheets.index(sheet)
    fields.updated(sheet.properties, wanted, mask, SHEET_KEPT)
    sheet.properties |= {name: before[name] for name in ("sheetId", "sheetType")}
    grid = sheet.properties.setdefault("gridProperties", {})
    for name in ("rowCount", "columnCount"):
        grid.setdefault(name, before["gridProperties"][name])
        if grid[name] < 1:
            raise refused(f"You can't delete all the {name.removesuffix('Count')}s on the sheet.")
    retitle(book, sheet, before["title"])
    with_both_tab_colours(sheet.properties, wanted)
    if sheet.properties.get("hidden") and all(other.properties.get("hidden") for other in book.sheets):
        raise refused("You can't hide all the sheets in a document.")
    check_cells(book, sheet, sheet.row_count, before["gridProperties"]["columnCount"])  # rows are set first
    resized(book, sheet, before["gridProperties"])
    check_frozen(sheet, grid)
    check_cells(book)
    move(book, sheet, place, sheet.properties.get("index", place))
    return {}


def retitle(book: Book, sheet: Sheet, before: str) -> None:
    """Check a tab's new name, and let formulas follow it."""
    title = sheet.properties.setdefault("title", before)
    if title == before:
        return
    check_title(book, title, sheet)
    rewrite_formulas(book, lambda formula: retitled(formula, before, title))


def move(book: Book, sheet: Sheet, place: int, index: int) -> None:
    """Move a tab to before the one that has this index now."""
    if index > len(book.sheets):
        raise refused(f"Index for moved sheet must be between 0 and {len(book.sheets)}, but was {index}.")
    book.sheets.remove(sheet)
    book.sheets.insert(index - 1 if index > place else index, sheet)
    book.number_sheets()


def resized(book: Book, sheet: Sheet, before: Json) -> None:
    """Take away what lies behind the new end of a tab."""
    rows, columns = sheet.row_count, sheet.column_count
    if rows >= before["rowCount"] and columns >= before["columnCount"]:
        return
    sheet.cells = {place: cell for place, cell in sheet.cells.items() if place[0] < rows and place[1] < columns}
    sheet.rows = {row: about for row, about in sheet.rows.items() if row < rows}
    sheet.columns = {column: about for column, about in sheet.columns.items() if column < columns}

    def cut(area: Area) -> Area | None:
        if area.sheet_id != sheet.id:
            return area
        if area.top >= rows or area.left >= columns:
            return None
        bottom = None if area.bottom is None else min(area.bottom, rows)
        right = None if area.right is None else min(area.right, columns)
        return Area(sheet.id, area.top, area.left, bottom, right)

    follow(book, cut)


def update_spreadsheet_properties(store: Store, book: Book, body: Json) -> Json:
    """Change the title, the locale, the time zone of a spreadsheet."""
    mask = fields.asked(body, "SpreadsheetProperties")
    before = duplicate(book.properties)
    fields.updated(book.properties, body.get("properties", {}), mask, frozenset(before))
    if not book.properties.get("title"):
        raise refused("Spreadsheet title cannot be empty.")
    for name in ("locale", "timeZone", "autoRecalc", "defaultFormat"):
        if name in before:
            book.properties.setdefault(name, before[name])
    return {}


KINDS = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "updateSheetProperties": update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}
