"""What memory learns from rows over several days."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.memory import memory_tab, remembered, rows_seen
from coalition_sheets.model import Coalition, Event, Level, Memory, SeenRow
from tests import little
from tests.memory.make import LAWS, table

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18)
PEOPLE = """
    ## People
    Name | Organization | Good at
    Rosa Delgado | Clinic | Singing
    Kim Tran | Tenants | Maps
    """
TASKS = """
    ## Tasks
    Task          | Who          | By when    | Status
    Book the hall | Rosa Delgado | 2026-03-20 | To do
    Print flyers  | Kim Tran     | 2026-03-21 | Done
    """
GOALS = """
    ## Goals
    Goal or benchmark | Target | Number now
    Sign-ons          | 30     | 7
    """


def read(text: str) -> Coalition:
    return little.read(text)[0]


def run(*days: tuple[date, str], memory: Memory | None = None) -> Memory:
    """Return the memory of runs on these days, each over a little workbook."""
    memory = memory or Memory()
    for day, text in days:
        memory = rows_seen(memory, read(text), day, "salt")
    return memory


def told(memory: Memory) -> Sequence[tuple[str, ...]]:
    return [(e.kind, e.name, *e.columns) for e in memory.events]


def row(memory: Memory, tab: str, key: str) -> SeenRow:
    found = memory.seen(tab, key)
    assert found
    return found


ROSA_S = ("tasks", "book the hall | rosa delgado | 2026-03-20")


def test_what_was_there_at_the_first_run_is_not_new() -> None:
    memory = run((MONDAY, TASKS))
    assert row(memory, *ROSA_S).first_seen == MONDAY
    assert memory.added_on(*ROSA_S) is None
    assert (memory.last_run, memory.salt, memory.events) == (MONDAY, "salt", ())


def test_a_task_that_was_done_before_the_first_run_was_done_nobody_knows_when() -> None:
    memory = run((MONDAY, TASKS), (TUESDAY, TASKS))
    assert row(memory, "tasks", "print flyers | kim tran | 2026-03-21").done_seen is None


def test_a_row_that_is_typed_later_is_new() -> None:
    memory = run((MONDAY, TASKS), (TUESDAY, TASKS + "Call Mei | | | "))
    assert memory.added_on("tasks", "call mei |  | ") == TUESDAY
    assert told(memory) == [("added", "Call Mei")]


def test_the_first_row_of_a_tab_that_was_empty_is_new() -> None:
    memory = run((MONDAY, "## Tasks\nTask | Who"), (TUESDAY, "## Tasks\nTask | Who\nCall Mei | "))
    assert memory.added_on("tasks", "call mei |  | ") == TUESDAY


def test_a_task_that_becomes_done_is_seen_done_that_day() -> None:
    done = TASKS.replace("To do", "Done")
    memory = run((MONDAY, TASKS), (TUESDAY, done), (WEDNESDAY, done))
    assert row(memory, *ROSA_S).done_seen == TUESDAY
    assert told(memory) == [("done", "Book the hall")]


def test_a_task_with_its_day_is_told_as_done_once() -> None:
    head = "## Tasks\nTask | Who | Status | Done on\n"
    memory = run((MONDAY, f"{head}Book the hall | | To do | "), (TUESDAY, f"{head}Book the hall | | Done | {TUESDAY}"))
    assert told(memory) == [("done", "Book the hall")]


def test_a_task_that_is_opened_again_was_not_done() -> None:
    memory = run((MONDAY, TASKS), (TUESDAY, TASKS.replace("To do", "Done")), (WEDNESDAY, TASKS))
    assert row(memory, *ROSA_S).done_seen is None


def test_a_task_whose_date_moves_is_still_the_same_task() -> None:
    memory = run((MONDAY, TASKS), (TUESDAY, TASKS.replace("2026-03-20", "2026-03-27")))
    moved = row(memory, "tasks", "book the hall | rosa delgado | 2026-03-27")
    assert (moved.first_seen, moved.last_changed) == (MONDAY, TUESDAY)
    assert told(memory) == [("changed", "Book the hall", "due")]


def test_a_few_letters_of_a_task_may_change_but_another_task_is_another_one() -> None:
    mended = run((MONDAY, TASKS), (TUESDAY, TASKS.replace("Book the hall", "Book the big hall")))
    assert told(mended) == [("changed", "Book the big hall", "name")]
    other = run((MONDAY, TASKS), (TUESDAY, TASKS.replace("Book the hall", "Write to the mayor")))
    assert told(other) == [("added", "Write to the mayor"), ("gone", "Book the hall")]


def test_a_number_that_changes_is_known_by_its_day() -> None:
    memory = run((MONDAY, GOALS), (TUESDAY, GOALS.replace("7", "9")), (WEDNESDAY, GOALS.replace("7", "9")))
    assert row(memory, "goals", "sign-ons").now_changed == TUESDAY
    assert row(run((MONDAY, GOALS)), "goals", "sign-ons").now_changed is None


def test_a_person_who_is_renamed_keeps_what_is_known_of_them() -> None:
    memory = run((MONDAY, PEOPLE), (TUESDAY, PEOPLE.replace("Rosa Delgado", "Rosa Marin")))
    assert memory.renamed == {("people", "rosa delgado"): "Rosa Marin"}
    assert row(memory, "people", "rosa marin").first_seen == MONDAY
    assert row(memory, "people", "rosa delgado").gone == TUESDAY
    assert told(memory) == [("renamed", "Rosa Marin")]


def test_a_name_that_changes_twice_leads_to_the_last_one() -> None:
    second, third = (PEOPLE.replace("Rosa Delgado", name) for name in ("Rosa Marin", "Rosa Lopez"))
    memory = run((MONDAY, PEOPLE), (TUESDAY, second), (WEDNESDAY, third))
    assert set(memory.renamed.values()) == {"Rosa Lopez"}


def test_a_row_that_is_gone_is_remembered_for_a_while_and_may_come_back() -> None:
    without = PEOPLE.replace("Kim Tran | Tenants | Maps\n", "")
    memory = run((MONDAY, PEOPLE), (TUESDAY, without))
    assert told(memory) == [("gone", "Kim Tran")]
    assert row(memory, "people", "kim tran").gone == TUESDAY
    assert memory.added_on("people", "kim tran") is None
    back = run((WEDNESDAY, PEOPLE), memory=memory)
    assert (row(back, "people", "kim tran").gone, row(back, "people", "kim tran").first_seen) == (None, MONDAY)
    later = run((date(2026, 9, 1), without), memory=memory)
    assert later.seen("people", "kim tran") is None


def test_what_stood_in_a_row_that_is_gone_is_kept_for_a_week_alone() -> None:
    without = PEOPLE.replace("Kim Tran | Tenants | Maps\n", "")
    memory = run((MONDAY, PEOPLE), (TUESDAY, without))
    assert row(memory, "people", "kim tran").cells
    after = run((TUESDAY + timedelta(days=8), without), memory=memory)
    assert (row(after, "people", "kim tran").name, dict(row(after, "people", "kim tran").cells)) == ("Kim Tran", {})


def test_rows_that_are_cut_and_pasted_back_in_one_day_are_no_news() -> None:
    without = PEOPLE.replace("Kim Tran | Tenants | Maps\n", "")
    assert run((MONDAY, PEOPLE), (TUESDAY, without), (TUESDAY, PEOPLE)).events == ()


def test_a_day_before_the_last_run_teaches_nothing() -> None:
    memory = run((TUESDAY, TASKS))
    assert rows_seen(memory, read(PEOPLE), MONDAY, "other") is memory


def test_the_salt_stays_as_it_was() -> None:
    memory = run((MONDAY, PEOPLE))
    assert rows_seen(memory, read(PEOPLE), TUESDAY, "another").salt == "salt"


def test_changes_are_told_by_who_may_see_the_column() -> None:
    text = PEOPLE.replace("Good at", "Email").replace("Singing", "rosa@example.org")
    memory = run((MONDAY, text), (TUESDAY, text.replace("rosa@", "r@").replace("Clinic", "Tenants")))
    assert {(e.columns, e.level) for e in memory.events} == {
        (("organization",), Level.COALITION), (("email",), Level.ORGANIZERS),
    }  # fmt: skip


def test_a_new_column_and_a_deleted_one_are_no_change_but_what_is_typed_in_it_is() -> None:
    without = PEOPLE.replace(" | Good at", "").replace(" | Singing", "").replace(" | Maps", "")
    assert run((MONDAY, PEOPLE), (TUESDAY, without)).events == ()
    assert len(run((MONDAY, without), (TUESDAY, PEOPLE)).events) == 2


def test_nothing_that_could_harm_a_person_is_kept() -> None:
    text = TASKS + "Ask about A 123 456 789 | Rosa Delgado | | \n    He was deported | | | "
    memory = run((MONDAY, TASKS), (TUESDAY, text))
    whole = " ".join(str(cell.value) for line in memory_tab(memory).lines for cell in line.cells)
    assert "deported" not in whole
    assert "123 456" not in whole
    assert [e.name for e in memory.events] == ["", ""]
    coalition = read(text)
    assert all(memory.seen("tasks", task.key) for task in coalition.tasks)
    assert rows_seen(memory, coalition, WEDNESDAY).events == memory.events


def test_a_row_that_turns_harmful_loses_its_name_but_not_its_days() -> None:
    notes = TASKS.replace("Status\n", "Status | Notes\n").replace("To do\n", "To do | \n")
    memory = run((MONDAY, notes), (TUESDAY, notes.replace("To do | \n", "To do | SSN 123-45-6789\n")))
    seen = row(memory, *ROSA_S)
    assert (seen.first_seen, seen.name, seen.gone) == (MONDAY, "", None)
    assert ROSA_S not in memory.rows
    assert memory.events == ()


def test_a_long_text_is_kept_as_a_hash() -> None:
    text = f"## Tasks\nTask | Who\n{'very ' * 80}long | "
    memory = run((MONDAY, text))
    assert all(len(key) < 30 and len(seen.name) <= 120 for (_, key), seen in memory.rows.items())
    assert memory.seen("tasks", read(text).tasks[0].key)


def test_a_tab_that_is_gone_is_one_line() -> None:
    memory = run((MONDAY, PEOPLE + TASKS), (TUESDAY, TASKS))
    assert [(e.kind, e.tab, e.name, e.count) for e in memory.events] == [("gone", "people", "", 2)]


def test_a_crowd_of_new_rows_is_one_line_and_old_lines_are_dropped() -> None:
    many = TASKS + "".join(f"Task {n} | | | \n    " for n in range(150))
    memory = run((MONDAY, TASKS), (TUESDAY, many))
    assert [(e.kind, e.count) for e in memory.events] == [("added", 150)]
    assert rows_seen(memory, read(many), TUESDAY) == memory
    later = rows_seen(memory, read(many), date(2026, 9, 1))
    assert (later.events, later.log_since) == ((), TUESDAY)


def test_the_log_never_has_more_than_its_lines() -> None:
    events = tuple(Event(date(2026, 1, 1 + n % 28), "added", "tasks", f"k{n}") for n in range(2500))
    memory = run((MONDAY, TASKS), (TUESDAY, TASKS + "Call Mei | | | "), memory=Memory(events=events))
    assert len(memory.events) == 2000
    assert memory.events[-1].name == "Call Mei"


BOOK = PEOPLE + TASKS + GOALS
LINES = st.lists(
    st.sampled_from(["Call Mei | Rosa Delgado | 2026-03-20 | Doing", "Call Mei | | |", "Call Mei | Kim Tran | | Done",
                     "Book the hall | Rosa Delgado | 2026-03-27 | Done", "He was deported | | | Done"]), max_size=4,
)  # fmt: skip


def tasks(lines: Sequence[str]) -> Coalition:
    return read("\n".join(["## Tasks", "Task | Who | By when | Status", "Print flyers | | | ", *lines]))


@given(LINES, LINES)
@settings(LAWS, max_examples=25)
def test_rows_shown_twice_teach_nothing_the_second_time(first: list[str], second: list[str]) -> None:
    memory = rows_seen(rows_seen(Memory(), tasks(first), MONDAY, "s"), tasks(second), TUESDAY)
    assert rows_seen(memory, tasks(second), TUESDAY) == memory
    assert remembered([table(memory_tab(memory))]) == memory


@given(LINES, LINES, st.randoms(use_true_random=False))
@settings(LAWS, max_examples=25)
def test_the_order_of_rows_says_nothing(first: list[str], second: list[str], chance: random.Random) -> None:
    memory = rows_seen(Memory(), tasks(first), MONDAY, "s")
    shuffled = chance.sample(second, len(second))
    assert rows_seen(memory, tasks(second), TUESDAY) == rows_seen(memory, tasks(shuffled), TUESDAY)


@pytest.mark.parametrize("text", [BOOK, TASKS])
def test_a_whole_book_seen_again_the_next_day_is_unchanged_but_for_the_day(text: str) -> None:
    memory = run((MONDAY, text))
    assert run((TUESDAY, text), memory=memory) == replace(memory, last_run=TUESDAY)
