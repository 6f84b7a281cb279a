"""A day on which a run is made every minute while somebody edits now and then: it must be boring."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sheets.jobs.result import Result
from tests.exams.people.in_file import FilePlace
from tests.exams.people.schedule import Run, word
from tests.exams.people.world import BAD, World

if TYPE_CHECKING:
    from tests.exams.people.exam import Exam

MINUTES = 24 * 60
GENTLE = ("type", "type", "sort", "insert", "delete", "copy", "undo")
"""What people do all day; a column that is cut now and then would leave no workbook by the evening."""


@dataclass(frozen=True)
class Day:
    """How often there was something new to write, how often it was written, how often people did something."""

    minutes: int
    edits: int
    news: int
    writes: int
    marks: int
    why: tuple[str, ...]

    @property
    def boring(self) -> bool:
        """Whether just that was written which was new, and the workbook was not touched otherwise."""
        return self.news == self.writes == self.marks and not self.why

    def said(self, place: str) -> str:
        """Return the figure in one line."""
        runs = f"sync every minute of a day ({place}): {self.minutes:,} runs"
        return f"{runs}, {self.edits:,} things done by people, {self.news:,} times news, {self.writes:,} writes"


def day(exam: Exam, place: str, seed: int, minutes: int = MINUTES) -> Day:
    """Let a day pass."""
    chance = random.Random(f"{seed}/{place}")
    edits = news = writes = marks = 0
    with exam.world(place) as world:
        before: object = ()
        for _ in range(minutes):
            if chance.random() < 0.1:
                edits += 1
                world.step(word(chance, GENTLE))
            mark = _mark(world, exam)
            came = world.run(Run("sync accept"))
            if isinstance(came, Result):
                news += world.planned != before
                before = world.planned
                writes += bool(came.data["wrote"])
            marks += _mark(world, exam) != mark
        why = tuple(world.why) if any(world.ends[kind] for kind in BAD) else ()
    return Day(minutes, edits, news, writes, marks, why)


def _mark(world: World, exam: Exam) -> object:
    """Return what differs after anything was written."""
    if isinstance(world.place, FilePlace):
        return world.place.path.read_bytes(), world.place.path.stat().st_mtime_ns
    return sum("batchUpdate" in seen.path for seen in exam.server.log)
