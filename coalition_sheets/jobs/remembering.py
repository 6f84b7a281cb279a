"""What people ask of the toolkit's notes: to forget somebody, or to leave a check be for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from coalition_sheets.destinations.folder import Folder
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.asked import NotFound
from coalition_sheets.jobs.home import Desk, Setting, hold
from coalition_sheets.jobs.result import Grid, Result, Text
from coalition_sheets.jobs.sync.waiting import latest, shelf_of
from coalition_sheets.memory import forgotten, memory_tab, quieted
from coalition_sheets.model import Finding, Level, Memory, fold_name, typed
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.saving import backups, clear

NEVER = "SENSITIVE"
MOST = 10


@frozen
class Traces:
    """Where somebody's name is kept outside the workbook's own rows: in notes, in copies, in documents."""

    notes: bool
    copies: int
    documents: tuple[Path, ...]
    edited: tuple[Path, ...]
    cells: tuple[str, ...]


def forget(run: Setting, name: str, *, apply: bool = False) -> Result:
    """Take somebody out of the toolkit's notes, of the dated copies and of what was written; show it without `apply`.

    The workbook's rows are people's and stay. Raises what reading and writing raise.
    """
    if not fold_name(name):
        raise CoalitionError("Whom should be forgotten?", 'Give a name: coalition forget "Rosa Delgado"')
    with hold(run) as desk:
        shelf = shelf_of(run)
        memory = latest(desk.workbook.tables, shelf).memory
        left = forgotten(memory, name)
        traces = _traces(run, desk, name, notes=left != memory)
        if apply:
            _forget(run, desk, left, traces)
        return _told(desk, name, traces, apply=apply)


def _traces(run: Setting, desk: Desk, name: str, *, notes: bool) -> Traces:
    path = run.settings.workbook
    copies = len(backups(run.places.shelf(path))) if isinstance(path, Path) else 0
    ours, edited = Folder(run.settings.output).naming((name, name.split(maxsplit=1)[0]))
    return Traces(notes, copies, ours, edited, tuple(_cells(desk, name)))


def _cells(desk: Desk, name: str) -> Iterator[str]:
    """Yield the cells of people's tabs that hold the name."""
    from coalition_sheets.edits.cells import holds
    from coalition_sheets.records.tabs import is_own

    for table in desk.workbook.tables:
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, str) and not is_own(table.name) and holds(cell, name):
                    yield str(table.place(row, column))


def _forget(run: Setting, desk: Desk, left: Memory, traces: Traces) -> None:
    """Take the name out of everything; the copies last, so that nothing is lost where the rest can't be done."""
    if traces.notes:
        if desk.hindered:
            raise desk.hindered
        desk.put((memory_tab(left),))
    shelf_of(run).clear()
    Folder(run.settings.output).remove(traces.documents)
    if isinstance(run.settings.workbook, Path):
        clear(run.places.shelf(run.settings.workbook))


def _told(desk: Desk, name: str, traces: Traces, *, apply: bool) -> Result:
    rows: tuple[tuple[str, str], ...] = (
        ("The toolkit's notes", "yes" if traces.notes else "no"),
        ("Dated copies of the workbook", f"{traces.copies}: all go, since each may hold the name"),
        ("Documents and drafts with the name, or the first name", _names(traces.documents)),
    )
    rows += (("Documents that somebody changed by hand", f"{_names(traces.edited)}: look at them yourself"),) * bool(
        traces.edited
    )
    some = ", ".join(traces.cells[:MOST]) + (f" and {len(traces.cells) - MOST} more" * (len(traces.cells) > MOST))
    stays = f"The workbook itself still names {name}: {some}. Those cells are yours; take the name out there first."
    did = f"{name} is forgotten." if apply else "Nothing is removed yet. To do it, run the same with --apply."
    return Result(
        command="forget",
        workbook=desk.workbook.name,
        summary=did,
        data={
            "applied": apply,
            "notes": traces.notes,
            "copies": traces.copies,
            "documents": [str(p) for p in traces.documents],
            "edited": [str(p) for p in traces.edited],
            "cells": traces.cells,
        },
        body=(Grid(("Where", "What goes"), rows), *((Text(stays),) if traces.cells else ())),
    )


def _names(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - MOST} more" if len(paths) > MOST else ""
    return ", ".join(path.name for path in paths[:MOST]) + more or "none"


def quiet(run: Setting, code: str, until: date, row: str = "") -> Result:
    """Let a check rest until a day, for one row or for all. Raises CoalitionError for what is none."""
    wanted = code.strip().upper()
    if wanted not in CHECKS or wanted == NEVER:
        from coalition_sheets.edits.fix import NoSuchCheck

        raise (
            NoSuchCheck(wanted)
            if wanted != NEVER
            else CoalitionError(
                "SENSITIVE never rests: somebody could be harmed.", "Take what is private out of that cell."
            )
        )
    return _kept(run, lambda desk: _quieted(run, desk, wanted, until, row), f"{wanted} rests until {until}.")


def _quieted(run: Setting, desk: Desk, code: str, until: date, row: str) -> Memory:
    from coalition_sheets.jobs.session import session_of

    memory = latest(desk.workbook.tables, shelf_of(run)).memory
    if not memory.known:
        raise CoalitionError("There are no notes in this workbook yet.", "Run `coalition sync` once, then try again.")
    session = session_of(run.settings, desk.workbook, run.now, None, lambda *_: memory)
    return quieted(memory, code, _key(session.findings, code, row), until)


def _key(findings: tuple[Finding, ...], code: str, row: str) -> str:
    """Return the key of the one row meant by its name or cell; "" for all."""
    if not row:
        return ""
    found = [f for f in findings if f.code == code and f.level <= Level.ORGANIZERS and f.key]
    fits = {f.key for f in found if _is_meant(f, row)}
    if len(fits) == 1:
        return fits.pop()
    raise NotFound(f"row with {code}", row, [typed(f.place.typed) for f in found if f.place], several=len(fits) > 1)


def _is_meant(f: Finding, row: str) -> bool:
    spelled = {str(place).casefold() for place in f.places} | {place.a1.casefold() for place in f.places}
    return row.casefold() in spelled or fold_name(row) == f.key


def _kept(run: Setting, learn: Callable[[Desk], Memory], said: str) -> Result:
    """Write a memory into the workbook, or let it wait where the workbook can't be written now."""
    with hold(run) as desk:
        memory = learn(desk)
        if desk.hindered:
            shelf_of(run).keep(memory)
        else:
            desk.put((memory_tab(memory),))
        return Result(
            command="quiet",
            workbook=desk.workbook.name,
            summary=said,
            warnings=(str(desk.hindered),) if desk.hindered else (),
        )
