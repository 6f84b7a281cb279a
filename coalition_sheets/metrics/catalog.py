"""All figures in one list: what each says, what it reads, and who may see it (decision 27)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coalition_sheets.metrics import (
    benchmarks,
    contacts,
    core_group,
    counts,
    coverage,
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
    contacts.contacts, outreach.due_steps, outreach.stalled, outreach.funnel, outreach.month,
    coverage.coverage, coverage.choir, core_group.core_group, roles.roles, setup.setup,
    lights.goals_light, lights.tasks_light, lights.follow_through_light, lights.outreach_light, lights.structure_light,
    lights.lights, lights.changes,
)  # fmt: skip


def name_of(figure: Metric[Any, Any]) -> str:
    """Return the name of a figure: topic and function, "tasks.overdue"."""
    return f"{figure.compute.__module__.rpartition('.')[2]}.{figure.compute.__name__}"


def sentence_of(figure: Metric[Any, Any]) -> str:
    """Return what a figure says: the first line of its docstring."""
    return (figure.compute.__doc__ or "").strip().partition("\n")[0]


def level_of(figure: Metric[Any, Any], schemas: Mapping[str, Schema], settings: Mapping[str, Level]) -> Level:
    """Return the level of a figure: the highest of what it reads; `settings` are the levels of About us by name.

    Raises KeyError where it declares a column that no schema has.
    """
    levels = [Level.PUBLIC]
    for read in figure.reads:
        tab, _, column = read.partition(".")
        if tab == "about":
            levels.append(settings[column])
        elif tab != "memory":
            levels.append(schemas[tab].by_name[column].level)
    return max(levels)


def figures_markdown(schemas: Mapping[str, Schema], settings: Mapping[str, Level]) -> str:
    """Return docs/figures.md."""
    rows = [_row(figure, schemas, settings) for figure in METRICS]
    return _PAGE + "\n".join(rows) + "\n"


def _row(figure: Metric[Any, Any], schemas: Mapping[str, Schema], settings: Mapping[str, Level]) -> str:
    reads: dict[str, list[str]] = {}
    for read in sorted(set(figure.reads)):
        tab, _, column = read.partition(".")
        heading = "About us" if tab == "about" else "memory" if tab == "memory" else schemas[tab].tab
        header = column.replace("_", " ") if tab == "about" else schemas[tab].by_name[column].header if column else ""
        reads.setdefault(heading, []).append(header)
    listed = " · ".join(f"{tab}: {', '.join(columns)}".rstrip(": ") for tab, columns in reads.items())
    level = level_of(figure, schemas, settings).word
    return f"| `{name_of(figure)}` | {sentence_of(figure)} | {listed} | {level} |"


_PAGE = """# Figures

Every figure is worked out from the rows of the workbook, exactly, on one day; `coalition explain` shows the rows behind
it. A figure may be seen by those who may see everything it reads. Exact definitions stand beside the code, in
`coalition_sheets/metrics/`.

| Figure | What it says | What it reads | Who may see it |
| --- | --- | --- | --- |
"""
