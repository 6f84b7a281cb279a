"""Benchmarks: how far along, against a steady pace (computations 7, decisions 18, 40, 41)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.measures import (
    COUNT_READ,
    MEASURE_READ,
    Bound,
    Kind,
    Measure,
    agrees,
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
FORESEEABLE_DAYS = 36500
RUNNING = frozenset({"just started", "on track", "at risk", "behind"})


@frozen(kw_only=True)
class Pace:
    """Where a benchmark stands. Numbers are exact; what is not known is None.

    `standing` is one of: met, dropped, not yet agreed, date passed, not started, no data, no due date, no start date,
    just started, on track, at risk, behind, not yet, excluded; "" for a number without target.
    `p` progress, `e` elapsed share (at `marked`, the date of an old reading, where there is one). `early_reading`: As
    of lies before Started on, so the number says nothing yet. `codes`: what its row should be told.
    """

    goal: Goal
    kind: Kind
    standing: str
    today: date
    start: Fraction | None = None
    target: Fraction | None = None
    now: Fraction | None = None
    unit: str = ""
    started: date | None = None
    p: Fraction | None = None
    e: Fraction | None = None
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

    @property
    def expected(self) -> Fraction | None:
        """The number that a steady pace would give today."""
        share = _elapsed(self.started, self.goal.due, self.today)
        if share is None or self.start is None or self.target is None or self.start == self.target:
            return None
        return self.start + share * (self.target - self.start)

    @property
    def needed(self) -> Rate | None:
        """How much it takes from here, while that can be told."""
        if self.standing not in RUNNING or self.p is None or not self.goal.due:
            return None
        return needed_rate(self._whole * (1 - self.p), (self.goal.due - self.today).days)

    @property
    def so_far(self) -> Rate | None:
        """How much it has been up to the number's day, said in the unit of `needed`."""
        if self.standing not in RUNNING or self.p is None or not self.started:
            return None
        return so_far_rate(self._whole * self.p, ((self.marked or self.today) - self.started).days, self.needed)

    @property
    def projection(self) -> str | None:
        """The part-month in which this rate gets there, if a fifth of the time is over and that is after the date."""
        due, p, e = self.goal.due, self.p, self.e
        if self.standing not in RUNNING or not due or not self.started or not p or not e:
            return None
        if e < PROJECT_FROM or not 0 < p < e:
            return None
        days = (due - self.started).days * e / p
        return part_month(self.started + timedelta(int(days)), self.today) if days < FORESEEABLE_DAYS else None

    @property
    def _whole(self) -> Fraction:
        """The way from start to target; percents in points."""
        way = abs((self.target or Fraction()) - (self.start or Fraction()))
        return way * 100 if self.unit == "%" else way


