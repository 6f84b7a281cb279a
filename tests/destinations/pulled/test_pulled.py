from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from coalition_sheets import sources
from coalition_sheets.destinations.plan import CannotStand
from coalition_sheets.destinations.pulled import Pulled, workbook
from coalition_sheets.destinations.pulled.shown import code, number
from coalition_sheets.destinations.pulled.workbook import FIELDS, named
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.sheets import pull
from coalition_sheets.model import CellError
from coalition_sheets.sources.google import SheetAddress
from tests.destinations.google.filled import fill
from tests.documents.making import hostile
from tests.fake_sheets import handy
from tests.sources.google.doors import Door


def ask(kind: str, *values: str, **more: Any) -> dict[str, Any]:
    condition = {"type": kind, "values": [{"userEnteredValue": value} for value in values]}
    return {"dataValidation": {"condition": condition, "showCustomUi": True, **more}}


def pulled(door: Door, **tabs: Any) -> Pulled:
    book = handy.make_sheet(door.server.store, tabs)
    return workbook(door.client().spreadsheet(book.id, {"fields": FIELDS}))


def first(door: Door, rows: list[list[Any]]) -> Worksheet:
    return pulled(door, Tab=rows).book.worksheets[0]


def offered(tab: Worksheet) -> dict[str, Any]:
    return {str(v.sqref): v.formula1 for v in tab.data_validations.dataValidation}


def test_formulas_become_what_they_show_and_are_counted(door: Door) -> None:
    made = pulled(door, Tab=[[1, "=A1+1"], ['=CONCATENATE("=", "x")', "plain"]])
    tab = made.book.worksheets[0]
    assert [[cell.value for cell in row] for row in tab] == [[1, 2], ["=x", "plain"]]
    assert tab["A2"].data_type == "s"
    assert made.formulas == 2


def test_an_error_stays_an_error(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    pulled(door, Tab=[["x", "=1/0"]]).book.save(path)
    assert sources.read(path).tables[0].cell(1, 2) == CellError("#DIV/0!")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"type": "DATE", "pattern": "mmm d, yyyy"}, "mmm d, yyyy"),
        ({"type": "TIME", "pattern": "h:mm am/pm"}, "h:mm AM/PM"),
        ({"type": "NUMBER", "pattern": '0 "am/pm"'}, '0 "am/pm"'),
        ({"type": "NUMBER", "pattern": "00000"}, "00000"),
        ({"type": "TEXT", "pattern": "@"}, "@"),
        ({"type": "PERCENT"}, "0.00%"),
        ({"type": "DATE", "pattern": 'd "open'}, "yyyy-mm-dd"),
        ({"type": "NUMBER", "pattern": "0" * 300}, "General"),
        ({}, "General"),
    ],
)
def test_a_number_is_shown_as_before(shown: dict[str, str], expected: str) -> None:
    assert code(shown) == expected


@pytest.mark.parametrize(
    ("serial", "expected"),
    [(46098, 46098), (61, 61), (60, 59), (2, 1), (1, "1899-12-31"), (-18201, "1850-03-01"), (0.5, 0.5)],
)
def test_early_days_are_counted_as_excel_does_or_written_out(serial: float, expected: object) -> None:
    assert number(serial, {"type": "DATE"}) == expected


def test_a_short_list_a_long_list_and_a_box_to_tick_are_offered(door: Door) -> None:
    long = [f"a rather long choice, number {n}" for n in range(30)]
    made = pulled(door, Tab=[[ask("ONE_OF_LIST", "Yes", "No"), ask("ONE_OF_LIST", *long), ask("BOOLEAN")]])
    assert offered(made.book.worksheets[0]) == {"A1": '"Yes,No"', "B1": "'_words'!$A$1:$A$30", "C1": '"TRUE,FALSE"'}
    assert made.book["_words"].sheet_state == "hidden"
    assert made.book["_words"]["A30"].value == long[29]


def test_a_list_in_another_tab_is_offered_from_there(door: Door) -> None:
    rows = [
        [
            ask("ONE_OF_RANGE", "='O''Neil/Sons'!$A$2:$A"),
            ask("ONE_OF_RANGE", "=C1:C9"),
            ask("ONE_OF_RANGE", "=Gone!A1:A3"),
        ]
    ]
    made = pulled(door, Tab=rows, **{"O'Neil/Sons": [["Name"]]})
    assert offered(made.book.worksheets[0]) == {"A1": "'O''Neil-Sons'!$A$2:$A$1000", "B1": "'Tab'!$C$1:$C$9"}
    assert made.said == (
        "The tab “O'Neil/Sons” is called “O'Neil-Sons” in the file: Excel has no room for its whole name.",
        "1 rule for what may be typed stayed behind: Excel has none like it.",
    )


