"""What each part of a page reads: a part is left out for whom one of these columns is hidden, never called empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from coalition_sheets.documents.make import data_of
from coalition_sheets.documents.timing import Part
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.contacts import contacts
from coalition_sheets.metrics.counts import members, members_on, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.followup import follow_up
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.lights import lights
from coalition_sheets.metrics.meetings import held, upcoming
from coalition_sheets.metrics.roles import roles
from coalition_sheets.metrics.tasks import done_since, open_states, unassigned

Reads = Mapping[str, tuple[str, ...]]

_DECISIONS = (*held.reads, "meetings.decisions")
_CAME = (*held.reads, "meetings.attended")
_EXPECTED = (*_CAME, *members.reads, "meetings.invited", "people.core", "organizations.contact")
_WINS = ("wins.date", "wins.what", "wins.publish")

MONTHLY: Reads = MappingProxyType({
    "goals": goal_states.reads, "decisions": _DECISIONS, "joined": members_on.reads, "organizations": members.reads,
    "people": members.reads, "theirs": open_states.reads, "more_theirs": open_states.reads,
    "needed": unassigned.reads, "role": roles.reads, "missing": coverage.reads,
})  # fmt: skip
FUNDER: Reads = MappingProxyType({
    "goals": goal_states.reads, "benchmarks": paces.reads, "organizations": members.reads, "people": members.reads,
    "sectors": coverage.reads,
    "covered": coverage.reads, "wanted": coverage.reads, "communities": coverage.reads, "decisions": _DECISIONS,
    "outputs": (*held.reads, "meetings.attended", *one_on_ones.reads, *done_since.reads), "ahead": paces.reads,
})  # fmt: skip
RULES: Reads = MappingProxyType({
    "quorum": (*members.reads, "about.quorum"), "voice": members.reads, "boards": members.reads,
    "goals": goal_states.reads,
    "roles": ("roles.name", "roles.group", "roles.who", "roles.backup", "roles.hours", "roles.needed"),
})  # fmt: skip
ORGANIZATION: Reads = MappingProxyType({
    "step": contacts.reads, "came": _CAME, "of": _CAME, "last_came": _CAME,
    "tasks": open_states.reads, "more_tasks": open_states.reads,
})  # fmt: skip
PERSON: Reads = ORGANIZATION
MINUTES: Reads = MappingProxyType({
    "came": ("meetings.attended",), "expected": _EXPECTED, "regrets": ("meetings.regrets",),
    "items": ("meetings.agenda",), "decisions": ("meetings.decisions",),
    "tasks": (*open_states.reads, "tasks.meeting"), "more_tasks": open_states.reads, "next_time": upcoming.reads,
})  # fmt: skip
_NEXT = (*upcoming.reads, "meetings.facilitator", "meetings.note_taker")
AGENDA: Reads = MappingProxyType({
    "next_time": _NEXT, "conflict_contact": ("about.conflict_contact",),
    "numbers": (*members.reads, *done_since.reads, *one_on_ones.reads),
    "ahead": ("goals.name", "goals.kind", "goals.status", "goals.due"), "ahead_by": ("goals.due",),
})  # fmt: skip
# The parts of a meeting that tell what a workbook says. One that is not here is there to talk about.
REGULAR: Reads = MappingProxyType({
    "follow-up": follow_up.reads, "standing": paces.reads, "missing": coverage.reads, "items": ("meetings.agenda",),
})  # fmt: skip
TAKE_STOCK: Reads = MappingProxyType({
    "goals": (*goal_states.reads, *paces.reads), "counts": lights.reads, "roles": (*roles.reads, "people.wants_to_try"),
    "missing": coverage.reads,
    "questions": ("about.why_formed", "organizations.why_here", "organizations.win", "organizations.brings"),
})  # fmt: skip
OWN: Reads = MappingProxyType({
    **dict.fromkeys(("done", "ahead", "was", "more"), open_states.reads), "next_time": upcoming.reads,
})  # fmt: skip
LISTS: Reads = MappingProxyType({
    "wins": _WINS, "stories": _WINS, "coming": upcoming.reads, "rules": ("about.how_we_decide",),
    "reach": ("people.name", "people.organization", "people.do_not_contact"), "talks": contacts.reads,
})  # fmt: skip
NONE: Reads = MappingProxyType({})


def told(seen: View, parts: Iterable[Part], reads: Reads) -> list[Part]:
    """Return the parts of a meeting that an audience may see whole, and those that are there to talk about."""
    whole = seen.parts(reads)
    return [part for part in parts if part.name in whole or part.name not in reads]


def for_audience(seen: View, value: object, figures: Reads, lists: Reads = NONE) -> dict[str, Any]:
    """Return prepared data with its `figures` blank that are not for the audience, and the names of whole `parts`.

    Both map a field to the columns that it reads. A list keeps the rows that may be seen; where it is no part of
    `parts`, nothing is to be said of what is not in it, nor of a figure that is blank.
    """
    parts = seen.parts({**figures, **lists})
    data = data_of(value)
    hidden = {name: _blank(data[name]) for name in figures.keys() - parts if name in data}
    return {**data, **hidden, "parts": parts}


def _blank(value: object) -> object:
    return type(value)() if isinstance(value, (str, int, tuple)) else None
