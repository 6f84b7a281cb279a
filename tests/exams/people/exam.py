"""Many schedules, one after the other, on both kinds of workbook; and the figure they come to."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from coalition_sheets.sources.google import Access, access
from tests.exams import schedules
from tests.exams.people import doing, world
from tests.exams.people.day import MINUTES, Day, day
from tests.exams.people.in_file import FilePlace
from tests.exams.people.in_sheet import SheetPlace
from tests.exams.people.schedule import FILE, NAIVE, SHEET, TOOL, Schedule, by_chance, smaller
from tests.exams.people.world import World
from tests.fake_sheets import handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.server import Server

SHARE = 100
"""So many schedules at a time does a process take."""


@dataclass
class Exam:
    """A server, the way in, and a folder for files."""

    server: Server
    way_in: Access
    folder: Path

    @contextmanager
    def world(self, place: str) -> Iterator[World]:
        """Give a new workbook with people at it."""
        tabs = doing.start()
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        made = FilePlace(folder, tabs) if place == FILE else SheetPlace(self.server, self.way_in, folder, tabs)
        try:
            yield World(made, tabs)
        finally:
            if isinstance(made, SheetPlace):
                made.close()
            shutil.rmtree(folder, ignore_errors=True)

    def run(self, schedule: Schedule) -> World:
        """Run a schedule, and return what came of it."""
        with self.world(schedule.place) as made:
            for step in schedule.steps:
                made.step(step)
            if schedule.settled or made.owed:
                made.settle()
        assert self.server.api.failures == []
        return made


@contextmanager
def ready() -> Iterator[Exam]:
    """Give an exam with a server of its own."""
    key = rsa.generate_private_key(65537, 1024)  # a short one opens sooner
    with tempfile.TemporaryDirectory() as folder, Server(Clock()) as server:
        path = handy.write_key_file(server, key, Path(folder) / "key.json", "https://oauth2.googleapis.com")
        yield Exam(server, access(path, None), Path(folder))


def bad(made: World) -> bool:
    """Whether something happened that must not."""
    return any(made.ends[kind] for kind in world.BAD)


def examine(
    exam: Exam, numbers: Sequence[int], seed: int, place: str = "", orders: Sequence[str] = TOOL, most: int = 5
) -> tuple[Counter[str], list[str]]:
    """Run the schedules of these numbers; return how they ended, and the first that failed, made smaller."""
    ends: Counter[str] = Counter()
    told: list[str] = []
    for number in numbers:
        schedule = by_chance(number, seed, place, orders)
        made = exam.run(schedule)
        ends += made.ends
        ends["schedules"] += 1
        if bad(made):
            ends["failed"] += 1
            if len(told) < most:
                told.append(explained(exam, schedule, made, f"seed {seed}/{number}"))
    return ends, told


def explained(exam: Exam, schedule: Schedule, made: World, name: str) -> str:
    """Return a schedule that failed, made as small as it goes, and why it failed."""
    kinds = {kind for kind in world.BAD if made.ends[kind]}
    small = schedules.least(schedule, smaller, lambda one: any(exam.run(one).ends[kind] for kind in kinds))
    return "\n    ".join((name, *exam.run(small).why, repr(small)))


def figure(ends: Counter[str]) -> str:
    """Return the figure in one line."""
    runs = ends["done"] + ends["refused"] + ends["killed"]
    parts = (
        f"{ends['schedules']:,} schedules of people, faults and {runs:,} runs",
        f"{ends['cells changed as asked']:,} cells changed as asked",
        f"human cells lost {ends[world.LOST]:,}",
        f"wrong {ends[world.WRONG] + ends[world.TOLD]:,}",
        f"named for a person to look at {ends[world.LOOK]:,}",
        f"{ends[world.CUT_OFF]:,} settled after a run was cut off in that moment",
    )
    return ", ".join(parts)


def _share(first: int, count: int, seed: int, place: str, orders: Sequence[str]) -> tuple[Counter[str], list[str]]:
    with ready() as exam:
        return examine(exam, range(first, first + count), seed, place, orders, most=2)


def _day(place: str, seed: int, minutes: int) -> Day:
    with ready() as exam:
        return day(exam, place, seed, minutes)


def main() -> int:
    """Run the exam; return 1 where anything was lost or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--place", choices=("file", "sheet"), default="", help="only one kind of workbook")
    parser.add_argument("--writer", choices=NAIVE, help="a naive writer in place of ours: it must fail")
    parser.add_argument("--minutes", type=int, default=MINUTES, help="of the day with a run every minute")
    parser.add_argument("--all", action="store_true", help="print how all runs ended")
    chosen = parser.parse_args()
    orders = (chosen.writer,) if chosen.writer else TOOL
    ends: Counter[str] = Counter()
    starts = range(0, chosen.runs, SHARE)
    counts = [min(SHARE, chosen.runs - start) for start in starts]
    many = len(starts)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        parts = (starts, counts, [chosen.seed] * many, [chosen.place] * many, [orders] * many)
        for some, failures in pool.map(_share, *parts):
            ends += some
            sys.stdout.write("".join(f"{one}\n" for one in failures))
            sys.stdout.flush()
        lines = [f"{kind}: {count:,}" for kind, count in sorted(ends.items()) if chosen.all]
        sys.stdout.write("\n".join((*lines, figure(ends), "")))
        sys.stdout.flush()
        days = [] if chosen.writer else list(pool.map(_day, (FILE, SHEET), [chosen.seed] * 2, [chosen.minutes] * 2))
    sys.stdout.writelines(f"{one.said(place)}\n" for one, place in zip(days, (FILE, SHEET), strict=False))
    return 1 if ends["failed"] or not all(one.boring for one in days) else 0
