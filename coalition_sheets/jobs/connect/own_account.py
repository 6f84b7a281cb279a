"""Sign in as oneself: the browser asks, and what comes back is kept as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from coalition_sheets.errors import WorldError
from coalition_sheets.sources.google.credentials import SCOPES

SignIn = Callable[[Mapping[str, Any]], Mapping[str, Any]]
SECONDS = 300


def in_browser(client: Mapping[str, Any], **more: Any) -> Mapping[str, Any]:
    """Open the browser, wait until the person has agreed, and return what to keep. Raises WorldError."""
    from google_auth_oauthlib.flow import InstalledAppFlow

    flow = InstalledAppFlow.from_client_config(client, SCOPES)
    asked = "Your browser opens. If it does not, open this address in it:\n{url}\n"
    done = "Done. You may close this window."
    try:
        made = flow.run_local_server(
            port=0, authorization_prompt_message=asked, success_message=done, timeout_seconds=SECONDS,
            prompt="consent", **more,
        )  # fmt: skip
    except Exception as problem:  # its libraries raise of many kinds, and what they say may quote a secret
        raise WorldError("Signing in did not work.", "Try again, and press Continue in the browser.") from problem
    kept: Mapping[str, Any] = json.loads(made.to_json())
    return {name: kept[name] for name in ("refresh_token", "client_id", "client_secret", "token_uri") if kept.get(name)}
