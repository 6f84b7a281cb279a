"""How a new tab looks and helps: widths, notes on headers, drop-downs, colours that follow the day, print set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from coalition_sheets.destinations.helping import (
    ABOUT_WIDTHS,
    DATED,
    NOT_A_DAY,
    NOT_LISTED,
    Colour,
    area,
    colours,
    looks,
    note,
    offer,
    prompt,
    takes_several,
    width,
)
from coalition_sheets.destinations.plan import ABOUT_HEADERS
from coalition_sheets.destinations.sheet import Line, Sheet
from coalition_sheets.model import Column, letters, palette

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

DAY, CLOCK = "mmm d, yyyy", "h:mm AM/PM"
FORMATS = {"day": DAY, "clock": CLOCK, "": "General"}
WORDS_TAB = "_words"
INLINE = 255  # characters that a list inside a drop-down may take
ONE_PAGE = 240  # characters across that can still be read on one sheet of paper
FONT = "Calibri"


def at(tab: Worksheet, row: int, column: int) -> SheetCell:
    """Return the cell at a row and column counted from 1."""
    return cast("SheetCell", tab.cell(row, column))


class Words:
    """Where the words of a drop-down stand: in the drop-down itself, in another tab, or in a hidden tab of words."""

    def __init__(
        self,
        book: Workbook,
        sheets: Mapping[str, Sheet],
        own: Mapping[str, tuple[str, ...]],
        tab: str = WORDS_TAB,
    ) -> None:
        self.book = book
        self.sheets = sheets
        self.own = own
        self.tab = tab
        self.lists: list[tuple[str, ...]] = []

    def source(self, column: Column) -> str:
        """Return the formula of a column's drop-down, "" where it has none."""
        if column.type == "yes/no":
            return '"TRUE,FALSE"'
        offered = offer(column, self.sheets, self.own)
        if offered.words:
            return self.listed(offered.words)
        if sheet := offered.tab:
            letter = sheet.letter(sheet.columns[0].name)
            return f"'{sheet.schema.tab}'!${letter}$2:${letter}${sheet.last}"
        return ""

    def listed(self, words: tuple[str, ...]) -> str:
        """Return the formula of a drop-down that offers these words."""
        if len(",".join(words)) <= INLINE and not any(set(w) & set(',"') for w in words):
            return f'"{",".join(words)}"'
        if words not in self.lists:
            self.lists.append(words)
        letter = letters(self.lists.index(words) + 1)
        return f"'{self.tab}'!${letter}$1:${letter}${len(words)}"

    def write(self) -> None:
        """Write the hidden tab of words, where some list is too long for its drop-down."""
        if not self.lists:
            return
        tab = self.book.create_sheet(self.tab)
        tab.sheet_state = "hidden"
        for number, words in enumerate(self.lists, 1):
            for row, word in enumerate(words, 1):
                at(tab, row, number).value = word


def about(tab: Worksheet, lines: Sequence[Line], title: str) -> None:
    """Dress the About us tab."""
    from openpyxl.styles import Alignment, Font, PatternFill

    _page(tab, title, ABOUT_HEADERS, ABOUT_WIDTHS)
    _heights(tab, len(lines))
    for row, line in enumerate(lines, 2):
        for column in (1, 2, 3):
            at(tab, row, column).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        at(tab, row, 1).font = Font(name=FONT, bold=True)
        at(tab, row, 2).fill = PatternFill("solid", fgColor=palette.PALE)
        at(tab, row, 2).number_format = DAY if at(tab, row, 2).is_date else "General"
        at(tab, row, 3).font = Font(name=FONT, color=palette.GREY)
        if line.choices:
            choice = _choice(f'"{",".join(line.choices)}"', line.setting)
            tab.add_data_validation(choice)
            choice.add(f"B{row}")


def tab(target: Worksheet, sheet: Sheet, words: Words, title: str) -> None:
    """Dress a tab of rows."""
    dated = sheet.schema.name in DATED
    _page(target, title, [c.header for c in sheet.columns], [width(c, dated=dated) for c in sheet.columns])
    _columns(target, sheet)
    _notes(target, sheet)
    for number, column in enumerate(sheet.columns, 1):
        if validation := _validation(column, words):
            target.add_data_validation(validation)
            letter = at(target, 1, number).column_letter
            validation.add(f"{letter}2:{letter}{sheet.last}")
    _colours(target, sheet)


