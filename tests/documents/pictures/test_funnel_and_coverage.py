"""The outreach funnel and the circles of sectors: words that never meet, shapes that need no colour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.documents.pictures import Sector, Stage, coverage, funnel
from tests.documents.making import hostile
from tests.documents.pictures.looking import assert_readable, shown

COUNTS = st.integers(0, 60) | st.integers(0, 10**40)
NAMES = st.text(max_size=120) | st.sampled_from(["First contact", "W" * 300, "ﷺ" * 50])
STAGES = st.builds(Stage, NAMES, COUNTS, COUNTS)
SECTORS = st.builds(
    Sector, NAMES, st.sampled_from(["with us", "in conversation", "nobody yet"]) | NAMES,
    st.sampled_from(["full", "half", "empty"]),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(STAGES, max_size=7), st.lists(st.tuples(NAMES, COUNTS), max_size=3))
def test_no_two_labels_of_a_funnel_meet(stages: list[Stage], exits: list[tuple[str, int]]) -> None:
    assert_readable(funnel(stages, exits))


@settings(max_examples=80, deadline=None)
@given(st.lists(SECTORS, max_size=9))
def test_no_two_labels_of_sectors_meet(sectors: list[Sector]) -> None:
    assert_readable(coverage(sectors))


def test_a_funnel_says_its_numbers() -> None:
    picture = funnel([Stage("Identified", 41, 9), Stage("Joined", 12, 12)], [("Not now", 3), ("Left", 0)])
    assert picture.words == ("Came this far: Identified 41 (9 there now) and Joined 12. On other paths: Not now 3.")
    assert {"41", "(9 now)", "12"} <= set(shown(picture))


def test_sectors_with_us_come_first_each_with_its_word() -> None:
    found = [Sector("Labor", "nobody yet", "empty"), Sector("Faith", "with us", "full"),
             Sector("Arts", "in conversation", "half"), Sector("Housing", "with us", "full")]  # fmt: skip
    picture = coverage(found)
    assert picture.title == "Sectors with us: 2 of 4"
    assert picture.words == "With us: Faith and Housing. In conversation: Arts. Nobody yet: Labor."
    assert picture.svg.count("<path") == 4 + 2 + 1  # circles, ticks, a half: shapes, not colours


@pytest.mark.parametrize("found", [funnel([]), funnel([Stage("Identified", 0, 0)]), coverage([])])
def test_with_nothing_to_show_they_say_so(found: object) -> None:
    from coalition_sheets.model import Picture

    assert isinstance(found, Picture)
    assert found.words in ("No conversation yet.", "No sector is named yet.")
    assert_readable(found)


@pytest.mark.parametrize("name", hostile())
def test_what_people_type_stays_text(name: str) -> None:
    assert_readable(coverage([Sector(name, name, "half")]))
    assert_readable(funnel([Stage(name, 3, 1)], [(name, 2)]))
