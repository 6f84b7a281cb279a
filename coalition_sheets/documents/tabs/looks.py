"""The looks of our own tabs, and how a row is put together: one restrained set for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coalition_sheets.documents.tabs.heights import height
from coalition_sheets.model import Language, noted, precision_of, typed
from coalition_sheets.model.palette import AMBER, ASH, DARK, GREEN, GREY, INK, LINE, PALE, ROSE
from coalition_sheets.model.worksheet import Line, Link, Look, Written

TITLE = Look(bold=True, size=15, ink=INK, fill=PALE, down="center")
UNDER = Look(ink=DARK, fill=PALE, down="center")
HEADING = Look(bold=True, size=12, ink=INK, line=INK, down="bottom", wrap=False)
TEXT = Look(down="center")
STRONG = Look(bold=True, down="center")
SOFT = Look(size=10, ink=DARK)
WHO = Look(size=10, ink=DARK, down="center")
SMALL = Look(size=9, ink=GREY)
KIND = Look(italic=True, ink=DARK, down="center")
MARK = Look(ink=INK, across="center", down="center", wrap=False)
DAY = Look(ink=INK, across="center", down="center", wrap=False)
MONTH = "mmm yyyy"
STALE = Look(bold=True, size=10)
STALE_NOW = Look(bold=True, ink="000000", fill=AMBER)
ADD = Look(fill=AMBER, down="center")
HEADED = Look(bold=True, ink=INK, fill=PALE, line=INK, down="center")
TINTS = {"green": GREEN, "yellow": AMBER, "red": ROSE, "grey": ASH}
GAP = Line((Written(),), 8.0)
RULED = Look(line=LINE)
TALL = 27.0


def full(text: str, look: Look, widths: Sequence[float], least: float = 0) -> Line:
    """Return a row of one cell as wide as the tab."""
    high = max(height(text, sum(widths), look), least)
    rest = (Written(look=look),) * (len(widths) - 1)
    return Line((Written(text, look), *rest), high, ((1, len(widths)),))


def heading(text: str, widths: Sequence[float]) -> Line:
    """Return the row that a part of a tab begins with, a line below all of it."""
    return full(text, HEADING, widths, least=TALL)


def beside(first: Written, text: str, widths: Sequence[float], look: Look = TEXT) -> Line:
    """Return a row with one narrow cell, and beside it one as wide as the rest of the tab."""
    short = first.value if isinstance(first.value, str) and first.look.wrap else "x"
    high = max(height(text, sum(widths[1:]), look), height(short, widths[0], first.look))
    rest = (Written(look=look),) * (len(widths) - 2)
    return Line((first, Written(text, look), *rest), high, ((2, len(widths) - 1),))


def below(text: str, widths: Sequence[float], look: Look = SOFT) -> Line:
    """Return a row that says more of the one above it."""
    return beside(Written(), text, widths, look)


def row(widths: Sequence[float], *cells: Written) -> Line:
    """Return a row that is as high as the longest of its words needs."""
    high = (height(typed(c.value), wide, c.look) for c, wide in zip(cells, widths, strict=True) if c.look.wrap)
    return Line(cells, max(high, default=None))


def mark(sign: str, link: Link | None = None) -> Written:
    """Return a cell with a sign that stands before a row: "☐", "•".

    Links stand on the first cell of a row, which is short: LibreOffice does not break the words of a link into lines.
    """
    return Written(sign, MARK, link)


def door(link: Link | None) -> Written:
    """Return the sign that leads to the cell a row speaks of; a dot where there is none."""
    return mark("→", link) if link else mark("•")


def day(on: date | None, today: date, said: Language, link: Link | None = None) -> Written:
    """Return a date as a cell: a real date where its day is plain, of another year by its month; else words."""
    if on is None:
        return door(link) if link else Written()
    if precision_of(on) == "day":
        number = said.pgettext("number format", noted("number format", "mmm d"))
        look = replace(DAY, number=number) if on.year == today.year else replace(DAY, number=MONTH, size=10)
        return Written(date(on.year, on.month, on.day), look, link)
    return Written(said.near_day(on, today), replace(DAY, wrap=True, size=10), link)


def held_back(said: Language) -> str:
    """Return what stands on a tab, or a part of one, in which something private was found."""
    return said.gettext("Held back: something here looks like private data about a person. Please take it out of the "
                        "workbook; then this tab is written again.")  # fmt: skip
