"""A tab as it is to be written, for tests: as text to read, and as a file to look at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_sheets.model import letters, typed
from coalition_sheets.model.worksheet import Look, Worksheet, Written

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as Tab


def dump(sheet: Worksheet) -> str:
    """Return a tab as text: a line for each row, bars between cells, where links lead to in brackets."""
    head = f"[{sheet.title}] widths {'+'.join(f'{w:g}' for w in sheet.widths)}, frozen {sheet.frozen}\n"
    return head + "".join(f"{_row(line.cells)}\n" for line in sheet.lines)


def words(sheet: Worksheet) -> str:
    """Return all that a person reads on a tab, a line for each row."""
    rows = (" ".join(typed(c.value) for c in line.cells if c.value is not None) for line in sheet.lines)
    return "\n".join(rows)


def _row(cells: Iterable[Written]) -> str:
    return " | ".join(map(_cell, cells)).rstrip(" |")


def _cell(cell: Written) -> str:
    text = f"={cell.formula}" if cell.formula else typed(cell.value)
    link = cell.link
    return f"{text} <{link.url or f'{link.tab} {link.a1}'}>" if link else text


def as_xlsx(sheets: Iterable[Worksheet], path: Path) -> Path:
    """Write tabs into a new workbook with openpyxl, to look at them."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book: Any = Workbook()
    book.remove(book.active)
    book._named_styles["Normal"].font = Font(name="Arial", size=10)  # digits as wide as Calibri's at 11
    for sheet in sheets:
        _put(book.create_sheet(sheet.title), sheet)
    book.save(path)
    return path


def _put(tab: Tab, sheet: Worksheet) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    for n, wide in enumerate(sheet.widths, 1):
        tab.column_dimensions[letters(n)].width = wide
    for r, line in enumerate(sheet.lines, 1):
        if line.height:
            tab.row_dimensions[r].height = line.height
        for c, cell in enumerate(line.cells, 1):
            _fill(tab.cell(r, c), cell)
        for first, many in line.spans:
            tab.merge_cells(start_row=r, end_row=r, start_column=first, end_column=first + many - 1)
    for rule in sheet.rules:
        look = rule.look
        font = Font(bold=look.bold, color=look.ink or None)
        fill = PatternFill(bgColor=look.fill) if look.fill else None
        made = Rule("expression", dxf=DifferentialStyle(font=font, fill=fill), formula=[rule.formula])
        tab.conditional_formatting.add(rule.area, made)
    _page(tab, sheet)


def _page(tab: Any, sheet: Worksheet) -> None:
    tab.freeze_panes = f"A{sheet.frozen + 1}" if sheet.frozen else None
    if sheet.header:
        tab.print_title_rows = f"1:{sheet.header}"
    tab.page_setup.paperSize, tab.page_setup.fitToHeight = 1, 0
    tab.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    tab.sheet_properties.pageSetUpPr.fitToPage = True
    tab.sheet_properties.tabColor = sheet.tint or None
    tab.sheet_view.showGridLines = False
    for side in ("left", "right", "top", "bottom"):
        setattr(tab.page_margins, side, 0.5 if side in ("left", "right") else 0.6)


def _fill(to: Any, cell: Written) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    to.value = f"={cell.formula}" if cell.formula else cell.value
    if isinstance(cell.value, str) and not cell.formula:
        to.data_type = "s"
    _dress(to, cell.look)
    if cell.link:
        where = {"target": cell.link.url} if cell.link.url else {"location": f"'{cell.link.tab}'!{cell.link.a1}"}
        to.hyperlink = Hyperlink(ref=to.coordinate, **where)


def _dress(to: Any, look: Look) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    to.font = Font(name="Arial", bold=look.bold, italic=look.italic, size=look.size, color=look.ink or None)
    if look.fill:
        to.fill = PatternFill("solid", fgColor=look.fill)
    if look.line:
        to.border = Border(bottom=Side(style="thin", color=look.line))
    to.alignment = Alignment(horizontal=look.across or None, vertical=look.down, wrap_text=look.wrap)
    if look.number:
        to.number_format = look.number
