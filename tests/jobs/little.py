"""A Session on a little workbook, checked as a real one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from coalition_sheets import rules
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Briefing, Memory
from coalition_sheets.settings import Settings
from tests.little import TODAY, book, read

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 14, tzinfo=UTC)


def session(text: str, today: date = TODAY) -> Session:
    """Return a session on the workbook that a little text draws."""
    coalition, found = read(text, today)
    b = Briefing(coalition, today, Memory())
    return Session(Settings(), book(text), replace(b, findings=rules.check(b, found)), NOW)
