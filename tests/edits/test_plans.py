"""Edits that a person asks for, as plans: what is to change, from what, to what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets.edits.cells import put_in
from coalition_sheets.edits.done import NoSuchTask, done
from coalition_sheets.edits.fix import NoSuchCheck, fix
from coalition_sheets.edits.rename import CannotRename, rename
from coalition_sheets.model import Briefing, Cell
from coalition_sheets.model.change import Edits
from coalition_sheets.rules import check
from tests.little import TODAY, read

BOOK = """
    ## People
    Name           | Staus | Organization
    Rosa Delgado   |       | Harbor Workers
    Kim Nguyen     |       | Grace Chapel
    ## Organizations
    Name            | Status | Main contact
    Harbor Workers  | Member | Rosa Delgado
    Grace Chapel    | Member | Kim Nguyen
    ## Tasks
    Task            | Who                      | By when    | Status      | Done on | Notes
    Book the hall   | Rosa                     | 2026-03-20 | Not started |         | Ask Rosa Delgado first
    Print the flyer | rosa  delgado; Kim Nguyen | 2026-03-21 | Doing      |         |
    Buy tape        | Kim Nguyen               | 2026-03-22 | Done        |         |
    """


def look(text: str = BOOK) -> Briefing:
    coalition, found = read(text)
    b = Briefing(coalition, TODAY)
    return replace(b, findings=check(b, found))


def shown(plan: Edits) -> list[tuple[str, Cell, Cell]]:
    return [(str(one.place), one.old, one.new) for one in plan.changes]


def test_done_marks_the_task_and_the_day() -> None:
    plan = shown(done(look(), "hall"))
    assert plan == [("Tasks D2", "Not started", "Done"), ("Tasks E2", None, TODAY)]


def test_done_says_which_task_it_is_and_whose() -> None:
    assert done(look(), "flyer").said == ("This is the task “Print the flyer” of Rosa Delgado, Kim Nguyen.",)


def test_done_leaves_a_task_that_is_done() -> None:
    plan = done(look(), "buy tape")
    assert (plan.changes, plan.said) == ((), ("“Buy tape” is done already. Thank you!",))


def test_done_ticks_a_box_where_there_is_one() -> None:
    text = "## Tasks\nTask | Who | By when | Status\nBook the hall | Rosa Delgado | 2026-03-20 | FALSE"
    assert shown(done(look(text), "Book the hall")) == [("Tasks D2", False, True)]


@pytest.mark.parametrize(("text", "said"), [("Book a hall", "Did you mean “Book the hall”?"), ("the", "2 tasks fit")])
def test_done_asks_which_task_is_meant(text: str, said: str) -> None:
    with pytest.raises(NoSuchTask) as problem:
        done(look(), text)
    assert said in str(problem.value)


def test_rename_changes_the_row_and_every_cell_that_names_it_and_no_prose() -> None:
    plan = rename(look(), "Rosa Delgado", "Rosa Marsh")
    assert shown(plan) == [
        ("People A2", "Rosa Delgado", "Rosa Marsh"),
        ("Organizations C2", "Rosa Delgado", "Rosa Marsh"),
        ("Tasks B3", "rosa  delgado; Kim Nguyen", "Rosa Marsh; Kim Nguyen"),
    ]
    assert plan.said == ("The old name also stands inside longer texts, which stay as they were written: Tasks F2.",)


def test_a_first_name_that_no_longer_fits_is_renamed_too() -> None:
    assert ("Tasks B2", "Rosa", "Rosalind Delgado") in shown(rename(look(), "Rosa Delgado", "Rosalind Delgado"))


def test_a_name_that_is_part_of_another_stays_in_it() -> None:
    b = look("""
        ## Organizations
        Name         | Status
        Grace & Hope | Member
        Grace        | Member
        ## Tasks
        Task     | Who                 | By when    | Status
        Buy tape | Grace & Hope, Grace | 2026-03-20 | Doing
        """)
    assert shown(rename(b, "Grace", "Grace Church"))[1:] == [
        ("Tasks B2", "Grace & Hope, Grace", "Grace & Hope, Grace Church")
    ]


def test_a_name_told_apart_in_brackets_is_found_without_them_and_by_an_alias() -> None:
    b = look("""
        ## People
        Name                 | Also known as
        Rosa Delgado (Grace) | Rosie
        Ana Ruiz             |
        ## Tasks
        Task     | Who                                  | By when    | Status
        Buy tape | Rosa Delgado and Ana Ruiz            | 2026-03-20 | Doing
        Buy glue | Rosie; Rosa Delgado (Grace)          | 2026-03-20 | Doing
        Buy ink  | Rosa Delgado + Ana Ruiz              | 2026-03-20 | Doing
        Buy wood | Ana                                  | 2026-03-20 | Doing
        """)
    plan = rename(b, "Rosa Delgado (Grace)", "Ana Marsh")
    assert [new for _, _, new in shown(plan)] == ["Ana Marsh", "Ana Marsh and Ana Ruiz", "Rosie; Ana Marsh"]
    assert plan.said[0].startswith("“Ana” means Ana Ruiz now and would fit two.")
    plan = rename(b, "Ana Ruiz", "Ana Marsh")
    assert [str(c.place) for c in plan.choices] == ["Tasks B4"]


def test_rename_finishes_what_a_person_began_in_the_row_itself() -> None:
    begun = look(BOOK.replace("Rosa Delgado   |", "Rosa Marsh     |"))
    assert [place for place, _, _ in shown(rename(begun, "Rosa Delgado", "Rosa Marsh"))] == [
        "Organizations C2", "Tasks B3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Rosa Delgado", "Kim Nguyen", "“Kim Nguyen” is the name of another row (People A3)."),
        ("Rosa Delgato", "Rosa Marsh", "Did you mean “Rosa Delgado”?"),
        ("Rosa", "Rosa Marsh", "Did you mean “Rosa Delgado”?"),
        ("Rosa Delgado", "Rosa; Kim", "Leave out semicolons"),
    ],
)
def test_a_name_that_cannot_be_taken_is_said(old: str, new: str, said: str) -> None:
    with pytest.raises(CannotRename) as problem:
        rename(look(), old, new)
    assert said in str(problem.value)


def test_fix_mends_what_has_one_right_reading() -> None:
    assert shown(fix(look())) == [("People B1", "Staus", "Status"), ("Tasks B2", "Rosa", "Rosa Delgado")]


def test_fix_mends_two_first_names_in_one_cell() -> None:
    b = look(BOOK.replace("rosa  delgado; Kim Nguyen", "Rosa; Kim"))
    assert ("Tasks B3", "Rosa; Kim", "Rosa Delgado; Kim Nguyen") in shown(fix(b))


def test_fix_lists_as_choices_what_has_several() -> None:
    b = look(BOOK.replace("2026-03-20", "3/20 or 3/27"))
    assert [(str(c.place), c.code) for c in fix(b).choices] == [("Tasks C2", "VALUE-CHOICE")]
    assert shown(fix(b, "HEADER-NEAR")) == [("People B1", "Staus", "Status")]


def test_an_unknown_check_is_said_with_the_nearest() -> None:
    with pytest.raises(NoSuchCheck, match="HEADER-NERA"):
        fix(look(), "HEADER-NERA")


@pytest.mark.parametrize(
    ("text", "old", "made"),
    [
        ("Rosa; Rosa Parks Center", "Rosa", "Ana; Rosa Parks Center"),
        ("rosa, ROSA and Rosa", "Rosa", "Ana, Ana and Ana"),
        ("Rosa (Harbor)", "Rosa", "Ana (Harbor)"),
        ("Rosalind", "Rosa", None),
    ],
)
def test_only_whole_names_are_replaced(text: str, old: str, made: str | None) -> None:
    assert put_in(text, [old], "Ana") == made


@given(st.lists(st.sampled_from(["Rosa", "Kim Nguyen", "Ana & Sons"]), min_size=1, max_size=4))
def test_every_other_name_stays(names: list[str]) -> None:
    made = put_in("; ".join(names), ["Rosa"], "Rosa Rosa")
    assert (made or "; ".join(names)) == "; ".join("Rosa Rosa" if n == "Rosa" else n for n in names)
