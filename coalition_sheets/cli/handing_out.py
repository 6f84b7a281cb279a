"""Commands that make documents from the workbook."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import LEVELS, Request, runs
from coalition_sheets.jobs.result import Result


@click.command()
@runs
def status(request: Request) -> Result:
    """Make the weekly summary, on the screen and as a page."""
    from coalition_sheets.jobs.handing_out import status as job

    return job(request.session(), LEVELS.get(request.audience or ""), to_pipe=request.to_pipe)


@click.command()
@click.argument("meeting", required=False)
@runs
def agenda(request: Request, meeting: str | None) -> Result:
    """Make the agenda of MEETING, or of the next meeting: a page to print or paste."""
    from coalition_sheets.jobs.handing_out import agenda as job

    return job(request.session(), LEVELS.get(request.audience or ""), meeting, to_pipe=request.to_pipe)


@click.group()
def email() -> None:
    """Write drafts of emails. Nothing is sent: you read them, then send them yourself."""


@email.command(name="overdue-digest")
@click.option("--to", metavar="NAME", help="Only to this person.")
@runs
def overdue_digest(request: Request, to: str | None) -> Result:
    """Write a kind note to each person whose promises are past their date."""
    from coalition_sheets.jobs.handing_out import overdue_digest as job

    return job(request.session(), LEVELS.get(request.audience or ""), to, to_pipe=request.to_pipe)
