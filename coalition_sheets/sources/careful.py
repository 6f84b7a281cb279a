"""Read a tab's XML element by element: slower, but right for every way a sheet can be written.

The definitions are those of ECMA-376 part 1, 18.3 (worksheets).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, CellError, Uncalculated
from coalition_sheets.model.table import letters
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, formats, markup
from coalition_sheets.sources.problems import damaged, too_big
from coalition_sheets.sources.texts import bounded

NAMES = {
    f"{space} {local}": local
    for space in markup.MAIN
    for local in ("worksheet", "sheetData", "row", "c", "v", "f", "t", "is", "rPh", "col")
}
ADDRESS = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII | re.IGNORECASE)
NUMBER = regex(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
YES = ("1", "true")


@frozen
class Sheet:
    """The cells of a tab from A1 on, and what of it is hidden."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@frozen
class Meaning:
    """What the cells of a workbook refer to: shared texts, looks of numbers, the calendar."""

    texts: Sequence[str]
    looks: Sequence[formats.Look]
    since_1904: bool


def column_number(name: str) -> int:
    """Return the number of a column by its letters: A is 1."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def hide(columns: list[int], attributes: dict[str, str]) -> None:
    """Add the columns that an element hides. Such elements stand in order, so what was passed is not counted again."""
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if re.fullmatch("[0-9]{1,5} [0-9]{1,5}", f"{first} {last}"):
        passed = columns[-1] if columns else 0
        columns.extend(range(max(int(first), passed + 1), min(int(last), budgets.COLUMNS) + 1))


def read(chunks: Iterable[bytes], tab: str, meaning: Meaning, allowance: budgets.Allowance) -> Sheet:
    """Read a tab.

    Raises CannotRead where it is no sound XML, its cells are out of order or refer to nothing, or it is too big.
    """
    reader = _Reader(tab, meaning, allowance)
    made = markup.parser(f"“{tab}”")
    made.StartElementHandler = reader.start
    made.EndElementHandler = reader.end
    made.CharacterDataHandler = reader.text
    markup.feed(made, chunks, f"“{tab}”")
    return reader.sheet()


@dataclass(slots=True)
class _Reader:
    """The state of reading one tab; its methods are called by the parser."""

    tab: str
    meaning: Meaning
    allowance: budgets.Allowance
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    depth: int = 0
    skipping: int = 0
    inside: bool = False
    row: int = 0
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    kind: str | None = None
    style: str = "0"
    digits: str = ""
    columns: dict[str, int] = field(default_factory=dict)
    pieces: list[str] | None = None
    phonetic: int = 0
    formula: str | None = None
    value: str | None = None
    inline: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.allowance.elements -= 1
        if self.depth > budgets.DEPTH or self.allowance.elements < 0:
            raise too_big(f"tab “{self.tab}” has too many entries")
        if self.skipping or name == markup.CHOICE:
            self.skipping += 1
            return
        local = NAMES.get(name, "")
        if self.depth == 1 and local != "worksheet":
            raise damaged(f"its tab “{self.tab}” has no sheet behind it")
        match local:
            case "sheetData":
                self.inside = True
            case "row" if self.inside:
                self._start_row(attributes)
            case "c" if self.inside:
                self._start_cell(attributes)
            case "is":
                self.inline = []
            case "v" | "f" | "t":
                self.pieces = []
            case "rPh":
                self.phonetic += 1
            case "col" if attributes.get("hidden") in YES:
                hide(self.hidden_columns, attributes)

    def text(self, data: str) -> None:
        if self.pieces is not None and not self.skipping:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        match NAMES.get(name, ""):
            case "v":
                self.value = self._taken()
            case "f":
                self.formula = self._taken()
            case "t":
                text = self._taken()
                if self.inline is not None and not self.phonetic:
                    self.inline.append(text)
            case "rPh":
                self.phonetic -= 1
            case "c" if self.inside:
                self._end_cell()
            case "row" if self.inside:
                self._end_row()
            case "sheetData":
                self.inside = False

    def _taken(self) -> str:
        text, self.pieces = "".join(self.pieces or ()), None
        return text

    def _start_row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        number = self.row + 1 if written is None else int(written) if re.fullmatch(r"[0-9]{1,7}", written) else 0
        if number <= self.row or number > budgets.LAST_ROW:
            raise damaged(f"the rows of tab “{self.tab}” are out of order after row {self.row}")
        self.row, self.column, self.cells, self.digits = number, 0, [], str(number)
        if attributes.get("hidden") in YES:
            self.hidden_rows.append(number)

    def _end_row(self) -> None:
        if not self.cells:
            return
        blank = self.row - 1 - len(self.rows)
        self.allowance.rows -= blank + 1
        self.allowance.cells -= budgets.ROW_COST
        self.allowance.grid -= len(self.cells)
        if self.allowance.rows < 0 or self.allowance.grid < 0:
            far = f"{letters(len(self.cells))}{self.row}"
            raise too_big(f"tab “{self.tab}” reaches to cell {far}", f"Delete what stands alone there, near {far}.")
        self.rows.extend(() for _ in range(blank))
        self.rows.append(tuple(self.cells))
        self.cells = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        number = self._column(attributes["r"]) if "r" in attributes else self.column + 1
        if number <= self.column or number > budgets.COLUMNS:
            raise damaged(f"the cells of tab “{self.tab}” are out of order in row {self.row}")
        self.column = number
        self.kind = attributes.get("t")
        self.style = attributes.get("s", "0")
        self.formula = self.value = self.inline = self.pieces = None
        self.phonetic = 0

    def _column(self, written: str) -> int:
        """Return the column of an address such as C14; 0 where it belongs to another row or is none."""
        name = written.removesuffix(self.digits)
        if name == written or name not in self.columns:
            found = ADDRESS.fullmatch(written)
            if not found or int(found[2]) != self.row:
                return 0
            name = found[1]
            self.columns[name] = column_number(name)
        return self.columns[name]

    def _look(self) -> formats.Look:
        looks, style = self.meaning.looks, self.style
        at = int(style) if len(style) < 8 and style.isdecimal() else 0
        return looks[at] if at < len(looks) else formats.PLAIN

    def _end_cell(self) -> None:
        cell = self._cell()
        self.inline = None
        if cell is None or cell == "":
            return
        self.allowance.cells -= 1
        if self.allowance.cells < 0:
            raise too_big(f"it has more than {budgets.CELLS:,} cells in use")
        if len(self.cells) < self.column - 1:
            self.cells.extend([None] * (self.column - 1 - len(self.cells)))
        self.cells.append(cell)

    def _cell(self) -> Cell:
        if self.inline is not None and self.kind in ("inlineStr", None):
            return bounded("".join(self.inline))
        if self.value is None or (not self.value.strip() and self.kind not in ("str", "inlineStr")):
            return None if self.formula is None else Uncalculated(f"={self.formula}" if self.formula else "")
        match self.kind:
            case "s":
                return self._shared(self.value.strip())
            case "b":
                return {"1": True, "true": True, "0": False, "false": False}.get(self.value.strip(), self.value)
            case "e":
                return CellError(bounded(self.value.strip()))
            case "d":
                return iso(self.value.strip())
            case None | "n":
                return number(self.value.strip(), self._look(), self.meaning.since_1904)
            case _:
                return bounded(self.value)

    def _shared(self, index: str) -> str:
        if re.fullmatch(r"[0-9]{1,9}", index) and int(index) < len(self.meaning.texts):
            return self.meaning.texts[int(index)]
        raise damaged(f"cell {letters(self.column)}{self.row} of tab “{self.tab}” points to a text that is not there")

    def sheet(self) -> Sheet:
        """Return what was read; hidden rows and columns only as far as there are cells."""
        width = max(map(len, self.rows), default=0)
        return Sheet(
            tuple(self.rows),
            frozenset(row for row in self.hidden_rows if row <= len(self.rows)),
            frozenset(column for column in self.hidden_columns if column <= width),
        )


def number(text: str, look: formats.Look, since_1904: bool) -> Cell:
    """Return what a stored number shows; what is none stays the text it is."""
    if not NUMBER.fullmatch(text):
        return bounded(text)
    value = float(text)
    return formats.shaped(value, look, since_1904) if math.isfinite(value) else text


def iso(text: str) -> date | datetime | time | str:
    """Return the date, time or both that a cell of type "d" holds; its text where it is none (with a zone, too)."""
    if "T" not in text and ":" in text:
        kinds: tuple[type[date | time], ...] = (time,)
    else:
        kinds = (datetime,) if "T" in text else (date,)
    for kind in kinds:
        try:
            value = kind.fromisoformat(text)
        except ValueError:
            return text
        if getattr(value, "tzinfo", None) is None:
            return value
    return text
