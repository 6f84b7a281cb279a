"""Meetings: which were held, which is next, which was the last one of a group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Literal

from coalition_sheets.model import Briefing, Meeting, fold_name, metric

WHOLE = "Whole coalition"
NOT_FOR_FOLLOW_UP = frozenset({"Social", "Celebration", "Public event"})
NOT_A_NEXT_MEETING = frozenset({"Social", "Celebration"})
MeetingStatus = Literal["Planned", "Held", "Cancelled"]


def status_of(meeting: Meeting, today: date) -> MeetingStatus:
    """Return the status as typed; blank: past is Held, today and future are Planned."""
    match meeting.status:
        case "Planned" | "Held" | "Cancelled" as typed:
            return typed
        case _:
            return "Held" if meeting.date < today else "Planned"


def in_group(group: str) -> Callable[[Meeting], bool]:
    """Return a test for meetings of this group; blank is the whole coalition."""
    wanted = fold_name(group or WHOLE)
    return lambda meeting: fold_name(meeting.group or WHOLE) == wanted


def in_time(meeting: Meeting) -> tuple[date, time, str, str, str]:
    """Return the key that sorts meetings by time, then by name and group."""
    return meeting.date, meeting.start or time(), meeting.name, fold_name(meeting.group), meeting.group


@metric("meetings.date", "meetings.start", "meetings.kind", "meetings.group", "meetings.status")
def held(b: Briefing) -> tuple[Meeting, ...]:
    """Meetings that were held, oldest first."""
    return tuple(sorted((m for m in b.coalition.meetings if status_of(m, b.today) == "Held"), key=in_time))


@metric("meetings.date", "meetings.start", "meetings.kind", "meetings.group", "meetings.status")
def upcoming(b: Briefing) -> tuple[Meeting, ...]:
    """Meetings planned for today or later, soonest first."""
    found = (m for m in b.coalition.meetings if m.date >= b.today and status_of(m, b.today) == "Planned")
    return tuple(sorted(found, key=in_time))


@metric(*upcoming.reads)
def next_meeting(b: Briefing, group: str = WHOLE) -> Meeting | None:
    """The next planned meeting of a group that is no social or celebration."""
    of_group = in_group(group)
    return next((m for m in upcoming(b) if of_group(m) and m.kind not in NOT_A_NEXT_MEETING), None)


@metric(*upcoming.reads)
def next_any(b: Briefing) -> Meeting | None:
    """The next planned meeting of any group and kind."""
    return next(iter(upcoming(b)), None)


@metric(*held.reads)
def last_before(b: Briefing, meeting: Meeting) -> Meeting | None:
    """The latest meeting of the same group before this one, whose tasks it follows up.

    Cancelled, social and celebratory meetings and public events are passed over.
    """
    of_group = in_group(meeting.group)
    found = (
        m
        for m in b.coalition.meetings
        if m.date < meeting.date and m.status != "Cancelled" and m.kind not in NOT_FOR_FOLLOW_UP and of_group(m)
    )
    return max(found, key=in_time, default=None)
