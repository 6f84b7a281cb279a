"""The Problems tab: what to mend first, each with its cell and how; notes that can wait; what was solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from coalition_sheets.documents import say
from coalition_sheets.documents.links import to
from coalition_sheets.documents.mending import asks
from coalition_sheets.documents.tabs.looks import (
    HEADED,
    KIND,
    SMALL,
    SOFT,
    TITLE,
    UNDER,
    full,
    heading,
    row,
)  # fmt: skip
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.changes import news
from coalition_sheets.model import ENGLISH, Finding, Language, Level, Severity
from coalition_sheets.model.checks import CHECKS, READING
from coalition_sheets.model.palette import DARK, GREY, INK, LINE
from coalition_sheets.model.worksheet import Line, Look, Worksheet, Written

TITLE_OF_TAB = "Problems"
WIDTHS = (18.0, 32.0, 30.0, 24.0, 28.0, 18.0)
HEADS = 3
MEND, WAIT, SOLVED, PLACES = 40, 15, 10, 10
MANY = 10
READ = frozenset(c.code for c in READING)
WHERE = Look(size=10, ink=INK, line=LINE)
SAID = Look(line=LINE)
WHY = Look(size=10, ink=DARK, line=LINE)
CODE = Look(size=9, ink=GREY, line=LINE)
WORST_FIRST = (Severity.ERROR, Severity.WARNING)


def problems_tab(seen: View) -> Worksheet:
    """Return the Problems tab for an audience: the findings of its level, the worst first, like ones together."""
    said = seen.briefing.language
    mend = [f for f in seen.briefing.findings if f.severity in WORST_FIRST]
    wait = [f for f in seen.briefing.findings if f.severity is Severity.NOTE]
    better = news(seen.briefing).solved or {}
    public = seen.level <= Level.PUBLIC
    return Worksheet(
        title=TITLE_OF_TAB,
        widths=WIDTHS,
        lines=(*_head(seen, mend), *_body(seen, mend, wait, better), *(() if public else _foot(seen, said))),
        frozen=HEADS,
        header=HEADS,
        landscape=True,
        tint=INK,
    )


def minutes(found: Sequence[Finding]) -> int:
    """Return about how many minutes it takes: one a cell that was misread, three to think something over.

    Above ten it is said in fives, so that nobody takes it for a measurement.
    """
    total = sum(min(max(len(f.places), 1), PLACES) if f.code in READ else 3 for f in found)
    return total if total <= 10 else 5 * round(total / 5)


def _head(seen: View, mend: Sequence[Finding]) -> Iterator[Line]:
    said = seen.briefing.language
    yield full(said.gettext("What to mend"), TITLE, WIDTHS, least=30)
    on = said.gettext("As of %(day)s.", day=said.full_day(seen.briefing.today))
    calm = said.gettext("One at a time is fine.") if len(mend) > MANY else ""
    yield full(" ".join(filter(None, (on, _how_much(said, mend), calm))), UNDER, WIDTHS, least=18)
    headers = (said.gettext("Where"), said.gettext("What we saw"), said.gettext("What we need"),
               said.gettext("Perhaps"), said.gettext("Why it matters"), said.gettext("Code"))  # fmt: skip
    yield Line(tuple(Written(text, HEADED) for text in headers), 20.0)


def _how_much(said: Language, mend: Sequence[Finding]) -> str:
    if not mend:
        return ""
    if minutes(mend) == 1:
        return said.gettext("One thing to mend, about a minute.")
    return said.ngettext("%(num)s thing to mend, about %(minutes)s minutes.",
                         "%(num)s things to mend, about %(minutes)s minutes.", len(mend),
                         minutes=said.numeral(minutes(mend)))  # fmt: skip


def _body(seen: View, mend: Sequence[Finding], wait: Sequence[Finding], solved: Mapping[str, int]) -> Iterator[Line]:
    said = seen.briefing.language
    if seen.level <= Level.PUBLIC:
        yield _note(said.gettext("Anyone can open this file, so what is to mend is not listed here. Whoever keeps the "
                                 "file sees it with: coalition check"), KIND)  # fmt: skip
        return
    if said.code != ENGLISH.code and (mend or wait):
        yield _note(said.gettext("What the checks say is in English so far."), SMALL)
    if mend:
        yield heading(said.gettext("To mend first"), WIDTHS)
        yield from _grouped(said, mend, MEND)
    else:
        yield _note(said.gettext("Nothing to mend here. Thank you for keeping this so well!"), KIND)
    yield from _better(said, solved)
    if wait:
        yield heading(said.gettext("Can wait"), WIDTHS)
        yield from _grouped(said, wait, WAIT)


def _note(text: str, look: Look) -> Line:
    """Return a line over the first columns alone, so that it can be read on a phone."""
    return full(text, look, WIDTHS[:3])


def _grouped(said: Language, found: Sequence[Finding], limit: int) -> Iterator[Line]:
    """Yield findings with like ones together, in the order in which the first of each kind comes."""
    first = {code: n for n, code in reversed(list(enumerate(f.code for f in found)))}
    in_order = sorted(found, key=lambda f: (-f.severity, first[f.code]))[:limit]
    for code, like in groupby(in_order, key=lambda f: f.code):
        for n, finding in enumerate(like):
            yield _line(said, finding, again=n > 0, code=code)
    if rest := len(found[limit:]):
        more = said.ngettext("And %(num)s more. To see it, run: coalition check",
                             "And %(num)s more. To see all, run: coalition check", rest)  # fmt: skip
        yield _note(more, KIND)


def _line(said: Language, f: Finding, *, again: bool, code: str) -> Line:
    """Return one finding; why it matters stands once for like ones."""
    need = "" if said.code == ENGLISH.code else asks(f, said)
    return row(
        WIDTHS,
        Written(say.shortened(str(f.place or ""), 40), WHERE, to(f.place)),
        Written(f.message, SAID),
        Written(say.capital(need) or f.fix, SAID),
        Written(" · ".join(f.suggestions[:4]), SAID),
        Written("" if again else f.why, WHY),
        Written(code, CODE),
    )


def _better(said: Language, solved: Mapping[str, int]) -> Iterator[Line]:
    """Yield what is no longer there to mend, by check: what stood in the cells is not remembered."""
    if not solved:
        return
    yield heading(said.gettext("Solved since last week"), WIDTHS)
    blank = (Written(look=SAID),) * 3
    for code, n in list(solved.items())[:SOLVED]:
        title = CHECKS[code].title if code in CHECKS and said.code == ENGLISH.code else ""
        yield row(WIDTHS, Written(f"☑ {n}", WHERE), Written(title, WHY), *blank, Written(code, CODE))
    if rest := len(list(solved)[SOLVED:]):
        yield _note(said.ngettext("%(num)s more", "%(num)s more", rest), SOFT)
    yield _note(said.gettext("Thank you, whoever it was."), KIND)


def _foot(seen: View, said: Language) -> Iterator[Line]:
    if seen.level < Level.ORGANIZERS:
        yield _note(said.gettext("What only %(organizers)s may see is not listed here."), SMALL)
    yield _note(say.sentence(said.gettext("This tab is written anew each time. Please change the other tabs, not this "
                                          "one.")), SMALL)  # fmt: skip
