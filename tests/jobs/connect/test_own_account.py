"""Signing in as oneself: a real browser's part is played by a request that follows where it is sent."""

from __future__ import annotations

import threading
import urllib.request
import webbrowser
from collections.abc import Iterator

import pytest

from coalition_sheets.errors import WorldError
from coalition_sheets.jobs.connect.own_account import in_browser
from tests.fake_sheets.oauth import CLIENT_ID, CLIENT_SECRET, desktop_client
from tests.fake_sheets.server import Server


class Browser(webbrowser.BaseBrowser):
    """It opens what it is given, and agrees to all; or goes back without agreeing."""

    def __init__(self) -> None:
        super().__init__("little")
        self.threads: list[threading.Thread] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.threads.append(threading.Thread(target=lambda: urllib.request.urlopen(url).read()))
        self.threads[-1].start()
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the fake speaks plain HTTP
    monkeypatch.setenv("NO_PROXY", "*")
    little = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda _=None: little)
    yield "little"
    for thread in little.threads:
        thread.join()


@pytest.mark.usefixtures("browser")
def test_what_comes_back_from_the_browser_is_kept(fake: Server) -> None:
    kept = in_browser(desktop_client(fake.base))
    assert kept["refresh_token"] in fake.tokens.refreshable
    assert (kept["client_id"], kept["client_secret"]) == (CLIENT_ID, CLIENT_SECRET)
    assert set(kept) == {"refresh_token", "client_id", "client_secret", "token_uri"}


@pytest.mark.usefixtures("browser")
def test_a_sign_in_that_fails_is_one_sentence_without_secrets(fake: Server) -> None:
    client = desktop_client(fake.base)
    client["installed"]["client_secret"] = "GOCSPX-wrong"
    with pytest.raises(WorldError) as found:
        in_browser(client)
    assert "invalid_client" in repr(found.value.__cause__)
    assert "Signing in did not work" in str(found.value)
    assert "GOCSPX" not in str(found.value)
