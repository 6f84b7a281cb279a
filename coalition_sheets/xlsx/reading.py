"""What the cells of a workbook refer to: shared texts and looks, read when they are first needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from coalition_sheets.regex import regex
from coalition_sheets.sources import careful, formats, parts, texts
from coalition_sheets.xlsx.book import Book
from coalition_sheets.xlsx.elements import Element, narrow
from coalition_sheets.xlsx.styles import Styles

ITEM = regex(rb"<(?:[\w.-]+:)?si[\s/>]")
RUN = regex(rb"<(?:[\w.-]+:)?r[\s>]")
LOOK = regex(rb"<(?:[\w.-]+:)?rPr[\s>]")


@dataclass
class Reading:
    """One workbook's shared texts and looks."""

    book: Book
    styles: Styles

    @cached_property
    def looks(self) -> tuple[formats.Look, ...]:
        """How each look of the table shows numbers."""
        return formats.looks([self.styles.looks.part.raw], self.styles.name)

    @cached_property
    def _part(self) -> str:
        return parts.contents(self.book.package, self.book.name).strings

    @cached_property
    def _texts(self) -> list[str]:
        return texts.shared(self.book.package.chunks(self._part), self._part) if self._part else []

    @cached_property
    def _items(self) -> tuple[bytes, list[int]]:
        """The part of shared texts, and where each of them starts."""
        raw = narrow(self.book.package.whole(self._part)) if self._part else b""
        return raw, [found.start() for found in ITEM.finditer(raw)]

    def meaning(self, *, with_texts: bool) -> careful.Meaning:
        """Return what the reader of rows needs; the shared texts only where some cell refers to them."""
        return careful.Meaning(self._texts if with_texts else [], self.looks, self.book.since_1904)

    def in_several_looks(self, cell: Element) -> bool:
        """Tell whether words within a cell have looks of their own, which a new text would lose."""
        if cell.attributes.get("t") != "s":
            runs = [
                run for inline in cell.children if inline.name == "is" for run in inline.children if run.name == "r"
            ]
            return len(runs) > 1 and any(child.name == "rPr" for run in runs for child in run.children)
        index = next((child.text.strip() for child in cell.children if child.name == "v"), "")
        raw, starts = self._items
        if not re.fullmatch("[0-9]{1,9}", index) or int(index) >= len(starts):
            return False
        item = raw[starts[int(index)] : (*starts[int(index) + 1 : int(index) + 2], len(raw))[0]]
        return len(RUN.findall(item)) > 1 and LOOK.search(item) is not None
