"""Commands that look at a set-up, and help to make one."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from coalition_sheets.cli.common import WORKBOOK, Request, Where, tells, waiting
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.schedule.plan import DAYS


@click.command(epilog='Example: coalition doctor -w "Our coalition.xlsx"')
@click.option("-w", "--workbook", type=Where(), metavar="PATH|ADDRESS", help=WORKBOOK)
@tells
def doctor(request: Request) -> Result:
    """Look at your whole set-up, step by step, and say the one next thing to do.

    Settings, your own words, and your workbook; for a Google Sheet also the key, and the way to Google. Nothing is
    changed. Exits with 1 where something is to mend, with 3 where a service did not answer.
    """
    from coalition_sheets.jobs.doctor import examine
    from coalition_sheets.jobs.doctor.machine import Machine
    from coalition_sheets.jobs.session import LOOK, to_google

    with waiting("Looking ...", shown=not request.quiet):
        machine = Machine(Path.cwd(), os.environ)
        connect = partial(to_google, say=request.say, deadline=LOOK)
        return examine(machine, datetime.now(UTC), request.workbook, connect, brief=request.quiet)


@click.group()
def schedule() -> None:
    """Run a command by itself, every hour, day or week."""


@schedule.command(name="print", epilog='Example: coalition schedule print cron --run "sync --quiet"')
@click.argument("kind", type=click.Choice(["cron", "systemd", "launchd", "schtasks", "github"]))
@click.option("--run", default="monday --quiet", show_default=True, help="The command to run.")
@click.option(
    "--on",
    "day",
    type=click.Choice(DAYS),
    help="The day, or hourly or daily. Default: Monday; hourly for sync, daily for check.",
)
@click.option("--at", default="07:00", show_default=True, help="The time of the day; of hourly, its minutes count.")
@click.option("--ping", metavar="URL", default="", help="Call this address after each run: a service that misses it.")
@tells
def schedule_print(request: Request, *, kind: str, run: str, day: str | None, at: str, ping: str) -> Result:
    """Print what to paste so that a command runs by itself. Nothing is set up, and no password stands in it.

    cron and systemd are for Linux, launchd for a Mac, schtasks for Windows, github for no computer at all.
    """
    from coalition_sheets.cli import COMMANDS
    from coalition_sheets.jobs.schedule import printed
    from coalition_sheets.jobs.schedule.plan import settled
    from coalition_sheets.settings import find

    here = Path.cwd()
    toml = find(here)
    plan = settled(_program(), str(toml.parent if toml else here), run, list(COMMANDS), day=day or "", at=at, ping=ping)
    named = request.settings().workbook is not None or bool({"-w", "--workbook"} & set(plan.words))
    return printed(kind, plan, named=named)


def _program() -> tuple[str, ...]:
    """Return how to call this toolkit from anywhere: by its whole path."""
    beside = (Path(sys.executable).with_name(name) for name in ("coalition", "coalition.exe"))
    found = next((path for path in beside if path.is_file()), None)
    return (str(found),) if found else (sys.executable, "-m", "coalition_sheets")
