"""Benchmark bars: never one label over another, the numbers as they are, the same in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.documents.pictures import Bar, bars
from tests.documents.making import hostile
from tests.documents.pictures.looking import SVG, assert_readable, root, shown

NUMBERS = st.none() | st.fractions(-(10**30), 10**30) | st.integers(-200, 200).map(Fraction)
BARS = st.builds(
    Bar,
    name=st.text(max_size=200) | st.sampled_from(["Members", "ﷺ" * 90, "W" * 300, "👩‍👩‍👧‍👦 " * 40, "لجنة " * 40]),
    kind=st.sampled_from(["number", "keep", "milestone"]),
    now=NUMBERS,
    start=NUMBERS,
    target=NUMBERS,
    expected=NUMBERS,
    unit=st.sampled_from(["", "%", "$"]),
    bound=st.sampled_from(["at least", "at most"]),
    word=st.sampled_from(["", "met", "needs a push"]),
    due=st.sampled_from(["", "June 30", "December 31, 2027"]),
    push=st.booleans(),
    done=st.booleans(),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(BARS, max_size=6), st.integers(0, 3))
def test_no_two_labels_meet_and_none_leaves_the_picture(items: list[Bar], more: int) -> None:
    assert_readable(bars(items, more=more))


@pytest.mark.parametrize(
    ("bar", "words"),
    [
        (Bar(name="Letters", now=Fraction(7), start=Fraction(0), target=Fraction(30), expected=Fraction(12),
             due="June 30", word="needs a push", push=True),
         "Letters: 7 of 30 (a steady pace would be 12), by June 30, needs a push."),
        (Bar(name="Requests", now=Fraction(95), start=Fraction(120), target=Fraction(40)),
         "Requests: 95, from 120 to 40."),
        (Bar(name="Core", kind="keep", now=Fraction(9), target=Fraction(10), bound="at least"),
         "Core: 9, keep at least 10."),
        (Bar(name="Hearing", kind="milestone", word="met", done=True), "Hearing: done."),
        (Bar(name="Attendance", target=Fraction(4, 5), unit="%", word="no number yet"),
         "Attendance: no number yet, aiming for 80%."),
    ],
)  # fmt: skip
def test_it_says_in_words_what_it_shows(bar: Bar, words: str) -> None:
    picture = bars([bar], title="Benchmarks")
    assert (picture.words, picture.alt) == (words, f"Benchmarks. {words}")
    assert root(picture).findtext(f"{SVG}desc") == picture.alt


def test_without_benchmarks_it_says_so() -> None:
    assert bars([]).words == "No benchmark yet."
    assert_readable(bars([]))


def test_it_says_how_many_are_left_out() -> None:
    picture = bars([Bar(name="Letters")], more=2)
    assert "And 2 more benchmarks." in shown(picture)
    assert picture.words.endswith("And 2 more benchmarks.")


@pytest.mark.parametrize("name", hostile())
def test_what_people_type_stays_text(name: str) -> None:
    picture = bars([Bar(name=name, due=name, word=name)])
    assert {e.tag.removeprefix(SVG) for e in root(picture).iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "rect", "path", "text",
    }  # fmt: skip
    assert_readable(picture)
