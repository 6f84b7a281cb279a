"""Where a number comes from, in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from coalition_sheets.metrics.explain import UnknownThing, explain
from coalition_sheets.metrics.numbers import NUMBERS
from coalition_sheets.model import Briefing, Coalition, Place
from coalition_sheets.model.checks import CHECKS, finding
from tests.little import briefing
from tests.metrics.make import TODAY
from tests.metrics.world import COALITION

WORLD = Briefing(COALITION, TODAY)
LETTER = """
    ## Goals
    Goal or benchmark | Kind      | Part of | Number now | Target | Started on | Due
    Ordinance         |           |         |            |        |            | 2026-06-30
    Sign-on letter    | Benchmark | Ordinance | 7        | 30     | 2026-01-05 | 2026-06-30
    Members           | Benchmark | Ordinance | 30       | 30     | 2026-01-05 | 2026-06-30

    ## Tasks
    Task            | Who  | By when    | Status  | Waiting on
    Print the flyer | Rosa | 2026-03-16 |         | Write the flyer
    Write the flyer | Hana |            | Doing   |
"""


def test_a_benchmark_shows_its_arithmetic_and_its_cell() -> None:
    found = explain(briefing(LETTER), "sign-on letter")
    assert found.title == "Sign-on letter: behind"
    assert found.lines == (
        "7 of 30.",
        "71 of 176 days have passed, so a steady pace would be 12.",
        "That is 58 % of a steady pace: behind.",
        "(90 % or more, or at most 5 points short of it, is on track; 70 % or more is at risk.)",
        "From here it takes 3 every two weeks; so far it was 1 every two weeks.",
        "At this rate it is reached in early November.",
        "It is part of “Ordinance”.",
    )
    assert [(p.a1, p.typed) for p in found.rows] == [("D3", "7")]


def test_a_goal_shows_its_parts() -> None:
    found = explain(briefing(LETTER), "Ordinance")
    assert (found.title, found.lines[0]) == ("Ordinance: behind", "1 of 2 met.")
    assert "“Sign-on letter”: behind." in found.lines
    assert [p.a1 for p in found.rows] == ["A2", "A4", "A3"]


def test_a_task_says_what_it_waits_on_and_a_part_of_its_name_will_do() -> None:
    found = explain(briefing(LETTER), "print")
    assert found.title == "Print the flyer: overdue, waiting"
    assert found.lines[1:] == ("By when: March 16, 1 day before today.", "It waits on Write the flyer.")
    assert [str(p) for p in found.rows] == ["Tasks A2"]


def test_a_row_goes_before_a_number_of_the_same_name() -> None:
    assert explain(briefing(LETTER), "members").title == "Members: met"
    assert explain(Briefing(Coalition(), TODAY), "members").title == "Members: 0"


def test_a_check_says_why_what_it_looks_at_and_where_it_speaks_now() -> None:
    places = (Place("Tasks", 7),)
    b = Briefing(Coalition(), TODAY, findings=(finding("TASK-DATE", "“Van” has no day yet.", places=places),))
    found = explain(b, "task-date")
    assert found.title == f"TASK-DATE: {CHECKS['TASK-DATE'].title}"
    assert found.lines[-2:] == ("1 finding now.", "“Van” has no day yet.")
    assert found.rows == places
    assert explain(Briefing(Coalition(), TODAY), "TASK-DATE").lines[-1] == "Nothing to mend now."


@pytest.mark.parametrize("light", ["Goals", "tasks", "Follow-through", "engagement light", "Outreach", "Structure"])
def test_a_light_gives_its_reason_and_its_rule(light: str) -> None:
    assert len(explain(WORLD, light).lines) == 2


@pytest.mark.parametrize("number", sorted(NUMBERS))
def test_a_number_is_explained_with_and_without_rows(number: str) -> None:
    found, empty = NUMBERS[number](WORLD), NUMBERS[number](Briefing(Coalition(), TODAY))
    assert found.title != empty.title or number in ("workload", "funnel")
    assert found.rows or number in ("set-up", "setup")
    assert empty.rows == ()
    assert min(len(found.lines), len(empty.lines)) > 0


@pytest.mark.parametrize("goal", [g.name for g in COALITION.goals])
def test_every_kind_of_goal_is_explained(goal: str) -> None:
    assert explain(WORLD, goal).title.startswith(f"{goal}: ")


def test_a_contact_says_how_far_it_came_and_what_is_next() -> None:
    found = explain(WORLD, "Grace Chapel")
    assert found.lines == (
        "Stage 4 of 6: Interested.",
        "Last touch: February 20 (Interested).",
        "Next step: One-on-one, by March 25.",
    )


def test_another_year_is_said() -> None:
    b = briefing("## Tasks\nTask | By when\nVan | 2027-01-02\n", date(2026, 12, 30))
    assert "January 2, 2027" in explain(b, "Van").lines[1]


@pytest.mark.parametrize(
    ("thing", "nearest"),
    [
        ("flyer", ("Print the flyer", "Write the flyer")),
        ("Sign on leter", ("Sign-on letter",)),
        ("TASK-DAT", ("TASK-DATE",)),
        ("overdu", ("overdue",)),
    ],
)
def test_an_unknown_thing_gets_the_nearest_names(thing: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownThing) as raised:
        explain(briefing(LETTER), thing)
    assert raised.value.suggestions[: len(nearest)] == nearest
    assert raised.value.exit_code == 2


def test_with_nothing_near_the_hint_says_what_can_be_asked() -> None:
    with pytest.raises(UnknownThing, match="Name a goal, a task, a check code, a light or a number"):
        explain(briefing(LETTER), "xyzzy")
