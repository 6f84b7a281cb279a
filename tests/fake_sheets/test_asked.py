"""What a client sends is held against Google's description of its API."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fake_sheets import asked
from tests.fake_sheets.discovery import sheets
from tests.fake_sheets.errors import ApiProblem, Json

PAYLOAD = "Invalid JSON payload received."
TYPES = "type.googleapis.com/google.apps.sheets.v4"
LIST = "type.googleapis.com/google.protobuf.ListValue"
BATCH = sheets().shape("BatchUpdateSpreadsheetRequest")


def read(body: Any) -> Json:
    return asked.body(BATCH, json.dumps(body).encode())


def refusal(body: Any) -> str:
    with pytest.raises(ApiProblem) as caught:
        read(body)
    assert (caught.value.status, caught.value.code_word) == (400, "INVALID_ARGUMENT")
    return caught.value.message


def test_a_body_comes_out_in_the_one_spelling() -> None:
    body = {"requests": [{"delete_sheet": {"sheet_id": "7"}}], "includeSpreadsheetInResponse": None}
    assert read(body) == {"requests": [{"deleteSheet": {"sheetId": 7}}]}


def test_a_single_request_stands_for_a_list_of_one() -> None:
    assert read({"requests": {"deleteSheet": {"sheetId": 7.0}}}) == {"requests": [{"deleteSheet": {"sheetId": 7}}]}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"x": 1}, 'Invalid JSON payload received. Unknown name "x": Cannot find field.'),
        (
            {"requests": [{"x": {}}]},
            "Invalid JSON payload received. Unknown name \"x\" at 'requests[0]': Cannot find field.",
        ),
        (
            {"requests": [{"addSheet": {"properties": {"tint": 1}}}]},
            f"{PAYLOAD} Unknown name \"tint\" at 'requests[0].add_sheet.properties': Cannot find field.",
        ),
        (
            {"requests": [{"addSheet": {"properties": {"title": 5}}}]},
            "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
        ),
        (
            {"requests": [{"addSheet": {"properties": {"index": "first"}}}]},
            "Invalid value at 'requests[0].add_sheet.properties.index' (TYPE_INT32), \"first\"",
        ),
        (
            {"requests": [{"addSheet": {"properties": {"hidden": "maybe"}}}]},
            "Invalid value at 'requests[0].add_sheet.properties.hidden' (TYPE_BOOL), \"maybe\"",
        ),
        (
            {"requests": [{"addSheet": [1]}]},
            f"{PAYLOAD} Unknown name \"add_sheet\" at 'requests[0]': Proto field is not repeating, cannot start list.",
        ),
        (
            {"requests": [{"deleteSheet": {"sheetId": 1}, "addSheet": {}}]},
            "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'",
        ),
        (
            {"requests": [{"insertDimension": {"range": {"dimension": "LINES"}}}]},
            f"Invalid value at 'requests[0].insert_dimension.range.dimension' ({TYPES}.Dimension), \"LINES\"",
        ),
    ],
)  # fmt: skip
def test_a_wrong_field_is_refused_as_google_words_it(body: Json, said: str) -> None:
    assert refusal(body) == said


def test_every_wrong_field_is_named() -> None:
    with pytest.raises(ApiProblem) as caught:
        read({"requests": [{"x": {}}], "y": 1})
    fields = caught.value.details[0]["fieldViolations"]
    assert [field.get("field") for field in fields] == ["requests[0]", None]
    assert len(caught.value.message.splitlines()) == 2


@pytest.mark.parametrize("content", [b"{", b'{"requests": [}', b"\xff"])
def test_broken_json_is_refused(content: bytes) -> None:
    with pytest.raises(ApiProblem, match="Invalid JSON payload received"):
        asked.body(BATCH, content)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("ValueRange", {"values": ["x"]}, f"Invalid value at 'data.values[0]' ({LIST}), \"x\""),
        ("ValueRange", {"data": []}, f"{PAYLOAD} Unknown name \"data\" at 'data': Cannot find field."),
        ("Spreadsheet", {"title": ""}, f"{PAYLOAD} Unknown name \"title\" at 'spreadsheet': Cannot find field."),
    ],
)  # fmt: skip
def test_a_body_that_has_a_name_is_called_by_it(name: str, body: Json, said: str) -> None:
    with pytest.raises(ApiProblem) as caught:
        asked.body(sheets().shape(name), json.dumps(body).encode())
    assert caught.value.message == said


def test_a_list_is_no_message() -> None:
    assert refusal([1]).endswith("Root element must be a message.")


def test_a_range_may_hold_a_colon_and_a_slash_and_be_told_from_what_is_done_with_it() -> None:
    found = sheets().method("POST", "/v4/spreadsheets/abc/values/'A%2FB'!A1:B2:append")
    assert found is not None
    method, pieces = found
    assert method.id == "sheets.spreadsheets.values.append"
    assert pieces == {"spreadsheetId": "abc", "range": "'A%2FB'!A1:B2"}


def test_a_query_is_read_by_its_types() -> None:
    method = next(method for method in sheets().methods if method.id == "sheets.spreadsheets.get")
    found = asked.query(sheets(), method, "ranges=A1&ranges=B2&include_grid_data=true&prettyPrint=false&fields=a")
    assert found == {"ranges": ["A1", "B2"], "includeGridData": True, "prettyPrint": False, "fields": "a"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=red", "Cannot bind query parameter. Field 'colour' could not be found in request message."),
        ("includeGridData=maybe", "Invalid value at 'include_grid_data' (TYPE_BOOL), \"maybe\""),
    ],
)
def test_a_wrong_query_is_refused(query: str, said: str) -> None:
    method = next(method for method in sheets().methods if method.id == "sheets.spreadsheets.get")
    with pytest.raises(ApiProblem) as caught:
        asked.query(sheets(), method, query)
    assert caught.value.message.endswith(said)
