"""Cells of people: changed one by one, and only where they still hold what they held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell, Percent, Uncalculated
from coalition_sheets.model.table import letters
from coalition_sheets.sources import budgets, careful
from coalition_sheets.sources.parts import Tab
from coalition_sheets.xlsx import calculation, grid
from coalition_sheets.xlsx.book import Book
from coalition_sheets.xlsx.elements import Element, Part, Splice
from coalition_sheets.xlsx.grid import Grid, attribute
from coalition_sheets.xlsx.guards import RICH, Guards, guards
from coalition_sheets.xlsx.reading import Reading
from coalition_sheets.xlsx.refuse import BadSheet, CellChanged, CellGuarded, TabMissing, UnfitPart
from coalition_sheets.xlsx.sheet_xml import content, inside, number_of
from coalition_sheets.xlsx.styles import Styles

OURS = "its tab is written by this program"


@frozen
class CellEdit:
    """A change of one cell, by its tab's title, row and column (both counted from 1): only if it still holds `old`."""

    tab: str
    row: int
    column: int
    old: Cell
    new: Cell

    @property
    def place(self) -> str:
        """The cell's address: C14."""
        return f"{letters(self.column)}{self.row}"


def changed(book: Book, styles: Styles, edits: Sequence[CellEdit], ours: Iterable[str] = ()) -> None:
    """Make all changes or none; `ours` are titles of tabs that are put or dropped at the same time.

    Raises TabMissing, CellChanged, CellGuarded, UnfitPart.
    """
    if not edits:
        return
    tabs = {tab.name: tab for tab in book.tabs if tab.kind == "worksheet"}
    closed = {title.casefold() for title in ours}
    if len({(edit.tab, edit.row, edit.column) for edit in edits}) != len(edits):
        raise BadSheet(edits[0].tab, "two changes are meant for one cell")
    reading = Reading(book, styles)
    known: dict[str, bytes] = {}
    for title, group in groupby(sorted(edits, key=lambda edit: edit.tab), key=lambda edit: edit.tab):
        wanted = list(group)
        if title not in tabs:
            raise TabMissing(title)
        if title.casefold() in closed:
            raise CellGuarded(title, wanted[0].place, OURS)
        sheet = _Sheet(reading, tabs[title], wanted)
        if sheet.change():
            known[tabs[title].part] = sheet.grid.raw
    if known and calculation.any_formula(book, known):
        calculation.again(book)


