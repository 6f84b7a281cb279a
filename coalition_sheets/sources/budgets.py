"""How much of anything a workbook may hold, and why.

The whole is 256 MB of memory and five seconds for a file made to do harm. A large real workbook (100,000 rows of
12 columns) has 60 MB of XML, 1.2 million cells and 100 MB in memory; each figure leaves it room.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20

FILE = 50 * MEGABYTE
"""The file itself: it is held in memory twice, once by us and once by the reader behind us."""

ENTRIES = 10_000
"""Parts in the package. Real workbooks have under a thousand; each costs time before a single cell is read."""

DIRECTORY = 4 * MEGABYTE
"""The package's list of parts, which is read in one piece."""

DECLARED = 500 * MEGABYTE
"""What all parts say they unpack to. Pictures are never unpacked, so this may be more than we would read."""

RATIO = 600
"""Unpacked to packed, for parts over a megabyte. Rows that only carry colours reach 300; bombs 1,000."""

UNPACKED = 100 * MEGABYTE
"""XML really unpacked, all parts together, whatever the headers say: two seconds of reading."""

SMALL_PART = 20 * MEGABYTE
"""A part that is read as a tree: the list of tabs, relationships."""

NODES = 50_000
"""Elements in such a tree, at half a kilobyte each."""

FORMATS = 200_000
"""Cell formats. Excel stops at 65,490."""

DEPTH = 64
"""Elements inside one another. Worksheets use about ten; each level costs memory."""

TOKEN = 2 * MEGABYTE
"""One tag or one piece of text: the parser must hold it whole."""

ELEMENTS = 1_500_000
"""Elements in tabs that only the careful reader can read, at about a microsecond and a half each."""

TABS = 500
"""Tabs. Programs allow more; people do not make them."""

ROWS = 1_200_000
"""Rows up to the last one used, all tabs together: one tab with something in its very last row is still read."""

CELLS = 2_000_000
"""Cells in use, all tabs together, at about 80 bytes each."""

ROW_COST = 2
"""What a row in use costs beside its cells, counted in cells."""

MARKS = 500_000
"""Errors, unsaved formulas, percentages and the like in a tab read the fast way, at about 200 bytes each."""

GRID = 3_000_000
"""Cells from A1 to the last one used, empty ones too: the fast reader takes 32 bytes for each."""

GAPS = 100_000
"""Empty rows the fast reader may be given; it makes each of them, the careful reader does not."""

CELL_TEXT = 100_000
"""Characters in a cell. Excel stops at 32,767 and Google at 50,000."""

TEXT = 64 * MEGABYTE
"""Characters in all cells together. A long text may be stored once and shown in a million cells."""

STRINGS = 1_000_000
"""Different texts that cells share."""

COLUMNS = 16_384
"""Columns in a tab (XFD)."""

LAST_ROW = 1_048_576
"""Rows in a tab."""

CHILD_SECONDS = 10
"""Time for the separate process that reads .ods, .xls and .xlsb; it has to start first."""

CHILD_MEMORY = 512 * MEGABYTE
"""Address space of that process, its program included."""


@dataclass(slots=True)
class Allowance:
    """What one workbook may still use up while it is being read."""

    elements: int = ELEMENTS
    rows: int = ROWS
    cells: int = CELLS
    grid: int = GRID
    text: int = TEXT
