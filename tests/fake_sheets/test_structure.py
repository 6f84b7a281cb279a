"""Requests that move cells: rows, columns, ranges, sheets; and all that follows them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_sheets.errors import Json
from tests.fake_sheets.trying import Trial, grid, lines

TOO_MANY = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
NO_SUCH_ROW = "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows."
NO_FIELDS = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
BLANK_RULE = {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"red": 1}}}


def named(name: str, *ends: int) -> Json:
    return {"addNamedRange": {"namedRange": {"name": name, "range": grid(*ends), "namedRangeId": name}}}


def furnished() -> Trial:
    """Make a sheet with something of every kind that must follow its cells."""
    trial = Trial(["a", "b", "c"], [1, 2, "=A2+B2"], [3, 4, "=SUM(A2:A3)"], [], ["=C3", "=$A$2", "=A:A"])
    trial.change(
        named("two", 1, 0, 3, 2),
        {"mergeCells": {"range": grid(5, 0, 7, 2)}},
        {"addProtectedRange": {"protectedRange": {"range": grid(1, 0, 3, 3), "protectedRangeId": 7}}},
        {"addConditionalFormatRule": {"rule": {"ranges": [grid(1, 0, 3, 3)], "booleanRule": BLANK_RULE}}},
        {"addBanding": {"bandedRange": {"range": grid(0, 0, 3, 3), "rowProperties": {"firstBandColor": {"red": 1}}}}},
        {"setBasicFilter": {"filter": {"range": grid(0, 0, 3, 3)}}},
        {"updateDimensionProperties": {
            "range": lines("ROWS", 1, 2), "properties": {"pixelSize": 40}, "fields": "pixelSize"}},
        {"createDeveloperMetadata": {"developerMetadata": {
            "metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": lines("ROWS", 2, 3)}}}},
        {"addDimensionGroup": {"range": lines("ROWS", 1, 3)}},
    )  # fmt: skip
    return trial


def test_inserted_rows_push_everything_down() -> None:
    trial = furnished()
    trial.change({"insertDimension": {"range": lines("ROWS", 1, 3)}})
    assert trial.formulas()[3:] == [[1, 2, "=A4+B4"], [3, 4, "=SUM(A4:A5)"], [], ["=C5", "=$A$4", "=A:A"]]
    sheet = trial.book.sheets[0]
    assert trial.book.named_ranges["two"]["range"] == grid(3, 0, 5, 2)
    assert sheet.merges == [grid(7, 0, 9, 2)]
    assert sheet.protected[7]["range"] == grid(3, 0, 5, 3)
    assert sheet.conditional[0]["ranges"] == [grid(3, 0, 5, 3)]
    assert next(iter(sheet.banded.values()))["range"] == grid(0, 0, 5, 3)
    assert sheet.basic_filter is not None
    assert sheet.basic_filter["range"] == grid(0, 0, 5, 3)
    assert sheet.rows[3] == {"pixelSize": 40}
    assert next(iter(trial.book.metadata.values()))["location"]["dimensionRange"] == lines("ROWS", 4, 5)
    assert sheet.row_groups[0]["range"] == lines("ROWS", 3, 5)
    assert sheet.row_count == 1002


def test_rows_put_into_the_middle_widen_what_is_around() -> None:
    trial = furnished()
    trial.change({"insertDimension": {"range": lines("ROWS", 2, 3)}})
    assert trial.formulas("C4") == [["=SUM(A2:A4)"]]
    assert trial.book.named_ranges["two"]["range"] == grid(1, 0, 4, 2)


def test_deleted_rows_leave_errors_where_they_were_used() -> None:
    trial = furnished()
    trial.change({"deleteDimension": {"range": lines("ROWS", 1, 2)}})
    assert trial.formulas() == [["a", "b", "c"], [3, 4, "=SUM(A2:A2)"], [], ["=C2", "=#REF!", "=A:A"]]
    assert trial.book.named_ranges["two"]["range"] == grid(1, 0, 2, 2)
    trial.change({"deleteDimension": {"range": lines("ROWS", 1, 2)}})
    assert trial.book.named_ranges == {}
    assert trial.book.sheets[0].protected == {}
    assert trial.book.sheets[0].conditional == []


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["ROWS", "COLUMNS"]), st.integers(0, 9), st.integers(1, 4), st.booleans())
def test_what_is_put_in_and_taken_out_again_changes_nothing(
    dimension: str, start: int, many: int, before: bool
) -> None:
    trial = furnished()
    kept = trial.book.copied()
    place = lines(dimension, start, start + many)
    trial.change(
        {"insertDimension": {"range": place, "inheritFromBefore": before and start > 0}},
        {"deleteDimension": {"range": place}},
    )
    assert trial.book == kept


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 6), st.integers(1, 3), st.integers(0, 9))
def test_moved_rows_come_back(start: int, many: int, goal: int) -> None:
    trial = Trial(*[[f"r{row}", f"=A{row + 1}"] for row in range(8)])
    if start < goal < start + many:
        goal = start
    before = trial.formulas()
    trial.change({"moveDimension": {"source": lines("ROWS", start, start + many), "destinationIndex": goal}})
    assert [row[:2] for row in trial.rows() if row] == [[row[0], row[0]] for row in trial.rows() if row]
    place = goal if goal <= start else goal - many
    back = start if start <= place else start + many
    trial.change({"moveDimension": {"source": lines("ROWS", place, place + many), "destinationIndex": back}})
    assert trial.formulas() == before


def test_moving_rows_goes_by_the_places_before() -> None:
    """The example of the API's description."""
    trial = Trial([0], [1], [2], [3], [4])
    trial.change({"moveDimension": {"source": lines("ROWS", 1, 3), "destinationIndex": 4}})
    assert trial.rows() == [[0], [3], [1], [2], [4]]


