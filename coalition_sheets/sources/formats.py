"""Number formats: which numbers are dates, percentages or digits such as zip codes, and how they become that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Percent
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, markup
from coalition_sheets.sources.problems import damaged, too_big

DATE_IDS = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
"""Built-in formats that show dates and times, those of East Asian programs among them (ECMA-376 18.8.30)."""
PERCENT_IDS = frozenset({9, 10})
LAST_DAY = 2_958_466
"""One past December 31, 9999, counted from 1900."""
LITERAL = regex(r'"([^"]*)"|\\(.)|_.|\*.')
BRACKET = regex(r"\[([^\]]*)\]")
ELAPSED = regex(r"h+|m+|s+", re.IGNORECASE)
CONDITION = regex(r"<=(\d+)")
DIGITS = regex(r"[0#\-() ]+")


@frozen
class Look:
    """How a number is shown: "", "date", "elapsed", "percent" or "digits" (with the format that draws them)."""

    kind: str = ""
    code: str = ""


PLAIN = Look()


def looks(chunks: Iterable[bytes], part: str) -> tuple[Look, ...]:
    """Return the look of each cell format of a styles part, in order.

    Raises CannotRead where it is no sound styles part.
    """
    own: dict[str, Look] = {}
    numbers: list[str] = []
    path: list[str] = []
    skipping = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipping
        skipping += skipping > 0 or name == markup.CHOICE
        path.append(markup.local(name))
        if len(path) > budgets.DEPTH or len(numbers) > budgets.FORMATS or len(own) > budgets.FORMATS:
            raise too_big("it has too many cell formats")
        if path[0] != "styleSheet":
            raise damaged("its part for dates and other formats cannot be understood")
        if path[1:] == ["numFmts", "numFmt"] and not skipping:
            own[attributes.get("numFmtId", "")] = look(attributes.get("formatCode", "")[:1000])
        elif path[1:] == ["cellXfs", "xf"] and not skipping:
            numbers.append(attributes.get("numFmtId", ""))

    def end(_: str) -> None:
        nonlocal skipping
        skipping -= skipping > 0
        path.pop()

    made = markup.parser(part)
    made.StartElementHandler, made.EndElementHandler = start, end
    markup.feed(made, chunks, part)
    return tuple(own.get(number) or _built_in(number) for number in numbers)


def _built_in(number: str) -> Look:
    if not number.isascii() or not number.isdigit():
        return PLAIN
    if int(number[:9]) in DATE_IDS:
        return Look("date")
    if int(number[:9]) == 46:
        return Look("elapsed")
    return Look("percent") if int(number[:9]) in PERCENT_IDS else PLAIN


def look(code: str) -> Look:
    """Return the look of a format code such as ``0%``, ``yyyy-mm-dd``, ``[h]:mm`` or ``00000``."""
    if code.casefold() in ("", "general", "@"):
        return PLAIN
    bare = LITERAL.sub("", code).partition(";")[0]
    marks = BRACKET.findall(bare)
    rest = BRACKET.sub("", bare).casefold()
    if any(ELAPSED.fullmatch(mark) for mark in marks):
        return Look("elapsed")
    if any(letter in rest for letter in "dmyhs") and "general" not in rest:
        return Look("date")
    if "%" in rest:
        return Look("percent")
    return Look("digits", code) if _drawing(code, 0) else PLAIN


def digits(value: float, code: str) -> str | None:
    """Return a number as its format draws it: 2134 in ``00000`` is "02134"; None where it is no row of digits."""
    if value < 0 or not float(value).is_integer() or value >= 1e15:
        return None
    drawing = _drawing(code, value)
    if not drawing:
        return None
    left = list(str(int(value)).zfill(drawing.count("0")))
    text = ""
    for mark in reversed(drawing):
        if mark not in "0#":
            text = mark + text
        elif left:
            text = left.pop() + text
    return ("".join(left) + text).strip()


def _drawing(code: str, value: float) -> str:
    """Return the places and marks of a format of digits (zip codes, phone numbers); "" for any other format."""
    plain = LITERAL.sub(lambda found: found[1] or found[2] or "", code)
    for section in plain.split(";"):
        condition, rest = "", section
        if found := BRACKET.match(section):
            condition, rest = found[1], section[found.end() :]
        below = CONDITION.fullmatch(condition)
        if condition and not below:
            return ""
        if below and value > int(below[1]):
            continue
        marked = "-" in rest.strip("-") or "(" in rest
        counts = rest.count("0") >= 2 or (marked and rest.count("#") + rest.count("0") >= 7)
        return rest if counts and DIGITS.fullmatch(rest) else ""
    return ""


def shaped(value: float, shown: Look, since_1904: bool) -> Cell:
    """Return a number as the cell shows it: a date, a time, a percentage, a row of digits, or itself."""
    match shown.kind:
        case "percent":
            return Percent(value)
        case "digits":
            return digits(value, shown.code) or value
        case "elapsed":
            return timedelta(milliseconds=round(value * 86_400_000)) if abs(value) < LAST_DAY else value
        case "date":
            return moment(value, since_1904)
        case _:
            return value


def moment(value: float, since_1904: bool) -> date | datetime | time | float:
    """Return the date, time or both that a serial number means; the number where it means none.

    Day 60 of 1900, which never was, is February 28, as 59 is (ECMA-376 18.17.4.1).
    """
    if value < 0:
        return value
    days, rest = divmod(round(value * 86_400_000), 86_400_000)
    clock = (datetime.min + timedelta(milliseconds=rest)).time()
    if days == 0:
        return clock
    days += 1462 if since_1904 else 0
    if days >= LAST_DAY:
        return value
    day = date(1899, 12, 30) + timedelta(days=days + 1 if days < 60 else days)
    if days == 60:
        day = date(1900, 2, 28)
    return day if rest == 0 else datetime.combine(day, clock)
