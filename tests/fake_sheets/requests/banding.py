"""Alternating colours of rows or columns."""

from __future__ import annotations

from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.store import Book, Sheet, Store, duplicate

TWICE = "You cannot add alternating background colors to a range that already has alternating background colors."
PARTS = ("headerColor", "firstBandColor", "secondBandColor", "footerColor")


def taken(book: Book) -> dict[int, Sheet]:
    """Give the sheet of every banding, by its id."""
    return {number: sheet for sheet in book.sheets for number in sheet.banded}


def find(book: Book, number: int) -> Sheet:
    """Find the sheet that a banding is on."""
    if (sheet := taken(book).get(number)) is None:
        raise refused(f"No banding with id: {number}")
    return sheet


def check(book: Book, entry: Json) -> Sheet:
    """Check a banding and find its sheet; no cell may have two."""
    if not entry.get("rowProperties") and not entry.get("columnProperties"):
        raise refused("At least one of rowProperties or columnProperties must be specified.")
    block = block_of(book, entry.get("range"))
    sheet = book.sheet(block.sheet_id)
    for other in sheet.banded.values():
        if block_of(book, other["range"]).meets(block):
            raise refused(TWICE)
    for name in ("rowProperties", "columnProperties"):
        both_ways(entry.get(name, {}))
    return sheet


def both_ways(properties: Json) -> None:
    """Say each colour in its old and its new way."""
    for name in PARTS:
        if "rgbColor" in properties.get(name + "Style", {}):
            properties[name] = duplicate(properties[name + "Style"]["rgbColor"])
        elif name in properties:
            properties[name + "Style"] = {"rgbColor": duplicate(properties[name])}


def add(store: Store, book: Book, body: Json) -> Json:
    """Band a range."""
    entry = duplicate(body.get("bandedRange", {}))
    number = entry.get("bandedRangeId", store.new_number(taken(book)))
    if number in taken(book):
        raise refused(f"A banded range with id {number} already exists.")
    made = {"bandedRangeId": number, **entry}
    check(book, made).banded[number] = made
    return {"bandedRange": duplicate(made)}


def update(store: Store, book: Book, body: Json) -> Json:
    """Change a banding."""
    mask = fields.asked(body, "BandedRange")
    wanted = body.get("bandedRange", {})
    number = wanted.get("bandedRangeId", 0)
    entry = find(book, number).banded.pop(number)
    fields.updated(entry, wanted, mask, frozenset({"range"}))
    entry["bandedRangeId"] = number
    check(book, entry).banded[number] = entry
    return {}


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take a banding away."""
    number = body.get("bandedRangeId", 0)
    del find(book, number).banded[number]
    return {}


KINDS = {"addBanding": add, "updateBanding": update, "deleteBanding": delete}
