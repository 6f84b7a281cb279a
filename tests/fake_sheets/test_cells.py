"""Requests about cells and what lies on them: values, formats, rules, names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_sheets.errors import Json
from tests.fake_sheets.trying import Trial, grid, lines

RED, BLUE = {"red": 1}, {"blue": 1}
START = {"sheetId": 0, "rowIndex": 0, "columnIndex": 0}

TOO_WIDE = "Attempting to write column: 26, beyond the last requested column of: 25"
TOO_DEEP = "Attempting to write row: 1, beyond the last requested row of: 0"
NO_ROW = "GridCoordinate.rowIndex[1000] is after last row in grid[1000]"
TOO_LONG = "Your input contains more than the maximum of 50000 characters in a single cell."
NO_FIELDS = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"


def text(value: str) -> Json:
    return {"userEnteredValue": {"stringValue": value}}


def update(rows: list[list[Json]], fields: str, **more: Any) -> Json:
    return {"updateCells": {"rows": [{"values": row} for row in rows], "fields": fields, **more}}


def test_only_named_fields_of_a_cell_are_written() -> None:
    cell = text("new") | {"note": "new", "userEnteredFormat": {"textFormat": {"bold": True, "italic": True}}}
    trial = Trial([text("old") | {"note": "old"}])
    trial.change(update([[cell]], "note,userEnteredFormat.textFormat.bold", start=START))
    expected = text("old") | {"note": "new", "userEnteredFormat": {"textFormat": {"bold": True}}}
    assert trial.book.sheets[0].cells[0, 0] == expected
    trial.change(update([[{}]], "note,userEnteredFormat/textFormat", start=START))
    assert trial.book.sheets[0].cells[0, 0] == text("old")
    trial.change(update([[{}]], "*", start=START))
    assert trial.book.sheets[0].cells == {}


def test_what_rows_leave_of_a_range_is_emptied() -> None:
    trial = Trial(["a", "b"], ["c", text("d") | {"note": "n"}])
    trial.change(update([[text("new")]], "userEnteredValue", range=grid(0, 0, 2, 2)))
    assert trial.rows() == [["new"]]
    assert trial.book.sheets[0].cells[1, 1] == {"note": "n"}


def test_text_stays_text_in_typed_cells() -> None:
    trial = Trial()
    trial.change(
        update([[text("=1+1"), text("00501"), {"userEnteredValue": {"formulaValue": "=1+1"}}]], "*", start=START)
    )
    assert trial.rows() == [["=1+1", "00501", 2]]


def test_a_colour_is_said_in_both_ways() -> None:
    trial = Trial()
    cell: Json = {
        "userEnteredFormat": {"backgroundColor": RED, "textFormat": {"foregroundColorStyle": {"rgbColor": BLUE}}}
    }
    trial.change(update([[cell]], "userEnteredFormat", start=START))
    look = trial.book.sheets[0].cells[0, 0]["userEnteredFormat"]
    assert look["backgroundColorStyle"] == {"rgbColor": RED}
    assert look["textFormat"]["foregroundColor"] == BLUE


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (update([[{}]], "", start=START), NO_FIELDS),
        (update([[{}]], "colour", start=START), "Invalid field: colour"),
        (update([[{}] * 27], "note", start=START), TOO_WIDE),
        (update([[{}], [{}]], "note", range=grid(0, 0, 1, 1)), TOO_DEEP),
        (update([], "note", start=START | {"rowIndex": 1000}), NO_ROW),
        (update([[text("x" * 50_001)]], "*", start=START), TOO_LONG),
    ],
)
def test_cells_that_cannot_be_written_are_refused(request_: Json, expected: str) -> None:
    assert Trial(["a"]).refuses(request_) == f"Invalid requests[0].updateCells: {expected}"


def test_a_repeated_formula_counts_on() -> None:
    """The example of the API's description."""
    trial = Trial()
    cell = {"userEnteredValue": {"formulaValue": "=A1"}}
    trial.change({"repeatCell": {"range": grid(1, 1, 4, 3), "cell": cell, "fields": "userEnteredValue"}})
    assert trial.formulas("B2:C4") == [["=A1", "=B1"], ["=A2", "=B2"], ["=A3", "=B3"]]


def test_cells_are_appended_behind_the_last_value() -> None:
    trial = Trial(["a"], [None, "b"], [{"note": "no value"}])
    trial.change({"appendCells": {"sheetId": 0, "rows": [{"values": [text("c")]}], "fields": "userEnteredValue"}})
    assert trial.rows() == [["a"], ["", "b"], ["c"]]


def test_validation_is_set_and_taken_away() -> None:
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Done"}]}, "strict": True}
    trial = Trial(["a"])
    trial.change({"setDataValidation": {"range": grid(0, 0, 2, 1), "rule": rule}})
    assert [cell["dataValidation"] for cell in trial.book.sheets[0].cells.values()] == [rule, rule]
    trial.change({"setDataValidation": {"range": grid(0, 0, 2, 1)}})
    assert trial.book.sheets[0].cells == {(0, 0): text("a")}
    bad = {"setDataValidation": {"range": grid(0, 0, 1, 1), "rule": {"condition": {"type": "NUMBER_BETWEEN"}}}}
    assert "must have 2 values for type NUMBER_BETWEEN, but had 0" in trial.refuses(bad)


def rule(red: float) -> Json:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=A1>1"}]}
    return {
        "ranges": [grid(0, 0, 9, 1)],
        "booleanRule": {"condition": condition, "format": {"backgroundColor": {"red": red}}},
    }


