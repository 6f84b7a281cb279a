"""The workbook as a Google Sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from coalition_sheets.destinations.google.stands import own_id
from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import Access, Patience, SheetAddress
from coalition_sheets.sources.google.client import PatientClient, open_client
from tests.exams.people.doing import Cells, Op, Tab, Value
from tests.exams.people.places import NOW, OURS, Bad, Moment
from tests.exams.schedules import fault
from tests.fake_sheets import batch, handy
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import Json
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.oauth import PERSON
from tests.fake_sheets.reroute import rerouted
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Sheet
from tests.fake_sheets.wire import Asked
from tests.saving.disks import Killed


class SheetPlace:
    """A Google Sheet, which people change cell by cell while a run is on its way."""

    live = True

    def __init__(self, server: Server, way_in: Access, folder: Path, tabs: Sequence[Tab]) -> None:
        self.server, self.way_in, self.folder, self.busy = server, way_in, folder, False
        day = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "mmm d, yyyy"}}}
        rows: dict[str, list[list[Any]]] = {
            tab.title: [[_data(value, day) for value in row] for row in tab.values] for tab in tabs
        }
        server.faults.plan(())
        server.log.clear()
        self.book = handy.make_sheet(server.store, rows, timeZone="America/New_York").id
        self.ids = [sheet.id for sheet in self._sheets()]

    def _sheets(self) -> list[Sheet]:
        return self.server.store.book(self.book).sheets

    def _sheet(self, tab: int) -> Sheet:
        return self.server.store.book(self.book).sheet(self.ids[tab])

    def seen(self) -> list[tuple[str, Cells]]:
        sheets = {sheet.id: sheet for sheet in self._sheets()}
        return [(sheets[n].title, _cells(sheets[n])) if n in sheets else ("", {}) for n in self.ids]

    def ours(self) -> dict[str, Cells]:
        names = {own_id(title): title for title in OURS}
        return {names[sheet.id]: _cells(sheet) for sheet in self._sheets() if sheet.id in names}

    def titles(self) -> list[str]:
        return [sheet.title for sheet in self._sheets()]

    def person(self, op: Op, tab: Tab) -> None:
        """Let a person do it in the browser."""
        if op.kind == "order":
            sheet = self._sheet(op.tab)
            goal = {row: at for at, row in enumerate(op.at)}
            sheet.cells = {(goal.get(r, r), c): cell for (r, c), cell in sheet.cells.items()}
            return
        self._do(*_requests(op.plain(), self.ids[op.tab]))

    def _do(self, *asked: Json) -> None:
        store = self.server.store
        if asked:
            with store.lock:
                batch.update(Call(store, PERSON, {"spreadsheetId": self.book}, {}, {"requests": list(asked)}))

    def meddle(self, number: int) -> None:
        there = [sheet.id for sheet in self._sheets() if sheet.id in {own_id(title) for title in OURS}]
        for which in there[number // 4 % 5 :][:1]:
            match number % 4:
                case 0:
                    self._do({"deleteSheet": {"sheetId": which}})
                case 1:
                    title = f"Ours {number}"
                    about = {"sheetId": which, "title": title}
                    if title not in self.titles():
                        self._do({"updateSheetProperties": {"properties": about, "fields": "title"}})
                case 2:
                    self._do(_put(which, 1, 1, (("look here",),)))
                case _:
                    where = {"sheetId": which, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
                    self._do({"insertDimension": {"range": where}})

    @contextmanager
    def run(self, bad: Bad, moment: Moment) -> Iterator[Setting]:
        """Give what a run goes by; people act when a request of it has arrived and is not yet done."""
        problems: list[BaseException] = []
        arrived = iter(range(10_000))

        def plan(_: Asked) -> Fault | None:
            if self.busy:
                return None
            number = next(arrived)
            try:
                moment(number)
            except Exception as problem:  # noqa: BLE001  raised below: here it would only end a connection
                problems.append(problem)
            return fault(bad.words.get(number, "-"))

        with requests.Session() as session:
            self.server.faults.plan(plan)
            rerouted(session, self.server.base, self.server.clock.advance)  # type: ignore[attr-defined]
            session.send = _dying(session.send, bad.killed)  # type: ignore[method-assign]
            try:
                yield self.setting(session)
            finally:
                self.server.faults.plan(())
        for problem in problems:
            raise problem

    @contextmanager
    def elsewhere(self) -> Iterator[Setting]:
        """Give what a run on another computer goes by; it meets no faults, and nobody else is at work then."""
        self.busy = True
        try:
            with requests.Session() as session:
                rerouted(session, self.server.base, self.server.clock.advance)  # type: ignore[attr-defined]
                yield self.setting(session, "elsewhere")
        finally:
            self.busy = False

    def setting(self, session: requests.Session, state: str = "state") -> Setting:
        """Return what a run goes by."""
        places = Places(self.folder / f"{state}-backups", self.folder / state)
        settings = Settings(workbook=SheetAddress(self.book), output=self.folder / "out")
        return Setting(settings, NOW, places, lambda: self.client(session))

    def client(self, session: requests.Session) -> PatientClient:
        """Return a client that waits without waiting."""
        clock: Any = self.server.clock
        return open_client(
            self.way_in, Patience(), session, clock=clock, sleep=clock.advance, jitter=lambda: 0.5, say=lambda _: None
        )

    def killed(self) -> None:
        """Do nothing: nobody else is told."""

    def compared(self) -> bool:
        return False

    def close(self) -> None:
        """Delete the Sheet."""
        handy.delete(self.server.store, self.book)


def _dying(send: Any, killed: int) -> Any:
    """Return the way of sending of a process that is gone before (even) or after (odd) a request of Sheets."""
    numbers = iter(range(10_000))

    def sent(request: requests.PreparedRequest, **more: Any) -> requests.Response:
        if "/v4/" not in str(request.url):
            return send(request, **more)  # type: ignore[no-any-return]
        number = next(numbers)
        if 0 <= killed <= 2 * number:
            raise Killed
        try:
            return send(request, **more)  # type: ignore[no-any-return]
        finally:
            if killed == 2 * number + 1:
                raise Killed

    return sent


def _data(value: Value, day: Json) -> Any:
    if isinstance(value, float) and value > 40000:
        return {"userEnteredValue": {"numberValue": value}, **day}
    return value


def _cells(sheet: Sheet) -> dict[tuple[int, int], Value]:
    found: dict[tuple[int, int], Value] = {}
    for place, cell in sheet.cells.items():
        for kind, value in cell.get("userEnteredValue", {}).items():
            if value != "":
                found[place] = float(value) if kind == "numberValue" else value
    return found


def _requests(op: Op, sheet: int) -> list[Json]:
    def lines(dimension: str, start: int, count: int = 1) -> Json:
        return {"sheetId": sheet, "dimension": dimension, "startIndex": start, "endIndex": start + count}

    match op.kind, op.at:
        case "put", (r, c):
            return [_put(sheet, r, c, op.what)]
        case "insert", (r,):
            where = lines("ROWS", r, len(op.what))
            return [{"insertDimension": {"range": where}}, _put(sheet, r, 0, op.what)]
        case "remove", (r, count):
            return [{"deleteDimension": {"range": lines("ROWS", r, count)}}]
        case "move", (source, goal):
            goal += goal > source
            moved = {"source": lines("COLUMNS", source), "destinationIndex": goal}
            return [{"moveDimension": moved}] if goal not in (source, source + 1) else []
        case "cut", (c,):
            return [{"deleteDimension": {"range": lines("COLUMNS", c)}}]
        case "bring", (c,):
            return [{"insertDimension": {"range": lines("COLUMNS", c)}}, _put(sheet, 0, c, op.what)]
    about = {"sheetId": sheet, "title": op.text}
    return [{"updateSheetProperties": {"properties": about, "fields": "title"}}]


def _put(sheet: int, row: int, column: int, what: Sequence[Sequence[Value]]) -> Json:
    rows = [{"values": [handy.cell_of(value) for value in line]} for line in what]
    start = {"sheetId": sheet, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}
