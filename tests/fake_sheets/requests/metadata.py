"""Developer metadata: notes of programs that hang on a spreadsheet, a sheet, a row or a column."""

from __future__ import annotations

from tests.fake_sheets import filters
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import count, lines_of
from tests.fake_sheets.store import Book, Store, duplicate


def located(book: Book, place: Json) -> Json:
    """Check where metadata is to hang, and say which kind of place it is."""
    said = [name for name in ("spreadsheet", "sheetId", "dimensionRange") if name in place and place[name] is not False]
    if len(said) != 1:
        raise refused("DeveloperMetadata.location must specify exactly one of spreadsheet, sheetId or dimensionRange.")
    if "dimensionRange" in said:
        sheet, dimension, start, end = lines_of(book, place["dimensionRange"])
        if end - start != 1 or end > count(sheet, dimension):
            raise refused("DeveloperMetadata.location.dimensionRange must represent a single row or column.")
        line = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
        return {"locationType": "ROW" if dimension == "ROWS" else "COLUMN", "dimensionRange": line}
    if "sheetId" in said:
        return {"locationType": "SHEET", "sheetId": book.sheet(place["sheetId"]).id}
    return {"locationType": "SPREADSHEET", "spreadsheet": True}


def checked(book: Book, entry: Json) -> Json:
    """Check a piece of metadata."""
    if not entry.get("metadataKey"):
        raise refused("DeveloperMetadata.metadataKey must be specified.")
    if entry.get("visibility", "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED").endswith("UNSPECIFIED"):
        raise refused("DeveloperMetadata.visibility must be specified.")
    return {**entry, "location": located(book, entry.get("location", {}))}


def create(store: Store, book: Book, body: Json) -> Json:
    """Add metadata."""
    entry = duplicate(body.get("developerMetadata", {}))
    number = entry.get("metadataId", store.new_number(book.metadata))
    if number in book.metadata:
        raise refused(f"Developer metadata with id {number} already exists.")
    made = checked(book, {"metadataId": number, **entry})
    book.metadata[number] = made
    return {"developerMetadata": duplicate(made)}


def selected(book: Book, one: Json) -> list[Json]:
    """Find the metadata that a data filter means."""
    if "developerMetadataLookup" in one:
        return filters.looked_up(book, one["developerMetadataLookup"])
    wanted = filters.areas_of(book, one)
    return [entry for entry in book.metadata.values() if filters.place(entry) == wanted]


def update(store: Store, book: Book, body: Json) -> Json:
    """Change all metadata that the filters mean."""
    mask = fields.asked(body, "DeveloperMetadata")
    if not body.get("dataFilters"):
        raise refused("Must specify at least one data filter.")
    found = {entry["metadataId"]: entry for one in body["dataFilters"] for entry in selected(book, one)}
    for number, entry in found.items():
        fields.updated(entry, body.get("developerMetadata", {}), mask, frozenset({"location", "visibility"}))
        entry["metadataId"] = number
        book.metadata[number] = checked(book, entry)
    return {"developerMetadata": [duplicate(book.metadata[number]) for number in found]}


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take away all metadata that the filter means."""
    found = selected(book, body.get("dataFilter", {}))
    for entry in found:
        del book.metadata[entry["metadataId"]]
    return {"deletedDeveloperMetadata": found}


KINDS = {
    "createDeveloperMetadata": create,
    "updateDeveloperMetadata": update,
    "deleteDeveloperMetadata": delete,
}