def test_rules_have_places_and_no_ids() -> None:
    trial = Trial()
    add, change, delete = "addConditionalFormatRule", "updateConditionalFormatRule", "deleteConditionalFormatRule"
    trial.change(
        {add: {"rule": rule(0.1), "index": 0}}, {add: {"rule": rule(0.2)}}, {add: {"rule": rule(0.3), "index": 2}}
    )
    reply = trial.change({change: {"sheetId": 0, "index": 0, "newIndex": 2}})[0][change]
    assert (reply["oldIndex"], reply["newIndex"]) == (0, 2)
    reply = trial.change({delete: {"sheetId": 0, "index": 1}})[0][delete]
    assert reply["rule"]["booleanRule"]["format"]["backgroundColor"] == {"red": 0.3}
    trial.change({change: {"index": 0, "rule": rule(0.4)}})
    assert [one["booleanRule"]["format"]["backgroundColor"]["red"] for one in trial.book.sheets[0].conditional] == [
        0.4,
        0.2,
    ]
    assert "No conditional format on sheet: 0 at index: 9" in trial.refuses({delete: {"sheetId": 0, "index": 9}})


def name(named_id: str, name_: str) -> Json:
    return {"addNamedRange": {"namedRange": {"namedRangeId": named_id, "name": name_, "range": grid(0, 0, 1, 2)}}}


def test_an_id_of_a_named_range_is_a_lock() -> None:
    trial = Trial(["a", "b"])
    trial.change(name("lock", "Roster"))
    assert trial.rows("roster") == [["a", "b"]]
    sentence = "Invalid requests[1].addNamedRange: A named range with id lock already exists."
    assert trial.refuses(update([[text("x")]], "*", start=START), name("lock", "Other")) == sentence
    assert "'Roster' already exists" in trial.refuses(name("other", "Roster"))
    assert "not a valid name" in trial.refuses(name("other", "A1"))
    change = {"namedRange": {"namedRangeId": "lock", "name": "People"}, "fields": "name"}
    trial.change({"updateNamedRange": change})
    assert trial.book.named_ranges["lock"] == {"namedRangeId": "lock", "name": "People", "range": grid(0, 0, 1, 2)}
    trial.change({"deleteNamedRange": {"namedRangeId": "lock"}})
    assert "No named range with id: lock" in trial.refuses({"deleteNamedRange": {"namedRangeId": "lock"}})


def test_protections_come_change_and_go() -> None:
    trial = Trial()
    entry = {"range": {"sheetId": 0}, "warningOnly": True, "description": "ours"}
    reply = trial.change({"addProtectedRange": {"protectedRange": entry}})[0]["addProtectedRange"]["protectedRange"]
    number = reply["protectedRangeId"]
    assert reply["range"] == {}
    change = {"protectedRangeId": number, "description": "new", "warningOnly": False}
    trial.change({"updateProtectedRange": {"protectedRange": change, "fields": "description"}})
    stored = trial.book.sheets[0].protected[number]
    assert (stored["description"], stored["warningOnly"]) == ("new", True)
    twice = {"addProtectedRange": {"protectedRange": entry | {"protectedRangeId": number}}}
    assert f"A protected range with ID {number} already exists." in trial.refuses(twice)
    trial.change({"deleteProtectedRange": {"protectedRangeId": number}})
    assert "No protected range with ID" in trial.refuses({"deleteProtectedRange": {"protectedRangeId": number}})


def test_bands_do_not_overlap() -> None:
    trial = Trial()
    entry = {"range": grid(0, 0, 9, 3), "rowProperties": {"headerColor": BLUE}}
    reply = trial.change({"addBanding": {"bandedRange": entry}})[0]["addBanding"]["bandedRange"]
    assert reply["rowProperties"]["headerColorStyle"] == {"rgbColor": BLUE}
    assert "already has alternating background colors" in trial.refuses({"addBanding": {"bandedRange": entry}})
    change = {"bandedRangeId": reply["bandedRangeId"], "range": grid(0, 0, 5, 3)}
    trial.change({"updateBanding": {"bandedRange": change, "fields": "range"}})
    trial.change({"deleteBanding": {"bandedRangeId": reply["bandedRangeId"]}})
    assert trial.book.sheets[0].banded == {}


def test_merged_cells_keep_the_first_value() -> None:
    trial = Trial([None, "b"], ["c", "d"])
    trial.change({"mergeCells": {"range": grid(0, 0, 2, 2), "mergeType": "MERGE_ALL"}})
    assert (trial.rows(), trial.book.sheets[0].merges) == ([["b"]], [grid(0, 0, 2, 2)])
    assert "all cells in a merged range" in trial.refuses({"unmergeCells": {"range": grid(0, 0, 1, 1)}})
    trial.change(
        {"unmergeCells": {"range": grid(0, 0, 5, 5)}},
        {"mergeCells": {"range": grid(0, 0, 2, 2), "mergeType": "MERGE_ROWS"}},
    )
    assert trial.book.sheets[0].merges == [grid(0, 0, 1, 2), grid(1, 0, 2, 2)]


def test_groups_are_runs_of_depth() -> None:
    """The examples of the API's description."""
    trial = Trial()
    group = "addDimensionGroup"
    trial.change({group: {"range": lines("COLUMNS", 1, 5)}}, {group: {"range": lines("COLUMNS", 2, 4)}})
    reply = trial.change({"deleteDimensionGroup": {"range": lines("COLUMNS", 3, 5)}})[0]
    found = [
        (one["depth"], one["range"]["startIndex"], one["range"]["endIndex"])
        for one in reply["deleteDimensionGroup"]["dimensionGroups"]
    ]
    assert found == [(1, 1, 4), (2, 2, 3)]
    fold = {"range": lines("COLUMNS", 1, 4), "depth": 1, "collapsed": True}
    trial.change({"updateDimensionGroup": {"dimensionGroup": fold, "fields": "collapsed"}})
    assert trial.book.sheets[0].columns[2] == {"hiddenByUser": True}
