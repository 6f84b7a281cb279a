"""Charts, slicers and tables: kept as they were described, found again by their id; nothing is drawn."""

from __future__ import annotations

from tests.fake_sheets.a1 import Block
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import block_of, coordinate
from tests.fake_sheets.store import Book, Sheet, Store, duplicate


def objects(book: Book) -> dict[int, tuple[Sheet, dict[int, Json]]]:
    """Give, for every chart and slicer by its id, its sheet and the table it is kept in."""
    return {number: (sheet, kept) for sheet in book.sheets for kept in (sheet.charts, sheet.slicers) for number in kept}


def found(book: Book, number: int) -> dict[int, Json]:
    """Find where a chart or a slicer is kept."""
    if number not in objects(book):
        raise refused(f"No embedded object with id: {number}")
    return objects(book)[number][1]


def new_id(store: Store, book: Book, wanted: int | None) -> int:
    """Give the id an object is to have, or make one up."""
    taken = objects(book)
    number = store.new_number(taken) if wanted is None else wanted
    if number in taken:
        raise refused(f"An embedded object with id {number} already exists.")
    return number


def sheet_of_position(book: Book, position: Json) -> Sheet:
    """Find the sheet an object lies on."""
    if "overlayPosition" not in position:
        raise refused("Charts and slicers on a sheet of their own are not known to this fake.")
    return coordinate(book, position["overlayPosition"].get("anchorCell", {}))[0]


def add_chart(store: Store, book: Book, body: Json) -> Json:
    """Add a chart."""
    entry = duplicate(body.get("chart", {}))
    number = new_id(store, book, entry.get("chartId"))
    made = {"chartId": number, **entry}
    sheet_of_position(book, made.get("position", {})).charts[number] = made
    return {"chart": duplicate(made)}


def update_chart_spec(store: Store, book: Book, body: Json) -> Json:
    """Change what a chart shows."""
    number = body.get("chartId", 0)
    found(book, number)[number]["spec"] = duplicate(body.get("spec", {}))
    return {}


def add_slicer(store: Store, book: Book, body: Json) -> Json:
    """Add a slicer."""
    entry = duplicate(body.get("slicer", {}))
    number = new_id(store, book, entry.get("slicerId"))
    made = {"slicerId": number, **entry}
    sheet_of_position(book, made.get("position", {})).slicers[number] = made
    return {"slicer": duplicate(made)}


def update_slicer_spec(store: Store, book: Book, body: Json) -> Json:
    """Change a slicer."""
    mask = fields.asked(body, "SlicerSpec")
    number = body.get("slicerId", 0)
    fields.updated(found(book, number)[number].setdefault("spec", {}), body.get("spec", {}), mask)
    return {}


def update_position(store: Store, book: Book, body: Json) -> Json:
    """Move a chart or a slicer."""
    number, wanted = body.get("objectId", 0), body.get("newPosition", {})
    entry = found(book, number)[number]
    mask = fields.asked(body, "OverlayPosition")
    overlay = entry["position"].setdefault("overlayPosition", {})
    fields.updated(overlay, wanted.get("overlayPosition", {}), mask)
    kind = "slicers" if "slicerId" in entry else "charts"
    goal = sheet_of_position(book, entry["position"])
    del found(book, number)[number]
    getattr(goal, kind)[number] = entry
    return {"position": duplicate(entry["position"])}


def delete_object(store: Store, book: Book, body: Json) -> Json:
    """Take a chart or a slicer away."""
    number = body.get("objectId", 0)
    del found(book, number)[number]
    return {}


def tables(book: Book) -> dict[str, Sheet]:
    """Give the sheet of every table, by its id."""
    return {table_id: sheet for sheet in book.sheets for table_id in sheet.tables}


def table_sheet(book: Book, table_id: str) -> Sheet:
    """Find the sheet a table is on."""
    if table_id not in tables(book):
        raise refused(f"No table with id: {table_id}")
    return tables(book)[table_id]


def check_table(book: Book, entry: Json) -> Sheet:
    """Check a table and find its sheet: a name of its own, no cell of another table; its columns are counted."""
    block = block_of(book, entry.get("range"))
    sheet = book.sheet(block.sheet_id)
    for other in (other for one in book.sheets for other in one.tables.values()):
        if other.get("name", "").casefold() == entry["name"].casefold():
            raise refused(f"A table with the name '{entry['name']}' already exists.")
        if block_of(book, other["range"]).meets(block):
            raise refused("Tables cannot overlap.")
    entry["columnProperties"] = columns_of(sheet, block, entry.get("columnProperties", []))
    return sheet


def columns_of(sheet: Sheet, block: Block, said: list[Json]) -> list[Json]:
    """Describe every column of a table; one nobody named has the text of its first cell, or Column 1."""
    known = {column.get("columnIndex", number): column for number, column in enumerate(said)}
    made = []
    for number in range(block.width):
        entered = sheet.cells.get((block.top, block.left + number), {}).get("userEnteredValue", {})
        name = entered.get("stringValue") or f"Column {number + 1}"
        made.append({"columnIndex": number, "columnName": name, **known.get(number, {})})
    return made


def add_table(store: Store, book: Book, body: Json) -> Json:
    """Make a range a table."""
    entry = duplicate(body.get("table", {}))
    table_id = entry.get("tableId") or store.new_name()
    if table_id in tables(book):
        raise refused(f"A table with id {table_id} already exists.")
    made = {"tableId": table_id, "name": f"Table{len(tables(book)) + 1}", **entry}
    check_table(book, made).tables[table_id] = made
    return {"table": duplicate(made)}


def update_table(store: Store, book: Book, body: Json) -> Json:
    """Change a table."""
    mask = fields.asked(body, "Table")
    wanted = body.get("table", {})
    table_id = wanted.get("tableId", "")
    entry = table_sheet(book, table_id).tables.pop(table_id)
    fields.updated(entry, wanted, mask, frozenset({"range", "name", "tableId"}))
    check_table(book, entry).tables[table_id] = entry
    return {}


def delete_table(store: Store, book: Book, body: Json) -> Json:
    """Take a table away, its cells' values with it."""
    table_id = body.get("tableId", "")
    sheet = table_sheet(book, table_id)
    block = block_of(book, sheet.tables.pop(table_id)["range"])
    sheet.cells = {place: cell for place, cell in sheet.cells.items() if not block.has(*place)}
    return {}


KINDS = {
    "addChart": add_chart,
    "updateChartSpec": update_chart_spec,
    "addSlicer": add_slicer,
    "updateSlicerSpec": update_slicer_spec,
    "updateEmbeddedObjectPosition": update_position,
    "deleteEmbeddedObject": delete_object,
    "addTable": add_table,
    "updateTable": update_table,
    "deleteTable": delete_table,
}