PACES_READ = (
    *MEASURE_READ, *COUNT_READ, "goals.name", "goals.due", "goals.started", "goals.as_of", "goals.status",
    "about.just_started_below", "about.on_track_from", "about.at_risk_from", "memory",
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


@frozen
class Numbers:
    """What a row's numbers come to; `read_on` is the day of the reading, where it is typed or remembered."""

    started: date | None = None
    read_on: date | None = None
    start: Fraction | None = None
    target: Fraction | None = None
    now: Fraction | None = None
    unit: str = ""
    p: Fraction | None = None
    e: Fraction | None = None
    marked: date | None = None
    early: bool = False
    counted: bool = False
    codes: tuple[str, ...] = ()


def _pace(b: Briefing, goal: Goal, measure: Measure) -> Pace:
    seen = b.memory.seen(goal.tab, goal.key) if b.memory.known else None
    started = goal.started or (b.memory.added_on(goal.tab, goal.key) if b.memory.known else None)
    read_on = goal.as_of or (seen.now_changed if seen else None)
    if measure.kind == "milestone":
        n = Numbers(started, read_on)
        standing = _milestone(b, goal)
    else:
        n = _numbers(b, goal, measure, started, read_on)
        standing = _kept(b, goal, measure, n) if measure.kind == "keep" else _standing(b, goal, n)
    dated = ("BENCH-DATES",) if started and goal.due and goal.due <= started else ()
    standing = _settled(goal, standing, left_out=bool(dated) or "BENCH-FLAT" in n.codes)
    met_on = n.read_on if standing == "met" and (n.p is None or n.p >= 1) else None
    return Pace(
        goal=goal,
        kind=measure.kind,
        standing=standing,
        today=b.today,
        start=n.start,
        target=n.target,
        now=n.now,
        unit=n.unit,
        started=started,
        p=n.p,
        e=n.e,
        marked=n.marked,
        met_on=met_on,
        met_late=bool(met_on and goal.due and met_on > goal.due),
        early_reading=n.early,
        counted=n.counted,
        bound=measure.bound,
        codes=(*dated, *n.codes),
    )


def _settled(goal: Goal, standing: str, *, left_out: bool) -> str:
    """Apply what stands before any pace: Status Met, bad dates or a flat target, Dropped, Not yet agreed."""
    if goal.status == "Met":
        return "met"
    if left_out:
        return "excluded"
    return goal.status.lower() if standing != "met" and goal.status in ("Dropped", "Not yet agreed") else standing


def _milestone(b: Briefing, goal: Goal) -> str:
    """Return the standing of a yes/no milestone."""
    if said_yes(goal):
        return "met"
    if goal.due is None:
        return "not yet"
    if b.today > goal.due:
        return "date passed"
    return "at risk" if (goal.due - b.today).days <= SOON_DAYS else "on track"


def _numbers(b: Briefing, goal: Goal, measure: Measure, started: date | None, read_on: date | None) -> Numbers:
    """Return Number now, counted where the workbook can count it, against target or bound, and the time gone by."""
    count = counted(b, goal.measure, goal.started)
    typed = goal.now if isinstance(goal.now, Amount) else None
    differs = count is not None and typed is not None and typed.value != count
    read_on = None if count is not None else read_on
    early = read_on is not None and started is not None and read_on < started
    amounts = (goal.target, measure.limit, typed if count is None else None, goal.start_value)
    readable = not early and same_unit(*amounts) and (count is not None or agrees(goal.now, goal.target))
    value = Fraction(count) if count is not None else typed.value if typed else None
    now = value if readable else None
    marked = _marked(b, goal, started, read_on) if now is not None else None
    start, target, p, codes = _progress(goal, measure, now)
    return Numbers(
        started=started,
        read_on=read_on,
        start=start,
        target=target,
        now=now,
        unit=next((a.unit for a in amounts if a and a.unit), ""),
        p=p,
        e=_elapsed(started, goal.due, marked or b.today),
        marked=marked,
        early=early,
        counted=count is not None,
        codes=(*(("BENCH-COUNT",) if differs else ()), *codes),
    )


def _progress(
    goal: Goal, measure: Measure, now: Fraction | None
) -> tuple[Fraction | None, Fraction | None, Fraction | None, tuple[str, ...]]:
    """Return start, target, progress and what is to be said of them; blank start is 0."""
    if measure.limit:
        return None, measure.limit.value, None, ()
    start = goal.start_value.value if goal.start_value else Fraction()
    if goal.target is None:
        return start, None, None, ()
    target, codes = goal.target.value, () if goal.start_value else ("BENCH-START",)
    if target == start:
        return start, target, None, (*codes, "BENCH-FLAT")
    return start, target, None if now is None else (now - start) / (target - start), codes


def _marked(b: Briefing, goal: Goal, started: date | None, read_on: date | None) -> date | None:
    """Return the day of a reading older than 14 days and than a tenth of the whole time."""
    if read_on is None or started is None or goal.due is None or goal.due <= started:
        return None
    whole, age = (goal.due - started).days, (b.today - read_on).days
    return read_on if 10 * age > max(10 * SOON_DAYS, whole) else None


def _elapsed(started: date | None, due: date | None, day: date) -> Fraction | None:
    """Return the share of the time from Started on to Due that has passed, from 0 to 1."""
    if started is None or due is None or due <= started:
        return None
    whole = (due - started).days
    return Fraction(min(max((day - started).days, 0), whole), whole)


def _standing(b: Briefing, goal: Goal, n: Numbers) -> str:
    """Return the standing of a number; the first that fits (computations 7)."""
    if n.target is None:
        return ""
    if n.p is not None and n.p >= 1:
        return "met"
    if waits := _before_pace(b, goal, n):
        return waits
    if n.p is None or n.e is None:
        return "no data" if n.p is None else "no due date" if goal.due is None else "no start date"
    if n.e < b.about.just_started_below:
        return "just started"
    if n.p >= b.about.on_track_from * n.e or n.p - n.e >= NEAR:
        return "on track"
    return "at risk" if n.p >= b.about.at_risk_from * n.e else "behind"


def _before_pace(b: Briefing, goal: Goal, n: Numbers) -> str:
    """Return the standing that dates, or a blank number, settle alone; "" where they do not."""
    if goal.due and b.today > goal.due:
        return "date passed"
    if n.started and b.today < n.started:
        return "not started"
    return "no data" if n.now is None else ""


def _kept(b: Briefing, goal: Goal, measure: Measure, n: Numbers) -> str:
    """Return the standing of "keep at least/at most N": never met before its due day is over, never just started."""
    keeps, nearly = (False, False) if n.now is None else within(n.now, measure)
    waits = _before_pace(b, goal, n)
    if waits:
        return "met" if waits == "date passed" and keeps else waits
    return "on track" if keeps else "at risk" if nearly else "behind"
