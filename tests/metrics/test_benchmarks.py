"""How far along, against a steady pace."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from coalition_sheets.metrics.benchmarks import Pace, Rate, pace_of, paces
from coalition_sheets.model import (
    About,
    Amount,
    Briefing,
    Coalition,
    Goal,
    Memory,
    Organization,
    Person,
    Schema,
    SeenRow,
    Tab,
    Table,
    Touch,
)
from tests.metrics.make import LAST_RUN, amount, brief, ref, remembers, rows

START = date(2026, 1, 1)
HUNDRED = {"kind": "Benchmark", "target": amount(100), "start_value": amount(0), "started": START}
DUE = START + timedelta(100)


def on(day: int, now: int | Amount | bool | None = None, memory: Memory | None = None, **goal: Any) -> Pace:
    """Return the pace of a goal from 0 to 100 in 100 days, on one of these days."""
    row = {"name": "Letters", **HUNDRED, "due": DUE, "now": amount(now) if type(now) is int else now, **goal}
    return paces(brief(START + timedelta(day), memory, goals=rows(Goal, row)))[0]


@pytest.mark.parametrize(
    ("day", "now", "standing"),
    [
        (50, 100, "met"),
        (101, 100, "met"),
        (101, 99, "date passed"),
        (100, 99, "on track"),
        (-1, 5, "not started"),
        (-1, None, "not started"),
        (50, None, "no data"),
        (101, None, "date passed"),
        (14, 0, "just started"),
        (15, 0, "behind"),
        (15, 10, "on track"),
        (50, 45, "on track"),
        (80, 72, "on track"),
        (80, 71, "at risk"),
        (80, 56, "at risk"),
        (80, 55, "behind"),
        (50, -5, "behind"),
    ],
)
def test_standing_goes_by_the_first_rule_that_fits(day: int, now: int | None, standing: str) -> None:
    assert on(day, now).standing == standing


def test_a_gap_of_five_points_is_on_track_at_any_pace() -> None:
    assert (on(20, 15).standing, on(20, Amount(Fraction(149, 10))).standing) == ("on track", "at risk")


def test_thresholds_are_settings() -> None:
    row = rows(Goal, {"name": "Letters", **HUNDRED, "due": DUE, "now": amount(50)})
    about = About(on_track_from=Fraction(5, 10), at_risk_from=Fraction(4, 10), just_started_below=Fraction(9, 10))
    day = START + timedelta(90)
    assert paces(brief(day, about=about, goals=row))[0].standing == "on track"
    assert paces(brief(day - timedelta(1), about=about, goals=row))[0].standing == "just started"


def test_a_falling_number_is_measured_by_the_same_formula() -> None:
    found = on(40, 110, start_value=amount(120), target=amount(40))
    assert (found.p, found.e, found.expected, found.standing) == (
        Fraction(1, 8),
        Fraction(2, 5),
        Fraction(88),
        "behind",
    )


def test_a_leap_day_counts() -> None:
    found = on(0, 10, started=date(2028, 2, 1), due=date(2028, 3, 31))
    assert paces(brief(date(2028, 3, 1), goals=(found.goal,)))[0].e == Fraction(29, 59)


@pytest.mark.parametrize(
    ("goal", "standing", "codes"),
    [
        ({"target": amount(0)}, "excluded", ("BENCH-FLAT",)),
        ({"due": START}, "excluded", ("BENCH-DATES",)),
        ({"start_value": None}, "behind", ("BENCH-START",)),
        ({"start_value": None, "target": amount(0)}, "excluded", ("BENCH-START", "BENCH-FLAT")),
        ({"target": amount(0), "status": "Met"}, "met", ("BENCH-FLAT",)),
        ({"status": "Dropped"}, "dropped", ()),
        ({"status": "Not yet agreed"}, "not yet agreed", ()),
        ({"status": "Met"}, "met", ()),
        ({"target": None}, "", ()),
    ],
)
def test_what_is_flat_misdated_dropped_or_without_target_has_no_pace(
    goal: dict[str, Any], standing: str, codes: tuple[str, ...]
) -> None:
    found = on(50, 20, **goal)
    assert (found.standing, found.codes) == (standing, codes)
    assert found.measured == (standing in ("behind", "met"))


def test_without_a_date_the_numbers_stand_without_pace() -> None:
    no_due, no_start = on(50, 7, due=None), on(50, 7, started=None)
    assert (no_due.standing, no_start.standing) == ("no due date", "no start date")
    assert (no_due.p, no_due.e, no_start.expected, no_start.needed) == (Fraction(7, 100), None, None, None)


def test_memory_knows_when_a_benchmark_without_start_was_first_seen() -> None:
    goal = rows(Goal, {"name": "Letters", "kind": "Benchmark", "target": amount(100), "now": amount(7), "due": DUE})
    memory = remembers((goal[0], SeenRow(first_seen=START)))
    found = paces(brief(START + timedelta(50), memory, goals=goal))[0]
    assert (found.standing, found.e) == ("behind", Fraction(1, 2))


def test_a_reading_older_than_14_days_and_a_tenth_of_the_time_is_judged_by_its_day() -> None:
    fresh = on(50, 30, as_of=START + timedelta(36))
    old = on(50, 30, as_of=START + timedelta(35))
    assert (fresh.marked, fresh.e, fresh.standing) == (None, Fraction(1, 2), "behind")
    assert (old.marked, old.e, old.standing) == (START + timedelta(35), Fraction(7, 20), "on track")
    assert old.expected == fresh.expected == 50


def test_over_a_long_time_a_tenth_of_it_is_the_bound() -> None:
    long: dict[str, Any] = {"due": START + timedelta(200), "as_of": START + timedelta(80)}
    assert on(100, 30, **long).marked is None
    assert on(101, 30, **long).marked == START + timedelta(80)


def test_the_day_memory_saw_the_number_change_dates_a_reading() -> None:
    goal = rows(Goal, {"name": "Letters", **HUNDRED, "due": DUE, "now": amount(30)})
    memory = remembers((goal[0], SeenRow(now_changed=START + timedelta(35))))
    assert paces(brief(START + timedelta(50), memory, goals=goal))[0].standing == "on track"
    assert paces(brief(START + timedelta(50), goals=goal))[0].marked is None


def test_a_reading_from_before_the_start_is_no_data() -> None:
    found = on(50, 30, as_of=START - timedelta(1))
    assert (found.standing, found.early_reading, found.p) == ("no data", True, None)


def test_met_late_needs_a_known_day_after_the_date() -> None:
    assert not on(110, 100).met_late
    assert not on(110, 100, as_of=DUE).met_late
    late = on(110, 100, as_of=DUE + timedelta(1))
    assert (late.met_late, late.met_on) == (True, DUE + timedelta(1))


def test_percent_beside_a_count_is_no_data_and_zero_goes_with_any_unit() -> None:
    assert on(50, amount("0.4", "%")).standing == "no data"
    found = on(50, amount("0.4", "%"), target=amount("0.8", "%"))
    assert (found.p, found.unit, found.standing) == (Fraction(1, 2), "%", "on track")
    assert on(50, amount(20, "€"), target=amount(100, "$")).standing == "no data"
    assert on(50, 20, target=amount(100, "$")).standing == "behind"


def test_needed_and_so_far_rates_are_said_in_one_unit() -> None:
    found = on(50, 30)
    assert (found.needed, found.so_far) == (Rate(10, "week"), Rate(4, "week"))
    points = on(50, amount("0.2", "%"), target=amount("0.8", "%"))
    assert (points.needed, points.so_far) == (Rate(8, "week"), Rate(3, "week"))


def test_nothing_is_needed_once_met_and_nothing_can_be_on_the_last_day() -> None:
    assert on(50, 100).needed is None
    assert on(100, 70).needed is None


@pytest.mark.parametrize(
    ("day", "now", "words"),
    [
        (50, 25, "mid July"),
        (50, 50, None),
        (19, 5, None),
        (20, 5, "early February 2027"),
        (50, 0, None),
        (50, -1, None),
        (101, 90, None),
        (50, 49, "mid April"),
    ],
)
def test_a_projection_needs_a_fifth_of_the_time_and_an_end_after_the_date(
    day: int, now: int, words: str | None
) -> None:
    assert on(day, now).projection == words


@pytest.mark.parametrize(("left", "standing"), [(15, "on track"), (14, "at risk"), (0, "at risk"), (-1, "date passed")])
def test_a_milestone_is_at_risk_in_its_last_14_days(left: int, standing: str) -> None:
    milestone: dict[str, Any] = {"target": None, "start_value": None, "measure": "Yes / no"}
    assert on(100 - left, None, **milestone).standing == standing


def test_a_milestone_is_met_by_a_yes_and_a_typed_no_is_not_one() -> None:
    milestone: dict[str, Any] = {"target": None, "start_value": None}
    assert on(50, True, **milestone).standing == "met"
    assert on(50, 1, **milestone, measure="yes/no").standing == "met"
    assert on(50, False, **milestone).standing == "on track"
    assert on(50, None, **milestone, due=None, started=None).standing == "not yet"


def test_a_yes_beside_a_target_is_no_number() -> None:
    assert on(50, True).standing == "no data"


KEEP: dict[str, Any] = {"target": None, "start_value": None, "measure": "Keep at least 10 at meetings"}


@pytest.mark.parametrize(
    ("now", "standing"), [(10, "on track"), (9, "at risk"), (Amount(Fraction(899, 100)), "behind"), (None, "no data")]
)
def test_keep_at_is_at_risk_up_to_10_percent_on_the_wrong_side(now: Any, standing: str) -> None:
    assert on(50, now, **KEEP).standing == standing


@pytest.mark.parametrize(
    ("day", "now", "standing"),
    [(-1, 10, "not started"), (0, 10, "on track"), (100, 10, "on track"), (101, 10, "met"), (101, 9, "date passed"),
     (101, None, "date passed")],
)  # fmt: skip
def test_keep_at_is_met_only_once_its_last_day_is_over(day: int, now: int | None, standing: str) -> None:
    assert on(day, now, **KEEP).standing == standing


def test_keep_at_most_and_with_a_unit() -> None:
    at_most: dict[str, Any] = {**KEEP, "measure": "keep at most $1,500"}
    found = on(50, amount(1650, "$"), **at_most)
    assert (found.bound, found.target, found.standing) == ("at most", Fraction(1500), "at risk")
    assert on(50, amount(1651, "$"), **at_most).standing == "behind"
    assert on(50, 45, **{**KEEP, "measure": "keep at least 40%"}).standing == "no data"


COUNTED: dict[str, Any] = {
    "organizations": rows(
        Organization,
        {"name": "A", "status": "Member", "sector": "Faith"},
        {"name": "B", "status": "Member", "sector": "Labor"},
        {"name": "C", "status": "Paused", "sector": "Faith"},
    ),
    "people": rows(
        Person,
        {"name": "Mei Chen", "connection": "Member"},
        {"name": "Rosa Delgado", "connection": "Member", "organization": ref("A", "organization")},
    ),
    "outreach": rows(
        Touch,
        {"date": START - timedelta(1), "who": ref("A", "organization"), "how": "One-on-one"},
        {"date": START, "who": ref("A", "organization"), "how": "One-on-one", "outcome": "Talked"},
        {"date": START, "who": ref("B", "organization"), "how": "One-on-one", "outcome": "Left message"},
        {"date": START, "who": ref("B", "organization"), "how": "Email", "outcome": "Talked"},
        {"date": START + timedelta(51), "who": ref("B", "organization"), "how": "One-on-one"},
    ),
}


@pytest.mark.parametrize(
    ("measure", "now"),
    [
        ("count: members", 2),
        ("Count: individual members", 1),
        ("count: one-on-ones", 1),
        ("count: organizations in sector faith", 1),
    ],
)
def test_the_workbook_counts_what_it_can(measure: str, now: int) -> None:
    goal = rows(Goal, {"name": "Letters", **HUNDRED, "due": DUE, "measure": measure, "now": amount(50)})
    found = paces(brief(START + timedelta(50), goals=goal, **COUNTED))[0]
    assert (found.now, found.counted, found.codes) == (Fraction(now), True, ("BENCH-COUNT",))


def test_one_on_ones_without_start_are_all_of_them() -> None:
    goal = rows(Goal, {"name": "Talks", "kind": "Benchmark", "target": amount(9), "measure": "count: one-on-ones"})
    assert paces(brief(START + timedelta(50), goals=goal, **COUNTED))[0].now == 2


def test_a_count_is_never_an_old_reading_and_a_right_number_is_no_finding() -> None:
    row = {"name": "Letters", **HUNDRED, "due": DUE, "measure": "count: members", "as_of": START, "now": amount(2)}
    found = paces(brief(START + timedelta(50), goals=rows(Goal, row), **COUNTED))[0]
    assert (found.marked, found.codes) == (None, ())


def test_what_cannot_be_counted_yet_stands_as_typed() -> None:
    found = on(50, 50, measure="count: sign-ons of the hotline letter")
    assert (found.now, found.counted) == (Fraction(50), False)


def test_without_the_tab_a_count_stands_as_typed() -> None:
    tab = Tab(Schema("goals", "Goals", ()), Table("Goals"), 1, {})
    goal = rows(Goal, {"name": "Letters", **HUNDRED, "due": DUE, "measure": "count: members", "now": amount(50)})
    b = Briefing(Coalition(goals=goal, tabs={"goals": tab}), LAST_RUN)
    assert paces(b)[0].now == 50


def test_a_goal_without_numbers_has_no_pace_and_a_benchmark_without_is_a_milestone() -> None:
    goals = rows(Goal, {"name": "Win", "due": DUE}, {"name": "Ask", "kind": "Benchmark", "due": DUE})
    b = brief(START, goals=goals)
    assert [(p.goal.name, p.kind) for p in paces(b)] == [("Ask", "milestone")]
    assert (pace_of(b, goals[0]), pace_of(b, goals[1])) == (None, paces(b)[0])
