"""How long is waited, and when to stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets.sources.google import Patience
from coalition_sheets.sources.google.patience import asked_for, pause

NOON = "Tue, 17 Mar 2026 12:00:00 GMT"


def test_waits_double_up_to_a_cap() -> None:
    waits = [pause(Patience(), tries, 1000, 1.0) for tries in range(1, 9)]
    assert waits == [1, 2, 4, 8, 16, 32, 32, 32]
    assert pause(Patience(), 3, 1000, 0.0) == 2


@given(st.integers(1, 60), st.floats(0, 1000), st.floats(0, 1), st.none() | st.floats(0, 10_000))
def test_no_wait_goes_past_the_deadline_or_is_too_short(tries: int, left: float, chance: float, asked: float) -> None:
    wait = pause(Patience(), tries, left, chance, asked)
    assert wait is None or 0.5 <= wait < left


def test_trouble_that_ends_before_the_deadline_is_outlived() -> None:
    """Whatever the chance, there is a try within the last two seconds, and the tries do not run out before."""
    for chance in (0.0, 0.5, 1.0):
        at, tries = 0.0, 0
        while (wait := pause(Patience(), tries := tries + 1, 300 - at, chance)) is not None:
            at += wait
        assert 298 < at < 300


@pytest.mark.parametrize(
    ("asked", "left", "expected"), [(30, 100, 30), (30, 30, None), (0, 100, 1), (90, 60, None), (59.9, 60, 59.9)]
)
def test_what_google_asks_for_is_kept_to_or_we_stop(asked: float, left: float, expected: float | None) -> None:
    assert pause(Patience(), 2, left, 0.0, asked) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Tue, 17 Mar 2026 12:00:30 GMT", "Date": NOON}, 30),
        ({"Retry-After": "Tue, 17 Mar 2026 11:00:00 GMT", "Date": NOON}, 0),
        ({"Retry-After": "Tue, 17 Mar 2026 12:00:30 GMT"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "soon", "Date": NOON}, None),
        ({"Retry-After": "1e400"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], expected: float | None) -> None:
    assert asked_for(headers) == expected


def test_tries_are_counted() -> None:
    assert pause(Patience(attempts=3), 2, 300, 0.5) is not None
    assert pause(Patience(attempts=3), 3, 300, 0.5) is None


def test_google_asking_for_a_second_again_and_again_does_not_use_up_our_tries() -> None:
    left, tries = 300.0, 0
    while wait := pause(Patience(), tries := tries + 1, left, 0.5, 1):
        left -= wait
    assert (left <= 1, tries < 40) == (True, True)
