"""The weekly summary for organizers: one screen, read aloud in a minute and a half."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import zip_longest

from coalition_sheets.documents import say
from coalition_sheets.documents.doing import Todo, things_to_do
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.happened import happened, turned
from coalition_sheets.documents.light_words import ChangeLine, LightLine, change_line, light_line
from coalition_sheets.documents.make import Scan, data_of, finished, header, nothing
from coalition_sheets.documents.mending import Mending, mending
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.pictures.drawn import picture
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.counts import members, members_on, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.lights import WEEK, Change, changes, lights
from coalition_sheets.metrics.meetings import held, next_any, next_meeting
from coalition_sheets.metrics.outreach import Contact, due_steps, gone_quiet
from coalition_sheets.metrics.tasks import TaskState, done_since, due_soon, open_states, overdue, unassigned
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import Briefing, Document, Language, Level, Meeting, Period, fold

TEMPLATE = "weekly-summary.md.j2"
ROWS = 5


@frozen
class Entry:
    """Two cells of the task table: what, and a word about it."""

    what: str
    note: str


@frozen
class Deadline:
    """The nearest date that a goal has."""

    days: int
    goal: str
    day: date


@frozen
class Coming:
    """The next meeting: in how many days, and when."""

    days: int
    day: date
    clock: str
    what: str


@frozen
class Lately:
    """What changed since a day: lights and goals, what happened to rows, and lights that are as they were."""

    since: date | None = None
    changed: tuple[ChangeLine, ...] = ()
    happened: tuple[str, ...] = ()
    unchanged: tuple[LightLine, ...] = ()


@frozen(kw_only=True)
class Weekly:
    """All that the template of the weekly summary gets. `inside`: it is for organizers; `known`: it is for members.

    What is not for the audience is left out; nothing is said to be missing that may only be hidden. `free`: the row,
    counted from 0, with room beside what is late for tasks that nobody has; -1 where they need a row of their own.
    """

    inside: bool
    known: bool
    coalition: str
    as_of: date
    week_of: date
    deadline: Deadline | None
    meeting: Coming | None
    todo: tuple[Todo, ...]
    todo_minutes: int
    good: tuple[str, ...]
    since: date | None
    changed: tuple[ChangeLine, ...]
    happened: tuple[str, ...]
    unchanged: tuple[LightLine, ...]
    any_tasks: bool
    rows: tuple[tuple[Entry | None, Entry | None], ...]
    late: int
    more_late: int
    more_soon: int
    nobody: tuple[str, ...]
    more_nobody: int
    free: int
    load: str
    calls: tuple[str, ...]
    more_calls: int
    quiet: tuple[str, ...]
    more_quiet: int
    missing: tuple[str, ...]
    more_missing: int
    mend: Mending
    quiet_days: tuple[date, ...]
    ready: int | None
    waiting: int


def weekly(
    b: Briefing, load: Load, *, drafts: tuple[int, int] | None = None, level: Level | None = None, scan: Scan = nothing
) -> Document:
    """Return the weekly summary as a Document (Markdown and HTML), for organizers or a lower level.

    `drafts`: how many are ready and how many wait for something; None where nobody counted.
    """
    made = header(TEMPLATE, load)
    seen = view(b, made.level(level))
    data = prepared(seen, drafts)
    return finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, draw=partial(picture, seen), beside=_left_out(data))  # fmt: skip


def _left_out(data: Weekly) -> tuple[str, ...]:
    """Return what a page for fewer eyes does not hold, for whoever makes it."""
    if not data.known:
        return ("Left out, for the coalition alone: tasks, goals and calls. For everybody: `document public-summary`.",)
    if not data.inside:
        return ("Left out, for organizers alone: what to do today, what is late, calls, and cells to mend.",)
    return ()


def prepared(seen: View, drafts: tuple[int, int] | None = None) -> Weekly:
    """Return the weekly summary's data. Below organizers there are no lights and no lists of who is late."""
    b = seen.briefing
    inside = seen.level >= Level.ORGANIZERS
    known = seen.may(open_states, next_meeting, members, members_on, one_on_ones, paces, coverage)
    names = Names(b)
    todo = things_to_do(b) if inside else ()
    late, soon = overdue(b) if inside else (), tuple(s for s in due_soon(b) if known and not s.unassigned)
    nobody = [say.shortened(s.task.name, 40) for s in unassigned(b) if known]
    calls, quiet = _conversations(b, names) if inside else ([], [])
    missing = [b.language.word("sector name", g.sector) for g in coverage(b).gaps if known and g.state == "nobody yet"]
    lately = _lately(b) if inside else Lately()
    return Weekly(
        inside=inside,
        known=known,
        coalition=b.coalition.name or b.language.gettext("Our coalition"),
        as_of=b.today,
        week_of=b.today,
        deadline=_deadline(b) if known else None,
        meeting=_meeting(b) if known else None,
        todo=todo,
        todo_minutes=sum(t.minutes for t in todo),
        good=_good_news(b, names) if known else (),
        since=lately.since,
        changed=lately.changed,
        happened=lately.happened,
        unchanged=lately.unchanged,
        any_tasks=known and bool(open_states(b)),
        rows=tuple(zip_longest([_late(s, b, names) for s in late[:ROWS]], [_soon(s, b, names) for s in soon[:ROWS]])),
        late=len(late),
        more_late=len(late[ROWS:]),
        more_soon=len(soon[ROWS:]),
        nobody=tuple(nobody[:4]), more_nobody=len(nobody[4:]),
        free=len(soon) if len(soon) < len(late[:ROWS]) else -1,
        load=_load(b, names) if inside else "",
        calls=tuple(calls[:5]), more_calls=len(calls[5:]),
        quiet=tuple(quiet[:3]), more_quiet=len(quiet[3:]),
        missing=tuple(missing[:5]), more_missing=len(missing[5:]),
        mend=mending(b) if inside else Mending((), 0, 0, 0, ""),
        quiet_days=tuple(d for n in range(7) if (d := b.today + timedelta(days=n)) in b.about.quiet_days),
        ready=drafts[0] if drafts and inside else None,
        waiting=drafts[1] if drafts and inside else 0,
    )  # fmt: skip


