"""Whom a name in a cell means."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from coalition_sheets.model import Finding, Ref
from coalition_sheets.records import Names
from tests.little import read
from tests.shared import needs_shared, vectors


def known(rows: list[dict[str, str]]) -> list[tuple[str, list[str]]]:
    return [(r["Name"], [a.strip() for a in r.get("Also known as", "").split(",") if a.strip()]) for r in rows]


@needs_shared
@pytest.mark.parametrize(("given", "expect"), vectors("names"))
def test_worked_cases(given: dict[str, Any], expect: dict[str, Any]) -> None:
    names = Names(known(given["people"]), known(given["organizations"]), given["groups"])
    text = given["typed"]
    match given["field"]:
        case "one":
            refs: tuple[Ref, ...] = (names.resolve(text),)
        case "list":
            refs = names.split(text)
        case _:
            refs = names.owners(text)
    assert [r.name for r in refs if r.resolved] == expect["names"]
    assert {r.typed: list(r.candidates) for r in refs if r.kind == "ambiguous"} == expect["ambiguous"]
    assert [r.typed for r in refs if r.kind == "unknown"] == expect["unknown"]
    assert [r.typed for r in refs if r.by_first_name] == expect["by_first_name"]
    if "kind" in expect:
        assert [r.kind for r in refs] == [expect["kind"]]
    if "answers" in expect:
        assert refs[0].name == expect["answers"]


NAMES = Names(
    people=[("Rosa Delgado", ()), ("Rafael Delgado", ()), ("Tomás Rivera (Harbor Clinic)", ()), ("Pastor Lee", ()),
            ("Ana Núñez (East)", ()), ("Ana Núñez (West)", ()), ("Linh Tran", ["Lina"])],
    organizations=[("Justice and Peace Center", ()), ("Grace Chapel", ())],
    groups=["Media team"],
)  # fmt: skip


def test_two_people_fit_an_initial() -> None:
    assert NAMES.resolve("R. Delgado").candidates == ("Rafael Delgado", "Rosa Delgado")


@pytest.mark.parametrize(("typed", "suggestion"), [("L. Tran", "Linh Tran"), ("Linh T.", "Linh Tran")])
def test_one_fit_by_initial_is_a_suggestion_and_no_reading(typed: str, suggestion: str) -> None:
    assert not NAMES.resolve(typed).resolved
    assert NAMES.resolve(typed).kind == "unknown"
    assert NAMES.suggestions(typed) == (suggestion,)


def test_a_name_without_its_addition_is_the_only_one_that_has_it() -> None:
    assert NAMES.resolve("Tomas Rivera").name == "Tomás Rivera (Harbor Clinic)"
    assert NAMES.resolve("Ana Núñez").candidates == ("Ana Núñez (East)", "Ana Núñez (West)")


def test_a_title_is_no_first_name() -> None:
    assert NAMES.resolve("Pastor").kind == "unknown"


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Rosa Delgado, Linh Tran +3 guests", ["Rosa Delgado", "Linh Tran"]),
        ("+3 guests", []),
        ("Rosa Delgado and 2 others", ["Rosa Delgado"]),
        ("Linh Tran\nRosa Delgado;", ["Linh Tran", "Rosa Delgado"]),
        ("Rosa Delgado, Linh Tran, and Grace Chapel", ["Rosa Delgado", "Linh Tran", "Grace Chapel"]),
        ("Linh Tran, Lina", ["Linh Tran"]),
    ],
)
def test_attendance_as_people_write_it(typed: str, labels: list[str]) -> None:
    assert list(dict.fromkeys(r.label for r in NAMES.split(typed, guests=True))) == labels


@pytest.mark.parametrize("typed", ["TBD", "?", "???", "someone", "Team", "ALL", "everyone!", "Rosa Delgado; TBD"])
def test_words_for_nobody_own_nothing(typed: str) -> None:
    assert [r.label for r in NAMES.owners(typed)] == (["Rosa Delgado"] if ";" in typed else [])


@pytest.mark.parametrize(
    ("typed", "names", "unknown"),
    [
        ("Rosa / Linh Tran", ["Rosa Delgado", "Linh Tran"], []),
        ("Rosa/Linh", ["Rosa Delgado", "Linh Tran"], []),
        ("Media team / Rosa Delgado, Lina", ["Media team", "Rosa Delgado", "Linh Tran"], []),
        ("Rosa / TBD", ["Rosa Delgado"], []),
        ("Rosa / Dev", ["Rosa Delgado"], ["Dev"]),
        ("Rosa/Dev", [], ["Rosa/Dev"]),
        ("n/a", [], ["n/a"]),
        ("and/or", [], ["and/or"]),
        ("Health/Faith Table", ["Health/Faith Table"], []),
        ("North / South Alliance", ["North / South Alliance"], []),
        ("South / North Alliance", [], ["South / North Alliance"]),
        ("/", [], ["/"]),
    ],
)
def test_a_slash_parts_owners_where_it_can_mean_nothing_else(typed: str, names: list[str], unknown: list[str]) -> None:
    known = Names(
        people=[("Rosa Delgado", ()), ("Linh Tran", ["Lina"])],
        organizations=[("Health/Faith Table", ()), ("North / South Alliance", ())],
        groups=["Media team"],
    )
    found = known.owners(typed)
    assert [r.name for r in found if r.resolved] == names
    assert [r.typed for r in found if not r.resolved] == unknown


@settings(max_examples=50, deadline=None)
@given_any(st.permutations(["Rosa Delgado", "Rafael Delgado", "Rosa Lima", "Ana Núñez", "Sam O'Neill"]), st.data())
def test_the_order_of_rows_does_not_change_what_a_name_means(names: list[str], data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(["Rosa", "R. Delgado", "Ana", "sam o’neill", "Rosa Delgado and Ana", "Nobody"]))
    straight = Names([(n, ()) for n in sorted(names)])
    assert Names([(n, ()) for n in names]).split(typed) == straight.split(typed)


FIVE = """
    ## People
    Name           | Organization
    Rosa Delgado   |
    Rafael Delgado |
    Ana Núñez      |
    Linh Tran      |
    Sam O'Neill    |
    ## Organizations
    Name
    Grace Chapel
