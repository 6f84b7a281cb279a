"""Letters about the next meeting: a week before it, and the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.letters.desk import Desk, Skipped, Wanted
from coalition_sheets.documents.names import lead_of
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import WHOLE, in_group, upcoming
from coalition_sheets.metrics.tasks import TaskState, open_states
from coalition_sheets.model import Briefing, Meeting, Ref, fold, fold_name, noted

NOTICE_DAYS = range(2, 8)
ITEMS = 3
TASKS = 2


@frozen(kw_only=True)
class Notice:
    """What a letter about a meeting gets; `place` may be a link, for it goes to those who are asked to come."""

    day: date
    clock: str
    zone: str
    place: str
    purpose: str
    group: str
    provided: tuple[str, ...]
    items: tuple[str, ...]
    tasks: tuple[str, ...]


def notice_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find whom to tell of a meeting in two to seven days; asked for by name, of the next one."""
    yield from _wanted(desk, range(400) if desk.asked else NOTICE_DAYS)


def day_before_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find whom to write the day before a meeting; asked for by name, before the next one."""
    yield from _wanted(desk, range(400) if desk.asked else range(1, 2))


def _wanted(desk: Desk, days: range) -> Iterator[Wanted]:
    for meeting in upcoming(desk.b):
        if desk.meeting not in ("", meeting.key):
            continue
        if not desk.meeting and (meeting.date - desk.b.today).days not in days:
            continue
        for ref in invited(desk.b, meeting):
            yield Wanted(name=ref.name, about=meeting, keys=(meeting.key,), by_first_name=ref.by_first_name)
        if desk.asked:
            return


def invited(b: Briefing, meeting: Meeting) -> tuple[Ref, ...]:
    """Return who is asked to come, by name: those named under Invited; else members, or the people of the group."""
    c = b.coalition
    if meeting.invited:
        named = [lead_of(c, r) for r in meeting.invited]
        found = [r for r in named if r and r.name in c.person]
    elif in_group(WHOLE)(meeting):
        found = [Ref(p.name, "person", p.name) for p in c.people if p.connection in ("Member", "Staff")]
    elif fold_name(meeting.group) == "core group":
        found = [Ref(p.name, "person", p.name) for p in c.people if p.core]
    else:
        in_role = [r.who for r in c.roles if r.who and fold_name(r.group) == fold_name(meeting.group)]
        found = [r for r in in_role if r.name in c.person]
    return tuple(sorted({r.name: r for r in reversed(found)}.values(), key=lambda r: (fold_name(r.name), r.name)))


def notice(seen: View, wanted: Wanted, desk: Desk) -> Notice:
    """Return what a letter about a meeting gets: what it is for, and what its reader said they would do by then."""
    meeting: Meeting = wanted.about
    online = "://" in meeting.place
    zone = desk.b.about.time_zone.rpartition("/")[2].replace("_", " ") if online else ""
    provided = {
        noted("provided", "interpretation"): meeting.interpretation,
        noted("provided", "child care"): meeting.child_care,
        noted("provided", "food"): meeting.food,
    }
    said = desk.b.language
    clock = (
        (said.span(meeting.start, meeting.end) if meeting.end else said.clock(meeting.start)) if meeting.start else ""
    )
    return Notice(
        day=meeting.date,
        clock=clock,
        zone=zone,
        place=meeting.place if online else say.shortened(meeting.place, 80),
        purpose=say.sentence(say.capital(say.shortened(meeting.purpose, 200))),
        group="" if in_group(WHOLE)(meeting) else meeting.group,
        provided=tuple(
            _given(said.word("provided", what), typed)
            for what, typed in provided.items()
            if fold(typed) not in ("", "no", "none")
        ),
        items=tuple(say.shortened(i.text, 70).rstrip(".") for i in meeting.agenda if not i.private)[:ITEMS],
        tasks=_theirs(desk.b, seen.recipient, meeting.date),
    )


def _given(what: str, said: str) -> str:
    """Return what there will be: as typed, or its name where somebody only said yes."""
    return what if fold(said) in ("yes", "y", "true", "x") else say.shortened(said, 60).rstrip(".")


def _theirs(b: Briefing, name: str, by: date) -> tuple[str, ...]:
    """Return the titles of somebody's own tasks that are due from today to the day of the meeting."""

    def due(s: TaskState) -> bool:
        return s.due is not None and b.today <= s.due <= by and any(o.name == name for o in s.task.owners)

    return tuple(say.shortened(s.task.name, 70).rstrip(".") for s in open_states(b) if due(s))[:TASKS]
