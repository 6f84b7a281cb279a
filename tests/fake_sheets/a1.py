"""Ranges as people write them: A1 and R1C1 text, named ranges and whole tabs, and the API's GridRange."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tests.fake_sheets.errors import ApiProblem, Json, refused
from tests.fake_sheets.store import Book, Sheet

MOST_COLUMNS = 18_278  # ZZZ
PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
A1_PLACE = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,7})?")
LIKE_A1 = re.compile(r"[A-Za-z]{1,3}[0-9]+")
LIKE_R1C1 = re.compile(r"[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")
R1C1_PLACE = re.compile(r"[Rr]([1-9][0-9]*)[Cc]([1-9][0-9]*)")
QUOTED = re.compile(r"'((?:[^']|'')*)'(?:!(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of one sheet: from its first row and column up to, not with, its end; None is without an end."""

    sheet_id: int
    top: int = 0
    left: int = 0
    bottom: int | None = None
    right: int | None = None

    @property
    def is_one_cell(self) -> bool:
        """Whether it is exactly one cell."""
        return self.bottom == self.top + 1 and self.right == self.left + 1

    def within(self, sheet: Sheet) -> Block:
        """Cut it to what the sheet has."""
        bottom = sheet.row_count if self.bottom is None else min(self.bottom, sheet.row_count)
        right = sheet.column_count if self.right is None else min(self.right, sheet.column_count)
        return Block(self.sheet_id, self.top, self.left, max(bottom, self.top), max(right, self.left))

    def json(self) -> Json:
        """Give the GridRange of it; what is without an end has no index there."""
        found: Json = {"sheetId": self.sheet_id}
        if self.bottom is not None or self.top:
            found["startRowIndex"] = self.top
        if self.bottom is not None:
            found["endRowIndex"] = self.bottom
        if self.right is not None or self.left:
            found["startColumnIndex"] = self.left
        if self.right is not None:
            found["endColumnIndex"] = self.right
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """An area whose ends are known."""

    sheet_id: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Count its rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Count its columns."""
        return self.right - self.left

    def has(self, row: int, column: int) -> bool:
        """Whether the cell is in it."""
        return self.top <= row < self.bottom and self.left <= column < self.right

    def places(self) -> list[tuple[int, int]]:
        """Give its cells, row by row."""
        return [(row, column) for row in range(self.top, self.bottom) for column in range(self.left, self.right)]

    def meets(self, other: Block) -> bool:
        """Whether they share a cell."""
        return (
            self.sheet_id == other.sheet_id
            and max(self.top, other.top) < min(self.bottom, other.bottom)
            and max(self.left, other.left) < min(self.right, other.right)
        )

    def holds(self, other: Block) -> bool:
        """Whether all of the other lies in it."""
        return (
            self.sheet_id == other.sheet_id
            and self.top <= other.top
            and other.bottom <= self.bottom
            and self.left <= other.left
            and other.right <= self.right
        )

    def area(self) -> Area:
        """Give it as an area."""
        return Area(self.sheet_id, self.top, self.left, self.bottom, self.right)

    def json(self) -> Json:
        """Give the GridRange of it."""
        return self.area().json()


def area_of(grid_range: Json) -> Area:
    """Read a GridRange."""
    area = Area(
        int(grid_range.get("sheetId", 0)),
        int(grid_range.get("startRowIndex", 0)),
        int(grid_range.get("startColumnIndex", 0)),
        grid_range.get("endRowIndex"),
        grid_range.get("endColumnIndex"),
    )
    if area.top < 0 or area.left < 0:
        raise refused("GridRange indexes must not be negative.")
    if area.bottom is not None and area.bottom < area.top:
        raise refused(f"endRowIndex[{area.bottom}] must be after startRowIndex[{area.top}]")
    if area.right is not None and area.right < area.left:
        raise refused(f"endColumnIndex[{area.right}] must be after startColumnIndex[{area.left}]")
    return area


def letters(column: int) -> str:
    """Name a column: 0 is A, 26 is AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """Count a column from its letters: A is 0."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def quoted(title: str) -> str:
    """Write a tab's name as it stands in a range: in quotes only where it could be taken for something else."""
    plain = PLAIN_TITLE.fullmatch(title) and not LIKE_A1.fullmatch(title) and not LIKE_R1C1.fullmatch(title)
    return title if plain else "'" + title.replace("'", "''") + "'"


def cell_text(row: int, column: int) -> str:
    """Write one cell: A1."""
    return f"{letters(column)}{row + 1}"


