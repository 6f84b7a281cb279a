"""Rows that are gone or renamed: known from memory alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest

from coalition_sheets.model import Coalition, Memory, RowKey, SeenRow, cell_hash, typed
from tests.little import TODAY, read
from tests.rules.cases import Case, Remember, findings, quiet, speaks

LAST_RUN = date(2026, 3, 10)


def as_it_was(text: str) -> Remember:
    """Return the memory of a run over an earlier workbook, long enough ago for all rows to be known."""

    def remember(_: Coalition) -> Memory:
        coalition, _found = read(text, TODAY)
        rows: dict[RowKey, SeenRow] = {}
        for noun in (*coalition.organizations, *coalition.people, *coalition.goals):
            tab = coalition.tabs[noun.tab]
            cells: Mapping[str, str] = {
                name: cell_hash("salt", typed(tab.table.cell(noun.row, number))) for name, number in tab.columns.items()
            }
            rows[noun.tab, noun.key] = SeenRow(date(2026, 1, 5), cells=cells, name=noun.name)
        return Memory(LAST_RUN, MappingProxyType(rows), salt="salt")

    return remember


BEFORE = """
    ## Organizations
    Name              | Status | Sector | Joined
    Harbor Workers    | Member | Labor  | 2025
    Grace Chapel      | Member | Faith  | 2024
    """
CASES = (
    speaks("REF-GONE", """
        ## Organizations
        Name         | Status | Sector | Joined
        Grace Chapel | Member | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Harbor Workers
        """, "Harbor Workers is gone from Organizations, and 1 cell still uses the name.", memory=as_it_was(BEFORE)),
    quiet("REF-GONE", """
        ## Organizations
        Name         | Status | Sector | Joined
        Grace Chapel | Member | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Grace Chapel
        """, "nobody names it", memory=as_it_was(BEFORE)),
    quiet("REF-GONE", """
        ## Organizations
        Name         | Status | Sector | Joined
        Grace Chapel | Member | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Harbor Workers
        """, "nothing is known"),
    speaks("REF-RENAMED", """
        ## Organizations
        Name             | Status | Sector | Joined
        Harbor Workforce | Member | Labor  | 2025
        Grace Chapel     | Member | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Harbor Workers
        """, "Harbor Workers seems to be Harbor Workforce now", memory=as_it_was(BEFORE)),
    quiet("REF-RENAMED", """
        ## Organizations
        Name             | Status   | Sector | Joined
        Harbor Workforce | Prospect | Health | 2025
        Grace Chapel     | Member   | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Harbor Workers
        """, "one equal cell is no proof", memory=as_it_was(BEFORE)),
    quiet("REF-RENAMED", """
        ## Organizations
        Name             | Status | Sector | Joined
        Harbor Workforce | Member | Labor  | 2025
        Grace Chapel     | Member | Faith  | 2024
        ## People
        Name         | Organization
        Rosa Delgado | Harbor Workforce
        """, "all cells use the new name", memory=as_it_was(BEFORE)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_a_cell_that_names_a_renamed_row_gets_one_line_not_two() -> None:
    found = findings(CASES[3].text, memory=as_it_was(BEFORE))
    codes = [f.code for f in found]
    assert "REF-RENAMED" in codes
    assert "REF-UNKNOWN" not in codes
    (renamed,) = (f for f in found if f.code == "REF-RENAMED")
    assert renamed.suggestions == ("Harbor Workforce",)
    assert [str(p) for p in renamed.places] == ["People B2"]
