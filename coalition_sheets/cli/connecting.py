"""The command that walks a person to a Google Sheet."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import click

from coalition_sheets.cli.common import Request, tells
from coalition_sheets.cli.show import safe
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.result import Page, Result


class Terminal:
    """A conversation on the screen. It takes the place of the result's own words, so it goes to the same place."""

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Say something."""
        click.echo(click.style(safe(text), bold=True) if strong else safe(text))

    def ask(self, question: str, default: str | None = None) -> str:
        """Ask for a text; with a default, Enter gives it."""
        return str(click.prompt(safe(question), default=default, show_default=False))

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question; Enter says yes."""
        return click.confirm(safe(question), default=True)


@click.group()
def connect() -> None:
    """Connect what lies elsewhere: a Google Sheet."""


@connect.command(name="google", epilog="Example: coalition connect google")
@click.option("--print-steps", is_flag=True, help="Print the first part, for a friend who does it for you.")
@click.option("--own-account", is_flag=True, help="Sign in as yourself, where a key is not allowed.")
@tells
def connect_google(request: Request, *, print_steps: bool, own_account: bool) -> Result:
    """Open your Google Sheet from here: every click in order, each step checked.

    It asks and waits, so it needs a terminal. It moves the key to where nobody else may read it, and writes into
    coalition.toml where that is. At the end it tries whether the Sheet opens.
    """
    from coalition_sheets.jobs.connect.own_account import in_browser
    from coalition_sheets.jobs.connect.steps import for_a_friend
    from coalition_sheets.jobs.connect.walk import Here, walk
    from coalition_sheets.jobs.session import LOOK, to_google

    if print_steps:
        text = for_a_friend()
        return Result(command="connect google", summary="", data={"steps": text}, body=(Page(text, form="txt"),))
    if request.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CoalitionError(
            "This asks questions, so it needs a terminal.",
            "Run `coalition connect google` in one. To read the steps first: coalition connect google --print-steps",
        )
    here = Here(
        folder=Path.cwd(),
        home=Path.home(),
        environment=os.environ,
        connect=partial(to_google, say=request.say, deadline=LOOK),
        sign_in=in_browser,
    )
    return walk(Terminal(), here, as_yourself=own_account)
