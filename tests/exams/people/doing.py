"""What people do to a workbook: the words for it, what each comes to, and a model in which every cell is known."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

Value: TypeAlias = "str | float | bool | None"
"""What a cell holds: a text that begins with = is a formula, a day is its number."""
Cells: TypeAlias = "Mapping[tuple[int, int], Value]"
"""The filled cells of a tab; rows and columns count from 0, and row 0 holds the headers."""
_numbers = itertools.count()


@dataclass(frozen=True)
class Spot:
    """A cell that is known wherever it goes."""

    value: Value = None
    id: int = field(default_factory=lambda: next(_numbers))


@dataclass(frozen=True)
class Op:
    """One thing that somebody did: where, counted from 0, and with which cells."""

    kind: str
    tab: int
    at: tuple[int, ...] = ()
    what: tuple[tuple[Any, ...], ...] = ()
    text: str = ""

    def plain(self) -> Op:
        """Return it with values in place of known cells."""
        return replace(self, what=tuple(tuple(spot.value for spot in row) for row in self.what))


@dataclass
class Tab:
    """A tab of people's: its title, and its rows, all of one length."""

    title: str
    rows: list[list[Spot]]

    def copied(self) -> Tab:
        return Tab(self.title, [list(row) for row in self.rows])

    @property
    def cells(self) -> dict[tuple[int, int], Value]:
        return {
            (r, c): spot.value
            for r, row in enumerate(self.rows)
            for c, spot in enumerate(row)
            if spot.value is not None
        }

    @property
    def values(self) -> list[list[Value]]:
        return [[spot.value for spot in row] for row in self.rows]

    def column(self, header: str) -> int | None:
        """Return the first column with this header."""
        return next((c for c, spot in enumerate(self.rows[0]) if spot.value == header), None)


DAY = 46098.0
"""2026-03-17, the day of every run."""
STARTS: Mapping[str, Sequence[Sequence[Value]]] = {
    "People": [
        ["Name", "Email", "Notes"],
        ["Rosa Delgado", "rosa@example.org", None],
        ["Kim Lee", "kim@example.org", "brings cake"],
        ["Ana Ruiz", None, None],
    ],
    "Tasks": [
        ["Task", "Who", "By when", "Status", "Done on", "Notes"],
        ["Book the hall", "Rosa Delgado", DAY + 3, "Not started", None, "02134"],
        ["Call the radio", "Kim Lee", DAY + 8, "Not started", None, None],
        ["Print flyers", "Kim", DAY + 8, "Not started", None, "=1+1"],
        ["Ask the choir", "Kim", DAY + 8, None, None, None],
        ["Thank the cooks", "Ana Ruiz", DAY - 8, "Done", DAY - 9, None],
    ],
    "Our list": [["What", "How many"], ["Chairs", 40.0], ["Tables", 7.0], ["Cups", "Not started"]],
}
TYPED: Sequence[Value] = (
    "Not started", "Done", "Waiting", None, "Kim", "Kim Lee", "Rosa Delgado", "Ana Ruiz", "Call the radio",
    "Call the baker", "Print flyers", "02134", 7.0, "=1+1", DAY + 8, "Staus", "Who", "Notes",
)  # fmt: skip
TITLES = ("Tasks", "To do", "People", "Contacts", "Our list", "Today")


def start() -> list[Tab]:
    """Return the tabs that every schedule begins with."""
    return [Tab(title, [[Spot(value) for value in row] for row in rows]) for title, rows in STARTS.items()]


def done(rows: list[list[Any]], op: Op) -> None:
    """Do it to rows of anything, of one length."""
    match op.kind, op.at:
        case "put", (r, c):
            for down, line in enumerate(op.what):
                rows[r + down][c : c + len(line)] = line
        case "insert", (r,):
            rows[r:r] = [list(line) for line in op.what]
        case "remove", (r, count):
            del rows[r : r + count]
        case "order", order:
            rows[:] = [rows[n] for n in order]
        case "move", (source, goal):
            for row in rows:
                row.insert(goal, row.pop(source))
        case "cut", (c,):
            for row in rows:
                del row[c]
        case "bring", (c,):
            for row, line in zip(rows, op.what, strict=True):
                row[c:c] = line


