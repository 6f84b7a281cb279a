"""Lists on the screen: tasks, benchmarks, outreach, and where a number comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coalition_sheets.documents import say
from coalition_sheets.documents.standing import Stand, stand
from coalition_sheets.documents.template import AUDIENCES
from coalition_sheets.jobs.asked import meeting, owner
from coalition_sheets.jobs.result import Block, Grid, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.metrics.audience import DECLASSIFIED
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.contacts import Contact
from coalition_sheets.metrics.counts import members, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.explain import Explanation
from coalition_sheets.metrics.explain import explain as explained
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.outreach import due_steps, funnel, gone_quiet
from coalition_sheets.metrics.tasks import TaskState, open_states
from coalition_sheets.model import Briefing, Level, fold, fold_name


def tasks(
    session: Session,
    level: Level = Level.ORGANIZERS,
    *,
    which: str | None = None,
    owner: str | None = None,
    from_meeting: str | None = None,
) -> Result:
    """List open tasks, or those of one standing, person, group or meeting."""
    if not session.may(level, open_states):
        return _not_for(session, "tasks", level, {"tasks": []})
    b = session.seen_by(level)
    chosen = _chosen(b, which, owner, from_meeting)
    late = level is Level.ORGANIZERS
    headers = ("By when", *(("Late",) if late else ()), "Task", "Who", "Standing", "Cell")
    rows = tuple(_task_row(b, s, late=late) for s in chosen)
    what = " ".join(w for w in ("open", (which or "").replace("-", " ")) if w)
    body: tuple[Block, ...] = (Grid(headers, rows),) if rows else ()
    noun = "task" if len(chosen) == 1 else "tasks"
    return Result(
        command="tasks",
        workbook=session.workbook.name,
        as_of=b.today,
        summary=f"{len(chosen)} {what} {noun}." if chosen else f"No {what} tasks here. A good day to thank somebody.",
        data={"tasks": [_task_data(b, s, late=late) for s in chosen]},
        body=body,
    )


def _not_for(session: Session, command: str, level: Level, data: Mapping[str, Any]) -> Result:
    """Return that a list is for fewer people, with no rows: counted over blanks it would say what is not so."""
    return Result(
        command=command,
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary=f"This list is not for {AUDIENCES[level]}.",
        data=data,
    )


def _chosen(b: Briefing, which: str | None, owner_name: str | None, meeting_name: str | None) -> list[TaskState]:
    chosen = [s for s in open_states(b) if _fits(s, which)]
    if owner_name:
        key = fold_name(owner(b.coalition, owner_name))
        chosen = [s for s in chosen if key in {fold_name(o.label) for o in s.task.owners}]
    if meeting_name:
        held = meeting(b, meeting_name)
        named = {label for label, m in b.coalition.meeting.items() if m is held}
        chosen = [s for s in chosen if s.task.meeting and s.task.meeting.name in named]
    return chosen


def _fits(s: TaskState, which: str | None) -> bool:
    match which:
        case "overdue":
            return s.overdue
        case "due-soon":
            return s.standing in ("due today", "due soon")
        case "unassigned":
            return s.unassigned
        case _:
            return True


def _task_row(b: Briefing, s: TaskState, *, late: bool) -> tuple[str, ...]:
    due = s.due.isoformat() if s.due else "-"
    days = (str(s.days_late) if s.overdue else "",) if late else ()
    who = ", ".join(o.label for o in s.task.owners) or "nobody yet"
    waiting = f"{s.standing}: {s.waiting_for}" if s.waiting and s.waiting_for else s.standing
    standing = waiting if late else waiting.removeprefix("overdue, ").replace("overdue", "open")
    return due, *days, s.task.name, who, standing, b.coalition.place(s.task, "name").a1


def _task_data(b: Briefing, s: TaskState, *, late: bool) -> Mapping[str, Any]:
    place = b.coalition.place(s.task, "name")
    data: dict[str, Any] = {
        "task": s.task.name,
        "owners": [o.label for o in s.task.owners],
        "due": s.due,
        "status": s.task.status,
        "waiting_for": s.waiting_for,
        "goal": s.task.goal.label if s.task.goal else None,
        "tab": place.tab,
        "cell": place.a1,
    }
    return data | ({"standing": s.standing, "days_late": s.days_late} if late else {})


def benchmarks(session: Session, level: Level = Level.ORGANIZERS) -> Result:
    """Show how every goal and benchmark stands."""
    if not session.may(level, goal_states, paces):
        return _not_for(session, "benchmarks", level, {"goals": [], "benchmarks": []})
    b = session.seen_by(level)
    goals = [g for g in goal_states(b) if g.of]
    measured = [p for p in paces(b) if p.standing not in ("dropped", "not yet agreed")]
    body: list[Block] = []
    if goals:
        rows = tuple(
            (g.goal.name, g.standing, say.standing(g.met, g.of, g.not_measured), _due(g.goal.due)) for g in goals
        )
        body.append(Grid(("Goal", "Standing", "Benchmarks", "Due"), rows))
    if measured:
        rows = tuple((p.goal.name, p.standing or "no target", _in_words(stand(p)), _due(p.goal.due)) for p in measured)
        body.append(Grid(("Benchmark", "Standing", "Where it is", "Due"), rows))
    need = sum(p.standing in ("behind", "at risk", "date passed") for p in measured)
    return Result(
        command="benchmarks",
        workbook=session.workbook.name,
        as_of=b.today,
        summary=f"{len(measured)} benchmarks, {need or 'none'} of them in need of a push."
        if measured
        else "No benchmarks yet. Add a row with a number and a date to the Goals tab.",
        data={
            "goals": [
                {"goal": g.goal.name, "standing": g.standing, "met": g.met, "of": g.of, "not_measured": g.not_measured}
                for g in goals
            ],
            "benchmarks": [_pace_data(p) for p in measured],
        },
        body=tuple(body),
    )


def _in_words(s: Stand) -> str:
    """Return where a benchmark is: "7 of 30. A steady pace would be 12. From here: 3 every two weeks."."""
    match s.shape:
        case "milestone":
            now = "Yes or no"
        case "blank":
            now = "No number yet"
        case "falling":
            now = f"{s.now}, from {s.start} down to {s.target}"
        case "keep":
            now = f"{s.now}, to be kept"
        case _:
            now = f"{s.now} of {s.target}" if s.target else s.now
    parts = [
        now,
        f"a steady pace would be {s.expected}" if s.expected else "",
        f"from here {s.needed}" if s.needed else "",
    ]
    if s.as_of:
        parts.append(f"as of {say.month_day(s.as_of)}")
    return "; ".join(part for part in parts if part)


def _due(due: Any) -> str:
    return due.isoformat() if due else "-"


def _pace_data(p: Pace) -> Mapping[str, Any]:
    names = ("standing", "start", "target", "now", "unit", "p", "e", "expected", "needed", "projection", "marked")
    return {"benchmark": p.goal.name, "due": p.goal.due} | {name: getattr(p, name) for name in names}


def outreach(session: Session, level: Level = Level.ORGANIZERS) -> Result:
    """Show the funnel, the next steps due, the conversations gone quiet, and who is missing; to members only totals."""
    if not session.may(level, funnel, coverage):
        return _not_for(session, "outreach", level, {"funnel": [], "due": [], "quiet": [], "missing": []})
    b, inside = session.seen_by(level), level >= Level.ORGANIZERS
    due, quiet, stages, missing = due_steps(b), gone_quiet(b), funnel(b).stages, coverage(b).gaps
    body: list[Block] = [
        Grid(
            ("Stage", "Here now", "Ever reached"),
            tuple((s.name, str(len(s.here)), str(len(s.reached))) for s in stages),
        )
    ]
    if due and inside:
        rows = tuple((_due(c.next_due), c.name, c.next_step or "next step", c.next_owner) for c in due)
        body += [Text("Next steps due", strong=True), Grid(("By when", "With", "What", "Who"), rows)]
    if quiet and inside:
        silent = tuple((c.name, c.stage_name, str(c.days_since_touch)) for c in quiet)
        body += [Text("Went quiet", strong=True), Grid(("With", "Stage", "Days since"), silent)]
    if missing:
        body.append(Text("Still missing: " + ", ".join(f"{g.sector} ({g.state})" for g in missing)))
    return Result(
        command="outreach",
        workbook=session.workbook.name,
        as_of=b.today,
        summary=f"{say.count(len(due), 'next step')} due, {say.count(len(quiet), 'conversation')} gone quiet, "
        f"{say.count(len(missing), 'sector')} to fill.",
        data={
            "funnel": [{"stage": s.name, "here": len(s.here), "reached": len(s.reached)} for s in stages],
            "due": [_contact_data(c) for c in due if inside],
            "quiet": [_contact_data(c) for c in quiet if inside],
            "missing": [{"sector": g.sector, "state": g.state} for g in missing],
        },
        body=tuple(body),
    )


def _contact_data(c: Contact) -> Mapping[str, Any]:
    return {
        "name": c.name,
        "stage": c.stage_name,
        "next_step": c.next_step,
        "next_due": c.next_due,
        "next_owner": c.next_owner,
        "days_since_touch": c.days_since_touch,
    }


def explain(session: Session, thing: str, level: Level = Level.ORGANIZERS) -> Result:
    """Show the arithmetic and the rows behind a benchmark, task, check code or number."""
    b = session.seen_by(level)
    found = _declassified(session, level, thing) or explained(b, thing, level)
    rows = tuple((p.tab, p.a1, p.typed) for p in found.rows)
    body: list[Block] = [Text(found.title, strong=True), Text("\n".join(found.lines))]
    if rows:
        body.append(Grid(("Tab", "Cell", "What stands there"), rows))
    return Result(
        command="explain",
        workbook=session.workbook.name,
        as_of=b.today,
        summary=f"{say.count(len(rows), 'row')} behind it." if rows else "",
        data={
            "title": found.title,
            "lines": found.lines,
            "rows": [{"tab": t, "cell": c, "typed": v} for t, c, v in rows],
        },
        body=tuple(body),
    )


def _declassified(session: Session, level: Level, thing: str) -> Explanation | None:
    """Return a count that may be told below its level: the number, without its rows. No goal of that name is meant."""
    count = DECLASSIFIED.get(fold(thing))
    if count is None or session.may(level, members, held, one_on_ones):
        return None
    title = f"{say.capital(fold(thing))}: {count(session.briefing)}"
    return Explanation(title, ("The number alone. What is behind it is for the coalition.",), ())
