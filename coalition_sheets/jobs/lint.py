"""Look through the coalition's own templates: every mistake with file, line, reason and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from coalition_sheets import library
from coalition_sheets.documents.lint import Problem, lint
from coalition_sheets.jobs.check import HEADINGS
from coalition_sheets.jobs.result import Block, Result, Text
from coalition_sheets.jobs.shelves import entries, found, near
from coalition_sheets.model import Severity
from coalition_sheets.settings import Settings

COMMAND = "templates check"
NOUNS = (
    (Severity.ERROR, "mistake", "mistakes"), (Severity.WARNING, "thing to look at", "things to look at"),
    (Severity.NOTE, "note", "notes"),
)  # fmt: skip


def checked(settings: Settings, names: Sequence[str] = (), *, shipped: bool = False) -> Result:
    """Return what is wrong in somebody's own templates, in those named, or in all that are `shipped`."""
    shelf = entries(settings, "templates")
    ours = [e.name for s in (".j2", ".css") for e in library.entries("templates", s)]
    wanted = [found(settings, "templates", n).name for n in names] or [e.name for e in shelf if e.own or shipped]
    if not wanted:
        summary = "You have no templates of your own yet. To begin: coalition templates copy email-welcome"
        return Result(command=COMMAND, summary=summary, data={"files": [], "problems": []})
    load = partial(library.template, folder=settings.templates)
    problems = lint(wanted, [e.name for e in shelf], load, library.schemas(settings.schemas).values(), ours)
    folders = {e.name: near(e.path) if e.own else e.name for e in shelf}
    return Result(
        command=COMMAND,
        summary=_summary(len(wanted), problems),
        data={"files": wanted, "problems": [_plain(p) for p in problems]},
        body=tuple(_blocks(problems, folders)),
        failed=any(p.severity is Severity.ERROR for p in problems),
    )


def _summary(files: int, problems: Sequence[Problem]) -> str:
    looked = f"Looked through {files} {'template' if files == 1 else 'templates'}"
    if not problems:
        return f"{looked}: all well."
    counts = Counter(p.severity for p in problems)
    parts = [f"{n} {one if n == 1 else many}" for severity, one, many in NOUNS if (n := counts[severity])]
    return f"{looked}: {', '.join(parts)}."


def _blocks(problems: Sequence[Problem], folders: dict[str, str]) -> list[Block]:
    blocks: list[Block] = []
    for severity in sorted({p.severity for p in problems}, reverse=True):
        blocks.append(Text(HEADINGS[severity], strong=True))
        blocks += [Text(_described(p, folders[p.file])) for p in problems if p.severity is severity]
    return blocks


def _described(p: Problem, file: str) -> str:
    """Return a problem as a person reads it: where, what, why, what to do."""
    where = f"{file}, line {p.line}" if p.line else file
    lines = [f"{where}: {p.message}  [{p.code}]", f"  Why: {p.why}", f"  Do: {p.fix}"]
    return "\n".join([*lines, f"  Perhaps: {' · '.join(p.suggestions)}"] if p.suggestions else lines)


def _plain(p: Problem) -> dict[str, object]:
    return {
        "code": p.code, "severity": p.severity.word, "file": p.file, "line": p.line, "message": p.message,
        "why": p.why, "fix": p.fix, "suggestions": list(p.suggestions),
    }  # fmt: skip
