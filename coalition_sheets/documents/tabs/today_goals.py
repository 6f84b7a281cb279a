"""Goals on Today: each benchmark as a bar of blocks that a printer and a screen reader know, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from coalition_sheets.documents import say
from coalition_sheets.documents.links import to
from coalition_sheets.documents.pictures.bars import Bar, share, told
from coalition_sheets.documents.pictures.drawn import bar_of
from coalition_sheets.documents.status_goals import Aim, aims, words_of
from coalition_sheets.documents.tabs.looks import KIND, SOFT, STRONG, below, beside, door, full, mark
from coalition_sheets.metrics.benchmarks import Pace
from coalition_sheets.model import Briefing
from coalition_sheets.model.palette import INK
from coalition_sheets.model.worksheet import Line, Link, Look, Written

BLOCKS, GOALS, BENCHMARKS = 6, 6, 6
FULL, EMPTY = "▇", "▁"
BAR = Look(size=9, ink=INK, wrap=False, down="center")


def goal_lines(b: Briefing, widths: Sequence[float], *, exact: bool) -> Iterator[Line]:
    """Yield each goal with its benchmarks, the soonest first."""
    said, found = b.language, aims(b, exact=exact)
    if not found:
        yield full(said.gettext("No %(goal)s with a number or a date yet. What one thing do we want to be true in "
                                "three months?"), KIND, widths)  # fmt: skip
    for aim in found[:GOALS]:
        yield _head(b, aim, widths)
        ahead = [p for p in aim.paces if p.standing != "met"]
        for pace in ahead[:BENCHMARKS]:
            yield from _benchmark(b, pace, widths, exact=exact)
        if rest := ahead[BENCHMARKS:]:
            tab = b.coalition.place(rest[0].goal, "name").tab
            yield beside(door(Link(tab)), said.ngettext("%(num)s more", "%(num)s more", len(rest)), widths, SOFT)
        if met := [p for p in aim.paces if p.standing == "met"]:
            names = said.listed([say.shortened(p.goal.name, 60) for p in met])
            sign = mark("☑", to(b.coalition.place(met[0].goal, "now")))
            yield beside(sign, f"{say.capital(said.word('standing', 'met'))}: {names}.", widths)
    if others := found[GOALS:]:
        goal = next((aim.goal for aim in others if aim.goal), None)
        link = Link(b.coalition.place(goal, "name").tab) if goal else None
        yield beside(door(link), said.ngettext("%(num)s more", "%(num)s more", len(others)), widths, SOFT)


def _head(b: Briefing, aim: Aim, widths: Sequence[float]) -> Line:
    said = b.language
    by = said.gettext("by %(day)s", day=aim.due) if aim.due else ""
    more = said.found("list", ", ").join(p for p in (by, aim.count) if p)
    text = f"{aim.name} ({more})" if more else aim.name
    if aim.goal is None:
        return full(text, STRONG, widths)
    return beside(door(to(b.coalition.place(aim.goal, "name"))), text, widths, STRONG)


def _benchmark(b: Briefing, pace: Pace, widths: Sequence[float], *, exact: bool) -> Iterator[Line]:
    bar = bar_of(b, pace, words_of(exact=exact))
    yield beside(replace(_blocks(bar), link=to(b.coalition.place(pace.goal, "now"))), bar.name, widths)
    yield below(say.capital(say.sentence(told(bar, b.language))), widths)


def _blocks(bar: Bar) -> Written:
    """Return a bar of blocks; a yes-or-no has a box, and what has no number yet no bar."""
    if bar.kind == "milestone":
        return mark("☑" if bar.done else "☐")
    part = Fraction(1) if bar.done else share(bar, bar.now)
    if part is None:
        return mark("–")
    filled = min(BLOCKS, int(part * BLOCKS + Fraction(1, 2)))
    filled = max(filled, 1) if part else filled
    return Written(FULL * filled + EMPTY * (BLOCKS - filled), BAR)
