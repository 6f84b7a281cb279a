"""What the fast reader hides of an .ods file: percentages, error cells, digits, ticks, long times, hidden rows.

The definitions are those of OpenDocument 1.3 part 3, 9 (tables).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, CellError, Percent, Table
from coalition_sheets.model.table import letters
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, markup
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import damaged, too_big

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
EXTENDED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
PADDED = regex(r"0[0-9]+")
DURATION = regex(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?", re.ASCII)
HIDDEN = ("collapse", "filter")


@frozen
class Mark:
    """Cells that all hold the same: the first one's place, how many down and across, and what it is."""

    row: int
    column: int
    down: int
    across: int
    cell: Cell


@dataclass(slots=True)
class Sheet:
    """What is hidden of one tab (rows and columns as first and last), and its last row with a number or date."""

    name: str
    filled: int = 0
    marks: list[Mark] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)


def survey(package: Package) -> list[Sheet]:
    """Look through the content of an .ods package.

    Raises CannotRead where it is no sound XML, two tabs have the same name, or it is too big.
    """
    reader = _Reader()
    made = markup.parser("content.xml")
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = reader.start, reader.end, reader.text
    markup.feed(made, package.chunks("content.xml"), "content.xml")
    if not reader.sheets:
        raise damaged("it has no tabs")
    names = [sheet.name.casefold() for sheet in reader.sheets]
    if len(set(names)) != len(names):
        raise damaged("two of its tabs have the same name")
    return reader.sheets


def complete(table: Table, sheet: Sheet) -> Table:
    """Return a table with what was hidden of it.

    Raises CannotRead where the fast reader left out rows.
    """
    rows = [list(row) for row in table.rows]
    if len(rows) < sheet.filled:
        raise damaged(f"not all rows of tab “{sheet.name}” can be read")
    for mark in sheet.marks:
        if isinstance(mark.cell, CellError) and mark.down == mark.across == 1:
            _make_room(rows, mark.row, mark.column)
    height, width = len(rows), max(map(len, rows), default=0)
    for mark in sheet.marks:
        for row in rows[mark.row - 1 : mark.row - 1 + mark.down]:
            for at in range(mark.column - 1, min(mark.column - 1 + mark.across, len(row))):
                row[at] = mark.cell
    return replace(
        table,
        rows=tuple(map(tuple, rows)),
        hidden_rows=_numbers(sheet.rows, height),
        hidden_columns=_numbers(sheet.columns, width),
    )


def _make_room(rows: list[list[Cell]], row: int, column: int) -> None:
    """Let the rows reach to an error cell, where the fast reader saw nothing."""
    if row > budgets.ROWS or row * column > budgets.GRID:
        raise too_big(f"there is an error far out, in cell {letters(column)}{row}")
    rows.extend([] for _ in range(row - len(rows)))
    rows[row - 1].extend(None for _ in range(column - len(rows[row - 1])))


def _numbers(spans: list[tuple[int, int]], most: int) -> frozenset[int]:
    return frozenset(number for first, last in spans for number in range(first, min(last, most) + 1))


def _repeated(attributes: dict[str, str], what: str) -> int:
    """Return how often a row, column or cell is repeated, within a tab's bounds."""
    text = attributes.get(f"{TABLE} number-{what}-repeated", "1")
    return min(int(text), budgets.LAST_ROW) if re.fullmatch(r"[1-9][0-9]{0,8}", text, re.ASCII) else 1


