"""Commands that read the workbook and answer on the screen."""

from __future__ import annotations

from datetime import date

import click

from coalition_sheets.cli.common import Day, Request, runs
from coalition_sheets.jobs.check import FailOn
from coalition_sheets.jobs.result import Result


@click.command(epilog='Example: coalition check -w "Our coalition.xlsx" --fail-on warning')
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when something at least this serious stands.",
)
@runs
def check(request: Request, fail_on: FailOn) -> Result:
    """Find what to mend: where, why it matters, and how."""
    from coalition_sheets.jobs.check import check as job

    return job(request.session(), request.level, fail_on, ideas=request.verbose)


@click.command(epilog="Example: coalition tasks --owner Rosa --overdue")
@click.option("--overdue", "which", flag_value="overdue", help="Only what is past its date.")
@click.option("--due-soon", "which", flag_value="due-soon", help="Only what is due within a week.")
@click.option("--unassigned", "which", flag_value="unassigned", help="Only what nobody has yet.")
@click.option("--owner", metavar="NAME", help="Only one person's or group's.")
@click.option(
    "--from-meeting", metavar="NAME", help='Only from one meeting, such as "2026-03-10 Regular" or 2026-03-10.'
)
@runs
def tasks(request: Request, which: str | None, owner: str | None, from_meeting: str | None) -> Result:
    """List open tasks: who, what, by when."""
    from coalition_sheets.jobs.lists import tasks as job

    return job(request.session(), request.level, which=which, owner=owner, from_meeting=from_meeting)


@click.command(epilog="Example: coalition benchmarks --as-of 2026-03-17")
@runs
def benchmarks(request: Request) -> Result:
    """Show how goals and benchmarks stand, in numbers and plain words."""
    from coalition_sheets.jobs.lists import benchmarks as job

    return job(request.session(), request.level)


@click.command(epilog="Example: coalition outreach --json")
@runs
def outreach(request: Request) -> Result:
    """Show whom to call next, who went quiet, and who is missing."""
    from coalition_sheets.jobs.lists import outreach as job

    return job(request.session(), request.level)


@click.command(epilog="Example: coalition changes --since 2026-03-10")
@click.option("--since", type=Day(), help="The day to compare with. Default: a week ago.")
@runs
def changes(request: Request, since: date | None) -> Result:
    """Show what changed since last week, and whom it concerns."""
    from coalition_sheets.jobs.changes import changes as job

    return job(request.session(), request.level, since)


@click.command(epilog='Example: coalition explain "Sign-on letter"   (or a task, TASK-OWNER, members, follow-through)')
@click.argument("thing")
@runs
def explain(request: Request, thing: str) -> Result:
    """Show the rows and the arithmetic behind THING: a benchmark, task, check code or number."""
    from coalition_sheets.jobs.lists import explain as job

    return job(request.session(), thing, request.level)
