"""Goals rolled up from their parts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from coalition_sheets.metrics.goals import Child, GoalState, goal_rings, goal_state_of, goal_states, roll_up
from coalition_sheets.model import Goal
from tests.metrics.make import TODAY, amount, brief, ref, rows

DUE = date(2026, 6, 30)


def rolled(*standings: str, due: date | None = DUE, weights: tuple[int, ...] = ()) -> str:
    weights = weights or (1,) * len(standings)
    children = [Child(s, s, Fraction(w)) for s, w in zip(standings, weights, strict=True)]
    return roll_up(children, due, TODAY).standing


@pytest.mark.parametrize(
    ("standings", "standing"),
    [
        (("met", "met"), "met"),
        (("met", "excluded"), "met"),
        (("met", "on track"), "on track"),
        (("met", "just started"), "on track"),
        (("not started", "just started"), "on track"),
        (("just started", "just started"), "just started"),
        (("just started", "no data"), "just started"),
        (("not started",), "on track"),
        (("behind", "met", "met"), "behind"),
        (("behind", "met", "met", "met"), "at risk"),
        (("date passed", "met", "met", "met"), "at risk"),
        (("no data", "no due date", "on track"), "no data"),
        (("no data", "on track"), "on track"),
        (("no data", "no data", "at risk"), "at risk"),
        (("no benchmarks",), "no data"),
        (("dropped", "not yet agreed", "excluded", ""), "no benchmarks"),
        ((), "no benchmarks"),
    ],
)
def test_parts_give_a_standing_the_first_rule_that_fits(standings: tuple[str, ...], standing: str) -> None:
    assert rolled(*standings) == standing


def test_a_goal_past_its_date_has_passed_unless_every_part_is_met() -> None:
    yesterday = date(2026, 3, 16)
    assert rolled("on track", "met", due=yesterday) == "date passed"
    assert rolled("met", due=yesterday) == "met"
    assert rolled("on track", due=TODAY) == "on track"


def test_weight_weighs_the_standing_and_never_the_counts() -> None:
    assert rolled("behind", "on track", "on track", weights=(1, 1, 2)) == "at risk"
    assert rolled("no data", "on track", weights=(2, 1)) == "no data"
    assert rolled("behind", "on track", weights=(0, 1)) == "at risk"
    found = roll_up([Child("A", "met", Fraction(5)), Child("B", "no start date")], DUE, TODAY)
    assert (found.met, found.of, found.not_measured) == (1, 2, 1)


def goals(*given: dict[str, Any]) -> dict[str, GoalState]:
    return {s.goal.name: s for s in goal_states(brief(goals=rows(Goal, *given)))}


def part(name: str, of: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "part_of": ref(of, "goal"), "kind": "Benchmark", **more}


def test_benchmarks_roll_up_into_their_goal_and_goals_into_theirs() -> None:
    found = goals(
        {"name": "Ordinance"},
        {"name": "Letter", "kind": "Short-term goal", "part_of": ref("Ordinance", "goal"), "due": DUE},
        part("B", "Letter", now=True),
        part("A", "Letter", target=amount(3), weight=amount(2)),
    )
    assert list(found) == ["Ordinance", "Letter"]
    letter = found["Letter"]
    assert [(c.name, c.standing, c.weight) for c in letter.children] == [
        ("A", "no data", Fraction(2)), ("B", "met", Fraction(1)),
    ]  # fmt: skip
    assert (letter.standing, letter.met, letter.of, letter.not_measured) == ("no data", 1, 2, 1)
    assert (found["Ordinance"].standing, found["Ordinance"].of) == ("no data", 1)


def test_a_goal_without_parts_goes_by_its_own_numbers_or_has_none() -> None:
    found = goals(
        {"name": "Alone", "target": amount(10), "now": amount(10), "kind": "Short-term goal"},
        {"name": "Bare"},
        {"name": "Loose", "kind": "Benchmark", "now": True},
    )
    assert {name: s.standing for name, s in found.items()} == {
        "Alone": "met", "Bare": "no benchmarks", "Loose": "met",
    }  # fmt: skip
    assert found["Alone"].own is not None


def test_parts_that_all_drop_out_leave_a_goal_its_own_numbers() -> None:
    found = goals({"name": "Goal", "target": amount(10), "now": amount(10)}, part("Part", "Goal", status="Dropped"))
    assert (found["Goal"].standing, found["Goal"].of) == ("met", 0)


@pytest.mark.parametrize(("status", "standing"), [("Met", "met"), ("Dropped", "dropped"), ("Active", "on track")])
def test_what_status_says_wins_over_the_parts(status: str, standing: str) -> None:
    assert goals({"name": "Goal", "status": status}, part("P", "Goal", due=DUE))["Goal"].standing == standing


def test_goals_in_a_ring_are_nobodys_part_and_the_ring_is_named() -> None:
    given = rows(
        Goal,
        {"name": "B", "part_of": ref("A", "goal")},
        {"name": "A", "part_of": ref("B", "goal")},
        {"name": "C", "part_of": ref("A", "goal"), "kind": "Benchmark", "now": True},
        {"name": "Self", "part_of": ref("Self", "goal")},
    )
    b = brief(goals=given)
    assert [[g.name for g in ring] for ring in goal_rings(b)] == [["A", "B"], ["Self"]]
    states = {s.goal.name: s for s in goal_states(b)}
    assert {n: s.in_cycle for n, s in states.items()} == {"A": True, "B": True, "Self": True}
    assert (states["A"].standing, states["B"].standing) == ("met", "no benchmarks")


def test_a_benchmark_of_a_goal_has_no_state_of_its_own() -> None:
    given = rows(Goal, {"name": "Goal"}, part("Part", "Goal"))
    b = brief(goals=given)
    assert goal_state_of(b, given[1]) is None
    assert goal_state_of(b, given[0]) is not None


def test_a_long_chain_of_goals_is_walked_without_end() -> None:
    chain: list[dict[str, Any]] = [
        {"name": "G0"},
        *({"name": f"G{n}", "part_of": ref(f"G{n - 1}", "goal")} for n in range(1, 3000)),
    ]
    assert goals(*chain)["G0"].standing == "no data"
