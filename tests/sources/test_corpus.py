"""Real workbooks of other projects: each is read, or refused with the right kind of sentence."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from coalition_sheets.model import Cell, CellError, Uncalculated
from coalition_sheets.sources import CannotRead, budgets, careful, excel, formats, package, parts, read
from tests.shared import SHARED, needs_shared
from tests.sources.packages import values

FOLDER = SHARED / "data" / "workbooks"
SENTENCES = {
    "protected with a password": "is protected with a password",
    "not a workbook: parts are missing": "is not a workbook, or parts of it are missing",
    "damaged: not a complete zip file": "it is not complete",
    "damaged: not a sound zip file": "parts of it are mixed up",
    "a tab has no sheet behind it": "has no sheet behind it",
}


def manifest() -> Iterator[dict[str, str]]:
    """Yield what is known of each file; nothing where the folder is absent."""
    if (FOLDER / "MANIFEST.csv").is_file():
        with (FOLDER / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


FILES = [pytest.param(row, id=row["file"]) for row in manifest()]
READABLE = [pytest.param(FOLDER / row["file"], id=row["file"]) for row in manifest() if row["read"] == "read"]


@needs_shared
def test_the_corpus_is_not_empty() -> None:
    assert len(FILES) > 100
    assert len(READABLE) > 90


@needs_shared
@pytest.mark.parametrize("known", FILES)
def test_real_workbooks(known: dict[str, str]) -> None:
    path = FOLDER / known["file"]
    if known["read"] == "read":
        found = [cell for cell in values(read(path)) if not isinstance(cell, Uncalculated)]
        assert len(found) == int(known["cells"])
    else:
        with pytest.raises(CannotRead, match=SENTENCES[known["read"].removeprefix("refuse: ")]):
            read(path)


def _places(rows: tuple[tuple[Cell, ...], ...]) -> dict[tuple[int, int], tuple[type, object]]:
    """Return all cells by place, their outer spaces dropped: the fast reader keeps them only where told to."""
    return {
        (row, column): (type(cell), cell.strip() if isinstance(cell, str) else cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell is not None
    }


@needs_shared
@pytest.mark.parametrize("path", READABLE)
def test_the_fast_and_the_careful_reader_agree(path: Path) -> None:
    opened = package.Package(path.read_bytes())
    contents = parts.contents(opened, parts.main_part(opened)[0])
    reading = excel._Reading(opened, contents)
    for tab in contents.tabs:
        fast = reading._fast(tab) if tab.kind == "worksheet" else None
        if fast is None:
            continue
        slow = careful.read(opened.chunks(tab.part), tab.name, reading.meaning, budgets.Allowance())
        assert _places(fast.rows) == _places(slow.rows)
        assert (fast.hidden_rows, fast.hidden_columns) == (slow.hidden_rows, slow.hidden_columns)


def _alike(ours: Cell, theirs: object) -> bool:
    """Tell whether a cell says the same as openpyxl's, which has no word for some of what we tell apart."""
    match ours, theirs:
        case Uncalculated(), None:
            return True
        case CellError(), str():
            return ours.code == theirs
        case float(), int() | float():
            return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))
        case str(), int() | float():
            return ours.isdecimal() and int(ours) == theirs
        case ((timedelta() | time() | datetime()), _):
            return True
        case date(), int():  # a built-in date format of East Asia, which openpyxl does not know
            return bool(formats.moment(theirs, since_1904=False) == ours)
        case str(), str():
            return " ".join(ours.split()) == " ".join(theirs.replace("_x000D_", " ").split())
        case _, datetime() if not isinstance(ours, datetime):
            return ours == theirs.date()
        case _:
            return ours == theirs


@needs_shared
@pytest.mark.parametrize("path", READABLE)
def test_openpyxl_agrees_where_it_can_read(path: Path) -> None:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    except Exception:  # noqa: BLE001  it fails in many ways, which is why it is not our reader
        pytest.skip("openpyxl cannot read this file")
    if not book.worksheets:
        pytest.skip("openpyxl sees no tabs in this file")
    for table in read(path).tables:
        theirs = {
            (cell.row, cell.column): cell.value
            for row in book[table.name].iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        ours = {
            (row, column): cell
            for row, cells in enumerate(table.rows, 1)
            for column, cell in enumerate(cells, 1)
            if cell is not None
        }
        different = {
            place: (ours.get(place), theirs.get(place))
            for place in ours.keys() | theirs.keys()
            if not _alike(ours.get(place), theirs.get(place))
        }
        assert different == {}
