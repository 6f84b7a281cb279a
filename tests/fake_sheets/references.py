"""References inside formulas: found, moved with a copied formula, followed when rows or tabs move."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.fake_sheets.a1 import Area, column_number, letters, quoted

TITLE = r"(?:'(?:[^']|'')*'|[A-Za-z_\u0080-\uffff][\w.]*)!"
PLACE = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*"
COLUMN, ROW = r"\$?[A-Za-z]{1,3}(?![\w(])", r"\$?[1-9][0-9]*"
RANGE = rf"{PLACE}:(?:{PLACE}|{COLUMN}|{ROW})|\$?[A-Za-z]{{1,3}}:{COLUMN}|{ROW}:{ROW}|{PLACE}(?![\w(])"
TOKEN = re.compile(
    rf"""(?P<space>\s+)|(?P<text>"(?:[^"]|"")*")|(?P<wrong>\#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|ERROR!))"""
    rf"""|(?P<ref>(?:{TITLE})?(?:{RANGE}))|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"""
    rf"""|(?P<name>[A-Za-z_\u0080-\uffff][\w.]*)|(?P<sign><=|>=|<>|[-+*/^&=<>%(),;{{}}])|(?P<other>.)""",
    re.DOTALL,
)
CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class Corner:
    """One end of a reference; a row or a column that is not said is None, a fixed one was written with $."""

    row: int | None
    column: int | None
    fixed_row: bool = False
    fixed_column: bool = False

    def __str__(self) -> str:
        column = "" if self.column is None else ("$" if self.fixed_column else "") + letters(self.column)
        return column + ("" if self.row is None else ("$" if self.fixed_row else "") + str(self.row + 1))


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or a range as a formula names it; without a title it is of the formula's own tab."""

    start: Corner
    end: Corner | None = None
    title: str | None = None

    def __str__(self) -> str:
        tab = "" if self.title is None else quoted(self.title) + "!"
        return f"{tab}{self.start}" + ("" if self.end is None else f":{self.end}")

    def area(self, sheet_id: int) -> Area:
        """Give the cells it names."""
        ends = (self.start, self.end or self.start)
        rows = [corner.row for corner in ends if corner.row is not None]
        columns = [corner.column for corner in ends if corner.column is not None]
        both_rows, both_columns = len(rows) == 2, len(columns) == 2
        return Area(
            sheet_id,
            min(rows, default=0),
            min(columns, default=0),
            max(rows) + 1 if both_rows else None,
            max(columns) + 1 if both_columns else None,
        )


def reference(text: str) -> Reference:
    """Read a reference that TOKEN found."""
    title = None
    if "!" in text:
        tab, _, text = text.rpartition("!")
        title = tab[1:-1].replace("''", "'") if tab.startswith("'") else tab
    first, colon, last = text.partition(":")
    return Reference(corner(first), corner(last) if colon else None, title)


def corner(text: str) -> Corner:
    """Read $A$1, A or 2."""
    match = CORNER.fullmatch(text)
    assert match is not None, text
    column, row = match[2], match[4]
    fixed_row = bool(match[3]) or (column is None and bool(match[1]))
    return Corner(
        int(row) - 1 if row else None,
        column_number(column) if column else None,
        fixed_row and row is not None,
        bool(match[1]) and column is not None,
    )


def rewritten(formula: str, change: Callable[[Reference], Reference | None]) -> str:
    """Put each reference of a formula through a change; None is a reference to what is gone."""
    made = []
    for match in TOKEN.finditer(formula):
        if match.lastgroup != "ref":
            made.append(match[0])
            continue
        before = reference(match[0])
        after = change(before)
        made.append(match[0] if after == before else "#REF!" if after is None else str(after))
    return "".join(made)


def moved(formula: str, down: int, right: int) -> str:
    """Give a formula as it reads after being copied so far down and to the right; $ stays."""

    def one(place: Corner) -> Corner | None:
        row, column = place.row, place.column
        if row is not None and not place.fixed_row:
            row += down
        if column is not None and not place.fixed_column:
            column += right
        if (row or 0) < 0 or (column or 0) < 0:
            return None
        return replace(place, row=row, column=column)

    def change(found: Reference) -> Reference | None:
        start, end = one(found.start), one(found.end) if found.end else None
        if start is None or (found.end and end is None):
            return None
        return replace(found, start=start, end=end)

    return rewritten(formula, change) if down or right else formula


def retitled(formula: str, before: str, after: str) -> str:
    """Follow a tab to its new name."""

    def change(found: Reference) -> Reference | None:
        same = found.title is not None and found.title.casefold() == before.casefold()
        return replace(found, title=after) if same else found

    return rewritten(formula, change)
