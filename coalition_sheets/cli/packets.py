"""Commands that make a whole packet: before a meeting, after it, for calls, on Monday."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import LEVELS, Request, runs, speaks
from coalition_sheets.jobs.result import Result


@click.command(name="before-meeting", epilog="Example: coalition before-meeting 2026-03-24")
@click.argument("meeting", required=False)
@runs
@speaks
def before_meeting(request: Request, meeting: str | None) -> Result:
    """Make what MEETING needs, or the next one: its agenda, and a sheet to write tasks on."""
    from coalition_sheets.jobs.packets import before_meeting as job

    return job(request.session(), LEVELS.get(request.audience or ""), meeting, to_pipe=request.to_pipe)


@click.command(name="after-meeting", epilog="Example: coalition after-meeting 2026-03-10")
@click.argument("meeting", required=False)
@runs
@speaks
def after_meeting(request: Request, meeting: str | None) -> Result:
    """Make what follows MEETING, or the last one: minutes, everybody's own list, what is still blank."""
    from coalition_sheets.jobs.packets import after_meeting as job

    return job(request.session(), LEVELS.get(request.audience or ""), meeting, to_pipe=request.to_pipe)


@click.command(name="call-sheet", epilog="Example: coalition call-sheet --for Ana")
@click.option("--for", "caller", metavar="NAME", help="Only this person's calls.")
@runs
@speaks
def call_sheet(request: Request, caller: str | None) -> Result:
    """Make the page to call from: whom, what they said last, what is next."""
    from coalition_sheets.jobs.packets import call_sheet as job

    return job(request.session(), LEVELS.get(request.audience or ""), caller, to_pipe=request.to_pipe)


@click.command(epilog="Example: coalition monday")
@runs
@speaks
def monday(request: Request) -> Result:
    """Make the weekly summary and the drafts it speaks of, in one go."""
    from coalition_sheets.jobs.packets import monday as job

    return job(request.session(), LEVELS.get(request.audience or ""), to_pipe=request.to_pipe)
