"""All checks of the core tabs, each described once: severity, reason, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coalition_sheets.model.checks.goals import GOALS
from coalition_sheets.model.checks.people import PEOPLE
from coalition_sheets.model.checks.reading import READING
from coalition_sheets.model.checks.types import Check
from coalition_sheets.model.checks.work import WORK
from coalition_sheets.model.findings import Finding, Severity
from coalition_sheets.model.table import Place
from coalition_sheets.model.values import Level

PRACTICE: tuple[Check, ...] = (*GOALS, *WORK, *PEOPLE)
CHECKS: Mapping[str, Check] = MappingProxyType({c.code: c for c in (*READING, *PRACTICE)})

__all__ = ["CHECKS", "PRACTICE", "READING", "Check", "finding"]


def finding(
    code: str,
    message: str,
    *,
    places: Sequence[Place] = (),
    suggestions: Sequence[str] = (),
    key: str = "",
    column: str = "",
    tab: str = "",
    severity: Severity | None = None,
    level: Level | None = None,
    fix: str | None = None,
) -> Finding:
    """Return a finding of this code; what is not given comes from its Check. `tab` is the schema's name."""
    check = CHECKS[code]
    return Finding(
        code=code,
        severity=check.severity if severity is None else severity,
        message=message,
        why=check.why,
        fix=check.fix if fix is None else fix,
        places=tuple(places),
        suggestions=tuple(suggestions),
        level=max(check.level, Level.COALITION if level is None else level),
        key=key,
        column=column,
        tab=tab,
    )
