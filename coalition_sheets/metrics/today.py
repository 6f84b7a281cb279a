"""Which day it is where the coalition is."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coalition_sheets.errors import CoalitionError


def is_zone(name: str) -> bool:
    """Whether a time zone of this name is known."""
    from zoneinfo import ZoneInfo

    try:
        return bool(name) and ZoneInfo(name) is not None
    except (KeyError, ValueError, OSError):
        return False


def today_in(now_utc: datetime, zone: str) -> date:
    """Return the date in a zone at a moment; a moment without zone is UTC.

    Raises CoalitionError where no such zone is known.
    """
    from zoneinfo import ZoneInfo

    moment = now_utc if now_utc.tzinfo else now_utc.replace(tzinfo=UTC)
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError) as problem:
        raise CoalitionError(
            f"“{zone}” is no time zone we know.", "Write one such as America/New_York on About us, row Time zone."
        ) from problem
