"""The living build: Harbor County on Tuesday, March 17, 2026, with three problems to mend."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from coalition_sheets.demo.about import ABOUT, NAME
from coalition_sheets.demo.goals import GOALS
from coalition_sheets.demo.meetings import MEETINGS, ROLES, WINS
from coalition_sheets.demo.organizations import ORGANIZATIONS
from coalition_sheets.demo.outreach import OUTREACH
from coalition_sheets.demo.people import PEOPLE
from coalition_sheets.demo.remembered import remember
from coalition_sheets.demo.row import DemoRow
from coalition_sheets.demo.tasks import TASKS
from coalition_sheets.model import Cell, Memory

TITLE = NAME
AS_OF = date(2026, 3, 17)

LIVING: Mapping[str, tuple[DemoRow, ...]] = MappingProxyType(
    {
        "organizations": ORGANIZATIONS,
        "people": PEOPLE,
        "goals": GOALS,
        "tasks": TASKS,
        "meetings": MEETINGS,
        "outreach": OUTREACH,
        "roles": ROLES,
        "wins": WINS,
    }
)


def living() -> Mapping[str, tuple[Mapping[str, Cell], ...]]:
    """Return the rows of the living demo by schema name, each by column name in code."""
    return {tab: tuple(row.cells for row in rows) for tab, rows in LIVING.items()}


def living_about() -> Mapping[str, Cell]:
    """Return the living demo's About us, by the setting's name in code."""
    return ABOUT


def memory() -> Memory:
    """Return what the run of Tuesday, March 10 left behind."""
    return remember(LIVING)
