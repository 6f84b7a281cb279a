"""Tasks: what is late, due soon, waiting or nobody's (computations 2 and 3, decisions 16, 38, 39)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import NOT_A_NEXT_MEETING, WHOLE
from coalition_sheets.metrics.people import is_away
from coalition_sheets.metrics.waiting import BLOCKERS_READ, Blockers, blockers
from coalition_sheets.model import Briefing, Coalition, Memory, Ref, Task, fold, fold_name, metric

NOBODY = frozenset({"", "tbd", "?", "someone", "team", "all", "everyone"})
STALE_WITHIN_DAYS = 14
ON_TIME_DAYS = 60


@frozen(kw_only=True)
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


@frozen
class OnTime:
    """Tasks kept on time among those that could tell, due in the last 60 days."""

    kept: tuple[TaskState, ...]
    of: tuple[TaskState, ...]


def in_order(state: TaskState) -> tuple[date, str, str, str, str]:
    """Return the key that sorts tasks by due date (none is last), then text, then who."""
    task = state.task
    return state.due or date.max, fold(task.name), task.name, task.owner_typed, task.status


OPEN_READ = (
    *BLOCKERS_READ, "tasks.owner", "tasks.due", "tasks.meeting",
    "meetings.date", "meetings.kind", "meetings.group", "meetings.status", "people.name", "people.status",
    "people.away_until", "about.due_soon_days", "about.stale_days", "memory",
)  # fmt: skip
STATES_READ = (*OPEN_READ, "tasks.done_on")


@metric(*STATES_READ)
def states(b: Briefing) -> tuple[TaskState, ...]:
    """Every task with its standing today, in the sheet's order."""
    next_meeting_after, still_open = _next_meetings(b.coalition), iter(_open_in_sheet(b))
    return tuple(
        [next(still_open) if task.is_open else _closed(b, task, next_meeting_after) for task in b.coalition.tasks]
    )


