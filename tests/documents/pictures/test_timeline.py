"""Goals on a line of time: names and dates never meet, those without a date come last, the same in words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.documents.pictures import Stop, timeline
from tests.documents.pictures.looking import assert_readable, shown

TODAY = date(2026, 3, 17)
NEAR = st.integers(-500, 1500).map(lambda n: TODAY + timedelta(n))
STOPS = st.builds(
    Stop,
    name=st.text(max_size=120) | st.sampled_from(["Language access ordinance", "W" * 300, "لجنة " * 40]),
    due=st.none() | NEAR | st.just(TODAY) | st.dates(),
    said=st.sampled_from(["", "June 30", "Q2 2027"]),
    word=st.sampled_from(["", "met", "2 of 5 met, 1 not measured", "W" * 200]),
    done=st.booleans(),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STOPS, max_size=7), NEAR | st.dates(), st.integers(0, 2))
def test_no_two_labels_meet_and_none_leaves_the_picture(items: list[Stop], today: date, more: int) -> None:
    assert_readable(timeline(items, today, more=more))


def test_many_goals_on_one_day_each_keep_their_line() -> None:
    same = [Stop(name="Ordinance", due=date(2026, 6, 30), said="June 30", word="2 of 5 met")] * 9
    picture = timeline(same, TODAY)
    assert_readable(picture)
    assert shown(picture).count("by June 30, 2 of 5 met") == 9


def test_the_soonest_comes_first_and_what_has_no_date_last() -> None:
    goals = [Stop(name="Someday"), Stop(name="Later", due=date(2026, 9, 1)), Stop(name="Soon", due=date(2026, 4, 1))]
    picture = timeline(goals, TODAY)
    assert [line for line in shown(picture) if line[:4] in ("Some", "Late", "Soon")] == [
        "Soon", "Later", "Someday: no date yet",
    ]  # fmt: skip
    assert picture.words == "Soon: by April 1. Later: by September 1. Someday: no date yet."


def test_it_names_months_that_have_room_and_years_where_time_is_long() -> None:
    months = shown(timeline([Stop(name="A", due=date(2026, 9, 1))], TODAY))
    years = shown(timeline([Stop(name="A", due=date(2031, 9, 1))], TODAY))
    assert {"today", "Jun"} <= set(months)
    assert {"today", "2029"} <= set(years)


def test_without_goals_it_says_so() -> None:
    assert timeline([], TODAY).words == "No goal yet."
    assert_readable(timeline([], TODAY))
