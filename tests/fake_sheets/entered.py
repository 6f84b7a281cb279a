"""What a person typed, read as Sheets reads it (USER_ENTERED): numbers, money, days, times, true and false, formulas.

Known limits: no fractions (1 1/2), no names of months but the English ones, no links made of addresses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fake_sheets.cells import SHOWN, Value, Wrong, extended, serial
from tests.fake_sheets.errors import Json
from tests.fake_sheets.locales import Locale

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONG = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december")  # fmt: skip
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?\s*([ap]m)?", re.IGNORECASE)
HOUR = re.compile(r"(\d{1,2})\s*([ap]m)", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
DIGITS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?(?:,?[ -](\d{4}|\d{2}))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into a cell: an ExtendedValue, and the number format that came with the way it was typed."""

    value: Json
    look: Json | None = None


def raw(value: Any) -> Entry:
    """Take a value as it is (RAW)."""
    if value == "" and isinstance(value, str):
        return Entry({})
    return Entry(extended(value))


def typed(value: Any, locale: Locale, today: dt.date) -> Entry:
    """Read a value as if it had been typed into a cell."""
    if not isinstance(value, str) or not value:
        return raw(value)
    if value.startswith("'"):
        return Entry({"stringValue": value[1:]})
    if value.startswith("=") and len(value) > 1:
        return Entry({"formulaValue": value})
    text = value.strip()
    if text.upper() in {"TRUE", "FALSE"}:
        return Entry({"boolValue": text.upper() == "TRUE"})
    if text.upper() in SHOWN.values():
        return Entry(extended(wrong_shown(text.upper())))
    for read in READERS:
        if (entry := read(text, locale, today)) is not None:
            return entry
    return Entry({"stringValue": value})


def wrong_shown(text: str) -> Value:
    """Read an error a person typed: #N/A."""
    return next(Wrong(kind) for kind, shown in SHOWN.items() if shown == text)


def look(kind: str, pattern: str) -> Json:
    """Make a number format."""
    return {"type": kind, "pattern": pattern}


def as_number(text: str, locale: Locale, today: dt.date) -> Entry | None:
    """Read 12, -1,234.50, 5%, $20, (5), 1.5e3."""
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    sign = -1 if inner != text else 1
    if inner[:1] in {"+", "-"}:
        sign, inner = (-sign if inner[0] == "-" else sign), inner[1:]
    money = locale.money in inner
    percent = inner.endswith("%")
    inner = bare(inner, locale)
    if money and inner[:1] == "-":
        sign, inner = -sign, inner[1:]
    if money and percent:
        return None
    number = digits(inner, locale)
    if number is None:
        return None
    grouped, decimals = locale.comma in inner, locale.point in inner
    shown = number_look(inner, grouped, decimals, money, percent, locale)
    amount = sign * number
    return Entry({"numberValue": amount / 100 if percent else amount}, shown)


def bare(text: str, locale: Locale) -> str:
    """Take off the sign of money or of a percentage."""
    text = text.removesuffix("%").rstrip() if text.endswith("%") else text
    text = text.removeprefix(locale.money).lstrip() if text.startswith(locale.money) else text
    return text.removesuffix(locale.money).rstrip() if text.endswith(locale.money) else text


def digits(text: str, locale: Locale) -> float | int | None:
    """Read digits in the locale's way of writing; None if it is no number."""
    comma, point = re.escape(locale.comma), re.escape(locale.point)
    written = (
        rf"(?:\d{{1,3}}(?:{comma}\d{{3}})+|\d+)(?:{point}\d*)?(?:[eE][+-]?\d{{1,3}})?|{point}\d+(?:[eE][+-]?\d{{1,3}})?"
    )
    if not re.fullmatch(written, text, re.ASCII):
        return None
    plain = text.replace(locale.comma, "").replace(locale.point, ".")
    number = float(plain)
    if number in {float("inf"), float("-inf")}:
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def number_look(text: str, grouped: bool, decimals: bool, money: bool, percent: bool, locale: Locale) -> Json | None:
    """Give the format a number brings with it; a plain number brings none."""
    if money:
        return look("CURRENCY", f'"{locale.money}"#,##0' + (".00" if decimals else ""))
    if percent:
        return look("PERCENT", "0.00%" if decimals else "0%")
    if "e" in text.lower():
        return look("SCIENTIFIC", "0.00E+00")
    if grouped:
        return look("NUMBER", "#,##0.00" if decimals else "#,##0")
    return None


