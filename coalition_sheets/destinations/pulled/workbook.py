"""Build a workbook from what Google answers: values with their types, drop-downs, notes, what is hidden or frozen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coalition_sheets.destinations.dressing import WORDS_TAB, Words, at
from coalition_sheets.destinations.new_workbook import put
from coalition_sheets.destinations.plan import CANNOT_STAND, refuse
from coalition_sheets.destinations.pulled import layout, offers, shown
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Json = Mapping[str, Any]

FIELDS = (
    "properties(title),sheets(properties(title,sheetType,hidden,rightToLeft,gridProperties),merges,data("
    "rowMetadata(hiddenByUser,hiddenByFilter),columnMetadata(hiddenByUser,hiddenByFilter,pixelSize),"
    "rowData(values(effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat),"
    "userEnteredFormat(backgroundColorStyle,textFormat(bold,italic,foregroundColorStyle),wrapStrategy,"
    "verticalAlignment,horizontalAlignment),note,dataValidation))))"
)
ERRORS = {
    "NULL_VALUE": "#NULL!", "DIVIDE_BY_ZERO": "#DIV/0!", "REF": "#REF!", "NAME": "#NAME?", "NUM": "#NUM!",
    "N_A": "#N/A", "LOADING": "#N/A",
}  # fmt: skip
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@frozen
class Pulled:
    """A Sheet as a workbook, and what is to be said of it: `formulas` that became values, what was not kept."""

    book: Workbook
    title: str
    tabs: int
    rows: int
    formulas: int
    said: tuple[str, ...]


def workbook(answer: Json) -> Pulled:
    """Return a workbook from the answer to FIELDS. Every text stays a text. Raises CoalitionError, CannotStand."""
    from openpyxl import Workbook

    sheets = [s for s in answer.get("sheets", ()) if s["properties"].get("sheetType", "GRID") == "GRID"]
    titles = [str(s["properties"]["title"]) for s in sheets]
    names = named(titles)
    title = str(answer.get("properties", {}).get("title", ""))
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.title = "coalition_sheets", CANNOT_STAND.sub("", title)
    sizes = {t.casefold(): int(s["properties"].get("gridProperties", {}).get("rowCount", 0)) for t, s in
             zip(titles, sheets, strict=True)}  # fmt: skip
    known = offers.Names({t.casefold(): n for t, n in zip(titles, names, strict=True)}, sizes)
    words = Words(book, {}, {}, tab=named([*names, WORDS_TAB])[-1])
    made = [_tab(book, name, sheet, words, known) for name, sheet in zip(names, sheets, strict=True)]
    if not made:
        raise CoalitionError(f"The Sheet “{title}” has no tab with cells.", "Check that this is the Sheet you mean.")
    words.write()
    book.active = next((n for n, tab in enumerate(book.worksheets) if tab.sheet_state == "visible"), 0)
    said = [*_renamed(titles, names), *_left_out(answer, sum(tab.lost for tab in made))]
    return Pulled(book, title, len(made), sum(tab.rows for tab in made), sum(tab.formulas for tab in made), tuple(said))


def named(titles: Sequence[str]) -> list[str]:
    """Return the names of tabs that Excel can have: 31 letters, no brackets or slashes, none twice."""
    found: list[str] = []
    for title in titles:
        plain = CANNOT_STAND.sub("", _NOT_IN_A_NAME.sub("-", title)).strip("'").strip() or "Tab"
        plain = f"{plain}_" if plain.casefold() == "history" else plain
        name, number = _cut(plain, 31), 1
        taken = {one.casefold() for one in found}
        while name.casefold() in taken:
            number += 1
            name = f"{_cut(plain, 31 - len(str(number)) - 3)} ({number})"
        found.append(name)
    return found


def _cut(text: str, most: int) -> str:
    """Return as much of a text as fits, counted as Excel counts."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip(" '")


def _renamed(titles: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for title, name in zip(titles, names, strict=True):
        if title != name:
            yield f"The tab “{title}” is called “{name}” in the file: Excel has no room for its whole name."


def _left_out(answer: Json, lost: int) -> Iterator[str]:
    others = sum(s["properties"].get("sheetType", "GRID") != "GRID" for s in answer.get("sheets", ()))
    if others:
        yield f"{others} tab{'s' if others > 1 else ''} with only a chart, or a database, stayed behind."
    if lost:
        yield f"{lost} rule{'s' if lost > 1 else ''} for what may be typed stayed behind: Excel has none like it."


@frozen
class _Made:
    rows: int
    formulas: int
    lost: int


def _tab(book: Workbook, name: str, sheet: Json, words: Words, names: offers.Names) -> _Made:
    tab = book.create_sheet(name)
    data: Json = next(iter(sheet.get("data", ())), {})
    lines = data.get("rowData", ())
    looks = shown.Looks()
    formulas = rows = 0
    for row, line in enumerate(lines, 1):
        cells = line.get("values", ())
        filled = [(column, cell) for column, cell in enumerate(cells, 1) if "effectiveValue" in cell or "note" in cell]
        if filled and filled[-1][0] > layout.COLUMNS:
            raise CoalitionError(f"The tab “{name}” is wider than Excel can hold.", "Delete the columns far right.")
        for column, cell in filled:
            _cell(tab, row, column, cell, looks)
        formulas += sum("formulaValue" in cell.get("userEnteredValue", {}) for _, cell in filled)
        rows += any("effectiveValue" in cell for _, cell in filled)
    asked = (
        (row, column, cell["dataValidation"])
        for row, line in enumerate(lines, 1)
        for column, cell in enumerate(line.get("values", ())[: layout.COLUMNS], 1)
        if "dataValidation" in cell
    )
    lost = offers.put(tab, str(sheet["properties"]["title"]), asked, words, names)
    layout.lay_out(tab, sheet, data)
    return _Made(rows, formulas, lost)


def _cell(tab: Worksheet, row: int, column: int, cell: Json, looks: shown.Looks) -> None:
    """Write one cell: its value, how it is shown, its note."""
    from openpyxl.comments import Comment

    target = at(tab, row, column)
    value, look = cell.get("effectiveValue", {}), cell.get("effectiveFormat", {}).get("numberFormat", {})
    if "stringValue" in value:
        refuse(f"{tab.title} {letters(column)}{row}", value["stringValue"])
        put(target, value["stringValue"])
    elif "numberValue" in value:
        put(target, shown.number(value["numberValue"], look))
    elif "boolValue" in value:
        target.value = bool(value["boolValue"])
    elif "errorValue" in value:
        target.value, target.data_type = ERRORS.get(value["errorValue"].get("type", ""), "#VALUE!"), "e"
    if look:
        target.number_format = shown.code(look)
    looks.put(target, cell.get("userEnteredFormat", {}))
    if text := CANNOT_STAND.sub("", cell.get("note", "")):
        target.comment = Comment(text, "Google Sheets", height=24 + 17 * (1 + len(text) // 42), width=290)
