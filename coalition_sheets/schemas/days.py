"""What every reader of dates knows: which years and serial numbers are days, and how long a period lasts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from coalition_sheets.model import Period
from coalition_sheets.model.values import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2199
EPOCH = date(1899, 12, 30)
SERIALS = range((date(1950, 1, 1) - EPOCH).days, (date(2100, 1, 1) - EPOCH).days)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where there is no such day or its year is out of reach."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def period_until(last: date, precision: Precision, *, at_start: bool) -> Period:
    """Return the month, quarter or year that ends on a day; `at_start`: it stands for its first day."""
    months = {"month": 1, "quarter": 3, "year": 12, "day": 1}[precision]
    return Period.of(last.replace(day=1, month=last.month - months + 1) if at_start else last, precision)


def left_out(clock: str) -> str:
    """Return the remark about a time of day beside a date."""
    return f"the time “{clock}” is left out"
