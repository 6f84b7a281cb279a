"""Memory as a tab: written and read again, and what becomes of a tab that was damaged."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.demo import memory as living_memory
from coalition_sheets.demo import messy_memory
from coalition_sheets.memory import memory_tab, recalled, remembered
from coalition_sheets.memory.lines import LONGEST, OPENING
from coalition_sheets.model import Cell, Memory, SeenRow, SeenTab, Table, cell_hash
from coalition_sheets.rules.sensitive import scan
from tests.memory.make import LAWS, MEMORIES, table

DAY = date(2026, 3, 10)
Lines = list[list[Cell]]


def rows(*names: str) -> Memory:
    seen = {("people", name): SeenRow(first_seen=DAY, name=name.title()) for name in names}
    tabs = {"people": SeenTab("People", len(names), date(2026, 1, 6))}
    return Memory(
        last_run=DAY, rows=MappingProxyType(seen), salt="s", tabs=MappingProxyType(tabs), log_since=date(2026, 1, 6)
    )


def edited(memory: Memory, edit: Callable[[Lines], Lines]) -> Table:
    """Return a memory's tab after a person changed its lines."""
    made = table(memory_tab(memory))
    return replace(made, rows=tuple(tuple(line) for line in edit([list(row) for row in made.rows])))


@given(MEMORIES)
@settings(LAWS, max_examples=60)
def test_a_memory_is_read_as_it_was_written(memory: Memory) -> None:
    found = recalled([table(memory_tab(memory))])
    assert found.memory == memory
    assert found.notes == ()


@given(MEMORIES, st.randoms(use_true_random=False))
@settings(LAWS, max_examples=30)
def test_a_tab_that_somebody_sorted_says_the_same(memory: Memory, shuffled: random.Random) -> None:
    made = edited(memory, lambda lines: shuffled.sample(lines, len(lines)))
    assert recalled([made]).memory == memory


@pytest.mark.parametrize("memory", [living_memory(), messy_memory()], ids=["living", "messy"])
def test_the_demo_s_memory_goes_through_the_tab_unchanged(memory: Memory) -> None:
    assert remembered([table(memory_tab(memory))]) == memory


def test_days_may_come_back_as_date_cells_and_rows_with_blanks_at_their_end() -> None:
    def dated(lines: Lines) -> Lines:
        return [[_as_date(cell) for cell in line] + [None, None] for line in lines]

    assert recalled([edited(rows("rosa"), dated)]).memory == rows("rosa")


def _as_date(cell: Cell) -> Cell:
    try:
        return datetime.combine(date.fromisoformat(str(cell)), datetime.min.time())
    except ValueError:
        return cell


def test_the_tab_is_hidden_and_its_first_line_says_what_it_is() -> None:
    made = memory_tab(rows("rosa"))
    assert (made.title, made.hidden, made.lines[0].cells[0].value) == ("_coalition", True, OPENING)


def test_a_line_that_was_changed_is_left_out_and_said() -> None:
    def changed(lines: Lines) -> Lines:
        return [
            ["2026-01-01" if cell == "2026-03-10" and line[2] == "kim" else cell for cell in line] for line in lines
        ]

    found = recalled([edited(rows("rosa", "kim"), changed)])
    assert set(found.memory.rows) == {("people", "rosa")}
    assert "1 of 3 lines is missing or changed" in found.notes[0]


def test_nothing_is_taken_for_new_where_lines_are_missing() -> None:
    found = recalled([edited(rows("rosa", "kim"), lambda lines: [line for line in lines if "kim" not in line])])
    assert found.memory.tabs["people"].since is None
    assert found.memory.added_on("people", "rosa") is None
    assert found.memory.log_since is None


def test_two_lines_about_one_row_that_differ_are_both_left_out() -> None:
    older = table(memory_tab(replace(rows("rosa"), rows={("people", "rosa"): SeenRow(name="Rosie")})))
    found = recalled([edited(rows("rosa", "kim"), lambda lines: [*lines, list(older.rows[-1])])])
    assert set(found.memory.rows) == {("people", "kim")}
    assert found.notes


def test_a_line_of_another_workbook_is_left_out() -> None:
    other = table(memory_tab(replace(rows("ana"), salt="another")))
    found = recalled([edited(rows("rosa"), lambda lines: [*lines, list(other.rows[-1])])])
    assert set(found.memory.rows) == {("people", "rosa")}


def test_a_newer_tab_is_not_read_and_not_to_be_replaced() -> None:
    def newer(lines: Lines) -> Lines:
        return [["format 2" if cell == "format 1" else cell for cell in line] for line in lines]

    found = recalled([edited(rows("rosa"), newer)])
    assert found.newer
    assert found.memory == Memory()
    assert "newer version" in found.notes[0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[:2],
        lambda lines: [line for line in lines if line[0] != "about"],
        lambda lines: [["hello"]],
        lambda lines: [[cell if cell != "s" else "t" for cell in line] for line in lines],
        lambda lines: [[cell if cell != "2" else "x" for cell in line] for line in lines],
    ],
    ids=["headers", "no first line", "words", "salt", "count"],
)
def test_a_tab_that_cannot_be_read_is_no_memory_and_that_is_said(damage: Callable[[Lines], Lines]) -> None:
    found = recalled([edited(rows("rosa"), damage)])
    assert (found.memory, len(found.notes), found.newer) == (Memory(), 1, False)


def test_a_lost_memory_is_said_where_our_other_tabs_are_there() -> None:
    assert recalled([Table("Tasks"), Table("Today")]).notes == ()
    assert "starts to remember again" in recalled([Table("Tasks"), Table("Today"), Table("Problems")]).notes[0]
    assert recalled([]) == recalled([Table("Tasks")])


def test_no_cell_is_longer_than_a_file_can_hold() -> None:
    cells = {f"column {n} " + "x" * 200: cell_hash("s", str(n)) for n in range(500)}
    memory = replace(rows("rosa"), rows=MappingProxyType({("people", "rosa"): SeenRow(cells=MappingProxyType(cells))}))
    made = memory_tab(memory)
    assert max(len(str(cell.value or "")) for line in made.lines for cell in line.cells) <= LONGEST
    assert remembered([table(made)]) == memory


def test_no_hash_looks_like_a_number_that_harms_a_person() -> None:
    cells = {str(n): cell_hash("s", str(n)) for n in range(3000)}
    assert any(scan(hashed) for hashed in cells.values())
    made = memory_tab(replace(rows("rosa"), rows={("people", "rosa"): SeenRow(cells=MappingProxyType(cells))}))
    assert not [cell.value for line in made.lines for cell in line.cells if scan(str(cell.value))]
