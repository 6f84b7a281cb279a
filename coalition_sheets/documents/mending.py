"""Cells to mend, as the weekly summary lists them: where, what was typed, and the question to answer."""

from __future__ import annotations

from coalition_sheets.documents import say
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Briefing, Finding, Language, Severity, fold, fold_name
from coalition_sheets.model.checks import CHECKS, READING
from coalition_sheets.regex import regex

LIMIT = 5
TOLD = frozenset({"LOAD-PERSON", "TASK-OWNER"})  # stand among the tasks of the same page
IN_LISTS = frozenset({"REF-UNKNOWN", "REF-AMBIGUOUS", "VOCAB"})
BETWEEN = regex(r"[,;/\n]")
_READING = frozenset(c.code for c in READING)


@frozen
class ToMend:
    """One cell: its address, what was typed ("" where it is not to be repeated), and what to do about it."""

    place: str
    typed: str
    question: str


@frozen
class Mending:
    """At most five cells, how many more there are, other problems and small notes, and this week's idea."""

    cells: tuple[ToMend, ...]
    more: int
    problems: int
    notes: int
    idea: str


def mending(b: Briefing) -> Mending:
    """Return what the checks found, as far as a weekly page should say it."""
    worth = [f for f in b.findings if f.severity >= Severity.WARNING and f.code not in TOLD]
    cells = [f for f in worth if f.place and f.place.column and f.place.row and f.code in _READING]
    ideas = sorted(
        (f for f in b.findings if f.severity is Severity.HINT and not (f.code in CHECKS and CHECKS[f.code].take_stock)),
        key=lambda f: f.identity,
    )
    english = b.language.code == ENGLISH.code  # checks speak English alone
    idea = ideas[b.today.isocalendar().week % len(ideas)] if ideas else None
    return Mending(
        tuple(_cell(f, b.language) for f in cells[:LIMIT]),
        len(cells[LIMIT:]),
        len(worth) - len(cells),
        sum(f.severity is Severity.NOTE for f in b.findings),
        f"{say.shortened(f'{idea.message} {idea.fix}', 200)}{_whom_to_ask(b, idea)}" if idea and english else "",
    )


def _whom_to_ask(b: Briefing, idea: Finding) -> str:
    """Return in a sentence who is in touch with the organization that an idea is about; "" where nobody is."""
    rows = (o for o in b.coalition.organizations if len(idea.places) == 1 and (o.tab, o.key) == (idea.tab, idea.key))
    liaison = next((o.liaison for o in rows if o.liaison and o.liaison.resolved), None)
    return f" {Names(b).of(liaison)} knows them." if liaison else ""


def _cell(f: Finding, said: Language) -> ToMend:
    place, rest = str(f.place), len(f.places) - 1
    if rest > 0:
        place = said.ngettext("%(place)s and %(num)s more", "%(place)s and %(num)s more", rest, place=place)
    typed = "" if f.code == "SENSITIVE" or f.place is None else say.shortened(_part(f, f.place.typed), 50)
    return ToMend(place, typed, question(f, said))


def _part(f: Finding, typed: str) -> str:
    """Return the one name or word that is meant, where a cell holds several; else all that was typed."""
    if f.code not in IN_LISTS:
        return typed
    meant = f.key.partition(" (")[0]
    parts = (part.strip() for part in BETWEEN.split(typed))
    return next((part for part in parts if part and meant in (fold(part), fold_name(part))), typed)


def question(f: Finding, said: Language) -> str:
    """Return what to answer about a cell: "Which one?", "Perhaps “Rosa Delgado”?"; else what to do about it."""
    if asked := asks(f, said):
        return asked
    return say.shortened(f.fix, 110) if said.code == ENGLISH.code else said.gettext("coalition check says what it is.")


def asks(f: Finding, said: Language) -> str:
    """Return the question that a cell raises, in any language; "" where it raises none of its own."""
    typed = fold(f.place.typed) if f.place else ""
    better = [s for s in f.suggestions if fold(s) != typed]
    match f.code:
        case "SENSITIVE":
            return said.gettext("something private; please take it out")
        case "VALUE-CHOICE":
            return said.gettext("Which one?")
        case "DATE-YEAR":
            return said.gettext("Which year?")
        case "REF-AMBIGUOUS" if f.suggestions:
            return said.gettext("%(names)s?", names=said.listed(f.suggestions[:3], "or"))
        case "REF-UNKNOWN" | "VOCAB" | "EMAIL-TYPO" if better:
            names = said.listed([f"“{s}”" for s in better[:3]], "or")
            return said.gettext("Perhaps %(names)s?", names=names)
        case _:
            return ""
