"""Little tabs to write, and looks into what was written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from coalition_sheets.model import Cell, Table
from coalition_sheets.model.worksheet import Line, Worksheet, Written
from coalition_sheets.sources import excel
from coalition_sheets.sources.package import Package
from coalition_sheets.xlsx import edited
from tests.sources.packages import Part, parts, zipped

OWNER = "the owner"


def tab(title: str, *rows: Sequence[Cell | Written], **more: object) -> Worksheet:
    """Return a tab of plain values."""
    lines = tuple(Line(tuple(c if isinstance(c, Written) else Written(c) for c in row)) for row in rows)
    return Worksheet(title, (20.0,), lines, **more)  # type: ignore[arg-type]


TODAY = tab("Today", ("As of", 3), ("Next",))


def book(*sheets: Part, **more: str) -> bytes:
    """Return a little workbook file."""
    return zipped(parts(*(sheets or ('<row r="1"><c r="A1"><v>1</v></c></row>',)), **more))  # type: ignore[arg-type]


def put(data: bytes, *sheets: Worksheet, drop: Sequence[str] = ()) -> bytes:
    """Return a file with tabs put in."""
    return edited(data, put=sheets, drop=drop, owner=OWNER)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return all parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def differing(before: bytes, after: bytes) -> dict[str, str]:
    """Return which parts came, went or changed, by the last word of their names."""
    old, new = unpacked(before), unpacked(after)
    said = dict.fromkeys(new.keys() - old.keys(), "new")
    said |= dict.fromkeys(old.keys() - new.keys(), "gone")
    said |= {name: "changed" for name in old.keys() & new.keys() if old[name] != new[name]}
    return {PurePosixPath(name.replace("\\", "/")).name: what for name, what in said.items()}


def tables(data: bytes) -> dict[str, Table]:
    """Return the tabs of a file as our reader sees them."""
    return {table.name: table for table in excel.read(Package(data), "book.xlsx").tables}


def rows(data: bytes, title: str) -> list[tuple[Cell, ...]]:
    """Return the rows of a tab as our reader sees them."""
    return list(tables(data)[title].rows)


def xml(data: bytes, end: str) -> str:
    """Return the one part whose name ends so."""
    (name,) = [name for name in unpacked(data) if name.endswith(end)]
    return unpacked(data)[name].decode()
