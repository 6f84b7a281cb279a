"""Lines around and between the cells of a range."""

from __future__ import annotations

from tests.fake_sheets.errors import Json
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.store import Book, Store, duplicate

SIDES = ("top", "bottom", "left", "right")


def update_borders(store: Store, book: Book, body: Json) -> Json:
    """Draw the lines that were given; the others stay."""
    block = block_of(book, body.get("range"))
    sheet = book.sheet(block.sheet_id)
    given = {name: body[name] for name in (*SIDES, "innerHorizontal", "innerVertical") if name in body}
    for row, column in block.places() if given else ():
        lines = {
            "top": given.get("top" if row == block.top else "innerHorizontal"),
            "bottom": given.get("bottom" if row == block.bottom - 1 else "innerHorizontal"),
            "left": given.get("left" if column == block.left else "innerVertical"),
            "right": given.get("right" if column == block.right - 1 else "innerVertical"),
        }
        draw(sheet.cell(row, column), {side: line for side, line in lines.items() if line is not None})
    sheet.tidy()
    return {}


def draw(cell: Json, lines: dict[str, Json]) -> None:
    """Draw the lines of one cell; one of style NONE is rubbed out."""
    if not lines:
        return
    look = cell.setdefault("userEnteredFormat", {})
    borders = look.setdefault("borders", {})
    for side, line in lines.items():
        if line.get("style", "NONE") == "NONE":
            borders.pop(side, None)
        else:
            borders[side] = duplicate(line)
    if not borders:
        del look["borders"]
    if not look:
        del cell["userEnteredFormat"]


KINDS = {"updateBorders": update_borders}
