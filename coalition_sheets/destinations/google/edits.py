"""Cells of people's that a person asked us to change: each only in the row that was meant, or not at all.

A run: the rows are read again; those that are no longer as they were are left alone; the others are written in one
batch that copies them first (`swaps`). Where the copies show that people moved the rows in that moment, what was
written over is put back, by the same means. What cannot be put back surely is said, with the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from coalition_sheets.destinations.google import cells, rows, send, stands, swaps
from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.destinations.google.edit_run import Job, Run, plain, read
from coalition_sheets.destinations.google.edited import Edit, Edited, Outcome, ended
from coalition_sheets.destinations.google.rows import Row, Rows
from coalition_sheets.destinations.google.stands import BEFORE, Stands
from coalition_sheets.destinations.google.swaps import Change, Swap
from coalition_sheets.model import Cell, Table

TIMES = ("DATE", "TIME", "DATE_TIME")
_First: TypeAlias = "tuple[Job | Outcome, list[Edit]]"


def apply(
    client: send.Writer, sheet: str, edits: Sequence[Edit], found: Stands, tables: Iterable[Table]
) -> tuple[Edited, ...]:
    """Change these cells, each only where its whole row and the headers are as read; tell what each came to.

    `found` is how the Sheet stood when it was read, `tables` its tabs as read then. What a run that was cut off had
    begun is ended first, and told last. Raises NoSuchTab, AnotherRun, WorldError: then nothing was changed.
    """
    earlier = unfinished(client, sheet, found)
    if found.own(BEFORE):
        found = stands.look(client, sheet)
    fresh = read(client, sheet, {edit.tab for edit in edits}, found)
    ends: dict[Edit, Edited] = {}
    jobs = []
    tabs = {tab.title: tab.id for tab in found.tabs}
    for first, some in _first(fresh, edits, tabs, {table.name: table for table in tables}):
        if isinstance(first, Job):
            jobs.append(first)
        else:
            ends |= {edit: ended(edit, first) for edit in some}
    if jobs:
        Run(client, sheet, ends).all(jobs, found)
    return (*(ends[edit] for edit in edits), *earlier)


def unfinished(client: send.Writer, sheet: str, found: Stands) -> tuple[Edited, ...]:
    """End what a run that was cut off had begun: tell what its edits came to, and put back what hit another row.

    Nothing is asked where `found` shows none. Raises WorldError.
    """
    if not found.own(BEFORE):
        return ()
    copies = rows.rows(send.read(client, sheet, rows.FIELDS, [f"'{BEFORE}'"]))
    told = swaps.unfinished(copies)
    some = [swap for swap in told if not swap.lost]
    titles = {tab.id: tab.title for tab in found.tabs}
    now = read(client, sheet, {titles[swap.tab] for swap in some if swap.tab in titles}, found) if some else {}
    ends: dict[Edit, Edited] = {}
    run = Run(client, sheet, ends)
    for swap in told:
        if swap.lost:
            run.give_up(Job(swap, _edits(swap)))
    run.rest(run.judged([Job(swap, _edits(swap)) for swap in some], {**now, **copies}, late=True), found)
    return tuple(ends.values())


def _edits(swap: Swap) -> tuple[Edit, ...]:
    return tuple(
        Edit(swap.title, swap.row, column, plain(change.was), plain(change.becomes), swap.header)
        for column, change in swap.cells.items()
    )


def _first(
    fresh: Rows, edits: Sequence[Edit], tabs: Mapping[str, int], tables: Mapping[str, Table]
) -> Iterator[_First]:
    """Return, row by row, what is to be written; or why not, as the rows stand now."""
    by_row: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        by_row.setdefault((edit.tab, edit.row), []).append(edit)
    for (title, _), some in by_row.items():
        tab = fresh.get(tabs[title], {})
        kept = _kept(some, tables[title], tab)
        yield kept or Job(_swap(some, tabs[title], tab), tuple(some)), some


def _kept(edits: Sequence[Edit], table: Table, fresh: Mapping[int, Row]) -> Outcome | None:
    """Tell what keeps a row from being written, as it stands now; None where nothing does."""
    first = edits[0]
    now, columns = fresh.get(first.row, ()), {edit.column for edit in edits}
    heads = first.header
    if heads and not rows.is_as_read(fresh.get(heads, ()), _line(table, heads)):
        return "moved"
    if not rows.is_as_read(now, _line(table, first.row), columns):
        return "moved"
    if any(rows.is_formula(rows.at(now, column)) for column in columns):
        return "formula"
    as_read = all(rows.holds(rows.at(now, edit.column), edit.old) for edit in edits)
    return None if as_read else "changed"


def _line(table: Table, row: int) -> Sequence[Cell]:
    return table.rows[row - 1] if row <= len(table.rows) else ()


def _swap(edits: Sequence[Edit], tab: int, fresh: Mapping[int, Row]) -> Swap:
    first = edits[0]
    row = fresh.get(first.row, ())
    changes = {edit.column: _change(rows.at(row, edit.column), edit.new) for edit in edits}
    return Swap(tab, first.tab, first.row, changes, row, first.header, fresh.get(first.header, ()))


def _change(cell: Mapping[str, Any], new: Cell) -> Change:
    """Return a cell's change; a day gets the look of a day where the cell has none."""
    numbers: Json | None = None
    if isinstance(new, datetime | date | time | timedelta):
        shown = cell.get("effectiveFormat") or {}
        numbers = None if shown.get("numberFormat", {}).get("type") in TIMES else cells.number_format(new)
    return Change(rows.held(cell), cells.entered(new) or {}, numbers)
