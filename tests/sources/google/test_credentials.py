"""The file that opens a Sheet is looked at before it is used, and shown to nobody."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from coalition_sheets.sources.google import CredentialsProblem, access
from coalition_sheets.sources.google.credentials import KEY, SCOPES, TOKEN, kind_of, opened

SECRET = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"
A_KEY = {
    "type": "service_account",
    "client_email": "robot@little.iam.gserviceaccount.com",
    "private_key": SECRET,
    "token_uri": "https://oauth2.googleapis.com/token",
}
A_TOKEN = {"refresh_token": "1//secret", "client_id": "x", "client_secret": "secret", "scopes": list(SCOPES)}


def saved(folder: Path, held: Mapping[str, object] | bytes, mode: int = 0o600) -> Path:
    path = folder / "my key.json"
    path.write_bytes(held if isinstance(held, bytes) else json.dumps(held).encode())
    path.chmod(mode)
    return path


def refusal(path: Path, wanted: str = KEY) -> str:
    with pytest.raises(CredentialsProblem) as problem:
        opened(path, wanted).credentials()
    assert problem.value.hint
    assert "secret" not in str(problem.value)
    assert "c2VjcmV0" not in repr(problem.value)
    return str(problem.value)


def test_a_key_says_with_whom_to_share(tmp_path: Path) -> None:
    found = access(saved(tmp_path, A_KEY), None)
    assert (found.kind, found.address) == (KEY, "robot@little.iam.gserviceaccount.com")
    assert "PRIVATE" not in repr(found)


def test_a_sign_in_of_ones_own_asks_for_sheets_only(tmp_path: Path) -> None:
    found = access(None, saved(tmp_path, A_TOKEN))
    assert (found.kind, found.address) == (TOKEN, "")
    made = found.credentials()
    assert made.scopes == list(SCOPES)  # type: ignore[attr-defined]
    assert made.token is None


def test_without_a_key_both_ways_are_said() -> None:
    with pytest.raises(CredentialsProblem, match=r"connect google.*File > Download"):
        access(None, None)


@pytest.mark.parametrize(
    ("held", "wanted", "said"),
    [
        ({"installed": {"client_id": "x"}}, KEY, "an OAuth client file, not a key"),
        ({"web": {"client_id": "x"}}, TOKEN, "nobody has signed in"),
        (A_TOKEN, KEY, "it belongs under google.token_file"),
        (A_KEY, TOKEN, "it belongs under google.key_file"),
        ({"type": "external_account"}, KEY, "another cloud"),
        ({"project_info": {}}, KEY, "holds something else"),
        ({**A_KEY, "private_key": ""}, KEY, "not complete"),
        ({k: v for k, v in A_KEY.items() if k != "client_email"}, KEY, "not complete"),
        ({**A_TOKEN, "refresh_token": ""}, TOKEN, "not complete"),
        (A_KEY, KEY, "not complete"),
        (b"", KEY, "it is empty"),
        (SECRET.encode(), KEY, "a piece of a key"),
        (b"AIzaSyA", KEY, "an API key"),
        (b"0\x82\x01", KEY, ".p12"),
        (b"PK\x03\x04", KEY, "something else"),
        (b"[1]", KEY, "something else"),
        (b"[" * 200_000, KEY, "far too big"),
    ],
)
def test_what_is_no_key_is_told_by_what_it_is(
    tmp_path: Path, held: Mapping[str, object] | bytes, wanted: str, said: str
) -> None:
    assert said in refusal(saved(tmp_path, held), wanted)


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert "There is no key file" in refusal(tmp_path / "gone.json")
    assert "is not a file" in refusal(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="files have no such rights here")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused_with_the_command_that_mends_it(tmp_path: Path, mode: int) -> None:
    path = saved(tmp_path, A_KEY, mode)
    said = refusal(path)
    command = said.partition("Close it to them: ")[2]
    assert command == f"chmod 600 '{path}'"
    subprocess.run(command, shell=True, check=True)
    assert "PRIVATE" not in repr(opened(path, KEY))


def test_a_file_that_git_keeps_is_refused_with_where_to_move_it(tmp_path: Path) -> None:
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / "keys").mkdir()
    said = refusal(saved(tmp_path / "project" / "keys", A_KEY))
    assert f"lies in {tmp_path / 'project'}, which git keeps" in said
    assert "mv '" in said


def test_a_link_out_of_git_is_judged_by_where_the_file_is(tmp_path: Path) -> None:
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / "key.json").symlink_to(saved(tmp_path, A_KEY))
    assert opened(tmp_path / "project" / "key.json", KEY).kind == KEY


def test_a_kind_is_told_by_what_a_file_holds() -> None:
    held: list[Mapping[str, object]] = [A_KEY, A_TOKEN, {"installed": {}}, {}]
    assert [kind_of(h) for h in held] == [KEY, TOKEN, "client", ""]
