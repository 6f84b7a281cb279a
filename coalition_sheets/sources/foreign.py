"""Read .ods, .xls and .xlsb in a separate process, so that whatever happens there is only a sentence here."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from coalition_sheets.model import Cell, Table, Workbook
from coalition_sheets.sources import budgets, files
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import CannotRead, damaged, too_big

READ_ONLY = "This kind of file can be read but not written; save it as .xlsx to use everything."
UNSEEN = "In this kind of file percent signs, error cells and hidden rows are not seen; save it as .xlsx to be sure."


def kind(package: Package) -> str:
    """Return "ods" or "xlsb" for such a package, "" for one that may be Excel's.

    Raises CannotRead for packages of other programs, each by its name.
    """
    if "xl/workbook.bin" in package:
        return "xlsb"
    if "Index/Document.iwa" in package or "Index.zip" in package:
        raise CannotRead("is an Apple Numbers file.", "In Numbers choose File > Export To > Excel, and use that file.")
    if "mimetype" not in package:
        return ""
    mime = package.read("mimetype", 1024).strip()
    if not mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise CannotRead("is not a workbook.", files.EXPORT)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise CannotRead("is protected with a password.", "Save a copy without the password and try again.")
    if "content.xml" not in package:
        raise damaged("its tabs are missing")
    return "ods"


def read(data: bytes, name: str, kind: str, package: Package | None = None) -> Workbook:
    """Read the bytes of a workbook of some kind.

    Raises CannotRead, also where the other process is stopped for taking too much time or memory.
    """
    from coalition_sheets.sources import ods

    sheets = ods.survey(package) if package and kind == "ods" else None
    answer = _ask(data, kind)
    try:
        tables = tuple(_table(table) for table in answer["tables"])
    except (KeyError, TypeError, ValueError) as problem:
        raise damaged("its tabs cannot be understood") from problem
    if sheets is not None:
        if [sheet.name for sheet in sheets] != [table.name for table in tables]:
            raise damaged("not all of its tabs can be read")
        tables = tuple(map(ods.complete, tables, sheets))
    return Workbook(name, tables, warnings=(READ_ONLY,) if kind == "ods" else (READ_ONLY, UNSEEN))


def _ask(data: bytes, kind: str) -> dict[str, Any]:
    """Start the other process, hand it the bytes, and return its answer."""
    import subprocess

    command = [sys.executable, "-P", "-m", "coalition_sheets.sources.child", kind]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        ended = subprocess.run(  # noqa: S603  our own module, by our own interpreter
            command,
            input=data,
            capture_output=True,
            timeout=budgets.CHILD_SECONDS,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_big("reading it takes too long", files.EXPORT) from None
    except OSError as problem:
        raise CannotRead("could not be read; no process could be started for it.", files.EXPORT) from problem
    if ended.returncode != 0:
        raise CannotRead("could not be read; it may be damaged or very large.", files.EXPORT)
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise damaged("its tabs cannot be understood")
    match answer.get("problem"):
        case None:
            return answer
        case "password":
            raise CannotRead("is protected with a password.", "Save a copy without the password and try again.")
        case "big":
            raise too_big("one of its tabs reaches very far", "Delete what stands alone, far from everything else.")
        case _:
            raise damaged("its tabs cannot be understood")


def _table(table: dict[str, Any]) -> Table:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table["rows"])
    return Table(str(table["name"]), rows, bool(table["hidden"]))


def _cell(cell: Any) -> Cell:
    """Return a cell from its JSON form."""
    match cell:
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"seconds": float(number)}:
            return timedelta(seconds=number)
        case None | bool() | int() | float() | str():
            return cell
        case _:
            raise ValueError(cell)
