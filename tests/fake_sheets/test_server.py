"""HTTP itself: lengths, packing, kept-alive connections, addresses that lead nowhere."""

from __future__ import annotations

import gzip
import http.client
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

from tests.fake_sheets import batch, handy
from tests.fake_sheets.oauth import EMAIL
from tests.fake_sheets.server import Server

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SCOPE = frozenset(handy.SCOPES)


@pytest.fixture
def web(fake: Server, fake_key: RSAPrivateKey) -> requests.Session:
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + fake.tokens.token(EMAIL, SCOPE)["access_token"]
    return session


def test_an_answer_tells_its_length_and_kind(fake: Server, web: requests.Session) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    answer = web.get(f"{fake.base}/v4/spreadsheets/{book.id}", headers={"Accept-Encoding": "identity"}, timeout=10)
    assert int(answer.headers["Content-Length"]) == len(answer.content) == fake.log[-1].bytes_out
    assert answer.headers["Content-Type"] == "application/json; charset=UTF-8"
    assert answer.text.startswith('{\n  "spreadsheetId"')


def test_an_answer_is_packed_only_when_asked_for(fake: Server, web: requests.Session) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    url = f"{fake.base}/v4/spreadsheets/{book.id}?prettyPrint=false"
    plain = web.get(url, headers={"Accept-Encoding": "identity"}, timeout=10)
    packed = web.get(url, headers={"Accept-Encoding": "gzip"}, timeout=10, stream=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.raw.read(decode_content=False)) == plain.content
    assert fake.log[-1].bytes_out < len(plain.content)


def test_one_connection_serves_many_requests(fake: Server, web: requests.Session) -> None:
    connection = http.client.HTTPConnection(urlsplit(fake.base).netloc, timeout=10)
    for _ in range(3):
        connection.request("GET", "/v4/spreadsheets/x", headers={"Authorization": str(web.headers["Authorization"])})
        assert connection.getresponse().read()
    assert len(fake.http.open) == 1
    connection.close()


@pytest.mark.parametrize(
    ("verb", "path"), [("GET", "/"), ("GET", "/v4/sheets/1"), ("DELETE", "/v4/spreadsheets/1"), ("GET", "/token")]
)
def test_an_address_that_leads_nowhere_says_so_in_json(fake: Server, verb: str, path: str) -> None:
    answer = requests.request(verb, fake.base + path, timeout=10)
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, "NOT_FOUND")


def test_nobody_gets_in_without_saying_who_they_are(fake: Server) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []}, shared=[("", "reader")])
    url = f"{fake.base}/v4/spreadsheets/{book.id}"
    assert requests.get(url, timeout=10).json()["error"]["message"].startswith("Method doesn't allow unregistered")
    bad = requests.get(url, headers={"Authorization": "Bearer ya29.nothing"}, timeout=10)
    assert (bad.status_code, bad.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert "invalid_token" in bad.headers["WWW-Authenticate"]


def test_a_key_opens_what_anyone_may_see(fake: Server) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    url = f"{fake.base}/v4/spreadsheets/{book.id}"
    fake.api.keys.add("little-key")
    assert (
        requests.get(url, params={"key": "other"}, timeout=10)
        .json()["error"]["message"]
        .startswith("API key not valid")
    )
    assert requests.get(url, params={"key": "little-key"}, timeout=10).status_code == 403
    fake.store.files[book.id]["permissions"].append({"id": "anyoneWithLink", "type": "anyone", "role": "writer"})
    assert requests.get(url, params={"key": "little-key"}, timeout=10).status_code == 200
    assert requests.post(f"{url}:batchUpdate", params={"key": "little-key"}, json={}, timeout=10).status_code == 401


def test_a_body_may_come_in_pieces_and_packed(fake: Server, web: requests.Session) -> None:
    content = gzip.compress(json.dumps({"properties": {"title": "In pieces"}}).encode())
    pieces = iter([content[:9], content[9:]])
    answer = web.post(f"{fake.base}/v4/spreadsheets", data=pieces, headers={"Content-Encoding": "gzip"}, timeout=10)
    assert answer.json()["properties"]["title"] == "In pieces"


def test_a_mistake_of_the_fake_is_loud(web: requests.Session, fake: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    monkeypatch.setattr(batch, "KINDS", {"deleteSheet": lambda *_: {"tint": "red"}})
    answer = web.post(
        f"{fake.base}/v4/spreadsheets/{book.id}:batchUpdate", json={"requests": [{"deleteSheet": {}}]}, timeout=10
    )
    assert answer.status_code == 500
    (failure,) = fake.api.failures
    fake.api.failures.clear()
    assert "Response has no field 'deleteSheet'" in failure


def test_two_servers_share_nothing(fake: Server) -> None:
    handy.make_sheet(fake.store, {"Tasks": []})
    with Server(fake.clock) as other:
        assert other.store.books == {}
        assert other.base != fake.base


def test_a_closed_server_answers_no_more(fake: Server) -> None:
    with Server(fake.clock) as other:
        session = requests.Session()
        session.get(other.base, timeout=10)
    with pytest.raises(requests.ConnectionError):
        session.get(other.base, timeout=10)
    session.close()
