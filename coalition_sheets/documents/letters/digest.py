"""The overdue digest: kind words to each person whose promises are past their date, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.letters.desk import Desk, Skipped, Wanted, gone
from coalition_sheets.documents.names import Names, lead_of
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import held, next_meeting
from coalition_sheets.metrics.tasks import TaskState, overdue, states
from coalition_sheets.model import Briefing, Language, Person, Ref, fold, fold_name

KIND = "overdue-digest"
ITEMS = 5


@frozen
class Item:
    """One promise in the letter. `was_for` is its date; `on` what it waits for; `note` the owner's own."""

    text: str
    was_for: date
    on: str
    note: str
    goal: str
    holds_up: bool


@frozen(kw_only=True)
class Digest:
    """What the digest gets; `short`: what to name in a short text."""

    thanks: str
    came: date | None
    items: tuple[Item, ...]
    more: int
    meeting: date | None
    meeting_clock: str
    meeting_place: str
    short: tuple[str, ...]


@frozen
class Owed:
    """A task in somebody's letter: `by_first_name` where only a first name led to them; `holds_up`: another waits."""

    state: TaskState
    by_first_name: bool = False
    holds_up: bool = False


def owed_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find owners of tasks that are past their date long enough, and tasks whose owner nobody knows."""
    b = desk.b
    owed, lost = _owed(b)
    for name in sorted(owed, key=lambda n: (fold(n), n)):
        tasks, why = _due_for_mail(b, name, owed[name], asked=bool(desk.asked))
        if fold_name(name) == fold_name(desk.writer.name) and tasks and not why:
            why = f"writes these letters; on your own list: {say.listed(_titles(tasks))}."
        if why:
            yield Skipped(name, why)
        elif tasks:
            yield Wanted(name=name, about=tasks, keys=tuple(o.state.task.key for o in _ordered(tasks)),
                         by_first_name=any(o.by_first_name for o in tasks), doubts=tuple(_doubts(tasks)))  # fmt: skip
    for name, states_ in sorted(lost.items(), key=lambda n: (fold(n[0]), n[0])):
        yield Wanted(name=name, unclear=_unclear(name, states_), keys=tuple(s.task.key for s in states_))


def _doubts(owed: Iterable[Owed]) -> Iterator[str]:
    """Yield which tasks may be done already, for all that their Status says."""
    for o in owed:
        if o.state.task.status == "unknown":
            yield f"Is “{say.shortened(o.state.task.name, 60)}” done? Its Status is not a word we know: mend it first."


def _owed(b: Briefing) -> tuple[dict[str, list[Owed]], dict[str, list[TaskState]]]:
    """Return what each person should hear about, and what belongs to names that nobody was found for."""
    found: dict[str, list[Owed]] = {}
    lost: dict[str, list[TaskState]] = {}
    for s in overdue(b):
        if s.days_late < b.about.overdue_mail_from or s.unassigned:
            continue
        for owner in s.task.owners:
            lead = lead_of(b.coalition, owner)
            if lead is None or lead.name not in b.coalition.person:
                lost.setdefault(owner.label, []).append(s)
            elif all(o.state is not s for o in found.get(lead.name, [])):
                found.setdefault(lead.name, []).append(Owed(s, owner.by_first_name or lead.by_first_name))
    for s in overdue(b):
        if s.blocked_by is not None and s.days_late >= b.about.overdue_mail_from:
            _also_the_blocker(b, s, found)
    return found, lost


def _also_the_blocker(b: Briefing, waiting: TaskState, found: dict[str, list[Owed]]) -> None:
    """Tell the owner of a task that a late one waits for, if theirs is past its date as well."""
    blocker = next((s for s in states(b) if s.task is waiting.blocked_by), None)
    if blocker is None or not blocker.overdue or blocker.unassigned:
        return
    for owner in blocker.task.owners:
        lead = lead_of(b.coalition, owner)
        if lead is None or lead.name not in b.coalition.person:
            continue
        mine = found.setdefault(lead.name, [])
        mine[:] = [replace(o, holds_up=True) if o.state is blocker else o for o in mine]
        if all(o.state is not blocker for o in mine):
            mine.append(Owed(blocker, owner.by_first_name or lead.by_first_name, holds_up=True))


def _due_for_mail(b: Briefing, name: str, owed: Iterable[Owed], *, asked: bool) -> tuple[tuple[Owed, ...], str]:
    """Return the tasks to write about today, or why there is no letter."""
    person = b.coalition.person[name]
    if person.do_not_contact:
        return (), "asked not to be contacted."
    if where := gone(person, b.today):
        leads = _leads_of(b, owed, name)
        then = f" Please talk with {leads} about who takes it on." if leads else " Who could take it on?"
        return (), f"{where}.{then}"
    mine = [
        s for s in b.memory.sent if s.kind == KIND and fold_name(s.to) in (fold_name(name), fold_name(person.email))
    ]
    last = max((s.day for s in mine), default=None)
    if not asked and last and (b.today - last).days < 7:
        return (), f"had a letter on {say.long_day(last)}; at most one a week."
    recent = {k for s in mine if (b.today - s.day).days < b.about.same_task_every for k in s.keys}
    tasks = tuple(o for o in owed if asked or o.state.task.key not in recent)
    return tasks, "" if tasks else "heard about all of it in the last days."


def _ordered(owed: Iterable[Owed]) -> list[Owed]:
    """Return tasks with the oldest last: the letter begins with what is easy."""
    return sorted(owed, key=lambda o: (-(o.state.due or date.max).toordinal(), fold(o.state.task.name)))


def _titles(owed: Iterable[Owed]) -> list[str]:
    return [f"“{say.shortened(o.state.task.name, 60)}”" for o in owed]


def _leads_of(b: Briefing, owed: Iterable[Owed], but: str) -> str:
    goals = [b.coalition.goal.get(o.state.task.goal.name) for o in owed if o.state.task.goal]
    leads = [lead_of(b.coalition, g.lead) for g in goals if g and g.lead]
    return say.listed(dict.fromkeys(r.name for r in leads if r and r.name != but))


def tell(b: Briefing) -> tuple[str, ...]:
    """Return what goal leads should hear of, in person: tasks of their goal from day 8."""
    lines: dict[str, list[str]] = {}
    for s in overdue(b):
        goal = b.coalition.goal.get(s.task.goal.name) if s.task.goal and s.days_late >= 8 else None
        lead = lead_of(b.coalition, goal.lead) if goal and goal.lead else None
        if lead and lead.name and all(o.name != lead.name for o in s.task.owners):
            lines.setdefault(lead.name, []).append(f"“{say.shortened(s.task.name, 60)}”")
    return tuple(f"{name}, who leads the goal: {say.listed(found)}" for name, found in sorted(lines.items()))


def shorter(letter: Digest) -> Digest | None:
    """Return the letter with less in it: first the longest note goes, then the reasons, then the last tasks."""
    longest = max(letter.items, key=lambda i: (len(i.note), len(i.goal)))
    if longest.note or longest.goal:
        goal = longest.goal if longest.note else ""
        bare = replace(longest, note="", goal=goal)
        return replace(letter, items=tuple(bare if i is longest else i for i in letter.items))
    if len(letter.items) > 2:
        return replace(letter, items=letter.items[:-1], more=letter.more + 1)
    return None


def digest(seen: View, wanted: Wanted, desk: Desk) -> Digest:
    """Return the digest to a View's recipient: their own notes from their View, all else as everybody sees it."""
    b, ordered = desk.b, _ordered(wanted.about)
    person = seen.briefing.coalition.person[seen.recipient]
    meeting = next_meeting(b)
    near = meeting if meeting and (meeting.date - b.today).days <= 14 else None
    items = tuple(_item(o, seen, desk.names) for o in ordered[:ITEMS])
    rest = len(ordered) - 2
    return Digest(
        thanks=_thanks(b, person),
        came=_came(b, person),
        items=items,
        more=max(0, len(ordered) - ITEMS),
        meeting=near.date if near else None,
        meeting_clock=b.language.clock(near.start) if near and near.start else "",
        meeting_place="" if near is None or "://" in near.place else say.shortened(near.place.partition("(")[0], 40),
        short=(*(i.text for i in items[:2]), *((_more(b, rest),) if rest > 0 else ())),
    )


