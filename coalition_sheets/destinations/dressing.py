"""How a new tab looks and helps: widths, notes on headers, drop-downs, colours that follow the day, print set-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from coalition_sheets.destinations.sheet import Line, Sheet, at
from coalition_sheets.model import Column, ColumnType, letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

INK, PALE, AMBER, SKY, GREY, LINE = "1F4E5F", "EAF1F3", "FFD98A", "DCEBF7", "767676", "D0D7DA"
DAY, CLOCK = "mmm d, yyyy", "h:mm AM/PM"
WORDS_TAB = "_words"
INLINE = 255  # characters that a list inside a drop-down may take
ONE_PAGE = 240  # characters across that can still be read on one sheet of paper
FONT = "Calibri"
DATED = ("tasks", "goals")

WIDTHS: Mapping[ColumnType, int] = {
    "number": 10, "number or yes": 10, "date": 13, "time": 10, "yes/no": 11, "choice": 15, "email": 25, "phone": 14,
    "list": 24, "name": 23, "names": 28, "agenda": 38, "text": 28,
}  # fmt: skip


class Words:
    """Where the words of a drop-down stand: in the drop-down itself, in another tab, or in a hidden tab of words."""

    def __init__(self, book: Workbook, sheets: Mapping[str, Sheet], own: Mapping[str, tuple[str, ...]]) -> None:
        self.book = book
        self.sheets = sheets
        self.own = own
        self.lists: list[tuple[str, ...]] = []

    def source(self, column: Column) -> str:
        """Return the formula of a column's drop-down, "" where it has none."""
        if column.type == "yes/no":
            return '"TRUE,FALSE"'
        words = self.own.get(column.choices_from) or column.choices
        if words:
            return self._words(words)
        for name in column.refers_to:
            if sheet := self.sheets.get(name):
                letter = sheet.letter(sheet.columns[0].name)
                return f"'{sheet.schema.tab}'!${letter}$2:${letter}${sheet.last}"
        return ""

    def _words(self, words: tuple[str, ...]) -> str:
        if len(",".join(words)) <= INLINE and not any(set(w) & set(',"') for w in words):
            return f'"{",".join(words)}"'
        if words not in self.lists:
            self.lists.append(words)
        letter = letters(self.lists.index(words) + 1)
        return f"'{WORDS_TAB}'!${letter}$1:${letter}${len(words)}"

    def write(self) -> None:
        """Write the hidden tab of words, where some list is too long for its drop-down."""
        if not self.lists:
            return
        tab = self.book.create_sheet(WORDS_TAB)
        tab.sheet_state = "hidden"
        for number, words in enumerate(self.lists, 1):
            for row, word in enumerate(words, 1):
                at(tab, row, number).value = word


def about(tab: Worksheet, lines: Sequence[Line], title: str) -> None:
    """Dress the About us tab."""
    from openpyxl.styles import Alignment, Font, PatternFill

    _page(tab, title, ("Setting", "Value", "What it means"), (28, 58, 64))
    _heights(tab, len(lines))
    for row, line in enumerate(lines, 2):
        for column in (1, 2, 3):
            at(tab, row, column).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        at(tab, row, 1).font = Font(name=FONT, bold=True)
        at(tab, row, 2).fill = PatternFill("solid", fgColor=PALE)
        at(tab, row, 2).number_format = DAY if at(tab, row, 2).is_date else "General"
        at(tab, row, 3).font = Font(name=FONT, color=GREY)
        if line.choices:
            choice = _choice(f'"{",".join(line.choices)}"', line.setting)
            tab.add_data_validation(choice)
            choice.add(f"B{row}")


