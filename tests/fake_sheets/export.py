"""Saving a spreadsheet as another kind of file."""

from __future__ import annotations

import csv
import io

from tests.fake_sheets import drive, shown
from tests.fake_sheets.calculation import Calculation
from tests.fake_sheets.calls import SEPARATORS, SPREADSHEET, XLSX, Call
from tests.fake_sheets.errors import refused
from tests.fake_sheets.store import Sheet
from tests.fake_sheets.values import reading
from tests.fake_sheets.wire import Answer


def export(call: Call) -> Answer:
    """Carry out files.export: the first tab as text, or all of it as .xlsx."""
    about = drive.seen(call)
    kind = call.query.get("mimeType", "")
    if about["mimeType"] != SPREADSHEET:
        raise refused("Export only supports Docs Editors files.", status=403)
    book = call.store.book(about["id"])
    sums = reading(call, book)
    if kind in SEPARATORS:
        return Answer(content=as_text(sums, book.sheets[0], SEPARATORS[kind]).encode(), kind=kind)
    if kind == XLSX:
        return Answer(content=as_xlsx(sums), kind=kind)
    raise refused("The requested conversion is not supported.")


def download(call: Call) -> Answer:
    """Carry out files.get with alt=media: the bytes of a file that is not Google's own kind."""
    about = drive.seen(call)
    if "content" not in about:
        text = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise refused(text, status=403)
    return Answer(content=about["content"], kind=about["mimeType"])


def as_text(sums: Calculation, sheet: Sheet, separator: str) -> str:
    """Write what a reader sees of a tab, a line a row."""
    height = max((row for row, _ in sheet.cells), default=-1) + 1
    width = max((column for _, column in sheet.cells), default=-1) + 1
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=separator, lineterminator="\r\n")
    for row in range(height):
        writer.writerow([said(sums, sheet, row, column) for column in range(width)])
    return lines.getvalue()


def said(sums: Calculation, sheet: Sheet, row: int, column: int) -> str:
    """Give what a reader sees in a cell."""
    if (row, column) not in sheet.cells:
        return ""
    return str(shown.effective(sums.book, sheet, row, column, sums).get("formattedValue", ""))


def as_xlsx(sums: Calculation) -> bytes:
    """Write every tab with its values and number formats."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in sums.book.sheets:
        page = made.create_sheet(sheet.title)
        page.sheet_state = "hidden" if sheet.properties.get("hidden") else "visible"
        for (row, column), cell in sheet.cells.items():
            about = shown.effective(sums.book, sheet, row, column, sums)
            entered = cell.get("userEnteredValue", {})
            value = next(iter(about.get("effectiveValue", {}).values()), None)
            goal = page.cell(row + 1, column + 1)
            goal.value = value if not isinstance(value, dict) else value.get("message")
            if "formulaValue" in entered:
                goal.value = entered["formulaValue"]
            elif isinstance(value, str):
                goal.data_type = "s"
            pattern = cell.get("userEnteredFormat", {}).get("numberFormat", {}).get("pattern")
            if pattern:
                goal.number_format = pattern
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()
