"""Which meetings were held, and which is next."""

from __future__ import annotations

from datetime import date, time

from coalition_sheets.metrics.meetings import held, last_before, next_any, next_meeting, status_of, upcoming
from coalition_sheets.model import Meeting
from tests.metrics.make import TODAY, brief, rows


def test_a_blank_status_goes_by_the_day_and_today_is_planned() -> None:
    yesterday, today = rows(Meeting, {"date": date(2026, 3, 16)}, {"date": TODAY})
    assert [status_of(m, TODAY) for m in (yesterday, today)] == ["Held", "Planned"]


def test_what_is_typed_wins_over_the_day() -> None:
    past, ahead = rows(
        Meeting, {"date": date(2026, 3, 1), "status": "Cancelled"}, {"date": date(2026, 3, 20), "status": "Held"}
    )
    b = brief(meetings=(past, ahead))
    assert [status_of(m, TODAY) for m in (past, ahead)] == ["Cancelled", "Held"]
    assert held(b) == (ahead,)
    assert upcoming(b) == ()


def test_the_next_meeting_is_of_the_group_and_no_party() -> None:
    party, whole, media = meetings = rows(
        Meeting,
        {"date": date(2026, 3, 18), "kind": "Social"},
        {"date": date(2026, 3, 24)},
        {"date": date(2026, 3, 20), "kind": "Committee", "group": "Media team"},
    )
    b = brief(meetings=meetings)
    assert next_meeting(b) is whole
    assert next_meeting(b, "media team") is media
    assert next_meeting(b, "Press team") is None
    assert next_any(b) is party


def test_two_meetings_of_a_day_go_by_their_start() -> None:
    evening, morning = meetings = rows(
        Meeting,
        {"date": date(2026, 3, 24), "start": time(18), "kind": "Regular"},
        {"date": date(2026, 3, 24), "start": time(9), "kind": "Strategy"},
    )
    assert upcoming(brief(meetings=meetings)) == (morning, evening)


def test_the_last_meeting_passes_over_parties_public_events_and_what_was_cancelled() -> None:
    meetings = rows(
        Meeting,
        {"date": date(2026, 3, 3)},
        {"date": date(2026, 3, 10), "status": "Cancelled"},
        {"date": date(2026, 3, 11), "kind": "Celebration"},
        {"date": date(2026, 3, 12), "kind": "Public event"},
        {"date": date(2026, 3, 13), "kind": "Committee", "group": "Media team"},
        {"date": date(2026, 3, 24)},
    )
    b = brief(meetings=meetings)
    assert last_before(b, meetings[-1]) is meetings[0]
    assert last_before(b, meetings[0]) is None
