"""Figures in plain words: days, numbers, rates, lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from coalition_sheets.metrics.rates import MONTHS, Rate, half_up


def day(d: date | None, today: date) -> str:
    """Return "March 24", with its year where that is not today's; "no date"."""
    if d is None:
        return "no date"
    return f"{MONTHS[d.month - 1]} {d.day}" + (f", {d.year}" if d.year != today.year else "")


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 task" or "3 tasks"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def number(value: Fraction, unit: str = "") -> str:
    """Return a number as people write it: "7", "1.75", "40%", "$1,500"."""
    shown = value * 100 if unit == "%" else value
    text = f"{shown.numerator:,}" if shown.denominator == 1 else f"{float(shown):,.2f}".rstrip("0").rstrip(".")
    if unit == "%":
        return f"{text}%"
    return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"


def whole(value: Fraction, unit: str = "") -> str:
    """Return a number rounded half-up to a whole one (of a percent, too)."""
    return number(Fraction(half_up(value * 100), 100) if unit == "%" else Fraction(half_up(value)), unit)


def percent(share: Fraction) -> str:
    """Return a share as whole percents: "58 %"."""
    return f"{half_up(share * 100)} %"


def rate(found: Rate, unit: str = "") -> str:
    """Return "3 a week", "3 every two weeks", "$200 a month", "2 points a week"."""
    much = f"{found.number} points" if unit == "%" else number(Fraction(found.number), unit)
    return f"{much} {'every two weeks' if found.per == 'two weeks' else f'a {found.per}'}"


def names(found: Iterable[str], limit: int = 8) -> str:
    """Return names in one line, the first few where there are many."""
    listed = list(found)
    more = f" and {len(listed) - limit} more" if len(listed) > limit else ""
    return ", ".join(listed[:limit]) + more
