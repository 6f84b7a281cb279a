"""What somebody named on the command line: a person or group, a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import ENGLISH, Briefing, Coalition, Meeting, Named, Person, fold_name
from coalition_sheets.records.meetings import Meetings
from coalition_sheets.schemas.types import Context

NEAR = 75


class NotFound(CoalitionError):
    """Nothing, or more than one thing, goes by the name that was given."""

    def __init__(self, noun: str, name: str, names: Iterable[str], *, several: bool = False) -> None:
        known = list(dict.fromkeys(names))
        near = known if several else _nearest(name, known)
        message = f"More than one {noun} fits “{name}”." if several else f"There is no {noun} called “{name}”."
        super().__init__(message, f"Did you mean {' or '.join(near[:3])}?" if near else _known(noun, known))


class MeetingNotFound(CoalitionError):
    """There is no meeting of that day or name."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f"The nearest ones are {ENGLISH.listed(sorted(near))}." if near else "The workbook names no meeting yet."
        hint = hint if len(near) != 1 else f"Did you mean {near[0]}?"
        super().__init__(f"There is no meeting called “{name}”.", hint)


def _nearest(name: str, known: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    keys = [fold_name(k) for k in known]
    near = process.extract(fold_name(name), keys, scorer=fuzz.WRatio, limit=3, score_cutoff=NEAR)
    return [known[index] for _, _, index in near]


def _known(noun: str, known: list[str]) -> str:
    """Return a few of the names that there are, where none is like the one that was given."""
    if not known:
        return f"The workbook names no {noun} yet."
    rest = f" and {len(known) - 3} more" if len(known) > 3 else ""
    return f"The workbook has {', '.join(known[:3])}{rest}."


def owner(coalition: Coalition, name: str) -> str:
    """Return the visible name of the person, organization or group meant; raise `NotFound` with suggestions."""
    rows = (*coalition.people, *coalition.organizations)
    return _named(coalition, "person or group", name, rows, coalition.groups)


def organization(coalition: Coalition, name: str) -> str:
    """Return the visible name of the organization meant; raise `NotFound` with organizations alone."""
    return _named(coalition, "organization", name, coalition.organizations)


def person(coalition: Coalition, name: str) -> str:
    """Return the visible name of the person meant; raise `NotFound` with people alone."""
    return _named(coalition, "person", name, coalition.people)


def _named(coalition: Coalition, noun: str, name: str, rows: tuple[Named, ...], groups: tuple[str, ...] = ()) -> str:
    key = fold_name(name)
    exact = [r.name for r in rows if key in (r.key, *map(fold_name, getattr(r, "aliases", ())))]
    exact += [g for g in groups if fold_name(g) == key]
    found = exact or [r.name for r in rows if isinstance(r, Person) and r.key.split(" ")[0] == key]
    alike = {**coalition.namesakes, **coalition.doubles}
    apart = [name for one in dict.fromkeys(found) for name in alike.get(fold_name(one), ())]
    if len(set(found)) == 1 and not apart:
        return found[0]
    names = apart or found or [*sorted((r.name for r in rows), key=fold_name), *groups]
    raise NotFound(noun, name, names, several=len(found) > 1)


def meeting(b: Briefing, name: str | None) -> Meeting:
    """Return the meeting of this computed name, day ("3/24", too) or old title; without a name, the next one.

    Raises `NotFound`, with the nearest meetings, or `CoalitionError` where none is planned.
    """
    from coalition_sheets.metrics.meetings import next_any, next_meeting

    if name is None:
        found = next_meeting(b) or next_any(b)
        if found is None:
            raise CoalitionError(
                "No meeting is planned from today on.",
                "Add a row with its date to the Meetings tab, then try again. "
                "If the row is there, `coalition check` says what its date still needs.",
            )
        return found
    known = Meetings(b.coalition.meetings, Context(today=b.today, date_order=b.about.date_order))
    meant = known.resolve(name)
    if meant.resolved:
        return known.visible[meant.name]
    if meant.candidates:
        raise NotFound("meeting", name, meant.candidates, several=True)
    raise MeetingNotFound(name, known.suggestions(name) or _around(b))


def _around(b: Briefing) -> tuple[str, ...]:
    """Return the three meetings nearest to today."""
    near = sorted(b.coalition.meeting.items(), key=lambda item: abs(item[1].date - b.today))
    return tuple(label for label, _ in near[:3])
