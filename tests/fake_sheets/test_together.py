"""Many at once: requests come one after the other, and a batch is never seen half done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import gspread
import pytest
from gspread.exceptions import APIError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fake_sheets import handy
from tests.fake_sheets.errors import Json
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


@pytest.fixture
def google(fake: Server, fake_key: RSAPrivateKey) -> gspread.Client:
    return handy.signed_in(fake, fake_key)


def cell(row: int, text: str) -> Json:
    """Write one cell of the first tab."""
    rows = [{"values": [{"userEnteredValue": {"stringValue": text}}]}]
    return {"updateCells": {"rows": rows, "fields": "userEnteredValue", "start": {"sheetId": 0, "rowIndex": row}}}


def lock(name: str) -> Json:
    """Take the one lock there is: a named range whose id is fixed."""
    return {"addNamedRange": {"namedRange": {"namedRangeId": "ours", "name": name, "range": {"sheetId": 0}}}}


def test_of_many_writers_with_one_fixed_id_one_wins_and_the_others_change_nothing(
    fake: Server, fake_key: RSAPrivateKey
) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    clients = [handy.signed_in(fake, fake_key) for _ in range(6)]

    def write(number: int) -> bool:
        try:
            clients[number].http_client.batch_update(
                book.id, {"requests": [cell(number, f"from {number}"), lock(f"by_{number}")]}
            )
        except APIError as problem:
            if problem.code != 400:
                raise
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        won = list(pool.map(write, range(6)))
    assert won.count(True) == 1
    winner = won.index(True)
    assert [row for row, _ in fake.store.books[book.id].sheets[0].cells] == [winner]
    assert fake.store.books[book.id].named_ranges["ours"]["name"] == f"by_{winner}"


def test_a_reader_sees_a_batch_whole_or_not_at_all(fake: Server, fake_key: RSAPrivateKey) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["0"], ["0"], ["0"]]})
    writer, reader = handy.signed_in(fake, fake_key), handy.signed_in(fake, fake_key)

    def write() -> None:
        for number in range(1, 15):
            body = {"requests": [cell(row, str(number)) for row in range(3)]}
            writer.http_client.batch_update(book.id, body)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        seen = [reader.http_client.values_get(book.id, "Tasks!A1:A3")["values"] for _ in range(15)]
        writing.result()
    assert all(len({row[0] for row in rows}) == 1 for rows in seen)


GOOD: list[Json] = [
    cell(0, "x"),
    cell(5, "y"),
    {"addSheet": {"properties": {"title": "More"}}},
    {"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}},
    {"updateSpreadsheetProperties": {"properties": {"title": "T"}, "fields": "title"}},
    {"mergeCells": {"range": {"sheetId": 0, "endRowIndex": 2, "endColumnIndex": 2}, "mergeType": "MERGE_ALL"}},
]
BAD: list[Json] = [{}, {"mergeCells": {"range": {"sheetId": 4}}}, {"deleteNamedRange": {"namedRangeId": "none"}}]


@given(st.lists(st.sampled_from(GOOD), max_size=5, unique_by=str), st.sampled_from(BAD))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_came_before_it_one_bad_request_undoes_all(
    fake: Server, google: gspread.Client, good: list[Any], bad: Json
) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": [["a", "b"], ["=A1", 2]]})
    before = frozen(book)
    with pytest.raises(APIError):
        google.http_client.batch_update(book.id, {"requests": [*good, bad]})
    assert frozen(fake.store.books[book.id]) == before
