"""A whole tab as the part of a package that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell, CellError, Percent, Uncalculated
from coalition_sheets.model.table import letters
from coalition_sheets.model.worksheet import PLAIN, Link, Worksheet, Written
from coalition_sheets.xlsx import texts
from coalition_sheets.xlsx.book import RELATIONSHIPS
from coalition_sheets.xlsx.looks import Looks

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRANGE = re.compile(r"%(?![0-9A-Fa-f]{2})|[\s\"<>\[\]^`{}|\\]")
TALLEST, WIDEST = 409.5, 255
"""The most that Excel takes of a row and a column; it calls a file with more damaged."""
PADDING = 0.7109375
"""What Excel adds to a width in characters for the cell's edges."""


@frozen
class Dialect:
    """How the workbook writes: the namespace of its sheets, that of relationships, when its calendar starts."""

    space: str
    relations: str
    since_1904: bool


@frozen
class Made:
    """A tab's part, and its part of relationships (b"" where it needs none)."""

    sheet: bytes
    links: bytes


def made(sheet: Worksheet, looks: Looks, dialect: Dialect, active: bool) -> Made:
    """Return the parts of a tab; `active` where the workbook opens with it."""
    links = {link.url: "" for _, link in _linked(sheet) if link.url}
    for number, url in enumerate(links, 1):
        links[url] = f"rId{number}"
    rows = "".join(_rows(sheet, looks, dialect))
    whole = (
        f'{HEAD}<worksheet xmlns="{dialect.space}" xmlns:r="{dialect.relations}">{_before(sheet, active)}'
        f"<sheetData>{rows}</sheetData>{_merged(sheet)}{_rules(sheet, looks)}{_links(sheet, links)}{_print(sheet)}"
        "</worksheet>"
    )
    return Made(whole.encode("utf-8"), _relations(links, dialect))


def _before(sheet: Worksheet, active: bool) -> str:
    tint = f'<tabColor rgb="FF{sheet.tint.upper()}"/>' if sheet.tint else ""
    width = max([1, len(sheet.widths), *(len(line.cells) for line in sheet.lines)])
    fits = "" if sheet.scale else '<pageSetUpPr fitToPage="1"/>'
    chosen = ' tabSelected="1"' if active else ""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{min(width + PADDING, WIDEST):.7g}" customWidth="1"/>'
        for at, width in enumerate(sheet.widths, 1)
    )
    return (
        f"<sheetPr>{tint}{fits}</sheetPr>"
        f'<dimension ref="A1:{letters(width)}{max(1, len(sheet.lines))}"/>'
        f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">{_pane(sheet.frozen)}</sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15"/>{f"<cols>{columns}</cols>" if columns else ""}'
    )


def _pane(rows: int) -> str:
    if not rows:
        return ""
    first = f"A{rows + 1}"
    return (
        f'<pane ySplit="{rows}" topLeftCell="{first}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>'
    )


def _rows(sheet: Worksheet, looks: Looks, dialect: Dialect) -> Iterator[str]:
    for row, line in enumerate(sheet.lines, 1):
        cells = "".join(_cell(f"{letters(at)}{row}", cell, looks, dialect) for at, cell in enumerate(line.cells, 1))
        height = "" if line.height is None else f' ht="{min(line.height, TALLEST):g}" customHeight="1"'
        if cells or height:
            yield f'<row r="{row}"{height}>{cells}</row>'


def _cell(place: str, cell: Written, looks: Looks, dialect: Dialect) -> str:
    kind, value = content(cell.value, dialect.since_1904)
    if not (value or cell.formula) and cell.look == PLAIN and cell.link is None:
        return ""
    style = looks.cell(cell.look, cell.link is not None, number_of(cell.value))
    start = f'<c r="{place}" s="{style}"'
    if cell.formula:
        kind = "str" if kind == "inlineStr" else kind
        shown = f"<v>{value}</v>" if value or kind == "str" else ""
        return f"{start}{_type(kind)}><f>{_text(cell.formula)}</f>{shown}</c>"
    return f"{start}{_type(kind)}>{inside(kind, value)}</c>" if value else f"{start}/>"


def _type(kind: str) -> str:
    return f' t="{kind}"' if kind else ""


def inside(kind: str, value: str, prefix: str = "") -> str:
    """Return what stands in a cell of some type; its value is written as it stands there, its tags with a prefix."""
    if kind != "inlineStr":
        return f"<{prefix}v>{value}</{prefix}v>"
    keep = ' xml:space="preserve"' if value.strip() != value or "\n" in value or "  " in value else ""
    return f"<{prefix}is><{prefix}t{keep}>{value}</{prefix}t></{prefix}is>"


