"""A requests adapter that takes what is meant for Google to the fake: the code under test sees the real addresses.

Nothing leaves the machine: a host that is not Google's is refused as if there were no network. A slow answer costs no
time: the fake says how long it would have taken, the adapter tells that to `waited`, and raises a read timeout if the
client would not have waited so long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from google.auth.transport.requests import AuthorizedSession
from requests.adapters import HTTPAdapter

HOSTS = {
    "sheets.googleapis.com", "www.googleapis.com", "oauth2.googleapis.com", "accounts.google.com",
    "iamcredentials.googleapis.com",
}  # fmt: skip
Timeout = float | tuple[float | None, float | None] | None


class Reroute(HTTPAdapter):
    """Send Google's hosts to this base address."""

    def __init__(self, base: str, waited: Callable[[float], object] = lambda _: None) -> None:
        super().__init__()
        self.base = base
        self.waited = waited

    def __deepcopy__(self, memo: object) -> Reroute:
        """Refuse: only google-auth's look-up in the background copies a session, and it then lets it be."""
        raise TypeError("A session that goes to the fake is not copied.")

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send a request to the fake, and give its answer as if it came from where the request was sent."""
        url = request.url or ""
        parts = urlsplit(url)
        if not url.startswith(self.base) and parts.hostname not in HOSTS:
            raise requests.ConnectionError(f"No network here: {parts.hostname}", request=request)
        request.url = self.base + url.removeprefix(f"{parts.scheme}://{parts.netloc}")
        try:
            answer = super().send(request, stream, timeout, verify, cert, None)
        finally:
            request.url = url
        answer.url = url
        try:
            self.pass_time(float(answer.headers.get("X-Fake-Seconds", 0)), timeout, request)
        except requests.ReadTimeout:
            answer.close()
            raise
        return answer

    def pass_time(self, seconds: float, timeout: Timeout, request: requests.PreparedRequest) -> None:
        """Wait without waiting: as long as the answer took, or as the client's patience lasts."""
        patience = timeout[1] if isinstance(timeout, tuple) else timeout
        if seconds:
            self.waited(seconds if patience is None else min(seconds, patience))
        if patience is not None and seconds > patience:
            raise requests.ReadTimeout(f"Read timed out. (read timeout={patience})", request=request)


def rerouted(
    session: requests.Session, base: str, waited: Callable[[float], object] = lambda _: None
) -> requests.Session:
    """Take a session to the fake, and the one with which it gets its tokens."""
    inner = getattr(session, "_auth_request_session", None) if isinstance(session, AuthorizedSession) else None
    for one in (session, inner):
        if one is not None:
            adapter = Reroute(base, waited)
            known = one.get_adapter("https://")
            if isinstance(known, HTTPAdapter):
                adapter.max_retries = known.max_retries  # google-auth tries three times for a token
            one.mount("https://", adapter)
            one.mount("http://", adapter)
            one.trust_env = False  # no proxy of this machine comes between
    return session
