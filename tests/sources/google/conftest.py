"""The way to the fake Google, for each test its own."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fake_sheets import handy
from tests.fake_sheets.server import Server
from tests.sources.google.doors import GOOGLE, Door

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


@pytest.fixture
def door(fake: Server, fake_key: RSAPrivateKey, tmp_path: Path) -> Door:
    """A key file of the fake's service account, and the way there."""
    return Door(fake, handy.write_key_file(fake, fake_key, tmp_path / "key.json", GOOGLE))


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing leave this machine."""
    connect = socket.socket.connect

    def local(self: socket.socket, address: tuple[str, int]) -> None:
        assert self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "::1"), f"reached for {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local)
