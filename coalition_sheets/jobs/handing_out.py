"""Make documents from a workbook and deliver them: all of them checked before any is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from email.utils import parseaddr
from functools import partial
from pathlib import Path

from coalition_sheets import library
from coalition_sheets.destinations.folder import Delivered, Folder
from coalition_sheets.documents.digest import Letters, digests, emails
from coalition_sheets.documents.drafts import drafts_page
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.asked import meeting as meeting_asked
from coalition_sheets.jobs.asked import owner
from coalition_sheets.jobs.result import Block, Page, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.metrics.meetings import next_meeting
from coalition_sheets.model import Address, Document, Level
from coalition_sheets.rules import sensitive


def status(session: Session, level: Level | None = None, *, to_pipe: bool = False) -> Result:
    """Make the weekly summary: on the screen, and as a page in the output folder."""
    document = _weekly(session, level)
    return _handed_out("status", session, (document,), to_pipe=to_pipe, screen=True)


def agenda(session: Session, level: Level | None = None, name: str | None = None, *, to_pipe: bool = False) -> Result:
    """Make the agenda of a meeting, by default the next one."""
    from coalition_sheets.documents.agenda import agenda as made

    found = meeting_asked(session.briefing, name)
    document = made(session.briefing, found, _load(session), level=level, scan=sensitive.scan)
    return _handed_out("agenda", session, (document,), to_pipe=to_pipe)


def overdue_digest(
    session: Session, level: Level | None = None, to: str | None = None, *, to_pipe: bool = False
) -> Result:
    """Write one kind draft to each person whose promises are past their date, and the page that lists them."""
    name = owner(session.briefing.coalition, to) if to else ""
    letters = _letters(session, level, name)
    page = drafts_page(session.briefing, letters, _load(session))
    documents = (*emails(letters, session.briefing.today), page)
    result = _handed_out("email overdue-digest", session, documents, to_pipe=to_pipe)
    if to_pipe:
        return replace(
            result, body=tuple(Text(f"To: {d.to.name}\nSubject: {d.subject}\n\n{d.text}") for d in letters.drafts)
        )
    ready, waiting = letters.counts
    said = [f"{ready} ready to read and send, {waiting} waiting for something. Nothing was sent."]
    said += [f"{d.to.name}: {' '.join(d.missing)}" for d in letters.drafts if d.missing]
    said += [f"{s.name}: {s.why}" for s in letters.skipped]
    return replace(result, body=(Text("\n".join((*said, *letters.tell, *letters.beside))), *result.body))


def everything(session: Session) -> tuple[Delivered, ...]:
    """Make the agenda of the next meeting, the weekly summary and all drafts, delivered together."""
    from coalition_sheets.documents.agenda import agenda as made

    b, load = session.briefing, _load(session)
    letters = _letters(session, None, "")
    documents = [_weekly(session, None), *emails(letters, b.today), drafts_page(b, letters, load)]
    if found := next_meeting(b):
        documents.insert(0, made(b, found, load, scan=sensitive.scan))
    return Folder(session.settings.output).deliver(documents)


def _load(session: Session) -> Callable[[str], str]:
    return partial(library.template, folder=session.settings.templates)


def _weekly(session: Session, level: Level | None) -> Document:
    from coalition_sheets.documents.weekly import weekly

    counts = _letters(session, None, "").counts
    return weekly(session.briefing, _load(session), drafts=counts, level=level, scan=sensitive.scan)


def _letters(session: Session, level: Level | None, to: str) -> Letters:
    sender = _sender(session.settings.mail_from)
    return digests(session.briefing, _load(session), sender=sender, to=to, level=level, scan=sensitive.scan)


def _sender(text: str) -> Address | None:
    if not text:
        return None
    name, address = parseaddr(text)
    if not name or "@" not in address:
        raise CoalitionError(
            f"mail.from is “{text}”, which is not a name with an address.",
            'Write it like "Rosa Delgado <rosa@example.org>".',
        )
    return Address(name=name, email=address)


def _handed_out(
    command: str, session: Session, documents: tuple[Document, ...], *, to_pipe: bool, screen: bool = False
) -> Result:
    """Deliver documents to the folder, or the text of the first to a pipe; tell what stands beside them."""
    beside = tuple(line for d in documents for line in (*d.not_ready, *d.beside))
    text = next((content.decode() for d in documents for extension, content in d.files if extension == "md"), "")
    delivered = () if to_pipe else Folder(session.settings.output).deliver(documents)
    body: list[Block] = [Page(text)] if (screen or to_pipe) and text else []
    if beside and not to_pipe:
        body.append(Text("\n".join(beside)))
    paths = [d.path for d in delivered]
    return Result(
        command=command,
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary=f"Wrote {_in_words(paths)}." if paths else "",
        data={
            "files": [str(p) for p in paths],
            "documents": [
                {"kind": d.kind, "title": d.title, "not_ready": d.not_ready, "beside": d.beside} for d in documents
            ],
        }
        | ({"text": text} if text else {}),
        body=tuple(body),
        warnings=(*(d.note for d in delivered if d.note), *(beside if to_pipe else ())),
    )


def _in_words(paths: list[Path]) -> str:
    if len(paths) > 2:
        return f"{len(paths)} files into {near(paths[0].parent)}{os.sep}"
    return " and ".join(near(p) for p in paths)


def near(path: Path) -> str:
    """Return a path as it is called from here: relative where it lies in this folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
