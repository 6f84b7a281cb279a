"""Read a workbook file of any kind we know into tabs of raw cells."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coalition_sheets.model import Workbook
from coalition_sheets.sources import excel, files, foreign, locks
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import CannotRead


def read(path: Path) -> Workbook:
    """Read a workbook: .xlsx, .xlsm and .xltx, and for reading only .ods, .xls and .xlsb.

    Raises CannotRead with one sentence what is wrong and a hint what to do next.
    """
    path = Path(path)
    try:
        data = files.contents(path)
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
