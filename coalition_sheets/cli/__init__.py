"""The command line: options in, one job called, its result shown. The only room that imports click."""

from __future__ import annotations

import difflib
import gc
import sys
from importlib import import_module
from types import MappingProxyType

import click

COMMANDS = MappingProxyType(
    {
        "demo": "making",
        "init": "making",
        "check": "reading",
        "monday": "packets",
        "before-meeting": "packets",
        "after-meeting": "packets",
        "call-sheet": "packets",
        "status": "handing_out",
        "agenda": "handing_out",
        "email": "emails",
        "document": "documents",
        "tasks": "reading",
        "benchmarks": "reading",
        "outreach": "reading",
        "explain": "reading",
        "templates": "shelves",
        "schemas": "shelves",
    }
)


class LazyGroup(click.Group):
    """A group whose commands are imported when asked for, so that `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        room = COMMANDS.get(cmd_name)
        if room is None:
            return None
        command: click.Command = getattr(import_module(f"coalition_sheets.cli.{room}"), cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean `coalition {near[0]}`?" if near else " See `coalition --help`."
            raise click.UsageError(f"There is no command “{args[0]}”.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coalition-sheets", prog_name="coalition", message="%(prog)s %(version)s")
def cli() -> None:
    """Your coalition's spreadsheet is its database.

    Check its tabs, see how goals and tasks stand, and make the agenda, the weekly summary and kind
    follow-up emails from it. Try `coalition demo` first. Nothing is ever sent, and no cell is changed.
    """


def main() -> None:
    """Run the `coalition` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.disable()  # a run is short and makes few rings; looking for them took a quarter of its time
    cli(prog_name="coalition")
