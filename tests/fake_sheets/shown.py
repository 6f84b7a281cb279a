"""What a reader is shown: the value a cell comes to, as text, with its format. Nothing here changes a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tests.fake_sheets.a1 import named
from tests.fake_sheets.calculation import Calculation
from tests.fake_sheets.cells import Value, Wrong, extended, is_number
from tests.fake_sheets.errors import Json
from tests.fake_sheets.formula import Call, Cells, Constant, Name, Node, NotAFormula, Operation, parsed
from tests.fake_sheets.functions import Here
from tests.fake_sheets.numbers import DATES, pattern_of, shown_number
from tests.fake_sheets.store import DEFAULT_FORMAT, Book, Sheet, duplicate

SOME_DAY = dt.date(2026, 3, 17)  # where TODAY() does not matter
KEEP_LOOK = {"SUM", "MIN", "MAX", "AVERAGE", "IF", "IFERROR", "ROUND", "ABS"}


def effective(book: Book, sheet: Sheet, row: int, column: int, calculation: Calculation | None = None) -> Json:
    """Give the fields of a CellData that are worked out; for many cells share one Calculation."""
    sums = calculation or Calculation(book, SOME_DAY)
    cell = sheet.cells.get((row, column), {})
    value = sums.value(sheet, row, column)
    found: Json = {}
    if value is not None:
        found["effectiveValue"] = extended(value)
        found["formattedValue"] = formatted(sums, sheet, row, column)
    if value is not None or "userEnteredFormat" in cell:
        found["effectiveFormat"] = effective_format(sums, sheet, row, column)
    if (link := hyperlink(sums, sheet, row, column)) is not None:
        found["hyperlink"] = link
    return found


def effective_format(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json:
    """Give the format a cell is shown by: the default, and on it what was set; a number format with its pattern."""
    base = duplicate(sums.book.properties.get("defaultFormat") or DEFAULT_FORMAT)
    entered = sheet.cells.get((row, column), {}).get("userEnteredFormat", {})
    made = laid_over(base, entered)
    value = sums.value(sheet, row, column)
    made.setdefault("horizontalAlignment", usual_alignment(value))
    made.setdefault("hyperlinkDisplayType", "PLAIN_TEXT")
    if (look := look_of(sums, sheet, row, column)) is not None:
        made["numberFormat"] = {"type": look["type"], "pattern": pattern_of(look, sums.locale)}
    return made


def usual_alignment(value: Value) -> str:
    """Say where a value stands when nobody said."""
    if isinstance(value, (bool, Wrong)):
        return "CENTER"
    return "RIGHT" if is_number(value) else "LEFT"


def laid_over(base: Json, over: Mapping[str, Any]) -> Json:
    """Lay one format over another, deep."""
    made = dict(base)
    for name, part in over.items():
        below = made.get(name)
        if name.endswith("ColorStyle"):
            made.pop(name.removesuffix("Style"), None)
        colour = name.lower().endswith(("color", "colorstyle"))
        deep = isinstance(part, dict) and isinstance(below, dict) and not colour
        made[name] = laid_over(below, part) if deep and isinstance(below, dict) else duplicate(part)
    for name in [name for name in made if name.endswith("ColorStyle") and name.removesuffix("Style") not in made]:
        if "rgbColor" in made[name]:
            made[name.removesuffix("Style")] = duplicate(made[name]["rgbColor"])
    for name in [name for name in over if name.endswith("Color") and name + "Style" not in over]:
        made[name + "Style"] = {"rgbColor": duplicate(over[name])}
    return made


def look_of(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json | None:
    """Give the number format a cell is shown by: its own, or that of what its formula counts."""
    cell = sheet.cells.get((row, column), {})
    own: Json | None = cell.get("userEnteredFormat", {}).get("numberFormat")
    if own is not None and own.get("type", "NUMBER_FORMAT_TYPE_UNSPECIFIED") != "NUMBER_FORMAT_TYPE_UNSPECIFIED":
        return own
    formula = cell.get("userEnteredValue", {}).get("formulaValue")
    place = (sheet.id, row, column)
    if formula is None or place in sums.under_way:
        return None
    sums.under_way.add(place)
    try:
        return look_of_node(sums, parsed(formula, sums.locale.point), Here(sheet, row, column))
    except (NotAFormula, RecursionError):
        return None
    finally:
        sums.under_way.discard(place)


def look_of_node(sums: Calculation, node: Node | None, here: Here) -> Json | None:
    """Give the number format a part of a formula brings with it."""
    if node is None or isinstance(node, Constant):
        return None
    if isinstance(node, Cells):
        tab = node.reference.title
        sheet = here.sheet if tab is None else sums.book.sheet_titled(tab)
        area = node.reference.area(sheet.id) if sheet else None
        return look_of(sums, sheet, area.top, area.left) if sheet and area else None
    if isinstance(node, Name):
        found = named(sums.book, node.name)
        return look_of(sums, sums.book.sheet(found.sheet_id), found.top, found.left) if found else None
    if isinstance(node, Operation):
        return look_of_operation(sums, node, here)
    return look_of_call(sums, node, here)


def look_of_operation(sums: Calculation, node: Operation, here: Here) -> Json | None:
    """Give the format of a sum or a difference; a day less a day is a number."""
    if node.sign == "%":
        return {"type": "PERCENT", "pattern": "0%"}
    if node.sign not in {"+", "-", "*", "/"}:
        return None
    left, right = look_of_node(sums, node.left, here), look_of_node(sums, node.right, here)
    days = [look for look in (left, right) if look and look["type"] in DATES]
    if days and (node.sign in {"*", "/"} or len(days) == 2):
        return None
    return left or right


def look_of_call(sums: Calculation, node: Call, here: Here) -> Json | None:
    """Give the format of what a function makes."""
    if node.name == "TODAY":
        return {"type": "DATE"}
    if node.name not in KEEP_LOOK:
        return None
    parts = node.given[1:] if node.name == "IF" else node.given
    looks = (look_of_node(sums, part, here) for part in parts)
    return next((look for look in looks if look is not None), None)


def formatted(sums: Calculation, sheet: Sheet, row: int, column: int) -> str:
    """Give a cell as text, as it stands on the screen; nothing is the empty text."""
    value = sums.value(sheet, row, column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, Wrong):
        return value.shown
    return shown_number(value, look_of(sums, sheet, row, column), sums.locale)


def rendered(
    sums: Calculation, sheet: Sheet, row: int, column: int, option: str, moments: str = "SERIAL_NUMBER"
) -> Any:
    """Give a cell as the values calls do: FORMATTED_VALUE, UNFORMATTED_VALUE or FORMULA."""
    cell = sheet.cells.get((row, column))
    entered = cell.get("userEnteredValue") if cell else None
    if not entered:
        return ""
    if option == "FORMULA" and "formulaValue" in entered:
        return entered["formulaValue"]
    if option not in {"UNFORMATTED_VALUE", "FORMULA"}:
        return formatted(sums, sheet, row, column)
    value = sums.value(sheet, row, column)
    if isinstance(value, Wrong):
        return value.shown
    if is_number(value) and moments == "FORMATTED_STRING":
        look = look_of(sums, sheet, row, column)
        if look is not None and look["type"] in DATES:
            return formatted(sums, sheet, row, column)
    return value


def hyperlink(sums: Calculation, sheet: Sheet, row: int, column: int) -> str | None:
    """Give the address a cell leads to."""
    cell = sheet.cells.get((row, column), {})
    formula = cell.get("userEnteredValue", {}).get("formulaValue")
    if formula is None:
        uri = cell.get("userEnteredFormat", {}).get("textFormat", {}).get("link", {}).get("uri")
        return str(uri) if uri else None
    try:
        node = parsed(formula, sums.locale.point)
    except NotAFormula:
        return None
    if not isinstance(node, Call) or node.name != "HYPERLINK" or not node.given:
        return None
    value = sums.single(node.given[0], Here(sheet, row, column))
    return value if isinstance(value, str) else None
