"""What the workbook does not say yet of a meeting that was held, in friendly lines with the cell to go to."""

from __future__ import annotations

from coalition_sheets.documents import say
from coalition_sheets.documents.head import next_time
from coalition_sheets.documents.minutes import WITHOUT_WORK
from coalition_sheets.documents.promised import of_meeting
from coalition_sheets.model import Briefing, Meeting, Record


def unfinished(b: Briefing, meeting: Meeting) -> tuple[str, ...]:
    """Return one line for each thing still to write down; for organizers, who have the workbook open."""
    day = say.month_day(meeting.date)
    found: list[str] = []
    if not meeting.attended and not meeting.attended_typed:
        found.append(f"Who came on {day}? Type the names{_at(b, meeting, 'attended')}.")
    if meeting.kind not in WITHOUT_WORK:
        if not meeting.notes:
            found.append(f"Notes: a line or a link{_at(b, meeting, 'notes')} is enough.")
        if not meeting.decisions:
            found.append(f"Did we decide anything? Write it in its exact words{_at(b, meeting, 'decisions')}.")
        found += _tasks(b, meeting)
    if next_time(b, meeting) is None:
        found.append("The next date: add a row to the Meetings tab, even before the place is known.")
    return tuple(found)


def _tasks(b: Briefing, meeting: Meeting) -> list[str]:
    tasks = of_meeting(b, meeting)
    if not tasks:
        known = f"with “{meeting.name}” under From meeting"
        return [f"No task names this meeting yet. What did we promise? One row each on the Tasks tab, {known}."]
    found: list[str] = []
    nobody = [s for s in tasks if s.unassigned and s.task.is_open]
    dateless = [s for s in tasks if s.due is None and s.task.is_open]
    if nobody:
        found.append(f"Who takes it? {_titles([s.task.name for s in nobody])}.")
    if dateless:
        found.append(f"By when? {_titles([s.task.name for s in dateless])}.")
    return found


def _titles(texts: list[str]) -> str:
    return say.listed(say.some([f"“{say.shortened(t, 60)}”" for t in texts], 3))


def _at(b: Briefing, record: Record, column: str) -> str:
    if not b.coalition.has(record.tab, column):
        return " into a column of the Meetings tab"
    place = b.coalition.place(record, column)
    return f" into {place.tab}!{place.a1}"
