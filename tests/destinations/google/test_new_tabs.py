from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from coalition_sheets.destinations.google.cells import entered, number_format
from coalition_sheets.destinations.google.new_tabs import Ground, localized, tab_id
from coalition_sheets.destinations.plan import TABS
from coalition_sheets.model import Cell, CellError, Percent
from tests.destinations.google.filled import requests_for
from tests.fake_sheets import asked, discovery

HEADER, BELOW = 0, 1


def made(**ground: Any) -> list[dict[str, Any]]:
    return requests_for({}, {"coalition_name": "Harbor County"}, Ground(**{"takes_over": 0, **ground}))


def of_kind(kind: str, requests: list[dict[str, Any]] | None = None) -> Iterator[dict[str, Any]]:
    return (request[kind] for request in requests or made() if kind in request)


def rule(tab: str, column: int, requests: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return what a column asks of those who type there."""
    return next(
        (
            r["rule"]
            for r in of_kind("setDataValidation", requests)
            if (r["range"]["sheetId"], r["range"]["startColumnIndex"]) == (tab_id(tab), column)
        ),
        {},
    )


def values(found: dict[str, Any]) -> list[str]:
    return [v["userEnteredValue"] for v in found["condition"].get("values", ())]


def headers(tab: str) -> list[dict[str, Any]]:
    written = next(w for w in of_kind("updateCells") if w["start"]["sheetId"] == tab_id(tab))
    cells: list[dict[str, Any]] = written["rows"][HEADER]["values"]
    return cells


def test_google_knows_every_name_we_say() -> None:
    body = json.dumps({"requests": made()}).encode()
    shape = discovery.sheets().shape("BatchUpdateSpreadsheetRequest")
    assert asked.body(shape, body) == json.loads(body)


def test_a_batch_is_far_below_what_google_advises() -> None:
    assert len(json.dumps(made())) < 200_000


def test_each_request_is_of_one_kind_and_no_id_stands_twice() -> None:
    assert {len(request) for request in made()} == {1}
    ids = [r["properties"]["sheetId"] for r in of_kind("addSheet")]
    assert len(set(ids)) == len(ids) == len(TABS)
    assert all(0 < number < 2**31 for number in ids)


def test_about_us_takes_the_empty_tab_and_moves_what_stands_there_down() -> None:
    insert, rename, write = made()[:3]
    assert insert["insertDimension"]["range"]["endIndex"] == len(write["updateCells"]["rows"])
    assert rename["updateSheetProperties"]["properties"]["title"] == "About us"


def test_headers_carry_notes_and_stay_in_view() -> None:
    assert [c["userEnteredValue"]["stringValue"] for c in headers("tasks")] == [
        "Task *", "Who", "By when", "Status", "Goal", "From meeting", "Notes",
    ]  # fmt: skip
    assert all("For example: " in cell["note"] for tab in TABS for cell in headers(tab))
    grids = [add["properties"]["gridProperties"] for add in of_kind("addSheet")]
    assert {(g["frozenRowCount"], g["frozenColumnCount"]) for g in grids} == {(1, 1)}


def test_words_are_offered_and_never_forbidden() -> None:
    status = rule("tasks", 3)
    assert status["condition"]["type"] == "ONE_OF_LIST"
    assert values(status) == ["Not started", "Doing", "Waiting", "Done", "Dropped"]
    assert status["showCustomUi"] is True
    assert {r["rule"]["strict"] for r in of_kind("setDataValidation")} == {False}


def test_names_are_offered_from_their_own_tab_to_its_end() -> None:
    assert values(rule("tasks", 1)) == ["='People'!$A$2:$A"]
    assert values(rule("tasks", 4)) == ["='Goals'!$A$2:$A"]
    assert "semicolon" in rule("tasks", 1)["inputMessage"]


def test_a_tab_alone_offers_names_from_a_tab_that_was_there_before() -> None:
    alone = requests_for({}, {}, Ground(index=2, known={"people": "Our people's list"}), only=["tasks"])
    assert values(rule("tasks", 1, alone)) == ["='Our people''s list'!$A$2:$A"]
    assert rule("tasks", 4, alone) == {}


def test_dates_addresses_and_ticks_are_asked_for_in_their_own_way() -> None:
    day = rule("meetings", 0)
    assert day["condition"]["type"] == "DATE_IS_VALID"
    assert day["inputMessage"].startswith("A day with its year, such as ")
    assert rule("people", 3)["condition"]["type"] == "TEXT_IS_EMAIL"
    assert rule("roles", 7)["condition"]["type"] == "BOOLEAN"


def test_a_date_that_may_be_a_word_or_a_year_is_not_marked_as_wrong() -> None:
    assert values(rule("tasks", 2)) == ['=OR(ISDATE($C2),LOWER(TRIM($C2&""))="next meeting")']
    assert values(rule("organizations", 5)) == ["=OR(ISDATE($F2),ISNUMBER($F2))"]


def test_late_rows_are_coloured_and_their_letters_change_too() -> None:
    live = [
        r["rule"] for r in of_kind("addConditionalFormatRule") if r["rule"]["ranges"][0]["sheetId"] == tab_id("tasks")
    ]
    formulas = [r["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for r in live]
    assert "$C2<TODAY()" in formulas[0]
    assert "|done|" in formulas[0]
    assert live[0]["booleanRule"]["format"]["textFormat"] == {"bold": True}
    assert live[0]["ranges"][0]["startColumnIndex"] == 2
    assert any("Bold on amber" in cell.get("note", "") for cell in headers("tasks"))


def test_formulas_part_their_pieces_as_the_sheet_does() -> None:
    assert localized('IF(A2="a,b",1,2)', ";") == 'IF(A2="a,b";1;2)'
    german = made(separator=";")
    formulas = [
        r["rule"]["booleanRule"]["condition"]["values"][0]["userEnteredValue"]
        for r in of_kind("addConditionalFormatRule", german)
    ]
    assert formulas
    assert not any("," in formula for formula in formulas)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("=1+1", {"stringValue": "=1+1"}),
        ("02134", {"stringValue": "02134"}),
        ("a\r\nb", {"stringValue": "a\nb"}),
        ("", None),
        (None, None),
        (True, {"boolValue": True}),
        (7, {"numberValue": 7}),
        (Percent(0.4), {"numberValue": 0.4}),
        (date(2020, 1, 1), {"numberValue": 43831}),
        (datetime(2020, 1, 1, 12), {"numberValue": 43831.5}),
        (time(18), {"numberValue": 0.75}),
        (timedelta(hours=36), {"numberValue": 1.5}),
        (CellError("#REF!"), {"stringValue": "#REF!"}),
    ],
)
def test_a_cell_goes_with_its_type(cell: Cell, value: object) -> None:
    assert entered(cell) == value


def test_a_day_a_share_and_a_time_show_as_such() -> None:
    kinds = [(number_format(c) or {}).get("type") for c in (date(2026, 3, 1), Percent(0.5), time(18), "text", 4)]
    assert kinds == ["DATE", "PERCENT", "TIME", None, None]


def test_a_word_that_begins_like_a_formula_is_not_offered() -> None:
    about = requests_for({}, {"sectors": "Faith; =1+1; +Labor"})
    assert values(rule("organizations", 2, about)) == ["Faith"]
