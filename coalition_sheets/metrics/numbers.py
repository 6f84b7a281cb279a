"""The numbers that have a name of their own, each with its arithmetic and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from coalition_sheets.metrics import plain
from coalition_sheets.metrics.audience import NotForYou, level_of
from coalition_sheets.metrics.contacts import Contact, contacts
from coalition_sheets.metrics.core_group import core_group
from coalition_sheets.metrics.counts import members, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.followup import trend
from coalition_sheets.metrics.goals import LAGGING, goal_states
from coalition_sheets.metrics.lights import Light, lights
from coalition_sheets.metrics.meetings import next_any
from coalition_sheets.metrics.outreach import due_steps, funnel, stalled
from coalition_sheets.metrics.reasons import Explanation, places
from coalition_sheets.metrics.roles import roles
from coalition_sheets.metrics.setup import setup
from coalition_sheets.metrics.tasks import TaskState, due_soon, open_states, overdue, unassigned
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import Briefing, Level, Metric, Place, Record, fold


def _tasks(b: Briefing, title: str, rule: str, found: Iterable[TaskState]) -> Explanation:
    listed = tuple(found)
    lines = [rule, *(f"“{s.task.name}”: {plain.day(s.due, b.today)}." for s in listed)]
    return Explanation(f"{title}: {len(listed)}", tuple(lines), places(b, [s.task for s in listed]))


def _overdue(b: Briefing) -> Explanation:
    return _tasks(
        b, "Late tasks", "Open, and their date is before today; a task is late from the next day on.", overdue(b)
    )


def _due_soon(b: Briefing) -> Explanation:
    rule = f"Open, and due from today to {b.about.due_soon_days} days ahead."
    return _tasks(b, "Due soon", rule, due_soon(b))


def _unassigned(b: Briefing) -> Explanation:
    return _tasks(b, "No one yet", "Open, and Who is blank, TBD, ?, someone, team, all or everyone.", unassigned(b))


def _open(b: Briefing) -> Explanation:
    return _tasks(b, "Open tasks", "Neither Done nor Dropped.", open_states(b))


def _waiting(b: Briefing) -> Explanation:
    rule = "Status Waiting, or waiting on a task that is still open."
    return _tasks(b, "Waiting tasks", rule, (s for s in open_states(b) if s.waiting))


def _members(b: Briefing) -> Explanation:
    found = members(b)
    alone = f" {plain.count(found.individuals, 'person is a member', 'people are members')} without an organization."
    line = "Organizations with Status Member." + (alone if found.individuals else "")
    rows: tuple[Record, ...] = (*found.organization_rows, *found.individual_rows)
    return Explanation(f"Members: {found.organizations}", (line,), places(b, rows))


def _one_on_ones(b: Briefing) -> Explanation:
    found = one_on_ones(b)
    line = "One-on-ones up to today that happened: not those with No answer or Left message."
    return Explanation(f"One-on-ones: {len(found)}", (line,), places(b, found, "date"))


def _workload(b: Briefing) -> Explanation:
    found = workload(b)
    lines = [f"{plain.count(found.open_total, 'open task')}; two owners each have it on their list."]
    lines += [f"{name}: {number}." for name, number in found.open.items()]
    if found.top and found.top_share is not None:
        share, busy = plain.percent(found.top_share), plain.percent(b.about.busy_share)
        lines.append(
            f"{found.top[0]} answers for {found.top[1]} of them ({share}; over {busy} of ten or more is a lot)."
        )
    rows = dict.fromkeys(s.task.row for group in found.tasks.values() for s in group)
    listed = [s.task for s in open_states(b) if s.task.row in rows]
    return Explanation("Workload", tuple(lines), places(b, listed, "owner"))


def _contacts(b: Briefing, title: str, rule: str, found: tuple[Contact, ...]) -> Explanation:
    lines = [rule, *(f"{c.name}: {c.stage_name}." for c in found)]
    rows = tuple(place for c in found if (touch := c.next_touch or c.last) for place in places(b, [touch], "date"))
    return Explanation(f"{title}: {len(found)}", tuple(lines), rows)


def _stalled(b: Briefing) -> Explanation:
    days = ", ".join(map(str, b.about.stalled_days))
    rule = f"Begun, not ended, no next step, and no touch for more than {days} days by stage (2 to 5)."
    return _contacts(b, "Went quiet", rule, stalled(b))


def _next_steps(b: Briefing) -> Explanation:
    rule = f"The next step is late, or due within {b.about.due_soon_days} days; any later touch closes a step."
    return _contacts(b, "Next steps due", rule, due_steps(b))


def _funnel(b: Briefing) -> Explanation:
    lines = []
    for stage in funnel(b).stages:
        on = f"{stage.went_on} of {stage.of} went on" if stage.of else "too early to say who went on"
        last = "" if stage.number == 6 else f"; {on}"
        lines.append(f"{stage.name}: {len(stage.here)} here, {len(stage.reached)} came this far{last}.")
    touches = [t for c in contacts(b) for t in c.touches]
    return Explanation("Outreach funnel", tuple(lines), places(b, touches, "date"))


def _coverage(b: Briefing) -> Explanation:
    found = coverage(b)
    lines = [
        "A wanted sector is covered once it has the members it needs.",
        *(f"{g.sector}: {g.state}." for g in found.gaps),
    ]
    return Explanation(
        f"Sectors: {found.covered} of {found.wanted} covered", tuple(lines), places(b, found.members, "sector")
    )


def _core(b: Briefing) -> Explanation:
    found = core_group(b)
    low, high = b.about.core_size
    lines = (
        f"{plain.count(found.people, 'person', 'people')} from {plain.count(found.organizations, 'organization')}.",
        f"Good is {low} to {high} people, or {low} to {high} organizations.",
    )
    return Explanation(f"Core group: {found.verdict}", lines, places(b, found.rows, "core"))


def _roles(b: Briefing) -> Explanation:
    found = roles(b)
    lines = (
        "Needed roles that nobody holds, whose holder left, or whose term is over.",
        f"Ending within 30 days: {plain.names(found.ending) or 'none'}.",
        f"Without backup: {plain.names(found.no_backup) or 'none'}.",
    )
    return Explanation(
        f"Vacant roles: {plain.names(found.vacant) or 'none'}", lines, places(b, found.vacant_rows, "who")
    )


def _setup(b: Briefing) -> Explanation:
    found = setup(b)
    lines = tuple(f"{'Done' if step.done else 'To do'}: {step.text}." for step in found.steps)
    return Explanation(f"Set-up: {found.done} of {found.of} done", lines)


def _next_meeting(b: Briefing) -> Explanation:
    found = next_any(b)
    if found is None:
        return Explanation("Next meeting: none planned", ("No meeting from today on stands on the Meetings tab.",))
    line = f"{plain.count((found.date - b.today).days, 'day')} from today."
    return Explanation(f"Next meeting: {found.name}", (line,), places(b, [found], "date"))


NUMBERS: Mapping[str, Callable[[Briefing], Explanation]] = MappingProxyType(
    {
        "overdue": _overdue,
        "late": _overdue,
        "late tasks": _overdue,
        "due soon": _due_soon,
        "unassigned": _unassigned,
        "no one yet": _unassigned,
        "open": _open,
        "open tasks": _open,
        "waiting": _waiting,
        "members": _members,
        "one-on-ones": _one_on_ones,
        "workload": _workload,
        "stalled": _stalled,
        "went quiet": _stalled,
        "next steps": _next_steps,
        "funnel": _funnel,
        "coverage": _coverage,
        "sectors": _coverage,
        "core group": _core,
        "roles": _roles,
        "vacant roles": _roles,
        "set-up": _setup,
        "setup": _setup,
        "next meeting": _next_meeting,
    }
)

# What each number is counted by; who is late, how much each carries and whom we talk to is for organizers.
_FIGURES: Mapping[Callable[[Briefing], Explanation], Metric[Any, Any]] = {
    _overdue: overdue, _due_soon: due_soon, _unassigned: unassigned, _open: open_states, _waiting: open_states,
    _members: members, _one_on_ones: one_on_ones, _workload: workload, _stalled: stalled, _next_steps: due_steps,
    _funnel: funnel, _coverage: coverage, _core: core_group, _roles: roles, _setup: setup, _next_meeting: next_any,
}  # fmt: skip
_FOR_ORGANIZERS = (_overdue, _workload, _stalled, _next_steps)
_TOTALS = (_one_on_ones, _funnel)


def number_named(b: Briefing, name: str, level: Level) -> Explanation | None:
    """Explain a number by its name for an audience; None where there is no such number.

    Members get totals of Outreach without its rows. Raises NotForYou above the level of what it reads.
    """
    found = NUMBERS.get(fold(name))
    if found is None:
        return None
    needed = Level.ORGANIZERS if found in _FOR_ORGANIZERS else level_of(b, _FIGURES[found])
    if needed > level:
        raise NotForYou(name, needed)
    told = found(b)
    return replace(told, rows=()) if found in _TOTALS and level < Level.ORGANIZERS else told


_LIGHT_RULES = {
    "Goals": "Green: no active goal with a date is behind or at risk. Red: a third or more behind or past it.",
    "Tasks": "Green: at most 10 % of open tasks are late, and at most 10 % are nobody's. Yellow: at most 25 %.",
    "Follow-through": "Tasks due by the last three meetings: green if 70 % were done in time, yellow from 40 %.",
    "Engagement": "Members that come to half of the meetings, or do something: green from 70 %, yellow from 50 %.",
    "Outreach": "Green: at most 20 % of open conversations went quiet, a one-on-one in 30 days. Yellow: at most 40 %.",
    "Structure": "Core group of a good size, needed roles filled, next meeting set. Green: all. Yellow: one missing.",
}


def light_named(b: Briefing, name: str, level: Level) -> Explanation | None:
    """Explain a light, by its name ("Tasks", "tasks light"); None where there is none, NotForYou below organizers."""
    wanted = fold(name).removeprefix("light ").removesuffix(" light")
    if level < Level.ORGANIZERS:
        if any(fold(light) == wanted for light in _LIGHT_RULES):
            raise NotForYou(name, Level.ORGANIZERS)
        return None
    found = next((light for light in lights(b) if fold(light.name) == wanted), None)
    if found is None:
        return None
    lines = (f"{found.reason[:1].upper()}{found.reason[1:]}.", _LIGHT_RULES[found.name])
    return Explanation(f"{found.name}: {found.word}", lines, _light_rows(b, found))


def _light_rows(b: Briefing, light: Light) -> tuple[Place, ...]:
    """Return the rows that decide a light."""
    match light.name:
        case "Goals":
            return places(b, [s.goal for s in goal_states(b) if s.standing in {*LAGGING, "at risk"}])
        case "Tasks":
            return places(b, [s.task for s in open_states(b) if s.overdue or s.unassigned])
        case "Follow-through":
            return places(b, [s.task for s in trend(b).due])
        case "Outreach":
            return _stalled(b).rows
        case "Structure":
            return (*_core(b).rows, *_roles(b).rows)
        case _:
            return ()
