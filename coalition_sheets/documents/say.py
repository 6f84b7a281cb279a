"""Words of any language: cut, capital, first names; and, for screens and findings, days and numbers in English.

Documents take days, numbers and lists from `b.language`, so that they come out in the language that is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from coalition_sheets.model import ENGLISH, Language, Person, fold, squash
from coalition_sheets.model.language import DAYS as DAYS  # noqa: PLC0414
from coalition_sheets.model.language import rounded

day, short_day, comma_day, weekday = ENGLISH.day, ENGLISH.short_day, ENGLISH.comma_day, ENGLISH.weekday
day_of_week = ENGLISH.day_of_week
month_day, long_day, full_day = ENGLISH.month_day, ENGLISH.long_day, ENGLISH.full_day
dated, long_dated, near_day, month_name = ENGLISH.dated, ENGLISH.long_dated, ENGLISH.near_day, ENGLISH.month_name
clock, short_clock, span, in_days = ENGLISH.clock, ENGLISH.short_clock, ENGLISH.span, ENGLISH.in_days
numeral, amount, steady, number_word = ENGLISH.numeral, ENGLISH.amount, ENGLISH.steady, ENGLISH.number_word
rate, standing, listed, some = ENGLISH.rate, ENGLISH.standing, ENGLISH.listed, ENGLISH.some

PLURALS = {
    "person": "people", "has": "have", "is": "are", "it": "them", "this": "these", "needs": "need", "says": "say",
}  # fmt: skip
NO_BREAK = "\u00a0"


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


def capital(text: str) -> str:
    """Return a text with its first letter raised, the rest as it is."""
    return text[:1].upper() + text[1:]


def weeks_left(days: int, said: Language = ENGLISH) -> str:
    """Return how long there is: "15 weeks", "6 days"."""
    if days >= 14:
        return said.ngettext("%(num)s week", "%(num)s weeks", rounded(Fraction(days, 7)))
    return said.ngettext("%(num)s day", "%(num)s days", days)


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
