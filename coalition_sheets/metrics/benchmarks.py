"""Benchmarks: how far along, against a steady pace (computations 7, decisions 18, 40, 41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from coalition_sheets.model import Briefing, Goal, metric

Per = Literal["week", "two weeks", "month"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A whole number every week, two weeks or month (of 30 days); percents in points."""

    number: int
    per: Per


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Where a benchmark stands. Numbers are exact; what is not known is None.

    `standing` is one of: met, dropped, not yet agreed, date passed, not started, no data, no due date, no start date,
    just started, on track, at risk, behind, not yet, excluded; "" for a number without target.
    `p` progress, `e` elapsed share (at `marked`, the date of an old reading, where there is one), `expected` the steady
    pace's number today. `so_far` is said in the unit of `needed`. `codes`: what its row should be told.
    """

    goal: Goal
    kind: Literal["number", "milestone", "keep"]
    standing: str
    start: Fraction | None = None
    target: Fraction | None = None
    now: Fraction | None = None
    unit: str = ""
    started: date | None = None
    p: Fraction | None = None
    e: Fraction | None = None
    expected: Fraction | None = None
    needed: Rate | None = None
    so_far: Rate | None = None
    projection: str | None = None
    marked: date | None = None
    met_on: date | None = None
    met_late: bool = False
    counted: bool = False
    bound: Literal["at least", "at most"] | None = None
    codes: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether there is a standing that counts in a roll-up."""
        return self.standing not in ("", "dropped", "not yet agreed", "excluded")


@metric()
def paces(b: Briefing) -> tuple[Pace, ...]:
    """Every benchmark and every goal with numbers of its own, with its standing, in the sheet's order."""
    raise NotImplementedError


def pace_of(b: Briefing, goal: Goal) -> Pace | None:
    """Return the pace of one goal row, None where it has neither numbers nor milestone."""
    raise NotImplementedError
