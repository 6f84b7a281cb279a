"""The figures of `docs/demo-answers.md`, worked by hand there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from coalition_sheets.metrics.benchmarks import pace_of, paces
from coalition_sheets.metrics.core_group import core_group
from coalition_sheets.metrics.counts import members, members_on, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.engagement import inactive
from coalition_sheets.metrics.followup import follow_up, trend
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.lights import changes, lights
from coalition_sheets.metrics.meetings import held, next_meeting, upcoming
from coalition_sheets.metrics.outreach import due_steps, funnel, stalled
from coalition_sheets.metrics.roles import roles
from coalition_sheets.metrics.setup import setup
from coalition_sheets.metrics.tasks import TaskState, due_soon, open_states, overdue, unassigned
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import Briefing, Severity


def names(states: tuple[TaskState, ...]) -> list[str]:
    return [state.task.name for state in states]


def test_the_tabs_hold_what_the_answers_say(living: Briefing) -> None:
    c = living.coalition
    assert [len(x) for x in (c.organizations, c.people, c.goals, c.tasks)] == [22, 46, 20, 58]
    assert [len(x) for x in (c.meetings, c.outreach, c.roles, c.wins)] == [11, 84, 8, 12]
    assert len(c.about.said) == 24
    assert Counter(o.status for o in c.organizations) == {
        "Member": 11, "Paused": 2, "Left": 1, "In conversation": 3, "Invited": 2, "Prospect": 3,
    }  # fmt: skip
    assert Counter(p.connection for p in c.people if p.connection != "Member") == {
        "Staff": 1, "Volunteer": 1, "Contact": 11, "Decision maker": 10, "Media": 2,
    }  # fmt: skip
    assert Counter(g.kind for g in c.goals) == {"Long-term goal": 2, "Short-term goal": 4, "Benchmark": 14}


def test_seven_meetings_were_held_and_three_are_planned(living: Briefing) -> None:
    assert [m.date for m in held(living)][-1] == date(2026, 3, 10)
    assert len(held(living)) == 7
    assert [m.date for m in upcoming(living)] == [date(2026, 3, 24), date(2026, 4, 7), date(2026, 4, 21)]


def test_four_tasks_are_late(living: Briefing) -> None:
    assert {s.task.name: s.days_late for s in overdue(living)} == {
        "Photo releases": 45,
        "Van for hearing day": 16,
        "Interpreter list to the county": 9,
        "Ask the clerk for a first-reading date": 1,
    }


def test_the_open_tasks_stand_as_counted(living: Briefing) -> None:
    assert Counter(s.standing for s in open_states(living)) == {
        "overdue": 3, "overdue, waiting": 1, "due today": 1, "due soon": 3, "waiting": 2, "unassigned": 2,
        "stale": 1, "no date": 1, "ok": 27,
    }  # fmt: skip


def test_due_soon_and_unassigned(living: Briefing) -> None:
    assert set(names(due_soon(living))) == {
        "Room deposit", "Letter to printer", "Child care on the 24th", "Draft the hotline paragraph",
    }  # fmt: skip
    assert names(unassigned(living)) == ["Child care on the 24th", "Press list", "Chamber contact"]


def test_the_next_agenda_follows_up_on_march_10(living: Briefing) -> None:
    meeting = next_meeting(living)
    assert meeting is not None
    assert meeting.name == "2026-03-24 Regular"
    found = follow_up(living, meeting)
    assert names(found.done) == [
        "Translate the flyer into Vietnamese", "Book the April 16 hall", "Visit two congregations",
    ]  # fmt: skip
    assert names(found.open) == ["Ask the clerk for a first-reading date", "Draft the hotline paragraph"]
    assert names(found.waiting) == ["Interpreter list to the county"]
    assert names(found.older) == ["Photo releases", "Van for hearing day"]
    assert found.follow_through == Fraction(3, 6)


def test_nine_of_twelve_tasks_were_done_in_time(living: Briefing, unremembered: Briefing) -> None:
    found = trend(living)
    assert (len(found.kept), len(found.due)) == (9, 12)
    assert (len(found.before_kept), len(found.before_due)) == (0, 1)
    assert trend(unremembered).before is None


def test_rosa_carries_17_of_41(living: Briefing) -> None:
    load = workload(living)
    assert load.open_total == 41
    assert load.top == ("Rosa Delgado", 17)
    assert load.top_share == Fraction(17, 41)
    assert (load.concentrated_person, load.concentrated_organization) == ("Rosa Delgado", None)
    assert load.over == ("Rosa Delgado",)
    assert load.due_14["Rosa Delgado"] == 5
    assert load.open["Hana Yusuf"] == load.open["Sam O'Neill"] == 3
    assert load.open["Ruth Hadley"] == 1


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("Sign-on letter", "behind"),
        ("One-on-ones", "at risk"),
        ("First-reading date set", "at risk"),
        ("Meetings with council members", "met"),
        ("Testimonies ready for the hearing", "on track"),
        ("Unanswered interpreter requests", "at risk"),
        ("Clinics posting forms in four languages", "met"),
        ("Volunteer interpreters trained", "date passed"),
        ("Front-desk staff trained", "on track"),
        ("First visits with an interpreter", "no data"),
        ("Members", "on track"),
        ("People at regular meetings", "on track"),
        ("Members who bring a second person", "just started"),
        ("Ride and child care fund", "on track"),
    ],
)
def test_each_benchmark_stands_where_the_arithmetic_puts_it(living: Briefing, name: str, standing: str) -> None:
    pace = pace_of(living, living.coalition.goal[name])
    assert pace is not None
    assert pace.standing == standing


def test_every_benchmark_is_asserted(living: Briefing) -> None:
    assert Counter(p.standing for p in paces(living)) == {
        "behind": 1, "at risk": 3, "met": 2, "on track": 5, "date passed": 1, "no data": 1, "just started": 1,
    }  # fmt: skip


def test_the_figures_behind_the_benchmarks(living: Briefing) -> None:
    found = {p.goal.name: p for p in paces(living)}
    letter, talks = found["Sign-on letter"], found["One-on-ones"]
    assert (letter.p, letter.e, letter.expected) == (Fraction(7, 30), Fraction(71, 176), Fraction(30 * 71, 176))
    assert letter.needed is not None
    assert (letter.needed.number, letter.needed.per, letter.projection) == (3, "two weeks", "early November")
    assert talks.now == 20
    assert talks.needed is not None
    assert talks.so_far is not None
    assert (talks.needed.number, talks.needed.per, talks.so_far.number, talks.projection) == (
        3,
        "week",
        2,
        "early August",
    )
    requests, ready = found["Unanswered interpreter requests"], found["Testimonies ready for the hearing"]
    assert (requests.p, requests.projection) == (Fraction(5, 16), "mid August")
    assert (ready.marked, ready.e) == (date(2026, 2, 4), Fraction(30, 176))
    assert found["Clinics posting forms in four languages"].met_late
    assert not found["Meetings with council members"].met_late
    assert (found["Members"].now, found["Members"].p) == (Fraction(11), Fraction(5, 9))
    assert found["Members who bring a second person"].e == Fraction(14, 119)
    assert found["Ride and child care fund"].e == Fraction(42, 147)


def test_without_memory_the_fund_has_no_start_date(unremembered: Briefing) -> None:
    pace = pace_of(unremembered, unremembered.coalition.goal["Ride and child care fund"])
    assert pace is not None
    assert pace.standing == "no start date"


def test_goals_roll_up(living: Briefing) -> None:
    found = {g.goal.name: (g.standing, g.met, g.of, g.not_measured) for g in goal_states(living)}
    assert found == {
        "Council votes for language access": ("at risk", 1, 5, 0),
        "Clinics answer every request": ("at risk", 1, 5, 1),
        "Fifteen member organizations": ("on track", 0, 4, 0),
        "Everyone is heard in their own language": ("at risk", 0, 2, 0),
        "A coalition that lasts": ("on track", 0, 1, 0),
        "A county ID card": ("dropped", 0, 0, 0),
    }


def test_members_of_three_days(living: Briefing) -> None:
    assert (members(living).organizations, members(living).individuals) == (11, 3)
    days = (date(2026, 1, 5), date(2026, 1, 31), date(2026, 3, 17))
    assert [len(members_on(living, day)) for day in days] == [6, 9, 11]


def test_core_group_coverage_roles_and_set_up(living: Briefing) -> None:
    core, found, held_by = core_group(living), coverage(living), roles(living)
    assert (core.people, core.organizations, core.verdict) == (8, 6, "ok")
    assert (found.covered, found.wanted, len(found.unlikely)) == (9, 17, 6)
    assert {g.sector for g in found.gaps if g.state == "nobody yet"} == {"Chamber of commerce", "Health care", "Labor"}
    assert {g.sector for g in found.gaps if g.state == "in conversation"} == {
        "Civil rights", "Employers", "Media", "Neighborhood association", "Small business",
    }  # fmt: skip
    assert held_by.vacant == ("Conflict contact",)
    assert held_by.ending == ("Data keeper",)
    assert held_by.no_backup == ("Note-taker",)
    assert (setup(living).done, setup(living).of) == (7, 7)


def test_the_funnel(living: Briefing) -> None:
    stages = funnel(living).stages
    assert [len(s.here) for s in stages] == [1, 5, 4, 6, 5, 14]
    assert [len(s.reached) for s in stages] == [38, 37, 30, 25, 19, 14]
    assert [(s.of, s.went_on) for s in stages[:5]] == [(30, 29), (29, 26), (23, 21), (18, 15), (11, 8)]


def test_who_went_quiet_and_whom_to_call_this_week(living: Briefing) -> None:
    assert {c.name: c.days_since_touch for c in stalled(living)} == {
        "Councilmember Castellano": 31, "Curtis Boyle": 31, "Councilmember Reyes": 22, "Councilmember Whitfield": 15,
    }  # fmt: skip
    assert [(c.name, c.next_due) for c in due_steps(living)] == [
        ("Grace Chapel", date(2026, 3, 18)),
        ("St. Nicholas Parish", date(2026, 3, 19)),
        ("Bayview Tenants", date(2026, 3, 21)),
    ]


def test_twenty_one_on_ones_and_one_of_them_this_week(living: Briefing) -> None:
    assert len(one_on_ones(living, date(2026, 1, 5))) == 20
    assert [t.by.name for t in one_on_ones(living, date(2026, 3, 10)) if t.by] == ["Hana Yusuf"]


def test_the_lights_and_what_changed(living: Briefing) -> None:
    assert {light.name: light.word for light in lights(living)} == {
        "Goals": "yellow", "Tasks": "green", "Follow-through": "green", "Engagement": "green", "Outreach": "green",
        "Structure": "yellow",
    }  # fmt: skip
    assert [(c.name, c.before, c.now) for c in changes(living)] == [("Follow-through", "yellow", "green")]


def test_parents_together_is_not_on_attendance_lists_since_january_13(living: Briefing) -> None:
    assert [(e.organization.name, e.last_seen) for e in inactive(living)] == [
        ("Harbor County Parents Together", date(2026, 1, 13))
    ]


def problems(briefing: Briefing) -> list[tuple[str, str, str]]:
    return [
        (f.severity.letter, f.code, str(f.place) if f.place else "")
        for f in sorted(briefing.findings, key=lambda f: (-f.severity, f.code))
        if f.severity >= Severity.NOTE
    ]


def test_three_problems_to_mend_and_four_notes(living: Briefing) -> None:
    assert problems(living) == [
        ("W", "LOAD-PERSON", "Tasks"),
        ("W", "REF-AMBIGUOUS", "Outreach B31"),
        ("W", "VALUE-CHOICE", "Tasks C14"),
        ("N", "BENCH-START", "Goals F21"),
        ("N", "HEADER-UNKNOWN", "People N1"),
        ("N", "REF-FIRST-NAME", "Outreach C36"),
        ("N", "ROW-SKIPPED", "Tasks 43"),
    ]


def test_a_first_run_also_asks_who_takes_the_three_tasks(living: Briefing, unremembered: Briefing) -> None:
    more = set(problems(unremembered)) - set(problems(living))
    assert more == {("W", "TASK-OWNER", "Tasks B9")}


def test_the_clean_demo_has_no_finding_at_all(clean: Briefing) -> None:
    assert clean.findings == ()
