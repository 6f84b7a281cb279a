"""Commands that change a workbook: each shows first what it would do."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from coalition_sheets.cli.common import WORKBOOK, Request, Where, tells
from coalition_sheets.jobs.result import Result


@click.command(epilog="Example: coalition undo --apply")
@click.option("-w", "--workbook", type=Where(), metavar="PATH|ADDRESS", help=WORKBOOK)
@click.option("--apply", is_flag=True, help="Do it. Without this, only show what would change.")
@click.option("--number", type=int, metavar="N", help="Go back to this copy: 1 is the newest.")
@click.option("--accept", is_flag=True, help="Go back although somebody saved the workbook since.")
@click.option("--even-if-open", is_flag=True, help="A note says that it is open, but it is closed everywhere.")
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