"""


def found(text: str, code: str) -> list[Finding]:
    return [f for f in read(FIVE + text)[1] if f.code == code]


def test_an_unknown_name_is_said_once_with_proposals() -> None:
    (one,) = found("""
    ## Tasks
    Task          | Who
    Book the hall | Ana Nuñes
    Sweep         | ana nuñes; Rosa Delgado
    Write         | Linh Tran
    """, "REF-UNKNOWN")  # fmt: skip
    assert one.suggestions[0] == "Ana Núñez"
    assert [str(p) for p in one.places] == ["Tasks B2", "Tasks B3"]


def test_an_ambiguous_name_lists_who_it_fits() -> None:
    (one,) = found("""
    ## Tasks
    Task          | Who
    Book the hall | R. Delgado
    """, "REF-AMBIGUOUS")  # fmt: skip
    assert one.suggestions == ("Rafael Delgado", "Rosa Delgado")


def test_a_first_name_is_one_note_for_all_its_cells() -> None:
    text = """
    ## Tasks
    Task          | Who
    Book the hall | Rosa
    Sweep         | rosa
    """
    (one,) = found(text, "REF-FIRST-NAME")
    assert (one.severity.letter, one.message) == ("N", "“Rosa” is read as Rosa Delgado in 2 cells.")
    assert found(text, "REF-UNKNOWN") == []


def test_a_first_name_in_also_known_as_is_quiet() -> None:
    _, notes = read("""
        ## People
        Name         | Also known as
        Rosa Delgado | Rosa
        ## Tasks
        Task          | Who
        Book the hall | Rosa
    """)
    assert not [f for f in notes if f.code.startswith("REF")]


def test_unknown_names_of_a_nearly_empty_people_tab_are_one_line_ready_to_paste() -> None:
    _, notes = read("""
        ## People
        Name         | Organization
        Rosa Delgado | Grace Chapel
        ## Organizations
        Name
        Clinic Access
        ## Tasks
        Task          | Who
        Book the hall | Linh Tran
        Sweep         | Mei Chen, Linh Tran
    """)
    (one,) = [f for f in notes if f.code == "REF-UNKNOWN"]
    assert one.suggestions == ()
    assert {p.typed for p in one.places} == {"Linh Tran", "Mei Chen, Linh Tran", "Grace Chapel"}
    assert one.fix == (
        "Paste these rows into People: Linh Tran and Mei Chen. Paste this row into Organizations: Grace Chapel."
    )


def test_new_names_in_outreach_are_prospects_and_no_finding() -> None:
    text = """
    ## Outreach
    Date       | Who        | By        | Introduced us to
    2026-03-01 | New Church | Linh Tran | Someone Else
    2026-03-02 | Rosa       | Linh Tran |
    """
    assert found(text, "REF-UNKNOWN") == []
    first, second = read(FIVE + text)[0].outreach
    assert (first.who.kind, first.who.label, first.introduced[0].kind) == ("unknown", "New Church", "unknown")
    assert second.who.name == "Rosa Delgado"


def test_a_committee_owns_a_task_and_its_spelling_is_the_first_one() -> None:
    text = """
    ## Roles
    Role | Group      | Who
    Lead | Media Team | Linh Tran
    ## Meetings
    Date       | Group
    2026-03-10 | media team
    ## Tasks
    Task  | Who
    Write | the media team
    """
    coalition, _ = read(FIVE + text)
    assert coalition.groups == ("Media Team",)
    assert coalition.meetings[0].group == "Media Team"
    assert [(r.kind, r.name) for r in coalition.tasks[0].owners] == [("group", "Media Team")]


def test_part_of_a_known_name_is_no_newcomer() -> None:
    _, notes = read("""
        ## People
        Name        | Organization
        Pastor Ruth | First Baptist
        ## Organizations
        Name
        First Baptist Church
    """)
    (one,) = [f for f in notes if f.code == "REF-UNKNOWN"]
    assert one.suggestions == ("First Baptist Church",)
    assert "Paste" not in one.fix


NAMESAKES = """
    ## People
    Name         | Organization | Email
    Rosa Delgado | Bayview Tenants | rosa@example.org
    Rosa Delgado | Grace Chapel | delgado@example.org
    Linh Tran    | Grace Chapel | linh@example.org
    ## Tasks
    Task         | Who                     | By when
    Book a hall  | Rosa                    | 2026-03-10
    Call a hall  | Rosa Delgado, Linh Tran | 2026-03-10
"""


def test_a_name_that_stands_on_two_rows_is_never_resolved() -> None:
    coalition, notes = read(NAMESAKES)
    fits = ("Rosa Delgado (Bayview Tenants)", "Rosa Delgado (Grace Chapel)")
    assert [(r.kind, r.candidates) for t in coalition.tasks for r in t.owners] == [
        ("ambiguous", fits), ("ambiguous", fits), ("person", ()),
    ]  # fmt: skip
    assert {f.suggestions for f in notes if f.code == "REF-AMBIGUOUS"} == {fits}
    assert [f.code for f in notes if f.code == "REF-DUPLICATE"] == ["REF-DUPLICATE"]
