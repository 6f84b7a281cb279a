"""Goals: believable, attainable, tangible, on a timetable, win-win; and what they lead up to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from coalition_sheets.metrics.benchmarks import pace_of
from coalition_sheets.metrics.goals import goal_state_of
from coalition_sheets.metrics.meetings import held
from coalition_sheets.model import Briefing, Finding, Goal, Severity, fold, fold_name, metric
from coalition_sheets.model.checks import finding
from coalition_sheets.regex import regex
from coalition_sheets.rules.say import row, rows, whole_tab
from coalition_sheets.rules.words import day, names, quoted

LONG, SHORT, BENCHMARK = "Long-term goal", "Short-term goal", "Benchmark"
MOST_GOALS = 3
VAGUE = regex(
    r"(?:^|\band |\bto |[,;:] ?)"
    r"(?:rais(?:e|ing) awareness|support(?:ing)?|promot(?:e|ing)|work(?:ing)? on|address(?:ing)?|explor(?:e|ing))\b"
)


def active(b: Briefing, *kinds: str) -> Iterator[Goal]:
    """Active goals of these kinds, in the sheet's order."""
    return (g for g in b.coalition.goals if g.status == "Active" and g.kind in (kinds or (LONG, SHORT)))


@metric("goals.name", "goals.part_of", "goals.status")
def steps(b: Briefing) -> Mapping[str, tuple[Goal, ...]]:
    """Benchmarks and sub-goals by the goal that they are part of."""
    found: dict[str, tuple[Goal, ...]] = {}
    for goal in b.coalition.goals:
        if goal.part_of and goal.part_of.resolved:
            found[goal.part_of.name] = (*found.get(goal.part_of.name, ()), goal)
    return found


def family(b: Briefing, goal: Goal) -> set[str]:
    """Return the names of a goal and of all that leads up to it."""
    seen: set[str] = set()
    waiting = [goal.name]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            waiting += [g.name for g in steps(b).get(name, ())]
    return seen


def parent(b: Briefing, goal: Goal) -> Goal | None:
    """Return the goal that this one is part of, where it resolves."""
    return b.coalition.goal.get(goal.part_of.name) if goal.part_of else None


def none(b: Briefing) -> Iterator[Finding]:
    """After the first regular meeting some active goal has a date (E22)."""
    met = any(m.kind == "Regular" for m in held(b))
    if met and not any(g.due for g in active(b)):
        message = "No active goal has a date yet; the next meeting is a good time to choose one."
        yield finding("GOAL-NONE", message, places=whole_tab(b, "goals"), tab="goals")


def timetable(b: Briefing) -> Iterator[Finding]:
    """A short-term goal or benchmark has a date (B25)."""
    for goal in active(b, SHORT, BENCHMARK):
        if goal.kind_typed and goal.due is None:
            yield row(b, "GOAL-TIMETABLE", goal, f"{quoted(goal.name)} has no date yet.", "due")


def tangible(b: Briefing) -> Iterator[Finding]:
    """A short-term goal can be measured, and its words are plain (B24)."""
    for goal in active(b, SHORT):
        if not goal.kind_typed:
            continue
        if not (goal.measure or goal.target or goal.name in steps(b)):
            message = f"{quoted(goal.name)} does not say how you will know that you got there."
            yield row(b, "GOAL-TANGIBLE", goal, message, "name")
        elif VAGUE.search(fold(goal.name)) and goal.target is None and not re.search(r"\d", goal.name):
            yield row(b, "GOAL-TANGIBLE", goal, f"{quoted(goal.name)} is hard to picture.", "name")


def attainable(b: Briefing) -> Iterator[Finding]:
    """A goal is still within its time, and so are its benchmarks (B23)."""
    for goal in active(b):
        state = goal_state_of(b, goal)
        if goal.due and goal.due < b.today and not (state and state.standing == "met"):
            message = f"{quoted(goal.name)} was for {day(goal.due, b.today)} and is still open."
            yield row(b, "GOAL-ATTAINABLE", goal, message, "due")
    for goal in active(b, LONG, SHORT, BENCHMARK):
        over = parent(b, goal)
        if goal.kind == BENCHMARK and over and goal.due and over.due and goal.due > over.due:
            message = (
                f"{quoted(goal.name)} is for {day(goal.due, b.today)}, after its goal {quoted(over.name)} "
                f"({day(over.due, b.today)})."
            )
            yield row(b, "GOAL-ATTAINABLE", goal, message, "due")
        else:
            yield from _too_slow(b, goal, over)


def _too_slow(b: Briefing, goal: Goal, over: Goal | None) -> Iterator[Finding]:
    """The hint that at this rate a row ends after its goal's date."""
    pace = pace_of(b, goal)
    end = over.due if over and over.status == "Active" and over.due else goal.due
    if not (pace and pace.projection and pace.started and pace.p and pace.e and goal.due and end and end >= b.today):
        return
    span = (goal.due - pace.started).days * pace.e / pace.p
    if span > (end - pace.started).days:
        message = f"At this rate {quoted(goal.name)} is done {pace.projection}; its goal is for {day(end, b.today)}."
        yield row(b, "GOAL-ATTAINABLE", goal, message, "due", severity=Severity.HINT)


def believable(b: Briefing) -> Iterator[Finding]:
    """The coalition believes in its goals (B22)."""
    for goal in active(b):
        if goal.believed != "Yes":
            message = f"{quoted(goal.name)} waits for a show of hands: do we believe it?"
            yield row(b, "GOAL-BELIEVABLE", goal, message, "believed")


