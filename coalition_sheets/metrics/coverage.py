"""Coverage: which sectors and communities are among the members, and which are missing (computations 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import contact_of
from coalition_sheets.metrics.counts import MEMBERS_READ, by_name, in_time, member_organizations
from coalition_sheets.model import Briefing, Organization, SectorWanted, Touch, fold, metric


@frozen
class Gap:
    """A wanted sector with too few members: "nobody yet", "in conversation", or "one more needed"."""

    sector: str
    state: str
    members: tuple[Organization, ...] = ()
    talking: tuple[Organization, ...] = ()


@frozen(kw_only=True)
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


@frozen
class Choir:
    """Touches of the last 90 days: those to likely allies, of all."""

    likely: tuple[Touch, ...] = ()
    touches: tuple[Touch, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Touches to likely allies of all; None without touches."""
        return Fraction(len(self.likely), len(self.touches)) if self.touches else None


COVERAGE_READ = (*MEMBERS_READ, "organizations.sector", "organizations.communities", "about.sectors")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CHOIR_DAYS = 90


@metric(*COVERAGE_READ)
def coverage(b: Briefing) -> Coverage:
    """Sectors covered of those wanted, and the gaps."""
    wanted = {fold(s.name): s for s in b.about.sectors if s.minimum > 0}
    members = member_organizations(b)
    by_sector = _by_sector(members)
    talking = _by_sector(o for o in b.coalition.organizations if o.status in ("In conversation", "Invited"))
    missing = {key: s for key, s in wanted.items() if len(by_sector.get(key, ())) < s.minimum}
    gaps = (_gap(s, by_sector.get(key, ()), talking.get(key, ())) for key, s in missing.items())
    likely = {fold(s.name): s.likely for s in b.about.sectors}
    return Coverage(
        covered=len(wanted) - len(missing),
        wanted=len(wanted),
        gaps=tuple(sorted(gaps, key=lambda gap: (fold(gap.sector), gap.sector))),
        members=members,
        unlikely=tuple(o for o in members if likely.get(fold(o.sector)) is False),
        communities=_by_community(members),
    )


@metric(
    "outreach.date", "outreach.who", "outreach.how", "outreach.outcome", "outreach.by", "organizations.name",
    "organizations.sector", "people.name", "people.organization", "about.sectors",
)  # fmt: skip
def choir(b: Briefing) -> Choir:
    """How much of the last 90 days' outreach went to likely allies."""
    first = b.today - timedelta(CHOIR_DAYS)
    recent = tuple(t for t in in_time(b) if first <= t.date <= b.today)
    likely = {fold(s.name) for s in b.about.sectors if s.likely}
    ours = ((t, contact_of(b.coalition, t.who).organization) for t in recent)
    return Choir(tuple(t for t, o in ours if o and fold(o.sector) in likely), recent)


def _by_sector(organizations: Iterable[Organization]) -> dict[str, tuple[Organization, ...]]:
    found: dict[str, list[Organization]] = {}
    for organization in organizations:
        found.setdefault(fold(organization.sector), []).append(organization)
    return {sector: tuple(sorted(group, key=by_name)) for sector, group in found.items()}


def _by_community(members: Iterable[Organization]) -> Mapping[str, tuple[Organization, ...]]:
    """Return members by community served; spellings that fold alike are one."""
    labels: dict[str, str] = {}
    found: dict[str, list[Organization]] = {}
    for organization in members:
        for key, community in {fold(c): c for c in organization.communities}.items():
            labels[key] = min(labels.get(key, community), community)
            found.setdefault(key, []).append(organization)
    return MappingProxyType({labels[key]: tuple(found[key]) for key in sorted(found)})


def _gap(sector: SectorWanted, members: tuple[Organization, ...], talking: tuple[Organization, ...]) -> Gap:
    """Return the gap of a sector: some but too few, somebody in conversation, or nobody yet."""
    if members:
        short = sector.minimum - len(members)
        state = f"{NUMBERS[short] if short < len(NUMBERS) else short} more needed"
    else:
        state = "in conversation" if talking else "nobody yet"
    return Gap(sector.name, state, members, talking)