def block_text(block: Block) -> str:
    """Write a block without its tab: A1 or A1:B2."""
    first = cell_text(block.top, block.left)
    last = cell_text(block.bottom - 1, block.right - 1)
    return first if first == last else f"{first}:{last}"


def printed(sheet: Sheet, block: Block) -> str:
    """Write a block as answers do: Sheet1!A1:B2."""
    return f"{quoted(sheet.title)}!{block_text(block)}"


def area_text(area: Area) -> str:
    """Write an area without its tab; the shortest text that reads back as the same area."""
    first_column, first_row = letters(area.left), str(area.top + 1)
    if area.bottom is None and area.right is None:
        return ""
    if area.right is None:
        assert area.bottom is not None
        return f"{first_column if area.left else ''}{first_row}:{area.bottom}"
    last_column = letters(area.right - 1)
    if area.bottom is None:
        return f"{first_column}{first_row if area.top else ''}:{last_column}"
    return block_text(Block(0, area.top, area.left, area.bottom, area.right))


def whole(sheet: Sheet, area: Area) -> Block:
    """Give an area as it was asked for, even where the sheet has no such cells; only what has no end ends there."""
    bottom = max(sheet.row_count, area.top + 1) if area.bottom is None else area.bottom
    right = max(sheet.column_count, area.left + 1) if area.right is None else area.right
    return Block(sheet.id, area.top, area.left, bottom, right)


def cannot_parse(text: str) -> ApiProblem:
    """Refuse what is no range."""
    return refused(f"Unable to parse range: {text}")


def past_the_grid(sheet: Sheet, text: str) -> ApiProblem:
    """Refuse a range that lies outside its sheet."""
    return refused(
        f"Range ({text}) exceeds grid limits. Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
    )


def parse(book: Book, text: str) -> Area:
    """Read a range of a spreadsheet, or raise Google's refusal."""
    if match := QUOTED.fullmatch(text):
        return within_title(book, match[1].replace("''", "'"), match[2], text)
    if "!" in text:
        title, _, place = text.rpartition("!")
        return within_title(book, title, place, text)
    if (area := named(book, text)) is not None:
        return area
    if (area := place_area(text)) is not None:
        return replace(area, sheet_id=first_shown(book).id)
    return within_title(book, text, None, text)


def within_title(book: Book, title: str, place: str | None, text: str) -> Area:
    """Read the part after the tab's name; without one it is the whole tab."""
    sheet = book.sheet_titled(title)
    if sheet is None or not sheet.is_grid:
        raise cannot_parse(text)
    if place is None:
        return Area(sheet.id)
    if (area := place_area(place)) is not None:
        return replace(area, sheet_id=sheet.id)
    area = named(book, place)
    if area is None or area.sheet_id != sheet.id:
        raise cannot_parse(text)
    return area


def named(book: Book, name: str) -> Area | None:
    """Find a named range; upper and lower case are one."""
    for entry in book.named_ranges.values():
        if entry["name"].casefold() == name.casefold():
            return area_of(entry["range"])
    return None


def first_shown(book: Book) -> Sheet:
    """Give the first tab that people see."""
    return next((sheet for sheet in book.sheets if not sheet.properties.get("hidden")), book.sheets[0])


def place_area(text: str) -> Area | None:
    """Read A1, A1:B2, A:C, 2:5, A2:C or R1C1:R2C2; None if it is none of them."""
    first, colon, last = text.partition(":")
    start = place(first)
    end = place(last) if colon else start
    if start is None or end is None or (not colon and None in start):
        return None
    if start[0] is None and end[0] is None and None in (start[1], end[1]):
        return None
    rows, columns = [start[0], end[0]], [start[1], end[1]]
    if (start[0] is None and start[1] is None) or (end[0] is None and end[1] is None):
        return None
    top, bottom = ends(rows)
    left, right = ends(columns)
    if right is not None and right > MOST_COLUMNS:
        return None
    return Area(0, top, left, bottom, right)


def place(text: str) -> tuple[int | None, int | None] | None:
    """Read one corner: its row and its column, each None where it is not said."""
    if match := R1C1_PLACE.fullmatch(text):
        return int(match[1]) - 1, int(match[2]) - 1
    match = A1_PLACE.fullmatch(text)
    if not text or match is None or match[0] in {"$", "$$"}:
        return None
    return (int(match[2]) - 1 if match[2] else None), (column_number(match[1]) if match[1] else None)


def ends(numbers: list[int | None]) -> tuple[int, int | None]:
    """Give the first and the end of two corners, in whichever order they stand."""
    known = [number for number in numbers if number is not None]
    if len(known) == 2:
        return min(known), max(known) + 1
    return (known[0] if known else 0), None
