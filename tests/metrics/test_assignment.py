"""Who could take on a task that is nobody's, and why."""

import pytest

from coalition_sheets.metrics.assignment import Suggestion, suggestions
from coalition_sheets.metrics.explain import explain
from tests.little import briefing

BOOK = """
    ## Organizations
    Name | Status | Priorities
    Bayview Tenants | Member | housing

    ## People
    Name | Organization | Connection to us | Good at | Would like to try | Status | Do not contact
    Ana Núñez | | Member | singing | media | |
    Hana Saleh | Bayview Tenants | Member | | | |
    Linh Tran | | Member | media, writing | | |
    Mei Chen | | Member | media | | Away |
    Noor Haddad | | Member | media | | | yes
    Pastor Lee | | Contact | media | | |
    Sam O'Neill | | Member | | | |

    ## Goals
    Goal or benchmark | Issue
    Keep the rent fair | Housing

    ## Tasks
    Task | Who | By when | Skill needed | Goal
    Write to the paper | TBD | | Media | Keep the rent fair
    Old list | Linh Tran | 2026-03-01 | |
    Ring the clerk | Sam O'Neill | 2026-04-01 | |
"""


def found(text: str = BOOK) -> Suggestion:
    (one,) = suggestions(briefing(text))
    return one


def test_three_are_named_the_best_first_with_reasons() -> None:
    assert [(c.person.name, c.score, c.reasons) for c in found().candidates] == [
        ("Ana Núñez", 3, ("would like to try Media", "has room")),
        ("Hana Saleh", 2, ("Bayview Tenants cares about housing", "has room")),
        ("Linh Tran", 1, ("is good at Media",)),
    ]


def test_who_would_stretch_is_named_with_somebody_who_is_good_at_it() -> None:
    assert [(c.person.name, c.beside) for c in found().candidates if c.beside] == [("Ana Núñez", "Linh Tran")]


def test_who_is_away_no_member_or_not_to_be_contacted_is_never_named() -> None:
    named = {c.person.name for c in found(BOOK.replace("Linh Tran | | Member", "Linh Tran | | Contact")).candidates}
    assert named == {"Ana Núñez", "Hana Saleh"}


@pytest.mark.parametrize(("until", "back"), [("2026-03-16", True), ("2026-03-17", False), ("", False)])
def test_who_was_away_is_back_on_the_day_after(until: str, back: bool) -> None:
    text = BOOK.replace("| Status | Do not", "| Status | Away until | Do not")
    text = text.replace("| Away |\n", f"| Away | {until} |\n")
    text = text.replace("    Linh Tran | | Member", "    Linh Tran | | Contact")
    assert ("Mei Chen" in {c.person.name for c in found(text).candidates}) == back


def test_who_carries_too_much_already_is_left_in_peace() -> None:
    more = "".join(f"    Extra {n} | Ana Núñez | 2026-04-01 | |\n" for n in range(10))
    assert "Ana Núñez" not in {c.person.name for c in found(BOOK + more).candidates}


def test_explaining_the_task_names_them() -> None:
    lines = explain(briefing(BOOK), "Write to the paper").lines
    assert lines[-3:] == (
        "You could ask Ana Núñez: would like to try Media, has room; with Linh Tran beside them.",
        "You could ask Hana Saleh: Bayview Tenants cares about housing, has room.",
        "You could ask Linh Tran: is good at Media.",
    )


def test_without_a_reason_nobody_is_named() -> None:
    text = BOOK.replace("| Media | Keep the rent fair", "| |").replace("Old list | Linh Tran", "Old list | Hana Saleh")
    assert [c.reasons for c in found(text).candidates] == [("has room",), ("has room",)]
