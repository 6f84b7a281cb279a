"""Tabs of ours in a workbook: put in, put again, dropped; the tabs of people stay as they are."""

from __future__ import annotations

import pytest

from coalition_sheets.xlsx.refuse import TitleTaken
from tests.xlsx.little import TODAY, book, differing, put, rows, tab, tables


def test_a_new_tab_comes_last_and_only_the_lists_of_the_workbook_change() -> None:
    made = put(before := book(), TODAY)
    assert list(tables(made)) == ["Tasks", "Today"]
    assert rows(made, "Today") == [("As of", 3.0), ("Next", None)]
    assert differing(before, made) == {
        "sheet2.xml": "new", "styles.xml": "new",
        "workbook.xml": "changed", "workbook.xml.rels": "changed", "[Content_Types].xml": "changed",
    }  # fmt: skip


def test_the_same_again_is_the_same_file() -> None:
    made = put(book(), TODAY)
    assert put(made, TODAY) is made


def test_a_tab_of_ours_is_replaced_where_it_stands_and_nothing_else_changes() -> None:
    before = put(book(), TODAY, tab("Sent", ("Date",)))
    after = put(before, tab("Today", ("As of", 4)))
    assert list(tables(after)) == ["Tasks", "Today", "Sent"]
    assert differing(before, after) == {"sheet2.xml": "changed"}


def test_a_persons_tab_with_our_title_is_never_touched() -> None:
    with pytest.raises(TitleTaken, match="a tab “Tasks” that somebody else made"):
        put(book(), tab("TASKS", ("ours",)))
