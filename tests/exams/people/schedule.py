"""Schedules of people, runs and bad luck, written as short words: made by chance, and made smaller."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tests.exams.people.doing import VERBS

FILE, SHEET = "file", "sheet"
TOOL = ("sync",) * 3 + ("sync accept",) * 4 + ("done",) * 8 + ("rename",) * 3 + ("fix",) * 3
NAIVE = ("rewrite", "remembered", "compared")
LOST = ("drop done", "502 done", "part 0.5")
FAULTS = ("429", "500", "503", "502", "drop", "drop done", "500 done", "503 done", "502 done", "part 0.5", "401")
SYNC = (0, 1, 1, 1, 2, 2, 3)
EDIT = (0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7)
"""Moments that matter in a Sheet: sync and naive writers read and write; an edit reads twice, writes, may put back."""
NAMES = ("Rosa Diaz", "Kim Park", "Kim", "Ana Maria Ruiz")


@dataclass(frozen=True)
class Run:
    """A run of a writer: what was ordered; what people do at which moments of it; what goes wrong then.

    `killed`: the moment after which nothing of it runs any more, -1 for none.
    """

    order: str
    meanwhile: tuple[tuple[int, str], ...] = ()
    bad: tuple[tuple[int, str], ...] = ()
    killed: int = -1


Step: TypeAlias = "str | Run"


@dataclass(frozen=True)
class Schedule:
    """What happens to one workbook; `settled`: in the end our tabs are looked at, too."""

    place: str
    steps: tuple[Step, ...] = ()
    settled: bool = True


def by_chance(number: int, seed: int, place: str = "", orders: Sequence[str] = TOOL) -> Schedule:
    """Return a schedule: some things that people do, some runs, most with somebody at work meanwhile."""
    chance = random.Random(f"{seed}/{number}")
    where = place or (FILE, SHEET)[number % 2]
    steps: list[Step] = [word(chance) for _ in range(chance.choice((0, 0, 1, 2)))]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        steps.append(_run(chance, where, chance.choice(orders)))
        steps += [word(chance) for _ in range(chance.choice((0, 0, 1)))]
    return Schedule(where, tuple(steps), settled=chance.random() < 0.2)


def word(chance: random.Random, verbs: Sequence[str] = VERBS) -> str:
    """Return what somebody does, mostly in the tab of tasks."""
    if verbs is VERBS and chance.random() < 0.06:
        return f"ours {chance.randrange(20)}"
    tab = chance.choice((1, 1, 1, 1, 0, 2))
    numbers = (chance.randrange(7), chance.randrange(7), chance.randrange(40))
    return f"{chance.choice(verbs)} {tab} {' '.join(map(str, numbers))}"


def _close(chance: random.Random) -> str:
    """Return what happens meanwhile: what somebody does, at times where the run is at work; now and then a run."""
    if chance.random() < 0.04:
        return "other run"
    if chance.random() < 0.75:
        return word(chance)
    if chance.random() < 0.5:
        return f"sort 1 {chance.randrange(6)} {chance.randrange(2)}"
    return f"type 1 {chance.randrange(1, 6)} {chance.choice((0, 1, 3, 3, 4))} {chance.randrange(40)}"


def _run(chance: random.Random, place: str, order: str) -> Run:
    times = range(34) if place == FILE else EDIT if order in ("done", "rename", "fix") else SYNC
    if order not in ("sync", "sync accept", "fix"):
        order = f"{order} {chance.randrange(6)} {chance.randrange(4)}"
    acts = range(chance.choice((0, 1, 1, 1, 2, 3)))
    meanwhile = tuple(sorted((chance.choice(times), _close(chance)) for _ in acts))
    bad: tuple[tuple[int, str], ...] = ()
    if chance.random() < 0.3:
        words = FAULTS + LOST * 2 if place == SHEET else ("full",)
        bad = tuple(sorted((chance.choice(times), chance.choice(words)) for _ in range(chance.choice((1, 1, 2, 4)))))
    killed = chance.choice(times) if chance.random() < 0.12 else -1
    if place == SHEET and killed >= 0:
        killed = 2 * killed + chance.randrange(2)
    return Run(order, meanwhile, bad, killed)


def smaller(schedule: Schedule) -> Iterator[Schedule]:
    """Return what is left of a schedule with one thing less, the greatest first."""
    if schedule.settled:
        yield replace(schedule, settled=False)
    for at, step in enumerate(schedule.steps):
        before, after = schedule.steps[:at], schedule.steps[at + 1 :]
        yield replace(schedule, steps=before + after)
        if isinstance(step, Run):
            for run in _fewer(step):
                yield replace(schedule, steps=(*before, run, *after))


def _fewer(run: Run) -> Iterator[Run]:
    if run.killed >= 0:
        yield replace(run, killed=-1)
    for at in range(len(run.bad)):
        yield replace(run, bad=run.bad[:at] + run.bad[at + 1 :])
    for at in range(len(run.meanwhile)):
        yield replace(run, meanwhile=run.meanwhile[:at] + run.meanwhile[at + 1 :])
