"""A coalition's workbook for tests of what is written into it: the same little one as a file and as a Google Sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import openpyxl

from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.model import Cell
from coalition_sheets.settings import Settings
from coalition_sheets.sources import read
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google.read import read as read_sheet
from tests.destinations.google.sheets import person
from tests.fake_sheets import handy
from tests.sources.google.doors import Door

NOW = datetime(2026, 3, 17, 14, tzinfo=UTC)
TODAY = date(2026, 3, 17)
ROWS: dict[str, list[list[Any]]] = {
    "About us": [["Setting", "Value"], ["Coalition name", "Harbor"], ["Time zone", "America/New_York"]],
    "Organizations": [["Name", "Status"], ["Grace Chapel", "Member"], ["Bayview Tenants", "Member"]],
    "People": [["Name", "Organization"], ["Rosa Delgado", "Grace Chapel"], ["Kim Nguyen", "Bayview Tenants"]],
    "Tasks": [
        ["Task", "Who", "By when", "Status"],
        ["Book the hall", "Rosa Delgado", "2026-03-20", "Not started"],
        ["Call the radio", "Kim Nguyen", "2026-03-12", "Not started"],
        ["Print flyers", None, "2026-03-25", "Not started"],
    ],
    "Meetings": [["Date", "Kind"], ["2026-03-24", "Regular"]],
}
OURS = ("Today", "Problems", "Agenda", "Sent", "_coalition")


class Home(Protocol):
    """A workbook that a test can look at and a person can change, wherever it lives."""

    def run(self, days: int = 0, **settings: Any) -> Setting:
        """Return what a run goes by, some days later."""

    def tabs(self) -> dict[str, tuple[tuple[Cell, ...], ...]]:
        """Return all tabs as they stand now."""

    def type(self, tab: str, row: int, column: int, value: Cell) -> None:
        """Let a person type into a cell."""

    def drop(self, tab: str) -> None:
        """Let a person delete a tab."""

    def mark(self) -> object:
        """Return something that differs after anything was written."""


class File:
    """The workbook as an .xlsx file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "Harbor.xlsx"
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in ROWS.items():
            tab = book.create_sheet(title)
            for row in rows:
                tab.append(row)
        book.save(self.path)

    def run(self, days: int = 0, **settings: Any) -> Setting:
        where = Places(self.folder / ".coalition" / "backups", self.folder / "state")
        given = Settings(workbook=self.path, output=self.folder / "out", **settings)
        return Setting(given, NOW + timedelta(days=days), where)

    def tabs(self) -> dict[str, tuple[tuple[Cell, ...], ...]]:
        return {table.name: table.rows for table in read(self.path).tables}

    def type(self, tab: str, row: int, column: int, value: Cell) -> None:
        self._edit(lambda book: book[tab].cell(row, column).__setattr__("value", value))

    def drop(self, tab: str) -> None:
        self._edit(lambda book: book.remove(book[tab]))

    def _edit(self, change: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)

    def mark(self) -> object:
        return self.path.read_bytes()


class Online:
    """The workbook as a Google Sheet."""

    def __init__(self, door: Door, folder: Path) -> None:
        self.door, self.folder = door, folder
        self.book = handy.make_sheet(door.server.store, ROWS, "Harbor", timeZone="America/New_York")

    def run(self, days: int = 0, **settings: Any) -> Setting:
        where = Places(self.folder / ".coalition" / "backups", self.folder / "state")
        given = Settings(workbook=SheetAddress(self.book.id), output=self.folder / "out", **settings)
        return Setting(given, NOW + timedelta(days=days), where, self.door.client)

    def tabs(self) -> dict[str, tuple[tuple[Cell, ...], ...]]:
        workbook = read_sheet(self.door.client(), SheetAddress(self.book.id))
        return {table.name: table.rows for table in workbook.tables}

    def type(self, tab: str, row: int, column: int, value: Cell) -> None:
        start = {"sheetId": self._id(tab), "rowIndex": row - 1, "columnIndex": column - 1}
        cells = [{"values": [handy.cell_of(value)]}]  # type: ignore[arg-type]
        person(self.door, self.book, {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue"}})

    def drop(self, tab: str) -> None:
        person(self.door, self.book, {"deleteSheet": {"sheetId": self._id(tab)}})

    def _id(self, tab: str) -> int:
        return next(sheet.id for sheet in self.door.server.store.book(self.book.id).sheets if sheet.title == tab)

    def mark(self) -> object:
        return sum(":batchUpdate" in seen.path for seen in self.door.server.calls)
