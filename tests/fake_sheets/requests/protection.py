"""Protected ranges and sheets."""

from __future__ import annotations

from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.store import Book, Sheet, Store, duplicate


def taken(book: Book) -> dict[int, Sheet]:
    """Give the sheet of every protection, by its id."""
    return {number: sheet for sheet in book.sheets for number in sheet.protected}


def find(book: Book, number: int) -> Sheet:
    """Find the sheet that a protection is on."""
    if (sheet := taken(book).get(number)) is None:
        raise refused(f"No protected range with ID: {number}")
    return sheet


def check(book: Book, entry: Json) -> Sheet:
    """Check a protection and find its sheet; one of a named range takes that one's cells."""
    if "namedRangeId" in entry:
        if entry["namedRangeId"] not in book.named_ranges:
            raise refused(f"No named range with id: {entry['namedRangeId']}")
        entry["range"] = duplicate(book.named_ranges[entry["namedRangeId"]]["range"])
    block = block_of(book, entry.get("range"))
    if entry.get("unprotectedRanges") and set(entry["range"]) - {"sheetId"}:
        raise refused("Unprotected ranges are only supported on protected sheets.")
    if entry.get("warningOnly"):
        entry.pop("editors", None)
    return book.sheet(block.sheet_id)


def add(store: Store, book: Book, body: Json) -> Json:
    """Protect a range."""
    entry = duplicate(body.get("protectedRange", {}))
    number = entry.get("protectedRangeId", store.new_number(taken(book)))
    if number in taken(book):
        raise refused(f"A protected range with ID {number} already exists.")
    made = {"protectedRangeId": number, **entry, "requestingUserCanEdit": True}
    check(book, made).protected[number] = made
    return {"protectedRange": duplicate(made)}


def update(store: Store, book: Book, body: Json) -> Json:
    """Change a protection."""
    mask = fields.asked(body, "ProtectedRange")
    wanted = body.get("protectedRange", {})
    number = wanted.get("protectedRangeId", 0)
    sheet = find(book, number)
    entry = sheet.protected.pop(number)
    fields.updated(entry, wanted, mask, frozenset({"range"}))
    entry |= {"protectedRangeId": number, "requestingUserCanEdit": True}
    check(book, entry).protected[number] = entry
    return {}


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take a protection away."""
    number = body.get("protectedRangeId", 0)
    del find(book, number).protected[number]
    return {}


KINDS = {"addProtectedRange": add, "updateProtectedRange": update, "deleteProtectedRange": delete}
