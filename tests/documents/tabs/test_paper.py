"""Today on paper: few pages, letters as large as those allow, things held together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coalition_sheets.documents.tabs.looks import GAP, SOFT, TEXT, below, beside, door, full, heading
from coalition_sheets.documents.tabs.paper import LARGEST, LEAST, PAGE, on_paper
from coalition_sheets.documents.tabs.today import WIDTHS
from coalition_sheets.model.worksheet import Line, Worksheet
from tests.documents.making import harbor
from tests.documents.tabs.making import tabs


def printed(*lines: Line) -> Worksheet:
    return on_paper(Worksheet("Today", WIDTHS, (full("Harbor", TEXT, WIDTHS), *lines), header=1))


def part(things: int) -> tuple[Line, ...]:
    """Return a heading and things, each with a line below it."""
    thing = (beside(door(None), "A thing", WIDTHS), below("More of it", WIDTHS))
    return (heading("Things", WIDTHS), *thing * things)


def pages(tab: Worksheet) -> list[float]:
    """Return how high the rows of each page are, with those that stand on each."""
    ends = [0, *tab.breaks, len(tab.lines)]
    high = [sum(line.height or 0 for line in tab.lines[a:b]) for a, b in pairwise(ends)]
    return [page + (tab.lines[0].height or 0) * (n > 0) for n, page in enumerate(high)]


def test_a_short_tab_fills_one_page_with_large_letters() -> None:
    tab = printed(*part(3))
    assert (tab.scale, tab.breaks) == (LARGEST, ())


@pytest.mark.parametrize("things", [3, 15, 21, 40, 80])
def test_no_page_is_higher_than_paper_and_a_larger_size_would_take_more(things: int) -> None:
    tab = printed(*part(things), GAP)
    assert max(pages(tab)) <= PAGE * 100 / tab.scale
    assert LEAST <= tab.scale <= LARGEST
    total = sum(line.height or 0 for line in tab.lines)
    assert tab.scale == LARGEST or total * (tab.scale + 10) / 100 > PAGE * len(pages(tab)) * 0.8


def test_a_part_that_fits_on_a_page_is_not_parted() -> None:
    tab = printed(*part(8) * 6)
    assert tab.breaks
    assert all(tab.lines[row].cells[0].value == "Things" for row in tab.breaks)


def test_a_long_part_goes_on_between_two_things() -> None:
    tab = printed(*part(60))
    assert len(tab.breaks) >= 2
    assert all(tab.lines[row].cells[1].look != SOFT for row in tab.breaks)


def test_today_of_a_living_coalition_takes_four_pages_in_its_own_size_or_larger() -> None:
    today = tabs(harbor())["Today"]
    assert len(today.breaks) <= 3
    assert today.scale >= 100
