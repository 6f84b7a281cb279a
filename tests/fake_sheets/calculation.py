"""Formulas worked out. A small honest evaluator: what it does not know is #NAME?, never a guess.

Known limit: no arrays that spill into other cells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tests.fake_sheets.a1 import Area, named
from tests.fake_sheets.cells import Value, Wrong, plain
from tests.fake_sheets.errors import Json
from tests.fake_sheets.formula import Call, Cells, Constant, Name, Node, NotAFormula, Operation, parsed
from tests.fake_sheets.functions import FUNCTIONS, LAZY
from tests.fake_sheets.locales import Locale, locale_named
from tests.fake_sheets.operators import Given, Here, Many, binary, negated, number, one_of
from tests.fake_sheets.references import Reference
from tests.fake_sheets.store import Book, Sheet, Store

CIRCLE = Wrong("REF", "Circular dependency detected. To resolve with iterative calculation, see File > Settings.")
NOT_READ = Wrong("ERROR", "Formula parse error.")


def day_of(store: Store, book: Book) -> dt.date:
    """Give today, where the spreadsheet is."""
    try:
        zone = ZoneInfo(book.properties.get("timeZone", "Etc/GMT"))
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Etc/GMT")
    return dt.datetime.fromtimestamp(store.clock(), zone).date()


def reading_of(store: Store, book: Book) -> Calculation:
    """Make ready to read a spreadsheet today."""
    return Calculation(book, day_of(store, book))


Place: TypeAlias = tuple[int, int, int]  # sheetId, row, column


@dataclass(slots=True)
class Calculation:
    """The values of one spreadsheet on one day, each cell worked out once."""

    book: Book
    today: dt.date
    known: dict[Place, Value] = field(default_factory=dict)
    under_way: set[Place] = field(default_factory=set)
    formats: dict[bytes, Json] = field(default_factory=dict)  # effective formats by what they are made of

    @property
    def locale(self) -> Locale:
        """Give the spreadsheet's locale."""
        return locale_named(self.book.properties.get("locale", "en_US"))

    def value(self, sheet: Sheet, row: int, column: int) -> Value:
        """Give what a cell comes to."""
        entered = sheet.cells.get((row, column), {}).get("userEnteredValue", {})
        if "formulaValue" not in entered:
            return plain(entered)
        place = (sheet.id, row, column)
        if place not in self.known and not self.under_way:
            self.settle(place)
        if place not in self.known:
            found = self.worked_out(entered["formulaValue"], sheet, place)
            if place in self.under_way:
                return found
            self.known[place] = found
        return self.known[place]

    def settle(self, place: Place) -> None:
        """Work out first what a cell needs, from the far end of the chain; a long one would go too deep."""
        todo, seen = [place], {place}
        opened: set[Place] = set()
        while todo:
            here = todo[-1]
            if here not in opened:
                opened.add(here)
                needed = [other for other in self.needs(here) if other not in seen and other not in self.known]
                seen.update(needed)
                todo += needed
                continue
            todo.pop()
            sheet = self.book.sheet(here[0])
            if here not in self.known:
                formula = sheet.cells[here[1:]]["userEnteredValue"]["formulaValue"]
                self.known[here] = self.worked_out(formula, sheet, here)

    def needs(self, place: Place) -> list[Place]:
        """Give the cells with formulas that a cell's formula names."""
        sheet = self.book.sheet(place[0])
        found: list[Place] = []
        try:
            node = parsed(sheet.cells[place[1:]]["userEnteredValue"]["formulaValue"], self.locale.point)
        except NotAFormula:
            return []
        for reference in references_in(node):
            tab = sheet if reference.title is None else self.book.sheet_titled(reference.title)
            if tab is not None:
                block = reference.area(tab.id).within(tab)
                places = block.places() if block.height * block.width < len(tab.cells) else tab.cells
                found += [
                    (tab.id, *at)
                    for at in places
                    if block.has(*at) and "formulaValue" in tab.cells.get(at, {}).get("userEnteredValue", {})
                ]
        return found

    def worked_out(self, formula: str, sheet: Sheet, place: Place) -> Value:
        """Work out a formula that stands in this place."""
        if place in self.under_way:
            return CIRCLE
        self.under_way.add(place)
        try:
            found = self.single(parsed(formula, self.locale.point), Here(sheet, *place[1:]))
        except NotAFormula:
            return NOT_READ
        except RecursionError:
            return Wrong("ERROR", "The formula leads through too many cells.")
        finally:
            self.under_way.discard(place)
        return 0 if found is None else found

    def single(self, node: Node | None, here: Here) -> Value:
        """Work out a part of a formula to one value."""
        return one_of(self.any(node, here))

    def any(self, node: Node | None, here: Here) -> Given:
        """Work out a part of a formula to a value or a range of values."""
        if node is None:
            return None
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Cells):
            return self.cells(node, here)
        if isinstance(node, Name):
            area = named(self.book, node.name)
            return Wrong("NAME", f"Unknown range name: '{node.name.upper()}'.") if area is None else self.many(area)
        if isinstance(node, Call):
            return self.called(node, here)
        return self.operated(node, here)

    def operated(self, node: Operation, here: Here) -> Value:
        """Work out an operator."""
        if node.left is None:
            right = self.single(node.right, here)
            return negated(right) if node.sign == "-" else right
        left = self.single(node.left, here)
        if node.right is None:
            amount = number(left, "UNARY_PERCENT")
            return amount if isinstance(amount, Wrong) else amount / 100
        return binary(node.sign, left, self.single(node.right, here))

    def called(self, node: Call, here: Here) -> Given:
        """Work out a function."""
        if node.name in LAZY:
            return LAZY[node.name](self, node.given, here)
        if node.name not in FUNCTIONS:
            return Wrong("NAME", f"Unknown function: '{node.name}'.")
        least, most, function = FUNCTIONS[node.name]
        count = len(node.given)
        if count < least or (most is not None and count > most):
            expected = f"{least} arguments" if least == most else f"between {least} and {most or 'many'} arguments"
            return Wrong(
                "N_A", f"Wrong number of arguments to {node.name}. Expected {expected}, but got {count} arguments."
            )
        return function([self.argument(part, here) for part in node.given])

    def argument(self, node: Node | None, here: Here) -> Given:
        """Work out what a function is given; a single cell is a range too, so that its text or blank does not count."""
        return self.cells(node, here, single=False) if isinstance(node, Cells) else self.any(node, here)

    def cells(self, node: Cells, here: Here, *, single: bool = True) -> Given:
        """Read the cells a reference names."""
        sheet = here.sheet if node.reference.title is None else self.book.sheet_titled(node.reference.title)
        if sheet is None:
            return Wrong("REF", f"Unresolved sheet name '{node.reference.title}'.")
        area = node.reference.area(sheet.id)
        if area.top >= sheet.row_count or area.left >= sheet.column_count:
            return Wrong("REF", "Reference does not exist.")
        if single and area.is_one_cell:
            return self.value(sheet, area.top, area.left)
        return self.many(area)

    def many(self, area: Area) -> Given:
        """Read a range; what is blank behind the last filled cell is left out."""
        sheet = self.book.sheet(area.sheet_id)
        block = area.within(sheet)
        filled = [row for row, column in sheet.cells if block.has(row, column)]
        bottom = max(filled, default=block.top) + 1 if area.bottom is None else block.bottom
        columns = range(block.left, block.right)
        rows = [[self.value(sheet, row, column) for column in columns] for row in range(block.top, bottom)]
        return Many(rows, area)


def references_in(node: Node | None) -> Iterator[Reference]:
    """Give the references of a formula."""
    if isinstance(node, Cells):
        yield node.reference
    elif isinstance(node, Call):
        for part in node.given:
            yield from references_in(part)
    elif isinstance(node, Operation):
        yield from references_in(node.left)
        yield from references_in(node.right)
