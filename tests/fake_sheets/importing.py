"""Making a spreadsheet of a file that is uploaded: text in columns, or .xlsx with its values and formulas."""

from __future__ import annotations

import csv
import io

from tests.fake_sheets.a1 import Area
from tests.fake_sheets.calculation import day_of
from tests.fake_sheets.calls import SEPARATORS, XLSX
from tests.fake_sheets.errors import refused
from tests.fake_sheets.store import COLUMNS, ROWS, Book, Store, new_sheet
from tests.fake_sheets.writing import carry_out, planned

Tabs = dict[str, list[list[object]]]


def can_read(kind: str) -> bool:
    """Whether files of this kind can become a spreadsheet."""
    return kind in SEPARATORS or kind == XLSX


def take_in(store: Store, book: Book, kind: str, content: bytes) -> None:
    """Put the tabs of a file in the place of a spreadsheet's own, each value as if it had been typed."""
    if not can_read(kind):
        raise refused("Bad Request: the file cannot be converted.")
    tabs = tabs_of_xlsx(content) if kind == XLSX else {"Sheet1": tabs_of_text(content, SEPARATORS[kind])}
    book.sheets = []
    for index, (title, rows) in enumerate(tabs.items()):
        width = max((len(row) for row in rows), default=0)
        sheet_id = store.new_number(sheet.id for sheet in book.sheets) if index else 0
        book.sheets.append(new_sheet(sheet_id, title, index, max(ROWS, len(rows)), max(COLUMNS, width)))
        write = planned(book, Area(sheet_id), {"values": rows}, title, "values")
        carry_out(book, write, "USER_ENTERED", day_of(store, book))


def tabs_of_text(content: bytes, separator: str) -> list[list[object]]:
    """Read the rows of a text in columns."""
    return [list(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator)]


def tabs_of_xlsx(content: bytes) -> Tabs:
    """Read the values of every tab."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    return {
        page.title: [["" if value is None else plain(value) for value in row] for row in page.values]
        for page in book.worksheets
    }


def plain(value: object) -> object:
    """Write a value as a person would type it."""
    return value if isinstance(value, bool | int | float | str) else str(value)
