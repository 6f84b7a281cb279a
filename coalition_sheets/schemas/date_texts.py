"""Read a date that was typed as text: a closed ladder of forms; exactly one day must survive.

Source: `docs/reading.md`. Nothing relative is resolved and no year is guessed. Imported where a text is met: many
workbooks hold none, and its patterns take as long to make as a small workbook to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.model import DateOrder, Period, fold, precision_of
from coalition_sheets.model.values import Precision
from coalition_sheets.regex import regex
from coalition_sheets.schemas.calendar_words import MONTHS, ORDINALS, WEEKDAYS
from coalition_sheets.schemas.days import (
    EPOCH,
    FIRST_YEAR,
    LAST_YEAR,
    SERIALS,
    day_of,
    last_day,
    left_out,
    period_until,
)
from coalition_sheets.schemas.reading import Reading, asks, notes

_LONGEST = 80

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°|o)?"
_NAMED = rf"(?P<month>{_MONTH})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_GAP = r"[\s,./-]*(?:of|de|del)?\s*"

_LEADING_WEEKDAY = regex(rf"(?P<weekday>{_WEEKDAY})\b\.?,?\s*")
_TRAILING_WEEKDAY = regex(rf"[\s,]*(?:\(\s*(?P<a>{_WEEKDAY})\.?\s*\)|[\s,]\s*(?P<b>{_WEEKDAY})\.?)\Z")
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
_ZONE = r"\s*(?:z|(?:utc|gmt)?\s*[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt)?"
_SPAN = rf"(?:[0-9]{{1,2}}\s*-\s*)?{_CLOCK}(?:\s*-\s*{_CLOCK})?{_ZONE}"
_TRAILING_TIME = regex(rf"(?:\s*,\s*|\s+|(?<=[0-9])t(?=[0-9]))(?:at\s+|@\s*)?(?P<time>{_SPAN})\Z")
_LEADING_TIME = regex(rf"(?P<time>{_CLOCK})(?:\s*,\s*|\s+)(?=\S)")
_MIDNIGHT = regex(r"(?:0?0:00(?::00(?:\.0+)?)?\s*z?)?")  # a day as other programs write it
_PREFIX = regex(r"(?:by|on|due)\s+(?=\S)")
_BETWEEN = regex(r"\s+(?:or|and|to|through|thru|until|o|y|-)\s+|\s*[&;\n]\s*|\s*,\s+(?=[0-9]{1,2}/)")

_YEAR_FIRST = regex(r"(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})\Z")
_YEAR_FIRST_CJK = regex(r"(?P<year>[0-9]{4})年\s*(?P<month>[0-9]{1,2})月\s*(?P<day>[0-9]{1,2})[日号號]?\Z")
_COMPACT = regex(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})\Z")
_NUMERIC = regex(r"(?P<a>[0-9]{1,2})\s*(?P<sep>[-/.])\s*(?P<b>[0-9]{1,2})\s*(?P=sep)\s*(?P<year>[0-9]{4}|'?[0-9]{2})\Z")
_NUMERIC_NO_YEAR = regex(r"(?P<a>[0-9]{1,2})\s*[-/]\s*(?P<b>[0-9]{1,2})\Z")
_DAY_NAMED = regex(rf"(?:el\s+)?{_DAY}{_GAP}{_NAMED}(?:{_GAP}{_YEAR})?\Z")
_NAMED_DAY = regex(rf"{_NAMED}[\s./-]*(?:the\s+)?{_DAY}(?:[\s,./-]+{_YEAR})?\Z")
_YEAR_NAMED_DAY = regex(rf"(?P<year>[0-9]{{4}})[\s,./-]*{_NAMED}[\s,./-]*{_DAY}\Z")
_END_OF = regex(r"(?:the\s+)?end\s+of\s+(?:the\s+)?|fin(?:es|ales)?\s+de\s+")
_NAMED_MONTH = regex(rf"{_NAMED}(?:[\s,./-]*(?:of\s+|de\s+|del\s+)?(?P<year>[0-9]{{4}}|'[0-9]{{2}}))?\Z")
_MONTH_OF_YEAR = regex(r"(?:(?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})|(?P<y>[0-9]{4})[/-](?P<m>[0-9]{1,2}))\Z")
_QUARTER = regex(
    rf"(?:(?P<y>[0-9]{{4}})[\s/-]*)?(?:q\s?(?P<n>[1-4])|(?P<word>{'|'.join(ORDINALS)})\s+quarter)"
    r"(?:[\s,/-]*(?:of\s+)?(?P<year>[0-9]{4}|'[0-9]{2}))?\Z"
)
_ONLY_YEAR = regex(r"[0-9]{4}\Z")


@frozen
class Found:
    """What a text could mean: `days` in order; with a `code` it asks, without one it is the single day."""

    days: tuple[date, ...] = ()
    code: str = ""
    detail: str = ""
    precision: Precision = "day"


_NOT_A_DATE = Found(code="DATE-UNREADABLE")
_NO_SUCH_DAY = Found(code="DATE-UNREADABLE", detail="there is no such day")


def read_text(text: str, order: DateOrder | None, today: date, *, at_start: bool = False) -> Reading:
    """Return the one day that a text names in this date order, or what it could be."""
    key = fold(text).strip(" .*\"'")
    if not key or len(key) > _LONGEST:
        return asks("DATE-UNREADABLE")
    usual = _YEAR_FIRST.match(key)  # most dates that programs write; the other forms need not even be compiled
    spoken, key = ("", key) if usual else _without_time(key)
    found = _dated(usual["year"], usual["month"], usual["day"]) if usual else _find(key, order, today)
    if found.code == "DATE-UNREADABLE" and not found.days and not spoken:
        found = _several(key, order, today) or found
    if found.code:
        return asks(found.code, *map(_said, found.days), detail=found.detail)
    day = found.days[0]
    value = day if found.precision == "day" else period_until(day, found.precision, at_start=at_start)
    return (value, ()) if _MIDNIGHT.fullmatch(spoken) else notes(value, "VALUE-NOTE", detail=left_out(spoken))


def _without_time(key: str) -> tuple[str, str]:
    """Take a time of day away from a date, and return both."""
    for pattern in (_TRAILING_TIME, _LEADING_TIME):
        match = pattern.search(key) if pattern is _TRAILING_TIME else pattern.match(key)
        if match:
            rest = key[: match.start()] + key[match.end() :]
            return match["time"].strip(), rest.strip()
    return "", key


def _find(key: str, order: DateOrder | None, today: date) -> Found:
    """Climb the ladder for one date, a weekday beside it checked."""
    key = _PREFIX.sub("", key, count=1) if _PREFIX.match(key) else key
    weekday: int | None = None
    match = _LEADING_WEEKDAY.match(key) or _TRAILING_WEEKDAY.search(key)
    if match:
        weekday = WEEKDAYS[next(g for g in match.groups() if g)]
        key = (key[: match.start()] + key[match.end() :]).strip()
    found = _ladder(key, order, today)
    if weekday is None or not found.days:
        return found
    return _matching_weekday(found, weekday)


def _matching_weekday(found: Found, weekday: int) -> Found:
    fitting = tuple(day for day in found.days if day.weekday() == weekday)
    if found.code:
        return replace(found, days=fitting or found.days)
    if fitting:
        return found
    if found.precision != "day":
        return _NOT_A_DATE
    day = found.days[0]
    ahead = (weekday - day.weekday() + 3) % 7 - 3
    days = tuple(sorted((day, day + timedelta(days=ahead))))
    return Found(days, "VALUE-CHOICE", "the weekday and the date do not fit together")


def _ladder(key: str, order: DateOrder | None, today: date) -> Found:
    for pattern in (_YEAR_FIRST, _YEAR_FIRST_CJK, _COMPACT, _YEAR_NAMED_DAY):
        if match := pattern.match(key):
            return _dated(match["year"], match["month"], match["day"])
    if match := _NUMERIC.match(key):
        return _numeric(int(match["a"]), int(match["b"]), match["year"], match["sep"], order)
    if match := _DAY_NAMED.match(key) or _NAMED_DAY.match(key):
        if match["year"]:
            return _dated(match["year"], match["month"], match["day"])
        short = _month_and_short_year(key, match["month"], match["day"])
        return _yearless([(MONTHS[match["month"]], int(match["day"]))], today, short)
    if match := _NUMERIC_NO_YEAR.match(key):
        return _numeric_yearless(int(match["a"]), int(match["b"]), order, today)
    if key.isascii() and key.isdigit() and len(key) == 5 and int(key) in SERIALS:
        return Found((EPOCH + timedelta(days=int(key)),))
    return _periodic(_END_OF.sub("", key, count=1) if _END_OF.match(key) else key, today)


def _dated(year: str, month: str, day: str) -> Found:
    if year in ("00", "'00"):  # a serial near zero, shown as a date, looks like this too
        made = _day(2000, month, day)
        return Found((made,), "DATE-UNREADABLE", "its year is 00") if made else _NO_SUCH_DAY
    full = _full(year)
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return Found(code="DATE-UNREADABLE", detail=f"its year is {full}")
    made = _day(full, month, day)
    return Found((made,)) if made else _NO_SUCH_DAY


def _day(year: int, month: str | int, day: str | int) -> date | None:
    return day_of(year, MONTHS[month] if isinstance(month, str) and month in MONTHS else int(month), int(day))


def _full(year: str) -> int:
    digits = year.lstrip("'")
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _numeric(a: int, b: int, year: str, sep: str, order: DateOrder | None) -> Found:
    """Read 3/4/2026; dots mean day first where that is declared, or the day is over 12 and nothing is declared."""
    month_first, day_first = _dated(year, str(a), str(b)), _dated(year, str(b), str(a))
    either = {"M/D": month_first, "D/M": day_first}
    days = tuple(sorted({day for found in either.values() for day in found.days}))
    if not days:
        return _NO_SUCH_DAY
    if year in ("00", "'00"):
        return Found(days, "DATE-UNREADABLE", "its year is 00")
    dotted = sep == "."
    if order and not (dotted and order == "M/D"):
        if either[order].days:
            return either[order]
        return Found(days, "DATE-UNREADABLE", f"the order {_spoken(order)} is declared in About us")
    if len(days) > 1:
        return Found(days, "VALUE-CHOICE", "it is not said whether the month or the day comes first")
    if dotted and not day_first.days:
        return Found(days, "DATE-UNREADABLE", "with dots the day is expected first")
    if dotted and order == "M/D" and a != b:
        return Found(days, "DATE-UNREADABLE", f"the order {_spoken(order)} is declared in About us")
    return Found(days)


def _spoken(order: DateOrder) -> str:
    return "month first" if order == "M/D" else "day first"


def _numeric_yearless(a: int, b: int, order: DateOrder | None, today: date) -> Found:
    """Read 3/14, which has no year."""
    orders = {"M/D": (a, b), "D/M": (b, a)}
    known = [orders[order]] if order else list(dict.fromkeys(orders.values()))
    found = _yearless(known, today)
    if found.days or not order:
        return found
    other = _yearless([(b, a) if order == "M/D" else (a, b)], today)
    if not other.days:
        return _NO_SUCH_DAY
    return replace(other, code="DATE-UNREADABLE", detail=f"the order {_spoken(order)} is declared in About us")


def _yearless(pairs: Iterable[tuple[int, int]], today: date, others: tuple[date, ...] = ()) -> Found:
    """Return the two nearest days of each month and day."""
    days: set[date] = set()
    for month, day in pairs:
        every = (_day(year, month, day) for year in range(today.year - 8, today.year + 9))
        days.update(sorted((d for d in every if d), key=lambda d: abs(d - today))[:2])
    if not days:
        return _NO_SUCH_DAY
    return Found((*sorted(days), *others), "DATE-YEAR", "it has no year")


def _month_and_short_year(key: str, month: str, digits: str) -> tuple[date, ...]:
    """Return the month of Mar-26, which may mean a year."""
    if re.fullmatch(rf"{re.escape(month)}\.?-[0-9]{{2}}", key) and digits != "00":
        return (Period.of(last_day(2000 + int(digits), MONTHS[month]), "month"),)
    return ()


def _periodic(key: str, today: date) -> Found:
    """Read a month, a quarter or a year; less precise than a day."""
    if match := _NAMED_MONTH.match(key):
        return _in_year(match["year"], MONTHS[match["month"]], "month", today)
    if match := _MONTH_OF_YEAR.match(key):
        month = int(match["month"] or match["m"])
        return _in_year(match["year"] or match["y"], month, "month", today) if 1 <= month <= 12 else _NOT_A_DATE
    if match := _QUARTER.match(key):
        quarter = int(match["n"] or ORDINALS[match["word"]])
        return _in_year(match["year"] or match["y"], 3 * quarter, "quarter", today)
    if _ONLY_YEAR.match(key):
        return _in_year(key, 12, "year", today)
    return _NOT_A_DATE


def _in_year(year: str | None, month: int, precision: Precision, today: date) -> Found:
    if year is None:
        ends = (last_day(y, month) for y in range(today.year - 2, today.year + 3))
        nearest = sorted(ends, key=lambda d: abs(d - today))[:2]
        return Found(tuple(Period.of(d, precision) for d in sorted(nearest)), "DATE-YEAR", "it has no year")
    number = _full(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return _NOT_A_DATE
    return Found((last_day(number, month),), precision=precision)


def _several(key: str, order: DateOrder | None, today: date) -> Found | None:
    """Return every date of a cell that holds more than one."""
    parts = [part for part in _BETWEEN.split(key) if part]
    found = [_find(part, order, today) for part in parts] if 1 < len(parts) <= 6 else []
    if not found or not all(f.days for f in found):
        return None
    days = (d if f.precision == "day" else Period.of(d, f.precision) for f in found for d in f.days)
    return Found(tuple(dict.fromkeys(days)), "VALUE-CHOICE", "it holds more than one date")


def _said(day: date) -> str:
    """Return a day, or a month, quarter or year, as somebody could type it."""
    match precision_of(day):
        case "month":
            return f"{day:%B %Y}"
        case "quarter":
            return f"Q{(day.month + 2) // 3} {day.year}"
        case "year":
            return str(day.year)
        case _:
            return day.isoformat()
