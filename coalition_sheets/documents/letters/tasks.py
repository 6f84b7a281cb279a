"""A few words to the owner of a task shortly before its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.letters.desk import Desk, Skipped, Wanted
from coalition_sheets.documents.names import lead_of
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.tasks import TaskState, open_states
from coalition_sheets.model import fold, fold_name

ITEMS = 2


@frozen
class Coming:
    """One task whose day is near: `note` is its owner's own."""

    text: str
    due: date
    today: bool
    goal: str
    note: str


@frozen(kw_only=True)
class ComingUp:
    """What a letter about tasks that come up gets."""

    items: tuple[Coming, ...]


def coming_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find owners of tasks due in two days or today (and tomorrow, where yesterday was a quiet day)."""
    found: dict[str, list[tuple[TaskState, bool]]] = {}
    days = _days(desk)
    for s in open_states(desk.b):
        if s.due is None or s.waiting or s.unassigned or (s.due - desk.b.today).days not in days:
            continue
        for owner in s.task.owners:
            lead = lead_of(desk.b.coalition, owner)
            if lead and lead.name in desk.b.coalition.person and fold_name(lead.name) != fold_name(desk.writer.name):
                found.setdefault(lead.name, []).append((s, owner.by_first_name or lead.by_first_name))
    for name in sorted(found, key=lambda n: (fold(n), n)):
        mine = sorted(found[name], key=lambda f: (f[0].due or desk.b.today, fold(f[0].task.name)))
        yield Wanted(name=name, about=tuple(s for s, _ in mine[:ITEMS]), keys=tuple(_key(s, desk) for s, _ in mine),
                     by_first_name=any(bare for _, bare in mine))  # fmt: skip


def _days(desk: Desk) -> tuple[int, ...]:
    if desk.asked:
        return tuple(range(desk.b.about.due_soon_days + 1))
    return (0, 1, 2) if desk.b.today - timedelta(1) in desk.b.about.quiet_days else (0, 2)


def _key(s: TaskState, desk: Desk) -> str:
    """Return what a letter is about: a task two days before, and on its day, are two things."""
    return f"{s.task.key} | {'today' if s.due == desk.b.today else 'soon'}"


def coming(seen: View, wanted: Wanted, _desk: Desk) -> ComingUp:
    """Return what a letter about tasks that come up gets."""
    return ComingUp(items=tuple(_item(s, seen) for s in wanted.about))


def _item(s: TaskState, seen: View) -> Coming:
    c, today = seen.briefing.coalition, seen.briefing.today
    note = next((t.notes for t in c.tasks if (t.row, t.table) == (s.task.row, s.task.table)), "")
    goal = c.goal.get(s.task.goal.name) if s.task.goal else None
    return Coming(
        say.shortened(s.task.name, 90).rstrip("."), s.due or today, s.due == today,
        say.shortened(goal.name, 60) if goal else "", say.sentence(say.shortened(note, 100)),
    )  # fmt: skip


def less(letter: ComingUp) -> ComingUp | None:
    """Return the letter with less in it: the longest note goes first."""
    longest = max(letter.items, key=lambda i: len(i.note))
    if not longest.note:
        return None
    return ComingUp(items=tuple(replace(i, note="") if i is longest else i for i in letter.items))
