"""The independent cases, read as a workbook is: cells, then rows, then figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from coalition_sheets import library, records, rules
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.contacts import contacts
from coalition_sheets.metrics.core_group import core_group
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.followup import follow_up
from coalition_sheets.metrics.goals import Child, roll_up
from coalition_sheets.metrics.roles import roles
from coalition_sheets.metrics.tasks import TaskState, states
from coalition_sheets.metrics.today import today_in
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import Briefing, Cell, Coalition, Finding, Table, Workbook
from tests.shared import needs_shared, vectors

pytestmark = needs_shared
Row = Mapping[str, Any]
DATES = {"Date", "By when", "Due", "Started on", "As of", "Joined", "Done on", "Term ends"}
A_DAY = date(2026, 3, 17)


def cell(header: str, value: Any) -> Cell:
    """Return a cell: dates are written ISO in the files and are true dates on the sheet."""
    if header in DATES and isinstance(value, str) and value[:4].isdigit():
        return date.fromisoformat(value)
    found: Cell = value
    return found


def table(name: str, rows: Sequence[Row]) -> Table:
    """Return the tab that holds these rows under their headers."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    cells = (tuple(cell(header, row.get(header)) for header in headers) for row in rows)
    return Table(name, (tuple(headers), *cells))


def read(today: date, **tabs: Sequence[Row]) -> tuple[Briefing, tuple[Finding, ...]]:
    """Return the briefing of a workbook with these tabs, and what its reading found."""
    names = {"about": "About us"}
    found = tuple(table(names.get(tab, tab.capitalize()), rows) for tab, rows in tabs.items() if rows)
    workbook, schemas = Workbook("vectors.xlsx", found), library.schemas()
    about, noted = records.read_about(workbook, schemas)
    coalition, told = records.read(workbook, schemas, about, today)
    return Briefing(coalition, today), (*noted, *told)


def codes(b: Briefing, readings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in (*readings, *rules.check(b, readings))}


def day(text: str) -> date:
    return date.fromisoformat(text)


def pair(value: Fraction | None) -> list[int] | None:
    return None if value is None else [value.numerator, value.denominator]


