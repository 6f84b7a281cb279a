"""Every unusual way to write a workbook: our tabs go in, cells change, and nothing else does."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineError, load_workbook

from coalition_sheets.model.worksheet import Link, Look, Rule, Written
from coalition_sheets.sources.package import key
from coalition_sheets.xlsx import CellEdit, edited
from tests.xlsx.little import OWNER, differing, put, rows, tab, unpacked
from tests.xlsx.traps import TRAPS

LOOK = Look(bold=True, size=14, ink="B00000", fill="EEEEEE", line="888888", number="mmm d, yyyy")
SHEETS = (
    tab(
        "Today",
        (Written("Ä & <b>", LOOK), Written("there", link=Link(tab="Tasks", a1="A2"))),
        (Written(date(2026, 3, 17), LOOK), Written("web", link=Link(url="https://example.org/?a=1&b=ü"))),
        (Written("old", formula='IF(A2<TODAY()-2,"old","")'),),
        rules=(Rule("A1:B3", "$A$2<TODAY()", LOOK),),
        frozen=1,
        header=1,
    ),
    tab("_memory", ("k", 1.5, True), hidden=True),
)
INDEX = {"workbook.xml", "workbook.xml.rels", "[Content_Types].xml", "styles.xml"}
CASES = [pytest.param(make(), id=name) for name, make in TRAPS.items()]


@pytest.mark.parametrize("data", CASES)
def test_our_tabs_go_in_and_the_same_again_is_the_same_file(data: bytes) -> None:
    made = put(data, *SHEETS)
    assert rows(made, "Today")[0] == ("Ä & <b>", "there")
    assert rows(made, "Today")[1] == (date(2026, 3, 17), "web")
    assert rows(made, "_memory") == [("k", 1.5, True)]
    assert rows(made, "Tasks") == rows(data, "Tasks") == [(1.0,), ("two",)]
    assert put(made, *SHEETS) is made


@pytest.mark.parametrize("data", CASES)
def test_only_the_lists_of_the_workbook_change(data: bytes) -> None:
    made = differing(data, put(data, *SHEETS))
    new = {name for name, what in made.items() if what == "new"}
    assert made.keys() - new <= INDEX
    assert new - {"styles.xml"} == {"sheet2.xml", "sheet3.xml", "sheet2.xml.rels"}


@pytest.mark.parametrize("data", CASES)
def test_another_reader_sees_the_same_cells(data: bytes) -> None:
    try:
        before = load_workbook(io.BytesIO(data))
    except CalamineError:
        pytest.skip("the other reader cannot read this file")
    after = load_workbook(io.BytesIO(put(data, *SHEETS)))
    assert after.sheet_names == ["Tasks", "Today", "_memory"]
    assert after.get_sheet_by_name("Today").to_python()[1][0] == date(2026, 3, 17)
    assert after.get_sheet_by_index(0).to_python() == before.get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("data", CASES)
def test_dropping_our_tabs_leaves_only_looks_behind(data: bytes) -> None:
    dropped = put(put(data, *SHEETS), drop=["Today", "_memory"])
    assert differing(data, dropped).keys() <= INDEX
    assert rows(dropped, "Tasks") == [(1.0,), ("two",)]
    again = put(dropped, *SHEETS)
    assert put(again, drop=["Today", "_memory"]) == dropped


@pytest.mark.parametrize("data", CASES)
@pytest.mark.parametrize(("row", "column", "old"), [(1, 1, 1), (2, 1, "two"), (2, 3, None), (3, 2, None), (7, 1, None)])
def test_a_cell_changes_alone(data: bytes, row: int, column: int, old: object) -> None:
    made = edited(data, cells=[CellEdit("Tasks", row, column, old, "é <new>")], owner=OWNER)  # type: ignore[arg-type]
    expected = {(1, 1): 1.0, (2, 1): "two"} | {(row, column): "é <new>"}
    found = {(r, c): cell for r, cells in enumerate(rows(made, "Tasks"), 1) for c, cell in enumerate(cells, 1)}
    assert {place: cell for place, cell in found.items() if cell is not None} == expected
    assert len(differing(data, made)) == 1
    assert edited(made, cells=[CellEdit("Tasks", row, column, "é <new>", old)], owner=OWNER)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", CASES)
def test_the_comment_and_the_names_of_parts_stay(data: bytes) -> None:
    before, after = list(unpacked(data)), list(unpacked(put(data, *SHEETS)))
    assert after[: len(before)] == before
    assert [key(name) for name in after].count("[content_types].xml") == 1
