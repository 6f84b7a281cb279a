"""Take back what was written into a workbook last: show it first, then put the dated copy in its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.keeping import OpenElsewhere, Places, held, refuse_open
from coalition_sheets.jobs.result import Block, Grid, Result, Text
from coalition_sheets.records.tabs import OWN_TABS
from coalition_sheets.saving import Backup, Shelf, Stamp, backups, last_backup, read_stamped, stamp, written_by

if TYPE_CHECKING:
    from coalition_sheets.settings import Source

OTHERS = 5
"""Copies that are listed."""


class ChangedSince(WorldError):
    """Somebody saved the workbook after the run that is to be taken back."""

    def __init__(self, name: str, saved: datetime) -> None:
        super().__init__(
            f"“{name}” was saved by somebody on {_moment(saved)}, after that run. Going back takes that away, too.",
            "To go back all the same, add --accept: a copy of how it is now is kept.",
        )


@frozen
class Plan:
    """What an undo would do: the copy, the workbook as it is, cells that differ in each tab, other copies."""

    workbook: Path
    backup: Backup
    number: int
    now: Stamp
    differing: Mapping[str, int]
    known: tuple[Backup, ...]

    @property
    def since(self) -> ChangedSince | None:
        """What to say where the workbook is no longer what a run of ours made of it."""
        if any(written_by(backup, self.now) for backup in self.known):
            return None
        return ChangedSince(self.workbook.name, datetime.fromtimestamp(self.now.mtime_ns / 1e9, UTC))


def undo(
    workbook: Source,
    now: datetime,
    where: Places,
    *,
    number: int | None = None,
    apply: bool = False,
    accept: bool = False,
    even_if_open: bool = False,
) -> Result:
    """Show what going back to a copy would change; do it with `apply`. An undo can be undone.

    `number` counts copies from the newest, 1; without it the one of before the last write. Raises CoalitionError where
    there is none; with `apply` also OpenElsewhere, ChangedSince (unless `accept`), Busy, Changed or CannotSave.
    """
    if not isinstance(workbook, Path):
        raise CoalitionError(
            "A Google Sheet keeps its own history.", "Open it, then: File > Version history > See version history."
        )
    shelf = where.shelf(workbook)
    if not apply:
        plan = _plan(shelf, number)
        return _shown(plan, number, _hindered(plan, now, accept=accept, even_if_open=even_if_open))
    with held(workbook, now, where, even_if_open=even_if_open) as ours:
        plan = _plan(shelf, number)
        if plan.since and not accept:
            raise plan.since
        ours.save(read_stamped(plan.backup.path)[0])
    return _done(plan, ours.notes)


def _plan(shelf: Shelf, number: int | None) -> Plan:
    known = backups(shelf)
    if not known:
        raise CoalitionError(
            f"There is no copy of “{shelf.workbook.name}” to go back to: nothing was written into it.",
            f"Copies are looked for in {shelf.folder}.",
        )
    if not shelf.workbook.exists():
        raise WorldError(f"“{shelf.workbook.name}” is not there.", f"Its newest copy is {known[0].path}.")
    now = stamp(shelf.workbook)
    if number is not None and not 0 < number <= len(known):
        raise CoalitionError(f"There is no copy {number}.", f"Choose one from 1, the newest, to {len(known)}.")
    backup = known[number - 1] if number else last_backup(shelf, now)
    if backup is None or stamp(backup.path).sha256 == now.sha256:
        raise CoalitionError(
            f"“{shelf.workbook.name}” already is as that copy has it.", "There is nothing to take back."
        )
    return Plan(shelf.workbook, backup, known.index(backup) + 1, now, _differing(shelf.workbook, backup.path), known)


def _differing(workbook: Path, copy: Path) -> dict[str, int]:
    """Return how many cells differ in each tab; nothing where one of the two can't be read."""
    from coalition_sheets.sources import CannotRead, read

    try:
        tabs = [{table.name: table.rows for table in read(path).tables} for path in (workbook, copy)]
    except CannotRead:
        return {}
    now, then = tabs
    counts = {
        name: sum(
            one != other
            for rows in zip_longest(now.get(name, ()), then.get(name, ()), fillvalue=())
            for one, other in zip_longest(*rows)
        )
        for name in (*now, *(name for name in then if name not in now))
    }
    return {name: count for name, count in counts.items() if count}


def _hindered(plan: Plan, now: datetime, *, accept: bool, even_if_open: bool) -> WorldError | None:
    """Return what stands in the way of doing it now."""
    try:
        refuse_open(plan.workbook, now, even_if_open=even_if_open)
    except OpenElsewhere as problem:
        return problem
    return None if accept else plan.since


def _shown(plan: Plan, number: int | None, hindered: WorldError | None) -> Result:
    body: list[Block] = [Text(f"“{plan.workbook.name}” would be again as it was on {_moment(plan.backup.when)}.")]
    if plan.differing:
        rows = tuple((name, f"{count:,}") for name, count in plan.differing.items())
        body.append(Grid(("Tab", "Cells that change"), rows))
    if plan.number < len(plan.known) and {name.casefold() for name in plan.differing} <= OWN_TABS:
        body.append(
            Text(f"So only our own tabs would change. To go back further: coalition undo --number {plan.number + 1}")
        )
    if len(plan.known) > 1:
        lines = (
            f"  {n}  {_moment(b.when)}, {_size(b.size)}{': this one' if b == plan.backup else ''}"
            for n, b in enumerate(plan.known[:OTHERS], 1)
        )
        body.append(Text("\n".join(("Copies, the newest first; choose another with --number:", *lines))))
    chosen = f" --number {number}" if number else ""
    ready = f"Nothing is changed yet. To do it: coalition undo{chosen} --apply"
    summary = f"Nothing is changed. {hindered}" if hindered else ready
    return Result(
        command="undo",
        workbook=plan.workbook.name,
        summary=summary,
        data=_data(plan, applied=False),
        body=tuple(body),
        no_answer=hindered is not None,
    )


def _done(plan: Plan, notes: tuple[str, ...]) -> Result:
    said = f"“{plan.workbook.name}” is again as it was on {_moment(plan.backup.when)}."
    return Result(
        command="undo",
        workbook=plan.workbook.name,
        summary=f"{said} To take that back, too: coalition undo --apply",
        data=_data(plan, applied=True),
        warnings=notes,
    )


def _data(plan: Plan, *, applied: bool) -> dict[str, Any]:
    copies = [{"path": str(b.path), "when": b.when.isoformat(), "size": b.size} for b in plan.known]
    return {
        "applied": applied,
        "backup": copies[plan.number - 1],
        "number": plan.number,
        "differing": dict(plan.differing),
        "backups": copies,
    }


def _moment(when: datetime) -> str:
    here = when.astimezone()
    return f"{here:%B} {here.day}, {here.year}, {here:%H:%M}"


def _size(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count >= 1 << 20 else f"{max(1, count >> 10)} KB"
