"""Show what a template makes, before anybody gets it: of the coalition's workbook, or of the invented one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.first_case import Case, first_case
from coalition_sheets.jobs.handing_out import handed_out
from coalition_sheets.jobs.result import Block, Result, Text
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.jobs.shelves import found
from coalition_sheets.model import Draft, Level
from coalition_sheets.settings import Settings

INVENTED = "This is the invented coalition of `coalition demo`: nobody in it is real."
NO_CASE = "Nothing in {workbook} fits this template yet, so here it is on the invented coalition. Nobody in it is real."


def preview(
    session: Session, name: str, level: Level | None = None, *, write: bool = False, demo: bool = False
) -> Result:
    """Show what a template makes of a workbook; `write`: as files, too, marked as a preview. `demo`: it is invented.

    Where nothing in the workbook fits the template, it is shown on the invented coalition, and that is said.
    """
    entry = found(session.settings, "templates", name)
    case, said = first_case(session, entry.name, level), INVENTED if demo else ""
    if case is None and not demo:
        said = NO_CASE.format(workbook=session.workbook.name)
        session = invented(session.settings)
        case = first_case(session, entry.name, level)
    if case is None:
        raise CoalitionError(f"There is nothing to show {entry.name} with.", "Give it a workbook: -w PATH.xlsx")
    marked = tuple(replace(d, kind=f"preview-{d.kind}", title=f"PREVIEW: {d.title}") for d in case.documents)
    result = handed_out("templates preview", session, marked, to_pipe=not write, screen=True)
    lines = " ".join(
        part for part in (f"PREVIEW of {entry.name}, {'yours' if entry.own else 'ours'}.", case.which, said) if part
    )
    return replace(
        result,
        body=(Text(lines), *_letter(case.draft), *result.body, *_for_a_browser(case, write=write)),
        data={**result.data, "template": entry.name, "own": entry.own, "case": case.which, "invented": bool(said)}
        | ({"subject": case.draft.subject, "text": case.draft.text, "short": case.draft.short} if case.draft else {}),
    )


def invented(settings: Settings, as_of: date | None = None) -> Session:
    """Return the invented coalition as a Session, with the templates and schemas of these settings."""
    from coalition_sheets import library
    from coalition_sheets.demo import BUILDS
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.schemas.about import SETTINGS

    build = BUILDS["living"]
    with tempfile.TemporaryDirectory(prefix="coalition-") as folder:
        path = Path(folder) / build.file
        write(path, library.schemas(), build.rows(), about_lines(SETTINGS, build.about()), title=build.title,
              today=build.as_of)  # fmt: skip
        given = replace(settings, workbook=path, mail_from=settings.mail_from or build.sender)
        return open_session(given, datetime.now(UTC), as_of or build.as_of)


def _letter(draft: Draft | None) -> tuple[Block, ...]:
    """Return a letter as a person reads it: to whom, the subject, the text, the words to paste, what is missing."""
    if draft is None:
        return ()
    blocks = [Text(f"To: {draft.to.name}\nSubject: {draft.subject}\n\n{draft.text.rstrip()}")]
    if draft.short:
        blocks += [Text("To paste:", strong=True), Text(draft.short)]
    if draft.missing:
        blocks += [Text("Not ready yet:", strong=True), Text("\n".join(draft.missing))]
    return tuple(blocks)


def _for_a_browser(case: Case, *, write: bool) -> tuple[Block, ...]:
    texts = {extension for d in case.documents for extension, _ in d.files}
    if case.draft or write or "md" in texts or not texts:
        return ()
    return (Text("It is made for a browser. Write it into a folder, then open it there: add  -o previews"),)
