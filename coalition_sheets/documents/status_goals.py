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
from coalition_sheets.model import Briefing, Picture, fold, fold_name, noted

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


def goal_blocks(b: Briefing, *, exact: bool) -> tuple[GoalBlock, ...]:
    """Return active goals with their benchmarks, the soonest first; those without benchmarks of their own last.

    `exact`: "behind" and "at risk" by name, for organizers; others read "needs a push".
    """
    states = [s for s in goal_states(b) if s.goal.status in ("Active", "Met")]
    found = sorted((s for s in states if s.goal.kind != "Benchmark" or s.of), key=_soonest)
    theirs = _by_goal(b, {s.goal.key for s in found})
    words = EXACT if exact else WORDS
    blocks = [_block(b, s, theirs.get(s.goal.key, ()), words, f"goal-{n}") for n, s in enumerate(found, 1)]
    if "" in theirs:
        title = b.language.gettext("Other numbers") if blocks else b.language.gettext("Our numbers")
        blocks.append(_drawn(b, theirs[""], words, "others", name=title))
    return tuple(sorted(blocks, key=lambda block: block.picture is None))


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


def _block(b: Briefing, state: GoalState, found: Sequence[Pace], words: Mapping[str, str], picture: str) -> GoalBlock:
    goal = state.goal
    count = b.language.standing(state.met, state.of, state.not_measured) if state.of else ""
    if not count and not found:
        count = b.language.word("standing", words.get(state.standing, ""))
    due = b.language.near_day(goal.due, b.today) if goal.due and state.standing != "met" else ""
    return _drawn(b, found, words, picture, name=say.shortened(goal.name, 90), due=due, count=count)


def _drawn(
    b: Briefing, found: Iterable[Pace], words: Mapping[str, str], picture: str, *, name: str, due: str = "",
    count: str = "",
) -> GoalBlock:  # fmt: skip
    in_order = sorted(found, key=lambda p: (p.standing == "met", p.goal.due or date.max, fold(p.goal.name)))
    items = [bar_of(b, p, words) for p in in_order]
    first, rest = items[:BARS], items[BARS:]
    return GoalBlock(
        name=name,
        due=due,
        count=count,
        picture=bars(first, title=name, name=picture, language=b.language) if first else None,
        more=bars(rest, title=name, name=f"{picture}-more", language=b.language) if rest else None,
        more_count=len(rest),
        words=tuple(say.sentence(in_words(item, b.language)) for item in items),
    )
