"""Workload: who carries how much (computations 5, decisions 19, 46)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.tasks import OPEN_READ, TaskState, open_states
from coalition_sheets.model import Briefing, Ref, fold, fold_name, metric

CONCENTRATION_FROM = 10
MANY = 8
TOO_MUCH = Fraction(5, 4)
HOURS_WHEN_BLANK = 2
HOURS_WITHIN_DAYS = 30


@frozen(kw_only=True)
class Shares:
    """Open tasks by who answers for them: the person and the organization with most, and whether that is too much."""

    open_total: int
    top: tuple[str, int] | None
    organizations: Mapping[str, int]
    top_organization: tuple[str, int] | None
    concentrated_person: str | None
    concentrated_organization: str | None


@frozen(kw_only=True)
class Workload:
    """Open tasks a person, each owner counted; shares count a task for its first owner, who answers for it.

    Mappings go by visible name, in order of name. `groups`: committees and organizations that own tasks themselves.
    `by_hours`: at least half of the open tasks carry hours, so `load` (hours of 30 days over Hours a month) is known.
    """

    open: Mapping[str, int]
    overdue: Mapping[str, int]
    due_14: Mapping[str, int]
    tasks: Mapping[str, tuple[TaskState, ...]]
    groups: Mapping[str, int]
    open_total: int
    top: tuple[str, int] | None
    top_share: Fraction | None
    organizations: Mapping[str, int]
    top_organization: tuple[str, int] | None
    concentrated_person: str | None
    concentrated_organization: str | None
    over: tuple[str, ...]
    by_hours: bool = False
    load: Mapping[str, Fraction]


SHARES_READ = (*OPEN_READ, "people.organization", "about.busy_share")
WORKLOAD_READ = (*SHARES_READ, "tasks.hours", "people.hours")


@metric(*WORKLOAD_READ)
def workload(b: Briefing) -> Workload:
    """Open tasks by person, and whether a few carry too much of them."""
    open_tasks, shares = open_states(b), shared(b)
    tasks = _lists(open_tasks, groups=False)
    counts = {name: len(found) for name, found in tasks.items()}
    soon = b.today + timedelta(14)
    by_hours = bool(open_tasks) and 2 * sum(s.task.hours is not None for s in open_tasks) >= len(open_tasks)
    load = _loads(b, tasks) if by_hours else {}
    return Workload(
        open=MappingProxyType(counts),
        overdue=_count(tasks, lambda s: s.overdue),
        due_14=_count(tasks, lambda s: s.due is not None and s.due <= soon),
        tasks=MappingProxyType(tasks),
        groups=MappingProxyType({name: len(found) for name, found in _lists(open_tasks, groups=True).items()}),
        open_total=shares.open_total,
        top=shares.top,
        top_share=Fraction(shares.top[1], len(open_tasks)) if shares.top else None,
        organizations=shares.organizations,
        top_organization=shares.top_organization,
        concentrated_person=shares.concentrated_person,
        concentrated_organization=shares.concentrated_organization,
        over=_over(b, counts, load),
        by_hours=by_hours,
        load=MappingProxyType(load),
    )


@metric(*SHARES_READ)
def shared(b: Briefing) -> Shares:
    """Who answers for how many of the open tasks, and whether that is most of them."""
    open_tasks = open_states(b)
    labels = _labels(open_tasks, groups=False)
    people = Counter(label for s in open_tasks if (label := _first(s, labels)))
    organizations = Counter(label for s in open_tasks if (label := _organization(b, s)))
    top, top_organization = _most(people), _most(organizations)
    return Shares(
        open_total=len(open_tasks),
        top=top,
        organizations=MappingProxyType(dict(sorted(organizations.items(), key=lambda pair: _by_name(pair[0])))),
        top_organization=top_organization,
        concentrated_person=_concentrated(b, top, len(open_tasks)),
        concentrated_organization=_concentrated(b, top_organization, len(open_tasks)),
    )


def _by_name(name: str) -> tuple[str, str]:
    return fold(name), name


def _owners(state: TaskState, *, groups: bool) -> list[Ref]:
    """Return the owners of an assigned task that are people (known or not), or the committees and organizations."""
    if state.unassigned:
        return []
    return [ref for ref in state.task.owners if (ref.kind in ("group", "organization")) == groups]


def _lists(open_tasks: Iterable[TaskState], *, groups: bool) -> dict[str, tuple[TaskState, ...]]:
    """Return open tasks by owner; spellings of one unknown name are one, under the first in order."""
    labels = _labels(open_tasks, groups=groups)
    found: dict[str, list[TaskState]] = {}
    for state in open_tasks:
        for name in {labels[ref.label]: None for ref in _owners(state, groups=groups)}:
            found.setdefault(name, []).append(state)
    return {name: tuple(found[name]) for name in sorted(found, key=_by_name)}


def _labels(open_tasks: Iterable[TaskState], *, groups: bool) -> Mapping[str, str]:
    """Return how each owner is listed, by spelling: those that fold alike are one, under the first in order."""
    spelled = sorted({ref.label for state in open_tasks for ref in _owners(state, groups=groups)})
    first: dict[str, str] = {}
    return {label: first.setdefault(fold_name(label), label) for label in spelled}


def _count(tasks: Mapping[str, tuple[TaskState, ...]], counts: Callable[[TaskState], bool]) -> Mapping[str, int]:
    return MappingProxyType({name: sum(map(counts, found)) for name, found in tasks.items()})


def _first(state: TaskState, labels: Mapping[str, str]) -> str:
    """Return the person who answers for a task, as they are listed."""
    owners = state.task.owners
    if state.unassigned or not owners or owners[0].kind in ("group", "organization"):
        return ""
    return labels[owners[0].label]


def _organization(b: Briefing, state: TaskState) -> str:
    """Return the organization of the one who answers for a task."""
    if state.unassigned or not state.task.owners:
        return ""
    first = state.task.owners[0]
    if first.kind == "organization":
        return first.name
    person = b.coalition.person.get(first.name) if first.kind == "person" else None
    return person.organization.label if person and person.organization else ""


def _most(counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the name with most, the first by name among equals."""
    most = max(counts.values(), default=0)
    return (min((name for name, count in counts.items() if count == most), key=_by_name), most) if counts else None


