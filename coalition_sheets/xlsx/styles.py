"""Where a workbook keeps its looks, and a part for them where it has none."""

from __future__ import annotations

import posixpath

from coalition_sheets.regex import regex
from coalition_sheets.sources.package import key
from coalition_sheets.xlsx.book import STYLES_TYPE, Book
from coalition_sheets.xlsx.looks import Looks

USED = regex(rb"<(?:[\w.-]+:)?(?:c|row|col)\s[^<>]*?\s(?:s|style)=[\"']([0-9]{1,5})[\"']")
START = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%b"><cellStyles count="1">'
    b'<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Styles:
    """The looks of one workbook, ready to be added to."""

    def __init__(self, book: Book) -> None:
        """Read the part, or begin one."""
        self.book = book
        self.name = book.styles or posixpath.join(book.folder, "styles.xml")
        raw = book.read(self.name)
        self.fresh = raw is None
        self.looks = Looks(START % book.book.root.space.encode() if raw is None else raw, self.name)
        if self.looks.empty:
            self.looks.reach = _reach(book)

    def write(self) -> None:
        """Set the part, and enter it where it is new."""
        if not self.looks.grown:
            return
        self.book.write(self.name, self.looks.changed())
        if self.fresh:
            listed = {key(e.attributes.get("PartName", "")) for e in self.book.types.root.all("Override")}
            if key(self.name) not in listed:
                self.book.declare(self.name, STYLES_TYPE)
        if not self.book.styles:
            self.book.relate("styles", self.name)


def _reach(book: Book) -> int:
    """Return the highest number of a look that cells use where there is no table: none of ours may take it."""
    most = 0
    for tab in book.tabs:
        rest = b""
        for chunk in book.package.chunks(tab.part) if tab.kind == "worksheet" else ():
            rest += chunk
            cut = rest.rfind(b">") + 1
            most = max([most, *map(int, set(USED.findall(rest, 0, cut)))])
            rest = rest[cut:]
    return most
