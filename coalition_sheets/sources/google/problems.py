"""What Google says when it refuses, as one sentence and the one next click."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen

ENABLE = "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
LINK = re.compile(r"https://console\.[a-z.]*google\.com/[^\s\"'<>]+")
LATER = "Nothing was changed. Try again later."
AGAIN = "Run `coalition connect google` once more."


class GoogleProblem(WorldError):
    """Google, or the way to it, did not do its part.

    `kind` says in one word what it is (one of KINDS), for `doctor`; `status` is the HTTP status, 0
    where no answer came.
    """

    def __init__(self, kind: str, message: str, hint: str, status: int = 0) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.status = status


KINDS = (
    "not-shared", "read-only", "api-off", "not-found", "excel-file", "clock", "revoked", "key-gone", "no-scope",
    "quota", "busy", "slow", "offline", "blocked", "changed", "signed-out", "unknown", "lost",
)  # fmt: skip


@frozen
class Answer:
    """A refusal as it came: its HTTP status and its body, read as JSON where it is JSON."""

    status: int
    error: Mapping[str, Any]

    @property
    def message(self) -> str:
        """What it says in words."""
        return str(self.error.get("message") or "")

    @property
    def word(self) -> str:
        """What it says in one word, such as PERMISSION_DENIED."""
        return str(self.error.get("status") or "")

    @property
    def details(self) -> tuple[Mapping[str, Any], ...]:
        """What it adds."""
        details = self.error.get("details")
        return tuple(d for d in details if isinstance(d, Mapping)) if isinstance(details, list) else ()

    @property
    def reasons(self) -> frozenset[str]:
        """Why, in words such as SERVICE_DISABLED."""
        return frozenset(str(detail["reason"]) for detail in self.details if "reason" in detail)


def answer(status: int, body: object) -> Answer:
    """Return a refusal from its parsed body; a body that is none of Google's says nothing."""
    error = body.get("error") if isinstance(body, Mapping) else None
    return Answer(status, error if isinstance(error, Mapping) else {})


def refused(found: Answer, who: str = "", writing: bool = False) -> GoogleProblem:
    """Return what a refusal of the Sheets service means; `who` is the address of the key, "" for a person's account."""
    match found.status:
        case 401:
            return GoogleProblem("signed-out", "Google no longer accepts this sign-in.", AGAIN, 401)
        case 403:
            return _forbidden(found, who, writing)
        case 404:
            return GoogleProblem(
                "not-found",
                "Google finds no Sheet at this address.",
                "Open the Sheet in your browser and copy the whole line from the top of the window. "
                "If it was moved to the bin, take it out again.",
                404,
            )
        case 429:
            return quota()
        case status if status >= 500:
            return busy(status)
        case _:
            return _bad_request(found)


def _forbidden(found: Answer, who: str, writing: bool) -> GoogleProblem:
    if "SERVICE_DISABLED" in found.reasons or "has not been used in project" in found.message:
        return GoogleProblem(
            "api-off",
            "Google Sheets is not yet switched on for your key's project.",
            f"Open {_activation(found)} , press Enable, and wait a minute.",
            403,
        )
    if "ACCESS_TOKEN_SCOPE_INSUFFICIENT" in found.reasons or "insufficient authentication scopes" in found.message:
        return GoogleProblem("no-scope", "This sign-in was made without the right to open Sheets.", AGAIN, 403)
    if writing:
        return _read_only(who)
    if who:
        share = f"Open the Sheet, press Share, and add {who} as Editor."
    else:
        share = "Open the Sheet, press Share, and add the Google account you signed in with as Editor."
    return GoogleProblem("not-shared", "This Sheet is not shared with the toolkit yet.", share, 403)


def _read_only(who: str) -> GoogleProblem:
    account = who or "the Google account you signed in with"
    return GoogleProblem(
        "read-only",
        "This Sheet may be read but not changed.",
        f"Open the Sheet, press Share, and make {account} an Editor. A protected tab keeps its own list of editors.",
        403,
    )


