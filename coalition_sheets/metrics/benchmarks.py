"""Benchmarks: how far along, against a steady pace (computations 7, decisions 18, 40, 41)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from coalition_sheets.metrics.measures import (
    COUNT_READ,
    MEASURE_READ,
    Bound,
    Kind,
    Measure,
    counted,
    measure_of,
    said_yes,
    same_unit,
    within,
)
from coalition_sheets.metrics.rates import Rate, needed_rate, part_month, so_far_rate
from coalition_sheets.model import Amount, Briefing, Goal, metric

__all__ = ["Pace", "Rate", "pace_of", "paces"]

SOON_DAYS = 14
NEAR = Fraction(-5, 100)
PROJECT_FROM = Fraction(1, 5)
RUNNING = frozenset({"just started", "on track", "at risk", "behind"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Where a benchmark stands. Numbers are exact; what is not known is None.

    `standing` is one of: met, dropped, not yet agreed, date passed, not started, no data, no due date, no start date,
    just started, on track, at risk, behind, not yet, excluded; "" for a number without target.
    `p` progress, `e` elapsed share (at `marked`, the date of an old reading, where there is one), `expected` the steady
    pace's number today. `so_far` is said in the unit of `needed`. `early_reading`: As of lies before
    Started on, so the number says nothing yet. `codes`: what its row should be told.
    """

    goal: Goal
    kind: Kind
    standing: str
    start: Fraction | None = None
    target: Fraction | None = None
    now: Fraction | None = None
    unit: str = ""
    started: date | None = None
    p: Fraction | None = None
    e: Fraction | None = None
    expected: Fraction | None = None
    needed: Rate | None = None
    so_far: Rate | None = None
    projection: str | None = None
    marked: date | None = None
    met_on: date | None = None
    met_late: bool = False
    early_reading: bool = False
    counted: bool = False
    bound: Bound | None = None
    codes: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether there is a standing that counts in a roll-up."""
        return self.standing not in ("", "dropped", "not yet agreed", "excluded")


PACES_READ = (
    *MEASURE_READ, *COUNT_READ, "goals.name", "goals.due", "goals.started", "goals.as_of",
    "goals.status",    "about.just_started_below", "about.on_track_from", "about.at_risk_from", "memory",
)  # fmt: skip


@metric(*PACES_READ)
def paces(b: Briefing) -> tuple[Pace, ...]:
    """Every benchmark and every goal with numbers of its own, with its standing, in the sheet's order."""
    measured = ((goal, measure_of(goal)) for goal in b.coalition.goals)
    return tuple(_pace(b, goal, measure) for goal, measure in measured if measure)


@metric(*PACES_READ)
def _by_row(b: Briefing) -> Mapping[tuple[int, str], Pace]:
    """Paces by row and name."""
    return {(p.goal.row, p.goal.name): p for p in paces(b)}


def pace_of(b: Briefing, goal: Goal) -> Pace | None:
    """Return the pace of one goal row, None where it has neither numbers nor milestone."""
    return _by_row(b).get((goal.row, goal.name))


def _pace(b: Briefing, goal: Goal, measure: Measure) -> Pace:
    seen = b.memory.seen(goal.tab, goal.key) if b.memory.known else None
    started = goal.started or (seen.first_seen if seen else None)
    as_of = goal.as_of or (seen.now_changed if seen else None)
    codes = ("BENCH-DATES",) if started and goal.due and goal.due <= started else ()
    pace = Pace(goal=goal, kind=measure.kind, standing="excluded", started=started, codes=codes)
    if measure.kind == "milestone":
        return _settled(replace(pace, standing=_milestone(b, goal), met_on=as_of))
    pace = _numbers(b, pace, measure, as_of)
    pace = replace(pace, standing=_kept(b, pace, measure) if measure.kind == "keep" else _standing(b, pace))
    return _outlook(b, _settled(pace))


def _settled(pace: Pace) -> Pace:
    """Apply what stands before any pace: Status Met, bad dates, a flat target, Dropped, Not yet agreed."""
    goal, standing = pace.goal, pace.standing
    if goal.status == "Met":
        standing = "met"
    elif pace.codes and not {"BENCH-DATES", "BENCH-FLAT"}.isdisjoint(pace.codes):
        standing = "excluded"
    elif standing != "met" and goal.status in ("Dropped", "Not yet agreed"):
        standing = goal.status.lower()
    reached = standing == "met" and (pace.p is None or pace.p >= 1)
    met_on = pace.met_on if reached else None
    return replace(pace, standing=standing, met_on=met_on, met_late=bool(met_on and goal.due and met_on > goal.due))


def _milestone(b: Briefing, goal: Goal) -> str:
    """Return the standing of a yes/no milestone."""
    if said_yes(goal):
        return "met"
    if goal.due is None:
        return "not yet"
    if b.today > goal.due:
        return "date passed"
    return "at risk" if (goal.due - b.today).days <= SOON_DAYS else "on track"


