"""What the server holds: spreadsheets in the API's own JSON shapes, so that an answer is a projection of them.

Rows and columns count from 0. A cell nobody wrote is not in `cells`, nor is a row of the usual height in `rows`.
A cell holds what was entered (userEnteredValue, userEnteredFormat, note, dataValidation, textFormatRuns …); what a
reader is shown is worked out when asked for (shown.py). A spreadsheet that must change all at once or not at all is
changed in a copy (`Book.copied`), which then takes its place (`Store.put`).
"""

from __future__ import annotations

import marshal
import random
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.fake_sheets.errors import Json, not_found, refused

ROWS, COLUMNS = 1000, 26  # of a sheet made without saying how large
MOST_CELLS = 10_000_000
ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WHITE: Json = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}


@dataclass(slots=True)
class Sheet:
    """One tab. `properties` always has sheetId, title, index, sheetType, and for a grid both counts."""

    properties: Json
    cells: dict[tuple[int, int], Json] = field(default_factory=dict)  # CellData, (row, column)
    rows: dict[int, Json] = field(default_factory=dict)  # DimensionProperties
    columns: dict[int, Json] = field(default_factory=dict)
    merges: list[Json] = field(default_factory=list)  # GridRange
    conditional: list[Json] = field(default_factory=list)  # ConditionalFormatRule, by index
    filter_views: dict[int, Json] = field(default_factory=dict)
    protected: dict[int, Json] = field(default_factory=dict)
    banded: dict[int, Json] = field(default_factory=dict)
    charts: dict[int, Json] = field(default_factory=dict)
    slicers: dict[int, Json] = field(default_factory=dict)
    tables: dict[str, Json] = field(default_factory=dict)
    row_groups: list[Json] = field(default_factory=list)
    column_groups: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None

    @property
    def id(self) -> int:
        """Give its sheetId."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """Give the name on its tab."""
        return str(self.properties["title"])

    @property
    def is_grid(self) -> bool:
        """Whether it has cells at all; a sheet that is one large chart has not."""
        return bool(self.properties["sheetType"] == "GRID")

    @property
    def row_count(self) -> int:
        """Count its rows, the blank ones too."""
        return int(self.properties.get("gridProperties", {}).get("rowCount", 0))

    @row_count.setter
    def row_count(self, count: int) -> None:
        self.properties["gridProperties"]["rowCount"] = count

    @property
    def column_count(self) -> int:
        """Count its columns, the blank ones too."""
        return int(self.properties.get("gridProperties", {}).get("columnCount", 0))

    @column_count.setter
    def column_count(self, count: int) -> None:
        self.properties["gridProperties"]["columnCount"] = count

    def cell(self, row: int, column: int) -> Json:
        """Give the cell to change in place, made if it was not there."""
        return self.cells.setdefault((row, column), {})

    def tidy(self) -> None:
        """Forget cells in which nothing is left."""
        for place in [place for place, cell in self.cells.items() if not cell]:
            del self.cells[place]


@dataclass(slots=True)
class Book:
    """One spreadsheet."""

    id: str
    properties: Json  # title, locale, timeZone, autoRecalc, defaultFormat
    sheets: list[Sheet] = field(default_factory=list)  # in their order; the index is written by `number_sheets`
    named_ranges: dict[str, Json] = field(default_factory=dict)
    metadata: dict[int, Json] = field(default_factory=dict)  # developer metadata of every place in it
    data_sources: list[Json] = field(default_factory=list)

    def copied(self) -> Book:
        """Copy all of it; nothing is shared."""
        return thawed(frozen(self))

    def sheet(self, sheet_id: int) -> Sheet:
        """Find a sheet by its id, or raise Google's refusal."""
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise refused(f"No grid with id: {sheet_id}")

    def sheet_titled(self, title: str) -> Sheet | None:
        """Find a sheet by its name; upper and lower case are one, as in the API."""
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()), None)

    def number_sheets(self) -> None:
        """Write each sheet's place in the order into its properties."""
        for index, sheet in enumerate(self.sheets):
            sheet.properties["index"] = index


SHEET_FIELDS = tuple(Sheet.__dataclass_fields__)
BOOK_FIELDS = tuple(name for name in Book.__dataclass_fields__ if name != "sheets")


def frozen(book: Book) -> bytes:
    """Press a spreadsheet into bytes; equal bytes are equal spreadsheets made in the same order."""
    sheets = [[getattr(sheet, name) for name in SHEET_FIELDS] for sheet in book.sheets]
    return marshal.dumps(([getattr(book, name) for name in BOOK_FIELDS], sheets))


def thawed(pressed: bytes) -> Book:
    """Give back the spreadsheet that `frozen` pressed."""
    parts, sheets = marshal.loads(pressed)
    book = Book(**dict(zip(BOOK_FIELDS, parts, strict=True)))
    book.sheets = [Sheet(**dict(zip(SHEET_FIELDS, sheet, strict=True))) for sheet in sheets]
    return book


def duplicate(value: Any) -> Any:
    """Copy plain JSON; nothing is shared."""
    return marshal.loads(marshal.dumps(value))


def new_sheet(sheet_id: int, title: str, index: int, rows: int = ROWS, columns: int = COLUMNS) -> Sheet:
    """Make an empty grid."""
    grid = {"rowCount": rows, "columnCount": columns}
    about = {"sheetId": sheet_id, "title": title, "index": index, "sheetType": "GRID", "gridProperties": grid}
    return Sheet(about)


@dataclass(slots=True)
class Store:
    """Everything there is: spreadsheets, the Drive files they are, and who may do what."""

    clock: Callable[[], float]  # seconds since 1970
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    books: dict[str, Book] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)  # Drive file, with `permissions`
    lock: threading.RLock = field(default_factory=threading.RLock)

    def book(self, book_id: str) -> Book:
        """Find a spreadsheet, or raise 404."""
        if book_id not in self.books:
            raise not_found()
        return self.books[book_id]

    def put(self, book: Book) -> None:
        """Let this spreadsheet be the one of its id."""
        self.books[book.id] = book

    def new_file_id(self) -> str:
        """Make up an id that looks as Drive's do."""
        return "1" + "".join(self.chance.choices(ID_LETTERS, k=43))

    def new_number(self, taken: Iterable[int] = ()) -> int:
        """Make up an id for a sheet, a rule, a banding …, that none of `taken` has."""
        known = set(taken)
        while (number := self.chance.randrange(1, 2**31 - 1)) in known:
            pass
        return number

    def new_name(self) -> str:
        """Make up an id for what has a text as id: a named range, a table."""
        return str(self.chance.randrange(10**9, 10**11))
