"""Which task waits for what: open tasks that block, closed ones that no longer do, and rings (decision 39)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Task, fold, metric

BLOCKERS_READ = ("tasks.name", "tasks.owner", "tasks.due", "tasks.status", "tasks.waiting_on")


@frozen
class Blocker:
    """What an open task waits for. In a ring nothing waits (`in_cycle`)."""

    waiting: bool = False
    waiting_for: str = ""
    open_task: Task | None = None
    closed_task: Task | None = None
    in_cycle: bool = False


@frozen
class Blockers:
    """Blockers of the tasks that name one, by the task's row and text."""

    rows: Mapping[tuple[int, str], Blocker]
    rings: tuple[tuple[Task, ...], ...] = ()

    def of(self, task: Task) -> Blocker:
        """Return what a task waits for."""
        if found := self.rows.get((task.row, task.name)):
            return found
        if task.status != "Waiting":
            return _FREE
        return Blocker(waiting=True, waiting_for=task.waiting_on.label if task.waiting_on else "")


_FREE = Blocker()


@metric(*BLOCKERS_READ)
def blockers(b: Briefing) -> Blockers:
    """What each open task waits for, where it names another task, and the rings among them."""
    named = {fold(t.waiting_on.name) for t in b.coalition.tasks if t.waiting_on and t.waiting_on.kind == "task"}
    if not named:
        return Blockers({})
    by_text: dict[str, list[Task]] = {}
    for task in b.coalition.tasks:
        if fold(task.name) in named:
            by_text.setdefault(fold(task.name), []).append(task)
    blocks: list[tuple[Task, Task]] = []
    for task in b.coalition.tasks:
        if task.is_open and task.waiting_on and task.waiting_on.kind == "task":
            blocks += [(task, other)] if (other := _named(task, by_text)) else []
    rings = _rings([(task, other) for task, other in blocks if other.is_open])
    ringed = {(t.row, t.name) for ring in rings for t in ring}
    rows = {(task.row, task.name): _blocker(other, (task.row, task.name) in ringed) for task, other in blocks}
    return Blockers(rows, rings)


def _named(task: Task, by_text: Mapping[str, list[Task]]) -> Task | None:
    """Return the task that "Waiting on" means: another open one of that text first, the earliest due."""
    found = by_text.get(fold(task.waiting_on.name), []) if task.waiting_on else []
    others = [t for t in found if t.row != task.row] or found
    return min(others, key=lambda t: (not t.is_open, t.due or date.max, t.name, t.owner_typed), default=None)


def _blocker(other: Task, in_ring: bool) -> Blocker:
    if in_ring:
        return Blocker(open_task=other, in_cycle=True)
    if other.is_open:
        return Blocker(waiting=True, waiting_for=other.name, open_task=other)
    return Blocker(closed_task=other)


def _rings(blocks: Sequence[tuple[Task, Task]]) -> tuple[tuple[Task, ...], ...]:
    """Return the rings of tasks that wait on each other; each task waits on one at most."""
    waits = {(task.row, task.name): (task, other) for task, other in blocks}
    seen: dict[tuple[int, str], int] = {}
    rings = []
    for walk, start in enumerate(waits):
        path, at = [], start
        while at in waits and at not in seen:
            seen[at] = walk
            path.append(at)
            other = waits[at][1]
            at = (other.row, other.name)
        if at in waits and seen[at] == walk and at in path:
            ring = [waits[key][0] for key in path[path.index(at) :]]
            first = min(range(len(ring)), key=lambda i: (fold(ring[i].name), ring[i].name, ring[i].row))
            rings.append(tuple(ring[first:] + ring[:first]))
    return tuple(sorted(rings, key=lambda ring: (fold(ring[0].name), ring[0].name)))
