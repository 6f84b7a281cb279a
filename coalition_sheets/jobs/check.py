"""Check a workbook: every problem with where it is, why it matters and how to mend it."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from coalition_sheets.jobs.result import Block, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Finding, Level, Severity

FailOn = Literal["error", "warning", "never"]
LIMIT = {"error": Severity.ERROR, "warning": Severity.WARNING}
HEADINGS = {
    Severity.ERROR: "Mend these first",
    Severity.WARNING: "Mend these soon",
    Severity.NOTE: "Can wait",
    Severity.HINT: "Ideas, when there is time",
    Severity.PROMPT: "For today",
}


def check(
    session: Session, level: Level = Level.ORGANIZERS, fail_on: FailOn = "error", *, ideas: bool = False
) -> Result:
    """Return what stands in the workbook to be mended; it failed where something reaches `fail_on`.

    The audience decides what is shown; what is counted, and whether it failed, is the same for all.
    """
    from coalition_sheets.rules import with_zone

    found = with_zone(session.briefing, session.workbook.zone)
    seen = tuple(f for f in found if f.level <= level)
    shown = tuple(f for f in seen if ideas or f.severity >= Severity.NOTE)
    counts = Counter(f.severity for f in found)
    hidden = counts - Counter(f.severity for f in seen)
    return Result(
        command="check",
        workbook=session.workbook.name,
        as_of=session.briefing.today,
        summary=_summary(counts, hidden),
        data={"counts": {s.word: counts[s] for s in sorted(Severity, reverse=True)}},
        findings=shown,
        body=tuple(_blocks(shown)),
        failed=fail_on != "never" and any(f.severity >= LIMIT[fail_on] for f in found),
    )


def _summary(counts: Counter[Severity], hidden: Counter[Severity]) -> str:
    if not _to_mend(counts):
        return "Nothing to mend. Thank you for keeping this workbook in such good order."
    parts = [
        f"{counts[s]} {noun}{'' if counts[s] == 1 else 's'}"
        for s, noun in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "small note"))
        if counts[s]
    ]
    said = f"Found {' and '.join([', '.join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]}."
    if not (left_out := _to_mend(hidden)):
        return said
    some = f"{left_out} of them {'is' if left_out == 1 else 'are'} not" if left_out < _to_mend(counts) else ""
    return f"{said} {some or 'Nothing of it is'} for this audience."


def _to_mend(counts: Counter[Severity]) -> int:
    return sum(counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE))


def _blocks(findings: tuple[Finding, ...]) -> list[Block]:
    blocks: list[Block] = []
    for severity in sorted({f.severity for f in findings}, reverse=True):
        blocks.append(Text(HEADINGS[severity], strong=True))
        blocks += [Text(describe(f)) for f in findings if f.severity is severity]
    return blocks


def describe(finding: Finding) -> str:
    """Return a finding as a person reads it: where, what, why, what to do."""
    more = f" and {len(finding.places) - 1} more" if len(finding.places) > 1 else ""
    where = f"{finding.place}{more}: " if finding.place else ""
    lines = [f"{where}{finding.message}  [{finding.code}]", f"  Why: {finding.why}", f"  Do: {finding.fix}"]
    if finding.suggestions:
        lines.append(f"  Perhaps: {' · '.join(finding.suggestions)}")
    return "\n".join(lines)
