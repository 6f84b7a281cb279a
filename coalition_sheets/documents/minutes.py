"""The minutes of a meeting, as far as the workbook knows them: who came, what was decided, who does what by when."""

from __future__ import annotations

from dataclasses import replace

from coalition_sheets.documents import head as heads
from coalition_sheets.documents.agenda import shown
from coalition_sheets.documents.coming import lines_of
from coalition_sheets.documents.expected import expected, labels
from coalition_sheets.documents.head import Head, Item, NextTime
from coalition_sheets.documents.make import Scan, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.parts import MINUTES, for_audience
from coalition_sheets.documents.promised import Promised, of_meeting, promised
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Document, Level, Meeting

TEMPLATE = "minutes.md.j2"
WITHOUT_WORK = ("Social", "Celebration", "Public event")


@frozen(kw_only=True)
class Minutes:
    """All that the template of minutes gets."""

    head: Head
    came: tuple[str, ...]
    expected: tuple[str, ...]
    regrets: tuple[str, ...]
    items: tuple[Item, ...]
    decisions: tuple[str, ...]
    tasks: tuple[Promised, ...]
    more_tasks: int
    next_time: NextTime | None


def minutes(b: Briefing, meeting: Meeting, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the minutes of a meeting as a Document (Markdown and HTML): filled where known, else to write on."""
    made = header(TEMPLATE, load)
    seen = view(b, made.level(level))
    data = prepared(seen, shown(seen, meeting))
    if seen.level < made.audience:
        data = replace(data, head=heads.without_gaps(data.head))
    return finished(made, {**seen.rows, **for_audience(seen, data, MINUTES)}, load, as_of=b.today, level=seen.level,
                    language=b.language, scan=scan, slug=heads.slug(meeting))  # fmt: skip


def prepared(seen: View, meeting: Meeting) -> Minutes:
    """Return the data of minutes."""
    b, names = seen.briefing, Names(seen.briefing)
    tasks = promised(b, of_meeting(b, meeting), names)
    slots = heads.slots(b, meeting, heads.item_parts(meeting))
    return Minutes(
        head=heads.head(b, meeting, 0),
        came=labels(meeting.attended),
        expected=expected(b, meeting),
        regrets=labels(meeting.regrets),
        items=tuple(s.item for s in slots if s.item),
        decisions=lines_of(meeting.decisions),
        tasks=tasks[:20],
        more_tasks=len(tasks[20:]),
        next_time=heads.next_time(b, meeting),
    )
