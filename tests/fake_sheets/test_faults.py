"""Google's bad days, over the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError

from tests.fake_sheets import faults, handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Book

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


@pytest.fixture
def google(fake: Server, fake_key: RSAPrivateKey) -> gspread.Client:
    return handy.signed_in(fake, fake_key)


@pytest.fixture
def book(fake: Server) -> Book:
    return handy.make_sheet(fake.store, {"Tasks": [["Task"]]})


def rename(google: gspread.Client, book: Book, title: str) -> Any:
    change = {"updateSpreadsheetProperties": {"properties": {"title": title}, "fields": "title"}}
    return google.http_client.batch_update(book.id, {"requests": [change]})


def title(fake: Server, book: Book) -> str:
    return str(fake.store.books[book.id].properties["title"])


@pytest.mark.parametrize(
    ("fault", "status", "word", "part"),
    [
        (faults.quota("Write"), 429, "RESOURCE_EXHAUSTED", "limit 'Write requests per minute per user'"),
        (faults.internal(), 500, "INTERNAL", "Internal error encountered."),
        (faults.unavailable(), 503, "UNAVAILABLE", "currently unavailable"),
        (faults.forbidden(), 403, "PERMISSION_DENIED", "The caller does not have permission"),
        (faults.disabled(), 403, "PERMISSION_DENIED", "Enable it by visiting https://console.developers.google.com/"),
        (faults.missing(), 404, "NOT_FOUND", "Requested entity was not found."),
        (faults.kept_as_xlsx(), 400, "FAILED_PRECONDITION", "not supported for this document"),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else None,
)
def test_a_refusal_says_what_google_says_and_changes_nothing(
    fake: Server, google: gspread.Client, book: Book, fault: Fault, status: int, word: str, part: str
) -> None:
    fake.faults.plan([fault])
    with pytest.raises(APIError) as caught:
        rename(google, book, "New")
    assert (caught.value.code, caught.value.error["status"]) == (status, word)
    assert part in caught.value.error["message"]
    assert title(fake, book) == "Our coalition"
    rename(google, book, "New")
    assert title(fake, book) == "New"


@pytest.mark.parametrize("wait", [None, 7, "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_a_quota_may_say_how_long_to_wait(
    fake: Server, google: gspread.Client, book: Book, wait: int | str | None
) -> None:
    fake.faults.plan([faults.quota(retry_after=wait)])
    with pytest.raises(APIError) as caught:
        google.http_client.fetch_sheet_metadata(book.id)
    assert caught.value.response.headers.get("Retry-After") == (None if wait is None else str(wait))


def test_the_api_that_is_switched_off_says_where_to_switch_it_on(
    fake: Server, google: gspread.Client, book: Book
) -> None:
    fake.faults.plan([faults.disabled()])
    with pytest.raises(APIError) as caught:
        google.http_client.fetch_sheet_metadata(book.id)
    details = caught.value.error["details"]
    assert details[1]["reason"] == "SERVICE_DISABLED"
    assert details[0]["links"][0]["url"] in caught.value.error["message"]


def test_a_bad_gateway_is_a_web_page(fake: Server, google: gspread.Client, book: Book) -> None:
    fake.faults.plan([faults.bad_gateway()])
    answer = google.http_client.session.get(f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}", timeout=10)
    assert answer.status_code == 502
    assert answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "fault", [faults.dropped(), faults.internal(), faults.unavailable(), faults.bad_gateway()], ids=lambda f: f.name
)
def test_a_write_that_fails_before_it_is_done_is_not_done(
    fake: Server, google: gspread.Client, book: Book, fault: Fault
) -> None:
    fake.faults.plan([fault])
    with pytest.raises((APIError, requests.RequestException)):
        rename(google, book, "New")
    assert title(fake, book) == "Our coalition"


@pytest.mark.parametrize(
    "fault",
    [
        faults.dropped(applies=True), faults.internal(applies=True), faults.unavailable(applies=True),
        faults.bad_gateway(applies=True), faults.partial(), faults.partial(0),
    ],
    ids=lambda fault: fault.name,
)  # fmt: skip
def test_a_write_may_be_done_though_its_answer_is_lost(
    fake: Server, google: gspread.Client, book: Book, fault: Fault
) -> None:
    fake.faults.plan([fault])
    with pytest.raises((APIError, requests.RequestException)):
        rename(google, book, "New")
    assert title(fake, book) == "New"


def test_a_held_answer_comes_when_it_is_let_go(fake: Server, google: gspread.Client, book: Book) -> None:
    held: list[str] = []
    fake.faults.plan([faults.slow(0, hold=lambda: held.append(title(fake, book)))])
    rename(google, book, "New")
    assert held == ["New"]


def test_an_expired_token_is_renewed_by_the_client_itself(fake: Server, google: gspread.Client, book: Book) -> None:
    fake.faults.plan([faults.token_expired()])
    rename(google, book, "New")
    assert [seen.status for seen in fake.calls] == [401, 200]
    assert [seen.path for seen in fake.log].count("/token") == 2


def test_a_schedule_may_be_a_function_of_the_request(fake: Server, google: gspread.Client, book: Book) -> None:
    fake.faults.plan(lambda asked: faults.internal() if asked.verb == "POST" else None)
    google.open_by_key(book.id)
    with pytest.raises(APIError):
        rename(google, book, "New")


def test_the_token_endpoint_has_bad_days_of_its_own(fake: Server, google: gspread.Client, book: Book) -> None:
    fake.token_faults.plan([faults.forbidden()])
    with pytest.raises(RefreshError, match="access_denied"):
        google.open_by_key(book.id)
    google.open_by_key(book.id)
    assert [seen.status for seen in fake.log if seen.path == "/token"] == [403, 200]


def test_drive_has_the_same_bad_days_in_its_own_words(fake: Server, fake_key: RSAPrivateKey) -> None:
    google = handy.signed_in(fake, fake_key, ["https://www.googleapis.com/auth/drive"])
    fake.faults.plan([faults.quota()])
    with pytest.raises(APIError) as caught:
        google.list_spreadsheet_files()
    assert caught.value.error["errors"][0]["reason"] == "rateLimitExceeded"


def test_sixty_reads_a_minute_and_no_more(fake: Server, google: gspread.Client, book: Book) -> None:
    assert isinstance(fake.clock, Clock)
    fake.faults.plan(faults.MinuteQuota(fake.clock, reads=3))
    for _ in range(3):
        google.http_client.fetch_sheet_metadata(book.id)
    with pytest.raises(APIError, match="Quota exceeded for quota metric 'Read requests'"):
        google.http_client.fetch_sheet_metadata(book.id)
    rename(google, book, "Writes are counted apart")
    fake.clock.advance(60)
    google.http_client.fetch_sheet_metadata(book.id)


def test_the_log_names_the_fault(fake: Server, google: gspread.Client, book: Book) -> None:
    fake.faults.plan([None, faults.dropped()])
    google.http_client.fetch_sheet_metadata(book.id)
    with pytest.raises(requests.ConnectionError):
        google.http_client.fetch_sheet_metadata(book.id)
    assert [(seen.verb, seen.status, seen.fault) for seen in fake.calls] == [("GET", 200, ""), ("GET", 0, "dropped")]
