"""One run: read, remember, check, write our own tabs, make the named documents. Twice the same changes nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.check import LIMIT, FailOn
from coalition_sheets.jobs.home import Desk, Hindered, Setting, hold
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import Session, session_of
from coalition_sheets.jobs.sync import named, telling
from coalition_sheets.jobs.sync.waiting import latest, shelf_of
from coalition_sheets.memory import Recalled, memory_tab, noted, rows_seen, shrunk
from coalition_sheets.model import Coalition, Memory
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.saving import Changed

TRIES = 3
"""How often a run starts over because somebody saved the workbook under its hands."""


@frozen(kw_only=True)
class Asked:
    """How a run is to go: seen from which day; with `accept`, rows or tabs that vanished are taken as meant.

    `salt`: the text by which a workbook without memory hides what it remembers, "" for one by chance.
    """

    as_of: date | None = None
    accept: bool = False
    dry_run: bool = False
    fail_on: FailOn = "never"
    salt: str = ""


def sync(run: Setting, asked: Asked = Asked()) -> Result:  # noqa: B008  a frozen value
    """Bring the workbook's own tabs and the named documents up to date, and return what was done.

    Where the workbook can't be written now, the documents are made all the same and what was learned waits. Raises
    what reading raises, Shrunk, Busy, CannotSave.
    """
    for left in reversed(range(TRIES)):
        with hold(run) as desk:
            recalled = latest(desk.workbook.tables, shelf := shelf_of(run))
            session = _session(run, desk, asked, recalled)
            tabs = _tabs(session)
            if asked.dry_run:
                return telling.planned(session, desk, tabs)
            try:
                wrote, hindered = _put(desk, tabs), None
            except Changed as problem:
                if left:
                    continue
                wrote, hindered = False, Hindered(problem.message, problem.hint)
            except Hindered as problem:
                wrote, hindered = False, problem
            if hindered:
                shelf.keep(session.briefing.memory)
            else:
                shelf.clear()
            told = telling.done(
                session, (*desk.notes, *recalled.notes), named.made(session), wrote=wrote, hindered=hindered
            )
            return replace(told, failed=_fails(session, asked.fail_on))
    raise AssertionError("unreachable")


def _fails(session: Session, fail_on: FailOn) -> bool:
    return fail_on != "never" and any(f.severity >= LIMIT[fail_on] for f in session.findings)


def _put(desk: Desk, tabs: Sequence[Worksheet]) -> bool:
    if desk.hindered:
        raise desk.hindered
    return desk.put(tabs)


def _session(run: Setting, desk: Desk, asked: Asked, recalled: Recalled) -> Session:
    """Return the workbook checked, with a memory that has seen it today. Raises Shrunk."""

    def learn(coalition: Coalition, today: date) -> Memory:
        memory = recalled.memory
        if not asked.accept and (gone := shrunk(memory, coalition)):
            raise gone
        return rows_seen(memory, coalition, today, memory.salt or asked.salt or secrets.token_hex(16))

    session = session_of(run.settings, desk.workbook, run.now, asked.as_of, learn)
    b = session.briefing
    return replace(session, briefing=replace(b, memory=noted(b.memory, b), _results={}))


def _tabs(session: Session) -> tuple[Worksheet, ...]:
    """Return the tabs of ours as they are to stand, the hidden one last."""
    from coalition_sheets.documents.summaries import declassified
    from coalition_sheets.documents.tabs.own import own_tabs
    from coalition_sheets.rules import sensitive

    b = session.briefing
    shown = own_tabs(b, session.template, numbers=declassified(b), scan=sensitive.scan)
    return (*shown, memory_tab(b.memory))
