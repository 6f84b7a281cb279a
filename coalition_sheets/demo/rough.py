"""What no value can say: title rows, headers in other words, hidden rows, empty rows with a colour, a second copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sheets.demo.living import LIVING
from coalition_sheets.demo.mess import Mess
from coalition_sheets.demo.messes import MESSES
from coalition_sheets.demo.messy import ABOVE, OLD_TITLE, TITLES
from coalition_sheets.model import letters, typed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADERS = {
    "tasks": {"Who": "Assigned to ", "By when": "DUE DATE!!"},
    "people": {"Status": "Staus"},
}
COLOURED = 1000
TICKED = 300


def roughen(book: Workbook) -> None:
    """Turn a tidy workbook with the messy demo's rows into what people really keep."""
    schema_titles = {"tasks": "Tasks"}
    tabs = {name: book[schema_titles.get(name, title)] for name, title in TITLES.items()}
    for name, messes in MESSES.items():
        for row, mess in enumerate(messes, 2 + len(LIVING[name])):
            _raw(tabs[name], row, mess)
    for name, headers in HEADERS.items():
        for cell in tabs[name][1]:
            cell.value = headers.get(str(cell.value), cell.value)
    _ticks(tabs["people"])
    _colours(tabs["outreach"])
    _other_order(tabs["meetings"])
    _old_copy(book)
    _titles(tabs["tasks"])
    tabs["tasks"].title = TITLES["tasks"]


def _raw(tab: Worksheet, row: int, mess: Mess) -> None:
    from openpyxl.styles import Font

    if mess.raw == "native":
        text = typed(mess.cells[mess.column])
        column = next(number for number, cell in enumerate(tab[row], 1) if cell.value == text)
        tab.cell(row, column).data_type = "f" if text.startswith("=") else "e"
    elif mess.raw == "struck":
        for cell in tab[row]:
            cell.font = Font(strike=True)
    elif mess.raw == "hidden":
        tab.row_dimensions[row].hidden = True


def _ticks(tab: Worksheet) -> None:
    """Fill a column of boxes to tick far below the last person."""
    column = next(c.column for c in tab[1] if c.value == "Do not contact")
    for row in range(2, TICKED):
        if tab.cell(row, column).value is None:
            tab.cell(row, column).value = False


def _colours(tab: Worksheet) -> None:
    """Leave rows without a word in them that somebody once coloured."""
    from openpyxl.styles import PatternFill

    pale = PatternFill("solid", fgColor="FFF8E1")
    for row in range(tab.max_row + 1, tab.max_row + COLOURED + 1):
        tab.cell(row, 1).fill = pale


def _other_order(tab: Worksheet) -> None:
    """Move the first column behind the third, as somebody liked it better."""
    for row in range(1, tab.max_row + 1):
        cells = [tab.cell(row, column) for column in (1, 2, 3)]
        kept = [(c.value, c.number_format, c.data_type) for c in (*cells[1:], cells[0])]
        for cell, (value, look, kind) in zip(cells, kept, strict=True):
            cell.value, cell.number_format, cell.data_type = value, look, kind
    _plain(tab)


def _old_copy(book: Workbook) -> None:
    old = book.create_sheet(OLD_TITLE)
    old.append(("Task", "Who", "By when", "Status", "Goal", "From meeting", "Notes"))
    old.append(("Book the hall for the founding", "Ana Núñez", "2025-12-01", "Done"))
    old.append(("Find six organizations", "Rosa Delgado", "2025-12-05", "Done"))


def _titles(tab: Worksheet) -> None:
    """Put a title over all columns, a note and a blank row above the headers, and leave a filter on."""
    from openpyxl.styles import Font

    added = ABOVE["tasks"]
    hidden = [row for row, look in tab.row_dimensions.items() if look.hidden]
    tab.insert_rows(1, added)
    for row in hidden:
        tab.row_dimensions[row].hidden = False
        tab.row_dimensions[row + added].hidden = True
    tab["A1"].value, tab["A1"].font = "WHO DOES WHAT – Harbor County", Font(bold=True, size=16)
    tab["A2"].value = "Please do not sort! Ask Linh if a row is missing."
    tab.merge_cells("A1:G1")
    tab.freeze_panes = f"A{added + 2}"
    tab.auto_filter.ref = f"A{added + 1}:{letters(tab.max_column)}{tab.max_row}"
    tab.auto_filter.add_filter_column(3, ["Doing", "Waiting"])
    _plain(tab)


def _plain(tab: Worksheet) -> None:
    """Take drop-downs and colours away: they are what goes first when columns and rows are moved."""
    from openpyxl.formatting.formatting import ConditionalFormattingList
    from openpyxl.worksheet.datavalidation import DataValidationList

    tab.data_validations = DataValidationList()
    tab.conditional_formatting = ConditionalFormattingList()
