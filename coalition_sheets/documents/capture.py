"""Sheets to write on in the room: tasks in the order of their tab, and what organizations say of themselves."""

from __future__ import annotations

from dataclasses import replace

from coalition_sheets.documents import head as heads
from coalition_sheets.documents.agenda import shown
from coalition_sheets.documents.cells import table
from coalition_sheets.documents.expected import expected
from coalition_sheets.documents.head import Head
from coalition_sheets.documents.make import Scan, data_of, finished, header, nothing
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Document, Level, Meeting, fold_name

TEMPLATE = "capture-tasks.md.j2"
WANTED = ("name", "owner", "due", "meeting")
PLAIN = ("Task", "Who", "By when", "From meeting")
ROWS = 14
PROFILES = "capture-profiles.md.j2"
PROFILE = ("name", "represents", "why_here", "win", "perspective", "brings", "strengths", "can_sign")
SPARE = 3


@frozen(kw_only=True)
class Capture:
    """All that the template of the capture sheet gets; each row has a cell for each column."""

    head: Head
    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tab: str


def capture(b: Briefing, meeting: Meeting, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the capture sheet of a meeting as a Document (Markdown, HTML and TSV)."""
    made = header(TEMPLATE, load)
    seen = view(b, made.level(level))
    data = prepared(seen, shown(seen, meeting))
    document = finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                        language=b.language, slug=heads.slug(meeting))  # fmt: skip
    if not document.files:
        return document
    return replace(document, files=(*document.files, ("tsv", table((data.columns, *data.rows), "\t"))))


def prepared(seen: View, meeting: Meeting) -> Capture:
    """Return the data of a capture sheet."""
    b = seen.briefing
    columns, at = _columns(b)
    label = next((label for label, m in b.coalition.meeting.items() if m is meeting), meeting.name)
    row = tuple(label if n == at else "" for n in range(len(columns)))
    tab = b.coalition.tabs.get("tasks")
    return Capture(
        head=heads.head(b, meeting, 0),
        names=expected(b, meeting),
        columns=columns,
        rows=(row,) * ROWS,
        tab=tab.table.name if tab else "Tasks",
    )


def _columns(b: Briefing) -> tuple[tuple[str, ...], int | None]:
    """Return the headers of the Tasks tab from its first column to the last one needed; and where the meeting goes."""
    tab = b.coalition.tabs.get("tasks")
    found = {name: n for name, n in tab.columns.items() if name in tab.schema.by_name} if tab else {}
    if tab is None or not {"name", "owner"} <= found.keys():
        return PLAIN, 3
    last = max(found.get(name, 1) for name in WANTED)
    names = {n: tab.schema.by_name[name].header for name, n in found.items()}
    at = found.get("meeting")
    return tuple(names.get(n, "") for n in range(1, last + 1)), at - 1 if at else None


@frozen(kw_only=True)
class Profiles:
    """All that the template of the profile sheet gets: a row for each organization that may come."""

    head: Head
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def profiles(
    b: Briefing, meeting: Meeting, load: Load, *, level: Level | None = None, scan: Scan = nothing
) -> Document:
    """Return the sheet for what each organization says of itself in the round (Markdown, HTML and TSV).

    Its columns are those of the Organizations tab's profile group, by the names they have in this workbook.
    """
    made = header(PROFILES, load)
    seen = view(b, made.level(level))
    meeting = shown(seen, meeting)
    c = seen.briefing.coalition
    tab = c.tabs.get("organizations")
    fallback = ("Name", "Who we represent", "Why we are here", "What a win looks like for us", "Our perspective",
                "What we bring", "Strengths", "Can sign on?")  # fmt: skip
    columns = tuple(tab.schema.by_name[n].header for n in PROFILE) if tab else fallback
    people = [c.person[n] for n in expected(seen.briefing, meeting) if n in c.person]
    names = sorted({p.organization.label for p in people if p.organization}, key=fold_name)[:15]
    blank = ("",) * (len(columns) - 1)
    data = Profiles(
        head=heads.head(seen.briefing, meeting, 0),
        columns=columns,
        rows=(*((name, *blank) for name in names), *(("", *blank),) * SPARE),
    )
    document = finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                        language=b.language, slug=heads.slug(meeting))  # fmt: skip
    if not document.files:
        return document
    return replace(document, files=(*document.files, ("tsv", table((columns, *data.rows), "\t"))))
