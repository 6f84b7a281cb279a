"""Edits of people's cells that somebody asked for: shown first, written only when asked, each only where it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.guard import both_short, short
from coalition_sheets.jobs.home import Setting, hold
from coalition_sheets.jobs.result import Block, Grid, Result, Text
from coalition_sheets.jobs.session import Session, open_session, session_of
from coalition_sheets.jobs.waiting import to_write
from coalition_sheets.model import Briefing, Level, typed
from coalition_sheets.model.change import Change, Choice, Edits

AGAIN = "Nothing is changed yet. To do it, run the same with --apply."


@frozen(kw_only=True)
class Asked:
    """How edits are to go: seen from which day, and shown or done."""

    as_of: date | None = None
    apply: bool = False


def done(run: Setting, task: str, asked: Asked = Asked()) -> Result:  # noqa: B008  a frozen value
    """Mark a task as done, with its day. Raises NoSuchTask, and what reading and writing raise."""
    from coalition_sheets.edits.done import done as plan

    return _edited("done", run, partial(plan, text=task), asked)


def rename(run: Setting, old: str, new: str, asked: Asked = Asked()) -> Result:  # noqa: B008
    """Give a person, an organization or a goal another name everywhere. Raises CannotRename, and what `done` raises."""
    from coalition_sheets.edits.rename import rename as plan

    return _edited("rename", run, partial(plan, old=old, new=new), asked)


def fix(run: Setting, code: str = "", level: Level = Level.ORGANIZERS, asked: Asked = Asked()) -> Result:  # noqa: B008
    """Mend what has exactly one right reading; list the rest as choices. Raises NoSuchCheck, and what `done` raises."""
    from coalition_sheets.edits.fix import fix as plan

    return _edited("fix", run, partial(plan, code=code, level=level), asked)


def _edited(command: str, run: Setting, plan: Callable[[Briefing], Edits], asked: Asked) -> Result:
    if not asked.apply:
        session = open_session(run.settings, run.now, asked.as_of, connect=run.client, kept=run.places.backups)
        return _shown(command, session, plan(session.briefing))
    with hold(run) as desk:
        memory = to_write(desk.workbook.tables, run.shelf).memory
        session = session_of(run.settings, desk.workbook, run.now, asked.as_of, lambda *_: memory)
        edits = plan(session.briefing)
        if edits.changes and desk.hindered:
            raise desk.hindered
        notes = desk.edit(edits.changes) if edits.changes else ()
        told = _told(command, session, edits, notes)
        return replace(told, warnings=(*desk.notes, *told.warnings))


def _shown(command: str, session: Session, edits: Edits) -> Result:
    summary = AGAIN if edits.changes else "There is nothing to change."
    return _result(command, session, edits, summary, (), applied=False)


def _told(command: str, session: Session, edits: Edits, notes: Sequence[str]) -> Result:
    count = len(edits.changes) - len(notes)
    cells = "one cell" if count == 1 else f"{count} cells"
    did = f"Changed {cells}." if count > 0 else "Nothing was changed."
    summary = did if edits.changes else "There is nothing to change."
    if edits.changes and not notes:
        summary += " The next sync brings our own tabs up to date."
    return _result(command, session, edits, summary, notes, applied=True)


def _result(
    command: str, session: Session, edits: Edits, summary: str, notes: Sequence[str], *, applied: bool
) -> Result:  # fmt: skip
    body: list[Block] = []
    if edits.changes:
        rows = tuple(
            (str(c.place), c.place.header.removesuffix(" *"), *both_short(c.old, c.new)) for c in edits.changes
        )
        body.append(Grid(("Cell", "Column", "Was" if applied else "Now", "Is now" if applied else "Then"), rows))
    if edits.choices:
        body.append(Text("For you to choose:", strong=True))
        body.append(Grid(("Cell", "What stands there", "It may mean"), tuple(map(_choice, edits.choices))))
    body += [Text(line) for line in edits.said]
    return Result(
        command=command,
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary=summary,
        data={
            "applied": applied,
            "changes": [_data(c) for c in edits.changes],
            "choices": [{"cell": str(c.place), "code": c.code, "offers": c.offers} for c in edits.choices],
            "said": edits.said,
            "notes": tuple(notes),
        },
        body=tuple(body),
        warnings=tuple(notes),
        failed=bool(notes),
    )


def _choice(one: Choice) -> tuple[str, str, str]:
    return str(one.place), short(one.place.typed), " · ".join(one.offers)


def _data(c: Change) -> dict[str, str]:
    return {"cell": str(c.place), "column": c.place.header, "old": typed(c.old), "new": typed(c.new)}
