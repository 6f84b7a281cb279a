"""Read a date cell: a day, a number that stands for one, or a text (`date_texts`)."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from coalition_sheets.model import Cell, Column, Percent
from coalition_sheets.schemas.days import EPOCH, FIRST_YEAR, LAST_YEAR, SERIALS, day_of, left_out, period_until
from coalition_sheets.schemas.reading import Context, Reader, Reading, asks, notes
from coalition_sheets.schemas.words import word_key


def date_reader(column: Column, context: Context) -> Reader:
    """Return the reader of a date column: a date, a Period where less than a day was typed, or one of its words."""
    words = {word_key(word): word for word in column.words}
    at_start = column.period == "start"

    def read(cell: Cell) -> Reading:
        if isinstance(cell, datetime):
            return _with_time(cell.date(), cell.time())
        if isinstance(cell, date):
            return _in_reach(cell)
        if isinstance(cell, (int, float)) and not isinstance(cell, (bool, Percent)):
            return _numbered(cell, at_start=at_start)
        if not isinstance(cell, str):
            return asks("DATE-UNREADABLE", detail="it is no date")
        word = words.get(word_key(cell))
        if word:
            return word, ()
        from coalition_sheets.schemas.date_texts import read_text

        return read_text(cell, context.date_order, context.today, at_start=at_start)

    return read


def _in_reach(day: date) -> Reading:
    """Refuse a date cell that only a slip of the keys can have made."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day, ()
    return asks("DATE-UNREADABLE", detail=f"its year is {day.year}")


def _with_time(day: date, clock: time) -> Reading:
    if clock == time() or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return _in_reach(day)
    return notes(day, "VALUE-NOTE", detail=left_out(clock.isoformat("minutes")))


def _numbered(number: float, *, at_start: bool) -> Reading:
    """Read a serial number of the 1900 date system, a year, or 20260317."""
    whole = int(number) if math.isfinite(number) and abs(number) < 1e9 else 0
    if whole in SERIALS:
        seconds = round((number - whole) * 86400)
        moment = datetime.combine(EPOCH, time()) + timedelta(days=whole, seconds=seconds)
        return _with_time(moment.date(), moment.time())
    if whole == number:
        if FIRST_YEAR <= whole <= LAST_YEAR:
            return period_until(date(whole, 12, 31), "year", at_start=at_start), ()
        compact = day_of(whole // 10_000, whole // 100 % 100, whole % 100)
        if compact:
            return compact, ()
    return asks("DATE-UNREADABLE", detail="it is a number and no date")
