"""Conditional formats: rules of a sheet in an order, without ids."""

from __future__ import annotations

from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests.places import block_of, sheet_of
from tests.fake_sheets.requests.validation import checked
from tests.fake_sheets.store import Book, Sheet, Store, duplicate


def sheet_of_rule(book: Book, rule: Json) -> Sheet:
    """Check a rule and find the sheet it is for."""
    ranges = rule.get("ranges", [])
    if not ranges:
        raise refused("ConditionalFormatRule.ranges must have at least one range.")
    blocks = [block_of(book, place) for place in ranges]
    if len({block.sheet_id for block in blocks}) > 1:
        raise refused("ConditionalFormatRule.ranges must all be on the same grid.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise refused("No rule type specified on ConditionalFormatRule.")
    if "booleanRule" in rule:
        checked(rule["booleanRule"].get("condition"))
    return book.sheet(blocks[0].sheet_id)


def place_of(sheet: Sheet, index: int, last: int) -> int:
    """Check the place of a rule."""
    if not 0 <= index <= last:
        raise refused(f"Index {index} is out of range; there are {len(sheet.conditional)} rules on sheet {sheet.id}.")
    return index


def existing(sheet: Sheet, index: int) -> int:
    """Check that a rule is there."""
    if not 0 <= index < len(sheet.conditional):
        raise refused(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return index


def add(store: Store, book: Book, body: Json) -> Json:
    """Put a rule before the one at its index."""
    rule = duplicate(body.get("rule", {}))
    sheet = sheet_of_rule(book, rule)
    sheet.conditional.insert(place_of(sheet, body.get("index", 0), len(sheet.conditional)), rule)
    return {}


def update(store: Store, book: Book, body: Json) -> Json:
    """Replace a rule, or move it."""
    index = body.get("index", 0)
    if "rule" in body:
        rule = duplicate(body["rule"])
        sheet = sheet_of_rule(book, rule)
        before = sheet.conditional[existing(sheet, index)]
        sheet.conditional[index] = rule
        return {"newRule": duplicate(rule), "newIndex": index, "oldRule": before, "oldIndex": index}
    sheet = sheet_of(book, body)
    rule = sheet.conditional.pop(existing(sheet, index))
    goal = place_of(sheet, body.get("newIndex", 0), len(sheet.conditional))
    sheet.conditional.insert(goal, rule)
    return {"newRule": duplicate(rule), "newIndex": goal, "oldRule": duplicate(rule), "oldIndex": index}


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take a rule away and give it back."""
    sheet = sheet_of(book, body)
    return {"rule": sheet.conditional.pop(existing(sheet, body.get("index", 0)))}


KINDS = {
    "addConditionalFormatRule": add,
    "updateConditionalFormatRule": update,
    "deleteConditionalFormatRule": delete,
}
