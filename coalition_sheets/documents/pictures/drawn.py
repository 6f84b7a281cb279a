"""Which pictures a page can have, each drawn of what its audience may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from coalition_sheets.documents import say
from coalition_sheets.documents.goal_table import WORDS
from coalition_sheets.documents.pictures.bars import Bar, bars
from coalition_sheets.documents.pictures.coverage import Sector, coverage
from coalition_sheets.documents.pictures.funnel import Stage, funnel
from coalition_sheets.documents.pictures.timeline import Stop, timeline
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.coverage import Gap
from coalition_sheets.metrics.coverage import coverage as sectors_covered
from coalition_sheets.metrics.goals import GoalState, goal_states
from coalition_sheets.metrics.outreach import funnel as outreach
from coalition_sheets.model import Briefing, Metric, Picture, fold

BARS, STOPS, SECTORS = 6, 6, 24
PUSH = frozenset({"behind", "at risk", "date passed"})
RUNNING = frozenset({"behind", "at risk", "on track", "just started"})
GONE = frozenset({"dropped", "not yet agreed", "excluded"})


def picture(seen: View, name: str) -> Picture | None:
    """Return a picture by its name; None where it is not for this audience, or there is nothing to show."""
    drawn, figure = DRAWN[name]
    return drawn(seen.briefing) if seen.may(figure) else None


def bar_of(b: Briefing, p: Pace, words: Mapping[str, str] = WORDS) -> Bar:
    """Return one benchmark as a bar; `words` are those for its standing."""
    old = b.language.gettext("as of %(day)s", day=b.language.month_day(p.marked)) if p.marked else ""
    word = b.language.word("standing", words.get(p.standing, ""))
    return Bar(
        name=say.shortened(p.goal.name, 90),
        kind=p.kind,
        now=p.now,
        start=p.start,
        target=p.target,
        expected=p.expected if p.kind == "number" and p.standing in RUNNING else None,
        unit=p.unit,
        bound=p.bound or "",
        word=f"{word} ({old})" if old else word,
        due=b.language.near_day(p.goal.due, b.today) if p.goal.due and p.standing != "met" else "",
        push=p.standing in PUSH,
        done=p.standing == "met",
    )


def _benchmarks(b: Briefing) -> Picture | None:
    found = [p for p in paces(b) if p.goal.status in ("Active", "Met") and p.standing not in GONE]
    found.sort(key=lambda p: (p.standing not in PUSH, p.standing == "met", p.goal.due or date.max, fold(p.goal.name)))
    shown = [bar_of(b, p) for p in found[:BARS]]
    return bars(shown, more=len(found[BARS:]), language=b.language) if found else None


def _timeline(b: Briefing) -> Picture | None:
    found = [s for s in goal_states(b) if s.goal.status in ("Active", "Met") and s.goal.kind != "Benchmark"]
    found.sort(key=lambda s: (s.goal.due or date.max, fold(s.goal.name)))
    if not any(s.goal.due for s in found):
        return None
    return timeline([_stop(b, s) for s in found[:STOPS]], b.today, more=len(found[STOPS:]), language=b.language)


def _stop(b: Briefing, s: GoalState) -> Stop:
    word = b.language.word("standing", WORDS.get(s.standing, ""))
    return Stop(
        name=say.shortened(s.goal.name, 90),
        due=s.goal.due,
        said=b.language.near_day(s.goal.due, b.today) if s.goal.due else "",
        word=b.language.standing(s.met, s.of, s.not_measured) if s.of else word,
        done=s.standing == "met",
    )


def _funnel(b: Briefing) -> Picture | None:
    found = outreach(b)
    if len({len(s.reached) for s in found.stages}) < 2 or not any(s.number > 1 and s.reached for s in found.stages):
        return None  # nobody yet, nobody past the first stage, or nobody still on the way
    say_word = b.language.word
    stages = [Stage(say_word("stage", s.name), len(s.reached), len(s.here)) for s in found.stages]
    return funnel(
        stages,
        [(say_word("exit", word), len(who)) for word, who in found.exits if word != "Do not contact"],
        language=b.language,
    )


def _coverage(b: Briefing) -> Picture | None:
    gaps = {fold(g.sector): g for g in sectors_covered(b).gaps}
    wanted = {fold(s.name): s.name for s in b.about.sectors if s.minimum > 0}
    names = sorted(wanted, key=lambda key: (key in gaps, key))
    shown = [_sector(b, wanted[key], gaps.get(key)) for key in names[:SECTORS]]
    return coverage(shown, language=b.language) if names else None


def _sector(b: Briefing, name: str, gap: Gap | None) -> Sector:
    name = b.language.word("sector name", name)
    if gap is None:
        return Sector(name, b.language.gettext("with us"), "full")
    return Sector(name, b.language.word("sector", gap.state), "empty" if gap.state == "nobody yet" else "half")


DRAWN: Mapping[str, tuple[Callable[[Briefing], Picture | None], Metric[Any, Any]]] = MappingProxyType(
    {
        "benchmarks": (_benchmarks, paces),
        "timeline": (_timeline, goal_states),
        "funnel": (_funnel, outreach),
        "coverage": (_coverage, sectors_covered),
    }
)
