"""Lights as documents say them: the name, the word and its reason in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coalition_sheets.documents import say
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.lights import Change, Light, reason_in
from coalition_sheets.model import Clause, Language, clause, clauses

Words = Mapping[str, Clause]


PAST_THEIR_DATE: Words = MappingProxyType({
    "%(num)s of %(open)s open is late": clauses(
        "%(num)s of %(open)s open is past its date", "%(num)s of %(open)s open are past their date", 1
    ),
    "none of %(open)s open are late": clause("none of %(open)s open are past their date"),
})  # fmt: skip
KINDER: Words = MappingProxyType({
    "%(num)s of %(open)s open is late": clauses(
        "%(num)s of %(open)s open %(tasks)s is past its date", "%(num)s of %(open)s open %(tasks)s are past their date",
        1,
    ),
    "none of %(open)s open are late": clause("none of %(open)s open %(tasks)s are past their date"),
    "%(num)s of %(all)s is behind or past the date": clauses(
        "%(num)s of %(all)s needs a push or is past its date", "%(num)s of %(all)s need a push or are past their date",
        1,
    ),
    "%(num)s of %(all)s is at risk": clauses(
        "%(num)s of %(all)s may need a push", "%(num)s of %(all)s may need a push", 1
    ),
    "%(num)s is at risk": clauses("%(num)s may need a push", "%(num)s may need a push", 1),
})  # fmt: skip


@frozen
class LightLine:
    """One light of a page. `sign` is green, yellow, red or grey in English, for its picture."""

    name: str
    word: str
    reason: str
    sign: str


@frozen
class ChangeLine:
    """A light whose word is not what it was at the last run."""

    name: str
    before: str
    now: str
    reason: str


def light_line(light: Light, language: Language) -> LightLine:
    """Return a light in a language."""
    name, word = (language.word("light", text) for text in (light.name, light.word))
    return LightLine(name, word, reason_in(language, light.clauses), light.word)


def change_line(change: Change, language: Language) -> ChangeLine:
    """Return a changed light in a language."""
    name, before, now = (language.word("light", text) for text in (change.name, change.before, change.now))
    return ChangeLine(name, before, now, reason_in(language, change.clauses))


def kindly(light: Light, language: Language, kinder: Words = KINDER) -> str:
    """Return a light's reason as members read it: counts, no colour, nothing that blames."""
    parts = (part.worded(kinder[part.one]) if part.one in kinder else part for part in light.clauses)
    return say.capital(reason_in(language, parts))
