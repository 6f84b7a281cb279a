"""About us: purpose, mission, agreements, the campaign's end, and the time zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.today import is_zone
from coalition_sheets.model import About, Briefing, Finding, Place
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.say import setting
from coalition_sheets.rules.words import day


def purpose(b: Briefing) -> Iterator[Finding]:
    """A coalition says what it is for (B1)."""
    if not b.about.purpose:
        yield setting(b, "ABOUT-PURPOSE", "Purpose", "About us does not say yet what you are for.")


def mission(b: Briefing) -> Iterator[Finding]:
    """After the first meeting there is a mission statement (B21)."""
    if not b.about.mission and held(b):
        yield setting(b, "ABOUT-MISSION", "Mission statement", "You have met, and there is no mission statement yet.")


def agreements(b: Briefing) -> Iterator[Finding]:
    """A coalition has community agreements (T14)."""
    if not b.about.agreements:
        message = "There are no community agreements yet to open a meeting with."
        yield setting(b, "ABOUT-AGREEMENTS", "Community agreements", message)


def sunset(b: Briefing) -> Iterator[Finding]:
    """A campaign that was to end on a day is celebrated, renewed or closed after it (T2)."""
    if b.about.sunset and b.about.sunset < b.today:
        message = f"“How long” says that this campaign ran until {day(b.about.sunset, b.today)}."
        yield setting(b, "ABOUT-SUNSET", "How long", message)


def time_zone(about: About, spreadsheet_zone: str | None) -> tuple[Finding, ...]:
    """Return TZ-GUESSED where neither About us nor the spreadsheet names a zone we know; for `check` and `doctor`."""
    if is_zone(about.time_zone or spreadsheet_zone or ""):
        return ()
    message = (
        f"“{about.time_zone}” is no time zone we know, so the day is taken from this computer's clock."
        if about.time_zone
        else "No time zone is set, so the day is taken from this computer's clock."
    )
    return (finding("TZ-GUESSED", message, places=(Place("About us"),), key="time zone", tab="about"),)


ABOUT: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (purpose, mission, agreements, sunset)
