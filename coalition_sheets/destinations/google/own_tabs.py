"""A tab of ours, made or made anew, as a list of requests: what stood there goes, what is to stand there comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_sheets.destinations.google import drawn, requests
from coalition_sheets.destinations.google.cells import LONGEST, Json, colour
from coalition_sheets.destinations.google.new_tabs import localized, pixels
from coalition_sheets.destinations.google.stands import Tab, own_id
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import letters
from coalition_sheets.model.worksheet import Line, Link, Worksheet, Written

AT_ONCE = 5000
"""Cells in one request; the batch stays one."""
ALL = "userEnteredValue,userEnteredFormat,note,dataValidation,textFormatRuns"
SAID = "coalition sync writes this tab anew. What is typed here does not stay."


class TooLong(CoalitionError):
    """A text is longer than a cell of a Sheet can hold."""

    def __init__(self, title: str, place: str) -> None:
        super().__init__(
            f"A text for cell {place} of the tab {title} is longer than a Google Sheet takes.",
            "Shorten the longest text in your tabs, then run it again.",
        )


@frozen
class Way:
    """How things are said in this Sheet: what parts the pieces of a formula, and where a link leads."""

    separator: str
    leads: Callable[[Link], str]


def grid(tab: Worksheet) -> tuple[tuple[Written, ...], ...]:
    """Return the cells that will stand there: a cell that another one covers holds nothing."""
    return tuple(_uncovered(line) for line in tab.lines)


def _uncovered(line: Line) -> tuple[Written, ...]:
    hidden = {column for first, count in line.spans for column in range(first + 1, first + count)}
    if not hidden:
        return line.cells
    return tuple(
        replace(cell, value=None, formula="", link=None) if column in hidden else cell
        for column, cell in enumerate(line.cells, 1)
    )


def made(tab: Worksheet, index: int | None, way: Way) -> Iterator[Json]:
    """Return what adds the tab, with a word of warning for those who type there."""
    number = own_id(tab.title)
    about: Json = {"sheetId": number, "title": tab.title, "gridProperties": _size(tab)}
    about |= {"tabColorStyle": colour(tab.tint)} if tab.tint else {}
    about |= {"hidden": True} if tab.hidden else {"index": index}
    yield {"addSheet": {"properties": about}}
    yield from _filled(tab, way)
    yield {
        "addProtectedRange": {
            "protectedRange": {"range": {"sheetId": number}, "description": SAID, "warningOnly": True}
        }
    }


def made_anew(tab: Worksheet, there: Tab, way: Way) -> Iterator[Json]:
    """Return what empties the tab that is there and fills it.

    Its place among the tabs, and whether it is hidden, are people's.
    """
    number = there.id
    yield {"clearBasicFilter": {"sheetId": number}}
    yield {"unmergeCells": {"range": {"sheetId": number}}}
    yield {"updateCells": {"range": {"sheetId": number}, "fields": ALL}}
    for rule in reversed(range(there.rules)):
        yield {"deleteConditionalFormatRule": {"sheetId": number, "index": rule}}
    about: Json = {"sheetId": number, "gridProperties": _size(tab)}
    fields = "gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines)"
    if tab.tint:
        about["tabColorStyle"] = colour(tab.tint)
        fields += ",tabColorStyle"
    yield {"updateSheetProperties": {"properties": about, "fields": fields}}
    for dimension in ("ROWS", "COLUMNS"):
        yield _lines(number, dimension, None, {"hiddenByUser": False})
    yield from _filled(tab, way)


def _size(tab: Worksheet) -> Json:
    """Return the size of a tab: as much as it needs, so that nobody scrolls into the void."""
    columns = max([1, len(tab.widths), *(len(line.cells) for line in tab.lines)])
    rows = max(1, len(tab.lines), tab.frozen + 1)
    return {"rowCount": rows, "columnCount": columns, "frozenRowCount": tab.frozen, "hideGridlines": True}


def _filled(tab: Worksheet, way: Way) -> Iterator[Json]:
    """Return what fills an empty tab."""
    number, rows = own_id(tab.title), grid(tab)
    _check(tab.title, rows)
    step = max(1, AT_ONCE // max([1, *map(len, rows)]))
    for first in range(0, len(rows), step):
        some = rows[first : first + step]
        drawn_rows = [[drawn.cell(c, way.separator, way.leads, plain=tab.hidden) for c in row] for row in some]
        yield requests.write(number, drawn_rows, first)
    if tab.hidden:
        return
    for row, line in enumerate(tab.lines):
        for first, count in line.spans:
            place = requests.area(number, row, first - 1, end_row=row + 1, end_column=first - 1 + count)
            yield {"mergeCells": {"range": place, "mergeType": "MERGE_ALL"}}
    yield from _sized(number, tab)
    for at, rule in enumerate(tab.rules):
        formula = localized(rule.formula, way.separator)
        yield requests.live(drawn.area(number, rule.area), formula, drawn.while_it_holds(rule.look), at)


def _sized(number: int, tab: Worksheet) -> Iterator[Json]:
    """Return the widths of columns and the heights of rows; one without a height takes what its text needs."""
    yield {"autoResizeDimensions": {"dimensions": {"sheetId": number, "dimension": "ROWS"}}}
    for dimension, sizes in (
        ("COLUMNS", [pixels(width) for width in tab.widths]),
        ("ROWS", [line.height and round(line.height * 4 / 3) for line in tab.lines]),
    ):
        for size, some in groupby(enumerate(sizes), key=lambda one: one[1]):
            if size:
                at = [index for index, _ in some]
                yield _lines(number, dimension, (at[0], at[-1] + 1), {"pixelSize": size})


def _lines(number: int, dimension: str, ends: tuple[int, int] | None, about: Json) -> Json:
    place: Json = {"sheetId": number, "dimension": dimension}
    place |= {"startIndex": ends[0], "endIndex": ends[1]} if ends else {}
    return {"updateDimensionProperties": {"range": place, "properties": about, "fields": ",".join(about)}}


def _check(title: str, rows: Sequence[Iterable[Written]]) -> None:
    """Raise TooLong where a text fits in no cell."""
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            text = cell.value
            if isinstance(text, str) and len(text) * 2 > LONGEST and len(text.encode("utf-16-le")) // 2 > LONGEST:
                raise TooLong(title, f"{letters(column)}{row}")
