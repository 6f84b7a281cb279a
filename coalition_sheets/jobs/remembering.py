"""What people ask of the toolkit's notes: to forget somebody, or to leave a check be for a while."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from coalition_sheets.destinations.folder import Folder
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.asked import NotFound
from coalition_sheets.jobs.home import Desk, Hindered, Setting, hold
from coalition_sheets.jobs.result import Grid, Result, Text
from coalition_sheets.jobs.waiting import to_write
from coalition_sheets.memory import forgotten, memory_tab, quieted, remembered
from coalition_sheets.memory.lines import TITLE
from coalition_sheets.model import Briefing, Finding, Memory, Place, fold, fold_name
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.records.names import TITLES
from coalition_sheets.records.tabs import is_own
from coalition_sheets.saving import backups, clear

NEVER = "SENSITIVE"
MOST = 10
NO_NAMES = frozenset({"a", "an", "the", "el", "la", "los", "las"}) | TITLES


@frozen
class Traces:
    """Where somebody's name is kept outside the workbook's own rows: in notes, in copies, in documents.

    `unknown`: the whole name stands neither there nor in the workbook; the copies were not looked into.
    """

    notes: bool
    copies: int
    words: tuple[str, ...]
    documents: tuple[Path, ...]
    edited: tuple[Path, ...]
    cells: tuple[str, ...]
    own: tuple[str, ...]
    unknown: bool


def forget(run: Setting, name: str, *, apply: bool = False) -> Result:
    """Take somebody out of the toolkit's notes, of the dated copies and of what was written; show it without `apply`.

    The workbook's rows are people's and stay. Raises what reading and writing raise.
    """
    if not fold_name(name):
        raise CoalitionError("Whom should be forgotten?", 'Give a name: coalition forget "Rosa Delgado"')
    with hold(run) as desk:
        recalled = to_write(desk.workbook.tables, run.shelf)
        left = forgotten(recalled.memory, name)
        traces = _traces(run, desk, name, recalled.memory, left)
        if apply:
            _forget(run, desk, name, left, traces)
        return _told(desk, name, traces, apply=apply)


def _traces(run: Setting, desk: Desk, name: str, memory: Memory, left: Memory) -> Traces:
    path = run.settings.workbook
    copies = len(backups(run.places.shelf(path))) if isinstance(path, Path) else 0
    words = (name, *_first(memory, name))
    ours, edited = Folder(run.settings.output).naming(words)
    own = (table.name for table in desk.workbook.tables if is_own(table.name) and table.name.casefold() != TITLE)
    named = [(place.tab, str(place)) for place in _cells(desk, words)]
    inside = remembered(desk.workbook.tables)
    notes = left != memory or inside != forgotten(inside, name)
    return Traces(
        notes=notes,
        copies=copies,
        words=words,
        documents=ours,
        edited=edited,
        cells=tuple(where for tab, where in named if not is_own(tab)),
        own=tuple(title for title in own if title in {tab for tab, _ in named}),
        unknown=not notes and not any(_cells(desk, (name,))) and not any(Folder(run.settings.output).naming((name,))),
    )


def _first(memory: Memory, name: str) -> Iterator[str]:
    """Yield a person's first name, by which letters speak to them; an organization has none, nor has a title."""
    first, _, rest = name.strip().partition(" ")
    if not rest or (memory.seen("organizations", fold_name(name)) and not memory.seen("people", fold_name(name))):
        return
    if len(first) > 1 and first.isalpha() and fold(first) not in NO_NAMES:
        yield f"{first[0].upper()}{first[1:]}"


def _cells(desk: Desk, words: Sequence[str]) -> Iterator[Place]:
    """Yield the cells that hold the name; of our tabs, which speak to people by it, the first name as well."""
    from coalition_sheets.edits.cells import holds

    for table in desk.workbook.tables:
        sought = words if is_own(table.name) else words[:1]
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, str) and any(holds(cell, word) for word in sought):
                    yield table.place(row, column)


def _forget(run: Setting, desk: Desk, name: str, left: Memory, traces: Traces) -> None:
    """Take the name out of everything; the copies last, so that nothing is lost where the rest can't be done."""
    inside = remembered(desk.workbook.tables)
    if desk.hindered and forgotten(inside, name) != inside:
        raise desk.hindered
    if left.known:
        _kept(run, desk, left)
    else:
        run.shelf.clear()
    Folder(run.settings.output).remove(traces.documents)
    if isinstance(run.settings.workbook, Path):
        clear(run.places.shelf(run.settings.workbook))


