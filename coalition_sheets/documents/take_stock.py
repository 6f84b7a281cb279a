"""The agenda to take stock: what we said and where we are, who is missing, what to keep, change and stop."""

from __future__ import annotations

from datetime import date, timedelta

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.head import Head, NextTime, Slot
from coalition_sheets.documents.light_words import PAST_THEIR_DATE, kindly
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.parts import TAKE_STOCK, told
from coalition_sheets.documents.standing import Standings, standings
from coalition_sheets.documents.timing import Part
from coalition_sheets.documents.view import View
from coalition_sheets.documents.won import wins_since
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import members
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.lights import lights
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.roles import roles
from coalition_sheets.model import ENGLISH, Briefing, Meeting, fold
from coalition_sheets.model.checks import CHECKS

PARTS = (
    Part("welcome", 5, 5), Part("goals", 15, 10), Part("counts", 10, 5), Part("questions", 15, 10),
    Part("roles", 10, 5), Part("missing", 10, 5),
)  # fmt: skip
END = (Part("keep", 15, 10, open=True), Part("refine", 5, 5), Part("close", 5, 5))
WANTED = ("start", "place", "facilitator", "note_taker", "timekeeper")


@frozen
class GoalLine:
    """A goal: its name, its date in words, and how many of its parts are met."""

    name: str
    due: str
    count: str


@frozen
class Answer:
    """A founding question, what About us says to it, and what members said ("We want X (Bayview Tenants)")."""

    question: str
    said: str
    by_members: tuple[str, ...] = ()


@frozen(kw_only=True)
class TakeStock:
    """All that the template of a take-stock agenda gets."""

    head: Head
    slots: tuple[Slot, ...]
    since: date
    wins: int
    first_wins: tuple[str, ...]
    goals: tuple[GoalLine, ...]
    more_goals: int
    stand: Standings
    counts: tuple[str, ...]
    answers: tuple[Answer, ...]
    vacant: tuple[str, ...]
    ending: tuple[str, ...]
    stretch: tuple[str, ...]
    missing: tuple[str, ...]
    communities: tuple[str, ...]
    hints: tuple[str, ...]
    next_time: NextTime | None


def take_stock(seen: View, meeting: Meeting) -> tuple[TakeStock, tuple[str, ...]]:
    """Return a take-stock agenda's data, and what to say beside it. Counts, no colours; names only as offers."""
    b, names = seen.briefing, Names(seen.briefing)
    slots = heads.slots(b, meeting, told(seen, (*PARTS, *heads.item_parts(meeting), *END), TAKE_STOCK))
    minutes = sum(s.minutes for s in slots)
    since = _since(b, meeting)
    wins = wins_since(b, since, names)
    goals = _goals(b)
    made = TakeStock(
        head=heads.head(b, meeting, minutes),
        slots=slots,
        since=since,
        wins=len(wins),
        first_wins=tuple(w.text.rstrip(".") for w in wins[::-1][:3]),
        goals=goals[:4],
        more_goals=len(goals[4:]),
        stand=standings(b),
        counts=tuple(kindly(r, b.language, PAST_THEIR_DATE) for r in lights(b) if r.word != "grey"),
        answers=_answers(b),
        vacant=tuple(say.shortened(n, 40) for n in roles(b).vacant),
        ending=tuple(say.shortened(n, 40) for n in roles(b).ending),
        stretch=_stretch(b, names),
        missing=tuple(b.language.word("sector name", g.sector) for g in coverage(b).gaps if g.state == "nobody yet"),
        communities=tuple(sorted(coverage(b).communities, key=fold))[:8],
        hints=_hints(b),
        next_time=heads.next_time(b, meeting),
    )
    return made, heads.beside(heads.gaps(b, meeting, WANTED), meeting, minutes)


def _since(b: Briefing, meeting: Meeting) -> date:
    """Return the day of the last take-stock or founding meeting, else as far back as About us says."""
    before = [m for m in held(b) if m.kind in ("Take stock", "Founding") and m.date < meeting.date]
    return before[-1].date if before else b.today - timedelta(days=30 * b.about.take_stock_months)


def _goals(b: Briefing) -> tuple[GoalLine, ...]:
    found = [s for s in goal_states(b) if s.goal.status == "Active" and s.goal.kind != "Benchmark"]
    found.sort(key=lambda s: (s.goal.due or date.max, fold(s.goal.name)))
    return tuple(
        GoalLine(
            say.shortened(s.goal.name, 70),
            b.language.near_day(s.goal.due, b.today) if s.goal.due else "",
            b.language.standing(s.met, s.of, s.not_measured) if s.of else "",
        )
        for s in found
    )


def _answers(b: Briefing) -> tuple[Answer, ...]:
    about, now, said = b.about, members(b).organization_rows, b.language
    why = tuple(f"“{say.shortened(o.why_here, 60)}” ({o.name})" for o in now if o.why_here)[:2]
    win = tuple(f"“{say.shortened(o.win, 60)}” ({o.name})" for o in now if o.win)[:2]
    bring = sorted({say.lowered(x) for o in now for x in o.brings}, key=fold)[:8]
    decide = "; ".join(p for p in (said.word("rule", about.how_we_decide), about.time_we_ask) if p)
    return (
        Answer(
            said.gettext("Why are we here? Why do we care?"), say.shortened(about.why_formed or about.purpose, 120), why
        ),
        Answer(
            said.gettext("What do we hope to win?"), say.shortened(about.hope_to_win or about.policy_change, 120), win
        ),
        Answer(said.gettext("What do we each bring, and what are our limits?"), say.shortened(", ".join(bring), 120)),
        Answer(said.gettext("How do we decide, and how much time do we give?"), say.shortened(decide, 120)),
    )


def _stretch(b: Briefing, names: Names) -> tuple[str, ...]:
    """Return who would like to try something: "Mei (facilitation)"."""
    found = [p for p in b.coalition.people if p.wants_to_try and p.status == "Active"]
    found.sort(key=lambda p: fold(p.name))
    return tuple(f"{names.named(p.name)} ({say.shortened(', '.join(p.wants_to_try), 40)})" for p in found[:4])


def _hints(b: Briefing) -> tuple[str, ...]:
    """Return what checks leave for this meeting, by name of the check, at most four; they speak English alone."""
    if b.language.code != ENGLISH.code:
        return ()
    found = [f for f in b.findings if f.code in CHECKS and CHECKS[f.code].take_stock]
    texts = sorted({(f.code, say.sentence(say.shortened(f.message, 150))) for f in found})
    return tuple(text for _, text in texts[:4])
