"""What a run has to say: one line, nothing where all is well and nobody looks on; beforehand, the plan as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_sheets.jobs.guard import short
from coalition_sheets.jobs.handing_out import near
from coalition_sheets.jobs.home import Desk, Hindered
from coalition_sheets.jobs.home.desk import OnlyRead
from coalition_sheets.jobs.result import Block, Grid, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.jobs.sync.named import Made
from coalition_sheets.model import Severity, Table, letters, typed
from coalition_sheets.model.worksheet import Worksheet, Written

MOST = 40
"""Cells that a plan shows; the rest are counted."""


def done(
    session: Session, notes: Sequence[str], made: Made, *, wrote: bool, hindered: Hindered | None
) -> Result:  # fmt: skip
    """Return what a run did. `data["well"]` says whether there is nothing that a person should know."""
    delivered, said = made
    new = [d for d in delivered if not d.unchanged]
    mend = sum(f.severity >= Severity.WARNING for f in session.findings)
    fresh = "Today, Problems and Agenda are up to date" if wrote else "nothing changed"
    state = "its tabs could not be written" if hindered else fresh
    parts = [
        f"{session.workbook.name}: {state}",
        f"{len(new)} file{'s' * (len(new) != 1)} written" if new else "",
        f"{mend} to mend (coalition check says where)" if mend else "",
    ]
    return Result(
        command="sync",
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary=", ".join(part for part in parts if part) + ".",
        data={
            "wrote": wrote,
            "waiting": bool(hindered),
            "to_mend": mend,
            "files": [near(d.path) for d in new],
            "well": (hindered is None or isinstance(hindered, OnlyRead)) and not (notes or said),
        },
        findings=session.findings,
        warnings=(*((str(hindered),) if hindered else ()), *notes, *said),
    )


def quietly(result: Result) -> Result:
    """Return what is said where nobody looks on: nothing where all is well, or else one line."""
    if result.data.get("well") and not result.failed:
        return replace(result, summary="", body=(), warnings=())
    return replace(result, summary=" ".join((result.summary, *result.warnings)), body=(), warnings=())


def planned(session: Session, desk: Desk, tabs: Sequence[Worksheet]) -> Result:
    """Return what a run would write: each cell of our tabs that would change, from what to what."""
    there = {table.name: table for table in desk.workbook.tables}
    cells = [cell for tab in tabs if not tab.hidden for cell in _changes(tab, there.get(tab.title))]
    hidden = sum(sum(1 for _ in _changes(tab, there.get(tab.title))) for tab in tabs if tab.hidden)
    refused = desk.refuses(tabs)
    body: list[Block] = [Text(f"{refused} Until then nothing of this is written.")] if refused else []
    if cells:
        body.append(Grid(("Place", "Now", "Then"), tuple(cells[:MOST])))
    more = [f"{len(cells) - MOST:,} more cells of these tabs." if len(cells) > MOST else ""]
    more.append(f"{hidden:,} cells of the hidden tab of notes." if hidden else "")
    if said := " ".join(filter(None, more)):
        body.append(Text(f"And {said[0].lower()}{said[1:]}"))
    nothing = not cells and not hidden
    return Result(
        command="sync",
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary="Nothing would change." if nothing else "Nothing is written yet: this was only the plan.",
        data={
            "dry_run": True,
            "changes": [{"place": place, "old": old, "new": new} for place, old, new in cells],
            "hidden": hidden,
        },
        body=tuple(body),
    )


def _changes(tab: Worksheet, table: Table | None) -> Iterator[tuple[str, str, str]]:
    """Yield each cell that would hold something else: its place, what it holds, what it would hold."""
    rows = len(tab.lines) if table is None else max(len(tab.lines), len(table.rows))
    for row in range(1, rows + 1):
        wanted = tab.lines[row - 1].cells if row <= len(tab.lines) else ()
        width = max(len(wanted), len(table.rows[row - 1]) if table and row <= len(table.rows) else 0)
        for column in range(1, width + 1):
            cell = wanted[column - 1] if column <= len(wanted) else Written()
            old, new = table.cell(row, column) if table else None, cell.value
            if typed(old) != typed(new) and not (cell.formula and old is not None):
                yield f"{tab.title} {letters(column)}{row}", short(old), short(new)
