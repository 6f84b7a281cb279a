"""Google's bad days: each refusal is a sentence and a click, each trouble is waited for, with measure."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets.sources.google import Access, GoogleProblem, Patience, problems
from coalition_sheets.sources.google.client import open_client
from coalition_sheets.sources.google.credentials import SCOPES
from tests.fake_sheets import faults
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.handy import make_office_file, make_sheet, stop_sharing
from tests.fake_sheets.oauth import CLIENT_ID, CLIENT_SECRET, EMAIL, PERSON
from tests.fake_sheets.store import Book
from tests.sources.google.doors import Door

ROWS = [["Task", "Who"], ["Call", "Rosa"]]
REQUEST = {"requests": [{"updateSpreadsheetProperties": {"properties": {"title": "New"}, "fields": "title"}}]}


@pytest.fixture
def book(door: Door) -> Book:
    return make_sheet(door.server.store, {"Tasks": ROWS})


def problem_of(door: Door, book: Book | str, patience: Patience | None = None) -> GoogleProblem:
    with pytest.raises(GoogleProblem) as problem:
        door.read(book, patience=patience)
    assert problem.value.exit_code == 3
    assert problem.value.hint
    assert problem.value.kind in problems.KINDS
    return problem.value


@pytest.mark.parametrize(
    ("fault", "kind", "said", "click"),
    [
        (faults.forbidden(), "not-shared", "not shared", f"press Share, and add {EMAIL} as Editor"),
        (faults.missing(), "not-found", "finds no Sheet", "copy the whole line"),
        (faults.kept_as_xlsx(), "excel-file", "an Excel file kept in Google Drive", "File > Save as Google Sheets"),
        (
            faults.disabled(),
            "api-off",
            "not yet switched on",
            "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123456789012 ,",
        ),
    ],
)
def test_a_refusal_is_a_sentence_and_one_click(
    door: Door, book: Book, fault: Fault, kind: str, said: str, click: str
) -> None:
    door.server.faults.plan([fault])
    found = problem_of(door, book)
    assert (found.kind, len(door.asked()), door.said) == (kind, 2, [])
    assert said in found.message
    assert click in found.hint


def test_a_sheet_that_is_not_shared_names_the_address_to_share_with(door: Door, book: Book) -> None:
    stop_sharing(door.server.store, book.id)
    assert EMAIL in problem_of(door, book).hint


def test_an_excel_file_kept_in_drive(door: Door) -> None:
    assert problem_of(door, make_office_file(door.server.store)).kind == "excel-file"


def test_a_sheet_that_is_not_there(door: Door) -> None:
    assert problem_of(door, "1" + "x" * 43).kind == "not-found"


def test_one_may_read_and_not_write(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS}, shared=[(EMAIL, "reader")])
    client = door.client()
    client.spreadsheet(book.id, {"fields": "properties.title"})
    with pytest.raises(GoogleProblem, match=f"make {EMAIL} an Editor") as problem:
        client.batch_update(book.id, REQUEST)
    assert problem.value.kind == "read-only"


def test_a_mistake_of_ours_is_told_as_google_tells_it(door: Door, book: Book) -> None:
    with pytest.raises(GoogleProblem, match=r"did not accept the request: .*x") as problem:
        door.client().batch_update(book.id, {"requests": [{"x": {}}]})
    assert problem.value.kind == "unknown"


# Waiting


def test_a_storm_of_refusals_is_waited_out(door: Door, book: Book) -> None:
    door.server.faults.plan([faults.quota()] * 5)
    assert door.read(book).tables[0].cell(2, 2) == "Rosa"
    assert door.said == [
        "Google is busy; waiting 1 second ...",
        "Google is busy; waiting 2 seconds ...",
        "Google is busy; waiting 3 seconds ...",
        "Google is busy; waiting 6 seconds ...",
        "Google is busy; waiting 12 seconds ...",
    ]


def test_a_storm_without_end_stops_at_the_deadline(door: Door, book: Book) -> None:
    door.server.faults.plan(lambda _: faults.quota())
    start = door.clock()
    found = problem_of(door, book)
    assert (found.kind, found.hint.startswith("Wait a minute")) == ("quota", True)
    assert 295 < door.clock() - start < 300
    assert len(door.asked()) < 30


def test_the_quota_of_a_minute_is_kept_to(door: Door, book: Book) -> None:
    door.server.faults.plan(faults.MinuteQuota(door.clock, reads=2))
    for _ in range(5):
        door.read(book)
    assert door.said


@pytest.mark.parametrize(
    ("asked", "line"),
    [("7", "waiting 7 seconds"), ("0", "waiting 1 second"), ("soon", "waiting 1 second")],
)
def test_retry_after_is_kept_to(door: Door, book: Book, asked: str, line: str) -> None:
    door.server.faults.plan([faults.quota(retry_after=asked)])
    door.read(book)
    assert len(door.said) == 1
    assert line in door.said[0]


def test_a_retry_after_beyond_the_deadline_is_not_waited_for(door: Door, book: Book) -> None:
    door.server.faults.plan([faults.quota(retry_after=3600)])
    start = door.clock()
    assert problem_of(door, book).kind == "quota"
    assert (door.clock() - start, door.said) == (0, [])


@pytest.mark.parametrize(
    ("fault", "kind", "said"),
    [
        (faults.bad_gateway(), "busy", "error 502"),
        (faults.internal(), "busy", "error 500"),
        (faults.unavailable(), "busy", "error 503"),
        (faults.dropped(), "slow", "within 300 seconds"),
        (faults.partial(), "slow", "within 300 seconds"),
        (faults.slow(1000), "slow", "within 300 seconds"),
        (Fault("portal", page=(200, "<html>Sign in to the Wi-Fi</html>")), "blocked", "answers in its place"),
        (Fault("portal", page=(302, "<html>Sign in</html>")), "blocked", "answers in its place"),
        (Fault("filter", page=(403, "<html>Forbidden</html>")), "blocked", "answers in its place"),
        (Fault("list", page=(200, "[1]")), "blocked", "answers in its place"),
        (Fault("other", page=(200, '{"ok": true}')), "blocked", "answers in its place"),
    ],
)
def test_trouble_without_end_is_a_sentence_at_the_deadline(
    door: Door, book: Book, fault: Fault, kind: str, said: str
) -> None:
    door.server.faults.plan(lambda _: fault)
    start = door.clock()
    found = problem_of(door, book)
    assert (found.kind, said in found.message) == (kind, True)
    assert door.clock() - start <= 300


TROUBLES = [
    faults.bad_gateway(), faults.internal(), faults.unavailable(), faults.dropped(), faults.partial(0.2),
    faults.partial(0.99), faults.quota(), faults.quota(retry_after=3), faults.slow(20), faults.token_expired(),
    Fault("portal", page=(200, "<html>")),
]  # fmt: skip


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("fault", TROUBLES, ids=lambda f: f.name)
def test_trouble_that_ends_changes_nothing(door: Door, book: Book, fault: Fault, at: int) -> None:
    plan: Iterable[Fault | None] = [*([None] * at), fault, fault] if fault.name != "token expired" else [fault]
    door.server.faults.plan(plan)
    for _ in range(2):
        assert door.read(book, cut=1 if at else 10**6).tables[0].rows == (("Task", "Who"), ("Call", "Rosa"))


def test_an_answer_that_drips_is_left_at_the_deadline(door: Door, tmp_path: Path) -> None:
    """Each byte comes in time, the whole never does; the clock moves with every byte."""
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def drip() -> None:
        connection = listener.accept()[0]
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        with connection, suppress(OSError):
            while not ended.is_set():
                connection.sendall(b" ")

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    times = iter(range(0, 10_000_000, 10))
    client = open_client(
        Access("key", door.key_file, json.loads(door.key_file.read_text())), clock=lambda: next(times), sleep=print
    )
    client.auth.token = "x"
    with pytest.raises(GoogleProblem) as problem:
        client.request("GET", f"http://127.0.0.1:{listener.getsockname()[1]}/")
    ended.set()
    client.session.close()
    thread.join()
    listener.close()
    assert problem.value.kind == "slow"


# Tokens


def test_a_token_that_ended_meanwhile_is_fetched_anew(door: Door, book: Book) -> None:
    client = door.client()
    client.spreadsheet(book.id, {"fields": "properties.title"})
    door.server.tokens.issued.clear()
    assert client.spreadsheet(book.id, {"fields": "properties.title"})
    assert door.asked() == ["token", "get", "get", "token", "get"]


def test_a_token_that_is_never_accepted_is_not_fetched_for_ever(door: Door, book: Book) -> None:
    door.server.faults.plan(lambda _: faults.token_expired())
    assert problem_of(door, book).kind == "signed-out"
    assert door.asked() == ["token", "get", "token", "get"]


def test_trouble_at_the_sign_in_is_waited_for_too(door: Door, book: Book) -> None:
    door.server.token_faults.plan([faults.unavailable(), faults.bad_gateway(), faults.dropped(), faults.partial()])
    door.read(book)
    assert door.asked() == ["token"] * 5 + ["get"]
    assert len(door.said) == 4


def test_the_deadline_is_for_tokens_and_answers_together(door: Door, book: Book) -> None:
    door.server.token_faults.plan([faults.slow(170)])
    door.server.faults.plan(lambda _: faults.slow(1000))
    start = door.clock()
    assert problem_of(door, book).kind == "slow"
    assert door.clock() - start <= 300


def test_a_wrong_clock_is_named(door: Door, book: Book) -> None:
    door.clock.advance(-86_400)
    found = problem_of(door, book)
    assert (found.kind, "clock of this computer is wrong" in found.message) == ("clock", True)


def test_a_key_that_was_deleted_is_named(door: Door, book: Book) -> None:
    door.server.tokens.accounts.clear()
    found = problem_of(door, book)
    assert (found.kind, EMAIL in found.message) == ("key-gone", True)


def own_sign_in(door: Door, refresh: str) -> None:
    door.token_file = door.key_file.with_name("token.json")
    held = {"refresh_token": refresh, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    door.token_file.write_text(json.dumps(held), "utf-8")
    door.token_file.chmod(0o600)


def test_a_person_reads_their_own_sheet(door: Door, book: Book) -> None:
    own_sign_in(door, door.server.tokens.person(PERSON, frozenset(SCOPES)))
    assert door.read(book).tables[0].cell(2, 2) == "Rosa"
    assert door.asked() == ["token", "get"]


def test_a_sign_in_that_was_taken_back_is_named(door: Door, book: Book) -> None:
    own_sign_in(door, "1//gone")
    found = problem_of(door, book)
    assert (found.kind, "seven days" in found.hint) == ("revoked", True)


def test_a_person_to_whom_nothing_is_shared_is_told_so(door: Door) -> None:
    own_sign_in(door, door.server.tokens.person("other@example.org", frozenset(SCOPES)))
    found = problem_of(door, make_sheet(door.server.store, {"Tasks": ROWS}))
    assert "the Google account you signed in with" in found.hint


# Writing


def test_a_write_is_never_repeated_blindly(door: Door, book: Book) -> None:
    for fault in (faults.dropped(applies=True), faults.internal(applies=True), faults.bad_gateway(), faults.partial()):
        door.server.faults.plan([fault])
        before = len(door.server.calls)
        with pytest.raises(GoogleProblem, match="may be done or not") as problem:
            door.client().batch_update(book.id, REQUEST)
        assert (problem.value.kind, len(door.server.calls) - before) == ("lost", 1)


def test_a_write_that_was_sent_away_is_done_later(door: Door, book: Book) -> None:
    door.server.faults.plan([faults.quota("Write"), faults.token_expired()])
    door.server.token_faults.plan([faults.dropped()])
    door.client().batch_update(book.id, REQUEST)
    assert [seen.status for seen in door.server.calls] == [429, 401, 200]


def test_a_write_that_may_be_done_twice_is_repeated(door: Door, book: Book) -> None:
    door.server.faults.plan([faults.dropped(applies=True), faults.unavailable(applies=True)])
    door.client().batch_update(book.id, REQUEST, again=True)
    assert [seen.status for seen in door.server.calls] == [0, 503, 200]


def test_rows_are_never_appended(door: Door, book: Book) -> None:
    with pytest.raises(NotImplementedError):
        door.client().values_append(book.id, "Tasks", {}, {})
    assert door.asked() == []


# The way there


class _Broken(requests.adapters.HTTPAdapter):
    """A way to Google that fails."""

    def __init__(self, problem: Exception) -> None:
        super().__init__()
        self.problem, self.tries = problem, 0

    def send(self, *_: Any, **__: Any) -> requests.Response:
        self.tries += 1
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "kind", "tries"),
    [
        (requests.exceptions.SSLError("certificate"), "blocked", 1),
        (requests.exceptions.ProxyError("407"), "blocked", 1),
        (requests.ConnectTimeout("…"), "offline", 3),
    ],
)
def test_a_way_that_is_shut(door: Door, problem: Exception, kind: str, tries: int) -> None:
    session, broken = requests.Session(), _Broken(problem)
    session.mount("https://", broken)
    client = open_client(
        Access("key", door.key_file, json.loads(door.key_file.read_text())),
        session=session,
        clock=door.clock,
        sleep=door.clock.advance,
    )
    with pytest.raises(GoogleProblem) as found:
        client.spreadsheet("x", {})
    assert (found.value.kind, broken.tries) == (kind, tries)


def test_a_computer_without_network_is_told_soon(door: Door) -> None:
    client = open_client(
        Access("key", door.key_file, {**json.loads(door.key_file.read_text()), "token_uri": "http://127.0.0.1:9/"}),
        clock=door.clock,
        sleep=door.clock.advance,
        say=door.said.append,
    )
    start = door.clock()
    with pytest.raises(GoogleProblem, match="cannot be reached") as problem:
        client.spreadsheet("x", {})
    assert (problem.value.kind, len(door.said)) == ("offline", 2)
    assert door.clock() - start < 10


def test_nothing_secret_is_said_or_logged(door: Door, book: Book, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = json.loads(door.key_file.read_text())["private_key"].splitlines()[1]
    door.server.faults.plan([faults.forbidden()])
    found = problem_of(door, book)
    token = next(iter(door.server.tokens.issued))
    shown = f"{caplog.text}{found}{found!r}{door.said}{door.client()!r}{door.client().auth!r}"
    assert "/v4/spreadsheets/" in caplog.text
    assert token not in shown
    assert key not in shown


WORDS = ("error", "message", "status", "details", "reason", "links", "url", "metadata", "activationUrl")
BODIES = st.recursive(
    st.none() | st.text() | st.integers(), lambda some: st.lists(some) | st.dictionaries(st.sampled_from(WORDS), some)
)


@given(st.integers(400, 599), BODIES)
def test_any_refusal_is_a_sentence(status: int, body: object) -> None:
    found = problems.refused(problems.answer(status, {"error": body}), EMAIL)
    assert found.kind in problems.KINDS
    assert found.message
    assert found.message.isprintable()
