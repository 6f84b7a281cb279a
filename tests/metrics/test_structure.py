"""Coverage, core group, roles and the set-up checklist."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from coalition_sheets.metrics.core_group import CoreGroup, core_group
from coalition_sheets.metrics.coverage import Coverage, choir, coverage
from coalition_sheets.metrics.roles import Roles, roles
from coalition_sheets.metrics.setup import setup
from coalition_sheets.model import About, Goal, Meeting, Organization, Person, Ref, Role, SectorWanted, Touch
from tests.metrics.make import TODAY, brief, ref, rows

ABOUT = About(sectors=(SectorWanted("Faith", 3, likely=True), SectorWanted("Labor"), SectorWanted("Media", 0)))


def covered(*organizations: dict[str, Any], about: About = ABOUT) -> Coverage:
    named = ({"name": f"Org {n}", **o} for n, o in enumerate(organizations))
    return coverage(brief(organizations=rows(Organization, *named), about=about))


def member(sector: str, **more: Any) -> dict[str, Any]:
    return {"status": "Member", "sector": sector, **more}


def test_a_sector_is_covered_with_the_members_it_needs() -> None:
    found = covered(*(member("faith"),) * 3, member("Labor"), member("Chess"))
    assert (found.covered, found.wanted, found.gaps) == (2, 2, ())


@pytest.mark.parametrize(("have", "state"), [(0, "nobody yet"), (1, "two more needed"), (2, "one more needed")])
def test_a_gap_says_how_many_are_missing(have: int, state: str) -> None:
    gaps = covered(*(member("Faith"),) * have, member("Labor")).gaps
    assert [(g.sector, g.state) for g in gaps] == [("Faith", state)]


@pytest.mark.parametrize(
    ("status", "state"),
    [("In conversation", "in conversation"), ("Invited", "in conversation"), ("Prospect", "nobody yet"),
     ("Paused", "nobody yet"), ("Supporter", "nobody yet")],
)  # fmt: skip
def test_only_members_count_and_only_some_are_in_conversation(status: str, state: str) -> None:
    assert [g.state for g in covered(*(member("Faith"),) * 3, {"status": status, "sector": "Labor"}).gaps] == [state]


def test_gaps_go_by_name_and_without_wanted_sectors_there_are_none() -> None:
    about = About(sectors=(SectorWanted("Labor"), SectorWanted("faith"), SectorWanted("Health")))
    assert [g.sector for g in covered(about=about).gaps] == ["faith", "Health", "Labor"]
    assert (covered(about=About()).wanted, covered(about=About()).gaps) == (0, ())


def test_unlikely_members_are_of_sectors_that_are_not_likely() -> None:
    found = covered(member("Faith"), member("Labor"), member("Chess"))
    assert len(found.unlikely) == 1


def test_communities_are_listed_with_the_members_that_serve_them() -> None:
    found = covered(member("Faith", communities=("Farm workers", "Elders")), member("Labor", communities=("elders",)))
    assert {name: len(serving) for name, serving in found.communities.items()} == {"Elders": 2, "Farm workers": 1}


def test_the_choir_is_outreach_to_likely_allies_in_90_days() -> None:
    organizations = rows(Organization, {"name": "Chapel", "sector": "Faith"}, {"name": "Union", "sector": "Labor"})
    people = rows(Person, {"name": "Pastor Lee", "organization": ref("Chapel", "organization")})
    days = ((90, ref("Pastor Lee")), (91, ref("Pastor Lee")), (5, ref("Union", "organization")), (4, Ref("Bob")),
            (-1, ref("Chapel", "organization")))  # fmt: skip
    touches = rows(Touch, *({"date": TODAY - timedelta(d), "who": who} for d, who in days))
    found = choir(brief(organizations=organizations, people=people, outreach=touches, about=ABOUT))
    assert (len(found.likely), len(found.touches), found.share) == (1, 3, Fraction(1, 3))
    assert choir(brief()).share is None


def core(*organizations: str, status: str = "Active") -> CoreGroup:
    people = (
        {"name": f"P{n}", "core": True, "status": status, "organization": ref(o, "organization") if o else None}
        for n, o in enumerate(organizations)
    )
    sectors = {"A": "Faith", "B": "Labor", "C": "Health"}
    given = rows(Organization, *({"name": n, "sector": s} for n, s in sectors.items()))
    return core_group(brief(people=rows(Person, *people), organizations=given))


@pytest.mark.parametrize(
    ("organizations", "verdict"),
    [
        (["A"] * 4, "too small"),
        (["A"] * 5, "ok"),
        (["A"] * 10, "ok"),
        (["A"] * 11, "large"),
        (["A"] * 7 + list("BCDE"), "ok"),
        ([""] * 5, "ok"),
        (list("ABCDEFGHIJK"), "large"),
    ],
)
def test_five_to_ten_people_or_organizations_are_a_good_size(organizations: list[str], verdict: str) -> None:
    assert core(*organizations).verdict == verdict


def test_away_is_active_and_left_is_not() -> None:
    assert core("A", "B", status="Away").people == 2
    assert (core("A", "B", status="Left").people, core("A", status="Left").verdict) == (0, "too small")
    assert core_group(brief(people=rows(Person, {"name": "P"}))).verdict == "not set up"


def test_a_diverse_core_has_three_sectors_and_no_organization_over_a_third_of_six_seats() -> None:
    assert core("A", "A", "B", "B", "C", "C").diverse
    assert not core("A", "A", "A", "B", "C", "C").diverse
    assert core("A", "A", "A", "B", "C").diverse
    assert not core("A", "A", "B", "B").diverse
    assert core("B", "B", "A", "A").largest == ("A", 2)


PEOPLE = rows(Person, {"name": "Rosa Delgado"}, {"name": "Sam O'Neill", "status": "Left"})
HELD = rows(Meeting, {"date": date(2026, 1, 13)})


def judged(*given: dict[str, Any], meetings: tuple[Meeting, ...] = HELD) -> Roles:
    return roles(brief(roles=rows(Role, *given), people=PEOPLE, meetings=meetings))


def test_a_needed_role_is_vacant_when_blank_left_or_over() -> None:
    found = judged(
        {"name": "Note-taker", "who": ref("Sam O'Neill")},
        {"name": "Facilitator"},
        {"name": "Data keeper", "who": ref("Rosa Delgado"), "ends": date(2026, 3, 16)},
        {"name": "Outreach lead", "who": ref("Rosa Delgado"), "ends": TODAY},
        {"name": "Communications", "who": Ref("Bob")},
        {"name": "Conflict contact", "needed": False},
    )
    assert found.vacant == ("Data keeper", "Facilitator", "Note-taker")
    assert found.ending == ("Outreach lead",)
    assert found.no_backup == ("Communications", "Outreach lead")


@pytest.mark.parametrize(("days", "ending"), [(30, ("Convener",)), (31, ())])
def test_a_role_ends_soon_within_30_days(days: int, ending: tuple[str, ...]) -> None:
    term = {"name": "Convener", "who": ref("Rosa Delgado"), "ends": TODAY + timedelta(days), "backup": ref("Mei Chen")}
    assert (judged(term).ending, judged(term).no_backup) == (ending, ())


def test_no_role_is_judged_until_a_meeting_was_held() -> None:
    ahead = rows(Meeting, {"date": TODAY})
    assert judged({"name": "Facilitator"}, meetings=ahead) == Roles()


def test_set_up_is_a_checklist() -> None:
    nothing = setup(brief())
    assert (nothing.done, nothing.of, nothing.missing[0]) == (0, 7, "Say who can open this file (About us)")
    some = setup(
        brief(
            about=About(who_can_open="Members", date_order="M/D", purpose="Housing"),
            goals=rows(Goal, {"name": "Win", "due": TODAY}, {"name": "Old", "due": TODAY, "status": "Dropped"}),
            organizations=rows(Organization, {"name": "A"}),
            people=PEOPLE,
        )
    )
    assert some.missing == (
        "List your member organizations",
        "Put the next meeting on the Meetings tab",
        "Tick who is in the core group (People, “Core”)",
    )
