"""Read an Excel package: the fast reader where the XML is plain, the careful one for everything else.

python-calamine is the fast reader. It hides error cells, formulas without a value and number formats, may drop what
it does not expect, and can abort the interpreter on far-out cells: it is called only with what `plain` has proven,
and what it hides is put back.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from coalition_sheets.model import Cell, Table, Workbook
from coalition_sheets.sources import budgets, careful, formats, parts, plain, texts
from coalition_sheets.sources.package import Package
from coalition_sheets.sources.problems import CannotRead, too_big

NO_TABS = ("chartsheet",)
NOT_READ = ("dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
T = TypeVar("T")
LINKS = "Some cells take their values from other files; they show what was last saved."


def read(package: Package, name: str) -> Workbook:
    """Read all tabs of an Excel package, hidden ones too; sheets that hold only a chart are none.

    Raises CannotRead.
    """
    part, kind = parts.main_part(package)
    if "sheet.binary" in kind:
        raise CannotRead("is not a workbook, or parts of it are missing.")
    contents = parts.contents(package, part)
    reading = _Reading(package, contents)
    tables = tuple(reading.table(tab) for tab in contents.tabs if tab.kind not in (*NO_TABS, *NOT_READ))
    return Workbook(name, tables, warnings=tuple(_warnings(contents, tables)))


def _warnings(contents: parts.Contents, tables: Sequence[Table]) -> list[str]:
    """Say what a person should know about how the workbook was read."""
    other = [tab.name for tab in contents.tabs if tab.kind in NOT_READ]
    said = [f"The tab “{name}” holds a program, not cells; it was not read." for name in other]
    said += [hidden_rows(table) for table in tables if table.hidden_rows and not table.hidden]
    return [*said, LINKS] if contents.links else said


def hidden_rows(table: Table) -> str:
    """Say that a tab has hidden rows."""
    count = len(table.hidden_rows)
    rows = "a hidden row; it is" if count == 1 else f"{count:,} hidden rows; they are"
    return f"The tab “{table.name}” has {rows} read too."


@dataclass
class _Reading:
    """One reading of one workbook: its parts, what is known of them, what may still be used up."""

    package: Package
    contents: parts.Contents
    allowance: budgets.Allowance = field(default_factory=budgets.Allowance)

    @cached_property
    def meaning(self) -> careful.Meaning:
        """What the careful reader needs; the shared texts are read when it is first called for."""
        part = self.contents.strings
        shared = texts.shared(self.package.chunks(part), part) if part else []
        return careful.Meaning(shared, self.contents.looks, self.contents.since_1904)

    @cached_property
    def strings(self) -> texts.Survey | None:
        """What is known of the shared texts; None where the fast reader cannot be trusted with them."""
        part = self.contents.strings
        return texts.survey(self.package.chunks(part) if part else [])

    @cached_property
    def fast(self) -> Any | None:
        """The fast reader, opened; None where it is not safe, fails, or sees other tabs than we do.

        It forgets that days count from 1904 where a newer program added settings of its own.
        """
        from python_calamine import load_workbook

        if not self.contents.usual or self.contents.since_1904 or self.strings is None:
            return None
        workbook = _attempt(lambda: load_workbook(io.BytesIO(self.package.data)))
        if workbook is None or workbook.sheet_names != [tab.name for tab in self.contents.tabs]:
            return None
        return workbook

    def table(self, tab: parts.Tab) -> Table:
        """Read one tab."""
        sheet = self._fast(tab) or careful.read(self.package.chunks(tab.part), tab.name, self.meaning, self.allowance)
        return Table(tab.name, sheet.rows, tab.hidden, sheet.hidden_rows, sheet.hidden_columns)

    def _fast(self, tab: parts.Tab) -> careful.Sheet | None:
        """Read one tab the fast way; None where that is not safe or does not give all that is there."""
        facts = plain.survey(self.package.chunks(tab.part), tab.name, self.contents.looks, self.allowance)
        if facts is None:
            return None
        room = facts.cells + budgets.ROW_COST * facts.lines
        if room > self.allowance.cells:
            raise too_big(f"it has more than {budgets.CELLS:,} cells in use")
        values = self._values(tab, facts)
        if values is None and 2 * facts.cells > self.allowance.elements:
            raise too_big(f"the texts of tab “{tab.name}” are too long, or it reaches too far")
        if values is None or len(values) < facts.filled:
            return None
        self.allowance.grid -= facts.reach * facts.columns
        self.allowance.rows -= facts.reach
        self.allowance.cells -= room
        return self._sheet(values, facts)

    def _values(self, tab: parts.Tab, facts: plain.Facts) -> list[list[Any]] | None:
        """Return what the fast reader gives; None where it fails or would need too much room at once."""
        far = facts.reach > min(self.allowance.rows, budgets.GAPS + 2 * facts.lines)
        if far or facts.reach * facts.columns > self.allowance.grid:
            return None
        fast = self.fast
        if fast is None or (facts.shared and not self._texts_fit(tab, facts)):
            return None
        index = self.contents.tabs.index(tab)
        return _attempt(lambda: fast.get_sheet_by_index(index).to_python(skip_empty_area=False))

    def _texts_fit(self, tab: parts.Tab, facts: plain.Facts) -> bool:
        """Tell whether the shared texts are plain and, written out in every cell, still fit; take their room."""
        if self.strings is None:
            return False
        room: int | None = facts.shared * self.strings.longest
        if room is not None and room > self.allowance.text:
            room = plain.text_room(self.package.chunks(tab.part), self.strings, self.allowance.text)
        self.allowance.text -= room or 0
        return room is not None

    def _sheet(self, values: list[list[Any]], facts: plain.Facts) -> careful.Sheet | None:
        untidy = facts.shared > 0 and self.strings is not None and self.strings.untidy
        for row, column, mark in facts.marks:
            if not isinstance(mark, formats.Look):
                _put(values, row, column, mark)
            elif row <= len(values) and column <= len(values[row - 1]):
                value = values[row - 1][column - 1]
                if value.__class__ is float:
                    values[row - 1][column - 1] = formats.shaped(value, mark, self.contents.since_1904)
        if facts.unusual and any(math.inf in row or -math.inf in row for row in values):
            return None
        if untidy:
            values = [[texts.tidy(cell) if cell.__class__ is str else cell for cell in row] for row in values]
        same: dict[str, str | None] = {"": None}  # equal texts are kept once
        one = same.setdefault
        rows = tuple([tuple([one(cell, cell) if cell.__class__ is str else cell for cell in row]) for row in values])
        width = max(map(len, rows), default=0)
        return careful.Sheet(
            rows,
            frozenset(row for row in facts.hidden_rows if row <= len(rows)),
            frozenset(column for column in facts.hidden_columns if column <= width),
        )


def _put(values: list[list[Any]], row: int, column: int, cell: Cell) -> None:
    """Set a cell, making room for it where the fast reader saw nothing."""
    while len(values) < row:
        values.append([])
    line = values[row - 1]
    line.extend("" for _ in range(column - len(line)))
    line[column - 1] = cell


def _attempt(work: Callable[[], T]) -> T | None:
    """Return what the fast reader gives, or None where it fails: the careful reader then says why, or copes."""
    try:
        return work()
    except Exception:  # noqa: BLE001  whatever it is, the careful reader decides
        return None
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        return None
