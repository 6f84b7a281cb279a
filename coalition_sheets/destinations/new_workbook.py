"""Write a brand-new workbook: headers, notes, drop-downs and colours ready, with rows where there are some."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from coalition_sheets.destinations import dressing
from coalition_sheets.destinations.dressing import at
from coalition_sheets.destinations.helping import headed
from coalition_sheets.destinations.plan import ABOUT, ABOUT_HEADERS, PREPARED, own_words, planned
from coalition_sheets.destinations.sheet import Line, Rows, Sheet
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.model import Cell, CellError, Percent, Schema, Uncalculated, typed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class AlreadyThere(CoalitionError):
    """A new workbook never takes the place of an old one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is already there.", "Choose another name, or move the old file away first.")


def write(
    path: Path,
    schemas: Mapping[str, Schema],
    rows: Mapping[str, Rows] = MappingProxyType({}),
    about: Sequence[Line] = (),
    *,
    title: str = "",
    prepared: int = PREPARED,
    today: date | None = None,
    finish: Callable[[Workbook], None] | None = None,
) -> Path:
    """Write a new .xlsx with About us first, then each core tab, Roles and Wins; return its path.

    `rows`: by schema name, each row by column name in code; a key that no column has becomes a column with that
    header. A tab shows its visible columns and those that some row fills. Every text stays a text. `prepared`:
    how many rows of each tab have drop-downs. `today`: a day that the colours go by for good, not the day of looking.
    `finish`: what is done to the workbook before it is saved. Raises
    AlreadyThere, CannotStand or WorldError; nothing half-written is left behind.
    """
    if path.exists() or path.is_symlink():
        raise AlreadyThere(path)
    book = _workbook(planned(schemas, rows, about, prepared=prepared, today=today), about, title)
    if finish:
        finish(book)
    save(book, path)
    return path


def _workbook(sheets: Sequence[Sheet], about: Sequence[Line], title: str) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "coalition_sheets"
    book.properties.title = title
    first = book.active
    assert first is not None  # noqa: S101
    first.title = ABOUT
    first.append(ABOUT_HEADERS)
    for number, line in enumerate(about, 2):
        for column, cell in enumerate((line.setting, line.value, line.meaning), 1):
            put(at(first, number, column), cell)
    dressing.about(first, about, title)
    words = dressing.Words(book, {s.schema.name: s for s in sheets}, own_words(about))
    for sheet in sheets:
        tab = book.create_sheet(sheet.schema.tab)
        _fill(tab, sheet)
        dressing.tab(tab, sheet, words, title)
    words.write()
    return book


def _fill(tab: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, 1):
        put(at(tab, 1, number), headed(column))
    for line, row in enumerate(sheet.rows, 2):
        for number, column in enumerate(sheet.columns, 1):
            put(at(tab, line, number), row.get(column.name))


def put(target: SheetCell, cell: Cell) -> None:
    """Put a cell's content in place; text stays text, whatever it begins with."""
    if isinstance(cell, CellError | Uncalculated):
        cell = typed(cell)
    if isinstance(cell, Percent):
        target.value, target.number_format = float(cell), "0.##%"
    elif not isinstance(cell, str):
        target.value = cell
    elif cell:
        target.value = _ESCAPED.sub("_x005F_", cell.replace("\r\n", "\n").replace("\r", "\n"))
        target.data_type = "s"
        target.quotePrefix = cell[0] in "=+-@"


def save(book: Workbook, path: Path) -> None:
    """Save beside the path under another name, then give it its own: all of it, or nothing.

    Raises AlreadyThere or WorldError.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".coalition-", suffix=".xlsx", dir=path.parent)
    except FileNotFoundError as problem:
        raise CoalitionError(
            f"There is no folder {path.parent}.", "Make it first, or choose another place."
        ) from problem
    except OSError as problem:
        raise _unwritable(path) from problem
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            book.save(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        _name(temporary, path)
    except FileExistsError as problem:
        raise AlreadyThere(path) from problem
    except OSError as problem:
        raise _unwritable(path) from problem
    finally:
        with suppress(OSError):
            temporary.unlink()


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, never another file's: a link fails where something is there already."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.replace(path)


def _unwritable(path: Path) -> WorldError:
    return WorldError(f"{path} could not be written.", "Check that the folder is yours to write in and has room.")
