"""The days that a cell may mean, as a coalition would write them, the likely ones first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from coalition_sheets.model import DateOrder
from coalition_sheets.regex import regex
from coalition_sheets.schemas.types import Context

LONG_PAST = timedelta(days=60)
_ISO = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def offered(readings: Iterable[str], context: Context, *, ahead: bool = False) -> tuple[str, ...]:
    """Return what to type instead, the nearest day first; `ahead`: a day to come before one that is long past."""
    found = tuple(readings)
    days = [date.fromisoformat(r) for r in found if _ISO.match(r)]
    days.sort(key=lambda day: (ahead and context.today - day > LONG_PAST, abs(day - context.today)))
    return (*(written(day, context.date_order) for day in days), *(r for r in found if not _ISO.match(r)))


def written(day: date, order: DateOrder | None) -> str:
    """Return a day as it is typed where the month comes first or the day; in words where nobody has said which."""
    match order:
        case "M/D":
            return f"{day.month}/{day.day}/{day.year}"
        case "D/M":
            return f"{day.day}/{day.month}/{day.year}"
        case _:
            return f"{day:%B} {day.day}, {day.year}"
