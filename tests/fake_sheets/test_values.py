"""The values calls: reading, writing, appending, clearing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_sheets import answers, values
from tests.fake_sheets.discovery import sheets
from tests.fake_sheets.errors import ApiProblem, Json
from tests.fake_sheets.trying import Trial, grid

TABLES: list[list[Any]] = [
    ["x", "y", "z"],
    ["x", "y", "z"],
    [],
    [None, "x", "y"],
    [None, None, "y", "z"],
    [None, "x", "y", "z"],
]


def get(trial: Trial, text: str, **query: Any) -> Json:
    return answers.answer(sheets().shape("ValueRange"), values.get(trial.call(query, {}, range=text)))


def refusal(trial: Trial, text: str, rows: Any, option: str = "RAW") -> str:
    with pytest.raises(ApiProblem) as caught:
        trial.write(text, rows, option)
    assert caught.value.status == 400
    return caught.value.message


@pytest.mark.parametrize(
    ("text", "expected", "rows"),
    [
        ("Sheet1", "Sheet1!A1:Z1000", [["a", "", "c"], [], ["", 1]]),
        ("A:B", "Sheet1!A1:B1000", [["a"], [], ["", 1]]),
        ("B1:Z2", "Sheet1!B1:Z2", [["", "c"]]),
        ("A3:C3", "Sheet1!A3:C3", [["", 1]]),
        ("Sheet1!C1", "Sheet1!C1", [["c"]]),
        ("A2:Z2", "Sheet1!A2:Z2", None),
        ("A999:B2000", "Sheet1!A999:B1000", None),
    ],
)
def test_blank_ends_are_not_given(text: str, expected: str, rows: Any) -> None:
    trial = Trial(["a", None, "c"], [], [None, 1])
    found = get(trial, text, valueRenderOption="UNFORMATTED_VALUE")
    assert found == {"range": expected, "majorDimension": "ROWS"} | ({} if rows is None else {"values": rows})


def test_columns_may_be_asked_for() -> None:
    trial = Trial(["a", "b"], ["c"])
    found = get(trial, "A1:B2", majorDimension="COLUMNS")
    assert found == {"range": "Sheet1!A1:B2", "majorDimension": "COLUMNS", "values": [["a", "c"], ["b"]]}


def test_several_ranges_are_read_in_their_order() -> None:
    trial = Trial(["a", "b"])
    found = values.batch_get(trial.call({"ranges": ["B1", "A1:A2"]}, {}))
    assert [one["range"] for one in found["valueRanges"]] == ["Sheet1!B1", "Sheet1!A1:A2"]
    assert [one["values"] for one in found["valueRanges"]] == [[["b"]], [["a"]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1001", "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("AA1:AB2", "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("Nowhere!A1", "Unable to parse range: Nowhere!A1"),
    ],
)
def test_a_range_outside_is_refused(text: str, expected: str) -> None:
    with pytest.raises(ApiProblem) as caught:
        get(Trial(["a"]), text)
    assert caught.value.message == expected


def test_null_keeps_a_cell_and_empty_text_clears_it() -> None:
    trial = Trial(["a", "b", "c"])
    found = trial.write("A1:C1", [[None, "", "new"]], "RAW")
    assert trial.rows() == [["a", "", "new"]]
    assert found == {
        "spreadsheetId": trial.id,
        "updatedRange": "Sheet1!A1:C1",
        "updatedRows": 1,
        "updatedColumns": 2,
        "updatedCells": 2,
    }


def test_raw_is_kept_and_what_is_typed_is_read() -> None:
    trial = Trial()
    row = ["=1+1", "00501", "3/1/2026", "TRUE", 5, False]
    trial.write("A1", [row], "RAW")
    trial.write("A2", [row], "USER_ENTERED")
    assert trial.rows() == [row, [2, 501, 46082, True, 5, False]]


def test_a_cell_of_plain_text_takes_what_is_typed_as_it_stands() -> None:
    trial = Trial([{"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}])
    trial.write("A1", [["00501"]])
    assert trial.rows() == [["00501"]]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("A1:B2", [[1], [2], [3]], "Requested writing within range [A1:B2], but tried writing to row [3]"),
        ("A1:B2", [[1, 2, 3]], "Requested writing within range [A1:B2], but tried writing to column [C]"),
        ("Y1", [[1, 2, 3]], "Range (Sheet1!Y1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("A1", ["text"], "Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue), \"text\""),
        ("A1", [[{}]], "Invalid values[0][0]: struct_value {\n}\n"),
        ("A1", [["x" * 50_001]], "Your input contains more than the maximum of 50000 characters in a single cell."),
    ],
)
def test_values_that_do_not_fit_are_refused_and_nothing_is_written(text: str, rows: Any, expected: str) -> None:
    trial = Trial(["as it was"])
    assert refusal(trial, text, rows) == expected
    assert trial.rows() == [["as it was"]]


def test_the_way_to_read_values_must_be_said() -> None:
    with pytest.raises(ApiProblem, match="'valueInputOption' is required but not specified"):
        values.update(Trial().call({}, {"values": [[1]]}, range="A1"))


def test_the_answer_may_have_the_new_values() -> None:
    found = Trial().write("A1:B1", [["=1+1", "$5"]], includeValuesInResponse=True)
    data = {"range": "Sheet1!A1:B1", "majorDimension": "ROWS", "values": [["2", "$5"]]}
    assert found["updatedData"] == data
    options: Json = {"includeValuesInResponse": True, "responseValueRenderOption": "FORMULA"}
    assert Trial().write("A1:B1", [["=1+1", "$5"]], **options)["updatedData"]["values"] == [["=1+1", 5]]


def test_a_batch_is_written_whole_or_not_at_all() -> None:
    trial = Trial(["a"])
    data = [{"range": "A1:B1", "values": [[1, 2]]}, {"range": "A2", "majorDimension": "COLUMNS", "values": [[3, 4]]}]
    found = values.batch_update(trial.call({}, {"valueInputOption": "RAW", "data": data}))
    assert trial.rows() == [[1, 2], [3], [4]]
    assert {name: part for name, part in found.items() if name.startswith("total")} == {
        "totalUpdatedRows": 3,
        "totalUpdatedColumns": 2,
        "totalUpdatedCells": 4,
        "totalUpdatedSheets": 1,
    }
    with pytest.raises(ApiProblem):
        values.batch_update(
            trial.call({}, {"valueInputOption": "RAW", "data": [data[0] | {"values": [[9]]}, {"range": "Gone!A1"}]})
        )
    assert trial.rows() == [[1, 2], [3], [4]]


@pytest.mark.parametrize(
    ("text", "expected", "table"),
    [
        ("Sheet1", "B7", "B4:D6"),
        ("B4", "B7", "B4:D6"),
        ("C5:D5", "B7", "B4:D6"),
        ("B2:D4", "B7", "B4:D6"),
        ("A3:G10", "B7", "B4:D6"),
        ("A1", "A3", "A1:C2"),
        ("E4", "E4", None),
        ("A4", "A4", None),
    ],
)
def test_append_begins_where_the_guide_says(text: str, expected: str, table: str | None) -> None:
    """The guide "Read & write cell values" has this very table."""
    trial = Trial(*TABLES)
    found = trial.append(text, [["new"]])
    assert found["updates"]["updatedRange"] == f"Sheet1!{expected}"
    assert found.get("tableRange") == (f"Sheet1!{table}" if table else None)
    assert trial.rows(expected) == [["new"]]


def test_append_to_an_empty_sheet_begins_at_its_top() -> None:
    found = Trial().append("Sheet1", [["a", "b"], ["c"]])
    assert "tableRange" not in found
    assert found["updates"] == {
        "spreadsheetId": found["spreadsheetId"],
        "updatedRange": "Sheet1!A1:B2",
        "updatedRows": 2,
        "updatedColumns": 2,
        "updatedCells": 3,
    }


def test_append_lets_the_sheet_grow() -> None:
    trial = Trial(*[[number] for number in range(1000)])
    assert trial.append("Sheet1", [list(range(30))])["updates"]["updatedRange"] == "Sheet1!A1001:AD1001"
    sheet = trial.book.sheets[0]
    assert (sheet.row_count, sheet.column_count) == (1001, 30)


def test_append_may_push_down_what_is_below() -> None:
    trial = Trial(["a"], [], ["below"])
    trial.append("A1", [["new"], ["newer"]], "INSERT_ROWS")
    assert trial.rows() == [["a"], ["new"], ["newer"], [], ["below"]]
    assert trial.book.sheets[0].row_count == 1002
    trial.append("A1", [["over"]], "OVERWRITE")
    assert trial.rows() == [["a"], ["new"], ["newer"], ["over"], ["below"]]


def test_clear_takes_values_and_leaves_formats() -> None:
    bold = {"textFormat": {"bold": True}}
    trial = Trial([{"userEnteredValue": {"stringValue": "a"}, "userEnteredFormat": bold, "note": "n"}, "b"])
    found = values.clear(trial.call({}, {}, range="A1:A"))
    assert found["clearedRange"] == "Sheet1!A1:A1000"
    assert trial.rows() == [["", "b"]]
    assert trial.book.sheets[0].cells[0, 0] == {"userEnteredFormat": bold, "note": "n"}
    found = values.batch_clear(trial.call({}, {"ranges": ["B1", "Sheet1"]}))
    assert found["clearedRanges"] == ["Sheet1!B1", "Sheet1!A1:Z1000"]
    assert trial.rows() == []


def test_data_filters_say_ranges_in_other_ways() -> None:
    trial = Trial(["a", "b"])
    one = {"gridRange": grid(0, 1, 1, 2)}
    found = values.batch_get_by_data_filter(trial.call({}, {"dataFilters": [one, {"a1Range": "A1"}]}))
    shape = sheets().shape("BatchGetValuesByDataFilterResponse")
    ranges = [part["valueRange"]["values"] for part in answers.answer(shape, found)["valueRanges"]]
    assert ranges == [[["b"]], [["a"]]]
    data = [{"dataFilter": one, "values": [["new"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    done = values.batch_update_by_data_filter(trial.call({}, body))
    shape = sheets().shape("BatchUpdateValuesByDataFilterResponse")
    assert answers.answer(shape, done)["responses"][0]["updatedRange"] == "Sheet1!B1"
    assert trial.rows() == [["a", "new"]]
    values.batch_clear_by_data_filter(trial.call({}, {"dataFilters": [one]}))
    assert trial.rows() == [["a"]]


PLAIN = st.one_of(
    st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), st.text(min_size=1)
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(PLAIN, min_size=1, max_size=4), min_size=1, max_size=5))
def test_raw_values_read_back_as_they_were(rows: list[list[Any]]) -> None:
    trial = Trial()
    trial.write("B2", rows, "RAW")
    assert trial.rows("B2:F9") == rows
