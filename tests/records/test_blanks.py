"""What a blank cell means."""

from __future__ import annotations

from coalition_sheets.model import Goal, Meeting, Organization, Person, Role, Touch
from tests.little import read


def test_a_joined_organization_is_a_member_and_another_a_prospect() -> None:
    coalition, _ = read("""
        ## Organizations
        Name         | Status  | Joined
        Grace Chapel |         | 2019
        Clinic       |         |
        Bayview      | Paused  | 2019
    """)
    assert [o.status for o in coalition.organizations] == ["Member", "Prospect", "Paused"]


def test_a_person_is_a_member_where_the_organization_is() -> None:
    coalition, _ = read("""
        ## About us
        Setting  | Value
        Language | Spanish
        ## Organizations
        Name         | Status
        Grace Chapel | Member
        Clinic       | Prospect
        ## People
        Name         | Organization | Email         | Language | Connection to us
        Rosa Delgado | grace chapel | r@example.org |          |
        Linh Tran    | Clinic       |               | Hmong    |
        Mei Chen     |              |               |          | Media
    """)
    rosa, linh, mei = coalition.people
    assert (rosa.connection, rosa.best_way, rosa.language, rosa.speaks_for) == (
        "Member",
        "Email",
        "Spanish",
        "Organization",
    )
    assert (linh.connection, linh.best_way, linh.language) == ("Contact", "", "Hmong")
    assert (mei.connection, mei.status, mei.public_name, mei.core) == ("Media", "Active", "No", False)


def test_kinds_of_goals_are_inferred() -> None:
    coalition, _ = read("""
        ## Goals
        Goal          | Kind            | Part of       | Due        | Target | How we measure it
        Welcome law   |                 |               |            |        |
        Pass it       |                 | Welcome law   |            |        |
        30 shops      |                 | Pass it       |            |        |
        Train people  |                 |               | 2026-05-01 |        |
        Ten trained   |                 |               | 2026-05-01 | ten    |
        Keep meeting  |                 |               |            |        | keep at least 10
        Chosen        | short-term goal |               |            | 5      |
    """)
    kinds = {g.name: (g.kind, g.kind_typed) for g in coalition.goals}
    assert kinds == {
        "Welcome law": ("Long-term goal", False),
        "Pass it": ("Short-term goal", False),
        "30 shops": ("Benchmark", False),
        "Train people": ("Short-term goal", False),
        "Ten trained": ("Benchmark", False),
        "Keep meeting": ("Benchmark", False),
        "Chosen": ("Short-term goal", True),
    }


def test_blanks_of_tasks_meetings_touches_and_roles() -> None:
    coalition, _ = read("""
        ## People
        Name
        Rosa Delgado
        ## Tasks
        Task          | Who  | Status
        Book the hall | TBD  | FALSE
        Sweep         | team | TRUE
        ## Meetings
        Date       | Kind  | Who should come
        2026-03-10 |       | Everyone
        2026-02-10 | First |
        ## Outreach
        Date       | Who     | By
        2026-03-01 | Grace C | Rosa Delgado
        ## Roles
        Role        | Who          | Needed?
        Facilitator | Rosa Delgado |
        Driver      |              | No
        Cook        |              | perhaps
    """)
    assert [(t.owners, t.status) for t in coalition.tasks] == [((), "Not started"), ((), "Done")]
    first, second = coalition.meetings
    assert (first.name, first.group, first.invited, first.invited_typed, first.status) == (
        "2026-03-10 Regular", "Whole coalition", (), "Everyone", "",
    )  # fmt: skip
    assert second.kind == "Founding"
    (touch,) = coalition.outreach
    assert touch.next_owner == touch.by
    assert [r.needed for r in coalition.roles] == [True, False, True]


def test_a_tab_with_only_what_is_required_gives_whole_nouns() -> None:
    coalition, _ = read("""
        ## Organizations
        Name
        Grace Chapel
        ## People
        Name
        Rosa Delgado
        ## Goals
        Goal
        Welcome law
        ## Meetings
        Date
        2026-03-10
        ## Outreach
        Date       | Who
        2026-03-01 | Grace Chapel
        ## Roles
        Role
        Cook
    """)
    assert coalition.organizations == (Organization(row=2, name="Grace Chapel"),)
    assert coalition.people == (Person(row=2, name="Rosa Delgado", language="English"),)
    assert coalition.goals == (Goal(row=2, name="Welcome law"),)
    assert coalition.meetings == (Meeting(row=2, date=coalition.meetings[0].date),)
    (touch,) = coalition.outreach
    assert touch == Touch(row=2, date=touch.date, who=touch.who)
    assert coalition.roles == (Role(row=2, name="Cook"),)
