"""Coverage: which sectors and communities are among the members, and which are missing (computations 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coalition_sheets.model import Briefing, Organization, Touch, metric


@dataclass(frozen=True, slots=True)
class Gap:
    """A wanted sector with too few members: "nobody yet", "in conversation", or "one more needed"."""

    sector: str
    state: str
    members: tuple[Organization, ...] = ()
    talking: tuple[Organization, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`covered` of `wanted` sectors have the members they need; `gaps` the others, by name.

    `unlikely` of `members` are of sectors that are unlikely allies. `communities`: members that serve each.
    """

    covered: int
    wanted: int
    gaps: tuple[Gap, ...] = ()
    members: tuple[Organization, ...] = ()
    unlikely: tuple[Organization, ...] = ()
    communities: Mapping[str, tuple[Organization, ...]]

    @property
    def unlikely_share(self) -> Fraction | None:
        """Unlikely members of all members; None without members."""
        return Fraction(len(self.unlikely), len(self.members)) if self.members else None


@dataclass(frozen=True, slots=True)
class Choir:
    """Touches of the last 90 days: those to likely allies, of all."""

    likely: tuple[Touch, ...] = ()
    touches: tuple[Touch, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Touches to likely allies of all; None without touches."""
        return Fraction(len(self.likely), len(self.touches)) if self.touches else None


@metric()
def coverage(b: Briefing) -> Coverage:
    """Sectors covered of those wanted, and the gaps."""
    raise NotImplementedError


@metric()
def choir(b: Briefing) -> Choir:
    """How much of the last 90 days' outreach went to likely allies."""
    raise NotImplementedError
