"""The first week of a new workbook: few lines, kind ones, each of which can be done something about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.blame import BLAMES
from tests.stories.first_week import GOLDEN, WEEK, Day, files, live


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> tuple[Day, ...]:
    return tuple(live(tmp_path_factory.mktemp("week")))


def lines(day: Day) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(day.json)["findings"]
    return found


@pytest.mark.parametrize("number", range(1, 8))
def test_each_evening_reads_as_it_should(week: tuple[Day, ...], number: int) -> None:
    """`python -m tests.stories.first_week` writes the golden files anew."""
    for name, text in files(week[number - 1]).items():
        assert text == (GOLDEN / name).read_text("utf-8")


def test_the_week_has_seven_days_and_the_first_at_most_five_lines(week: tuple[Day, ...]) -> None:
    assert len(week) == len(WEEK) == 7
    assert 1 <= len(lines(week[0])) <= 5


def test_no_evening_is_a_wall_of_lines(week: tuple[Day, ...]) -> None:
    assert [len(lines(day)) for day in week if len(lines(day)) > 10] == []


def test_nothing_counts_as_an_error_in_the_first_week(week: tuple[Day, ...]) -> None:
    assert [f["code"] for day in week for f in lines(day) if f["severity"] == "error"] == []


def test_every_line_says_what_to_do_and_blames_nobody(week: tuple[Day, ...]) -> None:
    said = [f for day in week for f in lines(day)]
    assert all(f["fix"] and f["why"] for f in said)
    assert [f["message"] for f in said for text in (f["message"], f["why"], f["fix"]) if BLAMES.search(str(text))] == []


def test_no_proposal_repeats_what_was_typed(week: tuple[Day, ...]) -> None:
    for day in week:
        for f in lines(day):
            typed = {str(p["typed"]).casefold() for p in f["places"]}  # type: ignore[attr-defined]
            assert not typed & {str(s).casefold() for s in f["suggestions"]}  # type: ignore[attr-defined]


def test_what_is_mended_one_day_is_said_no_more_the_next(week: tuple[Day, ...]) -> None:
    tuesday, thursday = ({(f["code"], str(f["message"])[:6]) for f in lines(week[n])} for n in (1, 3))
    assert ("DATE-YEAR", "“1/13”") in tuesday - thursday


def test_by_sunday_the_summary_names_the_goal_the_meeting_and_who_has_what(week: tuple[Day, ...]) -> None:
    for words in ("“A crosswalk on Mill Road”", "Next meeting in 2 days: Tue January 13, 6 pm", "Make a flyer | Bea",
                  "Bring snacks | Pastor Ruth"):  # fmt: skip
        assert words in week[6].summary


def test_the_golden_files_are_those_of_the_week() -> None:
    assert {p.name for p in Path(GOLDEN).iterdir()} == {
        f"{n}-{kind}" for n in range(1, 8) for kind in ("findings.txt", "summary.md")
    }