def as_day(text: str, locale: Locale, today: dt.date) -> Entry | None:
    """Read a day without a time."""
    found = day_and_pattern(text, locale, today)
    if found is None:
        return None
    return Entry({"numberValue": serial(found[0])}, look("DATE", found[1]))


def day_and_pattern(text: str, locale: Locale, today: dt.date) -> tuple[dt.date, str] | None:
    """Read a day, and say how it was written."""
    if match := YEAR_FIRST.fullmatch(text):
        sign = match[2]
        return dated(match[1], match[3], match[4], f"yyyy{sign}mm{sign}dd")
    if match := DIGITS.fullmatch(text):
        return in_order(match, locale, today)
    if match := MONTH_FIRST.fullmatch(text):
        month = month_number(match[1])
        tail = ", yyyy" if match[3] else ""
        return dated(match[3] or today.year, month, match[2], f"{'mmmm' if len(match[1]) > 3 else 'mmm'} d{tail}")
    if match := DAY_FIRST.fullmatch(text):
        month = month_number(match[2])
        sign = "-" if "-" in text else " "
        tail = f"{sign}yyyy" if match[3] else ""
        return dated(match[3] or today.year, month, match[1], f"d{sign}mmm{tail}")
    return None


def in_order(match: re.Match[str], locale: Locale, today: dt.date) -> tuple[dt.date, str] | None:
    """Read 3/15/2026 in the order of the locale."""
    sign, year = match[2], match[4]
    if (sign == "." and locale.order != "dmy") or (not year and sign != "/"):
        return None
    month, day = (match[3], match[1]) if locale.order == "dmy" else (match[1], match[3])
    if not year:
        return dated(today.year, month, day, "d/m" if locale.order == "dmy" else "m/d")
    return dated(year, month, day, locale.day if sign in locale.day else locale.day.replace("/", sign))


def dated(year: str | int, month: str | int | None, day: str | int, pattern: str) -> tuple[dt.date, str] | None:
    """Make a day, or nothing where there is no such day; two digits of a year are of 1930 to 2029."""
    number = int(year)
    if isinstance(year, str) and len(year) == 2:
        number += 2000 if number < 30 else 1900
    try:
        return dt.date(number, int(month or 0), int(day)), pattern
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """Count a month by its English name, long or of three letters."""
    name = name.lower()
    if name in LONG:
        return LONG.index(name) + 1
    return MONTHS.index(name) + 1 if name in MONTHS else None


def as_time(text: str, locale: Locale, today: dt.date) -> Entry | None:
    """Read a time of day, or a length of time above 24 hours."""
    found = time_and_pattern(text)
    return None if found is None else Entry({"numberValue": found[0]}, look("TIME", found[1]))


def time_and_pattern(text: str) -> tuple[float, str] | None:
    """Read a time as part of a day, and say how it was written."""
    if match := HOUR.fullmatch(text):
        hours, minutes, seconds, part, half = int(match[1]), 0, 0, 0.0, match[2]
        pattern = "h am/pm"
    elif match := CLOCK.fullmatch(text):
        hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
        part, half = float(match[4] or 0), match[5]
        pattern = ("h:mm:ss" if match[3] else "h:mm") + (" am/pm" if half else "")
    else:
        return None
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    elif hours > 23:
        pattern = "[h]:mm:ss" if seconds or part else "[h]:mm"
    return (hours * 3600 + minutes * 60 + seconds + part) / 86400, pattern


def as_day_and_time(text: str, locale: Locale, today: dt.date) -> Entry | None:
    """Read a day with a time behind it."""
    for match in re.finditer(r"\s+", text):
        day = day_and_pattern(text[: match.start()].removesuffix(","), locale, today)
        time = time_and_pattern(text[match.end() :])
        if day and time and time[0] < 1:
            return Entry({"numberValue": serial(day[0]) + time[0]}, look("DATE_TIME", f"{day[1]} {time[1]}"))
    return None


READERS: tuple[Callable[[str, Locale, dt.date], Entry | None], ...] = (as_number, as_day, as_time, as_day_and_time)
