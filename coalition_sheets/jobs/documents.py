"""Documents by name: for members, the public, funders; about one organization or person; the coalition's own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from coalition_sheets import library
from coalition_sheets.documents.template import Load
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs import asked
from coalition_sheets.jobs.handing_out import handed_out
from coalition_sheets.jobs.result import Grid, Result
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Document, Level
from coalition_sheets.rules import sensitive

About = Literal["", "meeting", "organization", "person"]
Make = Callable[[Session, Load, Level | None, str], Document]


@frozen
class Kind:
    """A document that can be asked for by name: what it is, what it is about, and how it is made."""

    says: str
    make: Make
    about: About = ""
    needed: bool = True


def document(
    session: Session, level: Level | None = None, name: str | None = None, about: str | None = None, *,
    to_pipe: bool = False,
) -> Result:  # fmt: skip
    """Make a document by its name; without one, list them. A template of the coalition's own goes by its name, too."""
    if name is None:
        return listing(session)
    load = session.template
    kind = KINDS.get(name)
    if kind is None:
        made = own(session, load, level, name)
    else:
        made = kind.make(session, load, level, _about(session, name, kind, about))
    return handed_out(f"document {name}", session, (made,), to_pipe=to_pipe)


def listing(session: Session) -> Result:
    """List the documents that can be made, the coalition's own included."""
    rows = [(name, _usage(k), k.says) for name, k in KINDS.items()]
    rows += [(name, "", "a template of your own") for name in own_names(session)]
    return Result(
        command="document",
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary="Make one with: coalition document NAME",
        data={"documents": [{"name": n, "about": a, "says": s} for n, a, s in rows]},
        body=(Grid(("Name", "About", "What it is"), tuple(rows)),),
    )


def _usage(kind: Kind) -> str:
    return "" if not kind.about else kind.about.upper() if kind.needed else f"[{kind.about.upper()}]"


def own_names(session: Session) -> list[str]:
    """Return the names of the coalition's own templates that are none of ours."""
    shipped = {e.name for e in library.entries("templates", ".md.j2")}
    found = library.entries("templates", ".md.j2", session.settings.templates)
    return [e.name.removesuffix(".md.j2") for e in found if e.name not in shipped]


def own(session: Session, load: Load, level: Level | None, name: str) -> Document:
    """Make a document from a template of the coalition's own. Raises CoalitionError where there is none."""
    from coalition_sheets.documents.page import page

    if name not in own_names(session):
        near = difflib.get_close_matches(name, [*KINDS, *own_names(session)], 3)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`coalition document` lists them."
        raise CoalitionError(f"There is no document called “{name}”.", hint)
    return page(session.briefing, f"{name}.md.j2", load, level=level, scan=sensitive.scan)


def _about(session: Session, name: str, kind: Kind, about: str | None) -> str:
    """Return the visible name of what a document is about."""
    if about is None:
        if kind.about and kind.needed:
            raise CoalitionError(f"Which {kind.about}?", f'Try: coalition document {name} "NAME"')
        return ""
    if not kind.about:
        raise CoalitionError(f"“{name}” is about the whole coalition.", f"Try: coalition document {name}")
    if kind.about == "meeting":
        return about
    find = asked.organization if kind.about == "organization" else asked.person
    return find(session.briefing.coalition, about)


def _monthly(s: Session, load: Load, level: Level | None, about: str) -> Document:
    from coalition_sheets.documents.mailing import with_mail
    from coalition_sheets.documents.summaries import monthly
    from coalition_sheets.jobs.letters import sender_in

    made = monthly(s.briefing, load, about=about, level=level, scan=sensitive.scan)
    return with_mail(made, load, sender_in(s.settings.mail_from), s.briefing.language)


def _public(s: Session, load: Load, level: Level | None, _about: str) -> Document:
    from coalition_sheets.documents.summaries import declassified, public_summary

    return public_summary(s.briefing, load, counts=declassified(s.briefing), level=level, scan=sensitive.scan)


def _funder(s: Session, load: Load, level: Level | None, _about: str) -> Document:
    from coalition_sheets.documents.summaries import funder_report

    return funder_report(s.briefing, load, level=level, scan=sensitive.scan)


def _how(s: Session, load: Load, level: Level | None, _about: str) -> Document:
    from coalition_sheets.documents.summaries import how_we_work

    return how_we_work(s.briefing, load, level=level, scan=sensitive.scan)


def _organization(s: Session, load: Load, level: Level | None, about: str) -> Document:
    from coalition_sheets.documents.one import organization_page

    return organization_page(s.briefing, about, load, level=level, scan=sensitive.scan)


def _person(s: Session, load: Load, level: Level | None, about: str) -> Document:
    from coalition_sheets.documents.one import person_page

    return person_page(s.briefing, about, load, level=level, scan=sensitive.scan)


def _minutes(s: Session, load: Load, level: Level | None, about: str) -> Document:
    from coalition_sheets.documents.minutes import minutes

    return minutes(s.briefing, asked.meeting(s.briefing, about), load, level=level, scan=sensitive.scan)


def _calendar(s: Session, _load: Load, level: Level | None, about: str) -> Document:
    from coalition_sheets.documents.calendar import calendar

    meeting = asked.meeting(s.briefing, about) if about else None
    at = Level.COALITION if level is None else min(level, Level.COALITION)
    return calendar(s.briefing, s.now, meeting=meeting, level=at, scan=sensitive.scan)


KINDS: Mapping[str, Kind] = MappingProxyType({
    "monthly": Kind("the month, for member organizations; with an .eml", _monthly, "organization", needed=False),
    "public-summary": Kind("who we are, for everybody: only what consent allows", _public),
    "funder-report": Kind("the last three months for a funder or board, with a .csv", _funder),
    "how-we-work": Kind("our rules, roles and agreements on a page", _how),
    "organization": Kind("all about one organization, before a visit", _organization, "organization"),
    "person": Kind("all about one person, for organizers or that person", _person, "person"),
    "minutes": Kind("the minutes of one meeting", _minutes, "meeting"),
    "calendar": Kind("our meetings as an .ics file for calendars", _calendar, "meeting", needed=False),
})  # fmt: skip
