"""The words: dates, counts, lists, names, paces."""

from datetime import date, time
from fractions import Fraction

import pytest

from coalition_sheets.documents import say
from coalition_sheets.model import Period, Person


def test_days_are_written_as_people_say_them() -> None:
    d = date(2026, 3, 24)
    assert say.day(d) == "Tue Mar 24"
    assert say.short_day(d) == "Tue March 24"
    assert say.long_day(date(2026, 3, 1)) == "Sunday, March 1"
    assert say.full_day(d) == "Tuesday, March 24, 2026"
    assert say.day_of_week(date(2026, 3, 19)) == "Thu 19"


def test_a_period_is_said_no_more_exactly_than_it_was_typed() -> None:
    today = date(2026, 3, 17)
    assert say.near_day(Period.of(date(2026, 6, 30), "quarter"), today) == "Q2"
    assert say.near_day(Period.of(date(2025, 12, 31), "month"), today) == "December 2025"
    assert say.near_day(Period.of(date(2019, 1, 1), "year"), today) == "2019"
    assert say.near_day(date(2027, 1, 5), today) == "January 5, 2027"


@pytest.mark.parametrize(
    ("at", "text"),
    [(time(18), "6 pm"), (time(18, 30), "6:30 pm"), (time(12), "noon"), (time(0, 5), "12:05 am"), (time(9), "9 am")],
)
def test_clock_times(at: time, text: str) -> None:
    assert say.clock(at) == text


def test_a_span_of_time_says_am_and_pm_only_where_they_differ() -> None:
    assert say.span(time(18), time(19, 15)) == "6:00–7:15 pm"
    assert say.span(time(11, 30), time(13)) == "11:30 am–1:00 pm"


@pytest.mark.parametrize(
    ("n", "noun", "text"),
    [
        (1, "task", "1 task"),
        (2, "task", "2 tasks"),
        (0, "individual member", "0 individual members"),
        (3, "person", "3 people"),
        (2, "county", "2 counties"),
        (2, "day", "2 days"),
        (2, "church", "2 churches"),
    ],
)
def test_counts_agree_with_their_noun(n: int, noun: str, text: str) -> None:
    assert say.count(n, noun) == text


def test_lists_read_aloud() -> None:
    assert say.listed(["A"]) == "A"
    assert say.listed(["A", "B"]) == "A and B"
    assert say.listed(["A", "", "B", "C"], "or") == "A, B or C"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(7), "", "7"),
        (Fraction(5, 2), "", "2.5"),
        (Fraction(12000), "", "12,000"),
        (Fraction(2, 5), "%", "40%"),
        (Fraction(1500), "$", "$1,500"),
        (Fraction(-3), "$", "-$3"),
    ],
)
def test_numbers_carry_their_unit(value: Fraction, unit: str, text: str) -> None:
    assert say.numeral(value, unit) == text


def test_a_steady_pace_is_a_whole_number_halves_up() -> None:
    assert say.steady(Fraction(71 * 30, 176)) == "12"
    assert say.steady(Fraction(25, 2)) == "13"
    assert say.rate(3, "two weeks") == "3 every two weeks"
    assert say.rate(3, "week", about=True) == "about 3 a week"


def test_first_names_are_used_only_where_nobody_shares_them() -> None:
    people = [Person(row=i, name=n) for i, n in enumerate(["Ana Núñez", "Ana Brown", "Rosa Delgado", "Pastor Lee"])]
    assert say.short_names(people) == {
        "Ana Brown": "Ana Brown",
        "Ana Núñez": "Ana Núñez",
        "Rosa Delgado": "Rosa",
        "Pastor Lee": "Pastor Lee",
    }


def test_long_texts_are_cut_at_a_word() -> None:
    assert say.shortened("Ask the clerk\nfor a date", 30) == "Ask the clerk for a date"
    assert say.shortened("Ask the clerk for a first-reading date", 20) == "Ask the clerk for a…"
