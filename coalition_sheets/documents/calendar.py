"""Meetings as a calendar file: the right zone, and an identity that lets an update take the place of the old entry."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coalition_sheets.documents.head import length, slug, what, without_links
from coalition_sheets.documents.make import Scan, nothing
from coalition_sheets.documents.markdown import plain
from coalition_sheets.documents.view import View, view
from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics.meetings import in_time, status_of
from coalition_sheets.metrics.today import is_zone
from coalition_sheets.model import Briefing, Document, Level, Meeting, fold

if TYPE_CHECKING:
    from icalendar import Event

USUAL = 90
EPOCH = datetime(2020, 1, 1, tzinfo=ZoneInfo("UTC"))


class NoZone(CoalitionError):
    """Nobody said in which zone the meetings are."""

    def __init__(self) -> None:
        super().__init__(
            "In which time zone do you meet?", "Fill in “Time zone” on the About us tab, such as America/New_York."
        )


def calendar(
    b: Briefing, now: datetime, *, meeting: Meeting | None = None, level: Level = Level.COALITION,
    scan: Scan = nothing,
) -> Document:  # fmt: skip
    """Return one meeting, or all from today on, as an .ics file. `now` (aware) dates this version of each entry.

    A cancelled meeting goes out as cancelled. A place's link is left out for the public. Each entry's identity is
    made of the coalition's name and the meeting's date, kind and group. Raises `NoZone`.
    """
    seen = view(b, level)
    zone = b.about.time_zone
    if not is_zone(zone):
        raise NoZone
    found = [
        m for m in seen.briefing.coalition.meetings
        if ((m.row, m.table) == (meeting.row, meeting.table) if meeting else m.date >= b.today)
    ]  # fmt: skip
    content = _file(seen, sorted(found, key=in_time), ZoneInfo(zone), now)
    held = scan(content.decode())
    return Document(
        kind="calendar",
        title=f"Meetings of {seen.briefing.coalition.name or 'our coalition'}",
        level=level,
        as_of=b.today,
        slug=slug(meeting) if meeting else "",
        files=() if held or not found else (("ics", content),),
        not_ready=("No meeting to put into a calendar.",) if not found else ("Held back: it looks private.",) * held,
    )


def _file(seen: View, meetings: Sequence[Meeting], zone: ZoneInfo, now: datetime) -> bytes:
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//coalition-sheets//meetings//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    days = [m.date for m in meetings]
    for m in meetings:
        made.add_component(_event(seen, m, zone, now))
    if days:
        made.add_missing_timezones(date(days[0].year, 1, 1), date(days[-1].year + 1, 12, 31))
    content: bytes = made.to_ical()
    return content


def _event(seen: View, m: Meeting, zone: ZoneInfo, now: datetime) -> Event:
    import icalendar

    b = seen.briefing
    event = icalendar.Event()
    event.add("uid", uid(b.coalition.name, m))
    event.add("dtstamp", now)
    event.add("sequence", max(0, int((now - EPOCH).total_seconds() // 60)))
    event.add("summary", plain(f"{b.coalition.name}: {what(m)}" if b.coalition.name else what(m)))
    if m.start is None:
        event.add("dtstart", m.date)
    else:
        start = datetime.combine(m.date, m.start, zone)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=length(m) or USUAL))
    place = m.place or b.about.usual_place
    if place := plain(place if seen.level > Level.PUBLIC else without_links(place)):
        event.add("location", place)
    if m.purpose:
        event.add("description", plain(m.purpose))
    event.add("status", "CANCELLED" if status_of(m, b.today) == "Cancelled" else "CONFIRMED")
    return event


def uid(coalition: str, m: Meeting) -> str:
    """Return a meeting's identity in calendars: the same as long as its date, kind and group are."""
    return f"{hashlib.sha256(f'{fold(coalition)}|{m.key}'.encode()).hexdigest()[:32]}@coalition-sheets"