@metric(*OPEN_READ)
def _open_in_sheet(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks, in the sheet's order: most figures are about them, and in time most tasks are done."""
    blocking, next_meeting_after = blockers(b), _next_meetings(b.coalition)
    return tuple([_state(b, task, blocking, next_meeting_after) for task in b.coalition.tasks if task.is_open])


@metric(*OPEN_READ)
def open_states(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks, by due date (no date last), then text."""
    return tuple(sorted(_open_in_sheet(b), key=in_order))


@metric(*OPEN_READ)
def overdue(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks past their date, the longest first, waiting ones included."""
    return tuple(s for s in open_states(b) if s.overdue)


@metric(*OPEN_READ)
def due_soon(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks due from today to the end of the due-soon days (7), soonest first."""
    last = b.today + timedelta(b.about.due_soon_days)
    return tuple(s for s in open_states(b) if s.due and b.today <= s.due <= last)


@metric(*OPEN_READ)
def unassigned(b: Briefing) -> tuple[TaskState, ...]:
    """Open tasks that nobody has, by due date, then text."""
    return tuple(s for s in open_states(b) if s.unassigned)


@metric(*OPEN_READ)
def ageing(b: Briefing) -> tuple[tuple[str, tuple[TaskState, ...]], ...]:
    """Late tasks by age: 1-7, 8-14, 15-30 and over 30 days (organizers only)."""
    bounds = (7, 14, 30)
    found: list[list[TaskState]] = [[], [], [], []]
    for state in overdue(b):
        found[bisect_left(bounds, state.days_late)].append(state)
    return tuple(zip(("1-7 days", "8-14 days", "15-30 days", "over 30 days"), map(tuple, found), strict=True))


@metric(*STATES_READ)
def done_since(b: Briefing, day: date) -> tuple[TaskState, ...]:
    """Tasks known to be done on this day or later, in order of that day."""
    found = (s for s in states(b) if s.done_on and day <= s.done_on <= b.today)
    return tuple(sorted(found, key=lambda s: (s.done_on, *in_order(s))))


@metric(*STATES_READ)
def kept_on_time(b: Briefing) -> OnTime:
    """Of the tasks due in the last 60 days, those done by their date; done at an unknown time is left out."""
    first = b.today - timedelta(ON_TIME_DAYS)
    window = sorted((s for s in states(b) if s.due and first <= s.due <= b.today), key=in_order)
    of = tuple(s for s in window if s.overdue or s.done_on)
    return OnTime(tuple(s for s in of if s.due and s.done_on and s.done_on <= s.due), of)


def is_unassigned(task: Task) -> bool:
    """Whether Who is blank or one of the words that mean nobody yet; a committee is an owner."""
    return not any(ref.name or fold(ref.typed) not in NOBODY for ref in task.owners)


def _closed(b: Briefing, task: Task, next_meeting_after: Callable[[str, date], date | None]) -> TaskState:
    due = _due(b, task, next_meeting_after) if task.due_next_meeting else task.due
    standing, done_on = ("done", _done_on(b.memory, task)) if task.status == "Done" else ("dropped", None)
    return TaskState(task=task, standing=standing, due=due, done_on=done_on)


def _state(
    b: Briefing, task: Task, blocking: Blockers, next_meeting_after: Callable[[str, date], date | None]
) -> TaskState:
    due = _due(b, task, next_meeting_after) if task.due_next_meeting else task.due
    blocker = blocking.of(task)
    late = due is not None and b.today > due
    days_late = (b.today - due).days if due and late else 0
    nobody = is_unassigned(task)
    stale = not late and _stale(b, task, due)
    return TaskState(
        task=task,
        standing=_standing(b, due, late=late, waiting=blocker.waiting, nobody=nobody, stale=stale),
        due=due,
        overdue=late,
        days_late=days_late,
        unassigned=nobody,
        orphaned=not nobody and all(_gone(b, ref, due) for ref in task.owners),
        waiting=blocker.waiting,
        waiting_for=blocker.waiting_for,
        blocked_by=blocker.open_task,
        unblocked_by=blocker.closed_task,
        next_meeting_missing=task.due_next_meeting and due is None,
        in_cycle=blocker.in_cycle,
        stale=stale,
    )


def _standing(b: Briefing, due: date | None, *, late: bool, waiting: bool, nobody: bool, stale: bool) -> str:
    """Return the standing of an open task; the first that fits."""
    if late:
        return "overdue, waiting" if waiting else "overdue"
    if waiting:
        return "waiting"
    if due is not None and (due - b.today).days <= b.about.due_soon_days:
        return "due today" if due == b.today else "due soon"
    if nobody:
        return "unassigned"
    return "stale" if stale else "no date" if due is None else "ok"


def _due(b: Briefing, task: Task, next_meeting_after: Callable[[str, date], date | None]) -> date | None:
    """Return the day of "next meeting": after the meeting it comes from, else after it was first seen."""
    origin = b.coalition.meeting.get(task.meeting.name) if task.meeting else None
    if origin:
        return next_meeting_after(origin.group, origin.date)
    seen = b.memory.seen(task.tab, task.key) if b.memory.known else None
    added = b.memory.added_on(task.tab, task.key) if seen else None
    there = seen.first_seen if seen and seen.first_seen else b.today
    return next_meeting_after(WHOLE, added or there - timedelta(1))


def _next_meetings(coalition: Coalition) -> Callable[[str, date], date | None]:
    """Return a look-up: the day of a group's first meeting after a day, else of the whole coalition's."""
    days: dict[str, list[date]] = {}
    for meeting in coalition.meetings:
        if meeting.status != "Cancelled" and meeting.kind not in NOT_A_NEXT_MEETING:
            days.setdefault(fold_name(meeting.group or WHOLE), []).append(meeting.date)
    for found in days.values():
        found.sort()

    def after(group: str, day: date) -> date | None:
        for name in (group or WHOLE, WHOLE):
            found = days.get(fold_name(name), [])
            if (at := bisect_right(found, day)) < len(found):
                return found[at]
        return None

    return after


def _done_on(memory: Memory, task: Task) -> date | None:
    """Return Done on, else the day memory first saw Done, else None: unknown."""
    if task.done_on or not memory.known:
        return task.done_on
    seen = memory.seen(task.tab, task.key)
    return seen.done_seen if seen else None


def _stale(b: Briefing, task: Task, due: date | None) -> bool:
    """Whether memory saw no change for the stale days (21) in an open task due within two weeks, or without date."""
    if not b.memory.known or (due and (due - b.today).days > STALE_WITHIN_DAYS):
        return False
    seen = b.memory.seen(task.tab, task.key)
    changed = (seen.last_changed or seen.first_seen) if seen else None
    return changed is not None and (b.today - changed).days > b.about.stale_days


def _gone(b: Briefing, ref: Ref, due: date | None) -> bool:
    """Whether an owner has left, or is away now and until after the date."""
    owner = b.coalition.person.get(ref.name) if ref.kind == "person" else None
    if owner is None:
        return False
    until = owner.away_until if is_away(owner, b.today) else None
    away = due is not None and until is not None and until > due
    return owner.status == "Left" or away
