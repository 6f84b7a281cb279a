"""Commands for the two folders a coalition can make its own: templates and schemas."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import LEVELS, Request, runs, tells
from coalition_sheets.jobs.result import Result


@click.group()
def templates() -> None:
    """See, and copy to change, the words of the documents."""


@templates.command(name="list", epilog="Example: coalition templates list")
@tells
def templates_list(request: Request) -> Result:
    """List all templates, and which are your own."""
    from coalition_sheets.jobs.shelves import listing

    return listing(request.settings(), "templates")


@templates.command(name="show", epilog="Example: coalition templates show agenda-regular")
@click.argument("name")
@tells
def templates_show(request: Request, name: str) -> Result:
    """Print the template NAME."""
    from coalition_sheets.jobs.shelves import shown

    return shown(request.settings(), "templates", name)


@templates.command(name="copy", epilog="Example: coalition templates copy agenda-regular")
@click.argument("name")
@tells
def templates_copy(request: Request, name: str) -> Result:
    """Copy the template NAME into your own folder, ready to change."""
    from coalition_sheets.jobs.shelves import copied

    return copied(request.settings(), "templates", name)


@templates.command(name="preview", epilog="Example: coalition templates preview email-welcome")
@click.argument("name")
@runs
def templates_preview(request: Request, name: str) -> Result:
    """Show what the template NAME makes of your workbook, or of an invented one where you have none.

    On the screen; with -o DIR also as files, marked as a preview. Nothing else is written.
    """
    from coalition_sheets.jobs.previews import invented, preview

    demo = request.settings().workbook is None
    session = invented(request.settings(), request.as_of) if demo else request.session()
    write = request.output is not None and not request.to_pipe
    return preview(session, name, LEVELS.get(request.audience or ""), write=write, demo=demo)


@templates.command(name="check", epilog="Example: coalition templates check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--shipped", is_flag=True, help="Look through ours, too.")
@runs
def templates_check(request: Request, names: tuple[str, ...], shipped: bool) -> Result:
    """Look through your own templates, or those with a NAME: wrong names, gaps, links, what is not for the audience.

    Exits with 1 where a template cannot be used as it is.
    """
    from coalition_sheets.jobs.lint import checked

    return checked(request.settings(), names, shipped=shipped)


@click.group()
def schemas() -> None:
    """See, and copy to change, what each tab holds."""


@schemas.command(name="list", epilog="Example: coalition schemas list")
@tells
def schemas_list(request: Request) -> Result:
    """List all tabs, and which are changed by your own folder."""
    from coalition_sheets.jobs.shelves import listing

    return listing(request.settings(), "sheet_schemas")


@schemas.command(name="show", epilog="Example: coalition schemas show tasks")
@click.argument("name")
@tells
def schemas_show(request: Request, name: str) -> Result:
    """Print the schema NAME."""
    from coalition_sheets.jobs.shelves import shown

    return shown(request.settings(), "sheet_schemas", name)


@schemas.command(name="copy", epilog="Example: coalition schemas copy tasks")
@click.argument("name")
@tells
def schemas_copy(request: Request, name: str) -> Result:
    """Copy the schema NAME into your own folder, ready to change."""
    from coalition_sheets.jobs.shelves import copied

    return copied(request.settings(), "sheet_schemas", name)
