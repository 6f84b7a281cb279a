"""A tab read column by column into typed values; names in it are still text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from operator import itemgetter
from typing import Any

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Level, Place, Schema, Tab, clean
from coalition_sheets.records.headers import Headers, read_headers
from coalition_sheets.records.rows import sort_rows
from coalition_sheets.records.tabs import Claim
from coalition_sheets.schemas.types import Context, Misread, read_column


@frozen
class Sheet:
    """One tab as read. `name` is its entry in `Coalition.tabs`; positions count its data rows from 0.

    `values` and `misreads` are by column name; what could not be read is blank in `values`.
    """

    name: str
    tab: Tab
    headers: Headers
    indexes: tuple[int, ...]
    skipped: tuple[int, ...]
    cells: Mapping[str, Sequence[Cell]]
    values: Mapping[str, Sequence[Any]]
    misreads: Mapping[str, Sequence[Misread]]
    extras: Sequence[Mapping[str, object]] = field(default=())

    @property
    def schema(self) -> Schema:
        """The schema by which it was read."""
        return self.tab.schema

    def place(self, position: int, column: str = "") -> Place:
        """Return where the cell (or, without a column, the row) of a data row stands."""
        return self.tab.place(self.indexes[position] + 1, column)

    def misread(self, name: str) -> frozenset[int]:
        """Return the positions at which something in a column could not be read, or was read with a remark."""
        return frozenset(missed.index for missed in self.misreads.get(name, ()))

    def places(self, positions: Iterable[int], column: str) -> list[Place]:
        """Return where a column's cells stand in these data rows."""
        number = self.tab.columns.get(column)
        header = self.tab.place(self.tab.header_row, column).typed if number else ""
        return [self.tab.table.place(self.indexes[p] + 1, number, header) for p in positions]

    def resting(self, today: date) -> frozenset[int]:
        """Return the positions of rows that are to be left alone until a later day ("Quiet until")."""
        until = self.values.get("quiet_until", ())
        return frozenset(position for position, day in enumerate(until) if day and today < day)

    def level(self, *columns: str) -> Level:
        """Return the highest level of these columns."""
        return max((self.schema.by_name[c].level for c in columns), default=Level.COALITION)

    def column(self, name: str, blank: object = "") -> Sequence[Any]:
        """Return a column's values, or blanks where the tab lacks it."""
        return self.values.get(name) or [blank] * len(self.indexes)


def read_sheet(name: str, claim: Claim, context: Context) -> Sheet | None:
    """Return the tab of a claim with its values read, or None where no header row was found."""
    if claim.header_row is None:
        return None
    schema, table = claim.schema, claim.table
    headers = read_headers(schema, table, claim.header_row)
    rows = sort_rows(schema, table, headers)
    tab = Tab(schema, table, claim.header_row, {**headers.known, **headers.unknown})
    width = max(tab.columns.values(), default=0)
    data = [table.rows[i] for i in rows.data]
    data = [row if len(row) >= width else row + (None,) * (width - len(row)) for row in data]
    cells = {n: list(map(itemgetter(number - 1), data)) for n, number in headers.known.items()}
    read = {n: read_column(schema.by_name[n], column, context) for n, column in cells.items()}
    misreads = {n: missed for n, (_, missed) in read.items() if missed}
    values: dict[str, Sequence[Any]] = {n: column for n, (column, _) in read.items()}
    own = [c for c in schema.columns if not c.core and c.name in values]
    extras = _extras(data, headers.unknown, {c.name: values[c.name] for c in own})
    return Sheet(name, tab, headers, rows.data, rows.skipped, cells, values, misreads, extras)


def _extras(
    data: Sequence[tuple[Cell, ...]], unknown: Mapping[str, int], own: Mapping[str, Sequence[object]]
) -> Sequence[Mapping[str, object]]:
    """Return for each row what stands in columns that the core does not know; nothing where no row has any."""
    if not unknown and not own:
        return ()
    found: list[dict[str, object]] = [{} for _ in data]
    for name, number in unknown.items():
        for extra, cell in zip(found, map(itemgetter(number - 1), data), strict=True):
            value = clean(cell) if isinstance(cell, str) else cell
            if value is not None and value != "":
                extra[name] = value
    for name, column in own.items():
        for extra, value in zip(found, column, strict=True):
            if value not in (None, "", ()):
                extra[name] = value
    return found


def missing_keys(sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """Return the positions of rows that cannot be used, each with the required columns that it lacks."""
    required = [c.name for c in sheet.schema.columns if c.required]
    if any(name not in sheet.values for name in required):
        absent = tuple(name for name in required if name not in sheet.values)
        return dict.fromkeys(range(len(sheet.indexes)), absent)
    lacking: dict[int, tuple[str, ...]] = {}
    for name in required:
        for position, value in enumerate(sheet.values[name]):
            if value is None or value in ("", ()):
                lacking[position] = (*lacking.get(position, ()), name)
    return dict(sorted(lacking.items()))
