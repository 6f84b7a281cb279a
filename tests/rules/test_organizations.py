"""Organizations: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Level
from tests.rules.cases import Case, findings, quiet, speaks

CASES = (
    speaks("ORG-LIAISON", """
        ## Organizations
        Name | Status | Our liaison
        A    | Member |
        B    | Member | Rosa Delgado
        C    | Member | Rosa Delgado
        D    | Member | Rosa Delgado
        E    | Member | Rosa Delgado
        F    | Member | Mei Chen
        G    | Member | Mei Chen
        H    | Member | Mei Chen
        """, "A has no liaison."),
    quiet("ORG-LIAISON", """
        ## Organizations
        Name | Status  | Our liaison
        A    | Member  |
        B    | Member  |
        C    | Member  |
        D    | Member  |
        E    | Member  |
        F    | Member  |
        G    | Member  |
        H    | Invited |
        """, "seven members"),
    speaks("LIAISON-LOAD", """
        ## Organizations
        Name | Our liaison
        A    | Mei Chen
        B    | Mei Chen
        C    | Mei Chen
        D    | Mei Chen
        E    | Mei Chen
        F    | Mei Chen
        ## People
        Name
        Mei Chen
        """, "Mei Chen is the liaison of 6 organizations."),
    quiet("LIAISON-LOAD", """
        ## Organizations
        Name | Our liaison | Status
        A    | Mei Chen    |
        B    | Mei Chen    |
        C    | Mei Chen    |
        D    | Mei Chen    |
        E    | Mei Chen    |
        F    | Mei Chen    | Left
        ## People
        Name
        Mei Chen
        """, "five, and one that left"),
    speaks("LIAISON-QUIET", """
        ## Organizations
        Name  | Status | Joined | Our liaison
        North | Member | 2025   | Mei Chen
        ## People
        Name         | Organization
        Mei Chen     |
        Ana Núñez    | North
        ## Outreach
        Date       | Who       | By
        2026-01-15 | Ana Núñez | Mei Chen
        2026-03-01 | Ana Núñez | Rosa Delgado
        """, "North was not called by its liaison lately."),
    quiet("LIAISON-QUIET", """
        ## Organizations
        Name  | Status | Joined     | Our liaison
        North | Member | 2025       | Mei Chen
        South | Member | 2026-02-01 | Mei Chen
        ## People
        Name         | Organization
        Mei Chen     |
        Ana Núñez    | North
        ## Outreach
        Date       | Who       | By
        2026-01-16 | Ana Núñez | Mei Chen
        """, "60 days ago, or joined lately"),
    speaks("ORG-PRINCIPLES", """
        ## About us
        Setting               | Value
        Principles adopted on | 2026-01-10
        ## Organizations
        Name  | Status | Agreed to principles on
        North | Member |
        """, "North has not agreed"),
    quiet("ORG-PRINCIPLES", """
        ## About us
        Setting               | Value
        Principles adopted on |
        ## Organizations
        Name  | Status | Agreed to principles on
        North | Member |
        """, "not adopted"),
    speaks("ORG-UNREACHABLE", """
        ## Organizations
        Name  | Status
        North | Member
        ## People
        Name         | Organization | Email            | Phone        | Best way
        Ana Núñez    | North        | ana@example.org  |              | Text
        Mei Chen     |              |                  |              |
        Rosa Delgado |              |                  |              |
        Linh Tran    |              |                  |              |
        Sam O'Neill  |              |                  |              |
        """, "No message reaches North so far."),
    speaks("ORG-UNREACHABLE", """
        ## Organizations
        Name  | Status
        North | Member
        ## People
        Name         | Organization | Email            | Do not contact
        Ana Núñez    | North        | ana@example.org  | yes
        Mei Chen     |              |                  |
        Rosa Delgado |              |                  |
        Linh Tran    |              |                  |
        Sam O'Neill  |              |                  |
        """, "everybody asked not to be contacted: North", name="do not contact"),
    quiet("ORG-UNREACHABLE", """
        ## Organizations
        Name  | Status | Main contact
        North | Member | Mei Chen
        South | Invited |
        ## People
        Name         | Organization | Email            | Phone        | Best way
        Ana Núñez    | North        |                  |              |
        Mei Chen     |              |                  | 312-555-0100 | Text
        Rosa Delgado |              |                  |              |
        Linh Tran    |              |                  |              |
        Sam O'Neill  |              |                  |              |
        """, "by its main contact"),
    quiet("ORG-UNREACHABLE", """
        ## Organizations
        Name  | Status
        North | Member
        ## People
        Name      | Organization | Email
        Ana Núñez | North        |
        """, "People has hardly begun"),
    speaks("ORG-HOMEWORK", """
        ## Organizations
        Name  | What they already do
        North |
        ## Outreach
        Date | Who
        """, "what North already does"),
    quiet("ORG-HOMEWORK", """
        ## Organizations
        Name  | What they already do
        North |
        South | food bank
        ## Outreach
        Date       | Who   | Outcome
        2026-03-01 | North | Talked
        """, "talked with, or known"),
    speaks("ORG-APPROACH", """
        ## Organizations
        Name  | Why they might care | Approach
        North |                     |
        ## Outreach
        Date       | Who   | How
        2026-03-20 | North | Phone call
        """, "why North might care"),
    quiet("ORG-APPROACH", """
        ## Organizations
        Name  | Why they might care | Approach
        North |                     |
        South |                     | through Ana
        ## Outreach
        Date       | Who   | How
        2026-03-20 | South | Phone call
        """, "no first contact is planned, or one thought"),
    speaks("ORG-PARENT", """
        ## Organizations
        Name  | Chapter of      | Parent body's position
        North | National Voices |
        """, "North is a chapter of National Voices"),
    quiet("ORG-PARENT", """
        ## Organizations
        Name  | Chapter of      | Parent body's position
        North | National Voices | for it
        South |                 |
        """),
    speaks("ORG-BUYIN", """
        ## Organizations
        Name  | Status | Leadership on board on
        North | Member |
        """, "leaders of North"),
    quiet("ORG-BUYIN", """
        ## Organizations
        Name  | Status  | Leadership on board on
        North | Member  | 2026-01-10
        South | Invited |
        """),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_who_has_no_address_is_said_to_organizers_alone() -> None:
    (found,) = (
        f
        for f in findings("""
        ## Organizations
        Name  | Status
        North | Member
        ## People
        Name         | Organization | Email
        Ana Núñez    | North        |
        Mei Chen     |              |
        Rosa Delgado |              |
        Linh Tran    |              |
        Sam O'Neill  |              |
        """)
        if f.code == "ORG-UNREACHABLE"
    )
    assert found.level is Level.ORGANIZERS
