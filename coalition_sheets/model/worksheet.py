"""A whole tab as it is to be written: values, looks, links. Whoever writes it, into any file, needs nothing else."""

from __future__ import annotations

from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model.cells import Cell


@frozen
class Look:
    """How a cell looks. Colours are "RRGGBB", "" for none; `size` is in points; `line` is the colour of a line below.

    `number` is a number format as spreadsheets write it: "mmm d, yyyy", "0". `wrap` breaks long text into lines.
    """

    bold: bool = False
    italic: bool = False
    size: float = 11
    ink: str = ""
    fill: str = ""
    line: str = ""
    across: Literal["", "left", "center", "right"] = "left"
    down: Literal["top", "center", "bottom"] = "top"
    wrap: bool = True
    number: str = ""


PLAIN = Look()


@frozen
class Link:
    """Where a cell leads: a place in the same workbook (a tab's title and "C14"), or a web or mail address."""

    tab: str = ""
    a1: str = "A1"
    url: str = ""


@frozen
class Written:
    """One cell to write. With a `formula` (without its "="), `value` is what it shows on the day it is written.

    A text is always written as text, whatever it begins with. `link` makes the whole cell a link.
    """

    value: Cell = None
    look: Look = PLAIN
    link: Link | None = None
    formula: str = ""


@frozen
class Line:
    """One row: its cells from column A on, its height in points (None: as its text needs), and its merged cells.

    `spans` are pairs of the first column, counted from 1, and how many columns become one cell.
    """

    cells: tuple[Written, ...] = ()
    height: float | None = None
    spans: tuple[tuple[int, int], ...] = ()


@frozen
class Rule:
    """A look that some cells take while a formula (without its "=") holds; the first rule that holds wins."""

    area: str
    formula: str
    look: Look


@frozen
class Worksheet:
    """A tab: its title, the width of each column in characters, its rows, and how it shows and prints.

    `frozen` is how many rows stay in view; `header` how many rows are printed again on each page; `tint` the colour of
    the tab itself. It prints on letter paper: one page wide; or, with a `scale` in percent, in that size, in the middle
    of the page, and a new page begins after so many rows as `breaks` says.
    """

    title: str
    widths: tuple[float, ...]
    lines: tuple[Line, ...] = ()
    frozen: int = 0
    header: int = 0
    hidden: bool = False
    landscape: bool = False
    tint: str = ""
    rules: tuple[Rule, ...] = ()
    scale: int = 0
    breaks: tuple[int, ...] = ()
