"""Measure a Google Sheet as the workbook: requests and bytes beside the usual gspread code, time beside a file.

Run as ``python -m benchmarks.google [ROWS ...]``. The first part goes over real HTTP to the fake Sheets of the tests.
The second one begins with the bytes of Google's answers and ends with the Briefing.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from benchmarks.check import apart, make
from coalition_sheets.jobs.session import open_session
from coalition_sheets.model import Cell, Percent, Table
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google.client import Heavy, PatientClient, Question
from coalition_sheets.sources.google.read import CUT

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
ADDRESS = SheetAddress("1" + "a" * 43)
EPOCH = date(1899, 12, 30)
DAY: dict[str, Any] = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
SHARE: dict[str, Any] = {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
TIMES = 5


class Answers:
    """Google's answers as bytes, for the questions of one read."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tuple(replace(table, rows=tuple(map(_trimmed, table.rows))) for table in tables)
        self.typed, self.bare = self._packed(values=True), self._packed(values=False)
        ranges = [{"values": [[_plain(cell) for cell in row] for row in table.rows]} for table in self.tables]
        self.values = json.dumps({"valueRanges": ranges}, separators=(",", ":")).encode()

    def _packed(self, *, values: bool) -> bytes:
        sheets = [
            {
                "properties": {"sheetId": n, "title": table.name, "sheetType": "GRID"},
                "data": [{
                    "rowData": [{"values": [_typed(cell, values=values) for cell in row]} for row in table.rows],
                    "rowMetadata": [{}] * len(table.rows), "columnMetadata": [{}] * 26,
                }],
            }
            for n, table in enumerate(self.tables)
        ]  # fmt: skip
        about = {"title": "Nine tabs", "locale": "en_US", "timeZone": "America/New_York"}
        return json.dumps({"properties": about, "sheets": sheets}, separators=(",", ":")).encode()

    def spreadsheet(self, _: str, params: Mapping[str, str], most: int | None = None) -> Any:
        """Answer with typed cells, or their formats."""
        content = self.typed if "effectiveValue" in params["fields"] else self.bare
        if most is not None and len(content) > most:
            raise Heavy
        return json.loads(content)

    def ask(self, question: Question) -> Any:
        """Answer with values."""
        assert "values:batchGet" in question.endpoint
        return self

    def json(self) -> Any:
        """Return the answer to the last question."""
        return json.loads(self.values)


def _trimmed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row as Google gives it, without the blanks at its end."""
    width = max((n for n, cell in enumerate(row, 1) if cell is not None), default=0)
    return row[:width]


def _typed(cell: Cell, *, values: bool) -> dict[str, Any]:
    if cell is None:
        return {}
    shown = DAY if isinstance(cell, date) else SHARE if isinstance(cell, Percent) else {}
    return ({"effectiveValue": {_kind(cell): _plain(cell)}} if values else {}) | {"effectiveFormat": shown}


def _kind(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "boolValue"
    return "stringValue" if isinstance(cell, str) else "numberValue"


def _plain(cell: Cell) -> Any:
    if isinstance(cell, date):
        return (cell - EPOCH).days
    return float(cell) if isinstance(cell, Percent) else "" if cell is None else cell


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work, without the search for rings, as the command line does it."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    spent = time.process_time() - start
    gc.enable()
    return spent


def traffic(work: str) -> tuple[int, int, int]:
    """Return requests, and the bytes of bodies out and in, that reading the demo's Sheet takes."""
    from coalition_sheets.demo import BUILDS
    from tests.destinations.google.filled import fill_demo
    from tests.fake_sheets import handy
    from tests.fake_sheets.clock import Clock
    from tests.fake_sheets.oauth import new_key
    from tests.fake_sheets.server import Server
    from tests.sources.google.doors import GOOGLE, Door

    key = new_key()
    with tempfile.TemporaryDirectory() as folder, Server(Clock()) as server:
        door = Door(server, handy.write_key_file(server, key, Path(folder) / "key.json", GOOGLE))
        book = fill_demo(door, BUILDS["living"])
        server.log.clear()
        if work == "ours":
            open_session(Settings(workbook=SheetAddress(book.id)), NOW, connect=door.client)
        else:
            for sheet in handy.signed_in(server, key).open_by_key(book.id).worksheets():
                sheet.get_all_records()
        asked = [seen for seen in server.log if not seen.path.endswith("/allowedLocations")]
        return len(asked), sum(s.bytes_in for s in asked), sum(s.bytes_out for s in asked)


def ratios(rows: int) -> Iterator[str]:
    """Return a line of figures: from bytes to the Briefing, from a file to the Briefing."""
    from coalition_sheets.sources import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nine tabs.xlsx"
        apart(make, path, rows)
        answers = Answers(read(path).tables)
        way = cast("PatientClient", answers)
        ours, file = [], []
        for _ in range(TIMES if rows <= 20_000 else 3):
            ours.append(seconds(lambda: open_session(Settings(workbook=ADDRESS), NOW, connect=lambda: way)))
            file.append(seconds(lambda: open_session(Settings(workbook=path), NOW)))
        mine, theirs = statistics.median(ours), statistics.median(file)
        in_one = len(answers.typed) <= CUT
        size = (len(answers.typed) if in_one else len(answers.bare) + len(answers.values)) / 1e6
        yield f"{rows:>8,} {1 if in_one else 2:>8} {size:>8.1f} {mine:>10.2f} {theirs:>10.2f} {mine / theirs:>6.2f}"


def main(sizes: Iterable[int]) -> None:
    """Print both tables."""
    print(f"{'one run over the demo':<24} {'requests':>8} {'bytes out':>10} {'bytes in':>10}")
    for name, work in (("ours", "ours"), ("gspread, a tab at a time", "gspread")):
        count, out, back = traffic(work)
        print(f"{name:<24} {count:>8} {out:>10,} {back:>10,}")
    print(f"{'rows':>8} {'answers':>8} {'MB':>8} {'Sheet s':>10} {'.xlsx s':>10} {'ratio':>6}")
    for rows in sizes:
        for line in ratios(rows):
            print(line)


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or (10_000, 100_000))
