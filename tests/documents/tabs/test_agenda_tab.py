"""The Agenda tab says what the document says, in the same order, on one printed page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coalition_sheets import library
from coalition_sheets.documents.tabs.agenda import LEAST, MOST, PAGE, WRITE
from coalition_sheets.documents.tabs.marked import Marked, marked
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.model import Level
from coalition_sheets.model.palette import AMBER
from coalition_sheets.rules.sensitive import scan
from tests.documents.making import agenda_of, harbor, text_of
from tests.documents.tabs.making import tabs
from tests.little import briefing
from tests.worksheets import words


def test_markdown_becomes_titles_words_a_plan_and_rows_to_write_on() -> None:
    page = "# Harbor\n**Regular · 6 pm**\n\n| | | |\n|---|---|---|\n| **6:00** | **Wins** | 5&nbsp;min |\n"
    page += "| | *Any?* A \\| b | |\n\n| What | Who | By |\n|---|---|---|\n| &nbsp; | | |\n\n- one\n\n*Made.*\n"
    assert marked(page) == (
        Marked("title", ("Harbor",)), Marked("words", ("Regular · 6 pm",), bold=True),
        Marked("plan", ("6:00", "Wins", "5 min"), bold=True), Marked("plan", ("", "Any? A | b", "")),
        Marked("headers", ("What", "Who", "By")), Marked("blank", ("", "", "")), Marked("words", ("• one",)),
        Marked("words", ("Made.",), leans=True),
    )  # fmt: skip


def test_it_says_what_the_document_says_in_the_same_order() -> None:
    page = [" ".join(" ".join(m.cells).split()) for m in marked(text_of(agenda_of(harbor()))) if m.kind != "blank"]
    lines = [" ".join(line.split()) for line in words(tabs(harbor())["Agenda"]).splitlines()]
    assert [line for line in lines if line] == page


@pytest.mark.parametrize("items", [0, 4, 9])
def test_it_fits_one_page_with_room_to_write(items: int) -> None:
    agenda = "\\n".join(f"Something to talk about number {n} - 5 min - Rosa - discuss" for n in range(items))
    b = briefing(f"## Meetings\nDate | Start | End | Agenda items\n2026-03-24 | 6 pm | 8 pm | {agenda}")
    sheet = tabs(b)["Agenda"]
    blank = [line for line in sheet.lines if line.height == WRITE]
    assert LEAST <= len(blank) <= MOST
    assert sum(line.height or 0 for line in sheet.lines) <= PAGE


def test_the_fullest_agenda_is_set_smaller_rather_than_on_two_pages() -> None:
    sheet = tabs(harbor())["Agenda"]
    assert sum(line.height or 0 for line in sheet.lines) <= PAGE


def test_an_agenda_too_long_for_one_page_is_set_on_two_in_large_letters() -> None:
    agenda = "\\n".join(f"Something to talk about number {n} - 5 min - Rosa - discuss" for n in range(30))
    sheet = tabs(briefing(f"## Meetings\nDate | Agenda items\n2026-03-24 | {agenda}"))["Agenda"]
    assert PAGE < sum(line.height or 0 for line in sheet.lines) <= 2 * PAGE
    assert {c.look.size for line in sheet.lines for c in line.cells if c.look.bold} == {15, 11.5, 11}
    assert sum(line.height == WRITE for line in sheet.lines) == MOST


def test_what_is_still_to_add_is_marked() -> None:
    found = [line.cells[0] for line in tabs(harbor())["Agenda"].lines if line.cells[0].look.fill == AMBER]
    assert [c.value for c in found] == ["Facilitator: [ADD: name] · Notes: Linh Tran · Time: Sam O'Neill"]


def test_without_a_meeting_it_says_what_to_do() -> None:
    assert "Put a day on the Meetings tab" in words(tabs(briefing("## Tasks\nTask\n"))["Agenda"])


def test_members_get_the_same_agenda_as_organizers_and_anyone_none_that_is_not_published() -> None:
    one, two, public = (words(tabs(harbor(), level)["Agenda"]) for level in reversed(Level))
    assert one == two
    assert public == "Agenda\nNo meeting for everybody is planned yet."


def test_a_tab_with_something_private_is_held_back_whole() -> None:
    b = briefing("## Tasks\nTask | Who | By when\nHelp with A-number A123 456 789 | Rosa | 2026-03-19")
    held, *others = own_tabs(b, library.template, scan=scan)
    assert words(held).startswith("Held back: something here looks like private data")
    assert "A123" not in "".join(map(words, others))


def test_the_same_day_gives_the_same_tabs_and_another_day_another_date() -> None:
    b = harbor()
    assert own_tabs(replace(b, _results={}), library.template) == own_tabs(b, library.template)
    later = replace(b, today=b.today + timedelta(days=1), _results={})
    assert own_tabs(later, library.template) != own_tabs(b, library.template)