def test_new_rows_look_as_their_neighbours() -> None:
    red: Json = {"userEnteredFormat": {"backgroundColor": {"red": 1}}}
    trial = Trial([red], [{"note": "n"}])
    trial.change({"insertDimension": {"range": lines("ROWS", 1, 2), "inheritFromBefore": True}})
    assert trial.book.sheets[0].cells == {(0, 0): red, (1, 0): red, (2, 0): {"note": "n"}}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            {"deleteDimension": {"range": lines("ROWS", 0, 1000)}},
            "Invalid requests[0].deleteDimension: You can't delete all the rows on the sheet.",
        ),
        (
            {"deleteDimension": {"range": lines("ROWS", 1000, 1001)}},
            f"Invalid requests[0].deleteDimension: {NO_SUCH_ROW}",
        ),
        (
            {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 400_000}},
            f"Invalid requests[0].appendDimension: {TOO_MANY}",
        ),
        (
            {"insertDimension": {"range": lines("ROWS", 0, 1, 9)}},
            "Invalid requests[0].insertDimension: No grid with id: 9",
        ),
        (
            {"updateDimensionProperties": {"range": lines("ROWS", 0, 1), "properties": {}}},
            f"Invalid requests[0].updateDimensionProperties: {NO_FIELDS}",
        ),
    ],
)
def test_what_cannot_be_done_to_rows_is_refused(request_: Json, expected: str) -> None:
    assert Trial(["a"]).refuses(request_) == expected


def test_cells_are_put_in_and_taken_out_of_a_band() -> None:
    trial = Trial(["a", "b"], ["c", "d", "=B2"])
    trial.change({"insertRange": {"range": grid(0, 1, 1, 2), "shiftDimension": "ROWS"}})
    assert trial.formulas() == [["a"], ["c", "b", "=B3"], ["", "d"]]
    trial.change({"deleteRange": {"range": grid(0, 1, 1, 2), "shiftDimension": "ROWS"}})
    assert trial.formulas() == [["a", "b"], ["c", "d", "=B2"]]
    trial.change({"deleteRange": {"range": grid(0, 0, 1, 1), "shiftDimension": "COLUMNS"}})
    assert trial.formulas() == [["b"], ["c", "d", "=B2"]]


def sheet(**properties: Any) -> Json:
    return {"addSheet": {"properties": properties}}


def test_tabs_are_added_where_wanted() -> None:
    trial = Trial()
    first, second = trial.change(sheet(title="People", sheetId=5, index=0), sheet())
    assert first["addSheet"]["properties"] == {
        "sheetId": 5,
        "title": "People",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    }
    assert second["addSheet"]["properties"]["title"] == "Sheet3"
    assert [one.title for one in trial.book.sheets] == ["People", "Sheet1", "Sheet3"]


def test_a_tab_made_in_a_batch_can_be_used_in_it() -> None:
    trial = Trial()
    rows = [{"values": [{"userEnteredValue": {"stringValue": "=HYPERLINK"}}]}]
    start = {"sheetId": 5, "rowIndex": 0, "columnIndex": 0}
    trial.change(sheet(title="New", sheetId=5), {"updateCells": {"rows": rows, "start": start, "fields": "*"}})
    assert trial.rows("New") == [["=HYPERLINK"]]


UPDATE = "updateSheetProperties"
HIDE: Json = {UPDATE: {"properties": {"hidden": True}, "fields": "hidden"}}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (sheet(title="sheet1"), 'A sheet with the name "sheet1" already exists. Please enter another name.'),
        (sheet(sheetId=0), "Sheet with id 0 already exists."),
        ({"deleteSheet": {"sheetId": 0}}, "You can't remove all the sheets in a document."),
        ({"deleteSheet": {"sheetId": 9}}, "No grid with id: 9"),
        (HIDE, "You can't hide all the sheets in a document."),
        ({UPDATE: {"properties": {"title": ""}, "fields": "title"}}, "Sheet title cannot be empty."),
        ({UPDATE: {"properties": {}, "fields": "colour"}}, "Invalid field: colour"),
        (sheet(gridProperties={"rowCount": 999_999}), TOO_MANY),
    ],
)  # fmt: skip
def test_what_cannot_be_done_to_tabs_is_refused(request_: Json, expected: str) -> None:
    assert Trial().refuses(request_) == f"Invalid requests[0].{next(iter(request_))}: {expected}"


