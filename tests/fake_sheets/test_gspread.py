"""Real gspread and real google-auth, at Google's own addresses, against the fake over real HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError, SpreadsheetNotFound

from tests.fake_sheets import faults, handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.oauth import EMAIL, new_key
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

TASKS: dict[str, list[list[handy.Cell]]] = {"Tasks": [["Task", "Done?"], ["Call Ana", True], ["=HYPERLINK()", 43831]]}


@pytest.fixture
def google(fake: Server, fake_key: RSAPrivateKey) -> gspread.Client:
    return handy.signed_in(fake, fake_key)


def said(problem: APIError) -> tuple[int, str, str]:
    return problem.code, problem.error["status"], problem.error["message"]


def test_a_sheet_is_opened_by_its_key_and_read(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["Task"], ["00501"], [""], [12.5]], "Empty": []})
    opened = google.open_by_key(book.id)
    assert opened.title == "Our coalition"
    assert [tab.title for tab in opened.worksheets()] == ["Tasks", "Empty"]
    assert opened.sheet1.get_all_values() == [["Task"], ["00501"], [""], ["12.5"]]
    assert opened.worksheet("Empty").get_all_values() == [[]]


def test_one_token_serves_many_requests(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    for _ in range(3):
        google.open_by_key(book.id)
    assert [seen.path for seen in fake.log].count("/token") == 1
    assert len(fake.calls) == 3


def test_one_masked_read_gives_the_cells_and_nothing_else(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["Task"], [True]]})
    mask = "properties(title,timeZone),sheets(properties(title,hidden),data/rowData/values/effectiveValue)"
    read = google.http_client.fetch_sheet_metadata(book.id, params={"fields": mask, "prettyPrint": "false"})
    rows = [
        {"values": [{"effectiveValue": {"stringValue": "Task"}}]},
        {"values": [{"effectiveValue": {"boolValue": True}}]},
    ]
    assert read == {
        "properties": {"title": "Our coalition", "timeZone": "Etc/GMT"},
        "sheets": [{"properties": {"title": "Tasks"}, "data": [{"rowData": rows}]}],
    }  # fmt: skip


def test_a_mask_of_what_is_not_there_is_refused(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    with pytest.raises(APIError) as caught:
        google.http_client.fetch_sheet_metadata(book.id, params={"fields": "sheets.tabs"})
    assert said(caught.value) == (400, "INVALID_ARGUMENT", "Request contains an invalid argument.")
    assert "path 'sheets.tabs'" in caught.value.error["details"][0]["fieldViolations"][0]["description"]


def test_a_batch_is_applied_whole(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    cell = {"userEnteredValue": {"stringValue": "=1+1"}}
    body = {
        "requests": [
            {"addSheet": {"properties": {"sheetId": 77, "title": "Log"}}},
            {"updateCells": {"rows": [{"values": [cell]}], "fields": "userEnteredValue", "start": {"sheetId": 77}}},
        ],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["Log"],
        "responseIncludeGridData": True,
    }
    answer = google.http_client.batch_update(book.id, body)
    assert answer["replies"][0]["addSheet"]["properties"]["sheetId"] == 77
    assert answer["replies"][1] == {}
    (sheet,) = answer["updatedSpreadsheet"]["sheets"]
    assert sheet["data"][0]["rowData"][0]["values"][0]["effectiveValue"] == {"stringValue": "=1+1"}


@pytest.mark.parametrize(
    ("last", "message"),
    [
        ({"mergeCells": {"range": {"sheetId": 999}}}, "Invalid requests[1].mergeCells: No grid with id: 999"),
        ({}, "Invalid requests[1]: No request set."),
    ],
)
def test_a_batch_with_one_bad_request_changes_nothing(
    fake: Server, google: gspread.Client, last: dict[str, Any], message: str
) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    before = frozen(fake.store.books[book.id])
    first = {"addSheet": {"properties": {"title": "Log"}}}
    with pytest.raises(APIError) as caught:
        google.http_client.batch_update(book.id, {"requests": [first, last]})
    assert said(caught.value) == (400, "INVALID_ARGUMENT", message)
    assert frozen(fake.store.books[book.id]) == before


def test_no_request_at_all_is_refused(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    with pytest.raises(APIError, match="Must specify at least one request"):
        google.http_client.batch_update(book.id, {"requests": []})


def test_a_revoked_token_is_renewed_and_the_request_sent_again(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    google.open_by_key(book.id)
    fake.tokens.revoke_all()
    google.open_by_key(book.id)
    assert [seen.status for seen in fake.log if "allowedLocations" not in seen.path] == [200, 200, 401, 200, 200]


def test_a_token_ends_after_an_hour(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    google.open_by_key(book.id)
    assert isinstance(fake.clock, Clock)
    fake.clock.advance(3601)
    assert fake.tokens.holder(next(iter(fake.tokens.issued))) is None


def test_a_key_that_was_taken_back_gets_no_token(fake: Server) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    google = handy.signed_in(fake, new_key())
    fake.tokens.accounts.clear()
    with pytest.raises(RefreshError, match="invalid_grant"):
        google.open_by_key(book.id)


def test_a_sheet_that_is_not_there_is_not_found(google: gspread.Client) -> None:
    with pytest.raises(SpreadsheetNotFound):
        google.open_by_key("1nothing")


def test_a_sheet_that_is_not_shared_may_not_be_seen(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS, shared=())
    with pytest.raises(PermissionError) as caught:
        google.open_by_key(book.id)
    assert isinstance(caught.value.__cause__, APIError)
    assert said(caught.value.__cause__) == (403, "PERMISSION_DENIED", "The caller does not have permission")


def test_a_viewer_may_read_and_not_write(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS, shared=[(EMAIL, "reader")])
    title = {"updateSpreadsheetProperties": {"properties": {"title": "X"}, "fields": "title"}}
    google.open_by_key(book.id)
    with pytest.raises(APIError, match="The caller does not have permission"):
        google.http_client.batch_update(book.id, {"requests": [title]})


def test_an_xlsx_kept_in_drive_is_no_google_sheet(fake: Server, google: gspread.Client) -> None:
    file_id = handy.make_office_file(fake.store)
    with pytest.raises(APIError) as caught:
        google.open_by_key(file_id)
    assert said(caught.value) == (400, "FAILED_PRECONDITION", "This operation is not supported for this document")


def test_a_slow_answer_takes_no_time_here_and_is_a_read_timeout_there(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, TASKS)
    google.set_timeout((5, 180))
    fake.faults.plan([faults.slow(100), faults.slow(200)])
    assert isinstance(fake.clock, Clock)
    began = fake.clock.now
    google.open_by_key(book.id)
    assert fake.clock.now == began + 100
    with pytest.raises(requests.ReadTimeout):
        google.open_by_key(book.id)
    assert fake.clock.now == began + 280


def test_hosts_that_are_not_googles_are_out_of_reach(google: gspread.Client) -> None:
    with pytest.raises(requests.ConnectionError, match="No network here"):
        google.http_client.session.get("https://example.org/")


def test_a_copied_tab_goes_to_the_end_of_the_other_sheet(fake: Server, google: gspread.Client) -> None:
    book, other = handy.make_sheet(fake.store, TASKS), handy.make_sheet(fake.store, {"One": []})
    google.open_by_key(book.id).sheet1.copy_to(other.id)
    assert [tab.title for tab in google.open_by_key(other.id).worksheets()] == ["One", "Copy of Tasks"]
