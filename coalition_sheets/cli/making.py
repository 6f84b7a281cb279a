"""Commands that make a new workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coalition_sheets.cli.common import Request, tells
from coalition_sheets.jobs.result import Result

if TYPE_CHECKING:
    from coalition_sheets.jobs.making import BuildName


@click.command(epilog='Example: coalition init "Our coalition.xlsx" --title "Our coalition" --for organizers')
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", default="", help="The coalition's name.")
@click.option(
    "--for",
    "opened_by",
    type=click.Choice(["organizers", "members"]),
    help="Who can open the file. Names, phones and notes stand in it, so say this first.",
)
@tells
def init(request: Request, path: Path, title: str, opened_by: Literal["organizers", "members"] | None) -> Result:
    """Make an empty workbook at PATH, with drop-downs, notes and colours ready."""
    from coalition_sheets.jobs.making import init as job

    if opened_by is None and sys.stdin.isatty():
        opened_by = click.prompt("Who can open this file", type=click.Choice(["organizers", "members"]))
    return job(path, title, opened_by, request.settings())


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