def same(found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """Assert what the case expects, and nothing beyond."""
    assert {key: found[key] for key in expected} == dict(expected)


@pytest.mark.parametrize(("given", "expect"), vectors("due"))
def test_due(given: Row, expect: Row) -> None:
    if "now_utc" in given:
        today = today_in(datetime.fromisoformat(given["now_utc"]), given["zone"])
    else:
        today = day(given["today"])
    b, readings = read(today, tasks=[given["task"], *given.get("tasks", [])], meetings=given.get("meetings", []))
    state = states(b)[0]
    said = codes(b, readings)
    found = {
        "today": today.isoformat(),
        "status": state.task.status,
        "open": state.task.is_open,
        "due": state.due.isoformat() if state.due else None,
        "overdue": state.overdue,
        "days_late": state.days_late,
        "standing": state.standing,
        "finding": expect.get("finding") if expect.get("finding") in said else "no such finding",
    }
    same(found, expect)


@pytest.mark.parametrize(("given", "expect"), vectors("benchmarks"))
def test_benchmarks(given: Row, expect: Row) -> None:
    goal = {k: v for k, v in given.items() if k not in ("today", "workbook")}
    others = {tab.lower(): rows for tab, rows in given.get("workbook", {}).items()}
    row = {"Goal or benchmark": "The benchmark", "Kind": "Benchmark", **goal}
    b, readings = read(day(given["today"]), goals=[row], **others)
    pace = paces(b)[0]
    left_out = pace.standing in ("dropped", "not yet agreed")
    found = {
        "standing": "excluded" if left_out else pace.standing or None,
        "p": pair(pace.p),
        "e": pair(pace.e),
        "expected": pair(pace.expected),
        "now": pace.now,
        "needed": pace.needed and {"number": pace.needed.number, "per": pace.needed.per},
        "projection": pace.projection,
        "marked": pace.marked.isoformat() if pace.marked else None,
        "finding": expect.get("finding") if expect.get("finding") in codes(b, readings) else "no such finding",
    }
    same(found, expect)


@pytest.mark.parametrize(("given", "expect"), vectors("goals"))
def test_goals(given: Row, expect: Row) -> None:
    children = [
        Child(c["name"], c["standing"], Fraction(1 if c["weight"] is None else str(c["weight"])))
        for c in given["children"]
    ]
    due = day(given["goal_due"]) if given["goal_due"] else None
    found = roll_up(children, due, day(given["today"]))
    same({name: getattr(found, name) for name in ("standing", "met", "of", "not_measured")}, expect)


@pytest.mark.parametrize(("given", "expect"), vectors("followup"))
def test_followup(given: Row, expect: Row) -> None:
    b, _ = read(day(given["today"]), meetings=given["meetings"], tasks=given["tasks"])
    wanted = given["agenda_for"]
    meeting = next(m for m in b.coalition.meetings if (m.date, m.group) == (day(wanted["Date"]), wanted["Group"]))
    found = follow_up(b, meeting)
    share = found.follow_through

    def names(listed: tuple[TaskState, ...]) -> list[str]:
        return sorted(s.task.name for s in listed)

    sections = ("done", "open", "waiting", "older")
    told = {
        "last": found.last.date.isoformat() if found.last else None,
        "sections": list(sections),
        "follow_through": "no data" if share is None else pair(share),
        **{section: names(getattr(found, section)) for section in sections},
    }
    same(told, {k: sorted(v) if k in sections else v for k, v in expect.items()})


@pytest.mark.parametrize(("given", "expect"), vectors("outreach"))
def test_outreach(given: Row, expect: Row) -> None:
    contact = {k: v for k, v in given["contact"].items() if k != "kind"}
    alone = given["contact"]["kind"] == "person"
    b, _ = read(
        day(given["today"]),
        organizations=[] if alone else [contact],
        people=[*([contact] if alone else []), *given.get("people", [])],
        outreach=given["touches"],
    )
    found = next(c for c in contacts(b) if c.name == contact["Name"])
    told = {key: getattr(found, key) for key in expect}
    if isinstance(told.get("next_due"), date):
        told["next_due"] = told["next_due"].isoformat()
    same(told, expect)


@pytest.mark.parametrize(("given", "expect"), vectors("structure"))
def test_structure(given: Row, expect: Row) -> None:
    today = day(given.get("today", "2026-03-17"))
    measures = {"core": core, "coverage": covered, "roles": vacant, "workload": carried}
    same(measures[given["metric"]](today, given), expect)


def core(today: date, given: Row) -> Row:
    b, _ = read(today, people=given["people"])
    found = core_group(b)
    return {"people": found.people, "organizations": found.organizations, "verdict": found.verdict}


def covered(today: date, given: Row) -> Row:
    wanted = ", ".join(f"{s['Sector']} {s['minimum']}" for s in given["sectors"])
    b, _ = read(
        today,
        about=[{"Setting": "Sectors", "Value": wanted}],
        organizations=given["organizations"] or [{"Name": None}],
    )
    found = coverage(b)
    gaps = [{"Sector": gap.sector, "state": gap.state} for gap in found.gaps]
    return {"covered": found.covered, "wanted": found.wanted, "gaps": gaps}


def vacant(today: date, given: Row) -> Row:
    meeting = {"Date": "2026-01-13" if given["a_meeting_was_held"] else "2026-12-01"}
    b, _ = read(today, roles=given["roles"], people=given["people"], meetings=[meeting])
    found = roles(b)
    return {"vacant": list(found.vacant), "ending": list(found.ending), "no_backup": list(found.no_backup)}


def carried(today: date, given: Row) -> Row:
    b, _ = read(today, tasks=given["tasks"], people=given.get("people", []))
    found = workload(b)
    told = {name: getattr(found, name) for name in ("open_total", "concentrated_person", "concentrated_organization")}
    return {
        **told,
        "open": dict(found.open),
        "top_share": pair(found.top_share),
        "over": list(found.over),
        "overdue": {name: n for name, n in found.overdue.items() if n},
        "due_14": {name: n for name, n in found.due_14.items() if n},
    }


def test_every_figure_stands_where_no_tab_is() -> None:
    from coalition_sheets.metrics.catalog import METRICS
    from tests.metrics.test_reads import ARGUMENTS

    b = Briefing(Coalition(), A_DAY)
    for figure in METRICS:
        for arguments in ARGUMENTS.get(figure.compute.__name__, [()]):
            figure(b, *arguments)
