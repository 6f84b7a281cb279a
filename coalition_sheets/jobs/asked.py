"""What somebody named on the command line: a person or group, a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Coalition, Meeting, Named, fold, fold_name


class NotFound(CoalitionError):
    """Nothing, or more than one thing, goes by the name that was given."""

    def __init__(self, noun: str, name: str, names: Iterable[str], *, several: bool = False) -> None:
        known = list(dict.fromkeys(names))
        near = known if several else _nearest(name, known)
        message = f"More than one {noun} fits “{name}”." if several else f"There is no {noun} called “{name}”."
        hint = f"Did you mean {' or '.join(near[:3])}?" if near else f"The workbook names no {noun} yet."
        super().__init__(message, hint)


def _nearest(name: str, known: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    keys = [fold_name(k) for k in known]
    near = process.extract(fold_name(name), keys, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return [known[index] for _, _, index in near] or known[-3:]


def owner(coalition: Coalition, name: str) -> str:
    """Return the visible name of the person, organization or group meant; raise `NotFound` with suggestions."""
    key = fold_name(name)
    rows: tuple[Named, ...] = (*coalition.people, *coalition.organizations)
    exact = [r.name for r in rows if key in (r.key, *map(fold_name, getattr(r, "aliases", ())))]
    exact += [g for g in coalition.groups if fold_name(g) == key]
    found = exact or [p.name for p in coalition.people if p.key.split(" ")[0] == key]
    alike = {**coalition.namesakes, **coalition.doubles}
    apart = [name for one in dict.fromkeys(found) for name in alike.get(fold_name(one), ())]
    if len(set(found)) == 1 and not apart:
        return found[0]
    names = apart or found or [*(r.name for r in rows), *coalition.groups]
    raise NotFound("person or group", name, names, several=len(found) > 1)


def meeting(b: Briefing, name: str | None) -> Meeting:
    """Return the meeting of this computed name, date or old title; without a name, the next one.

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
    by_name = b.coalition.meeting
    key = fold(name)
    fits = [m for label, m in by_name.items() if key in (fold(label), m.date.isoformat(), fold(m.title))]
    if len(fits) == 1:
        return fits[0]
    labels = sorted(label for label, m in by_name.items() if not fits or m in fits)
    raise NotFound("meeting", name, labels, several=len(fits) > 1)
