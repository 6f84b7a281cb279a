"""Counts: members, and one-on-ones that happened (decision 41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coalition_sheets.model import Briefing, Organization, Person, Touch, metric


@dataclass(frozen=True, slots=True)
class Members:
    """Members are organizations with Status Member; individual members are a measure of their own."""

    organization_rows: tuple[Organization, ...] = ()
    individual_rows: tuple[Person, ...] = ()

    @property
    def organizations(self) -> int:
        """How many organizations are members."""
        return len(self.organization_rows)

    @property
    def individuals(self) -> int:
        """How many people are members without an organization."""
        return len(self.individual_rows)


@metric()
def members(b: Briefing) -> Members:
    """Member organizations, and individual members."""
    raise NotImplementedError


@metric()
def members_on(b: Briefing, day: date) -> tuple[Organization, ...]:
    """Today's member organizations that had joined by a day; joined blank is before we started."""
    raise NotImplementedError


@metric()
def one_on_ones(b: Briefing, since: date | None = None) -> tuple[Touch, ...]:
    """One-on-ones that happened, up to today, since a day or all of them."""
    raise NotImplementedError
