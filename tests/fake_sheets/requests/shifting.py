"""Rows and columns put in, taken out and moved; cells pushed aside. All that points at them follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tests.fake_sheets.a1 import Area
from tests.fake_sheets.errors import Json
from tests.fake_sheets.requests.following import follow
from tests.fake_sheets.requests.places import count, set_count
from tests.fake_sheets.store import Book, Sheet, duplicate

INHERITED = ("userEnteredFormat", "dataValidation")
FROZEN = {"ROWS": "frozenRowCount", "COLUMNS": "frozenColumnCount"}
Interval = tuple[int, int | None]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Shift:
    """Where lines of a sheet go. `band`: only what lies between these lines of the other dimension goes with them."""

    sheet_id: int
    dimension: str
    interval: Callable[[int, int | None], Interval | None]
    band: tuple[int, int] | None = None

    def __call__(self, area: Area) -> Area | None:
        """Say where an area is afterwards."""
        if area.sheet_id != self.sheet_id or not self.touches(area):
            return area
        if self.dimension == "ROWS":
            rows = self.interval(area.top, area.bottom)
            return None if rows is None else replace(area, top=rows[0], bottom=rows[1])
        columns = self.interval(area.left, area.right)
        return None if columns is None else replace(area, left=columns[0], right=columns[1])

    def touches(self, area: Area) -> bool:
        """Whether an area lies wholly in the band."""
        if self.band is None:
            return True
        start, end = (area.left, area.right) if self.dimension == "ROWS" else (area.top, area.bottom)
        return end is not None and self.band[0] <= start and end <= self.band[1]


def inserted(at: int, many: int) -> Callable[[int, int | None], Interval | None]:
    """Make the way of lines when some are put in at a place."""

    def interval(start: int, end: int | None) -> Interval | None:
        first = start + many if start >= at and not (start == 0 and end is None) else start
        return first, None if end is None else end + many if end > at else end

    return interval


def deleted(at: int, many: int) -> Callable[[int, int | None], Interval | None]:
    """Make the way of lines when some are taken out."""

    def place(line: int) -> int:
        return line if line <= at else max(at, line - many)

    def interval(start: int, end: int | None) -> Interval | None:
        first, last = place(start), None if end is None else place(end)
        return None if last is not None and first >= last else (first, last)

    return interval


def relocated(start: int, end: int, goal: int) -> Callable[[int], int]:
    """Make the way of single lines when some are moved to before line `goal`."""
    many = end - start

    def place(line: int) -> int:
        if start <= line < end:
            return line - start + (goal if goal <= start else goal - many)
        if goal <= line < start:
            return line + many
        return line - many if end <= line < goal else line

    return place


def between(place: Callable[[int], int]) -> Callable[[int, int | None], Interval | None]:
    """Make the way of ranges from that of lines: a range keeps its first and its last line."""

    def interval(start: int, end: int | None) -> Interval | None:
        if end is None:
            return start, None
        first, last = place(start), place(end - 1)
        return min(first, last), max(first, last) + 1

    return interval


def rekeyed(sheet: Sheet, change: Callable[[Area], Area | None]) -> None:
    """Move the cells themselves."""
    moved = {}
    for (row, column), cell in sheet.cells.items():
        found = change(Area(sheet.id, row, column, row + 1, column + 1))
        if found is not None:
            moved[found.top, found.left] = cell
    sheet.cells = dict(sorted(moved.items()))


def relined(known: Mapping[int, Thing], shift: Shift) -> dict[int, Thing]:
    """Move what is said about whole lines."""
    found = {line: shift.interval(line, line + 1) for line in known}
    return {place[0]: known[line] for line, place in found.items() if place is not None}


def carried(book: Book, sheet: Sheet, shift: Shift) -> None:
    """Move cells, what is said about lines, and all that points at them."""
    rekeyed(sheet, shift)
    if shift.band is None:
        if shift.dimension == "ROWS":
            sheet.rows = relined(sheet.rows, shift)
        else:
            sheet.columns = relined(sheet.columns, shift)
    follow(book, shift)


def insert_lines(book: Book, sheet: Sheet, dimension: str, at: int, many: int, *, before: bool) -> None:
    """Put in lines; they look as the line before them or behind them does."""
    model = lined(sheet, dimension, at - 1 if before else at)
    known = sheet.rows if dimension == "ROWS" else sheet.columns
    about = duplicate(known.get(at - 1 if before else at, {}))
    carried(book, sheet, Shift(sheet.id, dimension, inserted(at, many)))
    set_count(sheet, dimension, count(sheet, dimension) + many)
    grid = sheet.properties["gridProperties"]
    if at < grid.get(FROZEN[dimension], 0):
        grid[FROZEN[dimension]] += many
    known = sheet.rows if dimension == "ROWS" else sheet.columns
    for line in range(at, at + many):
        if about:
            known[line] = duplicate(about)
        for other, cell in model.items():
            sheet.cells[(line, other) if dimension == "ROWS" else (other, line)] = duplicate(cell)


def lined(sheet: Sheet, dimension: str, line: int) -> dict[int, Json]:
    """Give what new cells take over from the cells of a line."""
    found = {}
    for (row, column), cell in sheet.cells.items():
        here, other = (row, column) if dimension == "ROWS" else (column, row)
        kept = {name: cell[name] for name in INHERITED if name in cell} if here == line else {}
        if kept:
            found[other] = kept
    return found


def delete_lines(book: Book, sheet: Sheet, dimension: str, at: int, many: int) -> None:
    """Take out lines and all that stands in them."""
    carried(book, sheet, Shift(sheet.id, dimension, deleted(at, many)))
    set_count(sheet, dimension, count(sheet, dimension) - many)
    grid = sheet.properties["gridProperties"]
    frozen = grid.get(FROZEN[dimension], 0)
    if at < frozen:
        grid[FROZEN[dimension]] = frozen - (min(frozen, at + many) - at)


def move_lines(book: Book, sheet: Sheet, dimension: str, start: int, end: int, goal: int) -> None:
    """Move lines to before another line."""
    carried(book, sheet, Shift(sheet.id, dimension, between(relocated(start, end, goal))))


def push(book: Book, sheet: Sheet, dimension: str, at: int, many: int, band: tuple[int, int]) -> None:
    """Push the cells of a band down or right; those pushed over the edge are gone."""
    carried(book, sheet, Shift(sheet.id, dimension, inserted(at, many), band))
    rows, columns = sheet.row_count, sheet.column_count
    sheet.cells = {place: cell for place, cell in sheet.cells.items() if place[0] < rows and place[1] < columns}


def pull(book: Book, sheet: Sheet, dimension: str, at: int, many: int, band: tuple[int, int]) -> None:
    """Take cells out of a band and let those behind close up."""
    carried(book, sheet, Shift(sheet.id, dimension, deleted(at, many), band))
