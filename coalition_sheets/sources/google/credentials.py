"""The key file, or the file of a person's own sign-in: looked at before use, and never shown to anybody."""

from __future__ import annotations

import json
import os
import shlex
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
MOST = 100_000
"""Bytes of such a file; real ones have three thousand."""
KEY, TOKEN = "key", "token"
NAMES = {KEY: "google.key_file", TOKEN: "google.token_file"}
CONNECT = "`coalition connect google` walks you through it."


class CredentialsProblem(CoalitionError):
    """A key or sign-in file that cannot be used, or nobody named one."""


@frozen
class Access:
    """A way into Google Sheets: which kind of file, where it is, and what it holds (never shown)."""

    kind: str
    path: Path
    held: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Access({self.kind!r}, {str(self.path)!r})"

    @property
    def address(self) -> str:
        """The address that a Sheet is shared with; "" for a person's own account."""
        return str(self.held.get("client_email", "")) if self.kind == KEY else ""

    def credentials(self) -> Credentials:
        """Return them as google-auth takes them, for Sheets only. Raises CredentialsProblem."""
        try:
            if self.kind == KEY:
                return _of_key(self.held)
            return _of_token(self.held)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise incomplete(self.path, self.kind) from None  # what it says may quote the key


def _of_key(held: Mapping[str, Any]) -> Credentials:
    from google.oauth2.service_account import Credentials as KeyCredentials

    made: Credentials = KeyCredentials.from_service_account_info(  # type: ignore[no-untyped-call]
        dict(held), scopes=SCOPES
    )
    return made


def _of_token(held: Mapping[str, Any]) -> Credentials:
    from google.oauth2.credentials import Credentials as OwnCredentials

    info = {**held, "type": "authorized_user", "token": None}
    made: Credentials = OwnCredentials.from_authorized_user_info(info, list(SCOPES))  # type: ignore[no-untyped-call]
    return made


def access(key_file: Path | None, token_file: Path | None) -> Access:
    """Return the way in that the settings name: a key, or else a person's own sign-in.

    Raises CredentialsProblem with what is wrong and the command that mends it.
    """
    if key_file is not None:
        return opened(key_file, KEY)
    if token_file is not None:
        return opened(token_file, TOKEN)
    raise no_key()


def no_key() -> CredentialsProblem:
    """Return the problem of a Sheet for which no key is named."""
    return CredentialsProblem(
        "To open a Google Sheet this computer needs a key.",
        f"{CONNECT} Without one: in the Sheet choose File > Download > Microsoft Excel, and give that file.",
    )


def opened(path: Path, wanted: str) -> Access:
    """Check a file in all ways, and return what it holds. Raises CredentialsProblem."""
    there(path)
    held = contents(path)
    right_kind(path, held, wanted)
    private(path)
    outside_git(path)
    return Access(wanted, path, held)


def there(path: Path) -> None:
    """Raise CredentialsProblem where there is no such file."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        hint = f"Check the name and folder in coalition.toml, or make a new one: {CONNECT}"
        raise CredentialsProblem(f"There is no key file {path}.", hint) from None
    if not stat.S_ISREG(facts.st_mode):
        raise CredentialsProblem(f"{path} is not a file.", "Give the key file itself, which ends in .json.")


def contents(path: Path) -> Mapping[str, Any]:
    """Return what a file holds, as JSON. Raises CredentialsProblem where it cannot be read or is something else."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError:
        raise CredentialsProblem(f"{path} may not be read.", f"Let yourself read it: {chmod(path)}") from None
    try:
        held = json.loads(data.decode("utf-8-sig")) if len(data) <= MOST else None
    except ValueError:
        held = None
    if isinstance(held, dict):
        return held
    raise CredentialsProblem(f"{path} is not a key file: {_other(data)}.", f"Give the .json file of the key. {CONNECT}")


def _other(data: bytes) -> str:
    head = data[:4096].lstrip()
    if not head:
        return "it is empty"
    if head.startswith(b"-----BEGIN"):
        return "it is only a piece of a key"
    if head.startswith(b"AIza"):
        return "it holds an API key, which can open no Sheet of yours"
    if head.startswith(b"0\x82"):
        return "it is a key of an older kind (.p12)"
    return "it is something else" if len(data) <= MOST else "it is far too big"


def kind_of(held: Mapping[str, Any]) -> str:
    """Return what a file is by what it holds: "key", "token", "client", "external" or ""."""
    if held.get("type") == "service_account":
        return KEY
    if held.get("type") == "external_account":
        return "external"
    if "installed" in held or "web" in held:
        return "client"
    if "refresh_token" in held:
        return TOKEN
    return ""


def right_kind(path: Path, held: Mapping[str, Any], wanted: str) -> None:
    """Raise CredentialsProblem where a file is not of the kind wanted, or not complete."""
    found = kind_of(held)
    if found != wanted:
        raise CredentialsProblem(*_wrong_kind(path, found, wanted))
    needed = (
        ("client_email", "private_key", "token_uri")
        if found == KEY
        else ("refresh_token", "client_id", "client_secret")
    )
    if not all(isinstance(held.get(name), str) and held[name] for name in needed):
        raise incomplete(path, wanted)


def _wrong_kind(path: Path, found: str, wanted: str) -> tuple[str, str]:
    """Return what a file is that is not what was wanted, and what to do."""
    if found in NAMES:
        what = "the key of a service account" if found == KEY else "a person's own sign-in"
        return f"{path} is {what}.", f"In coalition.toml it belongs under {NAMES[found]}, not {NAMES[wanted]}."
    if found == "client" and wanted == KEY:
        return (
            f"{path} is an OAuth client file, not a key.",
            "In Google's console open IAM > Service accounts > Keys > Add key > JSON, and use that file.",
        )
    if found == "client":
        return f"{path} is an OAuth client file; nobody has signed in with it yet.", CONNECT
    if found == "external":
        return f"{path} is for programs that run in another cloud.", f"Give a service account's key. {CONNECT}"
    return f"{path} is not a key file: it holds something else.", f"Give the .json file of the key. {CONNECT}"


def incomplete(path: Path, wanted: str) -> CredentialsProblem:
    """Return the problem of a file of which a part is missing or broken."""
    what = "key" if wanted == KEY else "sign-in"
    return CredentialsProblem(f"The {what} in {path} is not complete.", f"Download or make it again: {CONNECT}")


def private(path: Path) -> None:
    """Raise CredentialsProblem where others on this computer may read a file (POSIX only)."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise CredentialsProblem(f"Others on this computer may read {path}.", f"Close it to them: {chmod(path)}")


def chmod(path: Path) -> str:
    """Return the command that leaves a file to its owner alone."""
    return f"chmod 600 {shlex.quote(str(path))}"


def outside_git(path: Path) -> None:
    """Raise CredentialsProblem where a file lies in a folder that git keeps: it would be sent along with the rest."""
    whole = path.resolve()
    tree = next((folder for folder in whole.parents if (folder / ".git").exists()), None)
    if tree is None:
        return
    home = Path("~/.config/coalition") / whole.name
    move = f"mkdir -p {home.parent} && mv {shlex.quote(str(whole))} {home.parent}/"
    raise CredentialsProblem(
        f"{path} lies in {tree}, which git keeps: the key could be sent along with it.",
        f"Move it: {move} , then name the new place in coalition.toml. Was it ever committed? Make a new key.",
    )
