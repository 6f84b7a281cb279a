"""Goals: their benchmarks and sub-goals rolled up in counts (computations 8, decision 42)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from coalition_sheets.metrics.benchmarks import Pace
from coalition_sheets.model import Briefing, Goal, metric


@dataclass(frozen=True, slots=True)
class Child:
    """A benchmark or sub-goal as its goal counts it."""

    name: str
    standing: str
    weight: Fraction = Fraction(1)
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class RollUp:
    """`met` of `of` children that count, `not_measured` of them without data, and the standing they give."""

    standing: str
    met: int = 0
    of: int = 0
    not_measured: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """How a goal stands: "2 of 5 met, 1 not measured"; `own` is the pace of its own numbers.

    `standing` is a Pace standing or "no benchmarks". `in_cycle`: it is part of itself through others.
    """

    goal: Goal
    standing: str
    met: int = 0
    of: int = 0
    not_measured: int = 0
    children: tuple[Child, ...] = ()
    own: Pace | None = None
    in_cycle: bool = False


def roll_up(children: Iterable[Child], due: date | None, today: date) -> RollUp:
    """Return what the children of a goal due on this day give together."""
    raise NotImplementedError


@metric()
def goal_states(b: Briefing) -> tuple[GoalState, ...]:
    """Every goal (and every benchmark that is part of none) with its standing, in the sheet's order."""
    raise NotImplementedError


def goal_state_of(b: Briefing, goal: Goal) -> GoalState | None:
    """Return how one goal stands, None for a benchmark that is part of another row."""
    raise NotImplementedError
