"""Where a number comes from: the arithmetic in plain words and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics import plain
from coalition_sheets.metrics.audience import NotForYou, level_of
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.contacts import contacts
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.numbers import NUMBERS, light_named, number_named
from coalition_sheets.metrics.reasons import Explanation, of_contact, of_goal_row, of_tasks
from coalition_sheets.metrics.tasks import states
from coalition_sheets.model import Briefing, Level, Metric, fold
from coalition_sheets.model.checks import CHECKS

__all__ = ["Explanation", "UnknownThing", "explain"]

SHORTEST_PART = 3


class UnknownThing(CoalitionError):
    """Nothing goes by the name that was asked for; `suggestions` are the nearest."""

    def __init__(self, thing: str, suggestions: tuple[str, ...]) -> None:
        nearest = ", ".join(f"“{name}”" for name in suggestions)
        super().__init__(
            f"Nothing here is called “{thing}”.",
            f"Did you mean {nearest}?" if nearest else "Name a goal, a task, a check code, a light or a number.",
        )
        self.thing = thing
        self.suggestions = suggestions


def explain(b: Briefing, thing: str, level: Level = Level.ORGANIZERS) -> Explanation:
    """Explain a check code, a row (goal, task or contact), a light or a number, looked for in this order.

    A part of a row's name will do if it is unique. `b` holds what `level` may see; below organizers nothing says how
    late a task is or how a conversation goes. Raises UnknownThing, with the nearest names, where nothing fits, and
    NotForYou where it is for fewer people.
    """
    if (code := thing.strip().upper()) in CHECKS:
        return _check(b, code, level)
    wanted, names = fold(thing), dict(_names(b, level))
    if wanted in names:
        return _row(b, wanted, level)
    if found := light_named(b, thing, level) or number_named(b, thing, level):
        return found
    parts = [key for key in names if wanted in key] if len(wanted) >= SHORTEST_PART else []
    if len(parts) == 1:
        return _row(b, parts[0], level)
    raise UnknownThing(thing, tuple(sorted(names[key] for key in parts)[:3]) or _nearest(wanted, names))


def _names(b: Briefing, level: Level) -> Iterator[tuple[str, str]]:
    """Yield every name a row can be asked for by, folded and as it stands; conversations are for organizers."""
    for contact in contacts(b) if level >= Level.ORGANIZERS else ():
        yield fold(contact.name), contact.name
    for task in b.coalition.tasks:
        yield fold(task.name), task.name
    for goal in b.coalition.goals:
        yield fold(goal.name), goal.name


def _row(b: Briefing, key: str, level: Level) -> Explanation:
    """Explain the row of this folded name: a goal before a task before a contact."""
    inside = level >= Level.ORGANIZERS
    if goal := next((g for g in b.coalition.goals if fold(g.name) == key), None):
        _allowed(b, goal.name, level, goal_states, paces)
        found = of_goal_row(b, goal)
        return found if inside else replace(found, rows=tuple(p for p in found.rows if p.tab not in _outreach(b)))
    if tasks := [t for t in b.coalition.tasks if fold(t.name) == key]:
        _allowed(b, tasks[0].name, level, states)
        return of_tasks(b, [s for s in states(b) if fold(s.task.name) == key], late=inside)
    return of_contact(b, next(c for c in contacts(b) if fold(c.name) == key))


def _allowed(b: Briefing, thing: str, level: Level, *figures: Metric[Any, Any]) -> None:
    if (needed := level_of(b, *figures)) > level:
        raise NotForYou(thing, needed)


def _outreach(b: Briefing) -> tuple[str, ...]:
    tab = b.coalition.tabs.get("outreach")
    return (tab.table.name,) if tab else ()


def _check(b: Briefing, code: str, level: Level) -> Explanation:
    check = CHECKS[code]
    findings = [f for f in b.findings if f.code == code]
    lines: Sequence[str] = (
        check.why,
        f"It looks at {check.reads}. It speaks when {check.fires}.",
        *([f"It stays quiet when {check.quiet}."] if check.quiet else []),
        f"What to do: {check.fix}",
        f"{plain.count(len(findings), 'finding')} now." if findings else _nothing(level),
        *(f.message for f in findings),
    )
    places = tuple(place for f in findings for place in f.places)
    return Explanation(f"{code}: {check.title}", tuple(lines), places)


def _nothing(level: Level) -> str:
    return "Nothing to mend now." if level >= Level.ORGANIZERS else "Nothing to mend here that is for this audience."


def _nearest(wanted: str, names: dict[str, str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    choices = {**names, **{name: name for name in NUMBERS}, **{fold(code): code for code in CHECKS}}
    found = process.extract(wanted, choices.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=65)
    return tuple(dict.fromkeys(choices[key] for key, _, _ in found))
