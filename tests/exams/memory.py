"""The exam of memory: a workbook that people change as they like, run after run, and what is remembered of it.

Run as ``python -m tests.exams.memory [--seed N] [--stories 100]``. Each story begins with the demo's workbook and lives
through six runs; between them rows are edited, added, deleted, doubled, sorted, blanked, columns deleted, and private
data typed. It prints its figures, a line each.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from coalition_sheets import library, records, rules, sources
from coalition_sheets.demo import AS_OF, TITLE, living, living_about
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.memory import memory_tab, noted, recalled, rows_seen
from coalition_sheets.model import Briefing, Cell, Finding, Memory, Schema, Table, Workbook
from coalition_sheets.records.tabs import NoKnownTab
from coalition_sheets.schemas.about import SETTINGS
from tests.memory.make import table

RUNS = 6
LIES = ("x", "Done", "2026-04-01", "Rosa", None, 5, "A 123 456 789", "He was deported")
PRIVATE = ("deported", "123 456")
Rows = list[list[Cell]]


@cache
def schemas() -> Mapping[str, Schema]:
    """Return the shipped schemas."""
    return library.schemas()


def briefing(workbook: Workbook, day: date, memory: Memory) -> Briefing:
    """Return a briefing that learned from the workbook on this day."""
    about, said = records.read_about(workbook, schemas())
    coalition, found = records.read(workbook, schemas(), about, day)
    b = Briefing(coalition, day, rows_seen(memory, coalition, day, "salt"))
    findings: tuple[Finding, ...] = rules.check(b, (*said, *found))
    return replace(b, findings=findings, _results={})


def run(workbook: Workbook, day: date, memory: Memory) -> tuple[Briefing, Memory]:
    """Return what a job remembers after it looked at a workbook."""
    b = briefing(workbook, day, memory)
    return b, noted(b.memory, b)


def _edit(rows: Rows, at: int, dice: random.Random) -> None:
    if rows[at]:
        rows[at][dice.randrange(len(rows[at]))] = dice.choice(LIES)


def _delete(rows: Rows, at: int, dice: random.Random) -> None:
    del rows[at : at + dice.choice((1, 1, 1, 8))]


def _double(rows: Rows, at: int, dice: random.Random) -> None:
    rows.insert(dice.randrange(1, len(rows)), list(rows[at]))


def _add(rows: Rows, at: int, dice: random.Random) -> None:
    rows.insert(at, [f"New {dice.randrange(99)}", "Rosa Delgado"])


def _sort(rows: Rows, _: int, dice: random.Random) -> None:
    rows[1:] = dice.sample(rows[1:], len(rows) - 1)


def _blank(rows: Rows, at: int, _: random.Random) -> None:
    rows[at] = []


def _private(rows: Rows, at: int, dice: random.Random) -> None:
    rows.insert(at, [dice.choice(LIES[-2:]), "Rosa Delgado"])


def _drop_column(rows: Rows, _: int, dice: random.Random) -> None:
    column = dice.randrange(1, max(2, len(rows[0])))
    for row in rows:
        del row[column : column + 1]


MOVES: tuple[Callable[[Rows, int, random.Random], None], ...] = (
    _edit, _edit, _edit, _delete, _double, _add, _sort, _blank, _private, _drop_column,
)  # fmt: skip


def changed(workbook: Workbook, dice: random.Random) -> Workbook:
    """Return a workbook after people had it for a while."""
    tables = list(workbook.tables)
    for _ in range(dice.randint(0, 4)):
        number = dice.randrange(len(tables))
        rows = [list(row) for row in tables[number].rows]
        if len(rows) > 3:
            dice.choice(MOVES)(rows, dice.randrange(1, len(rows)), dice)
            tables[number] = Table(tables[number].name, tuple(tuple(row) for row in rows))
    return replace(workbook, tables=tuple(tables))


def faults(workbook: Workbook, b: Briefing, memory: Memory, dice: random.Random) -> Iterator[str]:
    """Yield each law that a memory breaks."""
    if run(workbook, b.today, memory)[1] != memory:
        yield "runs that differ when repeated"
    shuffled = [Table(t.name, (*t.rows[:1], *dice.sample(t.rows[1:], len(t.rows[1:])))) for t in workbook.tables]
    plain = [t if "about" in t.name.casefold() else s for t, s in zip(workbook.tables, shuffled, strict=True)]
    again = briefing(replace(workbook, tables=tuple(plain)), b.today, memory)
    if again.memory.rows != memory.rows and _keys(again) == _keys(b):
        yield "runs that differ with the order of rows"
    tab = table(memory_tab(memory))
    back = recalled([tab])
    if back.memory != memory or back.notes:
        yield "tabs read back otherwise"
    whole = " ".join(str(cell or "") for row in tab.rows for cell in row).casefold()
    if any(word in whole for word in PRIVATE):
        yield "tabs with private data"
    lost = [k for k in _keys(b) if (seen := memory.seen(*k)) is None or seen.gone]
    if lost:
        yield "rows that are there and not remembered"


def _keys(b: Briefing) -> set[tuple[str, str]]:
    tabs = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
    return {(tab, row.key) for tab in tabs for row in getattr(b.coalition, tab)}


def story(start: Workbook, seed: int, runs: int = RUNS) -> tuple[int, Counter[str]]:
    """Live through one story; return how many runs it had, and which laws were broken."""
    dice, workbook, memory, day = random.Random(seed), start, Memory(), AS_OF - timedelta(days=7)
    broken: Counter[str] = Counter()
    for number in range(runs):
        try:
            b, memory = run(workbook, day, memory)
        except NoKnownTab:
            return number, broken
        broken.update(faults(workbook, b, memory, dice))
        workbook, day = changed(workbook, dice), day + timedelta(days=dice.choice((0, 1, 1, 7)))
    return runs, broken


def main(words: list[str]) -> int:
    """Hold the exam, print its figures, return 1 where a law was broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=100)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        start = demo(Path(folder))
    told = [story(start, asked.seed * 10_000 + n) for n in range(asked.stories)]
    runs, broken = sum(n for n, _ in told), sum((found for _, found in told), Counter[str]())
    total = sum(broken.values())
    sys.stdout.write(
        f"{runs} runs over workbooks that people changed: {total} laws of memory broken (seed {asked.seed})\n"
    )
    for law, times in sorted(broken.items()):
        sys.stdout.write(f"  {times} {law}\n")
    return 1 if broken else 0


def demo(folder: Path) -> Workbook:
    """Return the demo's workbook as read from a file."""
    path = write(folder / "demo.xlsx", schemas(), living(), about_lines(SETTINGS, living_about()), title=TITLE)
    return sources.read(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
