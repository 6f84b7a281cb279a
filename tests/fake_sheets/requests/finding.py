"""Find and replace, over a range, a sheet or all sheets; counts what it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.fake_sheets.a1 import Area, Block
from tests.fake_sheets.calculation import Calculation, reading_of
from tests.fake_sheets.entered import Entry, typed
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests.places import block_of
from tests.fake_sheets.shown import formatted
from tests.fake_sheets.store import Book, Sheet, Store
from tests.fake_sheets.writing import MOST_LETTERS, kind_of, put, too_long


@dataclass(slots=True)
class Count:
    """What a find and replace changed."""

    values: int = 0
    formulas: int = 0
    occurrences: int = 0
    rows: set[tuple[int, int]] = field(default_factory=set)

    def json(self) -> Json:
        """Give the reply."""
        return {
            "valuesChanged": self.values,
            "formulasChanged": self.formulas,
            "rowsChanged": len(self.rows),
            "sheetsChanged": len({sheet_id for sheet_id, _ in self.rows}),
            "occurrencesChanged": self.occurrences,
        }


def find_replace(store: Store, book: Book, body: Json) -> Json:
    """Replace a text or a pattern wherever it stands in the scope."""
    if not body.get("find"):
        raise refused("Must specify a non-empty find value.")
    wanted, count = pattern(body), Count()
    new = java_replacement(body) if body.get("searchByRegex") else body.get("replacement", "").replace("\\", r"\\")
    sums = reading_of(store, book)
    found = [change for block in scope(book, body) for change in changes(sums, block, wanted, new, body)]
    for sheet, place, text, times in found:
        replaced(sums, sheet, place, text, count)
        count.occurrences += times
    for sheet in book.sheets:
        sheet.tidy()
    return count.json()


def scope(book: Book, body: Json) -> list[Block]:
    """Give what is to be searched; exactly one way of saying it must be used."""
    said = [name for name in ("range", "sheetId", "allSheets") if name in body and body[name] is not False]
    if len(said) != 1:
        raise refused("Must specify exactly one of range, sheetId or allSheets.")
    if "range" in body:
        return [block_of(book, body["range"])]
    sheets = [book.sheet(body["sheetId"])] if "sheetId" in body else book.sheets
    return [Area(sheet.id).within(sheet) for sheet in sheets if sheet.is_grid]


def pattern(body: Json) -> re.Pattern[str]:
    """Make the pattern to look for."""
    text = body["find"] if body.get("searchByRegex") else re.escape(body["find"])
    text = rf"(?:{text})\Z" if body.get("matchEntireCell") else text
    try:
        return re.compile(text, 0 if body.get("matchCase") else re.IGNORECASE)
    except re.error as problem:
        raise refused(f"Invalid regular expression: {body['find']}") from problem


def java_replacement(body: Json) -> str:
    """Turn $1 and \\$ of Java into what Python writes."""
    text = body.get("replacement", "")
    return re.sub(
        r"\\(.)|\$(\d)|(\\)",
        lambda found: f"\\g<{found[2]}>" if found[2] else "\\\\" if found[0] in {"\\\\", "\\"} else found[1],
        text,
    )


def changes(
    sums: Calculation, block: Block, wanted: re.Pattern[str], new: str, body: Json
) -> list[tuple[Sheet, tuple[int, int], str, int]]:
    """Find the cells to change, with the text each gets and how often it was found there."""
    sheet = sums.book.sheet(block.sheet_id)
    found = []
    for place, cell in sheet.cells.items():
        entered = cell.get("userEnteredValue")
        if not entered or not block.has(*place) or ("formulaValue" in entered and not body.get("includeFormulas")):
            continue
        text = entered.get("formulaValue") or formatted(sums, sheet, *place)
        if body.get("matchEntireCell") and wanted.match(text) is None:
            continue
        try:
            after, times = wanted.subn(new, text, count=1 if body.get("matchEntireCell") else 0)
        except (re.error, IndexError) as problem:
            raise refused(f"Invalid replacement: {body.get('replacement')}") from problem
        if times:
            found.append((sheet, place, after, times))
    return found


def replaced(sums: Calculation, sheet: Sheet, place: tuple[int, int], text: str, count: Count) -> None:
    """Write the new text into a cell, read as if typed; text stays no formula."""
    cell = sheet.cells[place]
    is_formula = "formulaValue" in cell["userEnteredValue"]
    if len(text) > MOST_LETTERS:
        raise too_long()
    if kind_of(cell) == "TEXT" or (text.startswith("=") and not is_formula):
        put(cell, Entry({"stringValue": text} if text else {}))
    else:
        put(cell, typed(text, sums.locale, sums.today))
    count.rows.add((sheet.id, place[0]))
    if is_formula:
        count.formulas += 1
    else:
        count.values += 1


KINDS = {"findReplace": find_replace}
