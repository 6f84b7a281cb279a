"""Cells that cannot be changed alone, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coalition_sheets.regex import regex
from coalition_sheets.sources import parts
from coalition_sheets.sources.parts import Tab
from coalition_sheets.xlsx.book import Book
from coalition_sheets.xlsx.elements import Element, parsed
from coalition_sheets.xlsx.grid import Area, Grid, area, attribute

BLOCK = rb"<%bf\s([^<>]*)>"
TOLD = regex(rb"""(?:^|\s)(t|ref)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ARRAY = "it is part of a formula that fills several cells"
DATA_TABLE = "it is part of a what-if table"
MERGED = "it is merged with the cell to its left or above"
PIVOT = "it is part of a pivot table"
HEADER = "it is the heading of a table"
TOTALS = "it is in the totals row of a table"
LOCKED = "its tab is protected"
FORMULA = "it holds a formula"
LINKED = "it holds a kind of value that only Excel can write"
RICH = "some of its words have a look of their own"
YES = ("1", "true")


@dataclass(slots=True)
class Guards:
    """What guards the cells of one tab."""

    areas: list[tuple[Area, str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    locked: bool = False
    unlocked: frozenset[int] = frozenset()

    def why(self, row: int, column: int, cell: Element | None, style: int) -> str:
        """Return why a cell cannot be changed; "" where it can. `style` is the number of its look."""
        place = (row, column)
        if cell is not None and any(child.name == "f" for child in cell.children):
            return next((why for held, why in self.areas if place in held), FORMULA)
        if cell is not None and ("cm" in cell.attributes or "vm" in cell.attributes):
            return LINKED
        if any(place in held and place != (held.top, held.left) for held in self.merged):
            return MERGED
        if self.locked and style not in self.unlocked:
            return LOCKED
        return next((why for held, why in self.areas if place in held), "")


def guards(book: Book, tab: Tab, grid: Grid) -> Guards:
    """Return what guards the cells of a tab."""
    found = Guards()
    found.areas.extend(_blocks(grid))
    for relation in parts.relations(book.package, tab.part).values():
        if relation.kind in ("pivotTable", "table") and relation.target in book.package:
            root = parsed(book.package.read(relation.target), relation.target).root
            found.areas.extend(_pivot(root) if relation.kind == "pivotTable" else _table(root))
    listed = grid.after.root.first("mergeCells")
    areas = (area(merged.attributes.get("ref", "")) for merged in (listed.all("mergeCell") if listed else ()))
    found.merged.extend(filter(None, areas))
    protection = grid.after.root.first("sheetProtection")
    if protection is not None and protection.attributes.get("sheet") in YES:
        found.locked, found.unlocked = True, _unlocked(book)
    return found


def _blocks(grid: Grid) -> Iterator[tuple[Area, str]]:
    """Yield the cells that a formula of several fills; those beside the first hold no formula of their own."""
    if b"array" not in grid.raw and b"dataTable" not in grid.raw:
        return
    for tag in re.compile(BLOCK % re.escape(grid.prefix)).findall(grid.raw, grid.start, grid.end):
        told = {
            name.decode(): (double or single).decode("utf-8", "replace") for name, double, single in TOLD.findall(tag)
        }
        why = {"array": ARRAY, "dataTable": DATA_TABLE}.get(told.get("t", ""))
        if why and (held := area(told.get("ref", ""))):
            yield held, why


def _pivot(root: Element) -> Iterator[tuple[Area, str]]:
    """Yield the cells of a pivot, those of its page fields above it with them."""
    place = root.first("location")
    held = area(place.attributes.get("ref", "")) if place is not None else None
    if place is None or held is None:
        return
    yield held, PIVOT
    rows, columns = attribute(place, "rowPageCount"), attribute(place, "colPageCount")
    if rows or root.first("pageFields") is not None:
        right = max(held.right, held.left + 3 * max(columns, 1))
        yield Area(max(1, held.top - 1 - max(rows, 1)), held.left, held.top, right), PIVOT


def _table(root: Element) -> Iterator[tuple[Area, str]]:
    """Yield the heading and the totals row of a table."""
    held = area(root.attributes.get("ref", ""))
    if held is None:
        return
    if root.attributes.get("headerRowCount", "1") != "0":
        yield Area(held.top, held.left, held.top, held.right), HEADER
    if totals := attribute(root, "totalsRowCount"):
        yield Area(held.bottom - totals + 1, held.left, held.bottom, held.right), TOTALS


def _unlocked(book: Book) -> frozenset[int]:
    """Return the looks whose cells may be changed on a protected tab."""
    raw = book.read(book.styles) if book.styles else None
    table = parsed(raw, book.styles).root.first("cellXfs") if raw else None
    return frozenset(
        number
        for number, xf in enumerate(table.children if table else ())
        if any(child.name == "protection" and child.attributes.get("locked") in ("0", "false") for child in xf.children)
    )
