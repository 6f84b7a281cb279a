"""Tasks: somebody's, with a day, not stuck; and the load well shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coalition_sheets.metrics.tasks import open_states
from coalition_sheets.metrics.waiting import blockers
from coalition_sheets.metrics.workload import shared
from coalition_sheets.model import Briefing, Finding, Task, fold
from coalition_sheets.model.checks import finding
from coalition_sheets.regex import regex
from coalition_sheets.rules.say import row, rows, whole_tab
from coalition_sheets.rules.words import count, names, quoted

LOOSE = regex(r"\b(?:stuff|etc|various|misc|miscellaneous|whatnot|and so on|and the like|odds and ends)\b")
FEWEST_ORGANIZATIONS = 3


def owner(b: Briefing) -> Iterator[Finding]:
    """An open task is somebody's (B29)."""
    for state in open_states(b):
        if state.unassigned:
            yield row(b, "TASK-OWNER", state.task, f"{quoted(state.task.name)} has no one's name yet.", "owner")


def date(b: Briefing) -> Iterator[Finding]:
    """An open task has a day (B29)."""
    for state in open_states(b):
        if state.task.due is None and not state.task.due_next_meeting:
            yield row(b, "TASK-DATE", state.task, f"{quoted(state.task.name)} has no day yet.", "due")


def orphaned(b: Briefing) -> Iterator[Finding]:
    """An open task's owner is there to do it (computations 3)."""
    for state in open_states(b):
        if state.orphaned:
            who = names([r.label for r in state.task.owners])
            message = f"{quoted(state.task.name)} belongs to {who}, away or no longer with us."
            yield row(b, "TASK-ORPHANED", state.task, message, "owner")


def next_meeting(b: Briefing) -> Iterator[Finding]:
    """“Next meeting” is a day once one is planned (computations 2)."""
    for state in open_states(b):
        if state.next_meeting_missing:
            message = f"{quoted(state.task.name)} is for the next meeting, and none is planned yet."
            yield row(b, "TASK-NEXT-MEETING", state.task, message, "due")


def unblocked(b: Briefing) -> Iterator[Finding]:
    """A task goes on once what it waited for is closed (computations 2)."""
    for state in open_states(b):
        if state.unblocked_by:
            message = f"{quoted(state.task.name)} can go on: {quoted(state.unblocked_by.name)} is closed."
            yield row(b, "TASK-UNBLOCKED", state.task, message, "waiting_on")


def of_closed_goal(b: Briefing) -> Iterator[Finding]:
    """Open tasks serve open goals (computations 2)."""
    found: dict[str, list[Task]] = {}
    for task in b.coalition.tasks:
        goal = b.coalition.goal.get(task.goal.name) if task.goal and task.is_open else None
        if goal and goal.status in ("Met", "Dropped"):
            found.setdefault(goal.name, []).append(task)
    for name, tasks in found.items():
        goal = b.coalition.goal[name]
        verb = "is met" if goal.status == "Met" else "was dropped"
        open_ones = count(len(tasks), "open task")
        yield rows(b, "TASK-OF-CLOSED-GOAL", tasks, f"{quoted(name)} {verb} and has {open_ones}.", "goal", key=goal.key)


def vague(b: Briefing) -> Iterator[Finding]:
    """A task is in clear words (C13)."""
    for state in open_states(b):
        if LOOSE.search(fold(state.task.name)):
            message = f"{quoted(state.task.name)} could say more clearly what is to be done."
            yield row(b, "TASK-VAGUE", state.task, message, "name")


def load(b: Briefing) -> Iterator[Finding]:
    """No one carries most of the open tasks (E11)."""
    w = shared(b)
    if w.concentrated_organization and len(w.organizations) >= FEWEST_ORGANIZATIONS:
        share = w.organizations[w.concentrated_organization]
        message = f"{w.concentrated_organization} has {share} of the {w.open_total} open tasks."
        yield finding("LOAD-ORG", message, places=whole_tab(b, "tasks"), key="organization", tab="tasks")
    if w.concentrated_person and w.top:
        message = f"{w.concentrated_person} has {w.top[1]} of the {w.open_total} open tasks."
        yield finding("LOAD-PERSON", message, places=whole_tab(b, "tasks"), key="person", tab="tasks")


def ring(b: Briefing) -> Iterator[Finding]:
    """Tasks do not wait on each other in a ring (computations 2)."""
    for found in blockers(b).rings:
        leads = " → ".join(quoted(t.name) for t in (*found, found[0]))
        message = f"These tasks wait on each other: {leads}."
        yield rows(b, "TASK-CYCLE", found, message, "waiting_on", key=min(t.key for t in found))


TASKS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (
    ring, owner, date, orphaned, next_meeting, unblocked, of_closed_goal, vague, load,
)  # fmt: skip
