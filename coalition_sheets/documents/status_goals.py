"""How goals stand on the status page: each goal, its count in words, and its benchmarks as a picture of bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.goal_table import WORDS
from coalition_sheets.documents.pictures import bars
from coalition_sheets.documents.pictures.bars import in_words
from coalition_sheets.documents.pictures.drawn import BARS, GONE, bar_of
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.goals import GoalState, goal_states
from coalition_sheets.model import Briefing, Goal, Picture, fold, fold_name, noted

EXACT: Mapping[str, str] = {
    **WORDS, "behind": noted("standing", "behind"), "at risk": noted("standing", "at risk"),
}  # fmt: skip


@frozen(kw_only=True)
class GoalBlock:
    """One goal. `count` is "1 of 5 met, 1 not measured"; `words` say line by line what its pictures show."""

    name: str
    due: str
    count: str
    picture: Picture | None
    more: Picture | None
    more_count: int
    words: tuple[str, ...]


@frozen(kw_only=True)
class Aim:
    """One goal with the paces of its benchmarks, in the order they are told; `goal` is None for those of no goal."""

    name: str
    goal: Goal | None = None
    due: str = ""
    count: str = ""
    paces: tuple[Pace, ...] = ()


def words_of(*, exact: bool) -> Mapping[str, str]:
    """Return the words for standings: "behind" and "at risk" by name, or for members "needs a push"."""
    return EXACT if exact else WORDS


def goal_blocks(b: Briefing, *, exact: bool) -> tuple[GoalBlock, ...]:
    """Return active goals with their benchmarks as pictures; `exact` as in `words_of`."""
    return tuple(_drawn(b, aim, words_of(exact=exact), f"goal-{n}") for n, aim in enumerate(aims(b, exact=exact), 1))


def aims(b: Briefing, *, exact: bool) -> tuple[Aim, ...]:
    """Return active goals with their benchmarks, the soonest first; those without benchmarks of their own last."""
    states = [s for s in goal_states(b) if s.goal.status in ("Active", "Met")]
    found = sorted((s for s in states if s.goal.kind != "Benchmark" or s.of), key=_soonest)
    theirs = _by_goal(b, {s.goal.key for s in found})
    told = [_aim(b, s, theirs.get(s.goal.key, ()), words_of(exact=exact)) for s in found]
    if "" in theirs:
        title = b.language.gettext("Other numbers") if told else b.language.gettext("Our numbers")
        told.append(Aim(name=title, paces=_in_order(theirs[""])))
    return tuple(sorted(told, key=lambda aim: not aim.paces))


def _soonest(state: GoalState) -> tuple[date, str]:
    return state.goal.due or date.max, fold(state.goal.name)


def _by_goal(b: Briefing, heads: set[str]) -> dict[str, tuple[Pace, ...]]:
    """Return paces by the key of the goal that they are or are part of; "" for those of none."""
    found: dict[str, tuple[Pace, ...]] = {}
    for p in paces(b):
        above = fold_name(p.goal.part_of.name) if p.goal.part_of else ""
        key = p.goal.key if p.goal.key in heads else above if above in heads else ""
        if p.goal.status in ("Active", "Met") and p.standing not in GONE:
            found[key] = (*found.get(key, ()), p)
    return found


def _aim(b: Briefing, state: GoalState, found: Sequence[Pace], words: Mapping[str, str]) -> Aim:
    goal = state.goal
    count = b.language.standing(state.met, state.of, state.not_measured) if state.of else ""
    if not count and not found:
        count = b.language.word("standing", words.get(state.standing, ""))
    due = b.language.near_day(goal.due, b.today) if goal.due and state.standing != "met" else ""
    return Aim(name=say.shortened(goal.name, 90), goal=goal, due=due, count=count, paces=_in_order(found))


def _in_order(found: Iterable[Pace]) -> tuple[Pace, ...]:
    return tuple(sorted(found, key=lambda p: (p.standing == "met", p.goal.due or date.max, fold(p.goal.name))))


def _drawn(b: Briefing, aim: Aim, words: Mapping[str, str], picture: str) -> GoalBlock:
    items = [bar_of(b, p, words) for p in aim.paces]
    first, rest = items[:BARS], items[BARS:]
    return GoalBlock(
        name=aim.name,
        due=aim.due,
        count=aim.count,
        picture=bars(first, title=aim.name, name=picture, language=b.language) if first else None,
        more=bars(rest, title=aim.name, name=f"{picture}-more", language=b.language) if rest else None,
        more_count=len(rest),
        words=tuple(say.sentence(in_words(item, b.language)) for item in items),
    )
