"""Print a Result: for people by default, as one JSON object for machines."""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.result import Grid, Page, Result, Text
from coalition_sheets.model import Finding
from coalition_sheets.regex import regex

SCHEMA = "coalition_sheets/1"
NARROW = 70
_COLUMN = regex(r" +\S+(?: \S+)? {2,}")  # a word set apart: what follows it stands below itself
_UNSAFE = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """Return text that cannot steer a terminal: control, bidi and zero-width characters are spelled out."""
    return _UNSAFE.sub(_spelled_out, text)


def _spelled_out(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def result(outcome: Result, *, as_json: bool, quiet: bool) -> None:
    """Print what a command found or made."""
    if as_json:
        _json(envelope(outcome))
        return
    for block in outcome.body:
        match block:
            case Grid():
                _grid(block)
            case Page():
                _page(block)
            case Text():
                _text(block)
    if not quiet:
        for warning in outcome.warnings:
            click.echo(safe(warning), err=True)
    if outcome.summary and not (quiet and outcome.body):
        click.echo(safe(outcome.summary))
    if outcome.tip and not quiet and sys.stdout.isatty():
        click.echo(safe(outcome.tip))


def problem(error: CoalitionError, command: str, *, as_json: bool) -> None:
    """Print what stopped the job, and what to do next."""
    if as_json:
        failed = envelope(Result(command=command, summary=error.message))
        _json(failed | {"error": error.message, "hint": error.hint, "exit_code": error.exit_code})
    click.echo(safe(str(error)), err=True)


def _json(told: Mapping[str, Any]) -> None:
    """Print one JSON object; what could steer a terminal is escaped in it, as JSON allows."""
    click.echo(safe(json.dumps(told, ensure_ascii=False, indent=2)))


def envelope(outcome: Result) -> dict[str, Any]:
    """Return the JSON object of a result; within a major version keys are only added."""
    return {
        "schema": SCHEMA,
        "command": outcome.command,
        "as_of": plain(outcome.as_of),
        "workbook": outcome.workbook,
        "data": plain(outcome.data),
        "findings": [_finding(f) for f in outcome.findings],
        "summary": outcome.summary,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON has it: fractions as [n, d], days and times in ISO form."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Fraction():
            return [value.numerator, value.denominator]
        case date() | time():
            return value.isoformat()
        case Path():
            return str(value)
        case Enum():
            return value.name.lower()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        case _:
            return [plain(item) for item in value]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "level": finding.level.word,
        "message": finding.message,
        "why": finding.why,
        "fix": finding.fix,
        "suggestions": list(finding.suggestions),
        "places": [
            {"tab": p.tab, "cell": p.a1, "row": p.row, "header": p.header, "typed": p.typed} for p in finding.places
        ],
        "identity": list(finding.identity),
    }


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 110)


def _text(block: Text) -> None:
    for line in block.text.split("\n"):
        column = _COLUMN.match(line)
        spaces = len(line) - len(line.lstrip()) + (4 if line.startswith("  ") else 0)
        indent = " " * (column.end() if column else spaces)
        wrapped = textwrap.fill(safe(line), _width(), subsequent_indent=indent, break_on_hyphens=False)
        click.echo(click.style(wrapped, bold=True) if block.strong else wrapped)
    if not block.strong:
        click.echo()


def _grid(grid: Grid) -> None:
    """Print a table; on a narrow terminal one line for each cell."""
    if _width() < NARROW and len(grid.headers) > 3:
        for row in grid.rows:
            _text(Text("\n".join(f"{head}: {cell}" for head, cell in zip(grid.headers, row, strict=True) if cell)))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as RichText

    console = Console(markup=False, highlight=False, width=_width(), file=sys.stdout)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in grid.headers:
        table.add_column(safe(header), overflow="fold")
    for row in grid.rows:
        table.add_row(*(RichText(safe(cell)) for cell in row))
    console.print(table)
    console.print()


def _page(page: Page) -> None:
    """Print a document: Markdown laid out on a terminal, plain in a pipe; HTML always as it is."""
    text = safe(page.text) if page.form == "md" else _UNSAFE.sub(lambda found: f"&#{ord(found.group())};", page.text)
    if page.form != "md" or not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(markup=False, highlight=False, width=_width()).print(Markdown(text, hyperlinks=False))
