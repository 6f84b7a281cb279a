"""Engagement: which member organizations come and do things (computations 10, decisions 19, 22, 41)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import MEMBERS_READ, member_organizations
from coalition_sheets.metrics.meetings import WHOLE, held, in_group
from coalition_sheets.metrics.tasks import STATES_READ, states
from coalition_sheets.model import Briefing, Coalition, Meeting, Organization, Person, Ref, metric

KINDS = frozenset({"Regular", "Strategy", "Take stock", "Founding"})
WINDOW = 6
NEW_BELOW = 3
MISSED = 3
COOLING_MISSED = 2
LIFE_DAYS = 60


@frozen(kw_only=True)
class Engagement:
    """One member organization (organizers only): `standing` is new, active, cooling, inactive or "now and then".

    `present`, `regrets` and `of` count the last six meetings that it could come to and that say who came; `rate` is
    None where all of them had regrets. `last_seen`: the last day it stood on an attendance list. `trend`: up, down,
    steady, or "" before six meetings. `last_life`: its last finished task, call or regret of the last 60 days.
    """

    organization: Organization
    standing: str
    present: int
    regrets: int
    of: int
    rate: Fraction | None = None
    trend: str = ""
    active: bool = False
    last_seen: date | None = None
    last_life: date | None = None


@frozen
class Turnout:
    """One meeting that says who came: organizations that were there, and people who came for the first time."""

    meeting: Meeting
    organizations: tuple[str, ...]
    first_timers: tuple[str, ...]


@frozen
class Returned:
    """People whose first meeting has two counted ones after it, and how many of them came to one of the two."""

    came_again: int
    of: int


MEETINGS_READ = (*held.reads, "meetings.attended")
TURNOUT_READ = (*MEETINGS_READ, "people.name", "people.organization", "organizations.name")
ENGAGEMENT_READ = (
    *TURNOUT_READ, *MEMBERS_READ, *STATES_READ, "organizations.joined", "meetings.invited", "meetings.regrets",
    "outreach.date", "outreach.by",
)  # fmt: skip


@metric(*MEETINGS_READ)
def counted_meetings(b: Briefing) -> tuple[Meeting, ...]:
    """Meetings of the whole coalition that were held and say who came, oldest first; a blank Who came never counts."""
    whole = in_group(WHOLE)
    return tuple(m for m in held(b) if m.kind in KINDS and whole(m) and m.attended)


@frozen
class _List:
    """One attendance list: organizations that were there, that sent regrets, and that were asked (none named: all)."""

    day: date
    there: frozenset[str]
    excused: frozenset[str]
    asked: frozenset[str]


@metric(*ENGAGEMENT_READ)
def engagement(b: Briefing) -> tuple[Engagement, ...]:
    """How each member organization takes part, by name; one that left, paused or supports is none."""
    c = b.coalition
    lists = [
        _List(m.date, _organizations(c, m.attended), _organizations(c, m.regrets), _organizations(c, m.invited))
        for m in counted_meetings(b)
    ]
    life = _life(b, lists)
    return tuple(_of(o, lists, life.get(o.name)) for o in member_organizations(b))


@metric(*ENGAGEMENT_READ)
def inactive(b: Briefing) -> tuple[Engagement, ...]:
    """Members that missed the last three meetings and did nothing else for 60 days, the longest away first."""
    found = [e for e in engagement(b) if e.standing == "inactive"]
    return tuple(sorted(found, key=lambda e: e.last_seen or date.min))


@metric(*TURNOUT_READ)
def turnout(b: Briefing) -> tuple[Turnout, ...]:
    """For each counted meeting the organizations that were there, and the people who were there for the first time."""
    met: set[str] = set()
    found: list[Turnout] = []
    for meeting in counted_meetings(b):
        people = {r.name for r in meeting.attended if r.kind == "person"}
        organizations = _organizations(b.coalition, meeting.attended)
        found.append(Turnout(meeting, tuple(sorted(organizations)), tuple(sorted(people - met))))
        met |= people
    return tuple(found)


@metric(*TURNOUT_READ)
def returned(b: Briefing) -> Returned:
    """How many who came for the first time came again within two meetings; the first list of all is left out."""
    meetings = turnout(b)
    came = of = 0
    for n, one in enumerate(meetings[1:-2], 1):
        later = {r.name for m in meetings[n + 1 : n + 3] for r in m.meeting.attended}
        of += len(one.first_timers)
        came += sum(name in later for name in one.first_timers)
    return Returned(came, of)


def _organizations(coalition: Coalition, refs: Sequence[Ref]) -> frozenset[str]:
    """Return the organizations that names stand for: their own, or that of the person."""
    found: set[str] = set()
    for ref in refs:
        person: Person | None = coalition.person.get(ref.name) if ref.kind == "person" else None
        if ref.kind == "organization":
            found.add(ref.name)
        elif person and (organization := coalition.organization_of(person)):
            found.add(organization.name)
    return frozenset(found)


def _life(b: Briefing, lists: Sequence[_List]) -> Mapping[str, date]:
    """Return the last day of the last 60 on which an organization finished a task, made a call or sent regrets."""
    first = b.today - timedelta(LIFE_DAYS)
    days = [(s.done_on, name) for s in states(b) if s.done_on for name in _organizations(b.coalition, s.task.owners)]
    days += [(t.date, name) for t in b.coalition.outreach if t.by for name in _organizations(b.coalition, (t.by,))]
    days += [(one.day, name) for one in lists for name in one.excused]
    return {name: day for day, name in sorted(days) if first <= day <= b.today}


def _of(organization: Organization, lists: Sequence[_List], life: date | None) -> Engagement:
    name, joined = organization.name, organization.joined
    could = [m for m in lists if (joined is None or m.day >= joined) and (not m.asked or name in m.asked)]
    last = could[-WINDOW:]
    present, regrets = _came(name, last), sum(name in m.excused - m.there for m in last)
    active = life is not None or (bool(last) and 2 * present >= len(last))
    if len(could) < NEW_BELOW:
        standing = "new"
    elif not _came(name, could[-MISSED:]) and life is None:
        standing, active = "inactive", False
    elif _cools(name, could):
        standing = "cooling"
    else:
        standing = "active" if active else "now and then"
    return Engagement(
        organization=organization,
        standing=standing,
        present=present,
        regrets=regrets,
        of=len(last),
        rate=Fraction(present, len(last) - regrets) if len(last) > regrets else None,
        trend=_trend(name, last),
        active=active,
        last_seen=max((m.day for m in lists if name in m.there), default=None),
        last_life=life,
    )


def _came(name: str, lists: Sequence[_List]) -> int:
    return sum(name in m.there for m in lists)


def _cools(name: str, could: Sequence[_List]) -> bool:
    """Whether it came to half of the meetings before, and missed the last two without a word."""
    before, lately = could[:-COOLING_MISSED][-WINDOW:], could[-COOLING_MISSED:]
    silent = all(name not in m.there | m.excused for m in lately)
    return silent and bool(before) and 2 * _came(name, before) >= len(before)


def _trend(name: str, last: Sequence[_List]) -> str:
    """Return whether it comes more or less often: the last three of six against the three before, 20 points apart."""
    if len(last) < WINDOW:
        return ""
    rates: list[Fraction] = []
    for half in (last[: WINDOW // 2], last[WINDOW // 2 :]):
        counted = [m for m in half if name not in m.excused - m.there]
        if not counted:
            return ""
        rates.append(Fraction(_came(name, counted), len(counted)))
    change = rates[1] - rates[0]
    return "up" if change >= Fraction(1, 5) else "down" if change <= -Fraction(1, 5) else "steady"
