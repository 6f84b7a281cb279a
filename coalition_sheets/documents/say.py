"""The words documents are made of: dates, counts, lists, names and paces. English; another language starts here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, time
from fractions import Fraction
from typing import Literal

from coalition_sheets.model import Amount, Person, fold, precision_of, squash

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PLURALS = {
    "person": "people", "has": "have", "is": "are", "it": "them", "this": "these", "needs": "need", "says": "say",
}  # fmt: skip
NO_BREAK = "\u00a0"


def day(d: date) -> str:
    """Return a day as in a list: "Tue Mar 24"."""
    return f"{DAYS[d.weekday()][:3]} {MONTHS[d.month - 1][:3]} {d.day}"


def short_day(d: date) -> str:
    """Return a day with its month in full: "Tue March 24"."""
    return f"{DAYS[d.weekday()][:3]} {month_day(d)}"


def day_of_week(d: date) -> str:
    """Return a day of this week: "Thu 19"."""
    return f"{DAYS[d.weekday()][:3]} {d.day}"


def weekday(d: date) -> str:
    """Return the name of the day: "Wednesday"."""
    return DAYS[d.weekday()]


def month_day(d: date) -> str:
    """Return a day without its weekday: "March 24"."""
    return f"{MONTHS[d.month - 1]} {d.day}"


def long_day(d: date) -> str:
    """Return a day in full but for its year: "Sunday, March 1"."""
    return f"{DAYS[d.weekday()]}, {month_day(d)}"


def full_day(d: date) -> str:
    """Return a day with its year: "Tuesday, March 24, 2026"."""
    return f"{long_day(d)}, {d.year}"


def dated(d: date, today: date) -> str:
    """Return a day without its weekday, with its year where it is half a year away or more: "April 1, 2025"."""
    return month_day(d) if abs((today - d).days) < 183 else f"{month_day(d)}, {d.year}"


def long_dated(d: date, today: date) -> str:
    """Return a day in full, with its year where it is half a year away or more."""
    return long_day(d) if abs((today - d).days) < 183 else full_day(d)


def month_name(d: date) -> str:
    """Return the month of a day: "January"."""
    return MONTHS[d.month - 1]


def near_day(d: date, today: date) -> str:
    """Return a date as exactly as it was typed, with its year where that is another than today's."""
    year = "" if d.year == today.year else f" {d.year}"
    match precision_of(d):
        case "year":
            return str(d.year)
        case "quarter":
            return f"Q{(d.month + 2) // 3}{year}"
        case "month":
            return f"{month_name(d)}{year}"
        case _:
            return f"{month_day(d)}{',' if year else ''}{year}"


def clock(at: time) -> str:
    """Return a time of day: "6 pm", "6:30 pm", "noon"."""
    if at.hour == 12 and not at.minute:
        return "noon"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour + 11) % 12 + 1}{minutes} {half(at)}"


def half(at: time) -> str:
    """Return "am" or "pm"."""
    return "am" if at.hour < 12 else "pm"


def short_clock(minutes: int) -> str:
    """Return minutes since midnight as they stand in an agenda's margin: "6:05"."""
    hour, minute = divmod(minutes % 1440, 60)
    return f"{(hour + 11) % 12 + 1}:{minute:02}"


def span(start: time, end: time) -> str:
    """Return a span of time: "6:00–7:15 pm", "11:30 am–1:00 pm"."""
    first = short_clock(start.hour * 60 + start.minute)
    if half(start) != half(end):
        first += f" {half(start)}"
    return f"{first}–{short_clock(end.hour * 60 + end.minute)} {half(end)}"


def plural(noun: str, n: int) -> str:
    """Return a noun (or "has", "is", "it") as it goes with a number: "task", "tasks", "people"."""
    if n == 1:
        return noun
    first, _, last = noun.rpartition(" ")
    if last in PLURALS:
        changed = PLURALS[last]
    elif re.search(r"[^aeiou]y$", last):
        changed = f"{last[:-1]}ies"
    else:
        changed = f"{last}es" if re.search(r"(s|x|ch|sh)$", last) else f"{last}s"
    return f"{first} {changed}".strip()


def count(n: int, noun: str) -> str:
    """Return a number with its noun: "1 task", "11 organizations"."""
    return f"{n} {plural(noun, n)}"


