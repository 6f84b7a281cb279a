"""Which rows of a tab are headers, data, headings and totals."""

from __future__ import annotations

import re

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, CellError, Schema, Table, Uncalculated, fold, fold_header
from coalition_sheets.records.headers import Headers, count_known, header_texts, match_header
from coalition_sheets.regex import regex

SEARCHED = 10
LONGEST_HEADING = 120
NAMED = ("organizations", "people")  # there "NAACP" or "SEIU 1199" alone in a row is a name
_DASHES = "-‐‑‒–—―−=*_~#•·"
_RULED = regex(rf"\s*(?:[{_DASHES}]\s*){{2,}}|\s*[{_DASHES}].*\w.*[{_DASHES}]\s*$", re.DOTALL)
_SUMMED = regex("total|sum")
_TOTAL = regex(r"(?:grand |sub ?)?totals?|sums?|subtotals?")
_TOTAL_LINE = regex(r"(?:grand |sub ?)?totals?\b[^\d]*\d[\d.,]*")  # “TOTAL MEMBERS: 3” in one cell
_NUMBER = regex(r"[\s$€£~+-]*\d[\d\s.,]*[%hk]?\s*")


@frozen
class Rows:
    """Row indexes (from 0) of a table below its header: `data`, and `skipped` headings and totals."""

    data: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()


def find_header_row(schema: Schema, table: Table, *, named: bool = False) -> int | None:
    """Return the header row (from 1): the first of ten with two known headers that are half of those visible.

    In a tab that bears the schema's name (`named`) less is enough: the row that knows most headers, one with the
    required ones, or one whose headers are near misses.
    """
    rows = table.rows[:SEARCHED]
    counts = [count_known(schema, _visible(table, row)) for row in rows]
    for number, (known, filled) in enumerate(counts, 1):
        if len(known) >= 2 and len(known) * 2 >= filled:
            return number
    return _best_row(schema, rows, counts) if named else None


def _visible(table: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if not table.hidden_columns:
        return row
    return tuple(cell for number, cell in enumerate(row, 1) if number not in table.hidden_columns)


def _best_row(
    schema: Schema, rows: tuple[tuple[Cell, ...], ...], counts: list[tuple[frozenset[str], int]]
) -> int | None:
    most = max(range(len(counts)), key=lambda i: len(counts[i][0]), default=None)
    if most is not None and len(counts[most][0]) >= 2:
        return most + 1
    needed = {c.name for c in schema.columns if c.required}
    for number, (known, _) in enumerate(counts, 1):
        if known and known >= needed:
            return number
    for number, row in enumerate(rows, 1):
        texts = header_texts(row)
        matched = [text for _, text in texts if match_header(schema, text)]
        if len(matched) >= 2 and len(matched) * 2 >= len(texts):
            return number
    return None


def sort_rows(schema: Schema, table: Table, headers: Headers) -> Rows:
    """Return which rows below the header are data; blank rows and rows of nothing but ticks are in neither list."""
    rows = table.rows
    keys = [headers.known[c.name] - 1 for c in schema.columns if c.required and c.name in headers.known] or [0]
    heading = _Headings(schema, table, headers, keys[0])
    filled, texts = [], []
    for i, row in enumerate(rows[headers.row :], headers.row):
        text = heading.text_of(row)
        if text.strip() or any(map(_says_something, row)):
            filled.append(i)
            texts.append(text)
    odd = {text for text in set(texts) if heading.is_suspect(text)}
    if not odd:
        return Rows(tuple(filled))
    suspects = {i for i, text in zip(filled, texts, strict=True) if text in odd}
    shouting = sum(1 for i in filled if _is_capitals(_text(rows[i], keys[0]))) * 2 > len(filled)
    skipped = []
    for position, i in enumerate(filled):
        below = rows[filled[position + 1]] if position + 1 < len(filled) else None
        if i in suspects and heading.is_heading(rows[i], None if shouting else below):
            skipped.append(i)
    left = set(skipped)
    return Rows(tuple(i for i in filled if i not in left), tuple(skipped))


def _says_something(cell: Cell) -> bool:
    kind = cell.__class__
    if kind is str:
        return bool(cell.strip())  # type: ignore[union-attr]
    return cell is not None and kind is not bool


def _text(row: tuple[Cell, ...], index: int) -> str:
    cell = row[index] if index < len(row) else None
    return cell if isinstance(cell, str) else ""


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= 4


class _Headings:
    """What headings and totals look like on one tab."""

    def __init__(self, schema: Schema, table: Table, headers: Headers, key: int) -> None:
        self.key = key
        self.known_by_letters = schema.name in NAMED
        header = table.rows[headers.row - 1]
        self.header = {fold_header(text) for _, text in header_texts(header)}
        self.spelled = {text.casefold() for _, text in header_texts(header)}
        self.totals = {f"total {fold(schema.tab)}", f"total {fold(schema.name)}"} if schema.name != "goals" else set()

    def text_of(self, row: tuple[Cell, ...]) -> str:
        """Return the text a row is known by: in its key column, else the first there is."""
        text = row[self.key] if self.key < len(row) else None
        if text and isinstance(text, str):
            return text
        return next((c for c in row if isinstance(c, str) and c.strip()), "")

    def is_suspect(self, text: str) -> bool:
        """Whether the rows of this text are worth a closer look."""
        if not text or len(text) > LONGEST_HEADING:
            return False
        first = text.lstrip()[:1]
        return (
            first in _DASHES
            or text.isupper()
            or (first in "tTsSgG" and _SUMMED.search(fold(text)) is not None)
            or text.strip().casefold() in self.spelled
        )

    def is_heading(self, row: tuple[Cell, ...], below: tuple[Cell, ...] | None) -> bool:
        """Whether a row is a heading, a total, or the header row again; `below` is the next row that is not blank."""
        filled = [(i, cell) for i, cell in enumerate(row) if _says_something(cell)]
        texts = [cell for _, cell in filled if isinstance(cell, str)]
        if len(texts) == len(filled) > 1 and {fold_header(t) for t in texts} <= self.header:
            return True
        if len(filled) == 1 and texts and self._is_total_line(texts[0]):
            return True
        if texts and self._is_total_word(texts[0]) and all(_is_figure(c) for _, c in filled if c is not texts[0]):
            return True
        if len(filled) != 1 or not texts or filled[0][0] not in (self.key, 0):
            return False
        if len(texts[0]) > LONGEST_HEADING:
            return False
        return bool(_RULED.match(texts[0])) or (below is not None and self._is_capital_heading(texts[0], below))

    def _is_capital_heading(self, text: str, below: tuple[Cell, ...]) -> bool:
        words = text.split()
        if self.known_by_letters:
            long_enough = sum(map(str.isalpha, words)) >= 2
        else:
            long_enough = len(words) >= 2 or sum(map(str.isalpha, text)) >= 6
        return _is_capitals(text) and long_enough and sum(map(_says_something, below)) >= 2

    def _is_total_line(self, text: str) -> bool:
        return self.known_by_letters and bool(_TOTAL_LINE.fullmatch(fold(text)))

    def _is_total_word(self, text: str) -> bool:
        key = " ".join(re.sub(r"[\W\d]+", " ", fold(text)).split())
        return bool(_TOTAL.fullmatch(key)) or key in self.totals


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip() in ("-", "–", "—") or (len(cell) <= LONGEST_HEADING and bool(_NUMBER.fullmatch(cell)))
    return isinstance(cell, (int, float, CellError, Uncalculated))
