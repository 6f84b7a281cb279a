"""Which header names which column."""

from __future__ import annotations

from typing import Any

import pytest

from coalition_sheets import library
from coalition_sheets.model import Finding, Schema, Table
from coalition_sheets.records.headers import Match, match_header, read_headers
from tests.little import read
from tests.shared import needs_shared, vectors

SCHEMAS = library.schemas()


def schema_of(tab: str) -> Schema:
    return next(s for s in SCHEMAS.values() if s.tab == tab)


@needs_shared
@pytest.mark.parametrize(("given", "expect"), vectors("headers"))
def test_worked_cases(given: dict[str, Any], expect: dict[str, Any]) -> None:
    schema = schema_of(given["tab"])
    if "headers" in given:
        found = read_headers(schema, Table("t", (tuple(given["headers"]),)), 1).duplicates
        assert found == ((expect["column"], *expect["positions"]),)
        return
    wanted = {
        "column": Match(expect["column"] or ""),
        "near miss": Match(expect["column"] or "", near=True),
        "unknown": None,
    }
    assert match_header(schema, given["header"]) == wanted[expect["result"]]


@pytest.mark.parametrize("text", ["Naem", "Emial", "Phnoe"])
def test_a_swap_of_two_letters_is_one_edit(text: str) -> None:
    match = match_header(schema_of("People"), text)
    assert match
    assert match.near


@pytest.mark.parametrize("text", ["Nmae of it", "Wo", "D", "???", "", "Started an"])
def test_far_short_or_undecided_headers_are_no_near_miss(text: str) -> None:
    assert match_header(schema_of("Goals"), text) is None


def codes(text: str) -> list[str]:
    return [f.code for f in read(text)[1] if f.code.startswith("HEADER")]


def the(code: str, text: str) -> Finding:
    (found,) = [f for f in read(text)[1] if f.code == code]
    return found


def test_a_misspelled_header_is_proposed_and_not_read() -> None:
    text = """
        ## Tasks
        Task          | Who  | Staus
        Book the hall | Rosa | Done
    """
    found = the("HEADER-NEAR", text)
    assert (found.suggestions, [str(p) for p in found.places]) == (("Status",), ["Tasks C1"])
    (task,) = read(text)[0].tasks
    assert (task.status, dict(task.extra)) == ("Not started", {"Staus": "Done"})


def test_a_near_miss_beside_the_right_header_is_only_a_column_of_its_own() -> None:
    assert codes("""
        ## Tasks
        Task          | Status | Staus
        Book the hall | Done   | x
    """) == ["HEADER-UNKNOWN"]  # fmt: skip


def test_a_column_of_its_own_is_kept_for_organizers() -> None:
    text = """
        ## Tasks
        Task          | Who  | Color
        Book the hall | Rosa | red
        Sweep         | Rosa |
    """
    found = the("HEADER-UNKNOWN", text)
    assert (found.severity.letter, found.level.word) == ("N", "organizers")
    assert [dict(t.extra) for t in read(text)[0].tasks] == [{"Color": "red"}, {}]


def test_all_known_headers_are_quiet() -> None:
    assert codes("""
        ## Tasks
        TASK *        | who? | By when (optional)
        Book the hall | Rosa | 2026-03-16
    """) == []  # fmt: skip


def test_two_headers_of_one_meaning_are_named_with_both_places() -> None:
    found = the("HEADER-DUPLICATE", """
        ## Tasks
        Task          | Who  | Owner
        Book the hall | Rosa | Linh
    """)  # fmt: skip
    assert (found.severity.letter, [str(p) for p in found.places]) == ("E", ["Tasks B1", "Tasks C1"])


@pytest.mark.parametrize("row", ["Book the hall | Rosa |", "Book the hall | | Rosa"])
def test_an_empty_second_column_is_quiet_and_the_filled_one_is_read(row: str) -> None:
    text = f"""
        ## Tasks
        Task | Who | Owner
        {row}
    """
    assert codes(text) == []
    assert [t.owner_typed for t in read(text)[0].tasks] == ["Rosa"]


def test_an_own_header_that_sounds_like_a_name_in_code_does_not_become_that_column() -> None:
    coalition, _ = read("""
        ## Tasks
        Task          | Who  | name
        Book the hall | Rosa | x
    """)
    (task,) = coalition.tasks
    assert (task.name, dict(task.extra)) == ("Book the hall", {"name (C)": "x"})