def _lately(b: Briefing) -> Lately:
    """What changed since a week ago, or as far back as memory goes; nothing where no earlier day is known."""
    day = b.memory.from_day(b.today - timedelta(WEEK)) if b.memory.lights else None
    if day is None or day >= b.today:
        return Lately()
    changed = changes(b)
    lines = tuple(change_line(c, b.language) for c in changed)
    return Lately(day, (*lines, *turned(b)), happened(b), _unchanged(b, changed))


def _deadline(b: Briefing) -> Deadline | None:
    """The nearest date of an active goal, of a benchmark only where no goal has one."""
    dated = [g for g in b.coalition.goals if g.status == "Active" and g.due and g.due >= b.today]
    goals = [g for g in dated if g.kind != "Benchmark"] or dated
    if not goals:
        return None
    goal = min(goals, key=lambda g: (g.due or b.today, g.kind != "Long-term goal", fold(g.name)))
    day = goal.due or b.today
    return Deadline((day - b.today).days, say.shortened(goal.name, 70), day)


def _meeting(b: Briefing) -> Coming | None:
    found: Meeting | None = next_meeting(b) or next_any(b)
    if found is None:
        return None
    what = "" if found.kind == "Regular" else b.language.word("kind of meeting", found.kind)
    clock = b.language.clock(found.start) if found.start else ""
    return Coming((found.date - b.today).days, found.date, clock, what)


def _good_news(b: Briefing, names: Names) -> tuple[str, ...]:
    last = next((m for m in reversed(held(b)) if m.date < b.today), None)
    since = last.date if last else b.today - timedelta(days=7)
    said, found = b.language, list[str]()
    if now := members(b).organizations:
        found.append(_before(b, now))
    if done := done_since(b, since):
        day = said.dated(since, b.today)
        found.append(said.ngettext(
            "%(num)s %(task)s finished since %(day)s", "%(num)s %(tasks)s finished since %(day)s", len(done), day=day
        ))  # fmt: skip
    recent = b.today - timedelta(days=14)
    first = _first_one_on_ones(b, recent)[:2]
    found += [said.gettext("%(who)s had a first one-on-one", who=names.named(who)) for who in first]
    met = [say.shortened(p.goal.name, 50) for p in paces(b) if p.met_on and p.met_on >= recent][:2]
    found += [said.gettext("“%(goal)s” is met", goal=name) for name in met]
    wins = sorted((w for w in b.coalition.wins if w.date and recent <= w.date <= b.today), key=lambda w: fold(w.what))
    found += [say.shortened(w.what, 80).rstrip(".") for w in wins[:2]]
    return tuple(found[:5])


