"""Goals and their benchmarks as a table: in words and counts, no colours, no verdict."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.standing import Stand, stand
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.model import Briefing, Language, fold, noted

WORDS = {
    "met": noted("standing", "met"), "on track": noted("standing", "on track"),
    "just started": noted("standing", "just started"), "at risk": noted("standing", "needs a push"),
    "behind": noted("standing", "needs a push"), "date passed": noted("standing", "its date has passed"),
    "no data": noted("standing", "no number yet"), "not started": noted("standing", "not started yet"),
    "not yet": noted("standing", "not yet"), "not yet agreed": noted("standing", "not yet agreed"),
}  # fmt: skip


@frozen(kw_only=True)
class GoalRow:
    """One row. `now` is "7 of 30"; `start`, `as_of` and `standing` are blank where nothing is known."""

    name: str
    part_of: str
    due: str
    day: date | None
    start: str
    now: str
    as_of: str
    standing: str


def goal_rows(b: Briefing) -> tuple[GoalRow, ...]:
    """Return each active goal, the soonest first: "2 of 5 met, 1 not measured"."""
    said = b.language
    found = [s for s in goal_states(b) if s.goal.status == "Active" and s.goal.kind != "Benchmark"]
    found.sort(key=lambda s: (s.goal.due or date.max, fold(s.goal.name)))
    return tuple(
        GoalRow(
            name=say.shortened(s.goal.name, 80),
            part_of=s.goal.part_of.label if s.goal.part_of else "",
            due=said.near_day(s.goal.due, b.today) if s.goal.due else "",
            day=s.goal.due,
            start="",
            now=said.standing(s.met, s.of, s.not_measured) if s.of else "",
            as_of="",
            standing=said.word("standing", WORDS.get(s.standing, "")) if not s.of else "",
        )
        for s in found
    )


def benchmark_rows(b: Briefing) -> tuple[GoalRow, ...]:
    """Return each active benchmark with numbers or a date, the soonest first."""
    said = b.language
    found = [p for p in paces(b) if p.goal.status == "Active"]
    found.sort(key=lambda p: (p.goal.due or date.max, fold(p.goal.name)))
    rows: list[GoalRow] = []
    for p in found:
        s = stand(p, said)
        rows.append(GoalRow(
            name=say.shortened(p.goal.name, 80),
            part_of=say.shortened(p.goal.part_of.label, 60) if p.goal.part_of else "",
            due=said.near_day(p.goal.due, b.today) if p.goal.due else "",
            day=p.goal.due,
            start=s.start,
            now=_so_far(s, said),
            as_of=said.month_day(s.as_of) if s.as_of else "",
            standing=said.word("standing", WORDS.get(p.standing, "")),
        ))  # fmt: skip
    return tuple(rows)


def _so_far(s: Stand, said: Language) -> str:
    if not s.now or not s.target:
        return s.now
    if s.shape == "number":
        return said.gettext("%(now)s of %(target)s", now=s.now, target=s.target)
    return said.gettext("%(now)s, aiming for %(target)s", now=s.now, target=s.target)