def win_win(b: Briefing) -> Iterator[Finding]:
    """Each member has something to gain (B26)."""
    c = b.coalition
    gains, win = c.has("goals", "gains"), c.has("organizations", "win")
    left_out = [o.name for o in c.organizations if o.is_member and not o.win] if win else []
    if not gains and not (win and "goals" in c.tabs):
        return
    for goal in active(b):
        if goal.gains or (win and not left_out):
            continue
        unsaid = f"; not said yet for {names(left_out)}" if left_out else ""
        message = f"{quoted(goal.name)} does not say yet what each member gains{unsaid}."
        yield row(b, "GOAL-WINWIN", goal, message, "gains" if gains else "")


def review(b: Briefing) -> Iterator[Finding]:
    """Goals are looked at again now and then (T35)."""
    for goal in active(b):
        last = goal.reviewed or _first_seen(b, goal)
        if last and (b.today - last).days > b.about.review_every:
            yield row(b, "GOAL-REVIEW", goal, f"{quoted(goal.name)} has not been looked at for a while.", "reviewed")


def levels(b: Briefing) -> Iterator[Finding]:
    """There are long-term and short-term goals (B18)."""
    found = tuple(active(b))
    if len(found) >= MOST_GOALS and all(g.kind_typed for g in found) and len({g.kind for g in found}) == 1:
        word = "long-term" if found[0].kind == LONG else "short-term"
        yield rows(b, "GOAL-LEVELS", found, f"All {len(found)} goals are {word} goals.", "kind")


def orphan(b: Briefing) -> Iterator[Finding]:
    """A short-term goal leads up to a long-term one (T16)."""
    if not any(active(b, LONG)):
        return
    for goal in active(b, SHORT):
        if goal.kind_typed and goal.part_of is None:
            message = f"{quoted(goal.name)} is part of no long-term goal."
            yield row(b, "GOAL-ORPHAN", goal, message, "part_of")


def order(b: Briefing) -> Iterator[Finding]:
    """A goal is due before the one that it leads up to (T16); benchmarks are said by GOAL-ATTAINABLE."""
    for goal in active(b):
        over = parent(b, goal)
        if over and goal.due and over.due and goal.due > over.due:
            message = f"{quoted(goal.name)} is due after {quoted(over.name)}, which it leads up to."
            yield row(b, "GOAL-ORDER", goal, message, "due")


def no_task(b: Briefing) -> Iterator[Finding]:
    """A short-term goal has something to do (B29)."""
    if not any(t.goal for t in b.coalition.tasks):
        return
    served = {t.goal.name for t in b.coalition.tasks if t.goal and t.is_open}
    for goal in active(b, SHORT):
        if not served & family(b, goal):
            yield row(b, "GOAL-NO-TASK", goal, f"{quoted(goal.name)} has no open task.", "name")


def no_benchmark(b: Briefing) -> Iterator[Finding]:
    """A short-term goal has a benchmark or numbers of its own (B29)."""
    for goal in active(b, SHORT):
        if goal.name not in steps(b) and goal.target is None and goal.now is None:
            yield row(b, "GOAL-NO-BENCH", goal, f"{quoted(goal.name)} has no benchmark yet.", "name")


def too_many(b: Briefing) -> Iterator[Finding]:
    """At most three short-term goals are active at a time (E1)."""
    found = tuple(active(b, SHORT))
    if len(found) > MOST_GOALS:
        yield rows(b, "GOAL-TOO-MANY", found, f"{len(found)} short-term goals are active at once.", "status")


def issue(b: Briefing) -> Iterator[Finding]:
    """With several issues, each goal names its own (B2)."""
    if b.about.focus == "Several issues":
        for goal in active(b):
            if not goal.issue:
                yield row(b, "GOAL-ISSUE", goal, f"{quoted(goal.name)} names no issue.", "issue")


def no_ally(b: Briefing) -> Iterator[Finding]:
    """Some member cares most about a goal's issue (B4)."""
    listed = {fold_name(p) for o in b.coalition.organizations if o.is_member for p in o.priorities}
    for goal in active(b):
        if listed and goal.issue and fold_name(goal.issue) not in listed:
            message = f"No member lists {goal.issue} among its priorities, the issue of {quoted(goal.name)}."
            yield row(b, "GOAL-NO-ALLY", goal, message, "issue")


def no_target(b: Briefing) -> Iterator[Finding]:
    """A goal says who can say yes to it (T17)."""
    for goal in active(b, SHORT):
        if not goal.decided_by:
            yield row(b, "GOAL-NO-TARGET", goal, f"{quoted(goal.name)} does not say who decides.", "decided_by")


def ring(b: Briefing) -> Iterator[Finding]:
    """No goal is part of itself (computations 8)."""
    seen: set[str] = set()
    for start in b.coalition.goals:
        path: list[Goal] = []
        at: Goal | None = start
        while at and at.name not in seen:
            seen.add(at.name)
            path.append(at)
            at = parent(b, at)
        if at in path:
            found = path[path.index(at) :]
            leads = " → ".join(quoted(g.name) for g in (*found, found[0]))
            message = f"A goal is part of itself: {leads}."
            key = min(g.key for g in found)
            yield rows(b, "GOAL-CYCLE", found, message, "part_of", key=key)


def _first_seen(b: Briefing, goal: Goal) -> date | None:
    seen = b.memory.seen(goal.tab, goal.key)
    return seen.first_seen if seen else None


GOALS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (
    ring, none, timetable, tangible, attainable, believable, win_win, review, levels, orphan, order, no_task,
    no_benchmark, too_many, issue, no_ally, no_target,
)  # fmt: skip
