"""The documents that coalition.toml names, made at each run."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from types import MappingProxyType

from coalition_sheets.destinations.folder import Delivered, Folder
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs import documents
from coalition_sheets.jobs.handing_out import status_page, weekly
from coalition_sheets.jobs.letters import documents as letter_documents
from coalition_sheets.jobs.letters import letters
from coalition_sheets.jobs.session import Session
from coalition_sheets.jobs.word_files import in_word
from coalition_sheets.metrics.meetings import next_meeting
from coalition_sheets.model import Document
from coalition_sheets.rules import sensitive

Make = Callable[[Session], tuple[Document, ...]]
Made = tuple[tuple[Delivered, ...], tuple[str, ...]]
"""What was delivered, and what is to be said of it."""


def made(session: Session) -> Made:
    """Make and deliver the documents that the settings name; what can't be made is said, and the rest is made.

    The same workbook on the same day gives the same bytes. The names are known ones. Raises WorldError where the
    folder can't be written.
    """
    names = session.settings.documents
    if not names:
        return (), ()
    day = session.briefing.today
    still = replace(session, now=datetime.combine(day, time(), UTC))
    found: list[Document] = []
    said: list[str] = []
    for name in dict.fromkeys(names):
        try:
            found += _make(still, name)
        except CoalitionError as problem:
            said.append(f"{name}: {problem}")
    delivered = Folder(session.settings.output).deliver(in_word(session, tuple(found)))
    beside = (line for d in found if d.not_ready and not d.files for line in d.not_ready)
    return delivered, (*said, *beside, *(d.note for d in delivered if d.note))


def _make(session: Session, name: str) -> tuple[Document, ...]:
    if name in MADE:
        return MADE[name](session)
    kind = documents.KINDS.get(name)
    if kind is None:
        return (documents.own(session, session.template, None, name),)
    return (kind.make(session, session.template, None, ""),)


def known(session: Session) -> None:
    """Raise CoalitionError for a name that is no document, or one that has to be about somebody."""
    plain = [name for name, kind in documents.KINDS.items() if not (kind.about and kind.needed)]
    there = [*MADE, *plain, *documents.own_names(session)]
    for name in session.settings.documents:
        if name not in there:
            near = difflib.get_close_matches(name, there, 1)
            hint = f"Did you mean {near[0]}?" if near else f"It can be one of: {', '.join(there)}."
            raise CoalitionError(f"coalition.toml names a document “{name}”, and sync makes none of that name.", hint)


def _agenda(session: Session) -> tuple[Document, ...]:
    from coalition_sheets.documents.agenda import agenda

    found = next_meeting(session.briefing)
    return (agenda(session.briefing, found, session.template, scan=sensitive.scan),) if found else ()


def _call_sheet(session: Session) -> tuple[Document, ...]:
    from coalition_sheets.documents.call_sheet import call_sheet

    return (call_sheet(session.briefing, session.template, caller="", level=None, scan=sensitive.scan),)


MADE: Mapping[str, Make] = MappingProxyType({
    "agenda": _agenda,
    "status": lambda s: (weekly(s, letters(s)),),
    "page": lambda s: (status_page(s),),
    "call-sheet": _call_sheet,
    "drafts": lambda s: letter_documents(s, letters(s)),
})  # fmt: skip
"""Documents that a command of their own makes; a meeting that is not planned yet has no agenda, and that is fine."""
