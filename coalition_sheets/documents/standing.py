"""Where the goals stand, as members read it: the few that need us, in numbers; the rest in one line. No colours."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from coalition_sheets.documents import say
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.model import ENGLISH, Briefing, Language, fold

LINES = 5
NEEDS_US = ("behind", "date passed", "at risk")
FINE = ("met", "on track", "just started")
NUMBERS_ONLY = ("no start date", "no due date", "no data", "not yet", "")


@frozen(kw_only=True)
class Stand:
    """One benchmark in words. `shape` is number, falling, keep, milestone, passed or blank."""

    name: str
    shape: str
    now: str = ""
    start: str = ""
    target: str = ""
    expected: str = ""
    needed: str = ""
    so_far: str = ""
    due: date | None = None
    as_of: date | None = None
    needs_us: bool = False


@frozen
class Standings:
    """At most five lines that need us, how many more there are, and what goes well."""

    lines: tuple[Stand, ...]
    more: int
    well: tuple[str, ...]
    any: bool


def standings(b: Briefing) -> Standings:
    """Return where the goals and benchmarks with numbers stand."""
    found = sorted(paces(b), key=_first_what_needs_us)
    needy = [p for p in found if p.standing in NEEDS_US]
    neutral = [p for p in found if p.standing in NUMBERS_ONLY]
    lines = needy if len(needy) > 2 else [*needy, *neutral]
    well = tuple(_well(p, b.language) for p in found if p.standing in FINE)
    return Standings(
        tuple(stand(p, b.language) for p in lines[:LINES]), len(lines[LINES:]), well[:4], bool(lines or well)
    )


def _first_what_needs_us(p: Pace) -> tuple[int, bool, Fraction, date, str]:
    rank = NEEDS_US.index(p.standing) if p.standing in NEEDS_US else len(NEEDS_US)
    share = p.p / p.e if p.p is not None and p.e else Fraction(1)
    return rank, p.kind == "milestone", share, p.goal.due or date.max, fold(p.goal.name)


def stand(p: Pace, said: Language = ENGLISH) -> Stand:
    """Return one benchmark in words."""
    shape: str = p.kind
    if p.standing == "date passed":
        shape = "passed"
    elif p.now is None and p.kind != "milestone":
        shape = "blank"
    elif p.kind == "number" and p.start is not None and p.target is not None and p.target < p.start:
        shape = "falling"
    needed = p.needed if p.standing in ("behind", "at risk") else None
    so_far = p.so_far if needed and p.so_far and p.so_far != needed and p.so_far.per == needed.per else None
    return Stand(
        name=say.shortened(p.goal.name, 70),
        shape=shape,
        now=_number(p.now, p.unit, said),
        start=_number(p.start, p.unit, said),
        target=_number(p.target, p.unit, said),
        expected=said.steady(p.expected, p.unit) if p.expected is not None and needed else "",
        needed=said.rate(needed.number, needed.per, about=True) if needed else "",
        so_far=str(so_far.number) if so_far else "",
        due=p.goal.due,
        as_of=p.marked,
        needs_us=p.standing in NEEDS_US,
    )


def _number(value: Fraction | None, unit: str, said: Language) -> str:
    return "" if value is None else said.numeral(value, unit)


def _well(p: Pace, said: Language) -> str:
    name = say.lowered(say.shortened(p.goal.name, 50))
    if p.standing == "met":
        return said.gettext("%(name)s (met)", name=name)
    if p.kind == "number" and p.now is not None and p.target is not None:
        of = said.gettext(
            "%(now)s of %(target)s", now=said.numeral(p.now, p.unit), target=said.numeral(p.target, p.unit)
        )
        return f"{name} ({of})"
    if p.kind == "keep" and p.now is not None:
        return f"{name} ({said.numeral(p.now, p.unit)})"
    return name
