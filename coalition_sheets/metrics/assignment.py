"""Who could take on a task that is nobody's yet (computations 6). Suggestions only: nothing is written to the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import by_name
from coalition_sheets.metrics.people import is_away
from coalition_sheets.metrics.tasks import TaskState, unassigned
from coalition_sheets.metrics.workload import WORKLOAD_READ, Workload, workload
from coalition_sheets.model import Briefing, Person, Task, fold, metric

SHOWN = 3
LIGHT = Fraction(1, 2)
HERE = frozenset({"Member", "Volunteer", "Staff"})


@frozen
class Candidate:
    """Somebody who could take a task on, and why; `beside`: who is good at it, where it would be new to them."""

    person: Person
    score: int
    reasons: tuple[str, ...]
    beside: str = ""


@frozen
class Suggestion:
    """A task that nobody has yet, and up to three people who could be asked, the best first."""

    state: TaskState
    candidates: tuple[Candidate, ...]


ASSIGNMENT_READ = (
    *WORKLOAD_READ, "tasks.skill", "tasks.goal", "people.name", "people.status", "people.away_until",
    "people.connection", "people.do_not_contact", "people.skills", "people.wants_to_try", "goals.name", "goals.issue",
    "organizations.name", "organizations.priorities",
)  # fmt: skip


@metric(*ASSIGNMENT_READ)
def suggestions(b: Briefing) -> tuple[Suggestion, ...]:
    """For each task that is nobody's, people who could be asked: active, not over their load, for a reason."""
    load = workload(b)
    people = [p for p in sorted(b.coalition.people, key=by_name) if _could(p, b.today) and p.name not in load.over]
    return tuple(Suggestion(s, _candidates(b, s.task, people, load)) for s in unassigned(b))


def _could(person: Person, today: date) -> bool:
    here = person.status != "Left" and not is_away(person, today)
    return person.connection in HERE and here and not person.do_not_contact


def _candidates(b: Briefing, task: Task, people: Sequence[Person], load: Workload) -> tuple[Candidate, ...]:
    skill = fold(task.skill)
    masters = [p.name for p in people if skill and skill in map(fold, p.skills)]
    found = [_candidate(b, task, person, masters, load) for person in people]
    return tuple(sorted((c for c in found if c.score > 0), key=lambda c: (-c.score, *by_name(c.person)))[:SHOWN])


def _candidate(b: Briefing, task: Task, person: Person, masters: Sequence[str], load: Workload) -> Candidate:
    scored = tuple(_reasons(b, task, person, masters, load))
    late = 2 if load.overdue.get(person.name) else 0
    stretch = bool(task.skill) and person.name not in masters and fold(task.skill) in map(fold, person.wants_to_try)
    return Candidate(person, sum(n for n, _ in scored) - late, tuple(why for _, why in scored),
                     next(iter(masters), "") if stretch else "")  # fmt: skip


def _reasons(
    b: Briefing, task: Task, person: Person, masters: Sequence[str], load: Workload
) -> Iterator[tuple[int, str]]:
    if person.name in masters:
        yield 3, f"is good at {task.skill}"
    if task.skill and fold(task.skill) in map(fold, person.wants_to_try):
        yield 2, f"would like to try {task.skill}"
    goal = b.coalition.goal.get(task.goal.name) if task.goal else None
    organization = b.coalition.organization_of(person)
    if goal and goal.issue and organization and fold(goal.issue) in map(fold, organization.priorities):
        yield 1, f"{organization.name} cares about {goal.issue}"
    if _has_room(person, load):
        yield 1, "has room"


def _has_room(person: Person, load: Workload) -> bool:
    """Whether less than half of somebody's hours are taken; where tasks carry no hours, whether they have no task."""
    if not load.by_hours:
        return not load.open.get(person.name)
    known: Mapping[str, Fraction] = load.load
    return person.name in known and known[person.name] < LIGHT