def number_word(n: int) -> str:
    """Return a small number as a word: "two"; from eleven on as digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def capital(text: str) -> str:
    """Return a text with its first letter raised, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Return "A", "A and B" or "A, B and C"."""
    found = [p for p in parts if p]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def some(parts: Sequence[str], limit: int, noun: str = "more") -> tuple[str, ...]:
    """Return the first `limit` parts, and "3 more" in place of the rest."""
    rest = len(parts) - limit
    return tuple(parts) if rest <= 0 else (*parts[:limit], f"{rest} {noun}")


def numeral(value: Fraction | int, unit: str = "") -> str:
    """Return a number as people write it: "1,500", "2.5", "40%", "$200"."""
    shown = Fraction(value) * 100 if unit == "%" else Fraction(value)
    if shown.denominator == 1:
        text = f"{shown.numerator:,}" if abs(shown) >= 10_000 or unit in "$€£" else str(shown.numerator)
    else:
        text = f"{float(shown):.2f}".rstrip("0").rstrip(".")
    if unit == "%":
        return f"{text}%"
    return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"


def amount(value: Amount) -> str:
    """Return an amount with its unit."""
    return numeral(value.value, value.unit)


def rounded(value: Fraction) -> int:
    """Return the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def steady(value: Fraction, unit: str = "") -> str:
    """Return what a steady pace would be today, as a whole number (of per cent, too)."""
    return f"{rounded(value * 100)}%" if unit == "%" else numeral(rounded(value), unit)


Per = Literal["week", "two weeks", "month"]


def rate(n: int, per: str, *, about: bool = False) -> str:
    """Return a pace: "3 a week", "about 3 a week", "3 every two weeks"."""
    what = f"{n} every two weeks" if per == "two weeks" else f"{n} a {per}"
    return f"about {what}" if about and per == "week" else what


def weeks_left(days: int) -> str:
    """Return how long there is: "15 weeks", "6 days"."""
    return count(rounded(Fraction(days, 7)), "week") if days >= 14 else count(days, "day")


def standing(met: int, of: int, not_measured: int = 0) -> str:
    """Return how many of a goal's benchmarks are met: "2 of 5 met, 1 not measured"."""
    rest = f", {not_measured} not measured" if not_measured else ""
    return f"{met} of {of} met{rest}"


def first_name(name: str) -> str:
    """Return how somebody is addressed: the first word of the name, titles kept with the name they belong to."""
    words = re.sub(r"\s*\([^)]*\)", "", name).split()
    if not words:
        return name
    titles = {"fr", "father", "pastor", "pastora", "rev", "reverend", "dr", "rabbi", "imam", "sister", "brother",
              "cllr", "councilmember", "council", "mr", "mrs", "ms", "mx", "sr", "sra", "don", "doña",
              "deacon"}  # fmt: skip
    return " ".join(words) if fold(words[0]).rstrip(".") in titles and len(words) > 1 else words[0]


def short_names(people: Iterable[Person]) -> dict[str, str]:
    """Return each person's first name, or the full name where two people share the first one."""
    names = sorted({p.name for p in people})
    shared = Counter(fold(first_name(n)) for n in names)
    return {n: first_name(n) if shared[fold(first_name(n))] == 1 else n for n in names}


def shortened(text: str, limit: int) -> str:
    """Return a text on one line, cut at a word where it is longer than `limit` characters."""
    line = squash(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = line[:limit].rpartition(" ")
    return f"{(head if space and len(head) > limit // 2 else cut).rstrip(' ,;:.')}…"


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    line = squash(text)
    return line if not line or line[-1] in ".!?…:”\"'" else f"{line}."


def lowered(text: str) -> str:
    """Return a text for the middle of a sentence: first letter small, unless a name or initials seem to stand there."""
    first, _, rest = text.partition(" ")
    plain = first[:1] + first[1:].lower() == first
    return text if not plain or (rest[:1].isupper()) else text[:1].lower() + text[1:]


def in_days(n: int) -> str:
    """Return how far off a day is: "today", "tomorrow", "in 7 days"."""
    return ("today", "tomorrow")[n] if 0 <= n < 2 else f"in {n} days"
