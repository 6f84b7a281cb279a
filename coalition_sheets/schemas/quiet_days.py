"""Read quiet days: weekdays, dates and spans of dates; what cannot be read is named, never dropped in silence."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from coalition_sheets.model import Cell, Period, QuietDays, fold, precision_of, typed
from coalition_sheets.regex import regex
from coalition_sheets.schemas.calendar_words import MONTHS, WEEKDAYS
from coalition_sheets.schemas.date_texts import read_text
from coalition_sheets.schemas.reading import Context, Misread, Reading

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_BESIDE = regex(r"\b(?:every|each|all|on|day|evenings?|nights?|afternoons?|mornings?|from|sundown|sunset)\b")
_TO = regex(r"\s+(?:to|through|thru|until|till|-)\s+|\s*(?<=[a-z0-9])-(?=[a-z])\s*")
_DAYS_OF_MONTH = (
    regex(rf"(?P<month>{_MONTH})\.?\s+(?P<a>[0-9]{{1,2}})\s*(?:-|to)\s*(?P<b>[0-9]{{1,2}}),?\s+(?P<year>[0-9]{{4}})\Z"),
    regex(rf"(?P<a>[0-9]{{1,2}})\s*(?:-|to)\s*(?P<b>[0-9]{{1,2}})\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>[0-9]{{4}})\Z"),
)  # fmt: skip
_COMMA = regex(r",(?!\s*[0-9]{4}(?![-/0-9]))")
_LONGEST = timedelta(days=366)

Piece = frozenset[int] | tuple[date, date] | Misread


def read_quiet_days(cell: Cell, context: Context) -> Reading:
    """Return the QuietDays of a cell, and each piece of it that is none."""
    weekdays: set[int] = set()
    spans: list[tuple[date, date]] = []
    problems: list[Misread] = []
    for piece in _pieces(cell, context):
        if isinstance(piece, frozenset):
            weekdays |= piece
        elif isinstance(piece, Misread):
            problems.append(piece)
        else:
            spans.append(piece)
    return QuietDays(frozenset(weekdays), tuple(spans)), tuple(problems)


def _pieces(cell: Cell, context: Context) -> list[Piece]:
    """Cut at semicolons, new lines and commas, but not inside "March 20, 2026" or "Sunday, March 22, 2026"."""
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return [(day, day)]
    found: list[Piece] = []
    for part in re.split(r"[;\n]", typed(cell)):
        texts = [text.strip() for text in _COMMA.split(part) if text.strip()]
        while texts:
            text = texts.pop(0)
            piece = _piece(text, context)
            if isinstance(piece, frozenset) and texts and not text.endswith("s"):
                dated = _piece(f"{text}, {texts[0]}", context)
                if not isinstance(dated, Misread) or dated.code == "VALUE-CHOICE":
                    piece = dated
                    texts.pop(0)
            found.append(piece)
    return found


def _piece(text: str, context: Context) -> Piece:
    key = fold(text)
    weekdays = _weekdays(" ".join(_BESIDE.sub(" ", key).split()))
    if weekdays:
        return weekdays
    for pattern in _DAYS_OF_MONTH:
        if match := pattern.match(key):
            ends = [_span(f"{match['month']} {match[end]}, {match['year']}", context) for end in ("a", "b")]
            return _joined(ends[0], ends[1], text)
    sides = [side for side in _TO.split(key) if side]
    if len(sides) == 2:
        last = _span(sides[1], context)
        return _joined(_first(sides[0], last, context), last, text)
    found = _span(key, context)
    return found if not isinstance(found, Misread) else _of(found, text)


def _weekdays(key: str) -> frozenset[int]:
    """Return the weekdays of "fridays", "fri and sat" or "fri - sun"."""
    if key in ("weekend", "weekends"):
        return frozenset({5, 6})
    ends = [_weekday(word) for word in re.split(r"\s*(?:-|\bto\b|\bthrough\b|\ba\b)\s*", key)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        return frozenset((ends[0] + n) % 7 for n in range((ends[1] - ends[0]) % 7 + 1))
    each = [_weekday(word) for word in re.split(r"\s*(?:&|\band\b|\by\b)\s*", key)]
    return frozenset(day for day in each if day is not None) if None not in each else frozenset()


def _weekday(word: str) -> int | None:
    word = word.strip(" .")
    return WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s")))


def _span(text: str, context: Context) -> tuple[date, date] | Misread:
    """Return the first and last day of one date or period."""
    value, problems = read_text(text, context.date_order, context.today)
    if not isinstance(value, date):
        return problems[0]
    if not isinstance(value, Period):
        return value, value
    months = {"month": 1, "quarter": 3, "year": 12, "day": 1}[precision_of(value)]
    return date(value.year, value.month - months + 1, 1), date(value.year, value.month, value.day)


def _first(text: str, last: tuple[date, date] | Misread, context: Context) -> tuple[date, date] | Misread:
    """Return where a span begins; without a year it is the last such day before its end."""
    first = _span(text, context)
    if isinstance(last, Misread) or not isinstance(first, Misread) or first.code != "DATE-YEAR":
        return first
    between = "/" if text[-1:].isdigit() and "/" in text else " "
    for year in (last[1].year, last[1].year - 1):
        dated = _span(f"{text}{between}{year}", context)
        if not isinstance(dated, Misread) and dated[0] <= last[1]:
            return dated
    return first


def _joined(first: tuple[date, date] | Misread, last: tuple[date, date] | Misread, text: str) -> Piece:
    if isinstance(first, Misread):
        return _of(first, text)
    if isinstance(last, Misread):
        return _of(last, text)
    if not timedelta() <= last[1] - first[0] <= _LONGEST:
        return Misread(0, "VALUE-TYPE", detail="it ends before it begins, or lasts longer than a year", part=text)
    return first[0], last[1]


def _of(problem: Misread, text: str) -> Misread:
    code = "VALUE-TYPE" if problem.code == "DATE-UNREADABLE" else problem.code
    return Misread(0, code, problem.readings, problem.detail or "it is no weekday and no date", text)
