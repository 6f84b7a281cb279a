"""The lock of our writes: a named range whose id counts them, so that of two writers only one is let in.

Sheets knows no versions and no locks. But a named range whose id is there already is refused, and with it the whole
batch. So write number n+1 brings the named range n+1 and takes number n away: a second writer that read number n, and
our own second try after an answer was lost, change nothing. Its name tells whose it is and what our tabs held then.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from coalition_sheets.destinations.google import requests
from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.frozen import frozen

FIELDS = "namedRanges(namedRangeId,name)"
NAME = re.compile(r"coalition_sheets_(\d{1,9})_([0-9a-f]+)_([0-9a-f]+)")
ID = re.compile(r"coalition(\d{1,9})")
NOTHING = "0"


@frozen
class Guard:
    """What the last write left: its number, 0 where there was none; a mark of its own; a digest of our tabs."""

    number: int = 0
    mark: str = NOTHING
    digest: str = NOTHING
    id: str = ""

    @property
    def name(self) -> str:
        """The name under which people find it among the named ranges."""
        return f"coalition_sheets_{self.number}_{self.mark}_{self.digest}"

    def following(self, digest: str | None = None) -> Guard:
        """Return the guard of the next write; without a digest our tabs stay as they are."""
        number = self.number + 1
        return replace(
            self, number=number, mark=secrets.token_hex(4), digest=digest or self.digest, id=f"coalition{number}"
        )


def guards(answer: Mapping[str, Any]) -> tuple[Guard, ...]:
    """Return all guards of a Sheet from the answer to FIELDS, the latest last. In health there is one, or none."""
    return tuple(sorted(_found(answer.get("namedRanges", ())), key=lambda guard: guard.number))


def _found(ranges: Iterable[Mapping[str, Any]]) -> Iterator[Guard]:
    """Know a guard by its name, as a copy of a Sheet may give it another id; or by its id, if it was renamed."""
    for one in ranges:
        known = str(one.get("namedRangeId", ""))
        if named := NAME.fullmatch(str(one.get("name", ""))):
            yield Guard(int(named[1]), named[2], named[3], known)
        elif numbered := ID.fullmatch(known):
            yield Guard(int(numbered[1]), id=known)


def passing(before: Iterable[Guard], after: Guard, tab: int) -> tuple[list[Json], list[Json]]:
    """Return what a batch begins and what it ends with; the new guard lies on the first cell of a tab."""
    cell = requests.area(tab, end_row=1, end_column=1)
    named = {"namedRangeId": after.id, "name": after.name, "range": cell}
    return [{"deleteNamedRange": {"namedRangeId": g.id}} for g in before], [{"addNamedRange": {"namedRange": named}}]
