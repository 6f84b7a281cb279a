"""Outreach and wins: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Severity
from tests.rules.cases import Case, findings, quiet, speaks

CASES = (
    speaks("OUT-NO-NEXT", """
        ## Organizations
        Name
        Grace Chapel
        ## Outreach
        Date       | Who          | Outcome    | Next step | By when
        2026-03-01 | Grace Chapel | Interested | Send map  |
        """, "no day for the next step with Grace Chapel after March 1"),
    quiet("OUT-NO-NEXT", """
        ## Organizations
        Name
        Grace Chapel
        ## Outreach
        Date       | Who          | Outcome    | Next step    | By when
        2026-03-01 | Grace Chapel | Interested |              |
        2026-03-02 | Grace Chapel | Talked     | None: closed |
        """, "closed, and a later touch"),
    quiet("OUT-NO-NEXT", """
        ## Organizations
        Name
        Grace Chapel
        ## Outreach
        Date       | Who          | Outcome    | Next step | By when
        2026-03-01 | Grace Chapel | Interested |           |
        2026-03-20 | Grace Chapel |            |           |
        """, "the next one is planned"),
    speaks("OUT-HEARD", """
        ## Outreach
        Date       | Who       | How        | Outcome | What we heard
        2026-03-01 | Ana Núñez | One-on-one | Talked  |
        """, "what Ana Núñez said on March 1"),
    quiet("OUT-HEARD", """
        ## Outreach
        Date       | Who       | How        | Outcome   | What we heard
        2026-03-01 | Ana Núñez | One-on-one | No answer |
        2026-03-02 | Mei Chen  | Phone call | Talked    |
        2026-03-24 | Linh Tran | One-on-one |           |
        """, "no talk, or still to come"),
    speaks("OUT-COMMON", """
        ## Outreach
        Date       | Who       | How        | Outcome | Common ground
        2026-03-01 | Ana Núñez | Phone call | Talked  |
        2026-03-02 | Mei Chen  | Phone call | Talked  | schools
        """, "1 of 2 first contacts in 30 days"),
    quiet("OUT-COMMON", """
        ## Outreach
        Date       | Who       | How        | Outcome | Common ground
        2026-01-01 | Ana Núñez | Phone call | Talked  |
        2026-03-02 | Mei Chen  | Phone call | Talked  | schools
        """, "long ago"),
    speaks("OUT-LISTEN", """
        ## Outreach
        Date       | Who       | Outcome | What we asked | What they want
        2026-03-01 | Ana Núñez | Talked  | to sign       |
        """, "1 talk in 30 days"),
    quiet("OUT-LISTEN", """
        ## Outreach
        Date       | Who       | Outcome | What we asked | What they want
        2026-03-01 | Ana Núñez | Talked  | to sign       | more light
        2026-03-01 | Mei Chen  | Talked  |               |
        """),
    speaks("OUT-INTRO", """
        ## Outreach
        Date       | Who       | How        | Outcome | Introduced us to | Asked for introductions?
        2026-03-01 | Ana Núñez | One-on-one | Talked  |                  |
        """, "1 of 1 one-on-one in 30 days"),
    quiet("OUT-INTRO", """
        ## Outreach
        Date       | Who       | How        | Outcome | Introduced us to | Asked for introductions?
        2026-03-01 | Ana Núñez | One-on-one | Talked  | Linh Tran        |
        2026-03-01 | Mei Chen  | One-on-one | Talked  |                  | yes
        2026-03-01 | Sam       | Phone call | Talked  |                  |
        """),
    speaks("OUT-TRANSACTIONAL", """
        ## Organizations
        Name
        Grace Chapel
        ## Outreach
        Date       | Who          | How
        2026-01-01 | Grace Chapel | Check-in
        2026-02-01 | Grace Chapel | Sign-on ask
        2026-02-15 | Grace Chapel | Invitation
        2026-03-01 | Grace Chapel | Sign-on ask
        """, "The last 3 touches with Grace Chapel were asks."),
    quiet("OUT-TRANSACTIONAL", """
        ## Organizations
        Name
        Grace Chapel
        ## Outreach
        Date       | Who          | How
        2026-02-01 | Grace Chapel | Sign-on ask
        2026-02-15 | Grace Chapel | Thank-you
        2026-03-01 | Grace Chapel | Sign-on ask
        """),
    speaks("WINS-NONE", """
        ## Tasks
        Task          | Status | Done on
        Book the hall | Done   | 2026-03-10
        ## Wins
        Date       | What happened
        2025-12-01 | First meeting
        """, "1 task done in 45 days, and no win is noted."),
    quiet("WINS-NONE", """
        ## Tasks
        Task          | Status | Done on
        Book the hall | Done   | 2026-03-10
        ## Wins
        Date       | What happened
        2026-02-01 | New partner
        """, "a win"),
    quiet("WINS-NONE", """
        ## Tasks
        Task          | Status | Done on
        Book the hall | Done   |
        ## Wins
        Date       | What happened
        2025-12-01 | First meeting
        """, "done nobody knows when"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def touches(faith: int, civil: int) -> str:
    """Touches in March with a civil rights group, a likely ally, and with a congregation, an unlikely one."""
    rows = ["Parish"] * faith + ["Rights Now"] * civil
    text = """
    ## Organizations
    Name       | Sector
    Parish     | Faith
    Rights Now | Civil rights
    ## Outreach
    Date | Who | How | Outcome | Next step
    """
    return text + "\n".join(f"    2026-03-{i + 1:02d} | {who} | Check-in | Talked | " for i, who in enumerate(rows))


CHOIR = (
    speaks("OUT-CHOIR", touches(1, 9), "9 of the last 10 touches"),
    quiet("OUT-CHOIR", touches(2, 8), "exactly 80 %"),
    quiet("OUT-CHOIR", touches(0, 9), "nine touches"),
)


@pytest.mark.parametrize("case", CHOIR, ids=str)
def test_outreach_is_judged_from_ten_touches_on(case: Case) -> None:
    case.holds()


def test_a_next_step_is_urgent_after_a_prospect_showed_interest_and_else_an_idea() -> None:
    found = findings("""
        ## Organizations
        Name         | Status
        Grace Chapel | Prospect
        Media Lab    | Member
        ## Outreach
        Date       | Who          | Outcome      | Next step | By when
        2026-03-01 | Grace Chapel | Interested   |           |
        2026-03-01 | Media Lab    | Talked       |           |
        """)
    assert {f.severity for f in found if f.code == "OUT-NO-NEXT"} == {Severity.WARNING, Severity.HINT}


def test_what_could_be_celebrated_is_proposed() -> None:
    (found,) = (
        f
        for f in findings("""
        ## Tasks
        Task          | Status | Done on
        Book the hall | Done   | 2026-03-10
        ## Organizations
        Name         | Status | Joined
        Grace Chapel | Member | 2026-03-01
        ## Wins
        Date | What happened
        """)
        if f.code == "WINS-NONE"
    )
    assert found.suggestions == ("Grace Chapel joined", "“Book the hall”")
