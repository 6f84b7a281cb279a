"""Commands that look at a set-up, and help to make one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from coalition_sheets.cli.common import Request, tells, waiting
from coalition_sheets.jobs.result import Result


@click.command(epilog='Example: coalition doctor -w "Our coalition.xlsx"')
@click.option("-w", "--workbook", type=click.Path(path_type=Path), help="The coalition's workbook (.xlsx).")
@tells
def doctor(request: Request) -> Result:
    """Look at your whole set-up, step by step, and say the one next thing to do.

    Settings, your own words, and your workbook. Nothing is changed. Exits with 1 where something is to mend.
    """
    from coalition_sheets.jobs.doctor import examine
    from coalition_sheets.jobs.doctor.machine import Machine

    with waiting("Looking ...", shown=not request.quiet):
        return examine(Machine(Path.cwd(), os.environ), datetime.now(UTC), request.workbook)
