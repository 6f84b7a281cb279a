from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets import library
from coalition_sheets.destinations.google.cells import cell_data
from coalition_sheets.destinations.google.there import TabThere, found, ground, separator
from coalition_sheets.destinations.pulled.workbook import named


def tab(title: str, *rows: list[str], **properties: Any) -> dict[str, Any]:
    values = [{"values": [{"userEnteredValue": {"stringValue": text}} if text else {} for text in row]} for row in rows]
    about = {"sheetId": len(title), "title": title, "gridProperties": {"columnCount": 26}}
    return {"properties": about | properties, "data": [{"rowData": values}]}


def sheet(*tabs: dict[str, Any], **properties: str) -> Any:
    return found({"properties": properties, "sheets": list(tabs)})


def test_a_tab_of_blank_cells_is_empty_and_a_chart_is_not() -> None:
    tabs = sheet(tab("Sheet1", ["", ""]), tab("Data", ["x"]), tab("Chart", sheetType="OBJECT")).tabs
    assert [one.empty for one in tabs] == [True, False, False]


def test_a_sheet_that_nobody_named_has_no_title() -> None:
    assert sheet(title="Untitled spreadsheet").title == ""
    assert sheet(title="Harbor County").title == "Harbor County"


@pytest.mark.parametrize(
    ("properties", "taken"),
    [({}, 6), ({"hidden": True}, None), ({"gridProperties": {"columnCount": 2}}, None)],
)
def test_about_us_takes_an_empty_tab_that_people_see_and_that_is_wide_enough(
    properties: dict[str, Any], taken: int | None
) -> None:
    made = ground(sheet(tab("Sheet1", **properties)), library.schemas(), ["About us"], all_of_it=True)
    assert made.takes_over == taken


def test_the_empty_tab_that_is_taken_may_have_one_of_our_names() -> None:
    assert ground(sheet(tab("Tasks")), library.schemas(), ["Tasks"], all_of_it=True).takes_over == 5
    with pytest.raises(TabThere):
        ground(sheet(tab("Sheet1"), tab("Tasks")), library.schemas(), ["Tasks"], all_of_it=True)


def test_names_come_from_a_tab_that_begins_with_them() -> None:
    people, goals = tab("Roster", ["Full name", "Email"]), tab("Goals", ["Number", "Goal"])
    known = ground(sheet(people, goals), library.schemas(), ["Tasks"], all_of_it=False).known
    assert known == {"people": "Roster"}


@pytest.mark.parametrize(
    ("locale", "mark"), [("en_US", ","), ("en_ZA", ";"), ("de_DE", ";"), ("es_MX", ";"), ("", ";")]
)
def test_a_semicolon_is_right_everywhere_but_a_comma_is_usual_in_english(locale: str, mark: str) -> None:
    assert separator(locale) == mark


@given(st.text())
def test_a_text_is_never_anything_but_a_text(text: str) -> None:
    same = text.replace("\r\n", "\n").replace("\r", "\n")
    assert cell_data(text).get("userEnteredValue", {"stringValue": ""}) == {"stringValue": same}


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6))
def test_the_names_of_tabs_are_some_that_excel_takes(titles: list[str]) -> None:
    names = named(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.casefold() != "history"
