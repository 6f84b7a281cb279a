"""Read a time of day: "6:30 pm", "18:30", a time cell; "6:30" alone asks whether morning or evening is meant."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from coalition_sheets.model import Cell, Column, Percent, fold
from coalition_sheets.regex import regex
from coalition_sheets.schemas.reading import Context, Reader, Reading, asks, notes

_WITH_HALF = regex(r"(?P<h>[0-9]{1,2})(?:[:.]?(?P<m>[0-9]{2}))?\s*(?P<half>[ap])\.?\s?(?:m\.?)?\Z")
_CLOCK = regex(r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?\Z")
_WITH_H = regex(r"(?P<h>[0-9]{1,2})\s?h(?:rs?\.?)?\s?(?P<m>[0-9]{2})?\Z")
_RANGE = regex(r"(?P<a>[^-]+?)\s*(?:-|\bto\b|\ba\b)\s*(?P<b>[^-]+)\Z")
_WORDS = {"noon": time(12), "midday": time(12), "12 noon": time(12), "mediodia": time(12)}
_ZERO_DAY = date(1900, 1, 1)


def time_reader(_column: Column, _context: Context) -> Reader:
    """Return the reader of a time column."""
    return read


def read(cell: Cell) -> Reading:
    """Return the one time of day that a cell names, or what it could be."""
    match cell:
        case time():
            return cell.replace(microsecond=0, tzinfo=None), ()
        case datetime():
            clock = cell.time().replace(microsecond=0)
            if cell.date() <= _ZERO_DAY:
                return clock, ()
            return notes(clock, "VALUE-NOTE", detail=f"the date “{cell.date().isoformat()}” is left out")
        case timedelta():
            return _from_seconds(cell.total_seconds())
        case float() if not isinstance(cell, Percent) and 0 < cell < 1:
            return _from_seconds(cell * 86400)
        case str():
            return read_text(cell)
        case _:
            return asks("VALUE-TYPE", detail="it is no time of day")


def read_text(text: str) -> Reading:
    """Return the one time of day that a text names, or what it could be."""
    key = fold(text).removeprefix("at ").removeprefix("@").strip(" .")
    if len(key) > 40:
        return asks("VALUE-TYPE", detail="it is no time of day")
    if key in _WORDS:
        return _WORDS[key], ()
    if match := _WITH_HALF.match(key):
        return _of_half(int(match["h"]), int(match["m"] or 0), match["half"])
    if match := _CLOCK.match(key):
        return _of_clock(match["h"], int(match["m"]), match["s"])
    if match := _WITH_H.match(key):
        if int(match["h"]) < 13 and not match["m"]:
            return asks("VALUE-TYPE", detail="it could be a length of time")
        return _of_clock(match["h"].lstrip("0") or "0", int(match["m"] or 0), None)
    return _of_range(key)


def said(clock: time) -> str:
    """Return a time of day as people type it: "6:30 pm"."""
    return f"{clock.hour % 12 or 12}:{clock.minute:02} {'pm' if clock.hour >= 12 else 'am'}"


def _of_half(hour: int, minute: int, half: str) -> Reading:
    if not 1 <= hour <= 12 or minute > 59:
        return asks("VALUE-TYPE", detail="there is no such time")
    return time(hour % 12 + (12 if half == "p" else 0), minute), ()


def _of_clock(digits: str, minute: int, second: str | None) -> Reading:
    """Read 18:30; 6:30 could be morning or evening, 06:30 and 6:30:00 are written by the 24-hour clock."""
    hour = int(digits)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return asks("VALUE-TYPE", detail="there is no such time")
    if hour == 0:
        return asks(
            "VALUE-CHOICE", said(time(0, minute)), said(time(12, minute)), detail="it could be a length of time"
        )
    if hour > 12 or second is not None or digits.startswith("0"):
        return time(hour, minute, int(second or 0)), ()
    morning = time(hour % 12, minute)
    return asks(
        "VALUE-CHOICE", said(morning), said(morning.replace(hour=hour % 12 + 12)), detail="am or pm is not said"
    )


def _of_range(key: str) -> Reading:
    """Return both ends of "6-8 pm" to choose from: a cell holds one time."""
    match = _RANGE.match(key)
    if not match:
        return asks("VALUE-TYPE", detail="it is no time of day")
    first, last = match["a"], match["b"]
    half = re.search(r"[ap]\.?m?\.?\Z", last)
    ends = [read_text(first), read_text(last)]
    if ends[0][0] is None and half:
        ends[0] = read_text(f"{first} {half[0]}")
    readings = [said(value) for value, _ in ends if isinstance(value, time)]
    if len(readings) < 2:
        return asks("VALUE-TYPE", detail="it is no time of day")
    return asks("VALUE-CHOICE", *readings, detail="it holds more than one time")


def _from_seconds(seconds: float) -> Reading:
    whole = round(seconds)
    if not 0 <= whole < 86400:
        return asks("VALUE-TYPE", detail="it is no time of day")
    return time(whole // 3600, whole // 60 % 60, whole % 60), ()
