"""Meetings as a calendar file, read back by a calendar library."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from coalition_sheets.documents.calendar import NoZone, calendar
from coalition_sheets.model import Level
from tests.documents.making import harbor

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
TEXT = """
    ## About us
    Setting | Value
    Coalition name | Harbor County
    Time zone | America/New_York

    ## Meetings
    Date | Start | End | Kind | Place or link | Status | OK to publish? | Notes
    2026-03-10 | 6 pm | 7 pm | Regular | hall | | |
    2026-03-24 | 6 pm | 7:15 pm | Regular | Hall B, https://meet.example.org/x | | Yes | between us
    2026-04-07 | | | Social | | Cancelled | |
"""


def events(text: str = TEXT, now: datetime = NOW, level: Level = Level.COALITION) -> list[Any]:
    document = calendar(harbor(text), now, level=level)
    return list(Calendar.from_ical(dict(document.files)["ics"]).walk("VEVENT"))


def test_a_meeting_stands_in_the_calendar_at_its_hour_in_its_zone() -> None:
    first, second = events()
    assert first.decoded("dtstart").isoformat() == "2026-03-24T18:00:00-04:00"
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(minutes=75)
    assert str(first["dtstart"].params["TZID"]) == "America/New_York"
    assert second.decoded("dtstart") == date(2026, 4, 7)
    assert str(second["status"]) == "CANCELLED"
    document = calendar(harbor(TEXT), NOW)
    assert b"BEGIN:VTIMEZONE" in dict(document.files)["ics"]
    assert b"between us" not in dict(document.files)["ics"]


def test_an_update_takes_the_place_of_the_old_entry() -> None:
    old = events()[0]
    new = events(TEXT.replace("6 pm | 7:15 pm", "7 pm | 8 pm"), NOW + timedelta(hours=1))[0]
    assert old["uid"] == new["uid"]
    assert new["sequence"] > old["sequence"]
    assert new.decoded("dtstamp") > old.decoded("dtstamp")


def test_a_link_is_for_members_alone() -> None:
    assert "meet.example.org" in str(events()[0]["location"])
    (public,) = events(level=Level.PUBLIC)
    assert "meet.example.org" not in public.to_ical().decode()


def test_without_a_zone_no_hour_is_guessed() -> None:
    with pytest.raises(NoZone):
        events(TEXT.replace("Time zone | America/New_York", "Language | English"))
