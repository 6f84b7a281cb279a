"""Meetings and agendas: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from tests.rules.cases import Case, findings, quiet, speaks

CASES = (
    speaks("MEET-NONE", """
        ## Meetings
        Date
        2026-03-10
        """, "No meeting is planned yet."),
    quiet("MEET-NONE", """
        ## Meetings
        Date
        2026-03-10
        2026-03-17
        """, "one is today"),
    quiet("MEET-NONE", """
        ## About us
        Setting    | Value
        Quiet days | 2026-03-16 to 2026-03-22
        ## Meetings
        Date
        2026-03-10
        """, "a quiet week"),
    speaks("MEET-LOGISTICS", """
        ## Meetings
        Date       | Start | Place or link | Who should come
        2026-03-10 | 18:00 | Library       | Everyone
        2026-03-24 |       |               | Everyone
        """, "The meeting on March 24 lacks a start time and a place."),
    speaks("MEET-LOGISTICS", """
        ## About us
        Setting          | Value
        How often we meet |
        Usual day        | second Tuesday
        Usual place      | Library
        ## Meetings
        Date       | Start
        2026-03-10 | 18:00
        2026-03-24 | 18:00
        """, "In About us “How often we meet” is blank.", name="About us"),
    quiet("MEET-LOGISTICS", """
        ## About us
        Setting           | Value
        How often we meet | Monthly
        Usual day         | second Tuesday
        Usual place       | Library
        ## Meetings
        Date       | Start | Place or link
        2026-03-10 | 18:00 | Library
        2026-03-24 | 18:00 |
        """, "the usual place stands in"),
    speaks("MEET-PURPOSE", """
        ## Meetings
        Date       | Purpose
        2026-03-24 |
        """, "does not say what it is for"),
    quiet("MEET-PURPOSE", """
        ## Meetings
        Date       | Kind   | Purpose
        2026-03-24 | Social |
        """),
    speaks("MEET-ROLES", """
        ## Meetings
        Date       | Facilitator | Note-taker
        2026-03-20 |             |
        """, "has no facilitator and no note-taker yet"),
    quiet("MEET-ROLES", """
        ## Meetings
        Date       | Kind   | Facilitator | Note-taker
        2026-03-21 |        |             |
        2026-03-18 | Social |             |
        """, "four days off, or social"),
    speaks("MEET-NO-AGENDA", """
        ## Meetings
        Date       | Agenda items
        2026-03-19 |
        """, "has no agenda yet"),
    quiet("MEET-NO-AGENDA", """
        ## Meetings
        Date       | Agenda items
        2026-03-20 |
        """, "three days off"),
    speaks("MEET-NO-NOTES", """
        ## Meetings
        Date       | Notes | Decisions
        2026-03-09 |       |
        """, "The meeting on March 9 has no notes yet."),
    quiet("MEET-NO-NOTES", """
        ## Meetings
        Date       | Kind   | Status    | Notes | Decisions
        2026-03-10 |        |           |       |
        2026-03-01 | Social |           |       |
        2026-03-02 |        | Cancelled |       |
        2026-03-03 |        |           |       | Go on
        """, "seven days, social, cancelled, decisions"),
    speaks("MEET-NO-TASKS", """
        ## Tasks
        Task          | From meeting
        Book the hall | 2026-03-03
        ## Meetings
        Date
        2026-03-03
        2026-03-10
        """, "from the meeting on March 10"),
    quiet("MEET-NO-TASKS", """
        ## Tasks
        Task          | From meeting
        Book the hall |
        ## Meetings
        Date
        2026-03-10
        """, "From meeting used nowhere"),
    quiet("MEET-NO-TASKS", """
        ## Tasks
        Task          | From meeting
        Book the hall | 2026-03-03
        ## Meetings
        Date       | Kind
        2026-03-03 |
        2026-03-10 | Celebration
        2026-03-14 |
        """, "festive, or three days ago"),
    speaks("MEET-IDLE", """
        ## Tasks
        Task          | From meeting
        Book the hall | 2026-02-03
        ## Meetings
        Date       | Decisions
        2026-02-03 |
        2026-02-17 |
        2026-03-10 |
        """, "February 17 and March 10"),
    quiet("MEET-IDLE", """
        ## Tasks
        Task          | From meeting
        Book the hall | 2026-02-17
        ## Meetings
        Date       | Kind   | Decisions
        2026-02-17 |        |
        2026-03-03 | Social |
        2026-03-10 |        |
        """, "one of the two led to a task"),
    speaks("MEET-CADENCE", """
        ## About us
        Setting           | Value
        How often we meet | Every two weeks
        ## Meetings
        Date
        2026-02-23
        """, "you agreed to meet every two weeks"),
    quiet("MEET-CADENCE", """
        ## About us
        Setting           | Value
        How often we meet | Every two weeks
        ## Meetings
        Date
        2026-02-24
        """, "one and a half times is fine"),
    quiet("MEET-CADENCE", """
        ## About us
        Setting           | Value
        How often we meet | Every two weeks
        Quiet days        | 2026-03-02 to 2026-03-08
        ## Meetings
        Date
        2026-02-23
        """, "over a quiet week"),
    speaks("MEET-SOCIAL", """
        ## Meetings
        Date       | Kind
        2025-11-01 | Regular
        2026-03-10 | Regular
        """, "no social meeting"),
    quiet("MEET-SOCIAL", """
        ## Meetings
        Date       | Kind
        2025-11-01 | Regular
        2025-12-12 | Celebration
        """, "a celebration"),
    quiet("MEET-SOCIAL", """
        ## Meetings
        Date       | Kind
        2025-12-01 | Regular
        """, "first meeting not long ago"),
    speaks("AGENDA-BALANCE", """
        ## Meetings
        Date       | Agenda items
        2026-03-24 | Budget – 30 min – Rosa\\nLetter – 20 min – Ana\\nNews – 10 min – Linh
        """, "Rosa has 30 of the 60 minutes"),
    quiet("AGENDA-BALANCE", """
        ## Meetings
        Date       | Agenda items
        2026-03-24 | Budget – 20 min – Rosa\\nLetter – 20 min – Ana\\nNews – 10 min – Linh
        2026-03-31 | Budget – 50 min – Rosa\\nLetter – 10 min – Ana
        """, "exactly 40 %, or two items"),
    speaks("AGENDA-OVER", """
        ## Meetings
        Date       | Start | End   | Agenda items
        2026-03-24 | 18:00 | 19:00 | Budget – 40 min\\nLetter – 30 min
        """, "takes 70 minutes; the meeting has 60"),
    quiet("AGENDA-OVER", """
        ## Meetings
        Date       | Start | End   | Agenda items
        2026-03-24 | 18:00 | 19:00 | Budget – 30 min\\nLetter – 30 min
        2026-03-31 | 18:00 |       | Budget – 90 min
        """),
    speaks("PRIV-AGENDA", """
        ## Meetings
        Date       | Agenda items
        2026-03-24 | News\\nConflict: Rosa and Ana
        """, "is marked Conflict or Private"),
    quiet("PRIV-AGENDA", """
        ## Meetings
        Date       | Kind     | Agenda items
        2026-03-24 |          | Training in conflict resolution\\nPrivate schools letter
        2026-03-31 | Strategy | Private: limits
        """, "organizers' agenda, or other words"),
    speaks("TAKESTOCK-DUE", """
        ## Meetings
        Date       | Kind
        2025-09-01 | Regular
        2026-03-10 | Regular
        """, "in 6 months"),
    quiet("TAKESTOCK-DUE", """
        ## Meetings
        Date       | Kind
        2025-09-01 | Regular
        2025-12-10 | Take stock
        """, "held"),
    quiet("TAKESTOCK-DUE", """
        ## Meetings
        Date       | Kind
        2025-10-01 | Regular
        """, "first meeting not long ago"),
    speaks("INVITE-LATE", """
        ## Organizations
        Name         | Status
        Grace Chapel | In conversation
        ## Outreach
        Date       | Who          | How        | Outcome
        2026-03-01 | Grace Chapel | One-on-one | Interested
        ## Meetings
        Date       | Kind
        2026-03-31 | Strategy
        """, "Grace Chapel is interested and is not invited yet"),
    quiet("INVITE-LATE", """
        ## Organizations
        Name         | Status
        Grace Chapel | Invited
        Media Lab    | In conversation
        ## Outreach
        Date       | Who          | How        | Outcome
        2026-03-01 | Grace Chapel | One-on-one | Interested
        2026-03-01 | Media Lab    | One-on-one | Talked
        ## Meetings
        Date       | Kind
        2026-03-31 | Strategy
        """, "invited, or not that far"),
    quiet("INVITE-LATE", """
        ## Organizations
        Name         | Status
        Grace Chapel | In conversation
        ## Outreach
        Date       | Who          | How        | Outcome
        2026-03-01 | Grace Chapel | One-on-one | Interested
        ## Meetings
        Date       | Kind
        2026-04-01 | Strategy
        2026-03-24 | Regular
        """, "15 days off"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_what_a_private_item_says_is_not_repeated() -> None:
    (found,) = (
        f
        for f in findings("""
        ## Meetings
        Date       | Agenda items
        2026-03-24 | Private: the quarrel
        """)
        if f.code == "PRIV-AGENDA"
    )
    assert "quarrel" not in repr(found)


def test_a_row_that_lacks_several_columns_is_one_place() -> None:
    (one,) = [
        f
        for f in findings("""
        ## Meetings
        Date       | Who should come
        2026-03-10 | all members
        2026-03-24 | all members
        """)
        if f.code == "MEET-LOGISTICS"
    ]
    assert [str(p) for p in one.places] == ["Meetings 3"]
