"""The token endpoint: google-auth's own signed notes, and notes that must not pass."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.fake_sheets import handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.oauth import CLIENT_ID, CLIENT_SECRET, EMAIL, JWT_GRANT, PERSON, new_key
from tests.fake_sheets.server import Server

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SCOPE = "https://www.googleapis.com/auth/spreadsheets"


def note(key: RSAPrivateKey, server: Server, alg: str = "RS256", **changes: Any) -> str:
    """Sign a note as a service account does."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    now = int(server.clock())
    claims = {"iss": EMAIL, "scope": SCOPE, "aud": f"{server.base}/token", "iat": now, "exp": now + 3600, **changes}
    parts = [packed(json.dumps(part).encode()) for part in ({"alg": alg, "typ": "JWT"}, claims)]
    signed = ".".join(parts)
    return f"{signed}.{packed(key.sign(signed.encode(), PKCS1v15(), SHA256()))}"


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def ask(server: Server, form: Mapping[str, str]) -> requests.Response:
    return requests.post(f"{server.base}/token", data=form, timeout=10)


def test_a_signed_note_is_exchanged_for_a_token_of_an_hour(fake: Server, fake_key: RSAPrivateKey) -> None:
    answer = ask(fake, {"grant_type": JWT_GRANT, "assertion": note(fake_key, fake)}).json()
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 3599)
    holder = fake.tokens.holder(answer["access_token"])
    assert holder is not None
    assert (holder.email, holder.scopes) == (EMAIL, frozenset({SCOPE}))


@pytest.mark.parametrize(
    ("changes", "word", "said"),
    [
        ({"iss": "nobody@little-project.iam.gserviceaccount.com"}, "invalid_grant", "account not found"),
        ({"aud": "https://example.org/token"}, "invalid_grant", "audience"),
        ({"scope": ""}, "invalid_scope", "Invalid OAuth scope"),
        ({"scope": "everything"}, "invalid_scope", "Invalid OAuth scope"),
        ({"alg": "HS256"}, "invalid_grant", "algorithm"),
        ({"iat": 0, "exp": 3600}, "invalid_grant", "reasonable timeframe"),
        ({"exp": 4102444800}, "invalid_grant", "short-lived token (60 minutes)"),
        ({"iat": None}, "invalid_grant", "Check your iat and exp values"),
    ],
)
def test_a_note_that_is_not_right_gets_no_token(
    fake: Server, fake_key: RSAPrivateKey, changes: dict[str, Any], word: str, said: str
) -> None:
    answer = ask(fake, {"grant_type": JWT_GRANT, "assertion": note(fake_key, fake, **changes)})
    assert answer.status_code == 400
    assert answer.json()["error"] == word
    assert said in answer.json()["error_description"]


def test_a_note_signed_with_another_key_gets_no_token(fake: Server) -> None:
    answer = ask(fake, {"grant_type": JWT_GRANT, "assertion": note(new_key(), fake)})
    assert answer.json() == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


@pytest.mark.parametrize("minutes", [-70, -6, 6])
def test_a_clock_that_is_wrong_gets_no_token(fake: Server, fake_key: RSAPrivateKey, minutes: int) -> None:
    assertion = note(fake_key, fake)
    assert isinstance(fake.clock, Clock)
    fake.clock.advance(-60 * minutes if minutes > 0 else 3600 - 60 * minutes)
    answer = ask(fake, {"grant_type": JWT_GRANT, "assertion": assertion})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "!.!.!"])
def test_what_is_no_note_gets_no_token(fake: Server, text: str) -> None:
    assert ask(fake, {"grant_type": JWT_GRANT, "assertion": text}).json()["error"] == "invalid_grant"


def client_form(**more: str) -> dict[str, str]:
    return {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, **more}


def test_a_person_agrees_once_and_is_remembered_until_they_take_it_back(fake: Server) -> None:
    query = {"scope": SCOPE, "redirect_uri": "http://localhost:1/", "state": "s", "client_id": CLIENT_ID}
    page = requests.get(f"{fake.base}/o/oauth2/auth", params=query, allow_redirects=False, timeout=10)
    code = page.headers["Location"].partition("code=")[2].partition("&")[0].replace("%2F", "/")
    form = client_form(grant_type="authorization_code", code=code)
    refresh = ask(fake, form).json()["refresh_token"]
    assert ask(fake, form).json()["error"] == "invalid_grant"  # a code works once
    again = client_form(grant_type="refresh_token", refresh_token=refresh)
    token = ask(fake, again).json()["access_token"]
    holder = fake.tokens.holder(token)
    assert holder is not None
    assert holder.email == PERSON
    requests.post(f"{fake.base}/revoke", params={"token": refresh}, timeout=10)
    assert fake.tokens.holder(token) is None
    assert ask(fake, again).json() == {
        "error": "invalid_grant", "error_description": "Token has been expired or revoked.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("form", "status", "word"),
    [
        ({"grant_type": "refresh_token", "client_id": "other", "refresh_token": "r"}, 401, "invalid_client"),
        ({"grant_type": "refresh_token", "client_id": CLIENT_ID, "client_secret": "no"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_others_get_no_token(fake: Server, form: dict[str, str], status: int, word: str) -> None:
    answer = ask(fake, form)
    assert (answer.status_code, answer.json()["error"]) == (status, word)


def test_a_token_that_does_not_cover_sheets_opens_nothing(fake: Server, fake_key: RSAPrivateKey) -> None:
    book = handy.make_sheet(fake.store, {"Tasks": []})
    assertion = note(fake_key, fake, scope="https://www.googleapis.com/auth/calendar")
    token = ask(fake, {"grant_type": JWT_GRANT, "assertion": assertion}).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    answer = requests.get(f"{fake.base}/v4/spreadsheets/{book.id}", headers=headers, timeout=10)
    assert answer.json()["error"]["message"] == "Request had insufficient authentication scopes."
