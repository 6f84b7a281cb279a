"""A language that documents are written in: its words, and how it writes days, times, numbers and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, time
from fractions import Fraction
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model.values import Amount, precision_of
from coalition_sheets.model.words import fold
from coalition_sheets.regex import regex

Messages = Mapping[tuple[str, str], tuple[str, ...]]
HOLE = regex(r"%\((\w+)\)s|%%")
_HOLE_BEFORE_STOP = regex(r"%\((\w+)\)s(\**)\.(?!\.)|%\((\w+)\)s|%%")


def noted(_context: str, message: str) -> str:
    """Return a message as it is: `make languages` finds it here, and it is translated where it is printed."""
    return message


DAYS = (
    noted("weekday", "Monday"), noted("weekday", "Tuesday"), noted("weekday", "Wednesday"),
    noted("weekday", "Thursday"), noted("weekday", "Friday"), noted("weekday", "Saturday"), noted("weekday", "Sunday"),
)  # fmt: skip
SHORT_DAYS = (
    noted("short weekday", "Mon"), noted("short weekday", "Tue"), noted("short weekday", "Wed"),
    noted("short weekday", "Thu"), noted("short weekday", "Fri"), noted("short weekday", "Sat"),
    noted("short weekday", "Sun"),
)  # fmt: skip
MONTHS = (
    noted("month", "January"), noted("month", "February"), noted("month", "March"), noted("month", "April"),
    noted("month", "May"), noted("month", "June"), noted("month", "July"), noted("month", "August"),
    noted("month", "September"), noted("month", "October"), noted("month", "November"), noted("month", "December"),
)  # fmt: skip
SHORT_MONTHS = (
    noted("short month", "Jan"), noted("short month", "Feb"), noted("short month", "Mar"), noted("short month", "Apr"),
    noted("short month", "May"), noted("short month", "Jun"), noted("short month", "Jul"), noted("short month", "Aug"),
    noted("short month", "Sep"), noted("short month", "Oct"), noted("short month", "Nov"), noted("short month", "Dec"),
)  # fmt: skip
NUMBERS = (
    noted("number", "no"), noted("number", "one"), noted("number", "two"), noted("number", "three"),
    noted("number", "four"), noted("number", "five"), noted("number", "six"), noted("number", "seven"),
    noted("number", "eight"), noted("number", "nine"), noted("number", "ten"),
)  # fmt: skip
TERMS = (
    noted("term", "task"), noted("term", "tasks"), noted("term", "benchmark"), noted("term", "benchmarks"),
    noted("term", "goal"), noted("term", "goals"), noted("term", "member"), noted("term", "members"),
    noted("term", "organizer"), noted("term", "organizers"), noted("term", "core group"), noted("term", "core groups"),
)  # fmt: skip
DATE_PARTS = frozenset({"weekday", "short_weekday", "month", "short_month", "day", "year", "quarter"})
HALF_A_YEAR = 183
_BEFORE_I = regex(r"(?:[ií]|h[ií](?![ae]))", re.IGNORECASE)
_BEFORE_O = regex(r"h?[oó]", re.IGNORECASE)


def filled(message: str, value: Callable[[str], str]) -> str:
    """Return a message with its holes, such as %(name)s, filled; "6 p. m." at its end brings its own full stop."""

    def put(m: re.Match[str]) -> str:
        if m[1]:
            said = value(m[1])
            return f"{said}{m[2]}" if said.endswith((".", ".\u2069")) else f"{said}{m[2]}."
        return value(m[3]) if m[3] else "%"

    return _HOLE_BEFORE_STOP.sub(put, message) if "%" in message else message


def holes(message: str) -> frozenset[str]:
    """Return the names of a message's holes."""
    return frozenset(name for name in HOLE.findall(message) if name)


def one_or_more(n: int) -> int:
    """Return which of two forms goes with a number in English."""
    return int(n != 1)


