"""Requests that look at what stands in cells: order, search, filters, copies, doubles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_sheets.errors import Json
from tests.fake_sheets.trying import Trial, grid, lines

START = {"sheetId": 0, "rowIndex": 0, "columnIndex": 0}


def by(column: int, order: str = "ASCENDING") -> Json:
    return {"dimensionIndex": column, "sortOrder": order}


def sort(*specs: Json, bottom: int = 9) -> Json:
    return {"sortRange": {"range": grid(0, 0, bottom, 3), "sortSpecs": list(specs)}}


def test_rows_are_sorted_numbers_then_text_and_blank_ones_last() -> None:
    trial = Trial(["b"], [None, "blank"], [10], [True], ["A"], [9])
    trial.change(sort(by(0)))
    assert [row[0] for row in trial.rows()] == [9, 10, "A", "b", True, ""]
    trial.change(sort(by(0, "DESCENDING")))
    assert [row[0] for row in trial.rows()] == [True, "b", "A", 10, 9, ""]


def test_rows_that_are_alike_keep_their_order_and_formulas_count_on() -> None:
    trial = Trial(["b", 1, "=B1"], ["a", 2, "=B2"], ["b", 3, "=B3"])
    trial.change(sort(by(0)))
    assert trial.formulas() == [["a", 2, "=B1"], ["b", 1, "=B2"], ["b", 3, "=B3"]]
    trial.change(sort(by(0, "DESCENDING"), by(1, "DESCENDING")))
    assert trial.rows() == [["b", 3, 3], ["b", 1, 1], ["a", 2, 2]]


def filled(row: list[Any]) -> list[Any]:
    """Take the blank end off a row."""
    while row and row[-1] == "":
        row = row[:-1]
    return row


CELLS = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text("abAB", min_size=1, max_size=2))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=9),
    st.integers(0, 2),
    st.sampled_from(["ASCENDING", "DESCENDING"]),
)
def test_a_sort_is_a_permutation_and_twice_is_once(rows: list[list[Any]], column: int, order: str) -> None:
    trial = Trial(*rows)
    trial.change(sort(by(column, order)))
    found = trial.rows()
    before = sorted(str(filled(["" if value is None else value for value in row])) for row in rows)
    after = sorted(str(row) for row in found)
    assert [row for row in after if row != "[]"] == [row for row in before if row != "[]"]
    trial.change(sort(by(column, order)))
    assert trial.rows() == found


def find(**more: Any) -> Json:
    return {"findReplace": more}


@pytest.mark.parametrize(
    ("more", "rows", "counts"),
    [
        ({"find": "e", "replacement": "o", "range": grid(0, 0, 1, 1)}, [["Googlo Shoots"]], (1, 0, 1, 1, 3)),
        ({"find": "google", "replacement": "x", "allSheets": True, "matchCase": True}, None, (0, 0, 0, 0, 0)),
        (
            {"find": "not started", "replacement": "Done", "sheetId": 0, "matchEntireCell": True},
            [[], ["Done", "Not started yet"]],
            (1, 0, 1, 1, 1),
        ),
        (
            {"find": "o.* (.*)", "replacement": "$1 Rocks", "searchByRegex": True, "range": grid(0, 0, 1, 1)},
            [["GSheets Rocks"]],
            (1, 0, 1, 1, 1),
        ),
        ({"find": "12", "replacement": "7", "allSheets": True}, [[], [], [73]], (1, 0, 1, 1, 1)),
        (
            {"find": "A3", "replacement": "A3+1", "allSheets": True, "includeFormulas": True},
            [[], [], ["", 124]],
            (0, 1, 1, 1, 1),
        ),
    ],
)
def test_find_and_replace_counts_what_it_changed(more: Json, rows: Any, counts: tuple[int, ...]) -> None:
    before: list[list[Any]] = [["Google Sheets"], ["Not started", "Not started yet"], [123, "=A3"]]
    trial = Trial(*before)
    reply = trial.change(find(**more))[0].get("findReplace", {})
    names = ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged")
    assert tuple(reply.get(name_, 0) for name_ in names) == counts
    for row, line in enumerate(rows or []):
        for column, value in enumerate(line):
            assert value == "" or trial.rows()[row][column] == value


def test_find_and_replace_must_know_where() -> None:
    assert "exactly one of" in Trial().refuses(find(find="a", replacement="b"))
    assert "non-empty find" in Trial().refuses(find(allSheets=True))


def test_a_filter_hides_rows_until_it_goes() -> None:
    trial = Trial(["Status", "Due"], ["Done", 1], ["Late", 2], ["Late", 3])
    hidden = {
        "0": {"hiddenValues": ["Done"]},
        "1": {"condition": {"type": "NUMBER_LESS", "values": [{"userEnteredValue": "3"}]}},
    }
    trial.change({"setBasicFilter": {"filter": {"range": grid(0, 0, 4, 2), "criteria": hidden}}})
    assert trial.book.sheets[0].rows == {1: {"hiddenByFilter": True}, 3: {"hiddenByFilter": True}}
    trial.change({"clearBasicFilter": {"sheetId": 0}})
    assert (trial.book.sheets[0].rows, trial.book.sheets[0].basic_filter) == ({}, None)


def test_filter_views_come_change_and_go() -> None:
    trial = Trial()
    reply = trial.change({"addFilterView": {"filter": {"title": "Late", "range": grid(0, 0, 4, 2)}}})[0][
        "addFilterView"
    ]
    number = reply["filter"]["filterViewId"]
    trial.change({"updateFilterView": {"filter": {"filterViewId": number, "title": "New"}, "fields": "title"}})
    copy = trial.change({"duplicateFilterView": {"filterId": number}})[0]["duplicateFilterView"]["filter"]
    assert copy["title"] == "Copy of New"
    trial.change({"deleteFilterView": {"filterId": number}})
    assert list(trial.book.sheets[0].filter_views) == [copy["filterViewId"]]


def test_copies_repeat_and_count_on() -> None:
    trial = Trial([1, "=A1"])
    trial.change({"copyPaste": {"source": grid(0, 0, 1, 2), "destination": grid(1, 0, 3, 2)}})
    assert trial.formulas() == [[1, "=A1"], [1, "=A2"], [1, "=A3"]]
    paste = {"source": grid(0, 0, 1, 2), "destination": grid(4, 0, 5, 1), "pasteType": "PASTE_VALUES"}
    trial.change({"copyPaste": paste | {"pasteOrientation": "TRANSPOSE"}})
    assert trial.formulas("A5:A6") == [[1], [1]]


def test_references_follow_what_is_cut() -> None:
    trial = Trial([1, "=A1"])
    trial.change({"cutPaste": {"source": grid(0, 0, 1, 1), "destination": START | {"rowIndex": 4}}})
    assert trial.formulas() == [["", "=A5"], [], [], [], [1]]


def test_pasted_text_is_read_as_if_typed() -> None:
    trial = Trial()
    trial.change({"pasteData": {"coordinate": START, "data": 'a,$5\n"b,c",=1+1', "delimiter": ","}})
    assert trial.rows() == [["a", 5], ["b,c", 2]]
    html = "<table><tr><td>x</td><td>7</td></tr></table>"
    trial.change({"pasteData": {"coordinate": START, "data": html, "html": True}})
    assert trial.rows("A1:B1") == [["x", 7]]


def test_text_splits_into_columns() -> None:
    trial = Trial(["a; b;3"], ["whole"])
    trial.change({"textToColumns": {"source": grid(0, 0, 2, 1), "delimiterType": "AUTODETECT"}})
    assert trial.rows() == [["a", "b", 3], ["whole"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[1], [3]], [[1], [3], [5], [7]]),
        ([["a"], ["b"]], [["a"], ["b"], ["a"], ["b"]]),
        ([[4], ["=A1*2"]], [[4], ["=A1*2"], [4], ["=A3*2"]]),
    ],
)
def test_a_range_fills_on(rows: Any, expected: Any) -> None:
    trial = Trial(*rows)
    trial.change({"autoFill": {"range": grid(0, 0, 4, 1)}})
    assert trial.formulas() == expected


def test_borders_are_drawn_around_and_between() -> None:
    line = {"style": "SOLID"}
    trial = Trial()
    trial.change({"updateBorders": {"range": grid(0, 0, 2, 2), "top": line, "innerVertical": line}})
    cells = trial.book.sheets[0].cells
    assert cells[0, 0]["userEnteredFormat"]["borders"] == {"top": line, "right": line}
    assert cells[1, 1]["userEnteredFormat"]["borders"] == {"left": line}
    trial.change(
        {"updateBorders": {"range": grid(0, 0, 2, 2), "top": {"style": "NONE"}, "innerVertical": {"style": "NONE"}}}
    )
    assert trial.book.sheets[0].cells == {}


def test_doubles_go_and_white_space_is_trimmed() -> None:
    trial = Trial(["a", 1, "x"], ["A", 1, "y"], ["b ", 2, "z"], ["a", 2, "x"])
    place = grid(0, 0, 4, 2)
    columns = [lines("COLUMNS", 0, 1)]
    reply = trial.change({"deleteDuplicates": {"range": place, "comparisonColumns": columns}})[0]
    assert reply == {"deleteDuplicates": {"duplicatesRemovedCount": 2}}
    assert trial.rows() == [["a", 1, "x"], ["b ", 2, "y"], ["", "", "z"], ["", "", "x"]]
    assert trial.change({"trimWhitespace": {"range": place}})[0] == {"trimWhitespace": {"cellsChangedCount": 1}}
    assert trial.rows("A2") == [["b"]]


def test_rows_in_an_order_by_chance_are_the_same_rows() -> None:
    trial = Trial(*[[number] for number in range(20)])
    trial.change({"randomizeRange": {"range": grid(0, 0, 20, 1)}})
    assert trial.rows() != [[number] for number in range(20)]
    assert sorted(trial.rows()) == [[number] for number in range(20)]


def test_metadata_hangs_on_places() -> None:
    trial = Trial()
    create = "createDeveloperMetadata"
    entry = {"metadataKey": "id", "metadataValue": "7", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    reply = trial.change({create: {"developerMetadata": entry}})[0][create]["developerMetadata"]
    assert reply["location"]["locationType"] == "SHEET"
    found = {"developerMetadataLookup": {"metadataKey": "id"}}
    change = {"dataFilters": [found], "developerMetadata": {"metadataValue": "8"}, "fields": "metadataValue"}
    trial.change({"updateDeveloperMetadata": change})
    assert trial.book.metadata[reply["metadataId"]]["metadataValue"] == "8"
    trial.change({"deleteDeveloperMetadata": {"dataFilter": found}})
    assert trial.book.metadata == {}
    place = {"dimensionRange": lines("ROWS", 0, 2)}
    assert "single row or column" in trial.refuses({create: {"developerMetadata": entry | {"location": place}}})


def test_columns_become_as_wide_as_their_text() -> None:
    trial = Trial(["a", "a long text indeed"])
    trial.change({"autoResizeDimensions": {"dimensions": lines("COLUMNS", 0, 2)}})
    widths = [trial.book.sheets[0].columns[column]["pixelSize"] for column in (0, 1)]
    assert widths[0] < 100 < widths[1]


def test_tables_have_names_and_columns() -> None:
    trial = Trial(["Name", None], ["Anna", 1])
    table = {"name": "People", "range": grid(0, 0, 9, 2)}
    reply = trial.change({"addTable": {"table": table}})[0]["addTable"]["table"]
    assert [column["columnName"] for column in reply["columnProperties"]] == ["Name", "Column 2"]
    assert "already exists" in trial.refuses({"addTable": {"table": table}})
    assert "overlap" in trial.refuses({"addTable": {"table": table | {"name": "Other"}}})
    change = {"table": {"tableId": reply["tableId"], "name": "New"}, "fields": "name"}
    trial.change({"updateTable": change}, {"deleteTable": {"tableId": reply["tableId"]}})
    assert (trial.book.sheets[0].tables, trial.rows()) == ({}, [])


def test_charts_and_slicers_are_kept_by_their_ids() -> None:
    trial = Trial()
    place = {"overlayPosition": {"anchorCell": START | {"rowIndex": 3}}}
    made = trial.change({"addChart": {"chart": {"spec": {"title": "Pace"}, "position": place}}})[0]["addChart"]
    number = made["chart"]["chartId"]
    trial.change({"updateChartSpec": {"chartId": number, "spec": {"title": "New"}}})
    assert trial.book.sheets[0].charts[number]["spec"] == {"title": "New"}
    twice = {"addSlicer": {"slicer": {"slicerId": number, "position": place}}}
    assert f"An embedded object with id {number} already exists." in trial.refuses(twice)
    trial.change({"deleteEmbeddedObject": {"objectId": number}})
    assert "No embedded object with id" in trial.refuses({"deleteEmbeddedObject": {"objectId": number}})
