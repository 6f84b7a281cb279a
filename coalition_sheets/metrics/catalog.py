"""All figures in one list: what each says, what it reads, and who may see it (decision 27)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from coalition_sheets.metrics import (
    assignment,
    benchmarks,
    changes,
    contacts,
    core_group,
    counts,
    coverage,
    engagement,
    followup,
    goals,
    lights,
    meetings,
    outreach,
    roles,
    setup,
    tasks,
    workload,
)
from coalition_sheets.model import Level, Metric, Schema

METRICS: tuple[Metric[Any, Any], ...] = (
    meetings.held, meetings.upcoming, meetings.next_meeting, meetings.next_any, meetings.last_before,
    tasks.states, tasks.open_states, tasks.overdue, tasks.ageing, tasks.due_soon, tasks.unassigned, tasks.done_since,
    tasks.kept_on_time, followup.follow_up, followup.trend, workload.workload,
    benchmarks.paces, goals.goal_states, goals.goal_rings,
    counts.members, counts.member_organizations, counts.members_on, counts.one_on_ones,
    contacts.contacts, outreach.due_steps, outreach.stalled, outreach.gone_quiet, outreach.funnel, outreach.month,
    coverage.coverage, coverage.choir, core_group.core_group, roles.roles, setup.setup,
    assignment.suggestions,
    engagement.counted_meetings, engagement.engagement, engagement.inactive, engagement.turnout, engagement.returned,
    lights.goals_light, lights.tasks_light, lights.follow_through_light, lights.engagement_light,
    lights.outreach_light, lights.structure_light, lights.lights, lights.changes, changes.news,
)  # fmt: skip


def name_of(figure: Metric[Any, Any]) -> str:
    """Return the name of a figure: topic and function, "tasks.overdue"."""
    return f"{figure.compute.__module__.rpartition('.')[2]}.{figure.compute.__name__}"


def sentence_of(figure: Metric[Any, Any]) -> str:
    """Return what a figure says: the first line of its docstring."""
    return (figure.compute.__doc__ or "").strip().partition("\n")[0]


class Read(Protocol):
    """What a figure reads: a column, or a setting of About us."""

    @property
    def header(self) -> str:
        """What it is called on the sheet."""

    @property
    def level(self) -> Level:
        """Who may see it."""


def reads_of(
    figure: Metric[Any, Any], schemas: Mapping[str, Schema], settings: Mapping[str, Read]
) -> Iterator[tuple[str, Read]]:
    """Yield the tab and the column of everything that a figure reads, memory apart; `settings` are those of About us.

    Raises KeyError where it declares what no schema has.
    """
    for read in sorted(set(figure.reads) - {"memory"}):
        tab, _, column = read.partition(".")
        if tab == "about":
            yield "About us", settings[column]
        else:
            yield schemas[tab].tab, schemas[tab].by_name[column]


def level_of(figure: Metric[Any, Any], schemas: Mapping[str, Schema], settings: Mapping[str, Read]) -> Level:
    """Return the level of a figure: the highest of what it reads."""
    return max((read.level for _, read in reads_of(figure, schemas, settings)), default=Level.PUBLIC)


def figures_markdown(schemas: Mapping[str, Schema], settings: Mapping[str, Read]) -> str:
    """Return docs/figures.md."""
    rows = [_row(figure, schemas, settings) for figure in METRICS]
    return _PAGE + "\n".join(rows) + "\n"


def _row(figure: Metric[Any, Any], schemas: Mapping[str, Schema], settings: Mapping[str, Read]) -> str:
    tabs: dict[str, list[str]] = {}
    for tab, read in reads_of(figure, schemas, settings):
        tabs.setdefault(tab, []).append(read.header)
    listed = [f"{tab}: {', '.join(headers)}" for tab, headers in tabs.items()]
    listed += ["what earlier runs saw"] if "memory" in figure.reads else []
    level = level_of(figure, schemas, settings).word
    return f"| `{name_of(figure)}` | {sentence_of(figure)} | {' · '.join(listed)} | {level} |"


_PAGE = """# Figures

Every figure is worked out from the rows of the workbook, exactly, on one day; `coalition explain` shows the rows behind
it. A figure may be seen by those who may see everything it reads. Exact definitions stand beside the code, in
`coalition_sheets/metrics/`.

| Figure | What it says | What it reads | Who may see it |
| --- | --- | --- | --- |
"""
