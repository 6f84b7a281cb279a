"""Options that every command shares, and the one place where results and errors are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import UTC, date, datetime
from functools import partial, wraps
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import click

from coalition_sheets.cli import show
from coalition_sheets.errors import CoalitionError, NotInLanguage
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.guard import guarded, guarded_problem
from coalition_sheets.jobs.result import Result, together
from coalition_sheets.jobs.session import Session, in_language, open_session, settings_for, to_google
from coalition_sheets.model import Level
from coalition_sheets.settings import Settings, find, kept_in, load, workbook_at

if TYPE_CHECKING:
    from coalition_sheets.settings import Source

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
LEVELS = {level.word: level for level in Level}


class Day(click.ParamType[date]):
    """A day on the command line: 2026-03-24."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say how to write one."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it like 2026-03-24.", param, ctx)
        if not FIRST <= day <= LAST:
            self.fail(f"{day} is too far off. Give a day between {FIRST} and {LAST}.", param, ctx)
        return day


class Where(click.ParamType["Source"]):
    """A workbook on the command line: a file, or a Google Sheet by its address."""

    name = "workbook"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Source:
        """Return the workbook, or say which link is needed."""
        try:
            return workbook_at(str(value))
        except CoalitionError as problem:
            self.fail(str(problem), param, ctx)


WORKBOOK = "The coalition's workbook: an .xlsx file, or the address of a Google Sheet."


@frozen(kw_only=True)
class Request:
    """What the shared options asked for. `opened` keeps what was read: several languages share one reading."""

    workbook: Source | None
    as_of: date | None
    output: str | None
    audience: str | None
    as_json: bool
    quiet: bool
    verbose: bool
    language: str | None = None
    several: bool = False
    opened: list[Session] = field(default_factory=list, hash=False)

    @property
    def to_pipe(self) -> bool:
        """Whether documents go to standard output (`-o -`)."""
        return self.output == "-"

    @property
    def level(self) -> Level:
        """The audience of lists on the screen; whoever has the whole workbook open is an organizer."""
        return LEVELS[self.audience] if self.audience else Level.ORGANIZERS

    def settings(self) -> Settings:
        """Return the settings in force: command line, then environment, then coalition.toml."""
        output = Path(self.output) if self.output and not self.to_pipe else None
        return settings_for(load(Path.cwd(), os.environ), self.workbook, output)

    def say(self, line: str) -> None:
        """Tell somebody who waits why they wait."""
        if not self.quiet:
            click.echo(f"\r{line:<26}" if sys.stderr.isatty() else line, err=True)

    def session(self) -> Session:
        """Open the workbook, once."""
        if not self.opened:
            with waiting("Reading the workbook ...", shown=not self.quiet):
                settings = self.settings()
                connect = partial(to_google, settings, self.say)
                kept, now = kept_in(settings, find(Path.cwd())), datetime.now(UTC)
                self.opened.append(open_session(settings, now, self.as_of, connect=connect, kept=kept))
            if not self.quiet:
                for warning in self.opened[0].workbook.warnings:
                    click.echo(warning, err=True)
        one = self.opened[0]
        return in_language(one, self.language, one_of_several=self.several) if self.language else one


@contextmanager
def waiting(what: str, *, shown: bool, after: float = 1.0) -> Iterator[None]:
    """Say on a terminal what takes longer than a second, and take it back when done; never into a log or pipe."""
    if not (shown and sys.stderr.isatty()):
        yield
        return
    timer = Timer(after, lambda: click.echo(what, nl=False, err=True))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        click.echo(f"\r{' ' * len(what)}\r", nl=False, err=True)


def speaks(command: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command that makes documents the option to say in which language, or in several: one after the other."""

    @click.option("--language", metavar="NAME", help="In this language, such as es; en,es makes both.")
    @wraps(command)
    def run(request: Request, **given: Any) -> Result:
        asked = [part.strip() for part in (request.language or "").split(",")]
        if asked == [""]:
            return _in_own_language(command, request, given)
        several = len(asked) > 1
        return together([command(replace(request, language=one or None, several=several), **given) for one in asked])

    return run


def _in_own_language(command: Callable[..., Result], request: Request, given: Mapping[str, Any]) -> Result:
    """Return a document in the coalition's language; in English, and that is said, where it is not there in it yet."""
    try:
        return command(request, **given)
    except NotInLanguage as problem:
        result = command(replace(request, language="en"), **given)
        return replace(result, warnings=(*result.warnings, f"{problem.message} So it is in English."))


def runs(command: Callable[..., Result]) -> Callable[..., None]:
    """Give a command that reads a workbook the shared options; show what it returns, or what stopped it."""

    @click.option("-w", "--workbook", type=Where(), metavar="PATH|ADDRESS", help=WORKBOOK)
    @click.option("--as-of", type=Day(), help="The day to look from, such as 2026-03-17. Default: today.")
    @click.option("-o", "--out", "output", help="Folder for documents; - prints to a pipe. Default: coalition-out.")
    @click.option("--audience", type=click.Choice(list(LEVELS)), help="Show only what this audience may see.")
    @tells
    @wraps(command)
    def run(request: Request, **given: Any) -> Result:
        return command(request, **given)

    return run


def tells(command: Callable[..., Result]) -> Callable[..., None]:
    """Give a command that reads no workbook the options it has a use for; show what it returns, or what stopped it."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for scripts.")
    @click.option("-q", "--quiet", is_flag=True, help="Print only what matters.")
    @click.option("-v", "--verbose", is_flag=True, help="Print more.")
    @wraps(command)
    def run(**given: Any) -> None:
        request = Request(**{name: given.pop(name, None) for name in Request.__dataclass_fields__ if name != "opened"})
        try:
            result = guarded(command(request, **given))
            show.result(result, as_json=request.as_json, quiet=request.quiet)
        except CoalitionError as problem:
            problem = guarded_problem(problem)
            show.problem(problem, click.get_current_context().command_path.partition(" ")[2], as_json=request.as_json)
            sys.exit(problem.exit_code)
        sys.exit(3 if result.no_answer else 1 if result.failed else 0)

    return run
