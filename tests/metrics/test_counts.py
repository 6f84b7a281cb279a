"""Members and one-on-ones."""

from __future__ import annotations

from datetime import date

from coalition_sheets.metrics.counts import members, members_on, one_on_ones
from coalition_sheets.model import Organization, Period, Person, Touch
from tests.metrics.make import TODAY, brief, ref, rows


def test_members_are_organizations_with_that_status_and_people_who_belong_to_none() -> None:
    b = brief(
        organizations=rows(
            Organization,
            {"name": "B", "status": "Member"},
            {"name": "a", "status": "Member"},
            {"name": "C", "status": "Supporter"},
            {"name": "D", "status": "Paused"},
        ),
        people=rows(
            Person,
            {"name": "Mei Chen", "connection": "Member"},
            {"name": "Rosa Delgado", "connection": "Member", "organization": ref("B", "organization")},
            {"name": "Sam O'Neill", "connection": "Member", "status": "Left"},
            {"name": "Lena Park", "connection": "Contact"},
        ),
    )
    found = members(b)
    assert [o.name for o in found.organization_rows] == ["a", "B"]
    assert [p.name for p in found.individual_rows] == ["Mei Chen"]
    assert (found.organizations, found.individuals) == (2, 1)


def test_members_on_a_day_had_joined_by_then_and_blank_is_before_we_started() -> None:
    b = brief(
        organizations=rows(
            Organization,
            {"name": "Blank", "status": "Member"},
            {"name": "Year", "status": "Member", "joined": Period.of(date(2026, 1, 1), "year")},
            {"name": "Day", "status": "Member", "joined": date(2026, 2, 1)},
            {"name": "Gone", "status": "Left", "joined": date(2025, 1, 1)},
        )
    )
    assert [o.name for o in members_on(b, date(2026, 1, 31))] == ["Blank", "Year"]
    assert [o.name for o in members_on(b, date(2026, 2, 1))] == ["Blank", "Day", "Year"]


def test_a_one_on_one_happened_unless_it_is_ahead_or_had_no_answer() -> None:
    who = ref("Grace Chapel", "organization")
    touches = rows(
        Touch,
        {"date": date(2026, 3, 1), "who": who, "how": "One-on-one"},
        {"date": date(2026, 3, 2), "who": who, "how": "One-on-one", "outcome": "Not interested"},
        {"date": date(2026, 3, 3), "who": who, "how": "One-on-one", "outcome": "No answer"},
        {"date": date(2026, 3, 4), "who": who, "how": "Email", "outcome": "Talked"},
        {"date": TODAY, "who": who, "how": "One-on-one"},
        {"date": date(2026, 3, 18), "who": who, "how": "One-on-one"},
    )
    b = brief(outreach=touches)
    assert [t.date.day for t in one_on_ones(b)] == [1, 2, 17]
    assert [t.date.day for t in one_on_ones(b, date(2026, 3, 2))] == [2, 17]
