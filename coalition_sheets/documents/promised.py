"""Tasks as pages list them: those of one meeting, those of one person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.tasks import TaskState, in_order, open_states, states
from coalition_sheets.model import Briefing, Language, Meeting, Task, fold_name


@frozen(kw_only=True)
class Promised:
    """One task on a list. `by` is its date in words; `on` what it waits for; `note` its Notes, for its owner alone."""

    text: str
    who: str
    by: str
    goal: str = ""
    on: str = ""
    note: str = ""
    done: bool = False
    was: bool = False


def of_meeting(b: Briefing, meeting: Meeting) -> tuple[TaskState, ...]:
    """Return the tasks that name a meeting as theirs, let go ones left out, by date and text."""
    by_name = b.coalition.meeting

    def theirs(task: Task) -> bool:
        found = by_name.get(task.meeting.name) if task.meeting else None
        return found is not None and (found.row, found.table) == (meeting.row, meeting.table)

    return tuple(sorted((s for s in states(b) if s.standing != "dropped" and theirs(s.task)), key=in_order))


def of_person(b: Briefing, name: str) -> tuple[TaskState, ...]:
    """Return a person's or group's open tasks: what is ahead by date, then what has no date, then what is past."""
    key = fold_name(name)
    mine = [s for s in open_states(b) if key in {fold_name(r.label) for r in s.task.owners}]
    return tuple(sorted(mine, key=lambda s: (s.overdue, in_order(s))))


def promised(b: Briefing, found: Iterable[TaskState], names: Names) -> tuple[Promised, ...]:
    """Return tasks as a page shows them."""
    return tuple(_promised(b, s, names) for s in found)


def _promised(b: Briefing, s: TaskState, names: Names) -> Promised:
    on, _ = waited_for(s, names)
    return Promised(
        text=say.shortened(s.task.name, 110),
        who="" if s.unassigned else names.all(s.task.owners),
        by=_by(s.due, b.today, b.language),
        goal=say.shortened(s.task.goal.label, 60) if s.task.goal else "",
        on=on,
        note=say.shortened(s.task.notes, 160),
        done=s.standing == "done",
        was=s.overdue,
    )


def _by(due: date | None, today: date, language: Language) -> str:
    if due is None:
        return ""
    return language.near_day(due, today) if abs((due - today).days) > 45 else language.day(due)
