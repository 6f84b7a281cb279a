"""Formulas worked out, and followed when they are copied."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_sheets.references import moved, retitled, rewritten
from tests.fake_sheets.trying import Trial

ROWS: list[list[Any]] = [[1, 2, "three"], [4, None, True], ["Anna", "5", 6.5]]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=1+1", 2),
        ("=2+3*4^2", 50),
        ("=-2^2", 4),
        ("=(1+2)*3", 9),
        ("=50%", 0.5),
        ("=7/2", 3.5),
        ('="a"&1&TRUE', "a1TRUE"),
        ("=A1", 1),
        ("=B2", 0),
        ("=Sheet1!A2+1", 5),
        ("='Sheet1'!C1", "three"),
        ("=A1:A3", "#VALUE!"),
        ("=SUM(A1:C3)", 13.5),
        ("=SUM(A:A)", 5),
        ("=SUM(1:1,10)", 13),
        ("=AVERAGE(A1:A2)", 2.5),
        ("=AVERAGE(B2)", "#DIV/0!"),
        ("=SUM(C1)", 0),
        ("=AVERAGE(B2,B2:B3,4)", 4),
        ("=COUNTA(B2)", 0),
        ("=LEN(C1)", 5),
        ("=COUNT(A1:C3)", 4),
        ("=COUNTA(A1:C3)", 8),
        ("=MIN(A1:C3)", 1),
        ("=MAX(A1:C3)", 6.5),
        ("=B3+1", 6),
        ("=C1+1", "#VALUE!"),
        ('=IF(A1=1,"yes",1/0)', "yes"),
        ("=IF(A1>1,1)", False),
        ('=CONCATENATE("a",A1:B1)', "a12"),
        ('=LEN("four")', 4),
        ("=TODAY()", 46098),
        ("=TODAY()-DATE(2026,3,15)", 2),
        ('=IFERROR(1/0,"none")', "none"),
        ("=IFERROR(1/0)", ""),
        ("=ROW(B7)+COLUMN(B7)", 9),
        ("=ROW()", 9),
        ("=ABS(-3)", 3),
        ("=ROUND(2.345,2)", 2.35),
        ("=ROUND(-2.5)", -3),
        ("=AND(TRUE,A1=1)", True),
        ("=OR(FALSE,A1=2)", False),
        ("=NOT(FALSE)", True),
        ('="ANNA"="anna"', True),
        ('=1<"a"', True),
        ("=B2=0", True),
        ('=B2=""', True),
        ("=1/0", "#DIV/0!"),
        ("=SUM(A1,1/0)", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=FROBNICATE(1)", "#NAME?"),
        ("=nobody", "#NAME?"),
        ("=Gone!A1", "#REF!"),
        ("=#REF!+1", "#REF!"),
        ("=ABS(1,2)", "#N/A"),
        ("=1+", "#ERROR!"),
        ("=(1", "#ERROR!"),
        ("=E9", "#REF!"),
        ("=SUM(E1:E9)", "#REF!"),
        ("=2^9999", "#NUM!"),
    ],
)
def test_a_formula_comes_to(formula: str, expected: Any) -> None:
    trial = Trial(*ROWS)
    trial.write("E9", [[formula]])
    assert trial.rows("E9") == ([[expected]] if expected != "" else [])


def test_the_sentence_of_a_function_that_is_not_known_names_it() -> None:
    from tests.fake_sheets.shown import effective

    trial = Trial(["=FROBNICATE(1)"])
    error = effective(trial.book, trial.book.sheets[0], 0, 0)["effectiveValue"]["errorValue"]
    assert error == {"type": "NAME", "message": "Unknown function: 'FROBNICATE'."}


def test_a_long_chain_and_a_large_circle_end() -> None:
    trial = Trial([1], *[[f"=A{row}+1"] for row in range(1, 5000)])
    assert trial.rows("A5000") == [[5000]]
    circle = Trial(["=B1", "=C1", "=A1"])
    assert circle.rows() == [["#REF!", "#REF!", "#REF!"]]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=A1+$A$1+$A1+A$1", "=B3+$A$1+$A3+B$1"),
        ("=SUM(A:A,1:1)", "=SUM(B:B,3:3)"),
        ('="A1"&Sheet1!A1', '="A1"&Sheet1!B3'),
        ("=LOG10(A1)", "=LOG10(B3)"),
        ("='It''s'!A1:B2", "='It''s'!B3:C4"),
    ],
)
def test_a_copied_formula_counts_on(formula: str, expected: str) -> None:
    assert moved(formula, 2, 1) == expected


def test_a_copied_formula_that_leaves_the_sheet_is_an_error() -> None:
    assert moved("=A1+B2", -1, 0) == "=#REF!+B1"


def test_a_formula_follows_a_new_title() -> None:
    assert retitled('=Old!A1&"Old!A1"', "old", "Our people") == "='Our people'!A1&\"Old!A1\""


@given(st.text("=A1$:!B2 '\"()+,#REF", max_size=20))
def test_a_formula_that_nothing_changes_stays_as_it_was_written(text: str) -> None:
    assert rewritten("=" + text, lambda found: found) == "=" + text
    assert moved("=" + text, 0, 0) == "=" + text
