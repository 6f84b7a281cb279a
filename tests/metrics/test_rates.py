"""Rates in whole numbers, dates in parts of a month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from coalition_sheets.metrics.rates import Rate, half_up, needed_rate, part_month, so_far_rate


@pytest.mark.parametrize(
    ("amount", "days", "rate"),
    [
        (Fraction(20), 70, Rate(2, "week")),
        (Fraction(1999, 100), 70, Rate(4, "two weeks")),
        (Fraction(23), 105, Rate(3, "two weeks")),
        (Fraction(5), 70, Rate(1, "two weeks")),
        (Fraction(499, 100), 70, Rate(2, "month")),
        (Fraction(1, 100), 70, Rate(1, "month")),
        (Fraction(7), 15, Rate(3, "week")),
        (Fraction(5, 2), 7, Rate(3, "week")),
    ],
)
def test_a_rate_is_a_week_from_two_on_else_two_weeks_else_a_month_of_30_days(
    amount: Fraction, days: int, rate: Rate
) -> None:
    assert needed_rate(amount, days) == rate


def test_no_days_left_or_nothing_to_do_is_no_rate() -> None:
    assert needed_rate(Fraction(3), 0) is None
    assert needed_rate(Fraction(0), 7) is None


def test_so_far_is_said_in_the_unit_of_what_is_needed() -> None:
    assert so_far_rate(Fraction(20), 71, Rate(3, "week")) == Rate(2, "week")
    assert so_far_rate(Fraction(20), 71, None) == Rate(4, "two weeks")
    assert so_far_rate(Fraction(0), 71, Rate(3, "week")) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 10), "early November"),
        (date(2026, 11, 11), "mid November"),
        (date(2026, 11, 20), "mid November"),
        (date(2026, 11, 21), "late November"),
        (date(2027, 2, 28), "late February"),
        (date(2027, 3, 1), "early March 2027"),
    ],
)
def test_a_month_has_three_parts_and_a_year_where_the_month_would_mislead(day: date, words: str) -> None:
    assert part_month(day, date(2026, 3, 17)) == words


def test_halves_round_up() -> None:
    assert [half_up(Fraction(n, 2)) for n in (1, 3, 5, -1)] == [1, 2, 3, 0]
