"""Whatever stands in a workbook, reading it never fails, and no row is dropped unsaid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets import library, records
from coalition_sheets.model import (
    Cell,
    CellError,
    Coalition,
    Finding,
    Percent,
    Record,
    Schema,
    Table,
    Uncalculated,
    Workbook,
)
from coalition_sheets.records import NoKnownTab
from tests.little import TODAY
from tests.shared import SHARED, needs_shared

SCHEMAS = library.schemas()
TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")


def read(*tables: Table) -> tuple[Coalition, tuple[Finding, ...]]:
    workbook = Workbook("w.xlsx", tables)
    about, noted = records.read_about(workbook, SCHEMAS)
    coalition, found = records.read(workbook, SCHEMAS, about, TODAY)
    return coalition, (*noted, *found)


def hostile() -> list[str]:
    path = SHARED / "data" / "hostile_strings.json"
    return [s["s"] for s in json.loads(path.read_text("utf-8"))["strings"]] if path.is_file() else []


def another(name: str) -> Table:
    """Return an empty core tab that is not the one of this name."""
    return Table("People", (("Name", "Email"),)) if name == "tasks" else Table("Tasks", (("Task", "Who"),))


def all_headers(schema: Schema) -> tuple[Cell, ...]:
    return tuple(c.header for c in schema.columns)


@needs_shared
@pytest.mark.parametrize("name", TABS)
def test_hostile_strings_in_every_column_never_fail(name: str) -> None:
    schema = SCHEMAS[name]
    rows = tuple((text,) * len(schema.columns) for text in hostile())
    coalition, found = read(Table(schema.tab, (all_headers(schema), *rows)), another(name))
    assert accounted(coalition, found, schema.tab) >= {n for n, row in enumerate(rows, 2) if row[0].strip()} - blank(
        rows
    )


def blank(rows: tuple[tuple[Cell, ...], ...]) -> set[int]:
    """Return the rows whose text is one of the words for nothing."""
    from coalition_sheets.model import clean
    from coalition_sheets.schemas.words import is_blank

    return {n for n, row in enumerate(rows, 2) if is_blank(clean(str(row[0])))}


LONG = [" " * 30_000 + ")", "-" + "a" * 30_000, "total " * 5_000, "3" + "a" * 30_000 + "!", ", ".join(["Rosa"] * 5_000),
        "Rosa" + " " * 30_000 + "Delgado (x", "\n" * 30_000 + "x", "A " * 15_000]  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_cells_take_no_longer_than_their_length(text: str) -> None:
    coalition, _ = read(
        Table("People", (("Name", "Organization"), ("Rosa Delgado", None), (f"x{text}", text))),
        Table("Tasks", (("Task", "Who", "Waiting on"), ("Book", text, text), (f"x{text}", None, None))),
        Table("Meetings", (("Date", "Who came"), (date(2026, 3, 10), text))),
    )
    assert len(coalition.tasks) == 2


@needs_shared
def test_hostile_strings_as_headers_tab_names_and_settings_never_fail() -> None:
    for text in hostile():
        coalition, _ = read(
            Table(text, (("Task", "Who", "By when"), ("x", "y", "z"))),
            Table("Tasks", (("Task", "Who", text), ("Book", "Rosa", text))),
            Table("About us", (("Setting", "Value"), (text, text), ("Time zone", text), ("Sectors", text))),
        )
        assert coalition.tasks[-1].name == "Book"


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.booleans(), st.text(max_size=12), st.integers(-5, 50000), st.floats(),
    st.sampled_from(["Rosa", "Rosa Delgado", "Linh and Rosa", "3/4/26", "next meeting", "TBD", "--- x ---", "TOTAL",
                     "Done", "MEDIA TEAM", "2026-03-10", "R. Delgado", "Media team", "yes", "12 of 40", "-", " "]),
    st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.builds(CellError, st.just("#REF!")), st.builds(Uncalculated), st.builds(Percent, st.floats(0, 1)),
)  # fmt: skip


def accounted(coalition: Coalition, found: tuple[Finding, ...], tab: str) -> set[int]:
    """Return the rows of a tab that became a row of the coalition or that a finding of the reading names."""
    named = {p.row for f in found for p in f.places if p.tab == tab and p.row}
    records_read: Iterator[Record] = (r for name in TABS for r in getattr(coalition, name))
    return named | {r.row for r in records_read if coalition.place(r).tab == tab}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TABS), st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=12))
def test_every_row_with_something_in_it_is_read_or_named(name: str, rows: list[list[Cell]]) -> None:
    schema = SCHEMAS[name]
    header = all_headers(schema)[:8]
    table = Table(schema.tab, (header, *map(tuple, rows)))
    coalition, found = read(table, another(name))
    said = {
        number for number, row in enumerate(rows, 2)
        if any(c is not None and not isinstance(c, bool) and not (isinstance(c, str) and not c.strip()) for c in row)
    }  # fmt: skip
    assert accounted(coalition, found, schema.tab) >= said


ROWS: list[tuple[Cell, ...]] = [
    ("Book the hall", "Rosa", "2026-03-16", "Done"), ("Sweep", "R. Delgado", "3/4/26", "doing"),
    ("Write", "Media team, Linh", "next meeting", None), ("Print", "Nobody Known", date(2026, 3, 1), "Waiting"),
    ("Mail", "Ana", datetime(2026, 3, 2, 0, 0), True), ("Fold", time(9, 30), timedelta(1), 4.0),
]  # fmt: skip
PEOPLE = ["Rosa Delgado", "Rafael Delgado", "Linh Tran", "Ana Núñez", "Sam O'Neill", "Ana Lima"]


@settings(max_examples=40, deadline=None)
@given(st.permutations(ROWS), st.permutations(PEOPLE))
def test_the_order_of_rows_changes_nothing_that_is_read(rows: list[tuple[Cell, ...]], people: list[str]) -> None:
    def facts(rows: list[tuple[Cell, ...]], people: list[str]) -> tuple[object, object]:
        coalition, found = read(
            Table("Tasks", (("Task", "Who", "By when", "Status"), *rows)),
            Table("People", (("Name", "Email"), *((name,) for name in people))),
            Table("Roles", (("Role", "Group"), ("Lead", "Media team"))),
        )
        tasks = {t.name: (t.owners, t.due, t.due_next_meeting, t.status) for t in coalition.tasks}
        return tasks, {(f.identity, len(f.places)) for f in found}

    assert facts(rows, people) == facts(ROWS, PEOPLE)


def wild() -> list[dict[str, Any]]:
    path = SHARED / "data" / "wild" / "sheets.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else []


@needs_shared
def test_sheets_as_people_made_them_never_fail() -> None:
    read_at_all = 0
    for sheet in wild():
        rows = tuple(tuple(row) for row in (*sheet["header_rows"], *sheet["sample"]))
        try:
            read(Table(sheet["tab"], rows))
        except NoKnownTab as problem:
            assert sheet["tab"].strip()[:10] in str(problem)  # noqa: PT017
        else:
            read_at_all += 1
    assert read_at_all