def _before(b: Briefing, now: int) -> str:
    """Return how many we are, and were at the nearest month's end with fewer: "11 members (9 at the end of May)"."""
    said = b.language
    ours = said.ngettext("%(num)s %(member)s", "%(num)s %(members)s", now)
    day = b.today.replace(day=1) - timedelta(days=1)
    for _ in range(12):
        if 0 < (count := len(members_on(b, day))) < now:
            month = said.near_day(Period.of(day, "month"), b.today)
            return said.gettext("%(ours)s (%(n)s at the end of %(month)s)", ours=ours, n=count, month=month)
        day = day.replace(day=1) - timedelta(days=1)
    return ours


def _first_one_on_ones(b: Briefing, since: date) -> list[str]:
    first: dict[str, date] = {}
    for touch in one_on_ones(b):
        if touch.by and touch.by.name:
            first[touch.by.name] = min(touch.date, first.get(touch.by.name, touch.date))
    return sorted((who for who, day in first.items() if day >= since), key=fold)


def _unchanged(b: Briefing, changed: tuple[Change, ...]) -> tuple[LightLine, ...]:
    names = {c.name for c in changed}
    order = ("red", "yellow", "green")
    rest = [light for light in lights(b) if light.name not in names and light.word in order]
    rest.sort(key=lambda light: order.index(light.word))
    return tuple(light_line(light, b.language) for light in rest[:3])


def _late(s: TaskState, b: Briefing, names: Names) -> Entry:
    said = b.language
    who = names.all(s.task.owners) or said.gettext("no one yet")
    days = said.ngettext("%(num)s day", "%(num)s days", s.days_late)
    return Entry(f"{days} · {say.shortened(s.task.name, 44)} · {who}", _about(s, said, names))


def _about(s: TaskState, said: Language, names: Names) -> str:
    """Return a word about a late task: what it waits for, or what would help."""
    on, _ = waited_for(s, names)
    if s.waiting:
        return said.gettext("waiting on %(on)s", on=on) if on else said.gettext("waiting")
    if s.orphaned:
        return said.gettext("who could take it over?")
    if s.days_late < 3:
        return said.gettext("leave it till %(weekday)s", weekday=said.weekday(_third_day(s)))
    if s.days_late > 30:
        return said.gettext("let it go?")
    return said.gettext("has help been offered?") if s.days_late > 7 else said.gettext("a kind word?")


def _third_day(s: TaskState) -> date:
    return (s.due or date.min) + timedelta(days=3)


def _soon(s: TaskState, b: Briefing, names: Names) -> Entry:
    due = s.due or b.today
    when = b.language.in_days(0) if due == b.today else b.language.day_of_week(due)
    return Entry(f"{when} · {say.shortened(s.task.name, 44)}", names.all(s.task.owners))


def _load(b: Briefing, names: Names) -> str:
    load, said = workload(b), b.language
    if load.concentrated_person:
        n = load.open.get(load.concentrated_person, 0)
        who = names.named(load.concentrated_person)
        return said.gettext("%(who)s is carrying %(n)s of the %(all)s open %(tasks)s. Which two could move?",
                            who=who, n=n, all=load.open_total)  # fmt: skip
    if load.over:
        who = said.listed([names.named(n) for n in load.over[:3]])
        return said.ngettext("%(who)s has a lot to carry. What could move?",
                             "%(who)s have a lot to carry. What could move?", len(load.over), who=who)  # fmt: skip
    return ""


def _conversations(b: Briefing, names: Names) -> tuple[list[str], list[str]]:
    """Return whom to call, and who went quiet."""
    return [_call(c, b, names) for c in due_steps(b)], [_quiet(c, b) for c in gone_quiet(b)]


def _call(c: Contact, b: Briefing, names: Names) -> str:
    said, parts = b.language, [names.named(c.next_owner)] if c.next_owner else []
    if c.stage == 1:
        parts.append(said.gettext("first contact"))
    if c.next_due and c.next_due < b.today:
        parts.append(said.gettext("was for %(day)s", day=said.dated(c.next_due, b.today)))
    return f"{c.name} ({', '.join(parts)})" if parts else c.name


def _quiet(c: Contact, b: Briefing) -> str:
    said = b.language
    if c.no_answers >= 3:
        return said.gettext("%(name)s (%(n)s tries, no answer: another way, or somebody who knows them?)",
                            name=c.name, n=c.no_answers)  # fmt: skip
    stage = said.word("stage", c.stage_name).lower()
    if not c.last:
        return f"{c.name} ({stage})"
    day = said.dated(c.last.date, b.today)
    return said.gettext("%(name)s (%(stage)s, nothing since %(day)s)", name=c.name, stage=stage, day=day)
