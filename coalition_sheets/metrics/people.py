"""Who is here: somebody who is away comes back on the day after "Away until"."""

from __future__ import annotations

from datetime import date

from coalition_sheets.model import Person


def is_away(person: Person, day: date) -> bool:
    """Whether a person is away on a day; the last day counts, and without one it is until somebody says otherwise."""
    return person.status == "Away" and (person.away_until is None or person.away_until >= day)
