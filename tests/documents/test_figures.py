"""Pictures on pages: placed by a template, swapped for the figure, never to be forged by what people type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pytest

from coalition_sheets.documents.figures import marks
from coalition_sheets.documents.make import WITHHELD, finished
from coalition_sheets.documents.pictures import Bar, bars
from coalition_sheets.documents.pictures.drawn import DRAWN, picture
from coalition_sheets.documents.summaries import Declassified, funder_report, monthly, public_summary
from coalition_sheets.documents.template import header_of
from coalition_sheets.documents.view import view
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Briefing, Document, Level, Picture
from coalition_sheets.rules import sensitive
from tests.documents.making import harbor, hostile, load, text_of
from tests.documents.pages import PAGES
from tests.little import TODAY, briefing

BARS = bars([Bar(name="Letters")])


def page(body: str, data: Mapping[str, object] | None = None, drawn: Picture | None = BARS) -> Document:
    text = f"---\naudience: coalition\ntitle: A page\nfile: own\n---\n{body}\n"
    made = header_of("own.md.j2", text)

    def read(name: str) -> str:
        return text if name == "own.md.j2" else load(name)

    def draw(name: str) -> Picture | None:
        return drawn if name == "benchmarks" else None

    return finished(made, data or {}, read, as_of=TODAY, level=Level.COALITION, scan=sensitive.scan, draw=draw)


def test_a_picture_stands_on_the_page_and_not_in_the_text() -> None:
    made = page("# Where we are\n\n{{ pictures.benchmarks }}\n\nThe end.")
    assert text_of(made) == "# Where we are\n\nThe end.\n"
    shown = f"<figcaption>{BARS.title}</figcaption>\n{BARS.svg}\n</figure>\n</div>\n<p>The end.</p>"
    assert shown in text_of(made, "html")
    assert made.pictures == (BARS,)


def test_its_words_stand_in_the_text_where_the_template_wants_them() -> None:
    made = page("{{ pictures_or_words.benchmarks }}")
    assert text_of(made) == "Letters: no number yet.\n"
    assert BARS.svg in text_of(made, "html")


def test_where_there_is_no_picture_nothing_is_left() -> None:
    made = page("One.\n\n{{ pictures.benchmarks }}\n\n{{ pictures_or_words.funnel }}\n\nTwo.", drawn=None)
    assert text_of(made) == "One.\n\nTwo.\n"
    assert "<p>One.</p>\n<p>Two.</p>" in text_of(made, "html")
    assert made.pictures == ()


@pytest.mark.parametrize("typed", [str(marks()["pictures"].benchmarks), "\\\\x02picture:benchmarks", *hostile()])
def test_nobody_can_type_a_picture_into_a_page(typed: str) -> None:
    made = page("{{ word }}\n\n- {{ word }}\n\n| {{ word }} | x |\n|---|---|\n| {{ word }} | x |", {"word": typed})
    assert made.pictures == ()
    assert "<svg" not in text_of(made, "html")


def test_a_page_is_held_back_where_its_picture_holds_private_data() -> None:
    made = page("{{ pictures.benchmarks }}", drawn=bars([Bar(name="A# 123-456-789")]))
    assert made.not_ready == (WITHHELD,)
    assert (made.files, made.pictures) == ((), ())


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_drawn_only_for_those_who_may_see_all_it_is_made_of(name: str) -> None:
    b = harbor()
    assert picture(view(b, Level.ORGANIZERS), name)
    assert picture(view(b, Level.PUBLIC), name) is None


def test_what_needs_us_comes_first_and_what_is_met_last() -> None:
    made = picture(view(harbor(), Level.COALITION), "benchmarks")
    assert made
    names = re.findall(r'font-weight="600" fill="#1a1a1a">([A-Z][^<]*)</text>', made.svg)
    assert names[0] == "First-reading date set"


def test_each_summary_has_its_pictures() -> None:
    b = harbor()
    assert [[p.name for p in d.pictures] for d in (weekly(b, load), monthly(b, load), funder_report(b, load))] == [
        ["benchmarks", "funnel"], ["benchmarks", "timeline"], ["benchmarks", "funnel", "timeline", "coverage"],
    ]  # fmt: skip
    assert [p.name for p in PAGES["agenda-take-stock.md.j2"](b)[0].pictures] == ["benchmarks", "coverage"]
    assert public_summary(b, load, counts=Declassified(4, 3, 2, 1)).pictures == ()


def test_where_everybody_is_a_member_there_are_no_conversations_to_draw() -> None:
    joined = briefing("""
        ## Organizations
        Name | Status
        Harbor Workers' Center | Member
        St. Brendan Parish | Member
    """)
    assert picture(view(joined, Level.ORGANIZERS), "funnel") is None
    assert picture(view(harbor(), Level.ORGANIZERS), "funnel")


def test_an_empty_workbook_has_no_pictures() -> None:
    empty = Briefing(replace(harbor().coalition, goals=(), outreach=(), organizations=(), people=()), TODAY)
    seen = view(replace(empty, coalition=replace(empty.coalition, about=type(empty.about)())), Level.ORGANIZERS)
    assert [*map(partial(picture, seen), DRAWN)] == [None] * len(DRAWN)
