"""Commands for the two folders a coalition can make its own: templates and schemas."""

from __future__ import annotations

import click

from coalition_sheets.cli.common import Request, runs
from coalition_sheets.jobs.result import Result


@click.group()
def templates() -> None:
    """See, and copy to change, the words of the documents."""


@templates.command(name="list", epilog="Example: coalition templates list")
@runs
def templates_list(request: Request) -> Result:
    """List all templates, and which are your own."""
    from coalition_sheets.jobs.shelves import listing

    return listing(request.settings(), "templates")


@templates.command(name="show", epilog="Example: coalition templates show agenda-regular")
@click.argument("name")
@runs
def templates_show(request: Request, name: str) -> Result:
    """Print the template NAME."""
    from coalition_sheets.jobs.shelves import shown

    return shown(request.settings(), "templates", name)


@templates.command(name="copy", epilog="Example: coalition templates copy agenda-regular")
@click.argument("name")
@runs
def templates_copy(request: Request, name: str) -> Result:
    """Copy the template NAME into your own folder, ready to change."""
    from coalition_sheets.jobs.shelves import copied

    return copied(request.settings(), "templates", name)


@click.group()
def schemas() -> None:
    """See, and copy to change, what each tab holds."""


@schemas.command(name="list", epilog="Example: coalition schemas list")
@runs
def schemas_list(request: Request) -> Result:
    """List all tabs, and which are changed by your own folder."""
    from coalition_sheets.jobs.shelves import listing

    return listing(request.settings(), "sheet_schemas")


@schemas.command(name="show", epilog="Example: coalition schemas show tasks")
@click.argument("name")
@runs
def schemas_show(request: Request, name: str) -> Result:
    """Print the schema NAME."""
    from coalition_sheets.jobs.shelves import shown

    return shown(request.settings(), "sheet_schemas", name)


@schemas.command(name="copy", epilog="Example: coalition schemas copy tasks")
@click.argument("name")
@runs
def schemas_copy(request: Request, name: str) -> Result:
    """Copy the schema NAME into your own folder, ready to change."""
    from coalition_sheets.jobs.shelves import copied

    return copied(request.settings(), "sheet_schemas", name)
