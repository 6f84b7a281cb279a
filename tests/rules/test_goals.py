"""Goals and benchmarks: each check where it speaks, and a near miss."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.model import Coalition, Memory, SeenRow, Severity
from tests.little import briefing
from tests.rules.cases import Case, findings, quiet, speaks


def seen_long_ago(c: Coalition) -> Memory:
    seen = SeenRow(first_seen=date(2025, 6, 1))
    return Memory(date(2026, 3, 10), MappingProxyType({("goals", g.key): seen for g in c.goals}))


CASES = (
    speaks("GOAL-NONE", """
        ## Goals
        Goal or benchmark | Kind
        Language access   | Long-term goal
        ## Meetings
        Date       | Kind
        2026-03-10 | Regular
        """, "No active goal has a date yet"),
    quiet("GOAL-NONE", """
        ## Goals
        Goal or benchmark | Kind
        Language access   | Long-term goal
        ## Meetings
        Date       | Kind
        2026-03-10 | Founding
        """, "before a regular meeting"),
    speaks("GOAL-TIMETABLE", """
        ## Goals
        Goal or benchmark | Kind            | Due
        Pass the ordinance | Short-term goal |
        """, "“Pass the ordinance” has no date yet."),
    quiet("GOAL-TIMETABLE", """
        ## Goals
        Goal or benchmark | Kind            | Due
        Language access   | Long-term goal  |
        """, "long-term"),
    quiet("GOAL-TIMETABLE", """
        ## Goals
        Goal or benchmark | Kind | Part of         | Due
        Language access   |      |                 | 2026-06-30
        30 signers        |      | Language access |
        """, "kind inferred"),
    quiet("GOAL-TIMETABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Due
        Pass the ordinance | Short-term goal | ASAP
        """, "its reading finding stands"),
    speaks("GOAL-TANGIBLE", """
        ## Goals
        Goal or benchmark | Kind            | Due        | How we measure it | Target
        Welcoming schools | Short-term goal | 2026-06-30 |                   |
        """, "does not say how you will know"),
    speaks("GOAL-TANGIBLE", """
        ## Goals
        Goal or benchmark           | Kind            | Due        | How we measure it
        Raise awareness of the bill | Short-term goal | 2026-06-30 | people we reach
        """, "hard to picture", name="vague verb"),
    quiet("GOAL-TANGIBLE", """
        ## Goals
        Goal or benchmark    | Kind            | Due        | How we measure it | Target
        Support 200 families | Short-term goal | 2026-06-30 | families          |
        """, "vague verb with a number"),
    quiet("GOAL-TANGIBLE", """
        ## Goals
        Goal or benchmark | Kind            | Part of           | Due
        Welcoming schools | Short-term goal |                   | 2026-06-30
        Training is held  | Benchmark       | Welcoming schools | 2026-05-30
        """, "with a benchmark"),
    speaks("GOAL-ATTAINABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Due
        Pass the ordinance | Short-term goal | 2026-03-01
        """, "was for March 1 and is still open"),
    speaks("GOAL-ATTAINABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Part of            | Due
        Pass the ordinance | Short-term goal |                    | 2026-06-30
        Second reading     | Benchmark       | Pass the ordinance | 2026-07-15
        """, "after its goal", name="benchmark after its goal"),
    quiet("GOAL-ATTAINABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Due        | Status
        Pass the ordinance | Short-term goal | 2026-03-01 | Met
        Open a clinic      | Short-term goal | 2026-03-01 | Dropped
        Pass the budget    | Short-term goal | 2026-03-17 | Active
        """),
    speaks("GOAL-BELIEVABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Due        | Do we believe it?
        Pass the ordinance | Short-term goal | 2026-06-30 | Not sure
        """, "show of hands"),
    quiet("GOAL-BELIEVABLE", """
        ## Goals
        Goal or benchmark  | Kind            | Part of            | Due        | Do we believe it?
        Pass the ordinance | Short-term goal |                    | 2026-06-30 | Yes
        Second reading     | Benchmark       | Pass the ordinance | 2026-06-15 |
        """),
    speaks("GOAL-WINWIN", """
        ## Organizations
        Name         | Status | What a win looks like for us
        Grace Chapel | Member |
        Media Lab    | Member | more listeners
        ## Goals
        Goal or benchmark  | Due        | What each member gains
        Pass the ordinance | 2026-06-30 |
        """, "not said yet for Grace Chapel"),
    quiet("GOAL-WINWIN", """
        ## Organizations
        Name         | Status | What a win looks like for us
        Grace Chapel | Member | families stay
        ## Goals
        Goal or benchmark  | Due        | What each member gains
        Pass the ordinance | 2026-06-30 |
        """, "each member said what a win is"),
    quiet("GOAL-WINWIN", """
        ## Organizations
        Name         | Status
        Grace Chapel | Member
        ## Goals
        Goal or benchmark  | Due
        Pass the ordinance | 2026-06-30
        """, "columns absent"),
    speaks("GOAL-REVIEW", """
        ## Goals
        Goal or benchmark  | Due        | Last reviewed
        Pass the ordinance | 2026-06-30 | 2025-11-16
        """, "has not been looked at"),
    speaks("GOAL-REVIEW", """
        ## Goals
        Goal or benchmark  | Due        | Last reviewed
        Pass the ordinance | 2026-06-30 |
        """, memory=seen_long_ago, name="blank, in memory for long"),
    quiet("GOAL-REVIEW", """
        ## Goals
        Goal or benchmark  | Due        | Last reviewed
        Pass the ordinance | 2026-06-30 | 2025-11-17
        Pass the budget    | 2026-06-30 |
        """),
    speaks("GOAL-LEVELS", """
        ## Goals
        Goal or benchmark | Kind           | Due
        Language access   | Long-term goal | 2028
        Fair rent         | Long-term goal | 2029
        Safe streets      | Long-term goal | 2030
        ## Meetings
        Date
        2026-03-10
        """, "All 3 goals are long-term goals."),
    quiet("GOAL-LEVELS", """
        ## Goals
        Goal or benchmark | Kind            | Due
        Language access   | Long-term goal  | 2028
        Fair rent         | Long-term goal  | 2029
        Pass the budget   | Short-term goal | 2026-09-30
        ## Meetings
        Date
        2026-03-10
        """),
    speaks("GOAL-ORPHAN", """
        ## Goals
        Goal or benchmark  | Kind            | Part of | Due
        Language access    | Long-term goal  |         | 2028
        Pass the ordinance | Short-term goal |         | 2026-06-30
        """, "is part of no long-term goal"),
    quiet("GOAL-ORPHAN", """
        ## Goals
        Goal or benchmark  | Kind            | Part of         | Due
        Language access    | Long-term goal  |                 | 2028
        Pass the ordinance | Short-term goal | Language access | 2026-06-30
        Pass the budget    |                 |                 | 2026-06-30
        """, "part of one, or kind inferred"),
    speaks("GOAL-ORDER", """
        ## Goals
        Goal or benchmark  | Kind            | Part of         | Due
        Language access    | Long-term goal  |                 | 2026-05-31
        Pass the ordinance | Short-term goal | Language access | 2026-06-30
        """, "due after “Language access”"),
    quiet("GOAL-ORDER", """
        ## Goals
        Goal or benchmark  | Kind            | Part of         | Due
        Language access    | Long-term goal  |                 | 2026-06-30
        Pass the ordinance | Short-term goal | Language access | 2026-06-30
        """, "same day"),
    speaks("GOAL-NO-TASK", """
        ## Goals
        Goal or benchmark  | Kind            | Due
        Pass the ordinance | Short-term goal | 2026-06-30
        Pass the budget    | Short-term goal | 2026-06-30
        ## Tasks
        Task           | Status | Goal
        Write the text |        | Pass the ordinance
        ## Meetings
        Date
        2026-03-10
        """, "“Pass the budget” has no open task."),
    quiet("GOAL-NO-TASK", """
        ## Goals
        Goal or benchmark  | Kind            | Part of            | Due
        Pass the ordinance | Short-term goal |                    | 2026-06-30
        Second reading     | Benchmark       | Pass the ordinance | 2026-06-15
        ## Tasks
        Task           | Status | Goal
        Ask the clerk  |        | Second reading
        ## Meetings
        Date
        2026-03-10
        """, "a task for its benchmark"),
    quiet("GOAL-NO-TASK", """
        ## Goals
        Goal or benchmark  | Kind            | Due
        Pass the ordinance | Short-term goal | 2026-06-30
        ## Tasks
        Task           | Status | Goal
        Write the text |        |
        ## Meetings
        Date
        2026-03-10
        """, "no task names a goal"),
    speaks("GOAL-NO-BENCH", """
        ## Goals
        Goal or benchmark  | Kind            | Part of | Due
        Pass the ordinance | Short-term goal |         | 2026-06-30
        ## Meetings
        Date
        2026-03-10
        """, "has no benchmark yet"),
    quiet("GOAL-NO-BENCH", """
        ## Goals
        Goal or benchmark  | Kind            | Part of | Due
        Pass the ordinance | Short-term goal |         | 2026-06-30
        """, "no meeting was held"),
    quiet("GOAL-NO-BENCH", """
        ## Goals
        Goal or benchmark | Kind            | Part of | Due        | Target | Number now
        30 signers        | Short-term goal |         | 2026-06-30 | 30     | 7
        ## Meetings
        Date
        2026-03-10
        """, "numbers of its own"),
    speaks("GOAL-TOO-MANY", """
        ## Goals
        Goal or benchmark | Kind            | Due
        One               | Short-term goal | 2026-06-30
        Two               | Short-term goal | 2026-06-30
        Three             | Short-term goal | 2026-06-30
        Four              | Short-term goal | 2026-06-30
        """, "4 short-term goals are active"),
    quiet("GOAL-TOO-MANY", """
        ## Goals
        Goal or benchmark | Kind            | Due        | Status
        One               | Short-term goal | 2026-06-30 |
        Two               | Short-term goal | 2026-06-30 |
        Three             | Short-term goal | 2026-06-30 |
        Four              | Short-term goal | 2026-06-30 | Dropped
        """),
    speaks("GOAL-ISSUE", """
        ## About us
        Setting | Value
        Focus   | Several issues
        ## Goals
        Goal or benchmark  | Due        | Issue
        Pass the ordinance | 2026-06-30 |
        """, "names no issue"),
    quiet("GOAL-ISSUE", """
        ## About us
        Setting | Value
        Focus   | One issue
        ## Goals
        Goal or benchmark  | Due        | Issue
        Pass the ordinance | 2026-06-30 |
        """),
    speaks("GOAL-NO-ALLY", """
        ## Organizations
        Name         | Status | Priorities
        Grace Chapel | Member | housing, jobs
        ## Goals
        Goal or benchmark  | Due        | Issue
        Pass the ordinance | 2026-06-30 | immigration
        """, "No member lists immigration"),
    quiet("GOAL-NO-ALLY", """
        ## Organizations
        Name         | Status | Priorities
        Grace Chapel | Member | housing; Immigration
        ## Goals
        Goal or benchmark  | Due        | Issue
        Pass the ordinance | 2026-06-30 | immigration
        """),
    quiet("GOAL-NO-ALLY", """
        ## Organizations
        Name         | Status | Priorities
        Grace Chapel | Member |
        ## Goals
        Goal or benchmark  | Due        | Issue
        Pass the ordinance | 2026-06-30 | immigration
        """, "no member lists any"),
    speaks("GOAL-NO-TARGET", """
        ## Goals
        Goal or benchmark  | Kind            | Due        | Who decides
        Pass the ordinance | Short-term goal | 2026-06-30 |
        """, "does not say who decides"),
    quiet("GOAL-NO-TARGET", """
        ## Goals
        Goal or benchmark | Kind           | Due  | Who decides
        Language access   | Long-term goal | 2028 |
        """),
    speaks("BENCH-FLAT", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Started on | Due
        30 signers        | 30              | 30     | 7          | 2026-01-05 | 2026-06-30
        """, "starts where it is to end"),
    quiet("BENCH-FLAT", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Started on | Due
        30 signers        | 29              | 30     | 29         | 2026-01-05 | 2026-06-30
        """),
    speaks("BENCH-DATES", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Started on | Due
        30 signers        | 0               | 30     | 7          | 2026-06-30 | 2026-06-30
        """, "due on or before the day it starts"),
    quiet("BENCH-DATES", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Started on | Due
        30 signers        | 0               | 30     | 7          | 2026-06-29 | 2026-06-30
        """),
    speaks("BENCH-COUNT", """
        ## Organizations
        Name         | Status
        Grace Chapel | Member
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | How we measure it | Started on | Due
        15 members        | 0               | 15     | 7          | count: members    | 2026-01-05 | 2026-06-30
        """, "says 7; the workbook counts 1"),
    quiet("BENCH-COUNT", """
        ## Organizations
        Name         | Status
        Grace Chapel | Member
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | How we measure it | Started on | Due
        15 members        | 0               | 15     | 1          | count: members    | 2026-01-05 | 2026-06-30
        """),
    speaks("BENCH-START", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Started on | Due
        30 signers        |                 | 30     | 7          | 2026-01-05 | 2026-06-30
        """, "counts from 0"),
    quiet("BENCH-START", """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now | Part of         | Due
        Language access   |                 |        |            |                 | 2026-09-30
        First reading     |                 |        |            | Language access | 2026-06-30
        """, "a milestone"),
    speaks("GOAL-CYCLE", """
        ## Goals
        Goal or benchmark | Part of
        One               | Two
        Two               | Three
        Three             | One
        """, "“One” → “Two” → “Three” → “One”"),
    quiet("GOAL-CYCLE", """
        ## Goals
        Goal or benchmark | Part of
        One               | Two
        Two               | Three
        Three             |
        Four              | Two
        """),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_a_projection_beyond_the_goal_is_only_a_hint() -> None:
    found = findings("""
        ## Goals
        Goal or benchmark  | Kind            | Part of            | Starting number | Target | Number now | Started on | Due
        Pass the ordinance | Short-term goal |                    |                 |        |            |            | 2026-06-30
        30 signers         | Benchmark       | Pass the ordinance | 0               | 30     | 7          | 2026-01-05 | 2026-06-30
        """)  # noqa: E501
    (hint,) = (f for f in found if f.code == "GOAL-ATTAINABLE")
    assert hint.severity is Severity.HINT
    assert hint.message.startswith("At this rate “30 signers” is done")


@pytest.mark.parametrize(
    ("now", "target", "codes"), [("40%", "40", 1), ("$20", "€40", 1), ("20", "40", 0), ("$20", "40", 0)]
)
def test_numbers_of_two_kinds_are_said_not_left_out_in_silence(now: str, target: str, codes: int) -> None:
    found = findings(f"""
        ## Goals
        Goal or benchmark | Kind      | Starting number | Target   | Number now | Started on | Due
        Posters           | Benchmark | 0               | {target} | {now}      | 2026-01-05 | 2026-06-30
        """)
    assert [f.message for f in found if f.code == "VALUE-TYPE"] == codes * [
        "The numbers of “Posters” are of two kinds, so they are not compared."
    ]


@pytest.mark.parametrize(("as_of", "notes"), [("2026-01-04", 1), ("2026-01-05", 0), (".", 0)])
def test_a_number_from_before_the_start_has_a_note(as_of: str, notes: int) -> None:
    found = findings(f"""
        ## Goals
        Goal or benchmark | Kind      | Starting number | Target | Number now | As of   | Started on | Due
        Posters           | Benchmark | 0               | 40     | 12         | {as_of} | 2026-01-05 | 2026-06-30
        """)
    assert [(f.severity, f.message) for f in found if f.code == "VALUE-NOTE"] == notes * [
        (
            Severity.NOTE,
            "The number of “Posters” is of January 4, before its start on January 5, so it does not count yet.",
        )
    ]


def test_a_bound_in_another_currency_is_said() -> None:
    found = findings("""
        ## Goals
        Goal or benchmark | Kind      | How we measure it   | Number now | Started on | Due
        Savings           | Benchmark | keep at least $1000 | €1200      | 2026-01-05 | 2026-06-30
        """)
    assert "VALUE-TYPE" in [f.code for f in found]


@pytest.mark.parametrize(
    ("now", "target", "choices"),
    [("12 of 40", "30", ("40", "30")), ("$5 of $40", "$30", ("$40", "$30")), ("12 of 40", "40", None),
     ("12 of 40", ".", None), ("12", "30", None)],
)  # fmt: skip
def test_a_share_of_another_whole_than_the_target_asks(now: str, target: str, choices: tuple[str, ...] | None) -> None:
    text = f"""
        ## Goals
        Goal or benchmark | Kind      | Starting number | Target   | Number now | Started on | Due
        Posters           | Benchmark | 0               | {target} | {now}      | 2026-01-05 | 2026-06-30
        """
    asked = [f for f in findings(text) if f.code == "VALUE-CHOICE"]
    assert [f.suggestions for f in asked] == ([choices] if choices else [])
    (pace,) = paces(briefing(text))
    assert (pace.now is None) == bool(choices)


def test_a_share_in_target_asks_which_number_it_is() -> None:
    found = findings("""
        ## Goals
        Goal or benchmark | Kind      | Starting number | Target   | Number now | Started on | Due
        Posters           | Benchmark | 0               | 12 of 40 | 12         | 2026-01-05 | 2026-06-30
        """)
    assert [(str(f.place), f.suggestions) for f in found if f.code == "VALUE-CHOICE"] == [("Goals D2", ("12", "40"))]