@dataclass(slots=True)
class _Reader:
    """The state of looking through a document; its methods are called by the parser."""

    sheets: list[Sheet] = field(default_factory=list)
    elements: int = budgets.ELEMENTS
    depth: int = 0
    tables: int = 0
    row: int = 0
    down: int = 1
    column: int = 0
    notes: int = 0
    cell: Callable[[str], Cell] | None = None
    across: int = 1
    pieces: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements -= 1
        if self.depth > budgets.DEPTH or self.elements < 0:
            raise too_big("it has too many entries")
        space, _, local = name.rpartition(" ")
        if space == OFFICE and local == "annotation":
            self.notes += 1
        if space != TABLE:
            return
        match local:
            case "table":
                self.tables += 1
                if self.tables == 1:
                    self._start_table(attributes)
            case "table-column" if self.tables == 1:
                self._start_column(attributes)
            case "table-row" if self.tables == 1:
                self._start_row(attributes)
            case "table-cell" | "covered-table-cell" if self.tables == 1:
                self._start_cell(attributes)

    def text(self, data: str) -> None:
        if self.cell and not self.notes:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        self.depth -= 1
        space, _, local = name.rpartition(" ")
        if space == OFFICE and local == "annotation":
            self.notes -= 1
        elif space == TABLE and local == "table":
            self.tables -= 1
        elif space == TABLE and local in ("table-cell", "covered-table-cell") and self.tables == 1:
            self._end_cell()

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.sheets.append(Sheet(attributes.get(f"{TABLE} name", "")))
        self.row = self.column = 0
        self.down = 1
        if len(self.sheets) > budgets.TABS:
            raise too_big(f"it has more than {budgets.TABS} tabs")

    def _start_column(self, attributes: dict[str, str]) -> None:
        count = _repeated(attributes, "columns")
        if attributes.get(f"{TABLE} visibility") in HIDDEN:
            self.sheets[-1].columns.append((self.column + 1, self.column + count))
        self.column += count

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row += self.down if self.row else 1
        self.down = _repeated(attributes, "rows")
        self.column = 0
        self.across = 1
        if attributes.get(f"{TABLE} visibility") in HIDDEN:
            self.sheets[-1].rows.append((self.row, self.row + self.down - 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column += self.across if self.column else 1
        self.across = _repeated(attributes, "columns")
        self.cell = _cell(attributes)
        self.pieces = []
        if attributes.get(f"{OFFICE} value-type", "string") != "string":
            self.sheets[-1].filled = self.row + self.down - 1

    def _end_cell(self) -> None:
        if self.cell:
            cell = self.cell("".join(self.pieces).strip())
            if cell is not None:
                self.sheets[-1].marks.append(Mark(self.row, self.column, self.down, self.across, cell))
        self.cell = None


def _cell(attributes: dict[str, str]) -> Callable[[str], Cell] | None:
    """Return what makes a cell of the text it shows; None where the fast reader gives it whole."""
    kind, value = attributes.get(f"{OFFICE} value-type", ""), attributes.get(f"{OFFICE} value", "")
    if attributes.get(EXTENDED) == "error":
        return lambda shown: CellError(shown[:100])
    if kind == "percentage":
        return lambda _: Percent(value) if re.fullmatch(r"-?[0-9.]{1,30}(?:[eE][-+]?[0-9]{1,2})?", value) else None
    if kind == "time":
        return lambda _: _elapsed(attributes.get(f"{OFFICE} time-value", ""))
    if kind == "float":
        return lambda shown: _shown(shown, value)
    return None


def _shown(shown: str, value: str) -> bool | str | None:
    """Return a number that is shown as a truth value or with leading zeros as that; None for any other."""
    if (shown, value) in (("TRUE", "1"), ("FALSE", "0")):
        return shown == "TRUE"
    return shown if PADDED.fullmatch(shown) and value.isdecimal() and int(shown) == int(value) else None


def _elapsed(text: str) -> timedelta | None:
    """Return a time of a day or more, such as PT30H00M00S; None for a time of day, which is read as such."""
    found = DURATION.fullmatch(text) if len(text) < 60 else None
    if not found:
        return None
    sign, days, hours, minutes, seconds = found.groups()
    whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes or 0) * 60
    total = whole + float((seconds or "0").replace(",", "."))
    if (not sign and total < 86_400) or total > 1e11:
        return None
    return timedelta(seconds=-total if sign else total)
