"""Benchmarks: numbers that can be counted towards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.measures import agrees, measure_of, same_unit
from coalition_sheets.model import Amount, Briefing, Finding
from coalition_sheets.rules.say import row
from coalition_sheets.rules.words import day, quoted

Sentence = Callable[[Pace], str]
SENTENCES: dict[str, tuple[str, Sentence]] = {
    "BENCH-FLAT": ("target", lambda p: f"{quoted(p.goal.name)} starts where it is to end."),
    "BENCH-DATES": ("due", lambda p: f"{quoted(p.goal.name)} is due on or before the day it starts."),
    "BENCH-COUNT": ("now", lambda p: f"{quoted(p.goal.name)} says {_typed(p)}; the workbook counts {_whole(p.now)}."),
    "BENCH-START": ("start_value", lambda p: f"{quoted(p.goal.name)} has no starting number, so it counts from 0."),
}


def numbers(b: Briefing) -> Iterator[Finding]:
    """A benchmark has a way to go, days to do it in, and a number that agrees with the rows (computations 7)."""
    for pace in paces(b):
        for code in pace.codes:
            if code in SENTENCES:
                column, sentence = SENTENCES[code]
                yield row(b, code, pace.goal, sentence(pace), column)


def mixed(b: Briefing) -> Iterator[Finding]:
    """A number is of the kind of its target: no share beside a count, no two currencies (decision 50)."""
    for pace in paces(b):
        goal, now, measure = pace.goal, pace.goal.now, measure_of(pace.goal)
        amounts = (now, measure.limit if measure else None, goal.target, goal.start_value)
        if pace.counted or not isinstance(now, Amount) or same_unit(*(a for a in amounts if isinstance(a, Amount))):
            continue
        message = f"The numbers of {quoted(goal.name)} are of two kinds, so they are not compared."
        fix = "Write all of them as counts, all as shares (40%), or all in one currency."
        yield replace(row(b, "VALUE-TYPE", goal, message, "now"), fix=fix)


def whole(b: Briefing) -> Iterator[Finding]:
    """A share ("12 of 40") and the target name the same whole; else the number counts as blank."""
    for pace in paces(b):
        goal, now, target = pace.goal, pace.goal.now, pace.goal.target
        if pace.counted or not isinstance(now, Amount) or now.of is None or target is None or agrees(now, target):
            continue
        if not same_unit(now, target):
            continue
        message = f"{quoted(goal.name)} says {_said(now)} of {_said(now, now.of)}, and its target is {_said(target)}."
        choices = (_said(now, now.of), _said(target))
        fix = "Write the same number in “Number now” and “Target”."
        yield replace(row(b, "VALUE-CHOICE", goal, message, "now"), fix=fix, suggestions=choices)


def early(b: Briefing) -> Iterator[Finding]:
    """A number from before the start says nothing of the way since (decision 40)."""
    for pace in paces(b):
        goal = pace.goal
        if pace.early_reading and goal.as_of and pace.started:
            was, start = day(goal.as_of, b.today), day(pace.started, b.today)
            message = (
                f"The number of {quoted(goal.name)} is of {was}, before its start on {start}, so it does not count yet."
            )
            fix = "Fill in “Number now” and “As of” again, or mend one of the two dates."
            yield replace(row(b, "VALUE-NOTE", goal, message, "as_of"), fix=fix)


def _said(amount: Amount, number: Fraction | None = None) -> str:
    """Return a number with its sign."""
    value = amount.value if number is None else number
    return f"{_whole(value * 100)}%" if amount.unit == "%" else f"{amount.unit}{_whole(value)}"


def _typed(pace: Pace) -> str:
    return _whole(pace.goal.now.value) if isinstance(pace.goal.now, Amount) else "yes"


def _whole(number: Fraction | None) -> str:
    """Return a number without needless decimals."""
    return f"{float(number):g}" if number is not None else "nothing"


BENCHMARKS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (numbers, mixed, whole, early)
