"""One run: read, remember, check, write our own tabs, make the named documents. Twice the same changes nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.check import LIMIT, FailOn
from coalition_sheets.jobs.home import Desk, Hindered, Overtaken, Setting, hold
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import Session, session_of, today_of
from coalition_sheets.jobs.sync import named, telling
from coalition_sheets.jobs.waiting import to_write
from coalition_sheets.memory import Recalled, memory_tab, met, noted, rows_seen, shrunk
from coalition_sheets.memory.lines import TITLE
from coalition_sheets.model import Coalition, Memory
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.saving import CannotSave

TRIES = 3
"""How often a run starts over because somebody saved the workbook under its hands."""


class OtherDay(CoalitionError):
    """A run that writes is as of today, or of the first days that a workbook remembers."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, "Leave out --as-of; or add --dry-run, which shows that day and writes nothing.")


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
            recalled = to_write(desk.workbook.tables, run.shelf)
            session = _session(run, desk, asked, recalled)
            named.known(session)
            tabs = _tabs(session)
            if asked.dry_run:
                return telling.planned(session, desk, tabs)
            try:
                wrote, hindered = _put(desk, tabs), None
            except Overtaken as problem:
                if left:
                    continue
                wrote, hindered = False, Hindered(problem.message, problem.hint)
            except Hindered as problem:
                wrote, hindered = False, problem
            if hindered:
                hindered = _waits(run, session.briefing.memory, hindered)
            else:
                run.shelf.clear()
            told = telling.done(
                session,
                (*desk.notes, *recalled.notes, *_clock(session, recalled.memory)),
                named.made(session),
                wrote=wrote,
                hindered=hindered,
            )
            return replace(told, failed=_fails(session, asked.fail_on))
    raise AssertionError("unreachable")


def _fails(session: Session, fail_on: FailOn) -> bool:
    return fail_on != "never" and any(f.severity >= LIMIT[fail_on] for f in session.findings)


def _waits(run: Setting, memory: Memory, why: Hindered) -> Hindered:
    """Let what was learned wait; say why it is not in the workbook, and where it could not be kept at all."""
    try:
        run.shelf.keep(memory)
    except CannotSave as problem:
        return Hindered(str(why), f"What was learned could not be kept on this computer either. {problem.message}")
    return type(why)(str(why), why.kept)


def _put(desk: Desk, tabs: Sequence[Worksheet]) -> bool:
    if desk.hindered:
        raise desk.hindered
    return desk.put(tabs)


def _session(run: Setting, desk: Desk, asked: Asked, recalled: Recalled) -> Session:
    """Return the workbook checked, with a memory that has seen it today. Raises Shrunk."""

    def learn(coalition: Coalition, today: date) -> Memory:
        memory = recalled.memory
        found = met(memory, coalition) if memory.salt else None
        if not asked.accept and (gone := shrunk(memory, coalition, found)):
            raise gone
        return rows_seen(memory, coalition, today, memory.salt or asked.salt or secrets.token_hex(16), found)

    session = session_of(run.settings, desk.workbook, run.now, asked.as_of, learn)
    b = session.briefing
    if not asked.dry_run and asked.as_of:
        _today_or_later(asked.as_of, recalled.memory.last_run, today_of(b.about, desk.workbook, run.now))
    return replace(session, briefing=replace(b, memory=noted(b.memory, b), _results={}))


def _clock(session: Session, before: Memory) -> tuple[str, ...]:
    """Say that the workbook remembers a day that this computer says is still to come."""
    last, today = before.last_run, session.briefing.today
    if last is None or last <= today:
        return ()
    said = (
        f"This computer says it is {today}, and the workbook was brought up to date as of {last}: until then nothing "
        f"new is remembered. Is the clock right? If it is, delete the hidden tab “{TITLE}” to begin anew."
    )
    return (said,)


def _today_or_later(as_of: date, last: date | None, today: date) -> None:
    """Raise OtherDay where a run would write into the workbook what is not so now, or spoil what it remembers."""
    if as_of > today:
        raise OtherDay(f"{as_of} is still to come, and the workbook remembers the days of its runs.")
    if last and as_of < last:
        raise OtherDay(f"The workbook was brought up to date as of {last}, and {as_of} is before that.")


def _tabs(session: Session) -> tuple[Worksheet, ...]:
    """Return the tabs of ours as they are to stand, the hidden one last."""
    from coalition_sheets.documents.summaries import declassified
    from coalition_sheets.documents.tabs.own import own_tabs
    from coalition_sheets.rules import sensitive

    b = session.briefing
    shown = own_tabs(b, session.template, numbers=declassified(b), scan=sensitive.scan)
    return (*shown, memory_tab(b.memory))
