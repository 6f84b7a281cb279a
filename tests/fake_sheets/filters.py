"""Data filters: ranges said in A1, as a grid, or by the developer metadata that hangs on them."""

from __future__ import annotations

from typing import Any

from tests.fake_sheets import a1
from tests.fake_sheets.a1 import Area
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import Json, not_found
from tests.fake_sheets.store import Book

PLAIN = ("metadataId", "metadataKey", "metadataValue", "visibility")


def areas(book: Book, filters: list[Json]) -> list[Area]:
    """Give every area that any of the filters names."""
    return [area for one in filters for area in areas_of(book, one)]


def areas_of(book: Book, one: Json) -> list[Area]:
    """Give the areas that one filter names."""
    if "a1Range" in one:
        return [a1.parse(book, one["a1Range"])]
    if "gridRange" in one:
        area = a1.area_of(one["gridRange"])
        book.sheet(area.sheet_id)
        return [area]
    return [area for entry in looked_up(book, one.get("developerMetadataLookup", {})) for area in place(entry)]


def place(entry: Json) -> list[Area]:
    """Give the cells that a piece of metadata hangs on; none if it hangs on the whole spreadsheet."""
    location = entry["location"]
    if location.get("spreadsheet"):
        return []
    if "dimensionRange" not in location:
        return [Area(location.get("sheetId", 0))]
    line = location["dimensionRange"]
    start, end = line.get("startIndex", 0), line.get("endIndex")
    if line["dimension"] == "ROWS":
        return [Area(line.get("sheetId", 0), top=start, bottom=end)]
    return [Area(line.get("sheetId", 0), left=start, right=end)]


def looked_up(book: Book, lookup: Json) -> list[Json]:
    """Find the metadata that fits a lookup in everything it says."""
    return [entry for entry in book.metadata.values() if fits(book, entry, lookup)]


def fits(book: Book, entry: Json, lookup: Json) -> bool:
    """Whether a piece of metadata fits."""
    if any(name in lookup and entry.get(name) != lookup[name] for name in PLAIN):
        return False
    kind = lookup.get("locationType")
    if kind is not None and entry["location"].get("locationType") != kind:
        return False
    where = lookup.get("metadataLocation")
    if where is None:
        return True
    mine, theirs = place(entry), place({"location": where})
    if lookup.get("locationMatchingStrategy") == "EXACT_LOCATION" or not (mine and theirs):
        return mine == theirs
    sheet = book.sheet(mine[0].sheet_id)
    return mine[0].sheet_id == theirs[0].sheet_id and mine[0].within(sheet).meets(theirs[0].within(sheet))


def metadata_get(call: Call) -> Json:
    """Carry out developerMetadata.get."""
    text = call.path["metadataId"]
    found: Any = call.book().metadata.get(int(text)) if text.isdigit() else None
    if found is None:
        raise not_found()
    return dict(found)


def metadata_search(call: Call) -> Json:
    """Carry out developerMetadata.search."""
    book = call.book()
    matched = []
    for one in call.body.get("dataFilters", []):
        if "developerMetadataLookup" in one:
            found = looked_up(book, one["developerMetadataLookup"])
        else:
            wanted = areas_of(book, one)
            found = [entry for entry in book.metadata.values() if place(entry) == wanted]
        matched += [{"developerMetadata": entry, "dataFilters": [one]} for entry in found]
    return {"matchedDeveloperMetadata": matched}
