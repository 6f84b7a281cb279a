"""Who takes part: attendance lists, what else was done, and the words for it."""

from datetime import date
from fractions import Fraction

import pytest

from coalition_sheets.metrics.engagement import Engagement, counted_meetings, engagement, inactive, returned, turnout
from coalition_sheets.metrics.lights import engagement_light
from tests.little import briefing

ORGANIZATIONS = """
    ## Organizations
    Name | Status | Joined
    Bayview Tenants | Member |
    Grace Chapel | {status} | {joined}

    ## People
    Name | Organization
    Linh Tran | Bayview Tenants
    Pastor Lee | Grace Chapel
    Rosa Delgado |
"""


def book(*lee: str, status: str = "Member", joined: str = "", more: str = "") -> str:
    """Return a workbook with one meeting a week up to March 10; a word for each: came, away, regrets or blank."""
    rows = []
    for n, word in enumerate(lee):
        came = {"came": "Linh Tran, Pastor Lee", "blank": ""}.get(word, "Linh Tran")
        day = date.fromordinal(date(2026, 3, 10).toordinal() - 7 * (len(lee) - 1 - n))
        rows.append(f"    {day} | Regular | {came} | {'Pastor Lee' if word == 'regrets' else ''}")
    meetings = "\n    ## Meetings\n    Date | Kind | Who came | Regrets\n" + "\n".join(rows)
    return ORGANIZATIONS.format(status=status, joined=joined) + meetings + "\n" + more


def grace(*lee: str, status: str = "Member", joined: str = "", more: str = "") -> Engagement:
    found = engagement(briefing(book(*lee, status=status, joined=joined, more=more)))
    return next(e for e in found if e.organization.name == "Grace Chapel")


CAME, AWAY, BLANK, REGRETS = "came", "away", "blank", "regrets"
TASK = """
    ## Tasks
    Task | Who | By when | Status | Done on
    Bring chairs | Pastor Lee | 2026-03-01 | Done | {}
"""


@pytest.mark.parametrize(
    ("lee", "standing"),
    [
        ((CAME, CAME), "new"),
        ((CAME, CAME, CAME), "active"),
        ((CAME, AWAY, CAME, AWAY), "active"),
        ((CAME, AWAY, AWAY, AWAY), "inactive"),
        ((CAME, CAME, CAME, AWAY, AWAY), "cooling"),
        ((CAME, CAME, CAME, REGRETS, AWAY), "active"),
        ((AWAY, AWAY, AWAY, CAME, AWAY, AWAY), "now and then"),
        ((CAME, CAME, CAME, AWAY, AWAY, AWAY), "inactive"),
    ],
)
def test_the_standing_follows_the_attendance_lists(lee: tuple[str, ...], standing: str) -> None:
    assert grace(*lee).standing == standing


def test_a_blank_list_counts_for_and_against_nobody() -> None:
    assert grace(CAME, BLANK, BLANK, BLANK, CAME, CAME).of == 3
    assert grace(CAME, CAME, AWAY, AWAY, BLANK, BLANK).standing == "cooling"
    assert len(counted_meetings(briefing(book(CAME, BLANK, AWAY)))) == 2


def test_regrets_are_taken_out_of_the_rate_and_are_a_sign_of_life() -> None:
    found = grace(CAME, AWAY, REGRETS, AWAY)
    assert (found.present, found.regrets, found.of, found.rate) == (1, 1, 4, Fraction(1, 3))
    assert found.standing == "active"


def test_a_finished_task_within_sixty_days_keeps_a_member_active() -> None:
    assert grace(CAME, AWAY, AWAY, AWAY, more=TASK.format("2026-02-20")).active
    assert grace(CAME, AWAY, AWAY, AWAY, more=TASK.format("2026-01-10")).standing == "inactive"


def test_a_call_made_within_sixty_days_keeps_a_member_active() -> None:
    call = "\n    ## Outreach\n    Date | Who | By | How\n    2026-03-01 | Rosa Delgado | Pastor Lee | Phone call\n"
    assert grace(CAME, AWAY, AWAY, AWAY, more=call).active


def test_meetings_before_it_joined_do_not_count() -> None:
    assert grace(AWAY, AWAY, AWAY, AWAY, joined="2026-03-05").standing == "new"


@pytest.mark.parametrize("status", ["Paused", "Left", "Supporter"])
def test_who_paused_left_or_supports_is_not_counted(status: str) -> None:
    found = engagement(briefing(book(CAME, AWAY, AWAY, AWAY, status=status)))
    assert [e.organization.name for e in found] == ["Bayview Tenants"]


def test_the_trend_needs_six_meetings_and_twenty_points() -> None:
    assert grace(CAME, CAME, CAME, AWAY, AWAY).trend == ""
    assert grace(CAME, CAME, CAME, AWAY, CAME, AWAY).trend == "down"
    assert grace(AWAY, AWAY, CAME, CAME, CAME, CAME).trend == "up"
    assert grace(CAME, AWAY, CAME, CAME, AWAY, CAME).trend == "steady"


def test_who_is_away_longest_stands_first_with_the_last_day_on_a_list() -> None:
    found = inactive(briefing(book(CAME, AWAY, AWAY, AWAY)))
    assert [(e.organization.name, e.last_seen) for e in found] == [("Grace Chapel", date(2026, 2, 17))]


def test_socials_committees_and_cancelled_meetings_do_not_count() -> None:
    b = briefing("""
        ## People
        Name
        Rosa Delgado

        ## Meetings
        Date | Kind | Group | Status | Who came
        2026-02-03 | Social | | | Rosa Delgado
        2026-02-10 | Committee | Media team | | Rosa Delgado
        2026-02-17 | Regular | | Cancelled | Rosa Delgado
        2026-02-24 | Founding | | | Rosa Delgado
        2026-03-24 | Regular | | | Rosa Delgado
    """)
    assert [m.date for m in counted_meetings(b)] == [date(2026, 2, 24)]


def test_turnout_counts_organizations_first_timers_and_who_came_again() -> None:
    b = briefing(book(AWAY, CAME, AWAY, CAME, AWAY))
    assert [t.organizations for t in turnout(b)][:2] == [("Bayview Tenants",), ("Bayview Tenants", "Grace Chapel")]
    assert [t.first_timers for t in turnout(b)] == [("Linh Tran",), ("Pastor Lee",), (), (), ()]
    assert (returned(b).came_again, returned(b).of) == (1, 1)


@pytest.mark.parametrize(
    ("lee", "word", "reason"),
    [
        ((CAME, CAME), "grey", "2 meetings with Who came so far, 3 needed"),
        ((CAME, CAME, CAME), "green", "2 of 2 member organizations take part"),
        ((CAME, AWAY, AWAY, AWAY), "yellow", "1 of 2 member organizations takes part"),
    ],
)
def test_the_light_counts_who_takes_part(lee: tuple[str, ...], word: str, reason: str) -> None:
    light = engagement_light(briefing(book(*lee)))
    assert (light.word, light.reason) == (word, reason)


def test_with_new_members_only_the_light_stays_grey() -> None:
    text = book(CAME, CAME, CAME, joined="2026-03-10").replace("Bayview Tenants | Member |", "Bayview Tenants | Left |")
    assert engagement_light(briefing(text)).word == "grey"
