"""Read a workbook file of any kind we know into tabs of raw cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.model import Workbook
from coalition_sheets.sources import excel, files, foreign, locks
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import CannotRead

if TYPE_CHECKING:
    from coalition_sheets.sources.google import SheetAddress
    from coalition_sheets.sources.google.client import PatientClient


def read(where: Path | SheetAddress, connect: Callable[[], PatientClient] | None = None) -> Workbook:
    """Read a workbook: a Google Sheet, .xlsx, .xlsm and .xltx, and for reading only .ods, .xls and .xlsb.

    `connect` opens the way to Google; it is asked only for a Sheet. Raises CannotRead, GoogleProblem or
    CredentialsProblem with one sentence what is wrong and a hint what to do next.
    """
    if isinstance(where, (str, Path)):
        return _file(Path(where))
    from coalition_sheets.sources.google import no_key

    if connect is None:
        raise no_key()
    from coalition_sheets.sources.google.read import read as read_sheet

    return read_sheet(connect(), where)


def _file(path: Path) -> Workbook:
    return read_contents(contents(path), path)


def contents(path: Path) -> bytes:
    """Return all bytes of a workbook file. Raises CannotRead where it is none, or cannot be opened."""
    try:
        return files.contents(path)
    except CannotRead as problem:
        raise problem.of(path.name) from problem


def read_contents(data: bytes, path: Path) -> Workbook:
    """Read a workbook from the bytes that stood at a path; a note beside it says whether it is open. Raises CannotRead.

    What a program has open and not yet saved is not in the bytes, and that is among the warnings.
    """
    try:
        workbook = _read(data, path.name)
    except CannotRead as problem:
        raise problem.of(path.name) from problem
    lock = locks.find(path)
    if lock is None:
        return workbook
    open_elsewhere = lock.sentence(path.name, datetime.now())
    return Workbook(workbook.name, workbook.tables, workbook.zone, (open_elsewhere, *workbook.warnings))


def _read(data: bytes, name: str) -> Workbook:
    if files.kind(data) == "ole":
        return foreign.read(data, name, "xls")
    package = Package(data)
    match foreign.kind(package):
        case "":
            return excel.read(package, name)
        case kind:
            return foreign.read(data, name, kind, package)
