"""The page of all checks (`docs/checks.md`), made from what the program itself reads."""

from __future__ import annotations

from collections.abc import Iterator

from coalition_sheets.model import Level
from coalition_sheets.model.checks import PRACTICE, READING, Check
from coalition_sheets.rules.forms import FORMS

HEAD = """\
# Checks

Every check has a code, a reason and a next thing to do. `coalition check` lists what it found, the most serious first.

| letter | means | where it shows |
|---|---|---|
| E | mend this first: a document cannot be made right, or a person could be harmed | Problems |
| W | mend this soon | Problems |
| N | how something was read, or left alone; said once | Problems, under “can wait” |
| H | an idea, when there is time | one a week in the weekly summary |
| P | a friendly line | Today |

## When a check stays quiet
- The tab or column that it reads is not there.
- The row is new: its first seven days, unless E (About us, “Quiet days for new rows”; needs memory).
- You asked for it: the column “Quiet until”, or a check that was put to rest in memory. SENSITIVE never rests.
- No meeting was held yet (checks marked *after a meeting*).
- Something about the same cell was said already, by how it was read.
- An almost empty workbook gets five lines at most. A check that needs memory is silent without it.

Like findings are one line: “11 members have no liaison: A, B, C and 8 more.” A finding is for whoever may see all
that it was made from; those marked *organizers* are for organizers alone. Those marked *take stock* show in the
take-stock agenda and the leader brief, nowhere else.
"""

SENSITIVE = """\
## What SENSITIVE looks for
Each cell, each header and each finished shared document is searched. What is found is printed nowhere.

| it looks for | it leaves alone |
|---|---|
"""

SENSITIVE_FOOT = """
In People, a cell that is nothing but such a word (“undocumented”) counts as well; elsewhere it may be an issue or a
community served. Headers such as “Date of birth”, “SSN”, “Immigration status” or “Case number” count by themselves.
"""


def checks_markdown() -> str:
    """Return the text of `docs/checks.md`."""
    parts = [
        HEAD,
        _table("How the workbook is read", READING),
        SENSITIVE + "".join(f"| {form.name} | {form.left_alone} |\n" for form in FORMS) + SENSITIVE_FOOT,
        _table("The practice of a coalition", PRACTICE),
        "## Why, and what to do\n\n" + "\n".join(_entries((*READING, *PRACTICE))),
    ]
    return "\n".join(parts)


def _table(title: str, checks: tuple[Check, ...]) -> str:
    head = f"## {title}\n| code | | reads | speaks when | stays quiet when | lines |\n|---|---|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(map(_cell, _row(c)))} |\n" for c in checks)


def _row(check: Check) -> tuple[str, ...]:
    letters = "/".join(s.letter for s in (check.severity, *check.also))
    return (f"[{check.code}](#{check.code.lower()})", letters, check.reads, check.fires, check.quiet, check.grouped)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _entries(checks: tuple[Check, ...]) -> Iterator[str]:
    for check in sorted(checks, key=lambda c: c.code):
        marks = ", ".join(_marks(check))
        end = "" if check.title.endswith("?") else "."
        yield f"### {check.code}\n**{check.title}{end}**{f' ({marks})' if marks else ''} {check.why} *{check.fix}*\n"


def _marks(check: Check) -> Iterator[str]:
    if check.structure:
        yield "after a meeting"
    if check.take_stock:
        yield "take stock"
    if check.level is Level.ORGANIZERS:
        yield "organizers"
    if check.memory == "yes":
        yield "needs memory"
    if check.memory == "partly":
        yield "more with memory"
