"""A workbook that is a file: whether it is there, can all be read, and has room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from coalition_sheets.jobs.doctor.checks import Answer, Check, mend, ok
from coalition_sheets.model import Schema, Workbook
from coalition_sheets.sources import budgets, files, foreign, locks, workbooks
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import CannotRead

THERE = "The file"
KIND = "Its kind"
CLOSED = "Open elsewhere"
READ = "Reading it"
ROOM = "Its size"
FULL = 0.8
"""Share of a budget from which on it is time to make room."""
KINDS = {
    "xlsx": "An Excel workbook.",
    "ods": "An OpenDocument workbook.",
    "xls": "An old Excel workbook (.xls).",
    "xlsb": "A binary Excel workbook (.xlsb).",
}


class FileVisit:
    """One look at a file; what was read once is not read again."""

    def __init__(self, path: Path, schemas: Mapping[str, Schema], now: datetime) -> None:
        self.path = path
        self.schemas = schemas
        self.now = now

    @cached_property
    def data(self) -> bytes:
        """All bytes of the file."""
        return files.contents(self.path)

    @cached_property
    def workbook(self) -> Workbook:
        """The workbook as every command reads it; that it is open elsewhere has a check of its own."""
        read = workbooks.read(self.path)
        return replace(read, warnings=read.warnings[1:]) if self.lock else read

    @cached_property
    def lock(self) -> locks.Lock | None:
        """The note that it is open elsewhere."""
        return locks.find(self.path)


def _mended(visit: FileVisit, problem: CannotRead) -> Answer:
    said = problem.of(visit.path.name)
    return mend(said.message, said.hint)


def _there(visit: FileVisit) -> Answer:
    try:
        size = len(visit.data)
    except CannotRead as problem:
        return _mended(visit, problem)
    return ok(f"“{visit.path.name}” is there, {_size(size)}.")


def _kind(visit: FileVisit) -> Answer:
    try:
        ole = files.kind(visit.data) == "ole"
        return ok(KINDS["xls" if ole else foreign.kind(Package(visit.data)) or "xlsx"])
    except CannotRead as problem:
        return _mended(visit, problem)


def _closed(visit: FileVisit) -> Answer:
    if visit.lock is None:
        return ok("Nobody seems to have it open.")
    here = visit.now.astimezone().replace(tzinfo=None)  # such a note is written in local time
    return mend(visit.lock.sentence(visit.path.name, here), "Save it and close it there.")


def _read(visit: FileVisit) -> Answer:
    try:
        tabs = len(visit.workbook.tables)
    except CannotRead as problem:
        return mend(problem.message, problem.hint)
    return ok(f"All of it can be read: {tabs} {'tab' if tabs == 1 else 'tabs'}.")


def _room(visit: FileVisit) -> Answer:
    cells = sum(len(row) for table in visit.workbook.tables for row in table.rows)
    used = max(cells / budgets.CELLS, len(visit.data) / budgets.FILE)
    said = f"{cells:,} of {budgets.CELLS:,} cells, {_size(len(visit.data))} of {budgets.FILE >> 20} MB"
    if used < FULL:
        return ok(f"{said}: there is room.")
    return mend(f"It is nearly full: {said}.", "Move old rows and pictures into a workbook of their own.")


def _size(count: int) -> str:
    return f"{count / budgets.MEGABYTE:.1f} MB" if count >= budgets.MEGABYTE else f"{max(1, count >> 10)} KB"


FILE = (
    Check(THERE, _there),
    Check(KIND, _kind, needs=(THERE,)),
    Check(CLOSED, _closed, needs=(THERE,)),
    Check(READ, _read, needs=(THERE, KIND)),
    Check(ROOM, _room, needs=(THERE, KIND, READ)),
)
