"""Goals: their benchmarks and sub-goals rolled up in counts (computations 8, decision 42)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import PACES_READ, Pace, pace_of
from coalition_sheets.model import Briefing, Goal, fold, fold_name, metric

LEFT_OUT = frozenset({"", "dropped", "not yet agreed", "excluded"})
NOT_MEASURED = frozenset({"no data", "no start date", "no due date", "no benchmarks"})
LAGGING = frozenset({"behind", "date passed"})


@frozen
class Child:
    """A benchmark or sub-goal as its goal counts it."""

    name: str
    standing: str
    weight: Fraction = Fraction(1)
    goal: Goal | None = None


@frozen
class RollUp:
    """`met` of `of` children that count, `not_measured` of them without data, and the standing they give."""

    standing: str
    met: int = 0
    of: int = 0
    not_measured: int = 0


@frozen(kw_only=True)
class GoalState:
    """How a goal stands: "2 of 5 met, 1 not measured"; `own` is the pace of its own numbers.

    `standing` is a Pace standing or "no benchmarks". `in_cycle`: it is part of itself through others.
    """

    goal: Goal
    standing: str
    met: int = 0
    of: int = 0
    not_measured: int = 0
    children: tuple[Child, ...] = ()
    own: Pace | None = None
    in_cycle: bool = False


def roll_up(children: Iterable[Child], due: date | None, today: date) -> RollUp:
    """Return what the children of a goal due on this day give together (computations 8).

    Children that are dropped, not agreed or excluded drop out; weights weigh the standing, never the counts.
    """
    counting = [c for c in children if c.standing not in LEFT_OUT]
    met = sum(c.standing == "met" for c in counting)
    not_measured = sum(c.standing in NOT_MEASURED for c in counting)
    return RollUp(_rolled(counting, due, today), met, len(counting), not_measured)


def _rolled(counting: Sequence[Child], due: date | None, today: date) -> str:
    """Return the standing of children that all count; the first that fits."""
    if not counting:
        return "no benchmarks"
    standings = {c.standing for c in counting}
    if standings == {"met"}:
        return "met"
    if due is not None and due < today:
        return "date passed"
    whole = sum((c.weight for c in counting), Fraction())
    lagging = sum((c.weight for c in counting if c.standing in LAGGING), Fraction())
    if lagging and 3 * lagging >= whole:
        return "behind"
    if standings & {*LAGGING, "at risk"}:
        return "at risk"
    unknown = sum((c.weight for c in counting if c.standing in NOT_MEASURED), Fraction())
    if 2 * unknown > whole or standings <= NOT_MEASURED:
        return "no data"
    return "just started" if standings - NOT_MEASURED == {"just started"} else "on track"


GOALS_READ = (*PACES_READ, "goals.part_of", "goals.weight")


@metric(*GOALS_READ)
def goal_states(b: Briefing) -> tuple[GoalState, ...]:
    """Every goal (and every benchmark that is part of none) with its standing, in the sheet's order."""
    tree = _tree(b)
    known: dict[str, GoalState] = {}
    for goal in tree.upwards:
        known[goal.key] = _state(b, goal, tree, known)
    return tuple(known[goal.key] for goal in tree.goals if _is_goal(goal, tree))


@metric(*GOALS_READ)
def _by_row(b: Briefing) -> Mapping[tuple[int, str], GoalState]:
    """Goal states by row and name."""
    return {(s.goal.row, s.goal.name): s for s in goal_states(b)}


def goal_state_of(b: Briefing, goal: Goal) -> GoalState | None:
    """Return how one goal stands, None for a benchmark that is part of another row."""
    return _by_row(b).get((goal.row, goal.name))


@frozen
class Tree:
    """Goals by what they are part of. `upwards`: children before their goals; `rings`: goals part of themselves."""

    goals: tuple[Goal, ...]
    parent: Mapping[str, str]
    children: Mapping[str, tuple[Goal, ...]]
    upwards: tuple[Goal, ...]
    rings: tuple[tuple[Goal, ...], ...]
    ringed: frozenset[str]


@metric("goals.name", "goals.part_of")
def _tree(b: Briefing) -> Tree:
    """Goals by what they are part of; in a ring nobody is anybody's part."""
    by_key = {goal.key: goal for goal in reversed(b.coalition.goals)}
    goals = tuple(g for g in b.coalition.goals if by_key[g.key] is g)
    parent = {g.key: above for g in goals if g.part_of and (above := fold_name(g.part_of.name)) in by_key}
    rings = _rings(parent)
    for ring in rings:
        for key in ring:
            del parent[key]
    children: dict[str, list[Goal]] = {}
    for goal in goals:
        if goal.key in parent:
            children.setdefault(parent[goal.key], []).append(goal)
    downwards = [g for g in goals if g.key not in parent]
    for goal in downwards:  # grows while it is walked: each goal after the one it is part of
        downwards += children.get(goal.key, [])
    in_order = {key: tuple(sorted(group, key=_by_name)) for key, group in children.items()}
    named = tuple(tuple(by_key[key] for key in ring) for ring in rings)
    return Tree(goals, parent, in_order, tuple(reversed(downwards)), named, frozenset(k for r in rings for k in r))


def _rings(parent: Mapping[str, str]) -> list[list[str]]:
    """Return the rings of keys, each from its first by name; every key has one parent at most."""
    seen: dict[str, str] = {}
    rings = []
    for start in parent:
        path, at = [], start
        while at in parent and at not in seen:
            seen[at] = start
            path.append(at)
            at = parent[at]
        if seen.get(at) == start and at in parent:
            ring = path[path.index(at) :]
            first = ring.index(min(ring))
            rings.append(ring[first:] + ring[:first])
    return sorted(rings)


@metric("goals.name", "goals.part_of")
def goal_rings(b: Briefing) -> tuple[tuple[Goal, ...], ...]:
    """Goals that are part of themselves through others, ring by ring."""
    return _tree(b).rings


def _by_name(goal: Goal) -> tuple[str, str]:
    return fold(goal.name), goal.name


def _is_goal(goal: Goal, tree: Tree) -> bool:
    """Whether a row stands for itself: a goal, a row with parts, or a benchmark that is part of none."""
    return goal.kind != "Benchmark" or goal.key in tree.children or goal.key not in tree.parent


def _state(b: Briefing, goal: Goal, tree: Tree, known: Mapping[str, GoalState]) -> GoalState:
    """Return the state of a goal whose children are known already."""
    own = pace_of(b, goal)
    children = tuple(
        Child(c.name, known[c.key].standing, c.weight.value if c.weight else Fraction(1), c)
        for c in tree.children.get(goal.key, ())
    )
    rolled = roll_up(children, goal.due, b.today)
    standing = own.standing if own and not rolled.of else _status(goal, rolled.standing)
    return GoalState(
        goal=goal,
        standing=standing,
        met=rolled.met,
        of=rolled.of,
        not_measured=rolled.not_measured,
        children=children,
        own=own,
        in_cycle=goal.key in tree.ringed,
    )


def _status(goal: Goal, standing: str) -> str:
    """Return what a goal's Status says where it settles the standing."""
    return goal.status.lower() if goal.status in ("Met", "Dropped", "Not yet agreed") else standing
