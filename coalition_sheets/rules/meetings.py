"""Meetings: prepared, with a purpose, written down, and followed by something done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from coalition_sheets.metrics.meetings import held, next_any, next_meeting, upcoming
from coalition_sheets.metrics.outreach import contacts
from coalition_sheets.model import Briefing, Finding, Meeting
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.say import row, rows, setting_places, whole_tab
from coalition_sheets.rules.words import count, day, is_or_are, names

SOCIAL = frozenset({"Social"})
FESTIVE = frozenset({"Social", "Celebration"})
UNSTAFFED = frozenset({"Social", "Public event"})
NOT_WORKING = frozenset({"Social", "Celebration", "Public event"})


def none(b: Briefing) -> Iterator[Finding]:
    """A meeting is planned (B30)."""
    over = b.about.sunset is not None and b.about.sunset < b.today
    if next_any(b) is None and not over and not quiet_week(b, b.today):
        yield finding("MEET-NONE", "No meeting is planned yet.", places=whole_tab(b, "meetings"), tab="meetings")


def logistics(b: Briefing) -> Iterator[Finding]:
    """The next meeting says when, where and who, and About us how often you meet (B30)."""
    meeting = next_meeting(b) or next_any(b)
    if meeting is None or meeting.kind in SOCIAL:
        return
    asks_who = b.coalition.has("meetings", "invited")
    lacking = [
        (column, word)
        for column, word, there in (
            ("start", "a start time", meeting.start),
            ("place", "a place", meeting.place or b.about.usual_place),
            ("invited", "who should come", meeting.invited or meeting.invited_typed or not asks_who),
        )
        if not there
    ]
    settings = (
        ("How often we meet", b.about.how_often),
        ("Usual day", b.about.usual_day),
        ("Usual place", b.about.usual_place),
    )
    blank = [name for name, said in settings if not said] if "about" in b.coalition.tabs else []
    parts = []
    if lacking:
        parts.append(f"The meeting on {day(meeting.date, b.today)} lacks {names([w for _, w in lacking])}")
    if blank:
        parts.append(f"in About us {names([f'“{s}”' for s in blank])} {is_or_are(len(blank))} blank")
    if parts:
        places = [b.coalition.place(meeting, column) for column, _ in lacking]
        sentence = "; ".join(parts)
        message = f"{sentence[0].upper()}{sentence[1:]}."
        yield row(b, "MEET-LOGISTICS", meeting, message, places=(*places, *setting_places(b, *blank)))


def purpose(b: Briefing) -> Iterator[Finding]:
    """The next meeting has a purpose (T25)."""
    meeting = next_any(b)
    if meeting and not meeting.purpose and meeting.kind not in FESTIVE:
        message = f"The meeting on {day(meeting.date, b.today)} does not say what it is for."
        yield row(b, "MEET-PURPOSE", meeting, message, "purpose")


def roles(b: Briefing) -> Iterator[Finding]:
    """Three days ahead each role of a meeting has a name (T12)."""
    for meeting in _within(b, 3):
        jobs = [
            (column, word)
            for column, word in (
                ("facilitator", "facilitator"),
                ("note_taker", "note-taker"),
                ("timekeeper", "timekeeper"),
            )
            if b.coalition.has("meetings", column) and getattr(meeting, column) is None
        ]
        if jobs and meeting.kind not in UNSTAFFED:
            message = f"The meeting on {day(meeting.date, b.today)} has no {' and no '.join(w for _, w in jobs)} yet."
            yield row(b, "MEET-ROLES", meeting, message, places=[b.coalition.place(meeting, c) for c, _ in jobs])


def no_agenda(b: Briefing) -> Iterator[Finding]:
    """Two days ahead a meeting has an agenda (T23)."""
    for meeting in _within(b, 2):
        if not meeting.agenda and meeting.kind not in NOT_WORKING:
            message = f"The meeting on {day(meeting.date, b.today)} has no agenda yet."
            yield row(b, "MEET-NO-AGENDA", meeting, message, "agenda")
            return


def no_notes(b: Briefing) -> Iterator[Finding]:
    """A held meeting has notes (T23)."""
    for meeting in held(b):
        written = meeting.notes or meeting.decisions or meeting.kind in UNSTAFFED
        if (b.today - meeting.date).days > 7 and not written:
            message = f"The meeting on {day(meeting.date, b.today)} has no notes yet."
            yield row(b, "MEET-NO-NOTES", meeting, message, "notes")


def no_tasks(b: Briefing) -> Iterator[Finding]:
    """A held meeting leads to tasks (T23)."""
    used = _with_tasks(b)
    for meeting in held(b):
        if used and (b.today - meeting.date).days > 3 and meeting.kind not in NOT_WORKING and meeting.row not in used:
            message = f"No task is noted from the meeting on {day(meeting.date, b.today)}."
            yield row(b, "MEET-NO-TASKS", meeting, message)


def idle(b: Briefing) -> Iterator[Finding]:
    """Meetings move something (T25)."""
    used = _with_tasks(b)
    last = [m for m in held(b) if m.kind not in NOT_WORKING][-2:]
    if used and len(last) == 2 and not any(m.decisions or m.row in used for m in last):
        days = names([day(m.date, b.today) for m in last])
        message = f"The meetings on {days} led to no task and no decision."
        yield rows(b, "MEET-IDLE", last, message, "decisions")


def social(b: Briefing) -> Iterator[Finding]:
    """Now and then there is something social (E28)."""
    first = _first_day(b)
    recent = b.today - timedelta(120)
    if first is None or first > recent:
        return
    if not any(m.kind in FESTIVE and m.date >= recent for m in (*held(b), *upcoming(b))):
        message = "There was no social meeting or celebration in the last four months."
        yield finding("MEET-SOCIAL", message, places=whole_tab(b, "meetings"), tab="meetings")


def take_stock(b: Briefing) -> Iterator[Finding]:
    """Now and then the coalition takes stock (T31); a month is 30 days."""
    first = _first_day(b)
    since = b.today - timedelta(30 * b.about.take_stock_months)
    if first is None or first > since:
        return
    if not any(m.kind == "Take stock" and m.date >= since for m in (*held(b), *upcoming(b))):
        message = f"No meeting to take stock was held in {count(b.about.take_stock_months, 'month')}."
        yield finding("TAKESTOCK-DUE", message, places=whole_tab(b, "meetings"), tab="meetings")


def invite_late(b: Briefing) -> Iterator[Finding]:
    """Groups that are interested help plan from the start (C7)."""
    near = [m for m in _within(b, 14) if m.kind in ("Founding", "Strategy")]
    if not near:
        return
    when = day(near[0].date, b.today)
    for contact in contacts(b):
        listed = contact.organization
        if contact.stage == 4 and contact.exit is None and contact.listed and listed:
            message = f"{contact.name} is interested and is not invited yet to the meeting on {when}."
            yield row(b, "INVITE-LATE", listed, message, "status")


def _within(b: Briefing, days: int) -> tuple[Meeting, ...]:
    return tuple(m for m in upcoming(b) if (m.date - b.today).days <= days)


def _first_day(b: Briefing) -> date | None:
    return held(b)[0].date if held(b) else None


def _with_tasks(b: Briefing) -> frozenset[int]:
    """The rows of meetings that some task comes from."""
    found = (b.coalition.meeting.get(t.meeting.name) for t in b.coalition.tasks if t.meeting)
    return frozenset(m.row for m in found if m)


def quiet_week(b: Briefing, when: date) -> bool:
    """Whether every day of the week from Monday on is a quiet one."""
    monday = when - timedelta(when.weekday())
    return all(monday + timedelta(i) in b.about.quiet_days for i in range(7))


MEETINGS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (
    none, logistics, purpose, roles, no_agenda, no_notes, no_tasks, idle, social, take_stock, invite_late,
)  # fmt: skip