def _activation(found: Answer) -> str:
    """Return the link that switches the service on, as far as it leads to Google's console."""
    links = [link["url"] for d in found.details for link in d.get("links", ()) if isinstance(link.get("url"), str)]
    metadata = [
        str(d["metadata"].get("activationUrl", "")) for d in found.details if isinstance(d.get("metadata"), dict)
    ]
    for text in (*metadata, *links, found.message):
        if link := LINK.search(text):
            return link[0].rstrip(".,")
    return ENABLE


def _bad_request(found: Answer) -> GoogleProblem:
    if "not supported for this document" in found.message:
        return GoogleProblem(
            "excel-file",
            "This is an Excel file kept in Google Drive, not yet a Sheet.",
            "Open it, choose File > Save as Google Sheets, and use the address of the new Sheet. "
            "Or download it, and give that file.",
            found.status,
        )
    if "Unable to parse range" in found.message or "No grid with id" in found.message:
        return changed(found.status)
    said = printable(found.message) or "no reason was given"
    return GoogleProblem("unknown", f"Google did not accept the request: {said}", LATER, found.status)


def printable(text: str) -> str:
    """Return a text of Google's on one line, without what a screen would obey, and not endless."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 300 else f"{line[:299]}…"


def changed(status: int = 0) -> GoogleProblem:
    """Return the problem of a Sheet whose tabs changed between two questions."""
    return GoogleProblem(
        "changed", "The tabs of the Sheet changed while it was read.", "Run the same command again.", status
    )


def quota() -> GoogleProblem:
    """Return the problem of too many requests, which did not pass in time."""
    return GoogleProblem(
        "quota",
        "Google asks us to slow down: too many requests were made in a minute.",
        "Wait a minute or two and run it again. Does somebody else run it at the same time? Take turns.",
        429,
    )


def busy(status: int) -> GoogleProblem:
    """Return the problem of a service that keeps failing."""
    return GoogleProblem("busy", f"Google Sheets has trouble of its own (error {status}).", LATER, status)


def slow(seconds: float) -> GoogleProblem:
    """Return the problem of an answer that did not come in time."""
    return GoogleProblem("slow", f"Google did not answer within {seconds:,.0f} seconds.", LATER)


def offline() -> GoogleProblem:
    """Return the problem of a computer that does not reach Google."""
    return GoogleProblem(
        "offline",
        "Google cannot be reached from this computer.",
        "Check the internet connection: does docs.google.com open in your browser?",
    )


def blocked() -> GoogleProblem:
    """Return the problem of something that answers in Google's place."""
    return GoogleProblem(
        "blocked",
        "Something between this computer and Google answers in its place.",
        "It may be a Wi-Fi sign-in page, a filter or a proxy. Open docs.google.com in your browser, then try again.",
    )


def lost() -> GoogleProblem:
    """Return the problem of a write whose answer never came: it may be done or not, and is not repeated."""
    return GoogleProblem(
        "lost",
        "Google's answer to a change was lost, so it may be done or not.",
        "Look at the Sheet before you run it again.",
    )


def no_token(said: str, who: str = "") -> GoogleProblem:
    """Return what a refusal of the sign-in service means; `said` is its error code and description."""
    low = said.lower()
    if "reasonable timeframe" in low or "iat and exp" in low or "token used too early" in low:
        return GoogleProblem(
            "clock",
            "The clock of this computer is wrong, so Google does not accept the key.",
            "Set date, time and time zone to be set by themselves, then try again.",
        )
    if "account not found" in low or "invalid jwt signature" in low or "deleted_client" in low:
        key = f" of {who}" if who else ""
        return GoogleProblem("key-gone", f"Google no longer knows the key{key}.", f"Make a new key. {AGAIN}")
    if "invalid_scope" in low or "unauthorized_client" in low:
        return GoogleProblem("no-scope", "This sign-in may not open Sheets.", AGAIN)
    if "invalid_grant" in low or "invalid_client" in low or "disabled_client" in low:
        hint = "Make a new key. " if who else "Sign-ins of a test project end after seven days. "
        return GoogleProblem("revoked", "This sign-in has ended or was taken back.", hint + AGAIN)
    return GoogleProblem("unknown", "Google did not accept the sign-in.", f"{AGAIN} It said: {printable(said)[:120]}")
