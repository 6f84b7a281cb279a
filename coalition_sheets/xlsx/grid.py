"""A sheet of a person, cut into what stands before its rows, the rows, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, careful
from coalition_sheets.xlsx.elements import Element, Part, Splice, narrow, parsed, pieces
from coalition_sheets.xlsx.refuse import UnfitPart

DATA = regex(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?/?>")
ROOT = regex(rb"<((?:[\w.-]+:)?worksheet)(?:\s++[^\s=/>]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+>")
HIDING = regex(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
ROW = rb"<%brow(?=[\s/>])(?:\s++[^\s=/>]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/?>"
SIGNS = (b"<!", b"<?")
NUMBER = regex(rb"""\sr\s*=\s*["']([0-9]{1,7})["']""")
AREA = regex(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?", re.IGNORECASE)


@frozen
class Area:
    """Some cells in a block, by its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, cell: tuple[int, int]) -> bool:
        return self.top <= cell[0] <= self.bottom and self.left <= cell[1] <= self.right


def area(text: str) -> Area | None:
    """Return the cells that an address such as C14 or A1:C14 means; None where it is none."""
    found = AREA.fullmatch(text.strip())
    if not found:
        return None
    left, top = careful.column_number(found[1]), int(found[2])
    right, bottom = (careful.column_number(found[3]), int(found[4])) if found[3] else (left, top)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


@dataclass(slots=True)
class Grid:
    """A sheet: its bytes, the same with comments made blank, where its rows begin and end, what is around them."""

    name: str
    raw: bytes
    shown: bytes
    opening: bytes
    root: bytes
    prefix: bytes
    start: int
    end: int
    empty: bool
    before: Part
    after: Part

    def wrapped(self, rows: bytes) -> bytes:
        """Return some rows as a sheet of their own."""
        data = self.prefix + b"sheetData>"
        return self.opening + b"<" + data + rows + b"</" + data + b"</" + self.root + b">"

    def row(self, span: tuple[int, int], number: int) -> Part:
        """Return one row as the tree of a sheet of its own that tells its number; `unwrapped` takes it out again."""
        part = parsed(self.wrapped(self.raw[span[0] : span[1]]), self.name)
        part.set(part.root.children[0].children[0], r=str(number))
        return parsed(part.changed(), self.name)

    def unwrapped(self, sheet: bytes) -> bytes:
        """Return the rows of a sheet made by `wrapped`."""
        head = len(self.opening) + len(self.prefix) + len(b"<sheetData>")
        tail = len(self.prefix) + len(b"</sheetData>") + len(self.root) + len(b"</>")
        return sheet[head : len(sheet) - tail]

    def values(self, row: Part, meaning: careful.Meaning) -> tuple[Cell, ...]:
        """Return the cells of one row as the reader of workbooks sees them, from column A on."""
        rows = careful.read([row.raw], self.name, meaning, budgets.Allowance()).rows
        return rows[-1] if rows else ()

    def rows(self, wanted: Iterable[int]) -> tuple[dict[int, tuple[int, int]], dict[int, int]]:
        """Return where some rows stand; and for each that is not there, where it belongs."""
        left = sorted(set(wanted), reverse=True)
        if found := self._plainly(left):
            return found, {}
        places: dict[int, int] = {}
        for number, start, stop in self._all():
            while left and left[-1] < number:
                places[left.pop()] = start
            if left and left[-1] == number:
                found[left.pop()] = (start, self._end(stop))
        places.update(dict.fromkeys(left, self.end))
        return found, places

    def _plainly(self, wanted: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Return where some rows stand that tell their numbers in the usual way; {} where one of them does not."""
        found: dict[int, tuple[int, int]] = {}
        for number in wanted:
            at = self.shown.find(b'<%brow r="%d"' % (self.prefix, number), self.start, self.end)
            tag = re.compile(ROW % re.escape(self.prefix)).match(self.shown, max(at, 0))
            if at < 0 or tag is None:
                return {}
            found[number] = (at, self._end(tag.end()))
        return found

    def _all(self) -> Iterator[tuple[int, int, int]]:
        """Yield each row's number and where its first tag begins and ends."""
        number = 0
        for tag in re.compile(ROW % re.escape(self.prefix)).finditer(self.shown, self.start, self.end):
            told = NUMBER.search(tag[0])
            following = int(told[1]) if told else number + 1
            if following <= number:
                raise UnfitPart(self.name, "its rows are out of order")
            number = following
            yield number, tag.start(), tag.end()

    def _end(self, stop: int) -> int:
        """Return where a row ends whose first tag ends there."""
        if self.raw[stop - 2 : stop] == b"/>":
            return stop
        closing = re.compile(rb"</%brow\s*>" % re.escape(self.prefix)).search(self.shown, stop, self.end)
        if closing is None:
            raise UnfitPart(self.name, "a row has no end")
        return closing.end()

    def changed(self, rows: Mapping[tuple[int, int], bytes]) -> list[bytes | memoryview]:
        """Return the pieces of the whole sheet with some rows changed, and what was changed before them."""
        head = self.before.changed().removesuffix(b"</" + self.root + b">")
        cut = len(self.before.raw) - len(self.root) - 3
        splices = [Splice(0, cut, head), *(Splice(start, end, new) for (start, end), new in rows.items())]
        if self.empty and rows:
            tag = self.raw[cut : self.start].rstrip(b"/>").rstrip() + b">"
            content = b"".join(rows.values())
            splices = [
                Splice(0, cut, head),
                Splice(cut, self.start, tag + content + b"</" + self.prefix + b"sheetData>"),
            ]
        return pieces(self.raw, splices)


def _shown(raw: bytes) -> bytes:
    """Return a part with what only seems to be a tag made plain; every byte stays at its place."""
    head = raw.find(b"?>") if b"<?xml" in raw[:9] else 0
    if not any(raw.find(sign[1:], head + 2) >= 0 and raw.find(sign, head + 2) >= 0 for sign in SIGNS):
        return raw
    return HIDING.sub(lambda found: b" " * len(found[0]), raw)


def cut(raw: bytes, name: str) -> Grid:
    """Cut a sheet. The rows between are not looked at: those that are to change are, one by one.

    Raises UnfitPart where it is written in a way that cannot be changed safely, CannotRead where it is no sound XML.
    """
    raw = narrow(raw)
    shown = _shown(raw)
    root, data = ROOT.search(shown), DATA.search(shown)
    if root is None or data is None or not root[1].removesuffix(b"worksheet") == data[1]:
        raise UnfitPart(name, "its rows cannot be found")
    empty = data[0].endswith(b"/>")
    end = data.end() if empty else shown.rfind(b"</" + data[1] + b"sheetData")
    close = data.end() if empty else shown.find(b">", end) + 1
    if end < data.end() or close < end:
        raise UnfitPart(name, "its rows have no end")
    opening, closing = raw[: root.end()], b"</" + root[1] + b">"
    if shown.find(b":AlternateContent", root.end(), end) >= 0:
        raise UnfitPart(name, "it holds choices for newer programs among its rows")
    before = parsed(raw[: data.start()] + closing, name)
    after = parsed(opening + raw[close:], name)
    return Grid(name, raw, shown, opening, root[1], data[1], data.end(), end, empty, before, after)


def attribute(element: Element, name: str, least: int = 0) -> int:
    """Return a number that an attribute tells, or the least."""
    told = element.attributes.get(name, "")
    return max(least, int(told)) if told.isascii() and told.isdigit() and len(told) < 8 else least
