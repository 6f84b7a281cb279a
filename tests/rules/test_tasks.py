"""Tasks and load: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Level
from tests.rules.cases import Case, findings, quiet, speaks

CASES = (
    speaks("TASK-OWNER", """
        ## Tasks
        Task          | Who     | By when
        Book the hall | someone | 2026-03-20
        """, "“Book the hall” has no one's name yet."),
    quiet("TASK-OWNER", """
        ## Tasks
        Task           | Who           | By when    | Status
        Book the hall  | Bob Nobody    | 2026-03-20 |
        Print the card |               | 2026-03-20 | Done
        Bring chairs   |               | 2026-03-20 | Dropped
        """, "an unknown name, and closed tasks"),
    speaks("TASK-DATE", """
        ## Tasks
        Task          | Who  | By when
        Book the hall | Rosa |
        """, "“Book the hall” has no day yet."),
    quiet("TASK-DATE", """
        ## Tasks
        Task           | Who  | By when
        Book the hall  | Rosa | ASAP
        Print the card | Rosa | next meeting
        """, "its reading finding stands"),
    speaks("TASK-ORPHANED", """
        ## People
        Name         | Status
        Rosa Delgado | Left
        ## Tasks
        Task          | Who          | By when
        Book the hall | Rosa Delgado | 2026-03-20
        """, "belongs to Rosa Delgado"),
    quiet("TASK-ORPHANED", """
        ## People
        Name         | Status | Away until
        Rosa Delgado | Left   |
        Mei Chen     | Away   | 2026-03-19
        ## Tasks
        Task          | Who                    | By when
        Book the hall | Rosa Delgado; Mei Chen | 2026-03-20
        """, "one owner is back in time"),
    speaks("TASK-NEXT-MEETING", """
        ## Tasks
        Task          | Who  | By when
        Book the hall | Rosa | next meeting
        ## Meetings
        Date       | Status
        2026-03-24 | Cancelled
        """, "none is planned yet"),
    quiet("TASK-NEXT-MEETING", """
        ## Tasks
        Task          | Who  | By when
        Book the hall | Rosa | next meeting
        ## Meetings
        Date
        2026-03-24
        """, "a meeting is planned"),
    speaks("TASK-UNBLOCKED", """
        ## Tasks
        Task           | Status | Waiting on
        Book the hall  | Done   |
        Print the card |        | Book the hall
        """, "“Print the card” can go on"),
    quiet("TASK-UNBLOCKED", """
        ## Tasks
        Task           | Status | Waiting on
        Book the hall  | Doing  |
        Print the card |        | Book the hall
        """),
    speaks("TASK-OF-CLOSED-GOAL", """
        ## Goals
        Goal or benchmark  | Status
        Pass the ordinance | Met
        ## Tasks
        Task          | Status | Goal
        Book the hall |        | Pass the ordinance
        Call Ana      |        | Pass the ordinance
        """, "is met and has 2 open tasks"),
    quiet("TASK-OF-CLOSED-GOAL", """
        ## Goals
        Goal or benchmark  | Status
        Pass the ordinance | Met
        ## Tasks
        Task          | Status | Goal
        Book the hall | Done   | Pass the ordinance
        """),
    speaks("TASK-VAGUE", """
        ## Tasks
        Task              | Status
        Get stuff, etc.   |
        """, "could say more clearly"),
    quiet("TASK-VAGUE", """
        ## Tasks
        Task                    | Status
        Stuff 200 envelopes by hand for the etching show | Done
        Fetch chairs            |
        """, "no such word, or closed"),
    speaks("TASK-CYCLE", """
        ## Tasks
        Task           | Waiting on
        Book the hall  | Print the card
        Print the card | Book the hall
        """, "“Book the hall” → “Print the card” → “Book the hall”"),
    quiet("TASK-CYCLE", """
        ## Tasks
        Task           | Waiting on
        Book the hall  | Print the card
        Print the card | Rosa
        """),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


PEOPLE = """
    ## Organizations
    Name  | Status
    North | Member
    South | Member
    West  | Member
    ## People
    Name      | Organization
    Ana Núñez | North
    Linh Tran | South
    Mei Chen  | West
    ## Tasks
    Task | Who | By when
    """


def shared(north: int, south: int, west: int) -> str:
    owners = ["Ana Núñez"] * north + ["Linh Tran"] * south + ["Mei Chen"] * west
    return PEOPLE + "\n".join(f"    Task {i} | {who} | 2026-03-20" for i, who in enumerate(owners))


LOAD = (
    speaks("LOAD-ORG", shared(5, 3, 2), "North has 5 of the 10 open tasks."),
    quiet("LOAD-ORG", shared(4, 3, 3), "exactly 40 %"),
    quiet("LOAD-ORG", shared(5, 5, 0), "two organizations"),
    quiet("LOAD-ORG", shared(5, 2, 2), "nine tasks"),
    speaks("LOAD-PERSON", shared(5, 3, 2), "Ana Núñez has 5 of the 10 open tasks."),
    quiet("LOAD-PERSON", shared(4, 3, 3), "exactly 40 %"),
)


@pytest.mark.parametrize("case", LOAD, ids=str)
def test_load_is_said_from_ten_open_tasks_on(case: Case) -> None:
    case.holds()


def test_a_persons_load_is_for_organizers_alone() -> None:
    (found,) = (f for f in findings(shared(5, 3, 2)) if f.code == "LOAD-PERSON")
    assert found.level is Level.ORGANIZERS


def test_next_meeting_waits_until_the_dates_of_meetings_can_be_read() -> None:
    """Otherwise one slip would be two lines, and the one that matters might be the one left out."""
    text = """
        ## Meetings
        Date | Purpose
        {day} | sing
        ## Tasks
        Task         | Who  | By when
        Bring snacks | Rosa | next meeting
        ## People
        Name
        Rosa Delgado
        """
    codes = [{f.code for f in findings(text.format(day=day))} for day in ("3/24", "2026-02-24")]
    assert "DATE-YEAR" in codes[0]
    assert ["TASK-NEXT-MEETING" in some for some in codes] == [False, True]
