"""A way to the fake Google for a test: real gspread, real google-auth, real HTTP, and a clock that is told to move."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import requests
from openpyxl import Workbook as File
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import to_excel

from coalition_sheets.model import Workbook
from coalition_sheets.sources.google import Patience, SheetAddress, access
from coalition_sheets.sources.google.client import PatientClient, open_client
from coalition_sheets.sources.google.read import CUT, read
from tests.fake_sheets import handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.reroute import rerouted
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Book

GOOGLE = "https://oauth2.googleapis.com"


@dataclass
class Door:
    """The server, the key that opens it, and what was said while waiting."""

    server: Server
    key_file: Path
    said: list[str] = field(default_factory=list)
    token_file: Path | None = None

    @property
    def clock(self) -> Clock:
        """The clock that server and client share."""
        assert isinstance(self.server.clock, Clock)
        return self.server.clock

    def session(self) -> requests.Session:
        """A session whose way leads to the fake."""
        return rerouted(requests.Session(), self.server.base, self.clock.advance)

    def client(self, patience: Patience | None = None, say: Callable[[str], None] | None = None) -> PatientClient:
        """A client that waits without waiting."""
        return open_client(
            access(None if self.token_file else self.key_file, self.token_file),
            patience,
            self.session(),
            say=say or self.said.append,
            clock=self.clock,
            sleep=self.clock.advance,
            jitter=lambda: 0.5,
        )

    def read(self, book: Book | str, cut: int = CUT, patience: Patience | None = None) -> Workbook:
        """Read a Sheet."""
        return read(self.client(patience), SheetAddress(book if isinstance(book, str) else book.id), cut)

    def asked(self) -> list[str]:
        """What was asked of Sheets and of the token endpoint, in order."""
        return [
            "token" if s.path == "/token" else s.path.rpartition("/")[2].partition(":")[2] or "get"
            for s in self.server.log
        ]

    def put(self, path: Path, **properties: Any) -> Book:
        """Put a workbook file into a Sheet, as uploading it to Drive would."""
        source = opened(path, path.stat().st_mtime_ns)
        tabs = {sheet.title: [[cell_data(cell) for cell in row] for row in sheet.iter_rows()] for sheet in source}
        book = handy.make_sheet(self.server.store, tabs, path.name, timeZone="America/New_York", **properties)
        for sheet, made in zip(source.worksheets, book.sheets, strict=True):
            if sheet.sheet_state != "visible":
                made.properties["hidden"] = True
            hide(made.rows, (n - 1 for n, row in sheet.row_dimensions.items() if row.hidden))
            letters = [name for name, column in sheet.column_dimensions.items() if column.hidden]
            hide(made.columns, (sheet[f"{name}1"].column - 1 for name in letters))
        self.server.store.put(book)
        return book


@lru_cache(maxsize=4)
def opened(path: Path, _changed: int) -> File:
    """Open a workbook file, to be read; most tests put in the same one."""
    return load_workbook(path)


def hide(lines: dict[int, Any], numbers: Iterable[int]) -> None:
    """Hide some rows or columns."""
    for number in numbers:
        lines[number] = {**lines.get(number, {}), "hiddenByUser": True}


def cell_data(cell: Cell | MergedCell) -> Any:
    """Write a cell of openpyxl's as CellData."""
    made: dict[str, Any] = {}
    if (shown := number_format(cell.number_format)) and getattr(cell, "data_type", "") != "s":
        made["userEnteredFormat"] = {"numberFormat": shown}
    if (value := getattr(cell, "value", None)) is not None:
        made["userEnteredValue"] = entered(str(cell.data_type), value)
    return made


def entered(kind: str, value: Any) -> dict[str, Any]:
    """Write a value as ExtendedValue."""
    match kind:
        case "b":
            return {"boolValue": value}
        case "f":
            return {"formulaValue": value}
        case "e":
            return {"formulaValue": f"={value}"}
        case "s":
            return {"stringValue": value}
        case "d":
            return {"numberValue": to_excel(value)}  # type: ignore[no-untyped-call]
        case _:
            return {"numberValue": value}


def number_format(code: str) -> dict[str, str]:
    """Write Excel's number format as Google's: a type and the same pattern."""
    if code in ("General", "@"):
        return {}
    low = code.lower()
    day, clock = "d" in low or "y" in low, "h" in low
    kind = (
        "PERCENT" if "%" in low else "DATE_TIME" if day and clock else "DATE" if day else "TIME" if clock else "NUMBER"
    )
    return {"type": kind, "pattern": code}
