"""Write a brand-new workbook: headers, notes, drop-downs and colours ready, with rows where there are some."""

from __future__ import annotations

import math
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from coalition_sheets.destinations import dressing
from coalition_sheets.destinations.sheet import Line, Rows, Sheet, at
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.model import Cell, CellError, Column, Percent, Schema, Uncalculated, typed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
PREPARED = 500
LONGEST = 32_767  # UTF-16 units that a cell can hold

_CANNOT_STAND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class AlreadyThere(CoalitionError):
    """A new workbook never takes the place of an old one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is already there.", "Choose another name, or move the old file away first.")


class CannotStand(CoalitionError):
    """A text holds something that no cell can hold."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where} holds {what}, which a cell cannot hold.", "Type that text again by hand.")


class Setting(Protocol):
    """What we need to know of a setting of About us (`schemas/about.py`)."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def header(self) -> str: ...  # noqa: D102
    @property
    def help(self) -> str: ...  # noqa: D102
    @property
    def group(self) -> str: ...  # noqa: D102
    @property
    def choices(self) -> tuple[str, ...]: ...  # noqa: D102


def about_lines(settings: Iterable[Setting], values: Mapping[str, Cell]) -> tuple[Line, ...]:
    """Return the rows of About us: every setting that `init` writes, and any other that has a value (by its name)."""
    return tuple(
        Line(s.header, values.get(s.name), s.help, s.choices)
        for s in settings
        if s.group == "visible" or s.name in values
    )


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
    own = [name for name in schemas if name not in (*TABS, "about")]
    sheets = [_plan(schemas[name], rows.get(name, ()), prepared, today) for name in (*TABS, *own) if name in schemas]
    for line in about:
        _refuse("About us", "Value", line.setting, line.value)
    book = _workbook(sheets, about, title)
    if finish:
        finish(book)
    _save(book, path)
    return path


def _plan(schema: Schema, rows: Rows, prepared: int, today: date | None) -> Sheet:
    used = {name for row in rows for name, cell in row.items() if cell is not None}
    columns = [c for c in schema.columns if c.group == "visible" or c.name in used]
    own = dict.fromkeys(n for row in rows for n in row if n in used and n not in schema.by_name)
    columns += [Column(name, name, core=False) for name in own]
    for row in rows:
        for column in columns:
            _refuse(schema.tab, column.header, typed(row.get(columns[0].name)), row.get(column.name))
    return Sheet(schema, tuple(columns), rows, max(prepared, len(rows) + prepared // 5) + 1, today)


def _refuse(tab: str, header: str, row: str, cell: Cell) -> None:
    where = f"{tab}, “{header}” of “{_CANNOT_STAND.sub('?', row)[:60]}”,"
    if isinstance(cell, float) and not math.isfinite(cell):
        raise CannotStand(where, "a number without end")
    if not isinstance(cell, str):
        return
    if _CANNOT_STAND.search(cell):
        raise CannotStand(where, "a character that cannot be shown")
    if len(cell.encode("utf-16-le")) // 2 > LONGEST:
        raise CannotStand(where, f"more than {LONGEST:,} letters")


def _workbook(sheets: Sequence[Sheet], about: Sequence[Line], title: str) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "coalition_sheets"
    book.properties.title = title
    first = book.active
    assert first is not None  # noqa: S101
    first.title = "About us"
    first.append(("Setting", "Value", "What it means"))
    for number, line in enumerate(about, 2):
        for column, cell in enumerate((line.setting, line.value, line.meaning), 1):
            put(at(first, number, column), cell)
    dressing.about(first, about, title)
    words = dressing.Words(book, {s.schema.name: s for s in sheets}, _sectors(about))
    for sheet in sheets:
        tab = book.create_sheet(sheet.schema.tab)
        _fill(tab, sheet)
        dressing.tab(tab, sheet, words, title)
    words.write()
    return book


def _sectors(about: Sequence[Line]) -> Mapping[str, tuple[str, ...]]:
    """Return the coalition's own words for the drop-downs of open lists, where About us says them."""
    found = {}
    for line in about:
        if line.setting in ("Sectors", "Issues") and isinstance(line.value, str):
            words = (re.sub(r"\s+\d+$", "", w.strip()) for w in re.split(r"[\n,;]", line.value))
            found[line.setting.lower()] = tuple(w for w in words if w)
    return found


def _fill(tab: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, 1):
        put(at(tab, 1, number), f"{column.header} *" if column.required else column.header)
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


def _save(book: Workbook, path: Path) -> None:
    """Save beside the path under another name, then give it its own: all of it, or nothing."""
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
