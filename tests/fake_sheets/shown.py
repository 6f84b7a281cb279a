"""What a reader is shown: the value a cell comes to, as text, with its format. Nothing here changes a spreadsheet."""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Mapping
from typing import Any

from tests.fake_sheets.a1 import area_of, named
from tests.fake_sheets.calculation import Calculation
from tests.fake_sheets.cells import Value, Wrong, extended, is_number
from tests.fake_sheets.conditions import meets
from tests.fake_sheets.errors import Json
from tests.fake_sheets.formula import Call, Cells, Constant, Name, Node, NotAFormula, Operation, parsed
from tests.fake_sheets.numbers import DATES, pattern_of, shown_number
from tests.fake_sheets.operators import Here
from tests.fake_sheets.references import moved
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
    """Give the format a cell is shown by; cells that look alike share one answer, which nobody may change."""
    entered = sheet.cells.get((row, column), {}).get("userEnteredFormat", {})
    alignment, look = usual_alignment(sums.value(sheet, row, column)), look_of(sums, sheet, row, column)
    over = conditional_format(sums, sheet, row, column) if sheet.conditional else {}
    key = marshal.dumps((entered, alignment, look, over), 2)
    if key not in sums.formats:
        sums.formats[key] = whole_format(sums, entered, alignment, look, over)
    return sums.formats[key]


def whole_format(sums: Calculation, entered: Json, alignment: str, look: Json | None, over: Json) -> Json:
    """Lay over the default what was set, and over that what rules add."""
    base = duplicate(sums.book.properties.get("defaultFormat") or DEFAULT_FORMAT)
    made = laid_over(laid_over(base, entered), over)
    made.setdefault("horizontalAlignment", alignment)
    made.setdefault("hyperlinkDisplayType", "PLAIN_TEXT")
    if look is not None:
        made["numberFormat"] = {"type": look["type"], "pattern": pattern_of(look, sums.locale)}
    return made


def conditional_format(sums: Calculation, sheet: Sheet, row: int, column: int) -> Json:
    """Give what the rules of a sheet add to a cell's format; of two that say the same thing, the first counts."""
    found: Json = {}
    for rule in sheet.conditional:
        areas = [area_of(place) for place in rule.get("ranges", [])]
        if "booleanRule" not in rule or not any(area.within(sheet).has(row, column) for area in areas):
            continue
        corner = min(area.top for area in areas), min(area.left for area in areas)
        if holds(sums, sheet, (row, column), corner, rule["booleanRule"].get("condition", {})):
            found = laid_over(rule["booleanRule"].get("format", {}), found)
    return found


def holds(sums: Calculation, sheet: Sheet, place: tuple[int, int], corner: tuple[int, int], condition: Json) -> bool:
    """Whether a condition holds for a cell; a formula is read as if copied there from the corner of the range."""
    value = sums.value(sheet, *place)
    if condition.get("type") != "CUSTOM_FORMULA":
        return meets(condition, value, sums.locale, sums.today)
    text = moved(condition["values"][0].get("userEnteredValue", ""), place[0] - corner[0], place[1] - corner[1])
    try:
        found = sums.single(parsed(text, sums.locale.point), Here(sheet, *place))
    except NotAFormula:
        return False
    return found is True or (is_number(found) and found != 0)


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
