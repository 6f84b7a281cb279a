"""Three writers that are wrong on purpose, each as people write them: the exam must catch them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from coalition_sheets.jobs.home import Setting
from tests.exams.people import program
from tests.exams.people.doing import Cells, Value
from tests.fake_sheets import handy
from tests.fake_sheets.errors import Json

if TYPE_CHECKING:
    from tests.exams.people.in_file import FilePlace
    from tests.exams.people.in_sheet import SheetPlace
    from tests.exams.people.places import Place

Writer = Callable[["Place", Setting, str, Callable[[], None]], None]


def rewrite(place: Place, way: Setting, task: str, reading: Callable[[], None]) -> None:
    """Read the tab, change it, write all of it."""
    book = _book(place, way)
    cells = book.tasks()
    reading()
    row, column = _where(cells, task)
    if row:
        book.write({**cells, (row, column): "Done"}, whole=True)


def remembered(place: Place, way: Setting, task: str, reading: Callable[[], None]) -> None:
    """Find the row, and write into the row of that number."""
    book = _book(place, way)
    cells = book.tasks()
    reading()
    row, column = _where(cells, task)
    if row:
        book.write({(row, column): "Done"})


def compared(place: Place, way: Setting, task: str, reading: Callable[[], None]) -> None:
    """Find the row, and write into the row of that number if its one cell is still the same."""
    book = _book(place, way)
    cells = book.tasks()
    reading()
    row, column = _where(cells, task)
    if row and book.tasks().get((row, column)) == cells.get((row, column)):
        book.write({(row, column): "Done"})


WRITERS: Mapping[str, Writer] = {"rewrite": rewrite, "remembered": remembered, "compared": compared}


def _where(cells: Cells, task: str) -> tuple[int, int]:
    """Return row and column of a task's status, 0 where it is not found."""
    heads = {value: c for (r, c), value in cells.items() if r == 0}
    rows = [r for (r, c), value in cells.items() if r and c == heads.get("Task") and value == task]
    return (rows[0], heads["Status"]) if len(rows) == 1 and "Status" in heads else (0, 0)


class _Book(Protocol):
    """The tab of tasks, wherever it lives."""

    def tasks(self) -> Cells:
        """Read the tab that has tasks."""

    def write(self, cells: Cells, *, whole: bool = False) -> None:
        """Write these cells into it; `whole` clears the others."""


class _File:
    """It in a file."""

    def __init__(self, place: FilePlace) -> None:
        self.place, self.title = place, ""
        self.data = b""

    def tasks(self) -> Cells:
        if self.data:
            self.place.pause()
        self.data = self.place.path.read_bytes()
        tabs = program.read(self.data)
        self.title = next((title for title, cells in tabs.items() if "Task" in _heads(cells)), "")
        return tabs.get(self.title, {})

    def write(self, cells: Cells, *, whole: bool = False) -> None:
        self.place.pause()
        data = self.data if whole else self.place.path.read_bytes()
        there = {} if whole else program.read(data).get(self.title, {})
        self.place.path.write_bytes(program.changed(data, {self.title: {**there, **cells}}))


class _Sheet:
    """It in a Sheet."""

    def __init__(self, place: SheetPlace, way: Setting) -> None:
        self.id, self.client, self.tab = place.book, way.client(), 0

    def tasks(self) -> Cells:
        fields = "sheets(properties(sheetId),data(rowData(values(userEnteredValue))))"
        for sheet in self.client.spreadsheet(self.id, {"fields": fields})["sheets"]:
            rows = sheet["data"][0].get("rowData", [])
            cells = {
                (r, c): value
                for r, row in enumerate(rows)
                for c, cell in enumerate(row.get("values", []))
                for value in cell.get("userEnteredValue", {}).values()
            }
            if "Task" in _heads(cells):
                self.tab = sheet["properties"].get("sheetId", 0)
                return cells
        return {}

    def write(self, cells: Cells, *, whole: bool = False) -> None:
        asked: list[Json] = (
            [{"updateCells": {"range": {"sheetId": self.tab}, "fields": "userEnteredValue"}}] if whole else []
        )
        asked += [
            {
                "updateCells": {
                    "start": {"sheetId": self.tab, "rowIndex": r, "columnIndex": c},
                    "rows": [handy.row_of([value])],
                    "fields": "userEnteredValue",
                }
            }
            for (r, c), value in cells.items()
        ]
        self.client.batch_update(self.id, {"requests": asked})


def _heads(cells: Cells) -> set[Value]:
    return {value for (r, _), value in cells.items() if r == 0}


def _book(place: Any, way: Setting) -> _Book:
    return _Sheet(place, way) if place.live else _File(place)
