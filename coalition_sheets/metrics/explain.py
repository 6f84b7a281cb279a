"""Where a number comes from: the arithmetic in plain words and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics import plain
from coalition_sheets.metrics.contacts import contacts
from coalition_sheets.metrics.numbers import NUMBERS, light_named
from coalition_sheets.metrics.reasons import Explanation, of_contact, of_goal_row, of_tasks
from coalition_sheets.metrics.tasks import states
from coalition_sheets.model import Briefing, fold
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


def explain(b: Briefing, thing: str) -> Explanation:
    """Explain a check code, a row (goal, task or contact), a light or a number, looked for in this order.

    A part of a row's name will do if it is unique. Raises UnknownThing, with the nearest names, where nothing fits.
    """
    if (code := thing.strip().upper()) in CHECKS:
        return _check(b, code)
    wanted, names = fold(thing), dict(_names(b))
    if wanted in names:
        return _row(b, wanted)
    if found := light_named(b, thing):
        return found
    if wanted in NUMBERS:
        return NUMBERS[wanted](b)
    parts = [key for key in names if wanted in key] if len(wanted) >= SHORTEST_PART else []
    if len(parts) == 1:
        return _row(b, parts[0])
    raise UnknownThing(thing, tuple(sorted(names[key] for key in parts)[:3]) or _nearest(wanted, names))


def _names(b: Briefing) -> Iterator[tuple[str, str]]:
    """Yield every name a row can be asked for by, folded and as it stands."""
    for contact in contacts(b):
        yield fold(contact.name), contact.name
    for task in b.coalition.tasks:
        yield fold(task.name), task.name
    for goal in b.coalition.goals:
        yield fold(goal.name), goal.name


def _row(b: Briefing, key: str) -> Explanation:
    """Explain the row of this folded name: a goal before a task before a contact."""
    if goal := next((g for g in b.coalition.goals if fold(g.name) == key), None):
        return of_goal_row(b, goal)
    if tasks := [s for s in states(b) if fold(s.task.name) == key]:
        return of_tasks(b, tasks)
    return of_contact(b, next(c for c in contacts(b) if fold(c.name) == key))


def _check(b: Briefing, code: str) -> Explanation:
    check = CHECKS[code]
    findings = [f for f in b.findings if f.code == code]
    lines: Sequence[str] = (
        check.why,
        f"It looks at {check.reads}. It speaks when {check.fires}.",
        *([f"It stays quiet when {check.quiet}."] if check.quiet else []),
        f"What to do: {check.fix}",
        f"{plain.count(len(findings), 'finding')} now." if findings else "Nothing to mend now.",
        *(f.message for f in findings),
    )
    places = tuple(place for f in findings for place in f.places)
    return Explanation(f"{code}: {check.title}", tuple(lines), places)


def _nearest(wanted: str, names: dict[str, str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    choices = {**names, **{name: name for name in NUMBERS}, **{fold(code): code for code in CHECKS}}
    found = process.extract(wanted, choices.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=65)
    return tuple(dict.fromkeys(choices[key] for key, _, _ in found))
