"""Commands that change a workbook: each shows first what it would do."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coalition_sheets.cli.common import LEVELS, WORKBOOK, Day, Request, Where, tells, waiting
from coalition_sheets.jobs.result import Result

if TYPE_CHECKING:
    from coalition_sheets.jobs.home import Setting

OPEN = "A note says that it is open, but it is closed everywhere."


def writes(command: Callable[..., Result]) -> Callable[..., None]:
    """Give a command that may write into a workbook the options for it."""

    @click.option("-w", "--workbook", type=Where(), metavar="PATH|ADDRESS", help=WORKBOOK)
    @click.option("--even-if-open", is_flag=True, help=OPEN)
    @tells
    @wraps(command)
    def run(request: Request, *, even_if_open: bool, **given: Any) -> Result:
        with waiting("Working on the workbook ...", shown=not request.quiet):
            return command(request, _setting(request, even_if_open=even_if_open), **given)

    return run


def _setting(request: Request, *, even_if_open: bool) -> Setting:
    from coalition_sheets.jobs.home import Setting
    from coalition_sheets.jobs.keeping import places
    from coalition_sheets.jobs.session import to_google
    from coalition_sheets.settings import find

    settings = request.settings()
    where = places(settings, find(Path.cwd()), os.environ, Path.home())
    connect = partial(to_google, settings, request.say)
    return Setting(settings, datetime.now(UTC), where, connect, even_if_open)


AS_OF = click.option("--as-of", type=Day(), help="The day to look from, such as 2026-03-17. Default: today.")
APPLY = click.option("--apply", is_flag=True, help="Do it. Without this, only show what would change.")


@click.command(epilog="Example: coalition sync --quiet")
@AS_OF
@click.option("-o", "--out", "output", help="Folder for documents. Default: coalition-out.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written: place, now, then.")
@click.option("--accept", is_flag=True, help="Tabs or rows that are gone since last time are meant to be gone.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 when something at least this serious stands.",
)
@writes
def sync(request: Request, run: Setting, *, dry_run: bool, accept: bool, fail_on: Any) -> Result:
    """Bring the tabs Today, Problems and Agenda in the workbook up to date: the job to run every hour.

    It writes only tabs of its own, and the documents that coalition.toml names. Run again the same day it changes
    nothing that did not change. With --quiet it says nothing where all is well. It stops where a tab is suddenly empty
    or a third of its rows is gone, and goes on with --accept.
    """
    from coalition_sheets.jobs.sync import Asked
    from coalition_sheets.jobs.sync import sync as job
    from coalition_sheets.jobs.sync.telling import quietly

    asked = Asked(as_of=request.as_of, accept=accept, dry_run=dry_run, fail_on=fail_on)
    result = job(run, asked)
    return quietly(result) if request.quiet and not dry_run else result


@click.command(epilog='Example: coalition done "Room deposit" --apply')
@click.argument("task")
@AS_OF
@APPLY
@writes
def done(request: Request, run: Setting, *, task: str, apply: bool) -> Result:
    """Mark TASK as done, with the day where there is a column for it. A part of its words will do."""
    from coalition_sheets.jobs.editing import Asked
    from coalition_sheets.jobs.editing import done as job

    return job(run, task, Asked(as_of=request.as_of, apply=apply))


@click.command(epilog="Example: coalition fix --code REF-FIRST-NAME")
@click.option("--code", default="", metavar="CODE", help="Only what this check found.")
@click.option("--audience", type=click.Choice(list(LEVELS)), help="Show only what this audience may see.")
@AS_OF
@APPLY
@writes
def fix(request: Request, run: Setting, *, code: str, apply: bool) -> Result:
    """Mend what has exactly one right reading; list the rest, with what it may mean."""
    from coalition_sheets.jobs.editing import Asked
    from coalition_sheets.jobs.editing import fix as job

    return job(run, code, request.level, Asked(as_of=request.as_of, apply=apply))


@click.command(epilog='Example: coalition rename "Rosa Delgado" "Rosa Marsh"')
@click.argument("old")
@click.argument("new")
@APPLY
@writes
def rename(request: Request, run: Setting, *, old: str, new: str, apply: bool) -> Result:  # noqa: ARG001
    """Give a person, an organization or a goal another name, in its own row and wherever it is named."""
    from coalition_sheets.jobs.editing import Asked
    from coalition_sheets.jobs.editing import rename as job

    return job(run, old, new, Asked(apply=apply))


@click.command(epilog='Example: coalition forget "Rosa Delgado"')
@click.argument("name")
@APPLY
@writes
def forget(request: Request, run: Setting, *, name: str, apply: bool) -> Result:  # noqa: ARG001
    """Take NAME out of the toolkit's notes, the dated copies and the documents it wrote.

    The workbook's own rows are yours and stay: take the name out there first.
    """
    from coalition_sheets.jobs.remembering import forget as job

    return job(run, name, apply=apply)


@click.command(epilog="Example: coalition quiet TASK-DATE --until 2026-04-01")
@click.argument("code")
@click.option("--until", type=Day(), required=True, help="The day from which it speaks again.")
@click.option("--row", default="", metavar="NAME", help="Only for this row: its name, or its cell.")
@AS_OF
@writes
def quiet(request: Request, run: Setting, *, code: str, until: date, row: str) -> Result:
    """Let the check CODE rest until a day, for all rows or for one."""
    from coalition_sheets.jobs.remembering import quiet as job

    return job(run, code, until, row, request.as_of)


@click.command(epilog="Example: coalition undo --apply")
@click.option("-w", "--workbook", type=Where(), metavar="PATH|ADDRESS", help=WORKBOOK)
@click.option("--apply", is_flag=True, help="Do it. Without this, only show what would change.")
@click.option("--number", type=int, metavar="N", help="Go back to this copy: 1 is the newest.")
@click.option("--accept", is_flag=True, help="Go back although somebody saved the workbook since.")
@click.option("--even-if-open", is_flag=True, help=OPEN)
@tells
def undo(request: Request, *, apply: bool, number: int | None, accept: bool, even_if_open: bool) -> Result:
    """Take back what was last written into the workbook: shows it, and does it with --apply.

    Before each write a dated copy is kept in .coalition/backups, beside coalition.toml or else the workbook. An undo
    can be undone. Exits with 3 where the workbook is open elsewhere, or was saved by somebody since.
    """
    from coalition_sheets.jobs.keeping import places
    from coalition_sheets.jobs.session import NoWorkbook
    from coalition_sheets.jobs.undo import undo as job
    from coalition_sheets.settings import find

    settings = request.settings()
    if settings.workbook is None:
        raise NoWorkbook
    where = places(settings, find(Path.cwd()), os.environ, Path.home())
    return job(
        settings.workbook,
        datetime.now(UTC),
        where,
        number=number,
        apply=apply,
        accept=accept,
        even_if_open=even_if_open,
    )
