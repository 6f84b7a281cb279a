"""Workload: who carries how much (computations 5, decision 46)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coalition_sheets.metrics.tasks import TaskState
from coalition_sheets.model import Briefing, metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Open tasks a person, each owner counted; shares count a task for its first owner, who answers for it.

    Mappings go by visible name, in order of name. `groups`: committees and organizations that own tasks themselves.
    `by_hours`: at least half of the open tasks carry hours, so `load` (hours a month over capacity) is known.
    """

    open: Mapping[str, int]
    overdue: Mapping[str, int]
    due_14: Mapping[str, int]
    tasks: Mapping[str, tuple[TaskState, ...]]
    groups: Mapping[str, int]
    open_total: int
    top: tuple[str, int] | None
    top_share: Fraction | None
    organizations: Mapping[str, int]
    top_organization: tuple[str, int] | None
    concentrated_person: str | None
    concentrated_organization: str | None
    over: tuple[str, ...]
    by_hours: bool = False
    load: Mapping[str, Fraction]


@metric()
def workload(b: Briefing) -> Workload:
    """Open tasks by person, and whether a few carry too much of them."""
    raise NotImplementedError
