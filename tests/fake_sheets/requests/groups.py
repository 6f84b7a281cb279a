"""Groups of rows or columns that fold together. Each line has a depth; the groups are the runs of each depth."""

from __future__ import annotations

from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests import fields
from tests.fake_sheets.requests.dimensions import known_lines
from tests.fake_sheets.requests.places import count, lines_of
from tests.fake_sheets.store import Book, Sheet, Store, duplicate

DEEPEST = 8


def groups_of(sheet: Sheet, dimension: str) -> list[Json]:
    """Give the groups of one dimension."""
    return sheet.row_groups if dimension == "ROWS" else sheet.column_groups


def depths(sheet: Sheet, dimension: str) -> list[int]:
    """Say in how many groups each line is."""
    found = [0] * count(sheet, dimension)
    for group in groups_of(sheet, dimension):
        for line in range(group["range"]["startIndex"], group["range"]["endIndex"]):
            found[line] += 1
    return found


def regrouped(sheet: Sheet, dimension: str, deep: list[int]) -> list[Json]:
    """Make the groups from the depths; a group that stays keeps whether it is folded."""
    folded = {
        (group["range"]["startIndex"], group["depth"])
        for group in groups_of(sheet, dimension)
        if group.get("collapsed")
    }
    made = []
    for depth in range(1, max(deep, default=0) + 1):
        start = None
        for line, here in enumerate([*deep, 0]):
            if here >= depth and start is None:
                start = line
            if here < depth and start is not None:
                place = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": line}
                made.append({"range": place, "depth": depth, "collapsed": (start, depth) in folded})
                start = None
    if dimension == "ROWS":
        sheet.row_groups = made
    else:
        sheet.column_groups = made
    return made


def add(store: Store, book: Book, body: Json) -> Json:
    """Group lines."""
    return stepped(book, body, 1)


def delete(store: Store, book: Book, body: Json) -> Json:
    """Take lines out of their innermost group."""
    return stepped(book, body, -1)


def stepped(book: Book, body: Json, step: int) -> Json:
    """Put lines one group deeper, or less deep."""
    sheet, dimension, start, end = lines_of(book, body.get("range"))
    deep = depths(sheet, dimension)
    if end > len(deep) or start == end:
        raise refused("The range of a group must lie on the sheet.")
    for line in range(start, end):
        deep[line] += step
    if min(deep[start:end]) < 0:
        raise refused("Cannot delete a group that does not exist.")
    if max(deep[start:end]) > DEEPEST:
        raise refused(f"Groups cannot be deeper than {DEEPEST}.")
    return {"dimensionGroups": duplicate(regrouped(sheet, dimension, deep))}


def update(store: Store, book: Book, body: Json) -> Json:
    """Fold or unfold a group; its lines are hidden or shown with it."""
    mask = fields.asked(body, "DimensionGroup")
    wanted = body.get("dimensionGroup", {})
    sheet, dimension, start, end = lines_of(book, wanted.get("range"))
    for group in groups_of(sheet, dimension):
        place = group["range"]
        if (place["startIndex"], place["endIndex"], group["depth"]) == (start, end, wanted.get("depth", 1)):
            fields.updated(group, wanted, mask, frozenset({"range", "depth"}))
            for line in range(start, end):
                known_lines(sheet, dimension).setdefault(line, {})["hiddenByUser"] = group.get("collapsed", False)
            return {}
    raise refused("No dimension group with this range and depth.")


KINDS = {"addDimensionGroup": add, "deleteDimensionGroup": delete, "updateDimensionGroup": update}