def undone(tab: Tab, op: Op) -> Op:
    """Return what takes it back, before it is done."""
    rows = tab.rows
    match op.kind, op.at:
        case "put", (r, c):
            was = tuple(tuple(rows[r + down][c : c + len(line)]) for down, line in enumerate(op.what))
            return replace(op, what=was)
        case "insert", (r,):
            return Op("remove", op.tab, (r, len(op.what)))
        case "remove", (r, count):
            return Op("insert", op.tab, (r,), tuple(map(tuple, rows[r : r + count])))
        case "order", order:
            return replace(op, at=tuple(order.index(n) for n in range(len(order))))
        case "move", (source, goal):
            return replace(op, at=(goal, source))
        case "cut", (c,):
            return Op("bring", op.tab, (c,), tuple((row[c],) for row in rows))
        case "bring", (c,):
            return Op("cut", op.tab, (c,))
    return Op("title", op.tab, text=tab.title)


def meant(word: str, tabs: Sequence[Tab], now: Callable[[int], Cells], taken: Sequence[str]) -> Op | None:
    """Return what a word comes to: a verb, the number of a tab, and numbers that are fitted to what is there.

    `now` tells what people see in a tab, `taken` are the titles of all tabs.
    """
    verb, *rest = word.split()
    numbers = [*map(int, rest), 0, 0, 0, 0, 0]
    at = numbers[0] % len(tabs)
    tab = tabs[at]
    height, width = len(tab.rows), len(tab.rows[0])
    a, b, c = numbers[1:4]
    match verb:
        case "type":
            return Op("put", at, (a % height, b % width), ((Spot(TYPED[c % len(TYPED)]),),))
        case "insert":
            row = [TYPED[(b + n * 5) % len(TYPED)] if b else None for n in range(width)]
            return Op("insert", at, (1 + a % height,), (tuple(map(Spot, row)),))
        case "copy":
            like = [spot.value for spot in tab.rows[a % height]]
            return Op("insert", at, (1 + b % height,), (tuple(map(Spot, like)),))
        case "delete" if height > 2:
            return Op("remove", at, (1 + a % (height - 1), 1))
        case "sort" if height > 2:
            return Op("order", at, _sorted(now(at), height, a % width, down=bool(b % 2)))
        case "move" if width > 1:
            return Op("move", at, (a % width, b % width))
        case "cut" if width > 1:
            return Op("cut", at, (a % width,))
        case "paste":
            r, left = a % height, b % width
            size = min(2, height - r), min(3, width - left)
            block = [[Spot(TYPED[(c + d * 3 + e) % len(TYPED)]) for e in range(size[1])] for d in range(size[0])]
            return Op("put", at, (r, left), tuple(map(tuple, block)))
        case "name":
            title = TITLES[a % len(TITLES)]
            others = {one.casefold() for one in taken} - {tab.title.casefold()}
            return None if title.casefold() in others else Op("title", at, text=title)
    return None


def _sorted(cells: Cells, height: int, column: int, *, down: bool) -> tuple[int, ...]:
    """Return the rows in the order that sorting by a column brings; the headers stay, blanks come last."""

    def key(row: int) -> tuple[int, float, str]:
        value = cells[row, column]
        return (1, 0, value.casefold()) if isinstance(value, str) else (0, float(value or 0), "")

    filled = [row for row in range(1, height) if (row, column) in cells]
    blank = [row for row in range(1, height) if (row, column) not in cells]
    return (0, *sorted(filled, key=key, reverse=down), *blank)


VERBS = ("type",) * 4 + ("sort",) * 4 + ("insert", "delete", "copy", "move", "cut", "paste", "name", "undo", "undo")
