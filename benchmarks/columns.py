"""Microseconds a cell for each column type, on clean columns and on dirty ones: `python -m benchmarks.columns`."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import process_time

from coalition_sheets.model import Cell, Column
from coalition_sheets.schemas.types import Context, read_column

ROWS = 10_000
CONTEXT = Context(today=date(2026, 3, 17), date_order="M/D", vocab={"sectors": ("Faith", "Labor", "Youth")})
STATUS = Column(
    "status",
    "Status",
    "choice",
    choices=("Not started", "Doing", "Done"),
    synonyms={"true": "Done", "finished": "Done"},
)


@dataclass(frozen=True, slots=True)
class Case:
    """A column and what fills it: clean cells as a drop-down or a careful person leaves them, and dirty ones."""

    column: Column
    clean: Callable[[int], Cell]
    dirty: tuple[Cell, ...]


CASES: Mapping[str, Case] = {
    "text": Case(
        Column("notes", "Notes"), lambda n: f"Call them about item {n}", ("  spaces ", "n/a", "Núñez\u200b", 7.0)
    ),
    "name": Case(
        Column("who", "Who", "name"), lambda n: f"Rosa Delgado {n % 300}", (" Rosa  Delgado", "TBD", "núñez", 7.0)
    ),
    "date": Case(
        Column("due", "By when", "date"),
        lambda n: datetime(2026, 1, 1) + timedelta(days=n % 700),
        ("3/14/26", "March 14th, 2026", "ASAP", "3/14", "Tue 17 Mar 2026", 46098, "2026-02-30"),
    ),
    "choice": Case(STATUS, lambda n: STATUS.choices[n % 3], ("done!!", "FINISHED", True, "Dnoe", "DONE 3/2")),
    "yes/no": Case(Column("core", "Core", "yes/no"), lambda n: n % 2 == 0, ("x", "✓", 1, "maybe", "no")),
    "number": Case(Column("now", "Now", "number"), float, ("40%", "$1,500", "12 of 40", "1.500", "twelve")),
    "email": Case(
        Column("email", "Email", "email"),
        lambda n: f"rosa{n}@example.org",
        ("rosa@gmial.com", "josé@correo.mx", "rosa at"),
    ),
    "list": Case(
        Column("skills", "Good at", "list"), lambda n: ("writing, media", "facilitation")[n % 2], ("a; b", "n/a")
    ),
}


def measure(column: Column, cells: list[Cell]) -> float:
    """Return the microseconds of processor time a cell takes: the best of five runs over the column."""
    best = float("inf")
    for _ in range(5):
        start = process_time()
        read_column(column, cells, CONTEXT)
        best = min(best, process_time() - start)
    return best * 1e6 / len(cells)


def main() -> None:
    """Print the figures."""
    chance = random.Random(7)
    print(f"{'':8} {'clean':>7} {'1 in 20 dirty':>14}   microseconds a cell, {ROWS:,} rows")
    for name, case in CASES.items():
        clean = [case.clean(n) for n in range(ROWS)]
        dirty = [chance.choice(case.dirty) if chance.random() < 0.05 else cell for cell in clean]
        print(f"{name:8} {measure(case.column, clean):7.2f} {measure(case.column, dirty):14.2f}")


if __name__ == "__main__":
    main()