def _item(owed: Owed, seen: View, names: Names) -> Item:
    s, c = owed.state, seen.briefing.coalition
    note = next((t.notes for t in c.tasks if (t.row, t.table) == (s.task.row, s.task.table)), "")
    goal = c.goal.get(s.task.goal.name) if s.task.goal else None
    return Item(
        say.shortened(s.task.name, 90), s.due or seen.briefing.today, _on(s, names, seen.briefing.language),
        say.sentence(say.shortened(note, 200)), say.shortened(goal.name, 60) if goal else "", owed.holds_up,
    )  # fmt: skip


def _more(b: Briefing, rest: int) -> str:
    return b.language.ngettext("%(num)s more", "%(num)s more", rest)


def _on(s: TaskState, names: Names, language: Language) -> str:
    """Return on whom or what a task waits; another person's task goes by that person alone."""
    if s.waiting and s.blocked_by is not None:
        return names.all(s.blocked_by.owners) or language.gettext("another %(task)s")
    return waited_for(s, names)[0] or (language.gettext("an answer") if s.waiting else "")


def _thanks(b: Briefing, person: Person) -> str:
    """Return the latest thing they got done in the last 60 days, or ""."""
    first = b.today - timedelta(days=60)
    done = [s for s in states(b) if s.done_on and first <= s.done_on <= b.today and _is_theirs(s, person)]
    latest = max(done, key=lambda s: (s.done_on or first, fold(s.task.name)), default=None)
    return say.shortened(latest.task.name, 80).rstrip(".") if latest else ""


def _is_theirs(s: TaskState, person: Person) -> bool:
    return any(o.kind == "person" and o.name == person.name for o in s.task.owners)


def _came(b: Briefing, person: Person) -> date | None:
    met = [m.date for m in held(b) if any(r.name == person.name for r in m.attended)]
    return met[-1] if met and (b.today - met[-1]).days <= 60 else None


def _unclear(name: str, tasks: list[TaskState]) -> str:
    """Return why nobody was found to write to."""
    ref = next((o for s in tasks for o in s.task.owners if o.label == name), Ref(name))
    what = say.listed([f"“{say.shortened(s.task.name, 60)}”" for s in tasks[:3]])
    match ref.kind:
        case "group" | "organization":
            where = "the Roles tab" if ref.kind == "group" else "its Main contact"
            why = f"Nobody answers mail for {name} yet: fill in {where}."
        case "ambiguous":
            why = f"Check the name: “{name}” could be {say.listed(ref.candidates[:3], 'or')}."
        case _:
            why = f"“{name}” is on no row of the People tab: add a row, or mend the name."
    return f"{why} It is about {what}."
