"""What Google answers, as tabs of raw cells: the same kinds of cell as an Excel file of the same contents gives.

Numbers, dates and texts come typed, so that the Sheet's locale does not matter; what a number is lies in its number
format. Sheets counts days from December 30, 1899, before that day too, and has no February 29, 1900.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from coalition_sheets.model import Cell, CellError, Table, Workbook
from coalition_sheets.sources import budgets, formats
from coalition_sheets.sources.excel import hidden_rows
from coalition_sheets.sources.problems import too_big

Json: TypeAlias = Mapping[str, Any]
Row: TypeAlias = tuple[Cell, ...]

EPOCH = datetime(1899, 12, 30)
FIRST_DAY = -693_593
"""January 1 of the year 1, the first day that can be written down."""
SHOWN = {"DATE": "date", "TIME": "date", "DATE_TIME": "date", "PERCENT": "percent"}
ERRORS = {
    "ERROR": "#ERROR!", "NULL_VALUE": "#NULL!", "DIVIDE_BY_ZERO": "#DIV/0!", "VALUE": "#VALUE!", "REF": "#REF!",
    "NAME": "#NAME?", "NUM": "#NUM!", "N_A": "#N/A", "LOADING": "Loading...",
}  # fmt: skip
ERROR_CELLS = {code: CellError(code) for code in ERRORS.values()}
LOADING = ERRORS["LOADING"]
OTHER_TABS = {"DATA_SOURCE": "The tab “{}” shows a database, not cells; it was not read."}


def grids(answer: Json) -> list[Json]:
    """Return the tabs that have cells; a tab that only holds a chart is none."""
    return [tab for tab in answer.get("sheets", ()) if tab["properties"].get("sheetType", "GRID") == "GRID"]


def workbook(answer: Json) -> Workbook:
    """Return the workbook of an answer that holds typed cells. Raises CannotRead where there are too many."""
    allowance = budgets.Allowance()
    return _book(answer, lambda tab, _: _typed_rows(_data(tab).get("rowData", ()), allowance))


def merged(answer: Json, values: Sequence[Json]) -> Workbook:
    """Return the workbook of two answers: one with number formats, one with the values of the same tabs, in order.

    Raises CannotRead where there are too many cells.
    """
    allowance = budgets.Allowance()

    def rows(tab: Json, at: int) -> list[Row]:
        return _plain_rows(values[at].get("values", ()), _data(tab).get("rowData", ()), allowance)

    return _book(answer, rows)


def _book(answer: Json, rows: Callable[[Json, int], list[Row]]) -> Workbook:
    about = answer.get("properties", {})
    tables = tuple(_table(tab, rows(tab, at)) for at, tab in enumerate(grids(answer)))
    said = [
        OTHER_TABS[kind].format(tab["properties"]["title"])
        for tab in answer.get("sheets", ())
        if (kind := tab["properties"].get("sheetType")) in OTHER_TABS
    ]
    said += [hidden_rows(table) for table in tables if table.hidden_rows and not table.hidden]
    return Workbook(about.get("title") or "Untitled", tables, about.get("timeZone") or None, tuple(said))


def _data(tab: Json) -> Json:
    found: Sequence[Json] = tab.get("data") or ({},)
    return found[0]


def _table(tab: Json, rows: list[Row]) -> Table:
    while rows and not rows[-1]:
        rows.pop()
    about, data = tab["properties"], _data(tab)
    width = max(map(len, rows), default=0)
    return Table(
        about["title"],
        tuple(rows),
        bool(about.get("hidden")),
        _hidden(data.get("rowMetadata", ()), len(rows)),
        _hidden(data.get("columnMetadata", ()), width),
    )


def _hidden(lines: Iterable[Json], most: int) -> frozenset[int]:
    """Return the rows or columns that are hidden, by a person or by a filter, as far as there are cells."""
    return frozenset(n for n, line in enumerate(lines, 1) if line and n <= most and any(line.values()))


def _typed_rows(lines: Iterable[Json], allowance: budgets.Allowance) -> list[Row]:
    """Return rows from cells that say what they are. A cell has one key, so the commonest is looked for first."""
    rows = []
    for line in lines:
        cells = line.get("values", ())
        rows.append(
            _trimmed(
                [
                    None
                    if (held := cell.get("effectiveValue")) is None
                    else (text or None)
                    if (text := held.get("stringValue")) is not None
                    else _other(held, cell)
                    for cell in cells
                ]
            )
        )
        _spend(allowance, len(cells))
    return rows


def _other(held: Json, cell: Json) -> Cell:
    """Return a number, a yes or no, or an error."""
    for kind, value in held.items():
        if kind == "numberValue":
            return _number(value, cell)
        if kind == "boolValue":
            return bool(value)
        if kind == "errorValue":
            return ERROR_CELLS.get(ERRORS.get(value.get("type", ""), "#ERROR!"))
    return None


def _plain_rows(lines: Iterable[Sequence[Any]], looks: Sequence[Json], allowance: budgets.Allowance) -> list[Row]:
    """Return rows from bare values, with number formats beside them."""
    rows = []
    for at, line in enumerate(lines):
        cells = looks[at].get("values", ()) if at < len(looks) else ()
        count = len(cells)
        rows.append(
            _trimmed(
                [
                    (value if value[0] != "#" and value != LOADING else ERROR_CELLS.get(value, value))
                    if value.__class__ is str and value
                    else _number(value, cells[n] if n < count else {})
                    if value.__class__ is float or value.__class__ is int
                    else (value if value.__class__ is bool else None)
                    for n, value in enumerate(line)
                ]
            )
        )
        _spend(allowance, len(line))
    return rows


def _trimmed(cells: list[Cell]) -> Row:
    """Return a row without the blanks at its end."""
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _spend(allowance: budgets.Allowance, cells: int) -> None:
    allowance.cells -= cells + budgets.ROW_COST
    if allowance.cells < 0:
        raise too_big(f"it has more than {budgets.CELLS:,} cells in use")


def _number(value: float, cell: Json) -> Cell:
    """Return a number as its cell shows it."""
    shown = cell.get("effectiveFormat")
    look = shown and shown.get("numberFormat")
    if not look:
        return float(value)
    return shaped(float(value), _look(look.get("type", ""), look.get("pattern", "")))


@lru_cache(1000)
def _look(kind: str, pattern: str) -> formats.Look:
    """Return what a number format makes of a number: its pattern says, or else its type."""
    found = formats.look(pattern[:1000]) if pattern else formats.PLAIN
    if found.kind or kind not in SHOWN:
        return found
    return formats.Look(SHOWN[kind])


def shaped(value: float, look: formats.Look) -> Cell:
    """Return a number as a Sheet means it: as in Excel, but for the days before March 1900."""
    if look.kind != "date" or value >= 61 or 0 <= value < 1:
        return formats.shaped(value, look, since_1904=False)
    if value < FIRST_DAY:
        return value
    moment = EPOCH + timedelta(milliseconds=round(value * 86_400_000))
    return moment if moment.time() != datetime.min.time() else date(moment.year, moment.month, moment.day)