def _told(desk: Desk, name: str, traces: Traces, *, apply: bool) -> Result:
    rows: tuple[tuple[str, str], ...] = (
        ("The toolkit's notes", "yes" if traces.notes else "no"),
        (
            "Dated copies of the workbook",
            f"{traces.copies}: all go, since each may hold the name" if traces.copies else "none",
        ),
        (f"Documents and drafts with {' or '.join(f'“{word}”' for word in traces.words)}", _names(traces.documents)),
    )
    rows += (("Documents that somebody changed by hand", f"{_names(traces.edited)}: look at them yourself"),) * bool(
        traces.edited
    )
    some = ", ".join(traces.cells[:MOST]) + (f" and {len(traces.cells) - MOST} more" * (len(traces.cells) > MOST))
    stays = f"The workbook itself still names {name}: {some}. Those cells are yours; take the name out there first."
    ours = f"Our own tabs ({', '.join(traces.own)}) name {name} until the next sync writes them anew."
    nowhere = f"“{name}” stands nowhere in the workbook, in the notes or on a page. Look at the spelling first."
    done = f"{name} is forgotten."
    if traces.cells:
        done = f"What we kept of {name} is gone. While the workbook holds the name, the next sync notes it again."
    did = done if apply else "Nothing is removed yet. To do it, run the same with --apply."
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
            "own_tabs": traces.own,
        },
        body=(
            *((Text(nowhere),) if traces.unknown else ()),
            Grid(("Where", "What goes"), rows),
            *((Text(stays),) if traces.cells else ()),
            *((Text(ours),) if traces.own else ()),
        ),
    )


def _names(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - MOST} more" if len(paths) > MOST else ""
    return ", ".join(path.name for path in paths[:MOST]) + more or "none"


def quiet(run: Setting, code: str, until: date, row: str = "", as_of: date | None = None) -> Result:
    """Let a check rest until a day, for one row or all; `as_of` is today. Raises CoalitionError for what is none."""
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
    with hold(run) as desk:
        hindered = _kept(run, desk, _quieted(run, desk, wanted, row, until=until, as_of=as_of))
        return Result(
            command="quiet",
            workbook=desk.workbook.name,
            summary=f"{wanted} rests until {until}.",
            data={"code": wanted, "row": row, "until": until, "waiting": hindered is not None},
            warnings=(f"{hindered} Until then this is noted on this computer alone.",) if hindered else (),
        )


def _kept(run: Setting, desk: Desk, memory: Memory) -> Hindered | None:
    """Write a memory into the workbook, or let it wait where the workbook can't be written now; return why it waits."""
    hindered = desk.hindered
    if not hindered:
        try:
            desk.put((memory_tab(memory),))
        except Hindered as problem:
            hindered = problem
        else:
            run.shelf.clear()
            return None
    run.shelf.keep(memory)
    return hindered


def _quieted(run: Setting, desk: Desk, code: str, row: str, *, until: date, as_of: date | None) -> Memory:
    from coalition_sheets.jobs.session import session_of

    memory = to_write(desk.workbook.tables, run.shelf).memory
    if not memory.known:
        raise CoalitionError("There are no notes in this workbook yet.", "Run `coalition sync` once, then try again.")
    session = session_of(run.settings, desk.workbook, run.now, as_of, lambda *_: memory)
    if until <= session.briefing.today:
        raise CoalitionError(f"{until} is not ahead of us.", "Give a day after today: the check speaks again on it.")
    return quieted(memory, code, _key(session.briefing, code, row), until)


def _key(b: Briefing, code: str, row: str) -> str:
    """Return the key of the one row meant by its name or cell; "" for all. A line about many rows is each of them."""
    if not row:
        return ""
    known = [(f, place, key) for f in b.findings if f.code == code for place, key in _rows(b, f)]
    fits = {key for _, place, key in known if key and _is_meant(place, row)}
    fits = fits or {key for f, _, key in known if key and fold_name(row) in (key, key.partition(" | ")[0])}
    if len(fits) == 1:
        return fits.pop()
    where = [str(place) for _, place, _ in known if place]
    raise NotFound(f"row with {code}", row, where, several=len(fits) > 1)


def _rows(b: Briefing, f: Finding) -> Iterator[tuple[Place | None, str]]:
    """Yield each place of a finding with the key of what it is about there."""
    from coalition_sheets.rules.quiet import by_row

    for place in f.places or (None,):
        record = by_row(b, place.tab).get(place.row) if place and place.row and not f.key else None
        yield place, record.key if record else f.key


def _is_meant(place: Place | None, row: str) -> bool:
    return place is not None and row.casefold() in (str(place).casefold(), place.a1.casefold())
