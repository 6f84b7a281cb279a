"""The pages of meetings that are no work: a celebration with its wins in the order of time, and a social."""

from __future__ import annotations

from datetime import date, timedelta

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.head import Head, NextTime, Slot
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.timing import Part
from coalition_sheets.documents.view import View
from coalition_sheets.documents.won import WinLine, wins_since
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import members, one_on_ones
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.tasks import done_since
from coalition_sheets.model import Briefing, Meeting, fold

PARTS = (Part("welcome", 5, 5), Part("wins", 15, 10, open=True), Part("numbers", 5, 5), Part("thanks", 15, 10))
END = (Part("possible", 10, 5), Part("ask", 5, 5))
ROWS = 12


@frozen(kw_only=True)
class Celebration:
    """All that the template of a celebration gets."""

    head: Head
    slots: tuple[Slot, ...]
    since: date
    wins: tuple[WinLine, ...]
    more_wins: int
    numbers: tuple[str, ...]
    thanks: tuple[str, ...]
    ahead: str
    ahead_by: str
    next_time: NextTime | None


@frozen(kw_only=True)
class Social:
    """All that the template of a social gets."""

    head: Head
    next_time: NextTime | None


def celebration(seen: View, meeting: Meeting) -> tuple[Celebration, tuple[str, ...]]:
    """Return a celebration's data, and what to say beside it."""
    b, names = seen.briefing, Names(seen.briefing)
    slots = heads.slots(b, meeting, [*PARTS, *heads.item_parts(meeting), *END])
    minutes = sum(s.minutes for s in slots)
    since = _since(b, meeting)
    wins = wins_since(b, since, names)
    ahead = _ahead(b)
    made = Celebration(
        head=heads.head(b, meeting, minutes),
        slots=slots,
        since=since,
        wins=wins[-ROWS:],
        more_wins=len(wins[:-ROWS]),
        numbers=_numbers(b, since),
        thanks=_thanked(b, since, names)[:ROWS],
        ahead=ahead[0],
        ahead_by=ahead[1],
        next_time=heads.next_time(b, meeting),
    )
    return made, heads.beside(heads.gaps(b, meeting, ("start", "place")), meeting, minutes)


def social(seen: View, meeting: Meeting) -> tuple[Social, tuple[str, ...]]:
    """Return a social's data, and what to say beside it."""
    b = seen.briefing
    made = Social(head=heads.head(b, meeting, 0), next_time=heads.next_time(b, meeting))
    return made, heads.beside(heads.gaps(b, meeting, ("start", "place")), meeting, 0)


def _since(b: Briefing, meeting: Meeting) -> date:
    before = [m for m in held(b) if m.kind == "Celebration" and m.date < meeting.date]
    return before[-1].date if before else b.today - timedelta(days=183)


def _thanked(b: Briefing, since: date, names: Names) -> tuple[str, ...]:
    """Return whom wins since a day name, each once, in the order of time."""
    won = sorted((w for w in b.coalition.wins if w.date and since <= w.date <= b.today), key=lambda w: w.date or since)
    return tuple(dict.fromkeys(filter(None, (names.of(r) for w in won for r in w.who))))


def _numbers(b: Briefing, since: date) -> tuple[str, ...]:
    now, done, talks = members(b), done_since(b, since), one_on_ones(b, since)
    ngettext = b.language.ngettext
    found = [
        (now.organizations, ngettext("%(num)s organization", "%(num)s organizations", now.organizations)),
        (now.individuals, ngettext("%(num)s individual %(member)s", "%(num)s individual %(members)s", now.individuals)),
        (len(done), ngettext("%(num)s %(task)s done", "%(num)s %(tasks)s done", len(done))),
        (len(talks), ngettext("%(num)s one-on-one held", "%(num)s one-on-ones held", len(talks))),
    ]
    return tuple(words for n, words in found if n)


def _ahead(b: Briefing) -> tuple[str, str]:
    dated = [g for g in b.coalition.goals if g.status == "Active" and g.due and g.due >= b.today]
    goals = [g for g in dated if g.kind != "Benchmark"] or dated
    if not goals:
        return "", ""
    goal = min(goals, key=lambda g: (g.due or b.today, fold(g.name)))
    return say.shortened(goal.name, 80), b.language.near_day(goal.due, b.today) if goal.due else ""