def _concentrated(b: Briefing, top: tuple[str, int] | None, open_total: int) -> str | None:
    """Return who holds more than the busy share (40 %) of ten or more open tasks."""
    if top is None or open_total < CONCENTRATION_FROM:
        return None
    return top[0] if top[1] > b.about.busy_share * open_total else None


def _loads(b: Briefing, tasks: Mapping[str, tuple[TaskState, ...]]) -> dict[str, Fraction]:
    """Return hours of open tasks due within 30 days (or without date) over Hours a month, where that is said."""
    last = b.today + timedelta(HOURS_WITHIN_DAYS)
    loads = {}
    for name, found in tasks.items():
        person = b.coalition.person.get(name)
        if person and person.hours and person.hours.value > 0:
            hours = sum((_hours(s) for s in found if s.due is None or s.due <= last), Fraction())
            loads[name] = hours / person.hours.value
    return loads


def _hours(state: TaskState) -> Fraction:
    hours = state.task.hours.value if state.task.hours else Fraction(HOURS_WHEN_BLANK)
    return hours / len(state.task.owners)


def _over(b: Briefing, counts: Mapping[str, int], load: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return who has more than 5/4 of their hours; without hours, over 8 tasks and over twice the median."""
    from statistics import median

    active = [n for name, n in counts.items() if not (p := b.coalition.person.get(name)) or p.status != "Left"]
    middle = Fraction(median(active)) if active else Fraction()
    return tuple(
        name for name, n in counts.items() if (load[name] > TOO_MUCH if name in load else n > MANY and n > 2 * middle)
    )
