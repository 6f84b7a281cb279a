"""What a workbook remembers of its formulas: the order to work them out in, and whether to do so when it is opened."""

from __future__ import annotations

from collections.abc import Mapping

from coalition_sheets.regex import regex
from coalition_sheets.sources import parts
from coalition_sheets.sources.package import key
from coalition_sheets.xlsx.book import Book, before

LINK = regex(rb"<(?:[\w.-]+:)?c\s([^<>]*)>")
TOLD = regex(rb"""(?:^|\s)([ir])\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FORMULA = regex(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*><f>')
SIGNS = (b"</f>", b":f>")
"""How a formula ends, without a prefix or with one."""


def formulas_of(sheet: bytes) -> set[bytes]:
    """Return the cells of a part of ours that hold a formula."""
    return set(FORMULA.findall(sheet)) if b"<f>" in sheet else set()


def formulas_left(book: Book, identity: str, left: set[bytes]) -> None:
    """Take note that these are all the cells of a tab, known by its id, that hold a formula now.

    Where one that was there is gone, the remembered order goes too: programs make it again. With formulas of ours,
    the workbook is worked out again when it is opened.
    """
    if left:
        again(book)
    if chained(book, identity) - left:
        unchain(book)


def again(book: Book) -> None:
    """Have everything worked out again when the workbook is opened."""
    root = book.book.root
    properties = root.first("calcPr")
    if properties is not None:
        book.book.set(properties, fullCalcOnLoad="1")
    else:
        name = book.book.named(root, "calcPr").encode()
        new = b'<%b fullCalcOnLoad="1"/>' % name
        if not any(splice.new == new for splice in book.book.splices):
            book.book.add(root, new, before("calcPr"))


def _chain(book: Book) -> str:
    found = (r.target for r in parts.relations(book.package, book.name).values() if r.kind == "calcChain")
    return next((part for part in found if part in book.package), "")


def chained(book: Book, identity: str) -> set[bytes]:
    """Return the cells of a tab that stand in the remembered order."""
    part = _chain(book)
    if not part:
        return set()
    found: set[bytes] = set()
    tab = b""
    for told in LINK.findall(book.package.read(part)):
        known = {name: double or single for name, double, single in TOLD.findall(told)}
        tab = known.get(b"i", tab)
        if tab == identity.encode():
            found.add(known.get(b"r", b""))
    return found


def unchain(book: Book) -> None:
    """Take the remembered order out."""
    part = _chain(book)
    if part and key(part) not in book.gone:
        book.unrelate(part)
        book.remove(part)


def any_formula(book: Book, known: Mapping[str, bytes]) -> bool:
    """Tell whether any tab holds a formula: what it showed may no longer be so once a cell was changed.

    `known` are the sheets that have been unpacked already.
    """
    sheets = (tab.part for tab in book.tabs if tab.kind == "worksheet")
    return bool(_chain(book)) or any(
        any(sign in known[part] for sign in SIGNS) if part in known else book.mentions(part, SIGNS) for part in sheets
    )