class _Sheet:
    """The changes of one tab."""

    def __init__(self, reading: Reading, tab: Tab, edits: Sequence[CellEdit]) -> None:
        self.reading = reading
        self.tab = tab
        self.edits = sorted(edits, key=lambda edit: (edit.row, edit.column))
        raw = reading.book.package.whole(tab.part)
        self.grid: Grid = grid.cut(raw, tab.part)
        self.guards: Guards = guards(reading.book, tab, self.grid)

    def change(self) -> bool:
        """Check all cells, then change them; return whether there was anything to change."""
        found, missing = self.grid.rows(edit.row for edit in self.edits)
        made: dict[tuple[int, int], bytes] = {}
        for row, group in groupby(self.edits, key=lambda edit: edit.row):
            edits = list(group)
            if row in found:
                span, new = found[row], self._row(found[row], edits)
                if new is not None:
                    made[span] = new
            elif new := self._new_row(row, edits):
                span = (missing[row], missing[row])
                made[span] = made.get(span, b"") + new
        if made:
            self._reach()
            self.reading.book.write(self.tab.part, self.grid.changed(made))
        return bool(made)

    def _row(self, span: tuple[int, int], edits: Sequence[CellEdit]) -> bytes | None:
        """Return a row with some cells changed; None where nothing differs."""
        part = self.grid.row(span, edits[0].row)
        row = part.root.children[0].children[0]
        cells = _numbered(row, self.grid.name)
        shared = any(cell.attributes.get("t") == "s" for cell in cells.values())
        values = self.grid.values(part, self.reading.meaning(with_texts=shared))
        for edit in edits:
            standing = values[edit.column - 1] if edit.column <= len(values) else None
            if self._may(edit, standing, cells.get(edit.column), row):
                self._set(part, row, cells, edit)
        if not part.splices and part.changed() == part.raw:
            return None
        return self.grid.unwrapped(part.changed())

    def _may(self, edit: CellEdit, standing: Cell, cell: Element | None, row: Element | None) -> bool:
        """Tell whether a cell is to be changed. Raises CellGuarded, CellChanged."""
        if why := self.guards.why(edit.row, edit.column, cell, self._style(edit.column, cell, row)):
            raise CellGuarded(edit.tab, edit.place, why)
        if not same(standing, edit.old):
            raise CellChanged(edit.tab, edit.place)
        if same(standing, edit.new):
            return False
        if cell is not None and self.reading.in_several_looks(cell):
            raise CellGuarded(edit.tab, edit.place, RICH)
        return True

    def _style(self, column: int, cell: Element | None, row: Element | None) -> int:
        """Return the number of the look that a cell has, or would take from its row or column."""
        if cell is not None:
            return attribute(cell, "s")
        if row is not None and row.attributes.get("customFormat") in ("1", "true"):
            return attribute(row, "s")
        listed = self.grid.before.root.first("cols")
        for one in listed.all("col") if listed else ():
            if attribute(one, "min") <= column <= attribute(one, "max"):
                return attribute(one, "style")
        return 0

    def _fitting(self, style: int, value: Cell) -> int:
        """Return the number of a look in which a value is seen as what it is: a date as a date, a number as one."""
        looks = self.reading.looks
        kind = looks[style].kind if style < len(looks) else ""
        wanted = number_of(value)
        if wanted and kind != ("percent" if isinstance(value, Percent) else "elapsed" if wanted[0] == "[" else "date"):
            return self.reading.styles.looks.varied(style, wanted)
        number = isinstance(value, (int, float)) and not isinstance(value, (bool, Percent))
        if number and kind in ("date", "elapsed", "percent"):
            return self.reading.styles.looks.varied(style, "")
        return style

    def _cell(self, edit: CellEdit, style: int) -> bytes:
        """Return a new cell."""
        name = self.grid.prefix + b"c"
        kind, value = content(edit.new, self.reading.book.since_1904)
        told = b' r="%b"' % edit.place.encode()
        told += b' s="%d"' % style if style else b""
        told += b' t="%b"' % kind.encode() if kind else b""
        return b"<%b%b>%b</%b>" % (name, told, self._inside(kind, value), name) if value else b"<%b%b/>" % (name, told)

    def _inside(self, kind: str, value: str) -> bytes:
        prefix = self.grid.prefix.decode()
        return inside(kind, value, prefix).encode("ascii", "xmlcharrefreplace") if value else b""

    def _set(self, part: Part, row: Element, cells: dict[int, Element], edit: CellEdit) -> None:
        """Change a cell of a row, or put it in between its neighbours."""
        cell = cells.get(edit.column)
        style = self._style(edit.column, cell, row)
        wanted = self._fitting(style, edit.new)
        if cell is None:
            after = min((number for number in cells if number > edit.column), default=0)
            if row.open == row.end or not after:
                last = max(cells.values(), key=lambda e: e.end, default=None)
                if last is None:
                    part.add(row, self._cell(edit, wanted))
                else:
                    part.splices.append(Splice(last.end, last.end, self._cell(edit, wanted)))
            else:
                part.splices.append(Splice(cells[after].start, cells[after].start, self._cell(edit, wanted)))
            _widen(part, row, edit.column)
            return
        kind, value = content(edit.new, self.reading.book.since_1904)
        part.set(cell, t=kind or None)
        if wanted != style:
            part.set(cell, s=str(wanted))
        for child in cell.children:
            if child.name in ("v", "is"):
                part.replace(child)
        if value:
            part.add(cell, self._inside(kind, value), ())

    def _new_row(self, row: int, edits: Sequence[CellEdit]) -> bytes:
        wanted = [edit for edit in edits if self._may(edit, None, None, None)]
        cells = b"".join(self._cell(e, self._fitting(self._style(e.column, None, None), e.new)) for e in wanted)
        name = self.grid.prefix + b"row"
        return b'<%b r="%d">%b</%b>' % (name, row, cells, name) if cells else b""

    def _reach(self) -> None:
        """See that the sheet's own word of how far it reaches holds."""
        told = self.grid.before.root.first("dimension")
        held = grid.area(told.attributes.get("ref", "")) if told is not None else None
        if told is None or held is None or all((edit.row, edit.column) in held for edit in self.edits):
            return
        top = min(held.top, *(edit.row for edit in self.edits))
        left = min(held.left, *(edit.column for edit in self.edits))
        bottom = max(held.bottom, *(edit.row for edit in self.edits))
        right = max(held.right, *(edit.column for edit in self.edits))
        self.grid.before.set(told, ref=f"{letters(left)}{top}:{letters(right)}{bottom}")


def _numbered(row: Element, name: str) -> dict[int, Element]:
    """Return the cells of a row by the number of their column."""
    found: dict[int, Element] = {}
    number = 0
    for cell in row.children:
        if cell.name != "c" or cell.space != row.space:
            if cell.name == "extLst":
                continue
            raise UnfitPart(name, "a row holds something else than cells")
        told = careful.ADDRESS.fullmatch(cell.attributes["r"]) if "r" in cell.attributes else None
        following = careful.column_number(told[1]) if told else number + 1
        if following <= number or following > budgets.COLUMNS:
            raise UnfitPart(name, "the cells of a row are out of order")
        number = following
        found[number] = cell
    return found


def _widen(part: Part, row: Element, column: int) -> None:
    """Let a row's own word of how far it reaches hold."""
    first, _, last = row.attributes.get("spans", "").partition(":")
    if first.isdigit() and last.isdigit() and not int(first) <= column <= int(last):
        part.set(row, spans=f"{min(int(first), column)}:{max(int(last), column)}")
    elif "spans" in row.attributes and not (first.isdigit() and last.isdigit()):
        part.set(row, spans=None)


def same(one: Cell, other: Cell) -> bool:
    """Tell whether two readings of a cell are the same; not all readers tell the spaces around a text."""
    if isinstance(one, str) or isinstance(other, str):
        bare, beside = (value.strip() or None if isinstance(value, str) else value for value in (one, other))
        return bare == beside
    if isinstance(one, Uncalculated) and isinstance(other, Uncalculated):
        return True
    return isinstance(one, bool) == isinstance(other, bool) and one == other
