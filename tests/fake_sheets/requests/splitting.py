"""Text turned into cells: pasted data, and one column split into several."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

from tests.fake_sheets.calculation import reading_of
from tests.fake_sheets.entered import typed
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.requests.places import block_of, coordinate
from tests.fake_sheets.store import Book, Sheet, Store
from tests.fake_sheets.writing import put

SIGNS: Mapping[str, str] = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


class Table(HTMLParser):
    """Reads the rows of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows = self.rows or [[]]
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data.strip()


def lines_of(body: Json) -> list[list[str]]:
    """Read the rows of pasted data."""
    if body.get("html"):
        table = Table()
        table.feed(body.get("data", ""))
        return table.rows
    delimiter = body.get("delimiter", "")
    if len(delimiter) != 1:
        raise refused("Must specify a delimiter of one character, or html.")
    return list(csv.reader(body.get("data", "").splitlines(), delimiter=delimiter))


def paste_data(store: Store, book: Book, body: Json) -> Json:
    """Paste text as cells, each read as if typed; the sheet grows if it must."""
    sheet, row, column = coordinate(book, body.get("coordinate"))
    for down, line in enumerate(lines_of(body)):
        write_line(store, book, sheet, row + down, column, line)
    sheet.tidy()
    return {}


def write_line(store: Store, book: Book, sheet: Sheet, row: int, column: int, line: list[str]) -> None:
    """Write texts side by side, each read as if typed."""
    sums = reading_of(store, book)
    sheet.row_count = max(sheet.row_count, row + 1)
    sheet.column_count = max(sheet.column_count, column + len(line))
    for across, text in enumerate(line):
        put(sheet.cell(row, column + across), typed(text, sums.locale, sums.today))


def text_to_columns(store: Store, book: Book, body: Json) -> Json:
    """Split the texts of one column at a sign."""
    block = block_of(book, body.get("source"))
    if block.width != 1:
        raise refused("Source must span exactly one column.")
    sheet = book.sheet(block.sheet_id)
    texts = {}
    for row in range(block.top, block.bottom):
        entered = sheet.cells.get((row, block.left), {}).get("userEnteredValue", {})
        if "stringValue" in entered:
            texts[row] = entered["stringValue"]
    sign = delimiter_of(body, "".join(texts.values()))
    for row, text in texts.items():
        if sign and sign in text:
            write_line(store, book, sheet, row, block.left, [part.strip() for part in text.split(sign)])
    sheet.tidy()
    return {}


def delimiter_of(body: Json, text: str) -> str:
    """Give the sign to split at; the most frequent one, if it is to be found out."""
    kind = body.get("delimiterType", "DELIMITER_TYPE_UNSPECIFIED")
    if kind == "CUSTOM":
        return str(body.get("delimiter", ""))
    if kind == "AUTODETECT":
        counted = Counter(sign for sign in text if sign in SIGNS.values())
        return counted.most_common(1)[0][0] if counted else ""
    if kind not in SIGNS:
        raise refused("Must specify a delimiterType.")
    return SIGNS[kind]


KINDS = {"pasteData": paste_data, "textToColumns": text_to_columns}
