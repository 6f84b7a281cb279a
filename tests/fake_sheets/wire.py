"""What goes over the wire: a request as it came, an answer as it goes."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from tests.fake_sheets.errors import Json


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    verb: str
    path: str  # still encoded
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)  # names in small letters
    content: bytes = b""

    def form(self) -> dict[str, str]:
        """Read the body as a form."""
        return dict(parse_qsl(self.content.decode("utf-8", "replace"), keep_blank_values=True))

    def client(self) -> dict[str, str]:
        """Read the program that asks, where it says so in the header and not in the form (RFC 6749, 2.3.1)."""
        kind, _, text = self.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return {}
        name, _, secret = b64decode(text).decode("utf-8", "replace").partition(":")
        return {"client_id": unquote(name), "client_secret": unquote(secret)}

    def queried(self) -> dict[str, str]:
        """Read the query, the last of each name."""
        return dict(parse_qsl(self.query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: JSON, or bytes with their type, or nothing."""

    status: int = 200
    body: Json | None = None
    content: bytes | None = None
    kind: str = "application/json; charset=UTF-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    pretty: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the server's log."""

    verb: str
    path: str
    query: str
    status: int  # 0: the connection was dropped
    bytes_in: int
    bytes_out: int  # of the body, as sent
    fault: str = ""
