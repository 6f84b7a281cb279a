"""What a new workbook holds, whatever it is written into: its tabs in their order, their columns, their rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Protocol

from coalition_sheets.destinations.sheet import Line, Rows, Sheet
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Cell, Column, Schema, typed

TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
ABOUT = "About us"
ABOUT_HEADERS = ("Setting", "Value", "What it means")
PREPARED = 500
LONGEST = 32_767  # UTF-16 units that a cell of Excel can hold

CANNOT_STAND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def planned(
    schemas: Mapping[str, Schema],
    rows: Mapping[str, Rows] = MappingProxyType({}),
    about: Sequence[Line] = (),
    *,
    prepared: int = PREPARED,
    today: date | None = None,
    longest: int = LONGEST,
) -> tuple[Sheet, ...]:
    """Return the tabs after About us: the core tabs, Roles and Wins, then the coalition's own.

    A tab shows its visible columns and those that some row fills; a key that no column has becomes a column with that
    header. `prepared`: how many rows are made ready. Raises CannotStand, for About us too.
    """
    for line in about:
        refuse(f"{ABOUT}, “Value” of “{line.setting}”,", line.value, longest)
    own = [name for name in schemas if name not in (*TABS, "about")]
    return tuple(
        _sheet(schemas[name], rows.get(name, ()), prepared, today, longest) for name in (*TABS, *own) if name in schemas
    )


def _sheet(schema: Schema, rows: Rows, prepared: int, today: date | None, longest: int) -> Sheet:
    used = {name for row in rows for name, cell in row.items() if cell is not None}
    columns = [c for c in schema.columns if c.group == "visible" or c.name in used]
    own = dict.fromkeys(n for row in rows for n in row if n in used and n not in schema.by_name)
    columns += [Column(name, name, core=False) for name in own]
    for row in rows:
        key = CANNOT_STAND.sub("?", typed(row.get(columns[0].name)))[:60]
        for column in columns:
            refuse(f"{schema.tab}, “{column.header}” of “{key}”,", row.get(column.name), longest)
    return Sheet(schema, tuple(columns), rows, max(prepared, len(rows) + prepared // 5) + 1, today)


def refuse(where: str, cell: Cell, longest: int = LONGEST) -> None:
    """Raise CannotStand where a cell can't hold this; `where` begins its sentence."""
    if isinstance(cell, float) and not math.isfinite(cell):
        raise CannotStand(where, "a number without end")
    if not isinstance(cell, str):
        return
    if CANNOT_STAND.search(cell):
        raise CannotStand(where, "a character that cannot be shown")
    if len(cell) * 2 > longest and len(cell.encode("utf-16-le")) // 2 > longest:
        raise CannotStand(where, f"more than {longest:,} letters")


def own_words(about: Sequence[Line]) -> Mapping[str, tuple[str, ...]]:
    """Return the coalition's own words for the drop-downs of open lists, where About us says them."""
    found = {}
    for line in about:
        if line.setting in ("Sectors", "Issues") and isinstance(line.value, str):
            words = (re.sub(r"\s+\d+$", "", w.strip()) for w in re.split(r"[\n,;]", line.value))
            found[line.setting.lower()] = tuple(w for w in words if w)
    return found
