"""The core group: its size and breadth (computations 13, decision 45)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from coalition_sheets.model import Briefing, Person, metric


@dataclass(frozen=True, slots=True, kw_only=True)
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


@metric()
def core_group(b: Briefing) -> CoreGroup:
    """Core people who are with us, their organizations and sectors, and whether that is a good size."""
    raise NotImplementedError
