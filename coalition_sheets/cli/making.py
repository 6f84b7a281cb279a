"""Commands that make a new workbook."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coalition_sheets.cli.common import Request, Where, tells, waiting
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import to_google

if TYPE_CHECKING:
    from coalition_sheets.jobs.making import BuildName
    from coalition_sheets.settings import Source


@click.command(
    epilog="""Example: coalition init "Our coalition.xlsx" --title "Our coalition" --for organizers

Example: coalition init https://docs.google.com/spreadsheets/d/1AbC... --for members

Example: coalition init https://docs.google.com/spreadsheets/d/1AbC... --add Tasks --add Meetings
"""
)
@click.argument("path", type=Where(), metavar="PATH|ADDRESS")
@click.option("--title", metavar="T", default="", help="The coalition's name.")
@click.option(
    "--for",
    "opened_by",
    type=click.Choice(["organizers", "members"]),
    help="Who can open the file. Names, phones and notes stand in it, so say this first.",
)
@click.option("--add", multiple=True, metavar="TAB", help="Add this tab to a Google Sheet that is not empty.")
@tells
def init(
    request: Request, path: Source, title: str, opened_by: Literal["organizers", "members"] | None, add: tuple[str, ...]
) -> Result:
    """Make an empty workbook at PATH, with drop-downs, notes and colours ready, or fill an empty Google Sheet."""
    from coalition_sheets.jobs.making import init as job

    if opened_by is None and not add and sys.stdin.isatty():
        opened_by = click.prompt("Who can open this file", type=click.Choice(["organizers", "members"]))
    settings = request.settings()
    return job(path, title, opened_by, settings, add=add, connect=partial(to_google, settings, request.say))


@click.command(
    epilog="Example: coalition pull https://docs.google.com/spreadsheets/d/1AbC... -o backup-2026-03-17.xlsx"
)
@click.argument("address", type=Where(), required=False, metavar="[ADDRESS]")
@click.option(
    "-o", "--out", "path", required=True, type=click.Path(path_type=Path), metavar="FILE.xlsx", help="The new file."
)
@tells
def pull(request: Request, address: Source | None, path: Path) -> Result:
    """Save a Google Sheet as a workbook: values, drop-downs and notes are kept, formulas become what they show.

    Any Sheet will do; without ADDRESS it is the one that coalition.toml names. No file is ever written over.
    """
    from coalition_sheets.jobs.sheets import pull as job

    settings = request.settings()
    with waiting("Reading the Sheet ...", shown=not request.quiet):
        return job(address or settings.workbook, partial(to_google, settings, request.say), path)


@click.command(epilog="Example: coalition demo harbor")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option("--clean", "build", flag_value="clean", help="A small, tidy workbook with nothing to mend.")
@click.option("--messy", "build", flag_value="messy", help="A workbook with every mess that people make.")
@click.option("--tenants", "build", flag_value="tenants", help="Another cause: four tabs of a tenants' table.")
@tells
def demo(_request: Request, folder: Path | None, build: BuildName | None) -> Result:
    """Write a whole invented coalition into DIR and make everything from it."""
    from coalition_sheets.jobs.making import make_demo as job

    return job(folder or Path(f"coalition-demo-{build}" if build else "coalition-demo"), build or "living")
