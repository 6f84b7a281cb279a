"""What a meeting promised, as an agenda reads it out: done, open, waiting, older. Names yes; day counts never."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.followup import follow_up
from coalition_sheets.metrics.tasks import TaskState
from coalition_sheets.model import Briefing, Meeting, Task, fold

LIMIT = 6
OLDER = 4


@frozen
class Promise:
    """One task in the follow-up. `on` says what it waits for, `outside` that no row of ours stands for it."""

    text: str
    who: str
    at: str = ""
    on: str = ""
    outside: bool = False


@frozen(kw_only=True)
class FollowedUp:
    """The follow-up of the last meeting; the `more` figures say how many did not fit."""

    day: date | None
    done: tuple[Promise, ...]
    more_done: int
    open: tuple[Promise, ...]
    more_open: int
    waiting: tuple[Promise, ...]
    older: tuple[Promise, ...]
    older_count: int
    added: tuple[Promise, ...]
    more_added: int

    @property
    def told(self) -> int:
        """How many tasks are read out."""
        return sum(map(len, (self.done, self.open, self.waiting, self.older, self.added)))


NOTHING = FollowedUp(day=None, done=(), more_done=0, open=(), more_open=0, waiting=(), older=(), older_count=0,
                     added=(), more_added=0)  # fmt: skip


def followed_up(b: Briefing, meeting: Meeting, names: Names, items: Mapping[str, str]) -> FollowedUp:
    """Return the follow-up for a meeting; `items` (time and text) let a task point to where it is talked about."""
    found = follow_up(b, meeting)

    def promises(states: Sequence[TaskState], limit: int = LIMIT) -> tuple[Promise, ...]:
        return tuple(_promise(s, names, items) for s in states[:limit])

    return FollowedUp(
        day=found.last.date if found.last else None,
        done=promises(found.done),
        more_done=max(0, len(found.done) - LIMIT),
        open=promises(found.open),
        more_open=max(0, len(found.open) - LIMIT),
        waiting=promises(found.waiting, 3),
        older=promises(found.older, OLDER),
        older_count=len(found.older),
        added=promises(found.added, 3),
        more_added=max(0, len(found.added) - 3),
    )


def _promise(state: TaskState, names: Names, items: Mapping[str, str]) -> Promise:
    task = state.task
    who = "" if state.unassigned else names.all(task.owners)
    on, outside = waited_for(state, names)
    at = next((at for at, text in items.items() if not state.waiting and _about_the_same(task.name, text)), "")
    return Promise(say.shortened(task.name, 90), who, at, on, outside)


def waited_for(state: TaskState, names: Names) -> tuple[str, bool]:
    """Return what a task waits for, and whether that is nobody's row: "the flyer (Linh)", "the hospital's reply"."""
    if not state.waiting:
        return "", False
    if isinstance(state.blocked_by, Task):
        who = names.all(state.blocked_by.owners)
        return f"“{say.shortened(state.blocked_by.name, 60)}”{f' ({who})' if who else ''}", False
    ref = state.task.waiting_on
    if ref is not None and ref.kind == "person":
        return names.of(ref), False
    return say.shortened(state.waiting_for, 60), True


def _about_the_same(one: str, other: str) -> bool:
    """Whether two texts share at least two long words: a task and the agenda item that it is for."""
    return len(_long_words(one) & _long_words(other)) >= 2


def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", fold(text)) if len(w) > 5)
