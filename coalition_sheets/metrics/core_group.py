"""The core group: its size and breadth (computations 13, decision 45)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import by_name
from coalition_sheets.model import Briefing, Person, fold, metric


@frozen(kw_only=True)
class CoreGroup:
    """`people` and `organizations` in numbers; `verdict`: ok, too small, large or not set up.

    `largest`: the organization with most seats, and how many; `share` of all seats it has.
    """

    people: int
    organizations: int
    verdict: str
    sectors: tuple[str, ...] = ()
    largest: tuple[str, int] | None = None
    rows: tuple[Person, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Seats of the largest organization of all seats; None without an organization."""
        return Fraction(self.largest[1], self.people) if self.largest else None

    @property
    def diverse(self) -> bool:
        """Whether at least 3 sectors sit there, and no organization has over a third of 6 or more seats."""
        crowded = self.people >= 6 and self.share is not None and 3 * self.share > 1
        return len(self.sectors) >= 3 and not crowded


CORE_READ = (
    "people.name", "people.core", "people.status", "people.organization", "organizations.name", "organizations.sector",
    "about.core_size",
)  # fmt: skip


@metric(*CORE_READ)
def core_group(b: Briefing) -> CoreGroup:
    """Core people who are with us, their organizations and sectors, and whether that is a good size."""
    ticked = [p for p in b.coalition.people if p.core]
    people = tuple(sorted((p for p in ticked if p.status != "Left"), key=by_name))
    seats = Counter(p.organization.label for p in people if p.organization and p.organization.label)
    homes = (b.coalition.organization_of(p) for p in people)
    sectors = {fold(o.sector): o.sector for o in homes if o and o.sector}
    return CoreGroup(
        people=len(people),
        organizations=len(seats),
        verdict=_verdict(len(people), len(seats), b.about.core_size) if ticked else "not set up",
        sectors=tuple(sectors[key] for key in sorted(sectors)),
        largest=min(seats.items(), key=lambda pair: (-pair[1], fold(pair[0]), pair[0]), default=None),
        rows=people,
    )


def _verdict(people: int, organizations: int, size: tuple[int, int]) -> str:
    """Return "ok" with 5 to 10 people or 5 to 10 organizations, else small or large by the people (decision 45)."""
    low, high = size
    if low <= people <= high or low <= organizations <= high:
        return "ok"
    return "too small" if people < low else "large"
