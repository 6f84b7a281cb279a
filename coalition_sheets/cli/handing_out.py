"""Commands that make documents from the workbook."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import LEVELS, Request, runs, speaks
from coalition_sheets.jobs.result import Result


@click.command(epilog="Example: coalition status -o reports")
@runs
@speaks
def status(request: Request) -> Result:
    """Make the weekly summary, on the screen and as a page."""
    from coalition_sheets.jobs.handing_out import status as job

    return job(request.session(), LEVELS.get(request.audience or ""), to_pipe=request.to_pipe)


@click.command(epilog="Example: coalition agenda 2026-03-24")
@click.argument("meeting", required=False)
@runs
@speaks
def agenda(request: Request, meeting: str | None) -> Result:
    """Make the agenda of MEETING, or of the next meeting: a page to print or paste."""
    from coalition_sheets.jobs.handing_out import agenda as job

    return job(request.session(), LEVELS.get(request.audience or ""), meeting, to_pipe=request.to_pipe)


@click.command(epilog="Example: coalition page --audience public -o website")
@runs
@speaks
def page(request: Request) -> Result:
    """Make the status page: one file that opens on a phone, prints on paper, and loads nothing.

    It is for members of the coalition. For others, say --audience organizers or --audience public.
    """
    from coalition_sheets.jobs.handing_out import page as job

    return job(request.session(), LEVELS.get(request.audience or ""), to_pipe=request.to_pipe)
