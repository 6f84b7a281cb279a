"""A cell's text in Markdown: it shows as typed, and never as markup."""

import html
import re

import pytest

from coalition_sheets.documents.markdown import escape, plain, to_html, to_text
from tests.documents.making import hostile

PAGE = "# {0}\n\n{0}\n\n- {0}\n\n1. **{0}** and *{0}*\n\n| a | b |\n|---|---|\n| {0} | {0} |\n"


def tags(text: str) -> list[str]:
    return re.findall(r"<[^>]*>", to_html(text))


@pytest.mark.parametrize("cell", hostile())
def test_no_cell_changes_the_structure_of_a_page(cell: str) -> None:
    word = escape(cell) or escape("x")
    page = PAGE.replace("{0}", word)
    assert tags(page) == tags(PAGE.replace("{0}", "x"))


@pytest.mark.parametrize("cell", hostile())
def test_every_cell_reads_as_it_was_typed(cell: str) -> None:
    shown = html.unescape(re.sub(r"<[^>]*>", "", to_html(f"x {escape(cell)} x")))
    assert " ".join(shown.split()) == " ".join(f"x {plain(cell)} x".split())


def test_controls_marks_of_direction_and_half_characters_go() -> None:
    assert plain("a\u202eb\x00c\n\td\u2028e\ud800\ufffe") == "abc d e\ufffd\ufffd"


def test_links_go_to_https_and_mail_alone() -> None:
    assert "href" not in to_html("[a](javascript:alert) [b](http://x.example) [c](//x.example) [d](data:text/html,x)")
    assert "<img" not in to_html("![d](https://x.example/i)")
    assert to_html("[a](https://x.example)") == '<p><a href="https://x.example">a</a></p>\n'


def test_a_table_without_headings_is_a_plan_and_a_blank_one_a_grid() -> None:
    plan = to_html("| | | |\n|---|---|---|\n| **6:00** | Wins | 5 min |\n| | one | |\n")
    assert "<thead>" not in plan
    assert '<table class="plan">' in plan
    assert '<tr class="head">' in plan
    assert '<td colspan="2">one</td>' in plan
    assert '<table class="grid">' in to_html("| What | Who |\n|---|---|\n| &nbsp; | |\n")


def test_a_gap_is_marked() -> None:
    assert "<mark>[ADD: name]</mark>" in to_html("**Facilitator:** [ADD: name]")


def test_plain_text_keeps_lists_and_drops_marks() -> None:
    text = "Hi *Ana*,\n\n1. **One** thing\n2. Two\n\n- “done”\n- “help”\n\nRosa  \n555\n"
    assert to_text(text) == "Hi Ana,\n\n1. One thing\n2. Two\n\n- “done”\n- “help”\n\nRosa\n555\n"


def test_a_row_of_a_table_is_one_line_of_plain_text() -> None:
    text = "Before\n\n| Goal | By | So far |\n|---|---|---|\n| **Vote** | June 30 | 1 of 5 |\n| Last | | 0 |\n\nAfter\n"
    assert to_text(text) == "Before\n\nGoal · By · So far\nVote · June 30 · 1 of 5\nLast · 0\n\nAfter\n"
