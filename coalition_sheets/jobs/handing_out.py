"""Make documents from a workbook and deliver them: all of them checked before any is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from coalition_sheets.destinations.folder import Delivered, Folder
from coalition_sheets.documents.letters.desk import Letters
from coalition_sheets.jobs.asked import meeting as meeting_asked
from coalition_sheets.jobs.letters import documents as letter_documents
from coalition_sheets.jobs.letters import letters
from coalition_sheets.jobs.result import Block, Page, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.jobs.word_files import in_word, missing
from coalition_sheets.metrics.meetings import next_meeting
from coalition_sheets.model import Document, Level
from coalition_sheets.rules import sensitive

SHOWN = ("overdue-digest", "thank-you", "welcome")  # what the demo writes: a few letters of each temper


def status(session: Session, level: Level | None = None, *, to_pipe: bool = False) -> Result:
    """Make the weekly summary: on the screen, and as a page in the output folder."""
    document = weekly(session, letters(session), level)
    return handed_out("status", session, (document,), to_pipe=to_pipe, screen=True)


def agenda(session: Session, level: Level | None = None, name: str | None = None, *, to_pipe: bool = False) -> Result:
    """Make the agenda of a meeting, by default the next one."""
    from coalition_sheets.documents.agenda import agenda as made

    found = meeting_asked(session.briefing, name)
    document = made(session.briefing, found, session.template, level=level, scan=sensitive.scan)
    return handed_out("agenda", session, (document,), to_pipe=to_pipe)


def page(session: Session, level: Level | None = None, *, to_pipe: bool = False) -> Result:
    """Make the status page: one file of HTML, for members unless another audience is asked for."""
    return handed_out("page", session, (status_page(session, level),), to_pipe=to_pipe, piped="html")


def status_page(session: Session, level: Level | None = None) -> Document:
    """Return the status page, with what may be said in public though its rows may not be shown."""
    from coalition_sheets.documents.status_page import status_page as made
    from coalition_sheets.documents.summaries import declassified

    b = session.briefing
    return made(b, session.template, level=level, numbers=declassified(b), scan=sensitive.scan)


def everything(session: Session) -> tuple[Delivered, ...]:
    """Make the agenda of the next meeting, the weekly summary, the status page and a few drafts, all together."""
    from coalition_sheets.documents.agenda import agenda as made

    b, load = session.briefing, session.template
    shown = letters(session, SHOWN)
    documents = [weekly(session, letters(session)), status_page(session), *letter_documents(session, shown)]
    if found := next_meeting(b):
        documents.insert(0, made(b, found, load, scan=sensitive.scan))
    return Folder(session.settings.output).deliver(in_word(session, tuple(documents)))


def weekly(session: Session, found: Letters, level: Level | None = None) -> Document:
    """Return the weekly summary, with how many letters there are today."""
    from coalition_sheets.documents.weekly import weekly as made

    return made(session.briefing, session.template, drafts=found.counts, level=level, scan=sensitive.scan)


def handed_out(
    command: str, session: Session, documents: tuple[Document, ...], *, to_pipe: bool, screen: bool = False,
    piped: str = "md",
) -> Result:  # fmt: skip
    """Deliver documents to the folder, or the first `piped` file to a pipe; tell what stands beside them."""
    held = [d for d in documents if d.not_ready and not d.files]
    beside = tuple(line for d in documents for line in (*d.not_ready, *d.beside))
    if held:
        beside = (*beside, *_where(session))
    text = next((content.decode() for d in documents for extension, content in d.files if extension == piped), "")
    asked, tip = ("", "") if to_pipe else missing(session, documents)
    delivered = () if to_pipe else Folder(session.settings.output).deliver(in_word(session, documents))
    body: list[Block] = [Page(text, piped)] if (screen or to_pipe) and text else []
    if pages := _to_open(delivered):
        body.append(Text("\n".join((*([""] if body else []), "To open:", *pages))))
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
        warnings=(*(d.note for d in delivered if d.note), *(beside if to_pipe else ()), *filter(None, (asked,))),
        tip=tip,
        failed=len(held) == len(documents) > 0,
    )


def _where(session: Session) -> tuple[str, ...]:
    """Return where the private data stands that held a page back."""
    cells = [str(p) for f in session.findings if f.code == "SENSITIVE" for p in f.places]
    return (f"Look at {', '.join(cells[:5])}.",) if cells else ()


def _to_open(delivered: Sequence[Delivered]) -> tuple[str, ...]:
    """Return the pages to look at where a whole packet was made: one line for each kind."""
    kinds: dict[str, list[Path]] = {}
    for d in delivered:
        if d.path.suffix == ".html":
            kinds.setdefault(d.document.kind, []).append(d.path)
    if len({d.document.kind for d in delivered}) == 1:
        return ()
    more = {kind: f", and {len(paths) - 1} like it" if len(paths) > 1 else "" for kind, paths in kinds.items()}
    return tuple(f"  {near(paths[0])}{more[kind]}" for kind, paths in kinds.items())


def _in_words(paths: list[Path]) -> str:
    stems = {p.with_suffix("") for p in paths}
    if len(paths) > 2 and len(stems) == 1:
        *first, last = (p.suffix for p in paths)
        return f"{near(stems.pop())} as {', '.join(first)} and {last}"
    if len(paths) > 2:
        return f"{len(paths)} files into {near(paths[0].parent)}{os.sep}"
    return " and ".join(near(p) for p in paths)


def near(path: Path) -> str:
    """Return a path as it is called from here: relative where it lies in this folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