def _numbers(b: Briefing, pace: Pace, measure: Measure, as_of: date | None) -> Pace:
    """Fill in Number now, counted where the workbook can count it, and what it gives against target or bound."""
    goal, codes = pace.goal, pace.codes
    count = counted(b, goal.measure, goal.started)
    typed = goal.now if isinstance(goal.now, Amount) else None
    now = Amount(Fraction(count)) if count is not None else typed
    if count is not None and typed and typed.value != count:
        codes = (*codes, "BENCH-COUNT")
    reading = None if count is not None else as_of
    early = reading is not None and pace.started is not None and reading < pace.started
    amounts = (goal.target, measure.limit, now, goal.start_value)
    if early or not same_unit(*amounts):
        now = None
    marked = _marked(b, pace, reading) if now else None
    pace = replace(
        pace,
        now=now.value if now else None,
        unit=next((a.unit for a in amounts if a and a.unit), ""),
        e=_elapsed(pace, marked or b.today),
        marked=marked,
        met_on=reading,
        early_reading=early,
        counted=count is not None,
        codes=codes,
    )
    if measure.limit:
        return replace(pace, target=measure.limit.value, bound=measure.bound)
    return _progress(b, pace)


def _progress(b: Briefing, pace: Pace) -> Pace:
    """Fill in start, target, progress p, and where a steady pace would be today."""
    goal, today = pace.goal, _elapsed(pace, b.today)
    start = goal.start_value.value if goal.start_value else Fraction()
    if goal.target is None:
        return replace(pace, start=start)
    target = goal.target.value
    codes = () if goal.start_value else ("BENCH-START",)
    if target == start:
        return replace(pace, start=start, target=target, codes=(*pace.codes, *codes, "BENCH-FLAT"))
    return replace(
        pace,
        start=start,
        target=target,
        p=None if pace.now is None else (pace.now - start) / (target - start),
        expected=None if today is None else start + today * (target - start),
        codes=(*pace.codes, *codes),
    )


def _marked(b: Briefing, pace: Pace, reading: date | None) -> date | None:
    """Return the date of a reading older than 14 days and than a tenth of the whole time."""
    due, started = pace.goal.due, pace.started
    if reading is None or started is None or due is None or due <= started:
        return None
    age = (b.today - reading).days
    return reading if age > max(Fraction(14), Fraction((due - started).days, 10)) else None


def _elapsed(pace: Pace, day: date) -> Fraction | None:
    """Return the share of the time from Started on to Due that has passed, from 0 to 1."""
    due, started = pace.goal.due, pace.started
    if started is None or due is None or due <= started:
        return None
    return min(max(Fraction((day - started).days, (due - started).days), Fraction()), Fraction(1))


def _standing(b: Briefing, pace: Pace) -> str:
    """Return the standing of a number; the first that fits (computations 7)."""
    p, e, due = pace.p, pace.e, pace.goal.due
    if pace.target is None:
        return ""
    if p is not None and p >= 1:
        return "met"
    if waits := _before_pace(b, pace):
        return waits
    if p is None or e is None or due is None:
        return "no data" if p is None else "no due date" if due is None else "no start date"
    if e < b.about.just_started_below:
        return "just started"
    if p >= b.about.on_track_from * e or p - e >= NEAR:
        return "on track"
    return "at risk" if p >= b.about.at_risk_from * e else "behind"


def _before_pace(b: Briefing, pace: Pace) -> str:
    """Return the standing that dates, or a blank number, settle alone; "" where they do not."""
    if pace.goal.due and b.today > pace.goal.due:
        return "date passed"
    if pace.started and b.today < pace.started:
        return "not started"
    return "no data" if pace.now is None else ""


def _kept(b: Briefing, pace: Pace, measure: Measure) -> str:
    """Return the standing of "keep at least/at most N": never met before its due day is over, never just started."""
    keeps, nearly = (False, False) if pace.now is None else within(pace.now, measure)
    waits = _before_pace(b, pace)
    if waits:
        return "met" if waits == "date passed" and keeps else waits
    return "on track" if keeps else "at risk" if nearly else "behind"


def _outlook(b: Briefing, pace: Pace) -> Pace:
    """Add the rates, and the part-month in which this rate would get there, where they can be told."""
    due, started, p, e = pace.goal.due, pace.started, pace.p, pace.e
    running = pace.standing in RUNNING and p is not None and e is not None
    if not running or due is None or started is None or p is None or e is None:
        return pace
    scale = 100 if pace.unit == "%" else 1
    whole = ((pace.target or Fraction()) - (pace.start or Fraction())) * scale
    needed = needed_rate(abs(whole) * (1 - p), (due - b.today).days)
    so_far = so_far_rate(abs(whole) * p, ((pace.marked or b.today) - started).days, needed)
    projection = None
    if e >= PROJECT_FROM and p > 0 and p < e:
        days = (due - started).days * e / p
        projection = part_month(started + timedelta(int(days)), b.today) if days < 36500 else None
    return replace(pace, needed=needed, so_far=so_far, projection=projection)
