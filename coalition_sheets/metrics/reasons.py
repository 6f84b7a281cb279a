"""Why a benchmark, goal, task or contact stands as it does, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics import plain
from coalition_sheets.metrics.assignment import suggestions
from coalition_sheets.metrics.benchmarks import Pace, pace_of
from coalition_sheets.metrics.contacts import Contact
from coalition_sheets.metrics.counts import member_organizations, one_on_ones
from coalition_sheets.metrics.goals import LAGGING, GoalState, goal_state_of
from coalition_sheets.metrics.tasks import TaskState
from coalition_sheets.model import Briefing, Goal, Place, Record


@frozen
class Explanation:
    """What a thing is, how its figure comes about, line by line, and where its rows stand."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[Place, ...] = ()


def places(b: Briefing, rows: Sequence[Record], column: str = "name") -> tuple[Place, ...]:
    """Return where rows stand, each by the cell of a column."""
    return tuple(b.coalition.place(row, column) for row in rows)


def of_pace(b: Briefing, pace: Pace) -> Explanation:
    """Explain a benchmark: its numbers, the time that passed, the steady pace and what follows."""
    standing = pace.standing or "no target"
    rows: tuple[Place, ...] = places(b, [pace.goal], "now")
    if pace.counted:
        rows += _counted_rows(b, pace)
    return Explanation(f"{pace.goal.name}: {standing}", tuple(_pace_lines(b, pace)), rows)


def _pace_lines(b: Briefing, pace: Pace) -> Iterator[str]:
    goal = pace.goal
    if pace.kind == "number":
        yield from _number_lines(b, pace)
    elif pace.kind == "keep":
        yield _keep_line(pace)
    else:
        yield "This is a yes/no milestone."
        yield f"Due: {plain.day(goal.due, b.today)}. Within 14 days of it, and not there yet, it is at risk."
    if pace.counted:
        yield f"The number is counted from the workbook (“{goal.measure}”), not typed."
    if pace.early_reading:
        yield "As of lies before Started on, so the number says nothing yet."
    if reason := _REASONS.get(pace.standing):
        yield reason
    if pace.met_late:
        yield f"It was met on {plain.day(pace.met_on, b.today)}, after its date."


def _number_lines(b: Briefing, pace: Pace) -> Iterator[str]:
    unit, due = pace.unit, pace.goal.due
    now = "No number yet" if pace.now is None else plain.number(pace.now, unit)
    if pace.target is None:
        yield f"{now}, and no target to compare it with."
        return
    start = f", from {plain.number(pace.start, unit)} at the start" if pace.start else ""
    yield f"{now} of {plain.number(pace.target, unit)}{start}."
    if pace.started and due and pace.e is not None and pace.expected is not None:
        whole, passed = (due - pace.started).days, max((b.today - pace.started).days, 0)
        steady = plain.whole(pace.expected, unit)
        yield f"{min(passed, whole)} of {whole} days have passed, so a steady pace would be {steady}."
    if pace.marked and pace.started and due:
        there = f"{(pace.marked - pace.started).days} of {(due - pace.started).days} days"
        yield f"The number is of {plain.day(pace.marked, b.today)}; it is judged by that day, {there} in."
    if pace.standing in ("on track", "at risk", "behind") and pace.p is not None and pace.e:
        yield f"That is {plain.percent(max(pace.p / pace.e, Fraction()))} of a steady pace: {pace.standing}."
        on, risk = plain.percent(b.about.on_track_from), plain.percent(b.about.at_risk_from)
        yield f"({on} or more, or at most 5 points short of it, is on track; {risk} or more is at risk.)"
    if pace.needed:
        so_far = f"; so far it was {plain.rate(pace.so_far, unit)}" if pace.so_far else ""
        yield f"From here it takes {plain.rate(pace.needed, unit)}{so_far}."
    if pace.projection:
        yield f"At this rate it is reached in {pace.projection}."


def _keep_line(pace: Pace) -> str:
    now = "No number yet" if pace.now is None else f"{plain.number(pace.now, pace.unit)} now"
    bound = plain.number(pace.target or Fraction(), pace.unit)
    return f"{now}, to be kept {pace.bound} {bound}. Up to 10 % on the wrong side is at risk, beyond is behind."


_REASONS = {
    "date passed": "Its date has passed and it is not met.",
    "not started": "Its start is still ahead.",
    "no data": "Without a number there is nothing to judge.",
    "no due date": "Without a date there is no pace.",
    "no start date": "Without a start there is no pace.",
    "just started": "So early nothing is judged.",
    "excluded": "Start and target, or the two dates, leave nothing to measure, so it is left out.",
    "dropped": "It was dropped, so it is left out.",
    "not yet agreed": "It is not agreed yet, so it is left out.",
}


def _counted_rows(b: Briefing, pace: Pace) -> tuple[Place, ...]:
    if "one" in pace.goal.measure.casefold():
        return places(b, one_on_ones(b, pace.goal.started), "date")
    return places(b, member_organizations(b)) if "individual" not in pace.goal.measure.casefold() else ()


