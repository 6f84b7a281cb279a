"""Packets: everything one moment of an organizer's week needs, made by one command."""

from __future__ import annotations

from dataclasses import replace

from coalition_sheets.documents.head import slug
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs import handing_out as made
from coalition_sheets.jobs.asked import meeting as meeting_asked
from coalition_sheets.jobs.asked import owner
from coalition_sheets.jobs.letters import documents as letter_documents
from coalition_sheets.jobs.letters import letters
from coalition_sheets.jobs.result import Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.metrics.meetings import in_time
from coalition_sheets.model import Briefing, Document, Level, Meeting
from coalition_sheets.rules import sensitive


def before_meeting(
    session: Session, level: Level | None = None, name: str | None = None, *, to_pipe: bool = False
) -> Result:
    """Make what a meeting needs, by default the next one: its agenda, a sheet for tasks, notices, a calendar entry."""
    from coalition_sheets.documents.agenda import agenda
    from coalition_sheets.documents.capture import capture, profiles

    b, load = session.briefing, session.template
    meeting = meeting_asked(b, name)
    documents = (
        agenda(b, meeting, load, level=level, scan=sensitive.scan),
        capture(b, meeting, load, level=level, scan=sensitive.scan),
        *_in_calendars(session, level, meeting),
        *((profiles(b, meeting, load, level=level, scan=sensitive.scan),) if meeting.kind == "Founding" else ()),
        *letters_before(session, meeting),
    )
    return made.handed_out("before-meeting", session, documents, to_pipe=to_pipe)


def after_meeting(
    session: Session, level: Level | None = None, name: str | None = None, *, to_pipe: bool = False
) -> Result:
    """Make what follows a meeting, by default the last one: minutes, each person's own list, what is still blank."""
    from coalition_sheets.documents.minutes import minutes
    from coalition_sheets.documents.own_list import own_lists
    from coalition_sheets.documents.unfinished import unfinished

    b, load = session.briefing, session.template
    meeting = meeting_asked(b, name) if name else _latest(b)
    documents = (
        minutes(b, meeting, load, level=level, scan=sensitive.scan),
        *own_lists(b, load, level=level, scan=sensitive.scan),
        *letters_after(session, meeting),
    )
    result = made.handed_out("after-meeting", session, documents, to_pipe=to_pipe)
    blank = unfinished(b, meeting)
    said = "\n".join(f"☐ {line}" for line in blank) if blank else "Nothing is missing in the workbook. Well kept!"
    told = () if to_pipe else (Text(f"Still to write down about {meeting.name}:", strong=True), Text(said))
    return replace(result, body=(*result.body, *told), data={**result.data, "unfinished": blank})


def call_sheet(
    session: Session, level: Level | None = None, caller: str | None = None, *, to_pipe: bool = False
) -> Result:
    """Make the call sheet, for all callers or for one."""
    from coalition_sheets.documents.call_sheet import call_sheet as sheet

    name = owner(session.briefing.coalition, caller) if caller else ""
    document = sheet(session.briefing, session.template, caller=name, level=level, scan=sensitive.scan)
    return made.handed_out("call-sheet", session, (document,), to_pipe=to_pipe)


def monday(session: Session, level: Level | None = None, *, to_pipe: bool = False) -> Result:
    """Make the weekly summary, on the screen and as a page, with the drafts it speaks of."""
    found = letters(session)
    documents: tuple[Document, ...] = (made.weekly(session, found, level),)
    if level in (None, Level.ORGANIZERS):
        documents = (*documents, *letter_documents(session, found))
    return made.handed_out("monday", session, documents, to_pipe=to_pipe, screen=True)


def letters_before(session: Session, meeting: Meeting) -> tuple[Document, ...]:
    """Return the letters that go out before a meeting, to all who are asked to come, and their page."""
    if meeting.date < session.briefing.today:
        return ()
    kind = "meeting-notice" if (meeting.date - session.briefing.today).days > 1 else "meeting-day-before"
    return letter_documents(session, letters(session, (kind,), meeting=meeting), f"before-{slug(meeting)}")


def letters_after(session: Session, meeting: Meeting) -> tuple[Document, ...]:
    """Return the thank-yous that go out after a meeting, and their page."""
    return letter_documents(session, letters(session, ("thank-you",)), f"after-{slug(meeting)}")


def _in_calendars(session: Session, level: Level | None, meeting: Meeting) -> tuple[Document, ...]:
    """Return the meeting as a calendar file; nothing where nobody said in which zone we meet."""
    from coalition_sheets.documents.calendar import NoZone, calendar

    at = Level.COALITION if level is None else min(level, Level.COALITION)
    try:
        return (calendar(session.briefing, session.now, meeting=meeting, level=at, scan=sensitive.scan),)
    except NoZone:
        return ()


def _latest(b: Briefing) -> Meeting:
    """Return the latest meeting up to today that was not cancelled."""
    found = [m for m in b.coalition.meetings if m.date <= b.today and m.status != "Cancelled"]
    if not found:
        raise CoalitionError(
            "No meeting is on record up to today.", "Add a row with its date to the Meetings tab, then try again."
        )
    return max(found, key=in_time)
