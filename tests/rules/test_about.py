"""About us and the file itself: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from coalition_sheets.model import About, Level
from coalition_sheets.rules import time_zone
from tests.rules.cases import Case, findings, quiet, speaks

CASES = (
    speaks("ABOUT-PURPOSE", """
        ## About us
        Setting | Value
        Purpose |
        ## Meetings
        Date
        2026-03-10
        """, "what you are for"),
    quiet("ABOUT-PURPOSE", """
        ## About us
        Setting | Value
        Purpose |
        ## Meetings
        Date
        2026-03-24
        """, "no meeting was held"),
    speaks("ABOUT-MISSION", """
        ## About us
        Setting           | Value
        Mission statement |
        ## Meetings
        Date       | Kind
        2026-03-10 | Founding
        """, "no mission statement yet"),
    quiet("ABOUT-MISSION", """
        ## About us
        Setting           | Value
        Mission statement | Every family is understood.
        ## Meetings
        Date
        2026-03-10
        """),
    speaks("ABOUT-AGREEMENTS", """
        ## About us
        Setting              | Value
        Community agreements |
        ## Meetings
        Date
        2026-03-10
        """),
    quiet("ABOUT-AGREEMENTS", """
        ## About us
        Setting              | Value
        Community agreements | One voice at a time
        ## Meetings
        Date
        2026-03-10
        """),
    speaks("ABOUT-SUNSET", """
        ## About us
        Setting  | Value
        How long | One campaign until 2026-03-16
        ## Meetings
        Date
        2026-03-10
        """, "until March 16"),
    quiet("ABOUT-SUNSET", """
        ## About us
        Setting  | Value
        How long | One campaign until 2026-03-17
        ## Meetings
        Date
        2026-03-10
        """, "its last day is today"),
    speaks("PRIV-FILE", """
        ## About us
        Setting                | Value
        Who can open this file | Members
        ## People
        Name         | Email
        Rosa Delgado | rosa@example.org
        """, "open to members and holds People “Email”"),
    quiet("PRIV-FILE", """
        ## About us
        Setting                | Value
        Who can open this file | Organizers
        ## People
        Name         | Email
        Rosa Delgado | rosa@example.org
        """, "organizers alone"),
    quiet("PRIV-FILE", """
        ## About us
        Setting                | Value
        Who can open this file | Members
        ## People
        Name         | Email            | Share my contact
        Rosa Delgado | rosa@example.org | Email
        Mei Chen     |                  |
        """, "she shares it"),
    quiet("PRIV-FILE", """
        ## About us
        Setting                | Value
        Who can open this file |
        ## People
        Name         | Email
        Rosa Delgado | rosa@example.org
        """, "nobody said who opens it"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_a_finding_about_a_setting_points_to_its_row() -> None:
    (found,) = (
        f
        for f in findings("""
        ## About us
        Setting       | Value
        Coalition name | Harbor County
        Purpose       |
        ## Meetings
        Date
        2026-03-10
        """)
        if f.code == "ABOUT-PURPOSE"
    )
    assert str(found.place) == "About us B3"


def test_a_setting_that_has_no_row_is_asked_for_at_the_tab() -> None:
    found = findings("""
        ## About us
        Setting        | Value
        Coalition name | Harbor County
        ## Meetings
        Date
        2026-03-10
        """)
    asked = {f.code: str(f.place) for f in found if f.code.startswith("ABOUT-")}
    assert asked == dict.fromkeys(("ABOUT-PURPOSE", "ABOUT-MISSION", "ABOUT-AGREEMENTS"), "About us")


def test_the_time_zone_is_guessed_only_where_nobody_names_one() -> None:
    assert [(f.code, str(f.place)) for f in time_zone(About(), None)] == [("TZ-GUESSED", "About us")]
    assert not time_zone(About(time_zone="America/New_York"), None)
    assert not time_zone(About(), "America/New_York")


def test_what_stands_in_private_columns_is_said_to_organizers_alone() -> None:
    (found,) = (
        f
        for f in findings("""
        ## About us
        Setting                | Value
        Who can open this file | Anyone
        ## People
        Name         | Phone        | Shoe size
        Rosa Delgado | 312-555-0100 | 42
        """)
        if f.code == "PRIV-FILE"
    )
    assert found.level is Level.ORGANIZERS
    assert "People “Phone” and People “Shoe size”" in found.message
    assert "312" not in repr(found)
