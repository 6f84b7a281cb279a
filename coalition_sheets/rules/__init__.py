"""What must hold: pure functions of a Briefing, joined with what the reading found (`docs/checks.md`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from coalition_sheets.model import Briefing, Finding
from coalition_sheets.rules import sensitive
from coalition_sheets.rules.about import ABOUT, time_zone
from coalition_sheets.rules.agenda import AGENDA
from coalition_sheets.rules.benchmarks import BENCHMARKS
from coalition_sheets.rules.core import CORE
from coalition_sheets.rules.goals import GOALS
from coalition_sheets.rules.group import few, grouped, ordered
from coalition_sheets.rules.hidden import raised
from coalition_sheets.rules.masked import masked
from coalition_sheets.rules.meetings import MEETINGS
from coalition_sheets.rules.memory import MEMORY, spots_of
from coalition_sheets.rules.organizations import ORGANIZATIONS
from coalition_sheets.rules.outreach import OUTREACH
from coalition_sheets.rules.privacy import PRIVACY
from coalition_sheets.rules.quiet import practice, rested
from coalition_sheets.rules.say import Spot, spot
from coalition_sheets.rules.tasks import TASKS
from coalition_sheets.rules.wins import WINS

__all__ = ["RULES", "Rule", "check", "time_zone", "with_zone"]

Rule = Callable[[Briefing], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    sensitive.rule, *PRIVACY, *MEMORY, *ABOUT, *GOALS, *BENCHMARKS, *TASKS, *MEETINGS, *AGENDA, *CORE,
    *ORGANIZATIONS, *OUTREACH, *WINS,
)  # fmt: skip


def check(b: Briefing, readings: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Return all findings of a workbook, the most serious first: those of its reading joined with every rule's.

    Quiet ones are left out and like ones are one line; hints and prompts are among them. Pure: the same Briefing
    gives the same findings in the same order.
    """
    found = raised(b, (f for rule in RULES for f in rule(b)))
    accounted = spots_of(found)
    readings = [f for f in raised(b, readings) if not (f.code == "REF-UNKNOWN" and f.places and _within(f, accounted))]
    spoken = grouped(b, rested(b, practice(b, found, readings)))
    together = masked(b, (*rested(b, readings), *spoken))
    return ordered(b, few(b, list(ordered(b, together))))


def with_zone(b: Briefing, spreadsheet_zone: str | None) -> tuple[Finding, ...]:
    """Return a Briefing's findings and, where the zone was guessed, TZ-GUESSED; a first week stays within its lines."""
    guessed = time_zone(b.about, spreadsheet_zone)
    return ordered(b, few(b, list(ordered(b, (*b.findings, *guessed))))) if guessed else b.findings


def _within(f: Finding, spots: Collection[Spot]) -> bool:
    return all(spot(p) in spots for p in f.places)
