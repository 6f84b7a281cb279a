"""All that the program says of a workbook: every command's answer, every file it makes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from coalition_sheets.cli import COMMANDS, cli

NOT_ABOUT_A_WORKBOOK = {"demo", "init", "templates", "schemas"}
WAYS = (("all", ()), ("json", ("--json",)), ("public", ("--audience", "public")))


def told(workbook: Path, as_of: date, out: Path, *more: tuple[str, ...]) -> dict[str, str]:
    """Return what each command says (for people, for machines, for the public), and the files under their names."""
    shared = ("-w", str(workbook), "--as-of", as_of.isoformat())
    commands = [*((name,) for name in sorted(set(COMMANDS) - NOT_ABOUT_A_WORKBOOK)), *more]
    said = {}
    for command in commands:
        for folder, way in WAYS:
            where = ("-o", str(out / folder))
            said[" ".join((*command, *way))] = CliRunner().invoke(cli, [*command, *way, *shared, *where]).output
    files = sorted(p for p in out.rglob("*") if p.is_file())
    return said | {str(p.relative_to(out)): p.read_text("utf-8", errors="replace") for p in files}