def of_goal(b: Briefing, state: GoalState) -> Explanation:
    """Explain a goal by its benchmarks and sub-goals."""
    goal = state.goal
    lines = [
        f"{state.met} of {state.of} met" + (f", {state.not_measured} not measured." if state.not_measured else ".")
    ]
    lines += [f"“{c.name}”: {c.standing or 'no target'}." for c in state.children]
    if goal.status != "Active":
        lines.append(f"Its Status says {goal.status}.")
    elif state.standing == "date passed":
        lines.append(f"It was due {plain.day(goal.due, b.today)}, and not every part is met.")
    elif lagging := sum(c.standing in LAGGING for c in state.children):
        share = "a third or more" if state.standing == "behind" else "less than a third"
        lines.append(f"{lagging} behind or past the date: by weight {share}, so it is {state.standing}.")
    rows = places(b, [goal, *(c.goal for c in state.children if c.goal)])
    return Explanation(f"{goal.name}: {state.standing}", tuple(lines), rows)


def of_goal_row(b: Briefing, goal: Goal) -> Explanation:
    """Explain a row of Goals: by its parts where it has any, else by its own numbers."""
    state, pace = goal_state_of(b, goal), pace_of(b, goal)
    if state and state.children:
        own = of_pace(b, pace).lines if pace and pace.kind != "milestone" else ()
        found = of_goal(b, state)
        return Explanation(found.title, (*found.lines, *own), found.rows)
    if pace:
        found = of_pace(b, pace)
        above = b.coalition.goal.get(pace.goal.part_of.name) if pace.goal.part_of else None
        lines = (*found.lines, f"It is part of “{above.name}”.") if above else found.lines
        return Explanation(found.title, lines, found.rows)
    return Explanation(
        f"{goal.name}: no benchmarks", ("It has neither benchmarks nor numbers of its own.",), places(b, [goal])
    )


def of_tasks(b: Briefing, found: Sequence[TaskState], *, late: bool = True) -> Explanation:
    """Explain a task, or all tasks of the same text; `late` says whether, and by how many days, they are."""
    lines = [line for state in found for line in _task_lines(b, state, late=late)]
    standings = (s.standing if late else s.standing.removeprefix("overdue, ").replace("overdue", "open") for s in found)
    title = f"{found[0].task.name}: {plain.names(dict.fromkeys(standings))}"
    return Explanation(title, tuple(lines), places(b, [s.task for s in found]))


def _task_lines(b: Briefing, state: TaskState, *, late: bool) -> Iterator[str]:
    task = state.task
    yield f"Who: {plain.names(ref.label for ref in task.owners) or 'nobody yet'}. Status: {task.status}."
    if state.next_meeting_missing:
        yield "By when says “next meeting”, and none is planned: no date."
    else:
        says = " (“next meeting”)" if task.due_next_meeting else ""
        since = f", {plain.count(state.days_late, 'day')} before today" if state.overdue and late else ""
        yield f"By when: {plain.day(state.due, b.today)}{says}{since}."
    if state.waiting:
        yield f"It waits on {state.waiting_for or 'something nobody wrote down'}."
    if state.unblocked_by:
        yield f"“{state.unblocked_by.name}”, which it waited on, is {state.unblocked_by.status.lower()}."
    if state.in_cycle:
        yield "It stands in a ring of tasks that wait on each other, so none of them counts as waiting."
    for found in (c for s in suggestions(b) if s.state is state for c in s.candidates):
        beside = f"; with {found.beside} beside them" if found.beside else ""
        yield f"You could ask {found.person.name}: {', '.join(found.reasons)}{beside}."
    if task.status == "Done":
        yield f"Done on: {plain.day(state.done_on, b.today) if state.done_on else 'not known'}."


def of_contact(b: Briefing, contact: Contact) -> Explanation:
    """Explain how far a conversation has come."""
    lines = [f"Stage {contact.stage} of 6: {contact.stage_name}."]
    if contact.exit:
        lines.append(f"{contact.exit}: on no list of calls for now.")
    if contact.last:
        outcome = f" ({contact.last.outcome})" if contact.last.outcome else ""
        lines.append(f"Last touch: {plain.day(contact.last.date, b.today)}{outcome}.")
    if contact.next_due:
        lines.append(f"Next step: {contact.next_step or 'not named'}, by {plain.day(contact.next_due, b.today)}.")
    elif contact.stalled:
        allowed = b.about.stalled_days[contact.stage - 2]
        lines.append(f"No next step, and no touch for more than {allowed} days: it went quiet.")
    row: list[Record] = [r for r in (contact.organization, contact.person) if r]
    rows = (*places(b, row), *places(b, contact.touches, "date"))
    return Explanation(f"{contact.name}: {contact.stage_name}", tuple(lines), rows)
