"""Counts: members, and one-on-ones that happened (decisions 41, 44)."""

from __future__ import annotations

from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Named, Organization, Person, Touch, fold, metric

UNANSWERED = frozenset({"No answer", "Left message"})


@frozen
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


MEMBERS_READ = ("organizations.name", "organizations.status")
ONE_ON_ONES_READ = ("outreach.date", "outreach.who", "outreach.by", "outreach.how", "outreach.outcome")


@metric(*MEMBERS_READ, "people.name", "people.organization", "people.connection", "people.status")
def members(b: Briefing) -> Members:
    """Member organizations, and people who are members without an organization."""
    alone = (p for p in b.coalition.people if p.connection == "Member" and not p.organization and p.status != "Left")
    return Members(member_organizations(b), tuple(sorted(alone, key=by_name)))


@metric(*MEMBERS_READ)
def member_organizations(b: Briefing) -> tuple[Organization, ...]:
    """Organizations with Status Member, by name."""
    return tuple(sorted((o for o in b.coalition.organizations if o.is_member), key=by_name))


@metric(*MEMBERS_READ, "organizations.joined")
def members_on(b: Briefing, day: date) -> tuple[Organization, ...]:
    """Today's member organizations that had joined by a day; joined blank is before we started."""
    return tuple(o for o in member_organizations(b) if o.joined is None or o.joined <= day)


@metric(*ONE_ON_ONES_READ)
def in_time(b: Briefing) -> tuple[Touch, ...]:
    """Every touch, past and planned, in time order."""
    return tuple(sorted(b.coalition.outreach, key=touch_order))


@metric(*ONE_ON_ONES_READ)
def one_on_ones(b: Briefing, since: date | None = None) -> tuple[Touch, ...]:
    """One-on-ones that happened, up to today, since a day or all of them, oldest first."""
    found = (t for t in in_time(b) if is_one_on_one(t) and t.date <= b.today)
    return tuple(t for t in found if since is None or t.date >= since)


def is_one_on_one(touch: Touch) -> bool:
    """Whether a touch is a one-on-one that happened, once its day has come; a blank outcome is one that did."""
    return touch.how == "One-on-one" and touch.outcome not in UNANSWERED


def touch_order(touch: Touch) -> tuple[date, str, str, str, str]:
    """Return the key that sorts touches by day, then by who, how, outcome and by whom."""
    return touch.date, fold(touch.who.label), touch.how, touch.outcome, touch.by.label if touch.by else ""


def by_name(named: Named) -> tuple[str, str]:
    """Return the key that sorts rows by their visible name."""
    return fold(named.name), named.name
