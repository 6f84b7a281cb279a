"""Named ranges. An id that is taken is refused: this is the only lock the API has."""

from __future__ import annotations

import re

from tests.fake_sheets.a1 import place_area
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.store import Book, Store, duplicate

NAME = re.compile(r"[^\W\d][\w.]{0,249}")


def check(book: Book, entry: Json) -> None:
    """Refuse a name that could be taken for a range, that is taken, or a range that is nowhere."""
    name = entry.get("name", "")
    if not NAME.fullmatch(name) or place_area(name) or name.upper() in {"TRUE", "FALSE"}:
        raise refused(f"The name '{name}' is not a valid name for a named range.")
    for other in book.named_ranges.values():
        if other["name"].casefold() == name.casefold() and other["namedRangeId"] != entry["namedRangeId"]:
            raise refused(f"A named range with the name '{name}' already exists.")
    block_of(book, entry.get("range"))


def find(book: Book, named_id: str) -> Json:
    """Find a named range by its id."""
    if named_id not in book.named_ranges:
        raise refused(f"No named range with id: {named_id}")
    return book.named_ranges[named_id]


def add(store: Store, book: Book, body: Json) -> Json:
    """Add a named range; one with an id that is there already is an error."""
    entry = duplicate(body.get("namedRange", {}))
    named_id = entry.get("namedRangeId") or store.new_name()
    if named_id in book.named_ranges:
        raise refused(f"A named range with id {named_id} already exists.")
    made = {"namedRangeId": named_id, "name": entry.get("name", ""), "range": entry.get("range", {})}
    check(book, made)
    book.named_ranges[named_id] = made
    return {"namedRange": duplicate(made)}


def update(store: Store, book: Book, body: Json) -> Json:
    """Change the name or the range of one."""
    mask = fields.asked(body, "NamedRange")
    wanted = body.get("namedRange", {})
    entry = find(book, wanted.get("namedRangeId", ""))
    named_id = entry["namedRangeId"]
    fields.updated(entry, wanted, mask)
    entry["namedRangeId"] = named_id
    check(book, entry)
    return {}


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take a named range away; its cells stay."""
    find(book, body.get("namedRangeId", ""))
    del book.named_ranges[body["namedRangeId"]]
    return {}


KINDS = {"addNamedRange": add, "updateNamedRange": update, "deleteNamedRange": delete}
