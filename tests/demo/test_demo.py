from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from coalition_sheets import demo, library, records
from coalition_sheets.demo.clean import CLEAN
from coalition_sheets.demo.living import LIVING
from coalition_sheets.demo.row import DemoRow
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.model import Briefing, Cell, Table, Workbook, typed
from coalition_sheets.schemas.about import SETTINGS

BUILDS: list[Mapping[str, tuple[DemoRow, ...]]] = [LIVING, CLEAN]
NOUNS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")


def cells(build: Mapping[str, tuple[DemoRow, ...]]) -> list[Cell]:
    return [cell for rows in build.values() for row in rows for cell in row.cells.values()]


@pytest.mark.parametrize("build", BUILDS, ids=["living", "clean"])
def test_no_address_and_no_number_belongs_to_anybody(build: Mapping[str, tuple[DemoRow, ...]]) -> None:
    text = "\n".join(typed(cell) for cell in cells(build))
    assert set(re.findall(r"@[\w.]+", text)) == {"@example.org"}
    assert all(re.fullmatch(r"302-555-01\d\d", n) for n in re.findall(r"\d{3}-\d{3,4}[\d-]*", text))
    assert set(re.findall(r"https?://[\w.]+", text)) <= {"https://lavoz.example.org"}


def test_every_column_of_the_demo_is_one_of_ours_but_one() -> None:
    schemas = library.schemas()
    unknown = {
        (tab, name) for tab, rows in LIVING.items() for row in rows for name in row.cells
        if name not in schemas[tab].by_name
    }  # fmt: skip
    assert unknown == {("people", "T-shirt")}


def test_what_is_written_to_a_workbook_reads_back_as_the_same_nouns(living: Briefing) -> None:
    """The same cells, once through a file and once not, give the same coalition."""
    schemas = library.schemas()
    tables = [Table("About us", (("Setting", "Value"), *((x.setting, x.value) for x in
              about_lines(SETTINGS, demo.living_about()))))]  # fmt: skip
    for tab, rows in demo.living().items():
        used = [c for c in schemas[tab].columns if c.group == "visible" or any(c.name in row for row in rows)]
        own = sorted({name for row in rows for name in row} - set(schemas[tab].by_name))
        grid = [tuple(row.get(name) for name in (*(c.name for c in used), *own)) for row in rows]
        tables.append(Table(schemas[tab].tab, ((*(c.header for c in used), *own), *grid)))
    workbook = Workbook("direct", tuple(tables))
    about, _ = records.read_about(workbook, schemas)
    direct, _ = records.read(workbook, schemas, about, demo.AS_OF)
    assert about == living.about
    for noun in NOUNS:
        assert getattr(direct, noun) == getattr(living.coalition, noun)


def test_memory_knows_only_rows_that_are_there(living: Briefing) -> None:
    keys = {(row.tab, row.key) for noun in NOUNS for row in getattr(living.coalition, noun)}
    assert set(living.memory.rows) <= keys


def test_memory_is_of_march_10_and_has_not_seen_what_came_after(living: Briefing) -> None:
    assert living.memory.last_run == date(2026, 3, 10)
    new = {row.name for row in living.coalition.tasks if living.memory.seen("tasks", row.key) is None}
    assert {"Child care on the 24th", "Press list", "Chamber contact"} <= new
    assert "Photo releases" not in new
    assert all(seen.first_seen and seen.first_seen <= date(2026, 3, 10) for seen in living.memory.rows.values())
    assert all(seen.first_seen.weekday() == 1 for seen in living.memory.rows.values() if seen.first_seen)


def test_two_builds_of_the_demo_are_the_same() -> None:
    assert demo.living() == demo.living()
    assert demo.memory() == demo.memory()
