"""Rates in whole numbers, and dates no more exact than they are known (computations 7, decisions 18, 40)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import Literal

from coalition_sheets.frozen import frozen

Per = Literal["week", "two weeks", "month"]
DAYS: dict[Per, int] = {"week": 7, "two weeks": 14, "month": 30}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@frozen
class Rate:
    """A whole number every week, two weeks or month (of 30 days); percents in points."""

    number: int
    per: Per


def half_up(value: Fraction) -> int:
    """Return the nearest whole number; halves go up."""
    return floor(value + Fraction(1, 2))


def needed_rate(amount: Fraction, days: int) -> Rate | None:
    """Return how much it takes to get an amount done in so many days: a week if 2 or more, and so on, at least 1."""
    if days <= 0 or amount <= 0:
        return None
    a_week = amount * 7 / days
    per: Per = "week" if a_week >= 2 else "two weeks" if 2 * a_week >= 1 else "month"
    return _rate(amount, days, per)


def so_far_rate(amount: Fraction, days: int, like: Rate | None) -> Rate | None:
    """Return the rate so far, in the unit of another where there is one; None where nothing was done yet."""
    if days <= 0 or amount <= 0:
        return None
    return _rate(amount, days, like.per) if like else needed_rate(amount, days)


def _rate(amount: Fraction, days: int, per: Per) -> Rate:
    return Rate(max(1, half_up(amount * DAYS[per] / days)), per)


def part_month(day: date, today: date) -> str:
    """Return "early November" (days 1-10), "mid" (11-20) or "late"; with its year where the month alone misleads."""
    part = "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"
    months_ahead = (day.year - today.year) * 12 + day.month - today.month
    return f"{part} {MONTHS[day.month - 1]}" + (f" {day.year}" if months_ahead >= 12 else "")
