"""Ranges as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_sheets.a1 import Area, area_of, area_text, column_number, letters, parse, printed, quoted
from tests.fake_sheets.errors import ApiProblem
from tests.fake_sheets.store import Book, new_sheet

WIDTH = 18_278


def book_of(*titles: str) -> Book:
    return Book("b", {}, [new_sheet(number, title, number) for number, title in enumerate(titles)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1", Area(0, 0, 0, 1, 1)),
        ("$B$3", Area(0, 2, 1, 3, 2)),
        ("B3:A1", Area(0, 0, 0, 3, 2)),
        ("A:C", Area(0, 0, 0, None, 3)),
        ("C:C", Area(0, 0, 2, None, 3)),
        ("2:5", Area(0, 1, 0, 5, None)),
        ("A2:C", Area(0, 1, 0, None, 3)),
        ("B2:5", Area(0, 1, 1, 5, None)),
        ("R2C3", Area(0, 1, 2, 2, 3)),
        ("R1C1:R2C2", Area(0, 0, 0, 2, 2)),
        ("Sheet1", Area(0)),
        ("sheet1!a1", Area(0, 0, 0, 1, 1)),
        ("'Our people'!A1", Area(1, 0, 0, 1, 1)),
        ("Our people!A1", Area(1, 0, 0, 1, 1)),
        ("'It''s ours'", Area(2)),
        ("'A1'", Area(3)),
        ("'A1'!B2", Area(3, 1, 1, 2, 2)),
        ("Roster", Area(1, 1, 0, 9, 2)),
        ("'Our people'!Roster", Area(1, 1, 0, 9, 2)),
        ("'Sheet1'", Area(0)),
        ("ZZZ1", Area(0, 0, WIDTH - 1, 1, WIDTH)),
    ],
)
def test_a_range_is_read(text: str, expected: Area) -> None:
    book = book_of("Sheet1", "Our people", "It's ours", "A1")
    book.named_ranges["n"] = {"name": "Roster", "range": Area(1, 1, 0, 9, 2).json()}
    assert parse(book, text) == expected


@pytest.mark.parametrize(
    "text", ["", "A", "Sheet9", "Sheet9!A1", "Sheet1!", "A0", "A1:B2:C3", "AAAA1", "1", ":", "$", "'Sheet1"]
)
def test_what_is_no_range_is_refused_by_name(text: str) -> None:
    with pytest.raises(ApiProblem, match="Unable to parse range") as caught:
        parse(book_of("Sheet1"), text)
    assert caught.value.body()["error"] == {
        "code": 400,
        "message": f"Unable to parse range: {text}",
        "status": "INVALID_ARGUMENT",
    }


def test_a_range_without_a_tab_is_on_the_first_that_is_shown() -> None:
    book = book_of("Old", "Now")
    book.sheets[0].properties["hidden"] = True
    assert parse(book, "A1").sheet_id == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sheet1", "Sheet1"),
        ("About_us", "About_us"),
        ("About us", "'About us'"),
        ("It's", "'It''s'"),
        ("2026", "'2026'"),
        ("AB12", "'AB12'"),
        ("R1C1", "'R1C1'"),
        ("Peña", "'Peña'"),
        ("a.b", "'a.b'"),
    ],
)
def test_a_title_is_quoted_only_where_needed(title: str, expected: str) -> None:
    assert quoted(title) == expected


def test_an_answer_names_what_the_sheet_has() -> None:
    book = book_of("Our people")
    assert printed(book.sheets[0], parse(book, "A2:C").within(book.sheets[0])) == "'Our people'!A2:C1000"
    assert printed(book.sheets[0], parse(book, "Z9").within(book.sheets[0])) == "'Our people'!Z9"


@given(st.integers(0, WIDTH - 1))
def test_letters_count_columns(column: int) -> None:
    assert column_number(letters(column)) == column


ENDS = st.one_of(st.none(), st.integers(0, 40))


@given(st.integers(0, 40), st.integers(0, 40), ENDS, ENDS)
def test_what_is_printed_reads_back_as_the_same(top: int, left: int, height: int | None, width: int | None) -> None:
    bottom = None if height is None else top + height + 1
    right = None if width is None else left + width + 1
    if bottom is None and right is None:
        top = left = 0
    area = Area(0, top, left, bottom, right)
    text = area_text(area)
    assert parse(book_of("It's ours"), f"'It''s ours'!{text}" if text else "'It''s ours'") == area
    assert area_of(area.json()) == area
