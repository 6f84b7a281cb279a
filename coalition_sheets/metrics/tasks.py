"""Tasks: what is late, due soon, waiting or nobody's (computations 2 and 3, decisions 16, 39)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coalition_sheets.model import Briefing, Task, metric


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """How a task stands today. `due` has "next meeting" resolved; `done_on` None: not done, or unknown when.

    `standing` is one of: dropped, done, "overdue, waiting", overdue, waiting, due today, due soon, unassigned, stale,
    no date, ok. `blocked_by` is the open task it waits for, `unblocked_by` the closed one; `waiting_for` says on what.
    """

    task: Task
    standing: str
    due: date | None = None
    overdue: bool = False
    days_late: int = 0
    unassigned: bool = False
    orphaned: bool = False
    waiting: bool = False
    waiting_for: str = ""
    blocked_by: Task | None = None
    unblocked_by: Task | None = None
    done_on: date | None = None
    next_meeting_missing: bool = False
    in_cycle: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class OnTime:
    """Tasks kept on time among those that could tell, due in the last 60 days."""

    kept: tuple[TaskState, ...]
    of: tuple[TaskState, ...]


@metric()
def states(b: Briefing) -> tuple[TaskState, ...]:
    """Every task with its standing today, in the sheet's order."""
    raise NotImplementedError


def state_of(b: Briefing, task: Task) -> TaskState:
    """Return how one task of the Briefing stands."""
    raise NotImplementedError


@metric()
def open_states(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks, by due date (no date last), then text."""
    raise NotImplementedError


@metric()
def overdue(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks past their date, the longest first, waiting ones included."""
    raise NotImplementedError


@metric()
def due_soon(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks due from today to the end of the due-soon days (7), soonest first."""
    raise NotImplementedError


@metric()
def unassigned(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks that nobody has, by due date, then text."""
    raise NotImplementedError


@metric()
def ageing(b: Briefing) -> tuple[tuple[str, tuple[TaskState, ...]], ...]:
    """Late tasks by age: 1-7, 8-14, 15-30 and over 30 days (organizers only)."""
    raise NotImplementedError


@metric()
def done_since(b: Briefing, day: date) -> tuple[TaskState, ...]:
    """Tasks known to be done on this day or later, in order."""
    raise NotImplementedError


@metric()
def kept_on_time(b: Briefing) -> OnTime:
    """Of the tasks due in the last 60 days, those done by their date; done at an unknown time is left out."""
    raise NotImplementedError
