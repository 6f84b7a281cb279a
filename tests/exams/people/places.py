"""The two places where a workbook lives in the exam, each seen and changed by people without the tool."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias
from unittest import mock

import requests

from coalition_sheets.jobs import keeping
from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.saving import Holder, hold_file, save, sweep
from coalition_sheets.saving.disk import RealDisk
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import Access, Patience, SheetAddress
from coalition_sheets.sources.google.client import PatientClient, open_client
from tests.exams.people import program
from tests.exams.people.doing import Cells, Op, Tab, Value
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
from tests.saving.disks import Killed, watched

NOW = datetime(2026, 3, 17, 18, 30, tzinfo=UTC)
STEPS = 34
"""About so many steps on the disk does a save take."""
OURS = ("Today", "Problems", "Agenda", "Sent", "_coalition")
Moment: TypeAlias = "Callable[[int], None]"


@dataclass(frozen=True)
class Bad:
    """What goes wrong in a run: words by the moment, and the moment at which the run is killed, -1 for none.

    In a Sheet a moment is a request, and an odd number kills right after it was answered; in a file a moment is a step
    on the disk, and the one word is "full".
    """

    words: Mapping[int, str] = field(default_factory=dict)
    killed: int = -1


class Place(Protocol):
    """A workbook that people see and change, and the way for a run to it."""

    live: bool
    """Whether people see what a run writes while it runs; else their program shows what they opened."""

    def seen(self) -> list[tuple[str, Cells]]:
        """Return people's tabs, in the order of the start."""

    def ours(self) -> dict[str, Cells]:
        """Return our own tabs by the titles we gave them."""

    def titles(self) -> list[str]:
        """Return the titles of all tabs."""

    def person(self, op: Op, tab: Tab) -> None:
        """Let a person do something, of which that tab came."""

    def meddle(self, number: int) -> None:
        """Let a person do something to a tab of ours."""

    def run(self, bad: Bad, moment: Moment) -> Any:
        """Give what a run goes by, and tell its moments."""

    def killed(self) -> None:
        """Do what is done after a run was killed, before anybody works on."""


class FilePlace:
    """An .xlsx on a disk, which people save as a whole: beside it, then in its place."""

    live = False

    def __init__(self, folder: Path, tabs: Sequence[Tab]) -> None:
        self.folder, self.path = folder, folder / "Our coalition.xlsx"
        self.known = [tab.title for tab in tabs]
        self.note = self.path.with_name(f".~lock.{self.path.name}#")
        self.path.write_bytes(_first_file(tabs))
        self.open: bytes | None = None
        self.pause: Callable[[], object] = int
        """What a writer that knows no disk does between its reading and its writing: it lets moments pass."""

    def seen(self) -> list[tuple[str, Cells]]:
        found = program.read(self.path.read_bytes())
        return [(title, found.get(title, {})) for title in self.known]

    def ours(self) -> dict[str, Cells]:
        found = program.read(self.path.read_bytes())
        return {title: found[title] for title in OURS if title in found and title not in self.known}

    def titles(self) -> list[str]:
        return program.titles(self.path.read_bytes())

    def person(self, op: Op, tab: Tab) -> None:
        was = self.known[op.tab]
        if op.kind == "title":
            self._save({}, {was: op.text})
            self.known[op.tab] = op.text
        else:
            self._save({was: tab.cells})

    def meddle(self, number: int) -> None:
        if number % 4 == 3:
            if self.note.exists():
                self.note.unlink()
            else:
                self.note.write_text(",rosa,here,17.03.2026 18:00,file:///home/rosa;")
            return
        for title, cells in list(self.ours().items())[number % 4 :][:1]:
            self._save({title: {**cells, (2, 1): "look here"}})

    def _save(self, tabs: Mapping[str, Cells], renamed: Mapping[str, str] | None = None) -> None:
        new = program.changed(self.open or self.path.read_bytes(), tabs, renamed)
        if self.open is not None:
            self.open = new
        theirs = self.folder / "theirs"
        theirs.write_bytes(new)
        theirs.replace(self.path)

    @contextmanager
    def run(self, bad: Bad, moment: Moment) -> Iterator[Setting]:
        """Give what a run goes by; what people do meanwhile, they do to what they opened before."""
        self.open = self.path.read_bytes()
        steps = iter(range(10_000))

        def before(_: int, name: str) -> None:
            number = next(steps)
            if number == bad.killed:
                raise Killed
            moment(number)
            if bad.words.get(number) == "full" and name in ("create", "write", "fsync", "make_folder"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def pause() -> None:
            for _ in range(STEPS):
                before(0, "pause")

        self.pause = pause

        def saved(*given: Any) -> Any:
            return save(*given, disk=watched(_QUICK, before))

        with mock.patch.object(keeping, "save", saved):
            try:
                yield self.setting()
            finally:
                self.open = None

    def setting(self) -> Setting:
        """Return what a run goes by."""
        places = Places(self.folder / "backups", self.folder / "state")
        return Setting(Settings(workbook=self.path, output=self.folder / "out"), NOW, places)

    def killed(self) -> None:
        """Settle what is left, as the next run does before all else."""
        with hold_file(self.path, Holder(), self.folder / "state"):
            sweep(self.path, NOW)


class _Quick(RealDisk):
    """The disk of this computer, without waiting for it: no power is cut here."""

    def fsync(self, handle: int) -> None:
        """Do nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


_QUICK = _Quick()
_first: dict[str, bytes] = {}


def _first_file(tabs: Sequence[Tab]) -> bytes:
    """Return the file that a schedule begins with; all begin with the same."""
    if "" not in _first:
        _first[""] = program.new({tab.title: tab.cells for tab in tabs})
    return _first[""]


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
        from coalition_sheets.destinations.google.stands import own_id

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
        from coalition_sheets.destinations.google.stands import own_id

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
