"""A person, who is a list of answers, is walked to a Google Sheet on the fake, with real gspread and google-auth."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from coalition_sheets.errors import WorldError
from coalition_sheets.jobs.connect.steps import AS_YOURSELF, WITH_KEY, for_a_friend
from coalition_sheets.jobs.connect.walk import Here, walk
from coalition_sheets.jobs.result import Result
from coalition_sheets.settings import load
from coalition_sheets.sources.google import SheetAddress
from tests.cli.conftest import Run, run
from tests.fake_sheets import handy
from tests.fake_sheets.oauth import CLIENT_ID, CLIENT_SECRET, EMAIL, PERSON, desktop_client
from tests.fake_sheets.server import Server
from tests.jobs.doctor.google import OAUTH, Table, made
from tests.readability import grade

__all__ = ["run"]
DONE = ""
Answer = str | bool | Callable[[], object]


@dataclass
class Person:
    """Somebody at a terminal: what they answer, in order, and all that was said to them."""

    answers: list[Answer]
    heard: list[str] = field(default_factory=list)

    def say(self, text: str = "", *, strong: bool = False) -> None:
        self.heard.append(text)

    def ask(self, question: str, default: str | None = None) -> str:
        return str(self.next(question) or "")

    def agrees(self, question: str) -> bool:
        answer = self.next(question)
        assert isinstance(answer, bool), question
        return answer

    def next(self, question: str) -> Any:
        self.heard.append(question)
        answer = self.answers.pop(0)
        if callable(answer):
            answer()
            return DONE
        return answer

    @property
    def text(self) -> str:
        return "\n".join(self.heard)


@dataclass
class Place:
    """Where they sit: their own folder, the coalition's folder, what was downloaded."""

    table: Table
    home: Path
    folder: Path
    download: Path
    url: str

    def walk(self, *answers: Answer, own: bool = False, refresh: str = "") -> tuple[Result, Person]:
        def sign_in(client: Mapping[str, Any]) -> Mapping[str, Any]:
            assert client["installed"]["client_id"] == CLIENT_ID
            if not refresh:
                raise WorldError("Signing in did not work.", "Try again.")
            about = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "token_uri": f"{OAUTH}/token"}
            return {"refresh_token": refresh, **about}

        here = Here(folder=self.folder, home=self.home, environment={}, connect=self.table.connect, sign_in=sign_in)
        person = Person(list(answers))
        result = walk(person, here, as_yourself=own)
        assert person.answers == []
        return result, person

    @property
    def settings(self) -> Any:
        return load(self.folder, {})


