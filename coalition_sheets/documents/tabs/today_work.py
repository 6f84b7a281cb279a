"""What stands on Today about the next meeting and about tasks, each row with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.head import Item
from coalition_sheets.documents.links import to
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.status_page import NextMeeting
from coalition_sheets.documents.tabs.looks import (
    ADD,
    KIND,
    SOFT,
    STRONG,
    TEXT,
    WHO,
    below,
    beside,
    day,
    door,
    full,
    mark,
    row,
)  # fmt: skip
from coalition_sheets.documents.tabs.no_meeting import no_meeting
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.meetings import next_any, next_meeting
from coalition_sheets.metrics.tasks import TaskState, due_soon
from coalition_sheets.model.worksheet import Line, Link, Look, Written

TASKS, ITEMS = 8, 4
COLUMN_OF = {"start": "start", "place": "place", "purpose": "purpose", "facilitator": "facilitator",
             "note_taker": "note_taker", "timekeeper": "timekeeper", "items": "agenda"}  # fmt: skip


def meeting_lines(seen: View, ahead: NextMeeting | None, widths: Sequence[float]) -> Iterator[Line]:
    """Yield the next meeting: day, time, place, what it is about, and what it still lacks."""
    b, said = seen.briefing, seen.briefing.language
    meeting = next_meeting(b) or next_any(b)
    if ahead is None or meeting is None:
        told, cell = no_meeting(seen)
        yield beside(door(cell), told, widths) if cell else full(told, KIND, widths)
        return
    h = ahead.head
    when = said.found("list", ", ").join(p for p in (say.capital(said.long_day(h.day)), h.hours) if p)
    yield beside(day(h.day, b.today, said, to(b.coalition.place(meeting, "date"))), when, widths, STRONG)
    where = said.found("list", ", ").join(p for p in (h.what, h.place) if p)
    why = say.sentence(say.capital(h.purpose)) if h.purpose else ""
    yield below(f"{say.sentence(where)} {why}".strip(), widths, Look())
    for item in ahead.items[:ITEMS]:
        yield beside(mark("•"), item_words(item), widths)
    if rest := len(ahead.items[ITEMS:]):
        yield below(said.ngettext("%(num)s more", "%(num)s more", rest), widths)
    wanted = [name for name in _wanted(meeting.kind) if seen.shows("meetings", COLUMN_OF[name])]
    if lacks := heads.gaps(b, meeting, wanted):
        to_add = said.gettext("Still to add:"), said.listed([said.word("to add", gap) for gap in lacks])
        yield beside(door(to(b.coalition.place(meeting, "date"))), say.sentence(" ".join(to_add)), widths, ADD)
    yield beside(door(Link("Agenda")), said.gettext("The whole agenda, to print"), widths, SOFT)


def _wanted(kind: str) -> Sequence[str]:
    return ("start", "place") if kind in ("Social", "Celebration", "Public event") else tuple(heads.GAPS)


def item_words(item: Item) -> str:
    """Return something to talk about with who brings it."""
    words = f"{item.lead} {item.rest}".strip()
    return f"{words} ({item.presenter})" if item.presenter else words


def what_is_next(seen: View, widths: Sequence[float]) -> Iterator[Line]:
    """Yield the tasks of these days, the soonest first."""
    found = due_soon(seen.briefing)
    yield from task_lines(seen, found, widths)
    if not found:
        yield full(seen.briefing.language.gettext("Nothing has a date in these days."), KIND, widths)


def what_is_late(seen: View, found: Sequence[TaskState], widths: Sequence[float]) -> Iterator[Line]:
    """Yield the tasks whose date has passed, and what can be done with them."""
    said = seen.briefing.language
    yield from task_lines(seen, found, widths)
    yield full(said.gettext("Keep, hand over, or let go? All three are fine.") if found
               else said.gettext("Nothing with a date is past it."), KIND, widths)  # fmt: skip


def task_lines(
    seen: View, found: Sequence[TaskState], widths: Sequence[float], *, alone: bool = False
) -> Iterator[Line]:
    """Yield tasks, each with its date and, unless it is `alone`, who has it."""
    b, said, names = seen.briefing, seen.briefing.language, Names(seen.briefing)
    for s in found[:TASKS]:
        on, _ = waited_for(s, names)
        text = say.shortened(s.task.name, 110)
        waits = said.gettext("waiting on %(on)s", on=on) if on else ""
        text = f"{text} ({waits})" if on else text
        when = day(s.due, b.today, said, to(b.coalition.place(s.task, "name")))
        if alone:
            yield beside(when, text, widths)
        else:
            who = said.gettext("who could take it?") if s.unassigned else names.all(s.task.owners)
            yield row(widths, when, Written(text, TEXT), Written(who, WHO))
    if rest := len(found[TASKS:]):
        tab = b.coalition.place(found[TASKS].task, "name").tab
        yield beside(door(Link(tab)), said.ngettext("%(num)s more", "%(num)s more", rest), widths, SOFT)
