"""Filters: the one a sheet has for everybody, which hides rows, and views that each reader may choose."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.calculation import Calculation, reading_of
from tests.fake_sheets.conditions import meets
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.ordering import sort_rows
from tests.fake_sheets.requests.places import block_of, sheet_of
from tests.fake_sheets.shown import formatted
from tests.fake_sheets.store import Book, Sheet, Store, duplicate


def both_ways(entry: Json) -> None:
    """Say the criteria as a map and as a list, as answers do; the list counts if both were given."""
    if entry.get("filterSpecs"):
        specs = entry["filterSpecs"]
        entry["criteria"] = {str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {}) for spec in specs}
    elif entry.get("criteria"):
        criteria = entry["criteria"].items()
        entry["filterSpecs"] = [
            {"columnIndex": int(column), "filterCriteria": duplicate(one)} for column, one in criteria
        ]


def set_basic(store: Store, book: Book, body: Json) -> Json:
    """Set the filter of a sheet; it sorts and hides at once."""
    entry = duplicate(body.get("filter", {}))
    block = block_of(book, entry.get("range"))
    sheet = book.sheet(block.sheet_id)
    entry["range"] = block.json()
    both_ways(entry)
    show_all(sheet)
    sheet.basic_filter = entry
    data = Block(sheet.id, block.top + 1, block.left, block.bottom, block.right)
    if entry.get("sortSpecs"):
        sort_rows(reading_of(store, book), sheet, data, entry["sortSpecs"])
    hide(reading_of(store, book), sheet, data, entry)
    return {}


def hide(sums: Calculation, sheet: Sheet, block: Block, entry: Json) -> None:
    """Hide the rows that do not meet the criteria."""
    for row in range(block.top, block.bottom):
        for column, one in entry.get("criteria", {}).items():
            text = formatted(sums, sheet, row, int(column))
            value = sums.value(sheet, row, int(column))
            condition = one.get("condition")
            kept = condition is None or meets(condition, value, sums.locale, sums.today)
            if text in one.get("hiddenValues", []) or not kept:
                sheet.rows.setdefault(row, {})["hiddenByFilter"] = True


def show_all(sheet: Sheet) -> None:
    """Show every row that a filter hid."""
    for row, about in list(sheet.rows.items()):
        about.pop("hiddenByFilter", None)
        if not about:
            del sheet.rows[row]


def clear_basic(store: Store, book: Book, body: Json) -> Json:
    """Take the filter of a sheet away, if it has one."""
    sheet = sheet_of(book, body)
    sheet.basic_filter = None
    show_all(sheet)
    return {}


def views(book: Book) -> dict[int, Sheet]:
    """Give the sheet of every filter view, by its id."""
    return {number: sheet for sheet in book.sheets for number in sheet.filter_views}


def find(book: Book, number: int) -> Sheet:
    """Find the sheet of a filter view."""
    if (sheet := views(book).get(number)) is None:
        raise refused(f"No filter view with ID: {number}")
    return sheet


def place(book: Book, entry: Json) -> Sheet:
    """Check a view and find its sheet."""
    if "namedRangeId" in entry and entry["namedRangeId"] in book.named_ranges:
        entry["range"] = duplicate(book.named_ranges[entry["namedRangeId"]]["range"])
    block = block_of(book, entry.get("range"))
    both_ways(entry)
    return book.sheet(block.sheet_id)


def add_view(store: Store, book: Book, body: Json) -> Json:
    """Add a filter view."""
    entry = duplicate(body.get("filter", {}))
    number = entry.get("filterViewId", store.new_number(views(book)))
    if number in views(book):
        raise refused(f"A filter view with ID {number} already exists.")
    made = {"filterViewId": number, "title": f"Filter {len(views(book)) + 1}", **entry}
    place(book, made).filter_views[number] = made
    return {"filter": duplicate(made)}


def update_view(store: Store, book: Book, body: Json) -> Json:
    """Change a filter view."""
    mask = fields.asked(body, "FilterView")
    wanted = body.get("filter", {})
    number = wanted.get("filterViewId", 0)
    entry = find(book, number).filter_views.pop(number)
    fields.updated(entry, wanted, mask, frozenset({"range", "title"}))
    entry["filterViewId"] = number
    if "criteria" in wanted and "filterSpecs" not in wanted:
        entry.pop("filterSpecs", None)
    place(book, entry).filter_views[number] = entry
    return {}


def delete_view(store: Store, book: Book, body: Json) -> Json:
    """Take a filter view away."""
    number = body.get("filterId", 0)
    del find(book, number).filter_views[number]
    return {}


def duplicate_view(store: Store, book: Book, body: Json) -> Json:
    """Copy a filter view."""
    sheet = find(book, body.get("filterId", 0))
    entry = duplicate(sheet.filter_views[body.get("filterId", 0)])
    number = store.new_number(views(book))
    entry |= {"filterViewId": number, "title": f"Copy of {entry['title']}"}
    sheet.filter_views[number] = entry
    return {"filter": duplicate(entry)}


KINDS = {
    "setBasicFilter": set_basic,
    "clearBasicFilter": clear_basic,
    "addFilterView": add_view,
    "updateFilterView": update_view,
    "deleteFilterView": delete_view,
    "duplicateFilterView": duplicate_view,
}