@pytest.fixture
def desk(fake: Server, fake_key: RSAPrivateKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    download = tmp_path / "home" / "Downloads" / "coalition key 1.json"
    download.parent.mkdir(parents=True)
    handy.write_key_file(fake, fake_key, download, OAUTH)
    download.chmod(0o644)
    table = made(fake, tmp_path / "home" / "ours", download)
    (table.folder / "coalition.toml").unlink()
    download.chmod(0o644)
    yield Place(table, tmp_path / "home", table.folder, download, SheetAddress(table.book.id).url)
    table.close()


STEPS = (DONE,) * len(WITH_KEY)


def test_from_nothing_to_a_sheet_that_opens(desk: Place) -> None:
    found, person = desk.walk(*STEPS, f"'{desk.download}'", True, desk.url, DONE)
    assert found.data == {
        "connected": True, "share_with": EMAIL, "sheet": desk.url,
        "key_file": str(desk.home / ".config/coalition/coalition key 1.json"),
    }  # fmt: skip
    assert "It works: the Sheet opens" in person.text
    assert f"Paste this address: {EMAIL}" in person.text
    kept = desk.settings.google_key_file
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert not desk.download.exists()
    assert desk.settings.workbook == SheetAddress(desk.table.book.id)
    assert "~/.config/coalition/" in (desk.folder / "coalition.toml").read_text("utf-8")


def test_every_slip_on_the_way_is_said_and_asked_again(desk: Place) -> None:
    client = desk.download.with_name("client.json")
    client.write_text(json.dumps(desktop_client("https://x")), encoding="utf-8")
    handy.stop_sharing(desk.table.server.store, desk.table.book.id)

    def share() -> None:
        store = desk.table.server.store
        store.files[desk.table.book.id]["permissions"].append(handy_permission())

    found, person = desk.walk(
        *STEPS,
        "~/Downloads/nothing.json",
        str(client),
        str(desk.download).replace(" ", "\\ "),
        True,
        "https://docs.google.com/forms/d/e/x/viewform",
        "my sheet",
        f"  {desk.url}#gid=0 ",
        DONE,
        DONE,
        share,
    )
    for said in (
        "There is no file",
        "is an OAuth client file, not a key",
        "leads to a Google Form",
        "not the address of a Sheet",
        f"This Sheet is not shared with the toolkit yet. Open the Sheet, press Share, and add {EMAIL} as Editor.",
    ):
        assert said in person.text
    assert person.text.count("not shared with the toolkit yet") == 2
    assert not found.failed


def handy_permission() -> Any:
    from tests.fake_sheets.calls import permission

    return permission(EMAIL, "writer", "p9")


def test_what_is_left_for_later_ends_with_the_address_to_share_with(desk: Place) -> None:
    found, _ = desk.walk(*STEPS, str(desk.download), True, "")
    assert found.failed
    assert f"Share the Sheet with {EMAIL} (as Editor), then try again: coalition doctor" in found.summary
    handy.stop_sharing(desk.table.server.store, desk.table.book.id)
    found, _ = desk.walk(True, desk.url, DONE, "q")
    assert found.failed
    assert EMAIL in found.summary


def test_a_key_that_stays_where_it_is_must_be_closed_to_others(desk: Place) -> None:
    found, person = desk.walk(
        *STEPS, str(desk.download), False, lambda: desk.download.chmod(0o600), False, desk.url, DONE
    )
    assert "chmod 600" in person.text
    assert not found.failed
    assert desk.settings.google_key_file == desk.download


def test_remarks_in_coalition_toml_stay(desk: Place) -> None:
    toml = desk.folder / "coalition.toml"
    toml.write_bytes(
        b'# ours\r\nworkbook = "old.xlsx"  # until May\r\n\r\n[mail]\r\n# the chair\r\nfrom = "R <r@e.org>"\r\n'
    )
    toml.chmod(0o640)
    desk.walk(*STEPS, str(desk.download), True, desk.url, DONE)
    text = toml.read_bytes().decode()
    assert text.startswith(f'# ours\r\nworkbook = "{desk.url}"  # until May\r\n')
    assert '[mail]\r\n# the chair\r\nfrom = "R <r@e.org>"\r\n' in text
    assert toml.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in desk.folder.iterdir()) == ["coalition.toml"]


def test_a_key_that_is_there_already_is_offered(desk: Place) -> None:
    desk.table.settings(f'google.key_file = "{desk.download}"\nworkbook = "{desk.url}"\n')
    found, person = desk.walk(True, True, True, DONE)
    assert "A key is named already, but: Others on this computer may read" in person.text
    assert not found.failed
    assert desk.settings.google_key_file.parent == desk.home / ".config" / "coalition"
    found, _ = desk.walk(True, True, DONE)
    assert not found.failed


def test_a_key_of_the_same_name_is_never_written_over(desk: Place) -> None:
    other = desk.home / ".config" / "coalition" / desk.download.name
    other.parent.mkdir(parents=True)
    other.write_text("another key", encoding="utf-8")
    desk.walk(*STEPS, str(desk.download), True, "")
    assert other.read_text("utf-8") == "another key"
    assert desk.settings.google_key_file.name == "coalition key 1-2.json"


def test_as_yourself(desk: Place) -> None:
    client = desk.download.with_name("client.json")
    client.write_text(json.dumps(desktop_client(OAUTH)), encoding="utf-8")
    scopes = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
    refresh = desk.table.server.tokens.person(PERSON, scopes)
    answers = (*(DONE,) * len(AS_YOURSELF), str(client), desk.url)
    found, person = desk.walk(*answers, own=True, refresh=refresh)
    assert not found.failed
    assert "Google ends your sign-in after 7 days" in person.text
    assert desk.settings.google_token_file.stat().st_mode & 0o777 == 0o600
    assert refresh not in person.text
    assert CLIENT_SECRET not in person.text


def test_without_a_terminal_it_says_what_to_run(run: Run) -> None:
    outcome = run("connect", "google")
    assert outcome.exit_code == 2
    assert "coalition connect google --print-steps" in outcome.stderr


def test_the_steps_for_a_friend(run: Run) -> None:
    text = run("connect", "google", "--print-steps").stdout
    assert text == for_a_friend()
    assert text.index("projectcreate") < text.index("sheets.googleapis.com") < text.index("serviceaccounts")
    assert grade(" ".join(word for word in text.split() if "://" not in word)) <= 8