def content(value: Cell, since_1904: bool) -> tuple[str, str]:
    """Return the type of a cell ("" for numbers) and its value as it stands there, "" for none."""
    match value:
        case None | Uncalculated() | "":
            return "", ""
        case bool():
            return "b", "1" if value else "0"
        case str():
            return "inlineStr", _text(texts.stored(value))
        case CellError():
            return "e", _text(value.code)
        case int():
            return "", str(value)
        case float():
            return "", _float(float(value))
        case date() if since_1904 and value.year < 1904:
            return "inlineStr", value.isoformat()
        case _:
            return "", _float(float(serial(value, since_1904)))


def number_of(value: Cell) -> str:
    """Return the number format that a value needs to be seen as what it is, where its look has none."""
    match value:
        case Percent():
            return "0%"
        case datetime():
            return "m/d/yy h:mm"
        case date():
            return "mm-dd-yy"
        case time():
            return "h:mm"
        case timedelta():
            return "[h]:mm:ss"
        case _:
            return ""


def serial(value: date | datetime | time | timedelta, since_1904: bool) -> float:
    """Return a day or time as the number that stands for it (ECMA-376 18.17.4.1)."""
    match value:
        case timedelta():
            return value / timedelta(days=1)
        case time():
            seconds = (value.hour * 60 + value.minute) * 60 + value.second
            return timedelta(seconds=seconds, microseconds=value.microsecond) / timedelta(days=1)
        case datetime():
            return serial(value.date(), since_1904) + serial(value.time(), since_1904)
        case _:
            days = (value - date(1899, 12, 30)).days
            return days - 1462 if since_1904 else days - (days < 61)


def _float(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _merged(sheet: Worksheet) -> str:
    areas = [
        f"{letters(first)}{row}:{letters(first + count - 1)}{row}"
        for row, line in enumerate(sheet.lines, 1)
        for first, count in line.spans
    ]
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f'<mergeCells count="{len(areas)}">{cells}</mergeCells>' if areas else ""


def _rules(sheet: Worksheet, looks: Looks) -> str:
    return "".join(
        f'<conditionalFormatting sqref="{rule.area}"><cfRule type="expression" dxfId="{looks.rule(rule.look)}" '
        f'priority="{at}" stopIfTrue="1"><formula>{_text(rule.formula)}</formula></cfRule></conditionalFormatting>'
        for at, rule in enumerate(sheet.rules, 1)
    )


def _linked(sheet: Worksheet) -> Iterator[tuple[str, Link]]:
    for row, line in enumerate(sheet.lines, 1):
        for column, cell in enumerate(line.cells, 1):
            if cell.link is not None:
                yield f"{letters(column)}{row}", cell.link


def _links(sheet: Worksheet, ids: dict[str, str]) -> str:
    made = "".join(
        f'<hyperlink ref="{place}" r:id="{ids[link.url]}"/>'
        if link.url
        else f'<hyperlink ref="{place}" location="{_attribute(f"{in_quotes(link.tab)}!{link.a1}")}"/>'
        for place, link in _linked(sheet)
    )
    return f"<hyperlinks>{made}</hyperlinks>" if made else ""


def in_quotes(title: str) -> str:
    """Return a tab's title as formulas write it."""
    return "'{}'".format(title.replace("'", "''"))


def _print(sheet: Worksheet) -> str:
    way = "landscape" if sheet.landscape else "portrait"
    size = f'scale="{sheet.scale}" orientation="{way}"' if sheet.scale else f'orientation="{way}" fitToHeight="0"'
    centred, edge = ('<printOptions horizontalCentered="1"/>', "0.4") if sheet.scale else ("", "0.6")
    return (
        f'{centred}<pageMargins left="0.5" right="0.5" top="{edge}" bottom="{edge}" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="1" {size}/>{_breaks(sheet.breaks)}'
    )


def _breaks(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    made = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
    return f'<rowBreaks count="{len(rows)}" manualBreakCount="{len(rows)}">{made}</rowBreaks>'


def _relations(links: dict[str, str], dialect: Dialect) -> bytes:
    if not links:
        return b""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{dialect.relations}/hyperlink" Target="{_attribute(_address(url))}" '
        'TargetMode="External"/>'
        for url, identity in links.items()
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'.encode()


def _address(url: str) -> str:
    """Return an address in which what no address may hold is escaped."""
    return STRANGE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
