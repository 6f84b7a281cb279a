"""The fixtures: `fake`, a server of one's own for each test; `fake_key`, one RSA key for the whole run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from tests.fake_sheets.server import Server


@pytest.fixture(scope="session")
def fake_key() -> RSAPrivateKey:
    """Make a key once; it takes a moment."""
    from tests.fake_sheets.oauth import new_key

    return new_key()


@pytest.fixture
def fake(fake_key: RSAPrivateKey) -> Iterator[Server]:
    """Give a running server that knows the service account; a mistake of its own fails the test."""
    from tests.fake_sheets.clock import Clock
    from tests.fake_sheets.handy import know
    from tests.fake_sheets.server import Server

    with Server(Clock()) as server:
        know(server, fake_key)
        yield server
    assert server.api.failures == []