def _page(tab: Worksheet, title: str, headers: Sequence[str], widths: Sequence[float]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for number, wide in enumerate(widths, 1):
        tab.column_dimensions[letters(number)].width = wide
        cell = at(tab, 1, number)
        cell.font = Font(name=FONT, bold=True, color=palette.WHITE)
        cell.fill = PatternFill("solid", fgColor=palette.INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(right=Side("thin", color=palette.WHITE))
    lines = max(1 + int(len(header) * 1.2 / width) for header, width in zip(headers, widths, strict=True))
    tab.row_dimensions[1].height = 15.5 * lines + 6
    tab.freeze_panes = "A2"
    tab.sheet_view.showGridLines = True
    tab.auto_filter.ref = f"A1:{letters(len(headers))}{max(tab.max_row, 2)}"
    tab.sheet_properties.tabColor = palette.INK
    tab.page_setup.orientation = "landscape"
    tab.page_setup.paperSize = 1
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1 if sum(widths) <= ONE_PAGE else 2, 0
    if tab.sheet_properties.pageSetUpPr is not None:
        tab.sheet_properties.pageSetUpPr.fitToPage = True
    tab.print_title_rows, tab.print_title_cols = "1:1", "A:A"
    margins = tab.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.8, 0.6, 0.35, 0.3
    if tab.oddHeader is not None and tab.oddFooter is not None:
        tab.oddHeader.left.text, tab.oddHeader.right.text = title.replace("&", "&&"), "&A"
        tab.oddFooter.right.text = "&P of &N"


def _columns(tab: Worksheet, sheet: Sheet) -> None:
    """Give each cell, and each column for the cells to come, its alignment and number format."""
    from openpyxl.styles import Alignment

    for number, column in enumerate(sheet.columns, 1):
        wrap = Alignment(
            wrap_text=True, vertical="top", horizontal=None if column.type.startswith("number") else "left"
        )
        whole = tab.column_dimensions[at(tab, 1, number).column_letter]
        whole.alignment, whole.number_format = wrap, FORMATS[looks(column)]
        for row in range(2, len(sheet.rows) + 2):
            cell = at(tab, row, number)
            cell.alignment = wrap
            if cell.is_date:
                cell.number_format = CLOCK if column.type == "time" else DAY
            elif cell.number_format == "General":
                cell.number_format = FORMATS[looks(column)]
    _heights(tab, len(sheet.rows))


def _heights(tab: Worksheet, rows: int) -> None:
    """Make each row that was written as high as its longest text needs: not every program does so by itself."""
    widths = [tab.column_dimensions[letters(n)].width for n in range(1, tab.max_column + 1)]
    for row in range(2, rows + 2):
        texts = (str(at(tab, row, n).value or "").split("\n") for n in range(1, len(widths) + 1))
        lines = max(
            sum(1 + int(len(part) / width) for part in parts) for parts, width in zip(texts, widths, strict=True)
        )
        if lines > 1:
            tab.row_dimensions[row].height = 15.5 * min(lines, 8)


def _notes(tab: Worksheet, sheet: Sheet) -> None:
    """Put on each header what belongs below it, with an example: there are no example rows."""
    from openpyxl.comments import Comment

    for number, column in enumerate(sheet.columns, 1):
        text = note(column)
        if text:
            lines = sum(1 + len(line) // 42 for line in text.split("\n"))
            at(tab, 1, number).comment = Comment(text, "coalition_sheets", height=24 + 17 * lines, width=290)


def _validation(column: Column, words: Words) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    source = words.source(column)
    if source:
        return _choice(source, column.header, several=takes_several(column))
    if column.type != "date":
        return None
    check = DataValidation(allow_blank=True, showInputMessage=True, errorStyle="warning")
    check.promptTitle = column.header[:32]
    check.prompt = prompt(column)[:255]
    if not column.words:
        check.type, check.operator, check.formula1 = "date", "greaterThan", "1"
        check.showErrorMessage = True
        check.errorTitle = "Is this a day?"
        check.error = NOT_A_DAY
    return check


def _choice(source: str, header: str, *, several: bool = False) -> DataValidation:
    """Return a drop-down that offers and never forbids; where several names may stand it does not even ask."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
    choice.showErrorMessage = not several
    choice.errorTitle = header[:32]
    choice.error = NOT_LISTED
    return choice


def _colours(tab: Worksheet, sheet: Sheet) -> None:
    """Colour rows as the days go by; a word stands beside each colour. Each cell meets one rule at most: the first."""
    for colour in colours(sheet):
        tab.conditional_formatting.add(area(sheet, colour), _rule(colour))


def _rule(colour: Colour) -> Rule:
    """Return a rule for the cells where a formula holds: a line below, and what else is asked for."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Border, Font, PatternFill, Side
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    word = colour.word
    style = DifferentialStyle(
        font=Font(bold=True) if word else Font(color=colour.ink) if colour.ink else None,
        fill=PatternFill("solid", bgColor=colour.fill) if colour.fill else None,
        numFmt=NumberFormat(200 + sum(map(ord, word)) % 50, f'"{word} "{DAY}') if word else None,
        border=Border(bottom=Side("thin", color=palette.LINE)),
    )
    return Rule(type="expression", dxf=style, formula=[colour.formula])
