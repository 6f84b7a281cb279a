"""A coalition with a Google Sheet, on the fake: its folder, its key, its Sheet, and the way to Google."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from requests import Session

from coalition_sheets.jobs.doctor import examine
from coalition_sheets.jobs.doctor.machine import Machine
from coalition_sheets.jobs.result import Result
from coalition_sheets.sources.google import Access, Patience, SheetAddress
from coalition_sheets.sources.google.client import PatientClient, open_client
from tests.fake_sheets.handy import make_sheet
from tests.fake_sheets.reroute import rerouted
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Book

OAUTH = "https://oauth2.googleapis.com"
NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
ABOUT = (
    ("Setting", "Value"),
    ("Who can open this file", "Organizers"),
    ("Time zone", "America/New_York"),
    ("Date order", "Month first"),
)
TABS = {"Tasks": (("Task", "Who", "By when"), ("Book the hall", "Rosa", "2026-03-24")), "About us": ABOUT}


@dataclass
class Table:
    """One coalition's set-up; a test breaks one thing of it."""

    server: Server
    folder: Path
    key: Path
    book: Book
    base: str = ""
    sessions: list[Session] = field(default_factory=list)

    def connect(self, access: Access) -> PatientClient:
        """Go to the fake instead of to Google, with a clock that costs no time."""
        clock: Any = self.server.clock
        session = rerouted(Session(), self.base or self.server.base, clock.advance)
        self.sessions.append(session)
        return open_client(access, Patience(deadline=60), session, clock=clock, sleep=clock.advance, jitter=lambda: 0.5)

    def settings(self, text: str) -> None:
        """Write coalition.toml."""
        (self.folder / "coalition.toml").write_text(text, encoding="utf-8")

    def close(self) -> None:
        """Close all ways to the fake."""
        for session in self.sessions:
            session.close()

    def looked(self) -> Result:
        """Ask the doctor."""
        return examine(Machine(self.folder, {}), NOW, SheetAddress(self.book.id), self.connect)


def said(result: Result) -> Mapping[str, Mapping[str, Any]]:
    """Return what was said, by the name of the check."""
    return {check["check"]: check for topic in result.data["topics"] for check in topic["checks"]}


def wrong(result: Result) -> list[str]:
    """Return the names of the checks that are not well, those left aside that were skipped."""
    return [name for name, check in said(result).items() if check["state"] in ("mend", "no answer")]


def made(server: Server, folder: Path, key: Path, **properties: Any) -> Table:
    """Return a set-up in which all is well."""
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chmod(key, 0o600)  # noqa: PTH101  what write_key_file does, said again for those that are copied
    book = make_sheet(server.store, TABS, **{"locale": "en_US", "timeZone": "America/New_York", **properties})
    table = Table(server, folder, key, book)
    table.settings(f'[google]\nkey_file = "{key}"\n')
    return table
