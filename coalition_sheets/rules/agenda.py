"""Agendas and rhythm: who speaks how long, what may stand there, and how often you meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.metrics.meetings import WHOLE, held, status_of, upcoming
from coalition_sheets.model import AgendaItem, Briefing, Finding, Meeting, fold, fold_name
from coalition_sheets.model.checks import finding
from coalition_sheets.regex import regex
from coalition_sheets.rules.meetings import quiet_week
from coalition_sheets.rules.say import row, whole_tab
from coalition_sheets.rules.words import count, day

YEARS = 1000
CADENCE = {"Weekly": 7, "Every two weeks": 14, "Monthly": 30, "Every two months": 61, "Quarterly": 91}
MARKS = frozenset({"conflict", "private"})
MARKED = regex(r"^\W*(?:conflict|private)\s*(?:[:|-]|$)|[(\[](?:conflict|private)[)\]]")
ORGANIZERS_GROUPS = frozenset({"core group", "organizers"})


def balance(b: Briefing) -> Iterator[Finding]:
    """No one presenter has most of an agenda (C18)."""
    for meeting in upcoming(b):
        timed = [i for i in meeting.agenda if i.minutes]
        total = sum(i.minutes or 0 for i in timed)
        minutes: dict[str, int] = {}
        for item in timed:
            if item.presenter:
                name = fold_name(item.presenter)
                minutes[name] = minutes.get(name, 0) + (item.minutes or 0)
        most = max(minutes, key=lambda name: minutes[name], default="")
        if len(timed) >= 3 and most and 5 * minutes[most] > 2 * total:
            who = next(i.presenter for i in timed if fold_name(i.presenter) == most)
            when = day(meeting.date, b.today)
            message = f"{who} has {minutes[most]} of the {total} minutes on the agenda of {when}."
            yield row(b, "AGENDA-BALANCE", meeting, message, "agenda")
            return


def too_long(b: Briefing) -> Iterator[Finding]:
    """The items of an agenda fit into the meeting."""
    for meeting in upcoming(b):
        total = sum(i.minutes or 0 for i in meeting.agenda)
        length = _minutes(meeting)
        if length and total > length:
            when = day(meeting.date, b.today)
            message = f"The agenda of {when} takes {total} minutes; the meeting has {length}."
            yield row(b, "AGENDA-OVER", meeting, message, "agenda")
            return


def private(b: Briefing) -> Iterator[Finding]:
    """A shared agenda holds nothing marked Conflict or Private (T29); what it says is not repeated."""
    for meeting in b.coalition.meetings:
        organizers_only = meeting.kind == "Strategy" or fold_name(meeting.group) in ORGANIZERS_GROUPS
        if organizers_only or status_of(meeting, b.today) == "Cancelled":
            continue
        if any(_is_private(i) for i in meeting.agenda):
            place = replace(b.coalition.place(meeting, "agenda"), typed="")
            message = f"An item on the agenda of {day(meeting.date, b.today)} is marked Conflict or Private."
            yield row(b, "PRIV-AGENDA", meeting, message, "agenda", places=(place,))


def _is_private(item: AgendaItem) -> bool:
    return item.private or fold(item.purpose) in MARKS or MARKED.search(fold(item.text)) is not None


def cadence(b: Briefing) -> Iterator[Finding]:
    """You meet as often as you agreed (B34); quiet weeks are left out."""
    every = CADENCE.get(b.about.how_often)
    days = [m.date for m in held(b) if fold_name(m.group or WHOLE) == fold_name(WHOLE)][-2:]
    if not every or not days:
        return
    since, between = _open_days(b, days[-1], b.today), _open_days(b, days[0], days[-1])
    said = b.about.how_often.lower()
    message = ""
    if 2 * since > 3 * every:
        message = f"The last meeting was on {day(days[-1], b.today)}; you agreed to meet {said}."
    elif 2 * between > 3 * every:
        message = f"The last two meetings were {count(between, 'day')} apart; you agreed to meet {said}."
    if message:
        yield finding("MEET-CADENCE", message, places=whole_tab(b, "meetings"), tab="meetings")


def _open_days(b: Briefing, start: date, end: date) -> int:
    """The days from one day to another, without those of quiet weeks."""
    gap = (end - start).days
    if gap > YEARS:
        return gap
    return sum(not quiet_week(b, start + timedelta(i)) for i in range(1, gap + 1))


def _minutes(meeting: Meeting) -> int | None:
    if meeting.start is None or meeting.end is None:
        return None
    start, end = (t.hour * 60 + t.minute for t in (meeting.start, meeting.end))
    return end - start if end > start else None


AGENDA: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (balance, too_long, private, cadence)