def test_one_drop_down_covers_all_cells_that_share_it_and_keeps_its_prompt(door: Door) -> None:
    day = ask("DATE_IS_VALID", inputMessage="A day with its year", strict=True)
    tab = first(door, [[day, None, day], [day, None, None], [None, None, None], [day, None, None]])
    found = tab.data_validations.dataValidation
    assert [(str(v.sqref), v.type, v.prompt, v.errorStyle) for v in found] == [
        ("A1:A2 A4 C1", "date", "A day with its year", "stop")
    ]


def test_notes_widths_frozen_and_hidden_lines_and_merged_cells_are_kept(door: Door) -> None:
    book = handy.make_sheet(
        door.server.store, {"Tab": [[{"userEnteredValue": {"stringValue": "Task"}, "note": "Why"}]], "Old": []}
    )
    sheet, old = book.sheets
    sheet.properties["gridProperties"] |= {"frozenRowCount": 1, "frozenColumnCount": 2}
    sheet.rows[3], sheet.columns[1] = {"hiddenByUser": True}, {"pixelSize": 264, "hiddenByUser": True}
    sheet.merges.append(
        {"sheetId": sheet.id, "startRowIndex": 4, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 2}
    )
    old.properties["hidden"] = True
    door.server.store.put(book)
    made = workbook(door.client().spreadsheet(book.id, {"fields": FIELDS})).book
    tab = made["Tab"]
    assert (tab["A1"].comment.text, tab.freeze_panes, made["Old"].sheet_state) == ("Why", "C2", "hidden")
    assert (tab.row_dimensions[4].hidden, tab.column_dimensions["B"].hidden, tab.column_dimensions["B"].width) == (
        True,
        True,
        36,
    )
    assert [str(area) for area in tab.merged_cells.ranges] == ["A5:B6"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Tasks"], ["Tasks"]),
        (["a/b", "a\\b", "A:B"], ["a-b", "a-b (2)", "A-B (3)"]),
        (["x" * 40, "x" * 50], ["x" * 31, "x" * 27 + " (2)"]),
        (["History", "'quoted'", "[ ]"], ["History_", "quoted", "- -"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_tabs_get_names_that_excel_can_have(titles: list[str], names: list[str]) -> None:
    assert named(titles) == names


def test_a_text_too_long_for_excel_is_refused_with_its_place(door: Door) -> None:
    with pytest.raises(CannotStand, match="Tab B2 holds more than 32,767 letters"):
        pulled(door, Tab=[[], [None, "x" * 40_000]])


def test_a_sheet_of_nothing_but_a_chart_is_said() -> None:
    with pytest.raises(CoalitionError, match="has no tab with cells"):
        workbook({"properties": {"title": "T"}, "sheets": [{"properties": {"title": "Chart", "sheetType": "OBJECT"}}]})


def possible(texts: list[str]) -> list[str]:
    """Return the texts that a cell can hold at all."""
    from coalition_sheets.destinations.plan import refuse

    found = []
    for text in texts:
        try:
            refuse("", text)
        except CannotStand:
            continue
        found.append(text)
    return found


def test_hostile_texts_stay_what_they_are_in_a_sheet_and_in_the_file(door: Door, tmp_path: Path) -> None:
    texts = [text for text in possible(hostile()) if text]
    book = fill(door, {"tasks": [{"name": text} for text in texts]}, {})
    same = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    in_sheet = next(t for t in door.read(book).tables if t.name == "Tasks")
    assert [row[0] for row in in_sheet.rows[1:]] == same
    pull(SheetAddress(book.id), door.client, path := tmp_path / "back.xlsx")
    in_file = next(t for t in sources.read(path).tables if t.name == "Tasks")
    assert [row[0] for row in in_file.rows[1:]] == same
    back: Workbook = openpyxl.load_workbook(path)
    assert {cell.data_type for cell in back["Tasks"]["A"]} == {"s"}


def test_a_text_no_cell_can_hold_is_refused_before_anything_is_sent(door: Door) -> None:
    with pytest.raises(CannotStand):
        fill(door, {"tasks": [{"name": "bell\x07"}]}, {})
    assert "batchUpdate" not in door.asked()
