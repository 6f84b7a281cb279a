"""The command line: options in, one job called, its result shown. The only room that imports click."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(  # name: the room it stands in, its line in --help
    {
        "demo": ("making", "See it work: a whole invented coalition."),
        "init": ("making", "Make an empty workbook to fill."),
        "pull": ("making", "Save a Google Sheet as a workbook."),
        "check": ("reading", "Find what to mend: where, why, and how."),
        "monday": ("packets", "The weekly summary with its drafts."),
        "before-meeting": ("packets", "All you need to walk in with."),
        "after-meeting": ("packets", "Minutes, lists and what is missing."),
        "call-sheet": ("packets", "Whom to call, and what they said last."),
        "status": ("handing_out", "The weekly summary."),
        "agenda": ("handing_out", "The agenda of the next meeting, or another."),
        "page": ("handing_out", "How we stand, in one file for phone and paper."),
        "email": ("emails", "Drafts of emails; nothing is sent."),
        "document": ("documents", "Any other document, by its name."),
        "tasks": ("reading", "List open tasks: who, what, by when."),
        "benchmarks": ("reading", "How goals and benchmarks stand."),
        "outreach": ("reading", "Whom to call next; who is missing."),
        "changes": ("reading", "What changed since last week, and for whom."),
        "explain": ("reading", "The rows and arithmetic behind a number."),
        "sync": ("changing", "Bring the workbook's own tabs up to date."),
        "done": ("changing", "Mark a task as done."),
        "fix": ("changing", "Mend what has exactly one right reading."),
        "rename": ("changing", "Give somebody or something another name, everywhere."),
        "quiet": ("changing", "Let a check rest until a day."),
        "forget": ("changing", "Take somebody out of notes, copies and drafts."),
        "undo": ("changing", "Take back what was last written into the workbook."),
        "templates": ("shelves", "The words of the documents: see, change, try."),
        "schemas": ("shelves", "What each tab holds: see, copy."),
        "doctor": ("setting_up", "Look at your set-up: what is well, what to mend."),
        "connect": ("connecting", "Open your Google Sheet from here, step by step."),
        "schedule": ("setting_up", "Run a command by itself, every hour or week."),
    }
)


class LazyGroup(click.Group):
    """A group whose commands are imported when asked for, so that `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        room, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"coalition_sheets.cli.{room}"), cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing one of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean `coalition {near[0]}`?" if near else " See `coalition --help`."
            raise click.UsageError(f"There is no command “{args[0]}”.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coalition-sheets", prog_name="coalition", message="%(prog)s %(version)s")
def cli() -> None:
    """Your coalition's spreadsheet is its database.

    Check its tabs, see how goals and tasks stand, and make the agenda, the weekly summary and kind
    follow-up emails from it. Try `coalition demo` first. Nothing is ever sent, and no cell is changed
    unless you ask.
    """
