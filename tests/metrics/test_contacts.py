"""How far each conversation has come, and what is next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coalition_sheets.metrics.contacts import Contact, contacts
from coalition_sheets.model import About, Organization, Person, Ref, Touch
from tests.little import briefing
from tests.metrics.make import TODAY, brief, ref, rows

CHAPEL = ref("Grace Chapel", "organization")


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def call(days_ago: int, outcome: str = "", how: str = "Phone call", **more: Any) -> dict[str, Any]:
    return {"date": ago(days_ago), "who": CHAPEL, "how": how, "outcome": outcome, "by": ref("Ana Núñez"), **more}


def chapel(*touches: dict[str, Any], people: tuple[Person, ...] = (), **organization: Any) -> Contact:
    given = rows(Organization, {"name": "Grace Chapel", **organization})
    found = contacts(brief(organizations=given, outreach=rows(Touch, *touches), people=people))
    return next(c for c in found if c.name == "Grace Chapel")


@pytest.mark.parametrize(
    ("touches", "organization", "stage"),
    [
        ([], {}, 1),
        ([call(3, "No answer")], {}, 1),
        ([call(3)], {}, 1),
        ([call(3, "Meeting set")], {}, 2),
        ([call(3, how="One-on-one")], {}, 3),
        ([call(3, "No answer", how="One-on-one")], {}, 1),
        ([call(3, "Interested")], {}, 4),
        ([call(3, how="Invitation")], {}, 5),
        ([call(3, "Invited")], {}, 5),
        ([], {"status": "Invited"}, 5),
        ([call(3, "Joined")], {}, 6),
        ([], {"status": "Member"}, 6),
        ([call(-1, "Interested")], {}, 1),
    ],
)
def test_the_stage_is_the_furthest_that_was_reached(
    touches: list[dict[str, Any]], organization: dict[str, Any], stage: int
) -> None:
    assert chapel(*touches, **organization).stage == stage


@pytest.mark.parametrize(
    ("outcome", "how", "allowed"),
    [("Talked", "Phone call", 14), ("Talked", "One-on-one", 21), ("Interested", "Email", 30), ("Invited", "Email", 30)],
)
def test_a_conversation_is_stalled_a_day_after_what_its_stage_allows(outcome: str, how: str, allowed: int) -> None:
    assert not chapel(call(allowed, outcome, how)).stalled
    assert chapel(call(allowed + 1, outcome, how)).stalled


def test_the_days_allowed_are_a_setting() -> None:
    b = brief(outreach=rows(Touch, call(8, "Talked")), about=About(stalled_days=(7, 21, 30, 30)))
    assert contacts(b)[0].stalled


def test_the_first_stage_and_members_never_stall() -> None:
    assert not chapel(call(99, "No answer")).stalled
    assert not chapel(call(99, "Interested"), status="Member").stalled


def test_a_step_due_today_or_late_is_not_stalled_and_only_yesterdays_is_late() -> None:
    today = chapel(call(40, "Talked", next_step="Call again", next_by=TODAY))
    late = chapel(call(40, "Talked", next_step="Call again", next_by=ago(1)))
    assert (today.next_due, today.next_overdue, today.stalled) == (TODAY, False, False)
    assert (late.next_overdue, late.stalled) == (True, False)
    assert (late.next_step, late.next_owner) == ("Call again", "Ana Núñez")


def test_any_later_touch_closes_the_step_of_an_earlier_row() -> None:
    found = chapel(call(20, "Talked", next_step="Call", next_by=ago(-5)), call(2, "No answer"))
    assert (found.next_due, found.next_step) == (None, "")


def test_a_later_touch_with_a_colleague_closes_the_step_too() -> None:
    people = rows(Person, *({"name": n, "organization": CHAPEL} for n in ("Pastor Lee", "Dora Ruiz")))
    found = chapel(
        call(20, "Talked", next_by=ago(3), who=ref("Pastor Lee")),
        call(2, "Talked", who=ref("Dora Ruiz")),
        people=people,
    )
    assert (found.kind, found.next_due, len(found.touches)) == ("organization", None, 2)


def test_who_does_the_next_step_may_be_another() -> None:
    assert chapel(call(2, "Talked", next_by=ago(-1), next_owner=ref("Linh Tran"))).next_owner == "Linh Tran"


def test_none_closed_is_no_next_step() -> None:
    found = chapel(call(2, "Talked", next_step="None: closed", next_by=ago(-3)))
    assert (found.next_due, found.next_step, found.next_touch) == (None, "", None)


def test_a_planned_row_is_a_next_step_and_no_touch() -> None:
    found = chapel(call(20, "Talked"), call(-3, how="One-on-one"))
    assert (found.stage, found.days_since_touch, found.stalled) == (2, 20, False)
    assert (found.next_due, found.next_step, found.next_owner) == (ago(-3), "One-on-one", "Ana Núñez")
    assert found.next_touch is not None


def test_a_planned_row_stands_for_a_step_that_was_to_be_done_before_and_not_for_one_before_it() -> None:
    late = chapel(call(20, "Talked", next_by=ago(5)), call(-3))
    sooner = chapel(call(20, "Talked", next_step="Write", next_by=ago(-1)), call(-3))
    assert (late.next_due, late.next_overdue) == (ago(-3), False)
    assert (sooner.next_due, sooner.next_step) == (ago(-1), "Write")


def test_not_now_sleeps_until_by_when() -> None:
    asleep = chapel(call(40, "Not now", next_by=ago(-1)))
    awake = chapel(call(40, "Not now", next_by=TODAY))
    blank = chapel(call(400, "Not now"))
    assert (asleep.exit, asleep.stage, asleep.stalled) == ("Not now", 2, False)
    assert (awake.exit, awake.next_due) == (None, TODAY)
    assert (blank.exit, blank.stalled) == ("Not now", False)


@pytest.mark.parametrize(("later", "exit_"), [("Talked", None), ("Interested", None), ("No answer", "Not now")])
def test_a_later_talk_wakes_not_now(later: str, exit_: str | None) -> None:
    assert chapel(call(40, "Not now"), call(10, later)).exit == exit_


@pytest.mark.parametrize(
    ("later", "status", "exit_"),
    [
        ("Talked", "Prospect", "Not interested"),
        ("Interested", "Prospect", None),
        ("Talked", "In conversation", None),
        ("Interested", "Not interested", "Not interested"),
    ],
)
def test_not_interested_ends_only_by_status_or_a_later_interest(later: str, status: str, exit_: str | None) -> None:
    found = chapel(call(40, "Not interested", next_by=ago(30)), call(10, later, next_by=ago(1)), status=status)
    assert found.exit == exit_
    assert (found.next_due is None) == (exit_ is not None)


@pytest.mark.parametrize("status", ["Paused", "Left"])
def test_who_paused_or_left_is_no_open_conversation(status: str) -> None:
    found = chapel(call(90, "Talked"), status=status)
    assert (found.exit, found.stalled, found.is_open) == (status, False, False)


def test_do_not_contact_is_on_no_list() -> None:
    people = rows(Person, {"name": "Lena Park", "do_not_contact": True})
    touch = call(99, "Interested", who=ref("Lena Park"), next_by=ago(5))
    found = contacts(brief(people=people, outreach=rows(Touch, touch)))[0]
    assert (found.listed, found.exit, found.next_due, found.stalled) == (False, "Do not contact", None, False)


def test_an_organization_is_off_the_list_only_when_all_its_people_are() -> None:
    lee, ruiz = ({"name": n, "organization": CHAPEL, "do_not_contact": True} for n in ("Pastor Lee", "Dora Ruiz"))
    assert chapel(people=rows(Person, lee, {**ruiz, "do_not_contact": False})).listed
    assert not chapel(people=rows(Person, lee, ruiz)).listed


def test_no_step_is_asked_for_with_a_person_who_wants_none() -> None:
    lee = {"name": "Pastor Lee", "organization": CHAPEL, "do_not_contact": True}
    people = rows(Person, lee, {"name": "Dora Ruiz", "organization": CHAPEL})
    assert chapel(call(2, "Talked", who=ref("Pastor Lee"), next_by=TODAY), people=people).next_due is None


def test_tries_without_answer_are_counted_up_to_the_last() -> None:
    tries = [call(9, "Talked"), call(8, "No answer"), call(7, "Left message"), call(6, "No answer")]
    assert chapel(*tries).no_answers == 3
    assert chapel(*tries, call(5, "Talked")).no_answers == 0


def test_reaching_a_stage_dates_all_before_it() -> None:
    found = chapel(call(30, "Interested"), call(20, how="One-on-one"), call(10, "Talked"))
    assert found.reached == (ago(30), ago(30), ago(30), ago(30), None, None)
    member = chapel(call(30, "Talked"), status="Member", joined=ago(12))
    assert member.reached == (ago(30), ago(30), ago(12), ago(12), ago(12), ago(12))


def test_people_of_their_own_and_unknown_names_are_contacts_and_officials_only_once_touched() -> None:
    people = rows(
        Person,
        {"name": "Mei Chen", "connection": "Member"},
        {"name": "Lena Park"},
        {"name": "Cllr Okafor", "connection": "Decision maker"},
        {"name": "Cllr Reyes", "connection": "Decision maker"},
        {"name": "Rosa Delgado", "organization": ref("Nowhere", "unknown")},
    )
    touches = rows(
        Touch,
        call(3, "Talked", who=Ref("Bayview tenants")),
        call(3, "Talked", who=ref("Cllr Reyes")),
        call(3, "Talked", who=ref("Rosa Delgado")),
    )
    found = contacts(brief(people=people, outreach=touches))
    assert [(c.name, c.kind, c.stage) for c in found] == [
        ("Bayview tenants", "unknown", 2),
        ("Cllr Reyes", "person", 2),
        ("Lena Park", "person", 1),
        ("Mei Chen", "person", 6),
        ("Nowhere", "organization", 2),
    ]


def test_warm_is_a_first_touch_through_somebody() -> None:
    assert chapel(call(9, "Talked", through=ref("Mei Chen")), call(8)).warm
    assert not chapel(call(9, "Talked"), call(8, through=ref("Mei Chen"))).warm


@pytest.mark.parametrize("who", ["Hana Saleh", "Bayview Tenants"])
def test_do_not_contact_holds_for_an_organization_that_is_on_no_row(who: str) -> None:
    b = briefing(f"""
        ## People
        Name | Organization | Do not contact
        Hana Saleh | Bayview Tenants | yes
        ## Outreach
        Date | Who | Outcome | Next step | By when
        2026-03-01 | {who} | Talked | Call again | 2026-03-18
    """)
    assert [(c.name, c.exit, c.listed, c.next_due) for c in contacts(b) if c.touches] == [
        ("Bayview Tenants", "Do not contact", False, None)
    ]
