"""The doctor on Google Sheets: every broken set-up of its table, with real gspread and google-auth over the fake."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from coalition_sheets.jobs.doctor.sheet import PROBLEMS
from coalition_sheets.sources.google.problems import KINDS
from tests.fake_sheets import faults, handy
from tests.fake_sheets.calls import permission
from tests.fake_sheets.oauth import CLIENT_ID, CLIENT_SECRET, EMAIL, desktop_client, new_key
from tests.fake_sheets.server import Server
from tests.jobs.doctor.google import OAUTH, Table, made, said, wrong

Break = Callable[[Table], object]


@pytest.fixture
def table(fake: Server, fake_key: RSAPrivateKey, tmp_path: Path) -> Iterator[Table]:
    keys = tmp_path / "keys"
    keys.mkdir(mode=0o700)
    key = handy.write_key_file(fake, fake_key, keys / "key.json", OAUTH)
    table = made(fake, tmp_path / "ours", key)
    yield table
    table.close()


def test_all_is_well(table: Table) -> None:
    found = table.looked()
    assert wrong(found) == []
    assert (found.failed, found.no_answer, found.data["share_with"]) == (False, False, EMAIL)
    assert said(found)["Requests of a run"]["says"].startswith("1, and one for the sign-in")
    assert [seen.verb for seen in table.server.calls] == ["GET", "POST", "GET"]


def test_looking_changes_nothing(table: Table) -> None:
    before = json.dumps(table.server.store.books[table.book.id].properties)
    table.looked()
    assert json.dumps(table.server.store.books[table.book.id].properties) == before


def always(fault: faults.Fault) -> Break:
    return lambda table: table.server.faults.plan(repeat(fault))


def only_writes(fault: faults.Fault) -> Break:
    return lambda table: table.server.faults.plan(lambda asked: fault if asked.verb == "POST" else None)


def write(text: str | bytes) -> Break:
    return lambda table: table.key.write_bytes(text if isinstance(text, bytes) else text.encode())


def changed_key(**parts: object) -> Break:
    return lambda table: table.key.write_text(
        json.dumps({**json.loads(table.key.read_text("utf-8")), **parts}), "utf-8"
    )


def in_git(table: Table) -> None:
    (table.key.parent / ".git").mkdir()


def own_sign_in(table: Table, refresh: str) -> None:
    token = {"refresh_token": refresh, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    token |= {"token_uri": f"{OAUTH}/token"}
    table.key.write_text(json.dumps(token), encoding="utf-8")
    table.settings(f'[google]\ntoken_file = "{table.key}"\n')


def another_key(table: Table) -> None:
    """The key was deleted in the console: Google checks with another."""
    table.server.tokens.accounts[EMAIL] = new_key().public_key()


def reader(table: Table) -> None:
    handy.stop_sharing(table.server.store, table.book.id)
    table.server.store.files[table.book.id]["permissions"].append(permission(EMAIL, "reader", "p1"))


def an_excel_file(table: Table) -> None:
    file = handy.make_office_file(table.server.store)
    table.book.id = file


def full(table: Table) -> None:
    size = table.server.store.books[table.book.id].sheets[0].properties["gridProperties"]
    size |= {"rowCount": 900_000, "columnCount": 10}


def about(row: int, text: str) -> Break:
    def put(table: Table) -> None:
        book = table.server.store.books[table.book.id]
        book.sheets[1].cells[row, 1] = {"userEnteredValue": {"stringValue": text}}

    return put


MEND = [
    ("no key is named", lambda t: t.settings(""), "Key file", "needs a key", "coalition connect google"),
    ("no such file", lambda t: t.key.unlink(), "Key file", "There is no key file", "coalition.toml"),
    ("it is a folder", lambda t: (t.key.unlink(), t.key.mkdir()), "Key file", "is not a file", ".json"),
    ("it is empty", write(""), "Reading the key", "it is empty", "Give the .json file"),
    ("it is an API key", write("AIzaSyNotReal"), "Reading the key", "API key", "Give the .json file"),
    ("it is a piece", write("-----BEGIN PRIVATE KEY-----\n"), "Reading the key", "piece of a key", "Give the .json"),
    ("it is an OAuth client", write(json.dumps(desktop_client("https://x"))), "Kind of key", "OAuth client file",
     "Service accounts > Keys"),
    ("it is something else", write('{"a": 1}'), "Kind of key", "is not a key file", "Give the .json file"),
    ("a part is missing", changed_key(private_key=""), "Kind of key", "not complete", "make it again"),
    ("a part is broken", changed_key(private_key="-----BEGIN"), "Kind of key", "not complete", "make it again"),
    ("others may read it", lambda t: t.key.chmod(0o644), "Closed to others", "may read", "chmod 600"),
    ("git keeps it", in_git, "Outside git", "which git keeps", "Move it: mkdir -p"),
    ("the clock is wrong", lambda t: t.server.clock.advance(86_400), "Signing in", "The clock", "set by themselves"),
    ("the key was deleted", another_key, "Signing in", f"no longer knows the key of {EMAIL}", "Make a new key"),
    ("the account was deleted", lambda t: t.server.tokens.accounts.clear(), "Signing in", "no longer knows", "new key"),
    ("the sign-in has ended", lambda t: own_sign_in(t, "1//0gone"), "Signing in", "has ended", "seven days"),
    ("not switched on", always(faults.disabled()), "Google Sheets switched on", "not yet switched on",
     "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview"),
    ("no such Sheet", lambda t: handy.delete(t.server.store, t.book.id), "The Sheet", "no Sheet at this", "copy the"),
    ("not shared", lambda t: handy.stop_sharing(t.server.store, t.book.id), "Shared with the toolkit",
     "not shared", f"add {EMAIL} as Editor"),
    ("an Excel file", an_excel_file, "A Sheet and not an Excel file", "Excel file kept in", "Save as Google Sheets"),
    ("shared as Viewer", reader, "Changing it", "may be read but not changed", f"make {EMAIL} an Editor"),
    ("another zone", about(2, "America/Chicago"), "Time zone", "the Sheet says America/New_York", "File > Settings"),
    ("no such zone", about(2, "Mars/Olympus"), "Time zone", "", "America/New_York"),
    ("another date order", about(3, "Day first"), "Its locale", "the Sheet reads 3/4 as Month first", "the locale of"),
    ("nobody says who may see it", about(1, ""), "Who can open it", "does not say", "Organizers, Members or"),
    ("nearly full", full, "Its size", "nearly full: 9,026,000 of 10,000,000", "Delete empty rows"),
]  # fmt: skip


@pytest.mark.parametrize(("set_up", "check", "says", "do"), [pytest.param(*case[1:], id=case[0]) for case in MEND])
def test_the_doctor_names_the_one_fault_and_the_next_thing_to_do(
    table: Table, set_up: Break, check: str, says: str, do: str
) -> None:
    set_up(table)
    found = table.looked()
    assert wrong(found) == [check]
    answer = said(found)[check]
    assert answer["state"] == "mend"
    assert says in answer["says"]
    assert do in answer["do"]
    assert (found.failed, found.no_answer) == (True, False)


NO_ANSWER = [
    ("no network", lambda t: setattr(t, "base", "http://127.0.0.1:9"), "cannot be reached", "internet connection"),
    ("busy for long", always(faults.unavailable()), "has trouble of its own", "later"),
    ("a web page", always(faults.bad_gateway()), "", "later"),
    ("too many requests", always(faults.quota()), "slow down", "Wait a minute"),
    ("silence", always(faults.slow(500)), "did not answer", "later"),
    ("somebody else answers", always(faults.Fault("portal", page=(200, "<html>Sign in</html>"))), "in its place",
     "Wi-Fi"),
]  # fmt: skip


@pytest.mark.parametrize(("set_up", "says", "do"), [pytest.param(*case[1:], id=case[0]) for case in NO_ANSWER])
def test_where_the_world_does_not_answer_that_is_said_and_nothing_is_blamed(
    table: Table, set_up: Break, says: str, do: str
) -> None:
    set_up(table)
    found = table.looked()
    assert wrong(found) == ["Reaching Google"]
    answer = said(found)["Reaching Google"]
    assert answer["state"] == "no answer"
    assert says in answer["says"]
    assert do in answer["do"]
    assert (found.failed, found.no_answer) == (False, True)


def test_a_busy_moment_is_waited_out(table: Table) -> None:
    table.server.faults.plan([faults.quota(), faults.internal(), faults.dropped()])
    assert wrong(table.looked()) == []


def test_a_person_s_own_sign_in_will_do(table: Table) -> None:
    scopes = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
    own_sign_in(table, table.server.tokens.person("person@example.org", scopes))
    found = table.looked()
    assert wrong(found) == []
    assert "as yourself" in said(found)["Share the Sheet with"]["says"]


def test_nothing_is_sent_while_the_key_is_not_well(table: Table) -> None:
    table.key.chmod(0o644)
    found = table.looked()
    assert table.server.log == []
    assert "until “Closed to others” is well" in said(found)["Reaching Google"]["says"]


def test_the_key_itself_is_never_said(table: Table) -> None:
    held = json.loads(table.key.read_text("utf-8"))
    for set_up in (changed_key(private_key=held["private_key"][:300]), another_key):
        set_up(table)
        told = json.dumps(table.looked().data)
        assert held["private_key"][40:80] not in told
        assert held["private_key_id"] not in told


def test_every_kind_of_problem_that_a_person_can_mend_has_its_check() -> None:
    world = {"quota", "busy", "slow", "offline", "blocked", "changed", "unknown", "lost"}
    assert set(PROBLEMS) | world == set(KINDS)
    assert not set(PROBLEMS) & world


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_key_that_may_not_be_read(table: Table) -> None:
    table.key.chmod(0o000)
    assert wrong(table.looked()) == ["Reading the key"]
