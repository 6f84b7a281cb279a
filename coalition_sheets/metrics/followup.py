"""Follow-up: what was promised at the last meeting, and how much of it was kept (computations 4, decisions 16, 43)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import NOT_FOR_FOLLOW_UP, WHOLE, held, in_group, last_before, status_of
from coalition_sheets.metrics.tasks import STATES_READ, TaskState, in_order, states
from coalition_sheets.model import Briefing, Meeting, fold_name, metric

TOGETHER = 3


@frozen(kw_only=True)
class FollowUp:
    """What an agenda reads out of the last meeting, in this order: done, open, waiting, older; `added` apart.

    `kept` of `due` tasks were done by the day of the meeting; `follow_through` None means no data.
    """

    last: Meeting | None
    done: tuple[TaskState, ...] = ()
    open: tuple[TaskState, ...] = ()
    waiting: tuple[TaskState, ...] = ()
    older: tuple[TaskState, ...] = ()
    added: tuple[TaskState, ...] = ()
    kept: tuple[TaskState, ...] = ()
    due: tuple[TaskState, ...] = ()
    follow_through: Fraction | None = None


@frozen(kw_only=True)
class Trend:
    """Tasks kept among those due by the last three held meetings together, and by the three before.

    `meetings`: held meetings of the whole coalition. `share` and `before` are None where there is no data.
    """

    kept: tuple[TaskState, ...] = ()
    due: tuple[TaskState, ...] = ()
    before_kept: tuple[TaskState, ...] = ()
    before_due: tuple[TaskState, ...] = ()
    meetings: int = 0

    @property
    def share(self) -> Fraction | None:
        """Kept of due over the last three meetings."""
        return Fraction(len(self.kept), len(self.due)) if self.due else None

    @property
    def before(self) -> Fraction | None:
        """Kept of due over the three meetings before; None with fewer than four meetings."""
        return Fraction(len(self.before_kept), len(self.before_due)) if self.before_due else None


FOLLOW_UP_READ = (*STATES_READ, "meetings.start")


@metric(*FOLLOW_UP_READ)
def follow_up(b: Briefing, meeting: Meeting) -> FollowUp:
    """What was promised at the meeting before this one, and what became of it."""
    last = last_before(b, meeting)
    promised = _from(b, last)
    loose = _loose(b, meeting)
    new = tuple(s for s in loose if b.memory.known and last and _new_since(b, s, last.date))
    now = () if b.memory.known and last else tuple(s for s in loose if not s.overdue)
    on_list = [s for s in (*promised, *now) if s.task.is_open]
    kept, due = _kept(b, meeting, promised)
    return FollowUp(
        last=last,
        done=tuple(s for s in promised if s.standing == "done"),
        open=tuple(sorted((s for s in on_list if not s.waiting), key=in_order)),
        waiting=tuple(sorted((s for s in on_list if s.waiting), key=in_order)),
        older=_older(b, meeting, (*promised, *now, *new)),
        added=new,
        kept=kept,
        due=due,
        follow_through=Fraction(len(kept), len(due)) if due and _recorded(b) >= 2 else None,
    )


@metric(*FOLLOW_UP_READ)
def trend(b: Briefing) -> Trend:
    """Follow-through of the last three meetings together, against the three before."""
    whole = in_group(WHOLE)
    working = [m for m in held(b) if whole(m) and m.kind not in NOT_FOR_FOLLOW_UP]
    if _recorded(b) < 2:
        return Trend(meetings=len(working))
    kept, due = _kept_together(b, working[-TOGETHER:])
    before_kept, before_due = _kept_together(b, working[-2 * TOGETHER : -TOGETHER])
    return Trend(kept=kept, due=due, before_kept=before_kept, before_due=before_due, meetings=len(working))


@metric(*STATES_READ)
def _by_meeting(b: Briefing) -> Mapping[str, tuple[TaskState, ...]]:
    """Tasks by the key of the meeting they come from, in the sheet's order; under "" those that name none."""
    keys = {name: meeting.key for name, meeting in b.coalition.meeting.items()}
    found: dict[str, list[TaskState]] = {}
    for state in states(b):
        origin = state.task.meeting
        found.setdefault(keys.get(origin.name, "") if origin else "", []).append(state)
    return {key: tuple(group) for key, group in found.items()}


def _from(b: Briefing, meeting: Meeting | None) -> tuple[TaskState, ...]:
    """Return the tasks that come from a meeting, in order."""
    return tuple(sorted(_by_meeting(b).get(meeting.key, ()), key=in_order)) if meeting else ()


@metric(*STATES_READ)
def _recorded(b: Briefing) -> int:
    """Held meetings with a task from them: follow-through needs two (decision 43)."""
    with_tasks = _by_meeting(b)
    return sum(status_of(m, b.today) == "Held" and m.key in with_tasks for m in b.coalition.meetings)


def _loose(b: Briefing, meeting: Meeting) -> tuple[TaskState, ...]:
    """Return open tasks that name no meeting: they belong to the whole coalition (decision 39)."""
    if fold_name(meeting.group) != fold_name(WHOLE):
        return ()
    return tuple(sorted((s for s in _by_meeting(b).get("", ()) if s.task.is_open), key=in_order))


def _new_since(b: Briefing, state: TaskState, day: date) -> bool:
    added = b.memory.added_on(state.task.tab, state.task.key)
    return added is not None and added > day


def _older(b: Briefing, meeting: Meeting, listed: Iterable[TaskState]) -> tuple[TaskState, ...]:
    """Return other open tasks past their date: the coalition's agenda has all, a committee's its own."""
    known = {id(state) for state in listed}
    whole, of_group = fold_name(meeting.group) == fold_name(WHOLE), in_group(meeting.group)
    found = []
    for state in states(b):
        if state.overdue and id(state) not in known:
            origin = b.coalition.meeting.get(state.task.meeting.name) if state.task.meeting else None
            if whole or (origin and of_group(origin)):
                found.append(state)
    return tuple(sorted(found, key=in_order))


def _kept(
    b: Briefing, meeting: Meeting, promised: Iterable[TaskState]
) -> tuple[tuple[TaskState, ...], tuple[TaskState, ...]]:
    """Return the promised tasks done by the day of a meeting, and those due by it (not Dropped).

    Done at an unknown time counts as done for a meeting ahead, and is left out of both for a past one.
    """
    ahead = meeting.date >= b.today
    due = [s for s in promised if s.due and s.due <= meeting.date and s.standing != "dropped"]
    due = [s for s in due if ahead or s.standing != "done" or s.done_on]
    kept = (s for s in due if s.standing == "done" and (s.done_on is None or s.done_on <= meeting.date))
    return tuple(kept), tuple(due)


def _kept_together(b: Briefing, meetings: Iterable[Meeting]) -> tuple[tuple[TaskState, ...], tuple[TaskState, ...]]:
    kept: list[TaskState] = []
    due: list[TaskState] = []
    for meeting in meetings:
        done, expected = _kept(b, meeting, _from(b, last_before(b, meeting)))
        kept += done
        due += expected
    return tuple(kept), tuple(due)
