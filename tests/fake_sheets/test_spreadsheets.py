"""spreadsheets.get, getByDataFilter and create, asked for directly."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.fake_sheets import handy
from tests.fake_sheets.errors import Json
from tests.fake_sheets.oauth import EMAIL
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Book


class Client:
    """A caller with a token and nothing else."""

    def __init__(self, server: Server) -> None:
        self.server = server
        token = server.tokens.token(EMAIL, frozenset(handy.SCOPES))["access_token"]
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **query: Any) -> Json:
        url = f"{self.server.base}/v4/spreadsheets{path}"
        made: Json = requests.get(url, params=query, headers=self.headers, timeout=10).json()
        return made

    def post(self, path: str, body: Json, **query: Any) -> Json:
        url = f"{self.server.base}/v4/spreadsheets{path}"
        made: Json = requests.post(url, json=body, params=query, headers=self.headers, timeout=10).json()
        return made


@pytest.fixture
def client(fake: Server) -> Client:
    return Client(fake)


@pytest.fixture
def book(fake: Server) -> Book:
    note = {"note": "only a note"}
    return handy.make_sheet(fake.store, {"Tasks": [["a", None, "c"], [], [None, note]], "My people": [["x"]]})


def cells(answer: Json, tab: int = 0, block: int = 0) -> list[list[Any]]:
    """Give what was entered, row by row; None where a cell came back bare."""
    rows = answer["sheets"][tab]["data"][block].get("rowData", [])
    return [[cell.get("formattedValue") for cell in row.get("values", [])] for row in rows]


def test_without_being_asked_no_cells_are_sent(client: Client, book: Book) -> None:
    answer = client.get(f"/{book.id}")
    assert [list(sheet) for sheet in answer["sheets"]] == [["properties"], ["properties"]]
    assert answer["sheets"][0]["properties"] == {
        "sheetId": 0, "title": "Tasks", "index": 0, "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    }  # fmt: skip
    assert answer["spreadsheetUrl"] == f"https://docs.google.com/spreadsheets/d/{book.id}/edit"


def test_blank_ends_are_left_out_and_blanks_between_are_bare(client: Client, book: Book) -> None:
    answer = client.get(f"/{book.id}", includeGridData="true")
    assert cells(answer) == [["a", None, "c"], [], [None, None]]
    data = answer["sheets"][0]["data"][0]
    assert data["rowData"][1] == {}
    assert data["rowData"][2]["values"] == [{}, {"note": "only a note"}]
    assert (len(data["rowMetadata"]), len(data["columnMetadata"])) == (1000, 26)
    assert data["rowMetadata"][0] == {"pixelSize": 21}


def test_a_mask_that_names_cells_brings_them_and_one_that_does_not_leaves_them(client: Client, book: Book) -> None:
    with_cells = client.get(f"/{book.id}", fields="sheets.data.rowData.values.formattedValue")
    assert cells(with_cells)[0] == ["a", None, "c"]
    without = client.get(f"/{book.id}", fields="sheets.properties.title", includeGridData="true")
    assert without == {"sheets": [{"properties": {"title": "Tasks"}}, {"properties": {"title": "My people"}}]}


def test_ranges_cut_the_cells_and_the_tabs(client: Client, book: Book) -> None:
    answer = client.get(f"/{book.id}", ranges=["Tasks!B1:C1", "Tasks!B3"], includeGridData="true")
    assert [sheet["properties"]["title"] for sheet in answer["sheets"]] == ["Tasks"]
    assert cells(answer, block=0) == [[None, "c"]]
    second = answer["sheets"][0]["data"][1]
    assert (second["startRow"], second["startColumn"]) == (2, 1)
    assert "startRow" not in answer["sheets"][0]["data"][0]


def test_a_range_that_is_none_is_refused(client: Client, book: Book) -> None:
    answer = client.get(f"/{book.id}", ranges="Nothing!A1")
    assert answer["error"]["message"] == "Unable to parse range: Nothing!A1"


def test_hidden_rows_and_tabs_are_marked(client: Client, book: Book) -> None:
    book.sheets[0].rows[1] = {"hiddenByUser": True}
    book.sheets[1].properties["hidden"] = True
    answer = client.get(f"/{book.id}", fields="sheets(properties.hidden,data.rowMetadata.hiddenByUser)")
    assert answer["sheets"][0]["data"][0]["rowMetadata"][:3] == [{}, {"hiddenByUser": True}, {}]
    assert answer["sheets"][1]["properties"] == {"hidden": True}


def test_a_sheet_that_is_a_chart_has_no_cells(client: Client, book: Book) -> None:
    del (about := book.sheets[1].properties)["gridProperties"]
    about["sheetType"] = "OBJECT"
    answer = client.get(f"/{book.id}", includeGridData="true")
    assert "data" not in answer["sheets"][1]


@pytest.mark.parametrize(
    "one",
    [
        {"a1Range": "'My people'!A1"},
        {"gridRange": {"sheetId": "people", "endRowIndex": 1}},
        {"developerMetadataLookup": {"metadataKey": "who"}},
    ],
)
def test_data_filters_find_their_part(client: Client, book: Book, one: Json) -> None:
    people = book.sheets[1].id
    if "gridRange" in one:
        one = {"gridRange": {**one["gridRange"], "sheetId": people}}
    book.metadata[5] = {
        "metadataId": 5, "metadataKey": "who", "visibility": "DOCUMENT",
        "location": {"locationType": "SHEET", "sheetId": people},
    }  # fmt: skip
    answer = client.post(f"/{book.id}:getByDataFilter", {"dataFilters": [one], "includeGridData": True})
    assert [sheet["properties"]["title"] for sheet in answer["sheets"]] == ["My people"]
    assert cells(answer) == [["x"]]


def test_metadata_is_found_by_its_id_and_by_its_key(client: Client, book: Book) -> None:
    entry = {
        "metadataId": 5, "metadataKey": "ours", "metadataValue": "1", "visibility": "PROJECT",
        "location": {"locationType": "SPREADSHEET", "spreadsheet": True},
    }  # fmt: skip
    book.metadata[5] = entry
    assert client.get(f"/{book.id}/developerMetadata/5") == entry
    assert client.get(f"/{book.id}/developerMetadata/6")["error"]["code"] == 404
    wanted = {"developerMetadataLookup": {"metadataKey": "ours"}}
    found = client.post(f"/{book.id}/developerMetadata:search", {"dataFilters": [wanted]})
    assert found == {"matchedDeveloperMetadata": [{"developerMetadata": entry, "dataFilters": [wanted]}]}


def test_a_new_spreadsheet_has_one_empty_tab_and_belongs_to_its_maker(fake: Server, client: Client) -> None:
    made = client.post("", {})
    assert made["properties"]["title"] == "Untitled spreadsheet"
    assert [sheet["properties"]["title"] for sheet in made["sheets"]] == ["Sheet1"]
    (permission,) = fake.store.files[made["spreadsheetId"]]["permissions"]
    assert (permission["emailAddress"], permission["role"]) == (EMAIL, "owner")


def test_a_new_spreadsheet_is_as_it_was_described(client: Client) -> None:
    size = {"rowCount": 2, "columnCount": 1, "frozenRowCount": 1}
    tab = {
        "properties": {"title": "Log", "sheetId": 9, "gridProperties": size},
        "data": [{"rowData": [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]}],
    }  # fmt: skip
    made = client.post("", {"properties": {"title": "T", "locale": "de_DE"}, "sheets": [tab]})
    assert (made["properties"]["title"], made["properties"]["locale"]) == ("T", "de_DE")
    assert made["sheets"][0]["properties"]["gridProperties"] == size
    assert "data" not in made["sheets"][0]
    assert cells(client.get(f"/{made['spreadsheetId']}", includeGridData="true")) == [["x"]]


def test_two_tabs_of_one_name_are_refused(client: Client) -> None:
    tabs = [{"properties": {"title": "A"}}, {"properties": {"title": "a"}}]
    assert "already exists" in client.post("", {"sheets": tabs})["error"]["message"]