@frozen(kw_only=True)
class Language:
    """One language; without `messages` it is English, the language that everything is written in first.

    `also`: what people call it. `only`: the templates that are translated; empty: all. `number`: how 1500.5 is written.
    `plural`: which form goes with a number. `terms`: what the coalition calls a task, a benchmark …
    """

    code: str = "en"
    name: str = "English"
    also: tuple[str, ...] = ()
    direction: Literal["ltr", "rtl"] = "ltr"
    only: frozenset[str] = frozenset()
    hours: Literal[12, 24] = 12
    number: str = "1,500.5"
    messages: Messages = field(default_factory=dict, repr=False)
    plural: Callable[[int], int] = one_or_more
    terms: Mapping[str, str] = field(default_factory=dict)

    @property
    def gap(self) -> str:
        """The word that a gap begins with: "[ADD: the place]"."""
        return self.found("gap", noted("gap", "ADD"))

    def over(self, other: Language) -> Language:
        """Return another catalog of this language with our sentences in place of its own."""
        return replace(other, messages={**other.messages, **self.messages})

    def with_terms(self, terms: Mapping[str, str]) -> Language:
        """Return the language with the coalition's own words for a task, a benchmark, and so on."""
        return replace(self, terms=terms) if terms else self

    def speaks(self, template: str) -> bool:
        """Whether a template is there in this language."""
        return not self.only or template in self.only

    def found(self, context: str, one: str, many: str = "", n: int = 1) -> str:
        """Return a message in this language with its holes; in English where it is not translated."""
        forms = self.messages.get((context, one))
        if forms is None:
            return many if many and n != 1 else one
        return forms[self.plural(n)] if many else forms[0]

    def gettext(self, message: str, **values: object) -> str:
        """Return a message, filled; a hole that has no value may be a term: %(tasks)s."""
        return self._filled(self.found("", message), values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return a message that means something else elsewhere, filled."""
        return self._filled(self.found(context, message), values)

    def ngettext(self, one: str, many: str, n: int, **values: object) -> str:
        """Return a message as it goes with a number, filled; %(num)s is the number."""
        return self._filled(self.found("", one, many, n), {"num": self.numeral(n), **values})

    def _filled(self, message: str, values: Mapping[str, object]) -> str:
        return filled(message, lambda name: str(values[name]) if name in values else self.term(name))

    def word(self, context: str, typed: str) -> str:
        """Return a word of ours, such as a Kind or an Outcome, in this language; what is not ours as it was typed."""
        return self.found(context, typed)

    def term(self, name: str) -> str:
        """Return what the coalition calls something: `tasks`; `Tasks` with its first letter raised."""
        plain = name.lower().replace("_", " ")
        if plain not in TERMS:
            raise KeyError(name)
        said = self.terms.get(plain) or self.found("term", plain)
        return said if name[0].islower() else said[:1].upper() + said[1:]

    def _day(self, d: date, pattern: str) -> str:
        parts: Mapping[str, object] = {
            "weekday": self.weekday(d), "short_weekday": self.found("short weekday", SHORT_DAYS[d.weekday()]),
            "month": self.month_name(d), "short_month": self.found("short month", SHORT_MONTHS[d.month - 1]),
            "day": d.day, "year": d.year, "quarter": (d.month + 2) // 3,
        }  # fmt: skip
        return filled(self.found("date", pattern), lambda name: str(parts[name]))

    def weekday(self, d: date) -> str:
        """Return the name of the day: "Wednesday"."""
        return self.found("weekday", DAYS[d.weekday()])

    def month_name(self, d: date) -> str:
        """Return the month of a day: "January"."""
        return self.found("month", MONTHS[d.month - 1])

    def day(self, d: date) -> str:
        """Return a day as in a list: "Tue Mar 24"."""
        return self._day(d, noted("date", "%(short_weekday)s %(short_month)s %(day)s"))

    def short_day(self, d: date) -> str:
        """Return a day with its month in full: "Tue March 24"."""
        return self._day(d, noted("date", "%(short_weekday)s %(month)s %(day)s"))

    def comma_day(self, d: date) -> str:
        """Return a day as the next time is named: "Tue, March 24"."""
        return self._day(d, noted("date", "%(short_weekday)s, %(month)s %(day)s"))

    def day_of_week(self, d: date) -> str:
        """Return a day of this week: "Thu 19"."""
        return self._day(d, noted("date", "%(short_weekday)s %(day)s"))

    def month_day(self, d: date) -> str:
        """Return a day without its weekday: "March 24"."""
        return self._day(d, noted("date", "%(month)s %(day)s"))

    def month_day_year(self, d: date) -> str:
        """Return a day without its weekday, with its year: "March 24, 2026"."""
        return self._day(d, noted("date", "%(month)s %(day)s, %(year)s"))

    def long_day(self, d: date) -> str:
        """Return a day in full but for its year: "Sunday, March 1"."""
        return self._day(d, noted("date", "%(weekday)s, %(month)s %(day)s"))

    def full_day(self, d: date) -> str:
        """Return a day with its year: "Tuesday, March 24, 2026"."""
        return self._day(d, noted("date", "%(weekday)s, %(month)s %(day)s, %(year)s"))

    def dated(self, d: date, today: date) -> str:
        """Return a day without its weekday, with its year where it is half a year away or more: "April 1, 2025"."""
        return self.month_day(d) if abs((today - d).days) < HALF_A_YEAR else self.month_day_year(d)

    def long_dated(self, d: date, today: date) -> str:
        """Return a day in full, with its year where it is half a year away or more."""
        return self.long_day(d) if abs((today - d).days) < HALF_A_YEAR else self.full_day(d)

    def near_day(self, d: date, today: date) -> str:
        """Return a date as exactly as it was typed, with its year where that is another than today's."""
        same = d.year == today.year
        match precision_of(d):
            case "year":
                return str(d.year)
            case "quarter" if same:
                return self._day(d, noted("date", "Q%(quarter)s"))
            case "quarter":
                return self._day(d, noted("date", "Q%(quarter)s %(year)s"))
            case "month" if same:
                return self._day(d, noted("date", "%(month)s"))
            case "month":
                return self._day(d, noted("date", "%(month)s %(year)s"))
            case _:
                return self.month_day(d) if same else self.month_day_year(d)

    def clock(self, at: time) -> str:
        """Return a time of day: "6 pm", "6:30 pm", "noon"."""
        if self.hours == 24:
            return self.short_clock(at.hour * 60 + at.minute)
        if at.hour == 12 and not at.minute:
            return self.found("clock", noted("clock", "noon"))
        minutes = f":{at.minute:02}" if at.minute else ""
        return self._half(at, f"{(at.hour + 11) % 12 + 1}{minutes}")

    def _half(self, at: time, shown: str) -> str:
        pattern = noted("clock", "%(time)s am") if at.hour < 12 else noted("clock", "%(time)s pm")
        return filled(self.found("clock", pattern), lambda _: shown)

    def short_clock(self, minutes: int) -> str:
        """Return minutes since midnight as they stand in an agenda's margin: "6:05"."""
        hour, minute = divmod(minutes % 1440, 60)
        return f"{hour if self.hours == 24 else (hour + 11) % 12 + 1}:{minute:02}"

    def span(self, start: time, end: time) -> str:
        """Return a span of time: "6:00–7:15 pm", "11:30 am–1:00 pm"."""
        first, last = (self.short_clock(at.hour * 60 + at.minute) for at in (start, end))
        if self.hours == 24:
            return f"{first}–{last}"
        same = (start.hour < 12) == (end.hour < 12)
        return f"{first if same else self._half(start, first)}–{self._half(end, last)}"

    def in_days(self, n: int) -> str:
        """Return how far off a day is: "today", "tomorrow", "in 7 days"."""
        if 0 <= n < 2:
            return self.found("when", (noted("when", "today"), noted("when", "tomorrow"))[n])
        return self.ngettext("in %(num)s day", "in %(num)s days", n)

    def number_word(self, n: int) -> str:
        """Return a small number as a word: "two"; from eleven on as digits."""
        return self.found("number", NUMBERS[n]) if 0 <= n < len(NUMBERS) else str(n)

    def numeral(self, value: Fraction | int, unit: str = "") -> str:
        """Return a number as people write it: "1,500", "2.5", "40%", "$200"."""
        shown = Fraction(value) * 100 if unit == "%" else Fraction(value)
        if shown.denominator == 1:
            text = f"{shown.numerator:,}" if abs(shown) >= 10_000 or unit in "$€£" else str(shown.numerator)
        else:
            text = f"{float(shown):.2f}".rstrip("0").rstrip(".")
        text = text.translate({ord(","): self.number[1], ord("."): self.number[-2]})
        if unit == "%":
            return f"{text}%"
        return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"

    def amount(self, value: Amount) -> str:
        """Return an amount with its unit."""
        return self.numeral(value.value, value.unit)

    def steady(self, value: Fraction, unit: str = "") -> str:
        """Return what a steady pace would be today, as a whole number (of per cent, too)."""
        return f"{rounded(value * 100)}%" if unit == "%" else self.numeral(rounded(value), unit)

    def rate(self, n: int, per: str, *, about: bool = False) -> str:
        """Return a pace: "3 a week", "about 3 a week", "3 every two weeks"."""
        match per:
            case "two weeks":
                return self.ngettext("%(num)s every two weeks", "%(num)s every two weeks", n)
            case "month":
                return self.ngettext("%(num)s a month", "%(num)s a month", n)
            case "week" if about:
                return self.ngettext("about %(num)s a week", "about %(num)s a week", n)
            case _:
                return self.ngettext("%(num)s a week", "%(num)s a week", n)

    def standing(self, met: int, of: int, not_measured: int = 0) -> str:
        """Return how many of a goal's benchmarks are met: "2 of 5 met, 1 not measured"."""
        if not_measured:
            return self.gettext("%(met)s of %(of)s met, %(unknown)s not measured", met=met, of=of, unknown=not_measured)
        return self.gettext("%(met)s of %(of)s met", met=met, of=of)

    def listed(self, parts: Iterable[str], last: str = "and") -> str:
        """Return "A", "A and B" or "A, B and C"; `last` may be "or"."""
        found = [p for p in parts if p]
        if len(found) < 2:
            return "".join(found)
        first = self.found("list", noted("list", ", ")).join(found[:-1])
        return filled(self._joint(found[-1], last), {"first": first, "last": found[-1]}.__getitem__)

    def _joint(self, word: str, last: str) -> str:
        """Return what joins the last part of a list: in Spanish it goes by the sound that follows."""
        if last == "or":
            if _BEFORE_O.match(word):
                return self.found("list, before o", noted("list, before o", "%(first)s or %(last)s"))
            return self.found("list", noted("list", "%(first)s or %(last)s"))
        if _BEFORE_I.match(word):
            return self.found("list, before i", noted("list, before i", "%(first)s and %(last)s"))
        return self.found("list", noted("list", "%(first)s and %(last)s"))

    def some(self, parts: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return the first `limit` parts, and "3 more" in place of the rest."""
        rest = len(parts) - limit
        return tuple(parts) if rest <= 0 else (*parts[:limit], self.ngettext("%(num)s more", "%(num)s more", rest))


def rounded(value: Fraction) -> int:
    """Return the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


ENGLISH = Language(also=("inglés",))


@frozen
class Languages:
    """All languages that there are catalogs for; English is always among them."""

    all: tuple[Language, ...] = (ENGLISH,)

    def named(self, text: str) -> tuple[Language, ...]:
        """Return the languages that a text names, in order: "es", "español", "English / Spanish"."""
        words = re.findall(r"\w+", fold(text))
        called = {fold(n): one for one in self.all for n in (one.code, one.name, *one.also)}
        whole = called.get(fold(text))
        found = {called[w].code: called[w] for w in words if w in called}
        return (whole,) if whole else tuple(found.values())

    def of(self, typed: str, own: Language) -> Language | None:
        """Return the language to write to somebody in: the coalition's own if they speak it; None where we lack it."""
        named = self.named(typed)
        if not typed or any(one.code == own.code for one in named) or fold(typed).startswith(("biling", "both")):
            return own
        return named[0] if named else None
