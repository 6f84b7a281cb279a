"""Core group, facilitation and roles: each check where it speaks, and a near miss."""

from __future__ import annotations

import pytest

from tests.rules.cases import Case, quiet, speaks

CASES = (
    speaks("CORE-SIZE", """
        ## People
        Name         | Core
        Rosa Delgado | yes
        Mei Chen     | yes
        ## Meetings
        Date
        2026-03-10
        """, "2 people"),
    quiet("CORE-SIZE", """
        ## People
        Name         | Core
        Rosa Delgado |
        Mei Chen     |
        ## Meetings
        Date
        2026-03-10
        """, "nobody is ticked"),
    quiet("CORE-SIZE", """
        ## People
        Name         | Core
        Rosa Delgado | yes
        Mei Chen     | yes
        Ana Núñez    | yes
        Linh Tran    | yes
        Sam O'Neill  | yes
        ## Meetings
        Date
        2026-03-10
        """, "five"),
    speaks("CORE-DIVERSE", """
        ## Organizations
        Name  | Sector
        North | Faith
        South | Labor
        ## People
        Name      | Organization | Core
        Ana Núñez | North        | yes
        Linh Tran | South        | yes
        ## Meetings
        Date
        2026-03-10
        """, "from 2 sectors"),
    speaks("CORE-DIVERSE", """
        ## Organizations
        Name  | Sector
        North | Faith
        South | Labor
        West  | Legal
        ## People
        Name          | Organization | Core
        Ana Núñez     | North        | yes
        Linh Tran     | South        | yes
        Mei Chen      | West         | yes
        Rosa Delgado  | North        | yes
        Tomás Rivera  | North        | yes
        Sam O'Neill   | South        | yes
        ## Meetings
        Date
        2026-03-10
        """, "North has 3 of the 6 seats", name="one organization"),
    quiet("CORE-DIVERSE", """
        ## Organizations
        Name  | Sector
        North | Faith
        South | Labor
        West  | Legal
        ## People
        Name          | Organization | Core
        Ana Núñez     | North        | yes
        Linh Tran     | South        | yes
        Mei Chen      | West         | yes
        Rosa Delgado  | North        | yes
        Tomás Rivera  | West         | yes
        Sam O'Neill   | South        | yes
        ## Meetings
        Date
        2026-03-10
        """, "a third each"),
    speaks("ROTATE", """
        ## People
        Name
        Rosa Delgado
        ## Meetings
        Date       | Facilitator
        2025-12-10 | Rosa Delgado
        2026-01-10 | Rosa Delgado
        2026-02-10 | Rosa Delgado
        2026-03-10 | Rosa Delgado
        """, "Rosa Delgado facilitated the last 4 meetings."),
    quiet("ROTATE", """
        ## People
        Name
        Rosa Delgado
        Mei Chen
        ## Meetings
        Date       | Facilitator
        2025-12-10 | Mei Chen
        2026-01-10 | Rosa Delgado
        2026-02-10 | Rosa Delgado
        2026-03-10 | Rosa Delgado
        2026-03-24 | Rosa Delgado
        """, "three held"),
    speaks("ROLE-FACILITATOR", """
        ## People
        Name         | Good at
        Rosa Delgado | writing
        ## Meetings
        Date       | Facilitator
        2026-03-10 | Rosa Delgado
        """, "nobody has led two meetings"),
    quiet("ROLE-FACILITATOR", """
        ## People
        Name         | Good at
        Rosa Delgado | writing, Facilitation
        ## Meetings
        Date       | Facilitator
        2026-03-10 |
        """, "good at it"),
    quiet("ROLE-FACILITATOR", """
        ## People
        Name         | Good at
        Rosa Delgado | writing
        ## Meetings
        Date       | Facilitator
        2026-02-10 | Rosa Delgado
        2026-03-10 | Rosa Delgado
        """, "led two"),
    speaks("ROLE-VACANT", """
        ## Roles
        Role             | Who
        Conflict contact |
        ## Meetings
        Date
        2026-03-10
        """, "The role Conflict contact is open."),
    quiet("ROLE-VACANT", """
        ## People
        Name
        Mei Chen
        ## Roles
        Role             | Who      | Needed?
        Conflict contact |          | No
        Data keeper      | Mei Chen |
        ## Meetings
        Date
        2026-03-10
        """, "not needed, or held"),
    speaks("ROLE-ENDING", """
        ## People
        Name
        Mei Chen
        ## Roles
        Role        | Who      | Term ends
        Data keeper | Mei Chen | 2026-04-16
        ## Meetings
        Date
        2026-03-10
        """, "The term of Data keeper ends on April 16."),
    quiet("ROLE-ENDING", """
        ## People
        Name
        Mei Chen
        ## Roles
        Role        | Who      | Term ends
        Data keeper | Mei Chen | 2026-04-17
        ## Meetings
        Date
        2026-03-10
        """, "31 days"),
    speaks("ROLE-NO-BACKUP", """
        ## People
        Name
        Mei Chen
        ## Roles
        Role        | Who      | Backup
        Data keeper | Mei Chen |
        ## Meetings
        Date
        2026-03-10
        """, "Data keeper has no backup"),
    quiet("ROLE-NO-BACKUP", """
        ## Roles
        Role        | Who | Backup
        Data keeper |     |
        ## Meetings
        Date
        2026-03-10
        """, "nobody holds it"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()
