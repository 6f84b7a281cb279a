"""What a template makes of a workbook, for a first fitting case: the meeting, the person, the organization."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from coalition_sheets import library
from coalition_sheets.documents.letters.desk import Letters
from coalition_sheets.documents.letters.kinds import KINDS as LETTERS
from coalition_sheets.documents.template import Load
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.documents import KINDS
from coalition_sheets.jobs.letters import documents as letter_documents
from coalition_sheets.jobs.letters import letters
from coalition_sheets.jobs.session import Session
from coalition_sheets.metrics.meetings import in_time, next_any, next_meeting
from coalition_sheets.metrics.tasks import open_states
from coalition_sheets.model import Briefing, Coalition, Document, Draft, Level, Meeting
from coalition_sheets.rules import sensitive

TRIED = 60  # people looked at for a first letter
MEETINGS: Mapping[str, str] = MappingProxyType({
    "agenda-regular": "Regular", "agenda-founding": "Founding", "agenda-take-stock": "Take stock",
    "agenda-celebration": "Celebration", "agenda-social": "Social",
})  # fmt: skip
INSTEAD: Mapping[str, str] = MappingProxyType({
    "page.html.j2": "weekly-summary.md.j2",
    "status-page.css": "status-page.html.j2", "page.css": "weekly-summary.md.j2",
    "letter.html.j2": "email-welcome.md.j2",
})  # fmt: skip


@frozen
class Case:
    """What was made, and of what: `which` says it in a sentence. `draft` where it is a letter."""

    documents: tuple[Document, ...]
    which: str = ""
    draft: Draft | None = None


def first_case(session: Session, name: str, level: Level | None) -> Case | None:
    """Return what the template of this file name makes of a first fitting case; None where there is no such case.

    A part is shown on the first page that puts it in. Raises `BrokenTemplate`, `NotForAudience`, `NoSuchColumn`.
    """
    kind = name.partition(".")[0]
    if name in INSTEAD or not name.endswith((".md.j2", ".html.j2")):
        return _of_part(session, name, level)
    if kind.removeprefix("email-") in LETTERS and kind.startswith("email-"):
        return _letter(session, kind.removeprefix("email-"), level)
    if kind in MEETINGS:
        return _agenda(session, MEETINGS[kind], level)
    if kind in KINDS:
        return _named(session, kind, level)
    if make := OTHERS.get(kind):
        return make(session, level)
    return _own(session, name, level)


def _of_part(session: Session, name: str, level: Level | None) -> Case | None:
    whole = INSTEAD.get(name) or _page_with(session, name)
    if not whole:
        return Case((), f"No page puts {name} in, so there is nothing to show.")
    case = first_case(session, whole, level)
    return case and Case(case.documents, f"{name} is a part; here is {whole.partition('.')[0]} with it. {case.which}",
                         case.draft)  # fmt: skip


def _page_with(session: Session, name: str) -> str:
    pages = library.entries("templates", ".j2", session.settings.templates)
    names = sorted((e.name for e in pages if e.name.endswith((".md.j2", ".html.j2"))), key=lambda n: "regular" not in n)
    puts_in = re.compile(rf"""{{%-?\s*(?:include|extends|import|from)\s+["'](?:shipped/)?{re.escape(name)}["']""")
    return next((n for n in names if puts_in.search(session.template(n))), "")


def _letter(session: Session, kind: str, level: Level | None) -> Case | None:
    for when, draft in _drafts_of(session, kind, level):
        if draft:
            made = letter_documents(session, Letters((draft,)), kind)
            return Case(made, f"The letter to {draft.to.name}, {when}.", draft)
    return None


def _drafts_of(session: Session, kind: str, level: Level | None) -> Iterator[tuple[str, Draft | None]]:
    """Yield a draft of today, or else of another day, or of a coalition that is a little other than this one."""
    yield "among today's", _best(letters(session, (kind,), level=level))
    for person in session.briefing.coalition.people[:TRIED]:
        yield "as if today were its day", _best(letters(session, (kind,), level=level, to=person.name))
    for when, briefing in _as_if(session.briefing):
        yield when, _best(letters(replace(session, briefing=briefing), (kind,), level=level))


def _as_if(b: Briefing) -> Iterator[tuple[str, Briefing]]:
    c = b.coalition
    yield "as if nobody had been talked to yet", _other(b, replace(c, outreach=()))
    one = [replace(m, attended=m.attended[:1]) for m in c.meetings]
    quiet = replace(c, outreach=(), tasks=(), wins=(), meetings=tuple(one))
    yield "as if they had not come for a while", _other(b, quiet)


def _other(b: Briefing, coalition: Coalition) -> Briefing:
    return Briefing(coalition, b.today, b.memory, b.findings)


def _best(found: Letters) -> Draft | None:
    written = [d for d in found.drafts if d.text]
    return next((d for d in written if d.ready), written[0] if written else None)


def _agenda(session: Session, kind: str, level: Level | None) -> Case | None:
    from coalition_sheets.documents.agenda import AGENDAS, agenda

    b = session.briefing
    fits = [m for m in b.coalition.meetings if m.kind == kind]
    others = [m for m in b.coalition.meetings if kind == "Regular" and m.kind not in AGENDAS]
    if found := _nearest(b, fits) or _nearest(b, others):
        which = f"The meeting of {found.date:%B} {found.date.day}."
    elif found := _nearest(b, list(b.coalition.meetings)):
        day = f"{found.date:%B} {found.date.day}"
        which = f"No {kind.lower()} meeting is on record; here is the one of {day} as if it were one."
        b, found = _recast(b, found, kind)
    else:
        return None
    return Case((agenda(b, found, session.template, level=level, scan=sensitive.scan),), which)


def _nearest(b: Briefing, fits: list[Meeting]) -> Meeting | None:
    """Return the next meeting, or else the last one."""
    coming = [m for m in fits if m.date >= b.today]
    return min(coming, key=in_time) if coming else max(fits, key=in_time, default=None)


def _recast(b: Briefing, meeting: Meeting, kind: str) -> tuple[Briefing, Meeting]:
    made = replace(meeting, kind=kind)
    meetings = tuple(made if m is meeting else m for m in b.coalition.meetings)
    return _other(b, replace(b.coalition, meetings=meetings)), made


def _named(session: Session, kind: str, level: Level | None) -> Case | None:
    """Make a document that `coalition document` makes, about the first that fits."""
    about, c = KINDS[kind].about, session.briefing.coalition
    if not KINDS[kind].needed:
        about = ""
    busy = [r.name for s in open_states(session.briefing) for r in s.task.owners if r.name]
    match about:
        case "organization":
            name = next((o.name for o in c.organizations if o.status == "Member"), "") or _first(c.organizations)
        case "person":
            name = next((n for n in busy if n in c.person), "") or _first(c.people)
        case "meeting":
            past = [m for m in c.meetings if m.date <= session.briefing.today]
            found = _nearest(session.briefing, past or list(c.meetings))
            name = next((label for label, m in c.meeting.items() if m is found), "")
        case _:
            return Case((KINDS[kind].make(session, session.template, level, ""),))
    return Case((KINDS[kind].make(session, session.template, level, name),), f"About {name}.") if name else None


def _first(rows: tuple[object, ...]) -> str:
    return str(getattr(rows[0], "name", "")) if rows else ""


def _weekly(session: Session, level: Level | None) -> Case:
    from coalition_sheets.jobs.handing_out import weekly

    return Case((weekly(session, letters(session), level),))


def _capture(session: Session, level: Level | None) -> Case | None:
    from coalition_sheets.documents.capture import capture

    return _before(session, partial(capture, level=level, scan=sensitive.scan))


def _profiles(session: Session, level: Level | None) -> Case | None:
    from coalition_sheets.documents.capture import profiles

    return _before(session, partial(profiles, level=level, scan=sensitive.scan))


def _before(session: Session, make: Callable[[Briefing, Meeting, Load], Document]) -> Case | None:
    b = session.briefing
    meeting = next_meeting(b) or next_any(b) or _nearest(b, list(b.coalition.meetings))
    if meeting is None:
        return None
    return Case((make(b, meeting, session.template),), f"The meeting of {meeting.date:%B} {meeting.date.day}.")


def _own_list(session: Session, level: Level | None) -> Case | None:
    from coalition_sheets.documents.own_list import own_lists

    found = own_lists(session.briefing, session.template, level=level, scan=sensitive.scan)
    return Case(found[:1], f"“{found[0].title}”, the first of {len(found)}.") if found else None


def _status(session: Session, level: Level | None) -> Case:
    from coalition_sheets.jobs.handing_out import status_page

    return Case((status_page(session, level),), "A page for a browser.")


def _calls(session: Session, level: Level | None) -> Case:
    from coalition_sheets.documents.call_sheet import call_sheet

    return Case((call_sheet(session.briefing, session.template, level=level, scan=sensitive.scan),))


def _drafts(session: Session, level: Level | None) -> Case:
    return Case(letter_documents(session, letters(session, level=level))[-1:], "A page for a browser.")


OTHERS: Mapping[str, Callable[[Session, Level | None], Case | None]] = MappingProxyType({
    "weekly-summary": _weekly, "capture-tasks": _capture, "capture-profiles": _profiles, "own-list": _own_list,
    "call-sheet": _calls, "drafts-page": _drafts, "status-page": _status,
})  # fmt: skip


def _own(session: Session, name: str, level: Level | None) -> Case:
    from coalition_sheets.documents.page import page

    return Case((page(session.briefing, name, session.template, level=level, scan=sensitive.scan),))