def tab(target: Worksheet, sheet: Sheet, words: Words, title: str) -> None:
    """Dress a tab of rows."""
    dated = sheet.schema.name in DATED
    _page(target, title, [c.header for c in sheet.columns], [_width(c, dated=dated) for c in sheet.columns])
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

    for number, width in enumerate(widths, 1):
        tab.column_dimensions[letters(number)].width = width
        cell = at(tab, 1, number)
        cell.font = Font(name=FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(right=Side("thin", color="FFFFFF"))
    lines = max(1 + int(len(header) * 1.2 / width) for header, width in zip(headers, widths, strict=True))
    tab.row_dimensions[1].height = 15.5 * lines + 6
    tab.freeze_panes = "A2"
    tab.sheet_view.showGridLines = True
    tab.auto_filter.ref = f"A1:{letters(len(headers))}{max(tab.max_row, 2)}"
    tab.sheet_properties.tabColor = INK
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


def _width(column: Column, *, dated: bool) -> float:
    if column.required and column.type == "text":
        return 36
    if dated and column.name == "due":
        return 20
    return WIDTHS[column.type] if column.core else 12


def _format(column: Column) -> str:
    """Return how a column shows numbers; one that takes a bare year ("2019") must not turn it into a day."""
    if column.type == "date" and column.period == "end":
        return DAY
    return CLOCK if column.type == "time" else "General"


def _columns(tab: Worksheet, sheet: Sheet) -> None:
    """Give each cell, and each column for the cells to come, its alignment and number format."""
    from openpyxl.styles import Alignment

    for number, column in enumerate(sheet.columns, 1):
        wrap = Alignment(
            wrap_text=True, vertical="top", horizontal=None if column.type.startswith("number") else "left"
        )
        whole = tab.column_dimensions[at(tab, 1, number).column_letter]
        whole.alignment, whole.number_format = wrap, _format(column)
        for row in range(2, len(sheet.rows) + 2):
            cell = at(tab, row, number)
            cell.alignment = wrap
            if cell.is_date:
                cell.number_format = CLOCK if column.type == "time" else DAY
            elif cell.number_format == "General":
                cell.number_format = _format(column)
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
        text = "\n".join(_said(column))
        if text:
            lines = sum(1 + len(line) // 42 for line in text.split("\n"))
            at(tab, 1, number).comment = Comment(text, "coalition_sheets", height=24 + 17 * lines, width=290)


def _said(column: Column) -> Iterator[str]:
    if column.help:
        yield f"{column.help} Please always fill this one." if column.required else column.help
    if column.choices and not column.open and column.type == "choice":
        yield f"Choose: {', '.join(column.choices)}."
    if column.example:
        yield f"For example: {column.example}"


def _validation(column: Column, words: Words) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    source = words.source(column)
    if source:
        return _choice(source, column.header, several=column.type in ("names", "list", "agenda"))
    if column.type != "date":
        return None
    check = DataValidation(allow_blank=True, showInputMessage=True, errorStyle="warning")
    check.promptTitle = column.header[:32]
    check.prompt = f"A day with its year, such as {column.example or '2026-03-24'}."[:255]
    if column.words:
        check.prompt = f"A day with its year, or “{column.words[0]}”."
    else:
        check.type, check.operator, check.formula1 = "date", "greaterThan", "1"
        check.showErrorMessage = True
        check.errorTitle = "Is this a day?"
        check.error = "It does not look like a day with its year. You may keep it; the check will ask about it."
    return check


def _choice(source: str, header: str, *, several: bool = False) -> DataValidation:
    """Return a drop-down that offers and never forbids; where several names may stand it does not even ask."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
    choice.showErrorMessage = not several
    choice.errorTitle = header[:32]
    choice.error = "This is not in the list yet. You may keep it, or choose from the list."
    return choice


def _colours(tab: Worksheet, sheet: Sheet) -> None:
    """Colour rows as the days go by; a word stands beside each colour. Each cell meets one rule at most: the first."""
    from openpyxl.formatting.rule import Rule

    last = letters(len(sheet.columns))
    row, key, due = f"A2:{last}{sheet.last}", "$A2", sheet.letter("due")
    if due and sheet.schema.name in DATED:
        date, closed = f"{due}2:{due}{sheet.last}", _closed(sheet)
        open_, day = f'AND({key}<>"",ISNUMBER(${due}2),NOT({closed}),', f"${due}2"
        now = f"DATE({sheet.today:%Y,%m,%d})" if sheet.today else "TODAY()"
        late, soon = f"{open_}{day}<{now})", f"{open_}{day}>={now},{day}<={now}+7)"
        for formula, fill, word in ((late, AMBER, "late:"), (soon, SKY, "soon:")):
            tab.conditional_formatting.add(date, _rule(Rule, formula, fill=fill, word=word))
            tab.conditional_formatting.add(row, _rule(Rule, formula, fill=fill))
        tab.conditional_formatting.add(row, _rule(Rule, f'AND({key}<>"",{closed})', ink=GREY))
    tab.conditional_formatting.add(row, _rule(Rule, f'{key}<>""'))


def _rule(rule: type[Rule], formula: str, *, fill: str = "", word: str = "", ink: str = "") -> Rule:
    """Return a rule for the cells where a formula holds: a line below, and what else is asked for."""
    from openpyxl.styles import Border, Font, PatternFill, Side
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    style = DifferentialStyle(
        font=Font(bold=True) if word else Font(color=ink) if ink else None,
        fill=PatternFill("solid", bgColor=fill) if fill else None,
        numFmt=NumberFormat(200 + sum(map(ord, word)) % 50, f'"{word} "{DAY}') if word else None,
        border=Border(bottom=Side("thin", color=LINE)),
    )
    return rule(type="expression", dxf=style, formula=[formula])


def _closed(sheet: Sheet) -> str:
    """Return a formula that is true where a row's Status, or its Number now, says that it is over."""
    done = "FALSE"
    if status := sheet.letter("status"):
        column = sheet.schema.by_name["status"]
        over = ("Done", "Dropped", "Met", "Not yet agreed")
        words = [w for w in column.choices if w in over] + [w for w, of in column.synonyms.items() if of in over]
        plain = "|".join(w.lower() for w in words if not set(w) & set('"|?*~'))
        done = f'ISNUMBER(SEARCH("|"&LOWER(TRIM(${status}2&""))&"|","|{plain}|"))'
    now, target, start = (sheet.letter(name) for name in ("now", "target", "start_value"))
    if not (now and target and start):
        return done
    reached = (
        f"AND(ISNUMBER(${now}2),ISNUMBER(${target}2),"
        f"OR(AND(${target}2>=N(${start}2),${now}2>=${target}2),AND(${target}2<N(${start}2),${now}2<=${target}2)))"
    )
    return f'OR({done},{reached},LOWER(TRIM(${now}2&""))="yes")'
