"""The command that makes any other document by its name."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import LEVELS, Request, runs, speaks
from coalition_sheets.jobs.result import Result


@click.command(epilog="Example: coalition document how-we-work")
@click.argument("name", required=False)
@click.argument("about", required=False)
@runs
@speaks
def document(request: Request, name: str | None, about: str | None) -> Result:
    """Make the document NAME, where it needs one about ABOUT; without a NAME, list them all."""
    from coalition_sheets.jobs.documents import document as job

    return job(request.session(), LEVELS.get(request.audience or ""), name, about, to_pipe=request.to_pipe)
