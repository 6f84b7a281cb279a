"""Values on their way into cells: first all is checked, then all is written."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from tests.fake_sheets.a1 import Area, Block, letters, past_the_grid, printed, whole
from tests.fake_sheets.entered import Entry, raw, typed
from tests.fake_sheets.errors import ApiProblem, Json, refused
from tests.fake_sheets.locales import locale_named
from tests.fake_sheets.store import Book

MOST_LETTERS = 50_000  # in one cell


@dataclass(frozen=True, slots=True)
class Write:
    """Values with the cells they go to; what was null is not in it."""

    block: Block  # what they cover
    asked: Block  # what was named
    values: dict[tuple[int, int], Any]
    major: str


def planned(book: Book, area: Area, body: Json, text: str, where: str) -> Write:
    """Lay a ValueRange out over an area, or refuse it: too large, not plain values, outside the sheet."""
    sheet = book.sheet(area.sheet_id)
    columns = body.get("majorDimension") == "COLUMNS"
    parts = checked(body.get("values", []), where)
    deep, wide = len(parts), max((len(part) for part in parts), default=0)
    height, width = (wide, deep) if columns else (deep, wide)
    if area.top >= sheet.row_count or area.left >= sheet.column_count:
        raise past_the_grid(sheet, printed(sheet, whole(sheet, area)))
    check_room(area, text, height, width)
    covered = Block(sheet.id, area.top, area.left, area.top + max(height, 1), area.left + max(width, 1))
    if covered.bottom > sheet.row_count or covered.right > sheet.column_count:
        raise past_the_grid(sheet, printed(sheet, covered))
    values = {
        (area.top + (inner if columns else outer), area.left + (outer if columns else inner)): value
        for outer, part in enumerate(parts)
        for inner, value in enumerate(part)
        if value is not None
    }
    asked = covered if area.is_one_cell else area.within(sheet)
    return Write(covered, asked, values, "COLUMNS" if columns else "ROWS")


def check_room(area: Area, text: str, height: int, width: int) -> None:
    """Refuse values that go over the range; one cell is where they begin, and no limit."""
    if area.is_one_cell:
        return
    if area.bottom is not None and area.top + height > area.bottom:
        raise outside(text, f"row [{area.bottom + 1}]")
    if area.right is not None and area.left + width > area.right:
        raise outside(text, f"column [{letters(area.right)}]")


def outside(text: str, what: str) -> ApiProblem:
    """Refuse values outside their range."""
    return refused(f"Requested writing within range [{text}], but tried writing to {what}")


def checked(parts: Any, where: str) -> list[list[Any]]:
    """Check that values are lists of plain values."""
    for number, part in enumerate(parts):
        if not isinstance(part, list):
            value = json.dumps(part)
            raise refused(
                f"Invalid value at 'data.values[{number}]' (type.googleapis.com/google.protobuf.ListValue), {value}"
            )
        for place, value in enumerate(part):
            if isinstance(value, (dict, list)):
                kind = "struct_value" if isinstance(value, dict) else "list_value"
                raise refused(f"Invalid {where}[{number}][{place}]: {kind} {{\n}}\n")
            if isinstance(value, str) and len(value) > MOST_LETTERS:
                raise too_long()
    found: list[list[Any]] = parts
    return found


def too_long() -> ApiProblem:
    """Refuse a text that no cell can hold."""
    return refused(f"Your input contains more than the maximum of {MOST_LETTERS} characters in a single cell.")


def carry_out(book: Book, write: Write, option: str, today: dt.date) -> None:
    """Write the values into their cells."""
    sheet = book.sheet(write.block.sheet_id)
    locale = locale_named(book.properties.get("locale", "en_US"))
    for (row, column), value in write.values.items():
        cell = sheet.cell(row, column)
        if option == "USER_ENTERED" and kind_of(cell) != "TEXT":
            put(cell, typed(value, locale, today))
        else:
            put(cell, raw(as_text(value) if option == "USER_ENTERED" else value))
    sheet.tidy()


def kind_of(cell: Json) -> str:
    """Give the kind of a cell's own number format; nothing if it has none."""
    return str(cell.get("userEnteredFormat", {}).get("numberFormat", {}).get("type", ""))


def as_text(value: Any) -> Any:
    """Take what is typed into a cell of plain text as it stands."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def put(cell: Json, entry: Entry) -> None:
    """Put a value into a cell; a format that came with it stays only where none was."""
    cell.pop("textFormatRuns", None)
    if not entry.value:
        cell.pop("userEnteredValue", None)
        return
    cell["userEnteredValue"] = entry.value
    if entry.look is not None and not kind_of(cell):
        cell.setdefault("userEnteredFormat", {})["numberFormat"] = entry.look