def test_one_bad_request_undoes_them_all() -> None:
    trial = Trial(["a"])
    message = trial.refuses(sheet(title="New"), {"deleteDimension": {"range": lines("ROWS", 0, 1)}}, sheet(title="New"))
    assert message.startswith("Invalid requests[2].addSheet:")


def test_only_named_fields_of_a_tab_change() -> None:
    trial = Trial()
    grid_ = {"frozenRowCount": 1, "rowCount": 5}
    properties = {"title": "New", "gridProperties": grid_, "hidden": True}
    trial.change({UPDATE: {"properties": properties, "fields": "gridProperties(frozenRowCount),title"}})
    found = trial.book.sheets[0].properties
    assert (found["title"], found["gridProperties"]["rowCount"], "hidden" in found) == ("New", 1000, False)
    assert found["gridProperties"]["frozenRowCount"] == 1
    trial.change({UPDATE: {"properties": {}, "fields": "gridProperties.frozenRowCount"}})
    assert "frozenRowCount" not in trial.book.sheets[0].properties["gridProperties"]


def test_tabs_move_by_the_places_before() -> None:
    """The example of the API's description: of S1 S2 S3, to bring S1 before S3 the index must be 2."""
    trial = Trial()
    trial.change(sheet(title="S2"), sheet(title="S3"))
    move: Json = {UPDATE: {"properties": {"sheetId": 0, "index": 1}, "fields": "index"}}
    trial.change(move)
    assert [one.title for one in trial.book.sheets] == ["Sheet1", "S2", "S3"]
    move[UPDATE]["properties"]["index"] = 2
    trial.change(move)
    assert [one.title for one in trial.book.sheets] == ["S2", "Sheet1", "S3"]


def test_formulas_follow_a_renamed_tab_and_miss_one_that_is_gone() -> None:
    trial = Trial([5])
    trial.change(sheet(title="New", sheetId=5))
    trial.write("New!A1", [["=Sheet1!A1*2"]])
    trial.change({UPDATE: {"properties": {"title": "Our people"}, "fields": "title"}})
    assert trial.formulas("New") == [["='Our people'!A1*2"]]
    trial.change({"deleteSheet": {"sheetId": 0}})
    assert (trial.formulas("New"), trial.rows("New")) == ([["=#REF!*2"]], [["#REF!"]])


def test_lists_and_rules_follow_a_renamed_tab_and_moved_rows() -> None:
    trial = Trial(["a"], ["b"])
    trial.change(sheet(title="New", sheetId=5))
    listed = {"condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Sheet1!$A$1:$A$2"}]}}
    trial.change(
        {"setDataValidation": {"range": grid(0, 0, 1, 1, 5), "rule": listed}},
        {UPDATE: {"properties": {"title": "Our lists"}, "fields": "title"}},
        {"insertDimension": {"range": lines("ROWS", 0, 3)}},
    )
    values = trial.book.sheets[1].cells[0, 0]["dataValidation"]["condition"]["values"]
    assert values == [{"userEnteredValue": "='Our lists'!$A$4:$A$5"}]
    trial.change({"deleteSheet": {"sheetId": 0}})
    assert trial.book.sheets[0].cells[0, 0]["dataValidation"]["condition"]["values"] == [{"userEnteredValue": "=#REF!"}]


def test_a_tab_is_copied_with_what_lies_on_it() -> None:
    trial = furnished()
    reply = trial.change({"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1, "newSheetId": 9}})[0]
    copy = trial.book.sheets[1]
    assert reply["duplicateSheet"]["properties"]["title"] == copy.title == "Copy of Sheet1"
    assert trial.formulas("Copy of Sheet1") == trial.formulas()
    assert copy.merges == [grid(5, 0, 7, 2, 9)]
    assert copy.conditional[0]["ranges"][0]["sheetId"] == 9
    assert set(copy.protected).isdisjoint(trial.book.sheets[0].protected)


def test_a_smaller_tab_loses_what_was_outside() -> None:
    trial = furnished()
    properties = {"gridProperties": {"rowCount": 2, "columnCount": 2}}
    trial.change({UPDATE: {"properties": properties, "fields": "gridProperties(rowCount,columnCount)"}})
    assert trial.formulas() == [["a", "b"], [1, 2]]
    assert trial.book.sheets[0].merges == []
    assert trial.book.named_ranges["two"]["range"] == grid(1, 0, 2, 2)


def test_the_spreadsheet_has_properties_too() -> None:
    trial = Trial()
    body = {"properties": {"title": "Ours", "locale": "de_DE"}, "fields": "title,locale"}
    trial.change({"updateSpreadsheetProperties": body})
    assert (trial.book.properties["title"], trial.book.properties["locale"]) == ("Ours", "de_DE")
    assert trial.book.properties["timeZone"] == "Etc/GMT"
