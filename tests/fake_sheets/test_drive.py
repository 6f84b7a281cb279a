"""The few calls of Drive, by gspread where it has them and directly where it has not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import gspread
import pytest
import requests
from gspread.exceptions import APIError
from openpyxl import load_workbook

from tests.fake_sheets import drive_query, handy
from tests.fake_sheets.errors import ApiProblem, Json
from tests.fake_sheets.oauth import EMAIL, PERSON
from tests.fake_sheets.server import Server

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

DRIVE = "https://www.googleapis.com/drive/v3/files"
SCOPES = (*handy.SCOPES, "https://www.googleapis.com/auth/drive")


@pytest.fixture
def google(fake: Server, fake_key: RSAPrivateKey) -> gspread.Client:
    return handy.signed_in(fake, fake_key, SCOPES)


@pytest.fixture
def web(google: gspread.Client) -> requests.Session:
    session: requests.Session = google.http_client.session
    return session


def names(files: Iterable[Json]) -> list[str]:
    return [file["name"] for file in files]


def test_a_file_is_made_found_renamed_copied_and_deleted(fake: Server, google: gspread.Client) -> None:
    made = google.create("First")
    assert google.open("First").id == made.id
    made.update_title("Second")
    copy = google.copy(made.id, "Third")
    assert sorted(names(google.list_spreadsheet_files())) == ["Second", "Third"]
    google.del_spreadsheet(made.id)
    assert names(google.list_spreadsheet_files()) == ["Third"]
    assert set(fake.store.books) == set(fake.store.files) == {copy.id}


def test_a_file_is_told_in_short_unless_more_is_asked_for(fake: Server, web: requests.Session) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    kind = "application/vnd.google-apps.spreadsheet"
    short = {"kind": "drive#file", "id": book.id, "name": "Our coalition", "mimeType": kind}
    assert web.get(f"{DRIVE}/{book.id}", timeout=10).json() == short
    more = web.get(
        f"{DRIVE}/{book.id}", params={"fields": "trashed,capabilities/canEdit,owners(emailAddress)"}, timeout=10
    )
    assert more.json() == {"trashed": False, "capabilities": {"canEdit": True}, "owners": [{"emailAddress": PERSON}]}


def test_a_file_is_shared_and_taken_back(fake: Server, google: gspread.Client) -> None:
    made = google.create("Ours")
    made.share("someone@example.org", perm_type="user", role="reader", notify=False)
    assert {(one["emailAddress"], one["role"]) for one in made.list_permissions()} == {
        (EMAIL, "owner"),
        ("someone@example.org", "reader"),
    }
    made.remove_permissions("someone@example.org")
    assert [one["emailAddress"] for one in made.list_permissions()] == [EMAIL]


@pytest.mark.parametrize(
    ("verb", "path", "body", "status", "said"),
    [
        ("GET", "/1nothing", None, 404, "File not found: 1nothing."),
        ("DELETE", "/{id}", None, 403, "The user does not have sufficient permissions for this file."),
        ("GET", "/{id}?fields=tint", None, 400, "Invalid field selection tint"),
        ("POST", "/{id}/permissions", {"type": "user", "role": "reader"}, 400, "The specified emailAddress is invalid"),
        ("GET", "/{id}/export?mimeType=image/png", None, 400, "The requested conversion is not supported."),
        ("GET", "?q=name~'a'", None, 400, "Invalid Value"),
    ],
)
def test_drive_says_no_in_its_own_shape(
    fake: Server, web: requests.Session, verb: str, path: str, body: Json | None, status: int, said: str
) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    answer = web.request(verb, DRIVE + path.format(id=book.id), json=body, timeout=10)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, status)
    assert error["message"].startswith(said)
    assert error["errors"][0]["domain"] == "global"


def test_a_file_nobody_shared_is_not_there_for_drive(fake: Server, web: requests.Session) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []}, shared=())
    assert web.get(f"{DRIVE}/{book.id}", timeout=10).status_code == 404
    assert web.get(DRIVE, timeout=10).json()["files"] == []


def test_a_long_list_comes_in_pages(fake: Server, web: requests.Session) -> None:
    for number in range(5):
        handy.make_sheet(fake.store, {"Tasks": []}, f"Sheet {number}")
    first = web.get(DRIVE, params={"pageSize": "3", "orderBy": "name"}, timeout=10).json()
    query = {"pageSize": "3", "orderBy": "name", "pageToken": first["nextPageToken"]}
    second = web.get(DRIVE, params=query, timeout=10).json()
    assert names(first["files"]) + names(second["files"]) == [f"Sheet {number}" for number in range(5)]
    assert "nextPageToken" not in second


def test_a_sheet_is_saved_as_csv_and_xlsx(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["Task", "No."], ["Say, hi", "00501"], [None, 2.5]]})
    sheet = google.open_by_key(book.id)
    assert sheet.export(gspread.utils.ExportFormat.CSV) == b'Task,No.\r\n"Say, hi",00501\r\n,2.5\r\n'
    page = load_workbook(io.BytesIO(sheet.export(gspread.utils.ExportFormat.EXCEL)))["Tasks"]
    assert [list(row) for row in page.values] == [["Task", "No."], ["Say, hi", "00501"], [None, 2.5]]


def test_a_file_of_another_kind_keeps_its_bytes(web: requests.Session) -> None:
    about = json.dumps({"name": "a.txt", "mimeType": "text/plain"})
    parts = (f"Content-Type: application/json\r\n\r\n{about}", "Content-Type: text/plain\r\n\r\nhello")
    body = "".join(f"--mark\r\n{part}\r\n" for part in parts) + "--mark--"
    url = "https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart"
    headers = {"Content-Type": "multipart/related; boundary=mark"}
    made = web.post(url, data=body.encode(), headers=headers, timeout=10).json()
    assert made["name"] == "a.txt"
    assert web.get(f"{DRIVE}/{made['id']}?alt=media", timeout=10).content == b"hello"


def test_a_csv_takes_the_place_of_a_sheets_tabs(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["old"]], "More": []})
    google.import_csv(book.id, b"Task,Due\r\nCall,2020-01-01\r\n")
    (tab,) = google.open_by_key(book.id).worksheets()
    assert tab.get_all_values() == [["Task", "Due"], ["Call", "2020-01-01"]]
    assert tab.get("B2", value_render_option=gspread.utils.ValueRenderOption.unformatted) == [[43831]]


def test_a_viewer_may_not_rename(fake: Server, google: gspread.Client) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []}, shared=[(EMAIL, "reader")])
    with pytest.raises(APIError, match="sufficient permissions"):
        google.http_client.request("patch", f"{DRIVE}/{book.id}", json={"name": "Mine"})


FILE = {"name": "Our little list", "mimeType": "a/b", "trashed": False, "parents": ["root"], "permissions": []}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("name = 'Our little list'", True), ("name='our little list'", False),
        ("name contains 'litt'", True), ("name contains 'ittle'", False), ("'root' in parents", True),
        ("not name contains 'x' and trashed = false", True),
        ("trashed = true or (mimeType != 'a/b' or 'root' in parents)", True), ("'a@b.c' in owners", False),
        ("name = 'it\\'s'", False),
    ],
)  # fmt: skip
def test_a_search_finds_what_it_says(query: str, found: bool) -> None:
    assert drive_query.parse(query)(FILE) is found


@pytest.mark.parametrize(
    "query", ["name", "name =", "(name = 'a'", "name = 'a' 'b'", "tint = 'a'", "name = a", "'a' on b"]
)
def test_what_is_no_search_is_refused(query: str) -> None:
    with pytest.raises(ApiProblem, match="Invalid Value"):
        drive_query.parse(query)
