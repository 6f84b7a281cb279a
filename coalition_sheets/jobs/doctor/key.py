"""The key to a Google Sheet: the file, what it is, and who else may read it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from coalition_sheets.jobs.doctor.checks import Answer, Check, ok
from coalition_sheets.jobs.doctor.machine import SETTINGS
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import Access, credentials, no_key

FOUND = "Key file"
READABLE = "Reading the key"
KIND = "Kind of key"
CLOSED = "Closed to others"
OUTSIDE = "Outside git"
SHARE = "Share the Sheet with"
ALL = (FOUND, READABLE, KIND, CLOSED, OUTSIDE)


class KeyVisit:
    """One look at the file that opens a Sheet: a key, or a person's own sign-in."""

    def __init__(self, settings: Settings) -> None:
        key = settings.google_key_file
        self.kind = credentials.TOKEN if key is None and settings.google_token_file else credentials.KEY
        self.named = key or settings.google_token_file

    @property
    def path(self) -> Path:
        """Where it is. Raises CredentialsProblem where none is named."""
        if self.named is None:
            raise no_key()
        return self.named

    @cached_property
    def access(self) -> Access:
        """What the file holds, as a way into Sheets."""
        return Access(self.kind, self.path, credentials.contents(self.path))


def _found(visit: KeyVisit) -> Answer:
    credentials.there(visit.path)
    return ok(f"{visit.path} is there.")


def _readable(visit: KeyVisit) -> Answer:
    credentials.contents(visit.path)
    return ok("It can be read.")


def _kind(visit: KeyVisit) -> Answer:
    credentials.right_kind(visit.path, visit.access.held, visit.kind)
    visit.access.credentials()
    return ok("A service account's key." if visit.kind == credentials.KEY else "A person's own sign-in.")


def _closed(visit: KeyVisit) -> Answer:
    credentials.private(visit.path)
    return ok("Nobody else on this computer may read it.")


def _outside(visit: KeyVisit) -> Answer:
    credentials.outside_git(visit.path)
    return ok("It lies in no folder that git keeps.")


def _share(visit: KeyVisit) -> Answer:
    if not visit.access.address:
        return ok("Nobody: you open it as yourself, with what you may see and change.")
    return ok(f"{visit.access.address} (as Editor).")


KEY = (
    Check(FOUND, _found, needs=(SETTINGS,)),
    Check(READABLE, _readable, needs=(FOUND,)),
    Check(KIND, _kind, needs=(READABLE,)),
    Check(CLOSED, _closed, needs=(FOUND,)),
    Check(OUTSIDE, _outside, needs=(FOUND,)),
    Check(SHARE, _share, needs=(KIND,)),
)
