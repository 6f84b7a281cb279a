"""The `fields` parameter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_sheets import masks
from tests.fake_sheets.answers import BadAnswer, answer
from tests.fake_sheets.discovery import sheets

SHAPE = sheets().shape("Spreadsheet")


@pytest.mark.parametrize(
    "text",
    [
        "sheets(properties(sheetId,title))",
        "sheets.properties(sheetId,title)",
        "sheets/properties/sheetId,sheets/properties.title",
        "sheets.properties.sheet_id,sheets.properties.title",
        "sheets(properties/sheetId,properties.title)",
    ],
)
def test_the_same_mask_may_be_written_in_many_ways(text: str) -> None:
    assert masks.parse(text, SHAPE) == {"sheets": {"properties": {"sheetId": None, "title": None}}}


@pytest.mark.parametrize("text", ["*", "sheets,*", "*,sheets.properties"])
def test_a_star_is_everything(text: str) -> None:
    assert masks.parse(text, SHAPE) is None


def test_a_star_in_the_middle_is_every_field_that_leads_on() -> None:
    assert masks.parse("*/title", SHAPE) == {"properties": {"title": None}}


def test_the_wider_wish_wins() -> None:
    assert masks.parse("sheets.properties.title,sheets.properties", SHAPE) == {"sheets": {"properties": None}}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sheets.tabs", "sheets.tabs"), ("sheets(properties(title,tint))", "sheets.properties.tint"),
        ("spreadsheetId.more", "spreadsheetId.more"), ("sheets(", "sheets"), ("sheets)", "sheets)"), (",", ","),
        ("sheets..data", ".data"), ("she ets", "she ets"), ("properties, sheets", "properties, sheets"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(text: str, path: str) -> None:
    with pytest.raises(masks.UnknownPath) as caught:
        masks.parse(text, SHAPE)
    assert caught.value.path == path


NAMES = st.sampled_from(
    ["spreadsheetId", "properties.title", "sheets.properties.index", "sheets.merges", "namedRanges"]
)
WHOLE = {
    "spreadsheetId": "a",
    "properties": {"title": "b", "locale": "c"},
    "sheets": [{"properties": {"sheetId": 1, "index": 0}, "merges": [{"sheetId": 1, "endRowIndex": 2}]}],
    "namedRanges": [{"name": "d"}],
}


@given(st.lists(NAMES, min_size=1), st.lists(NAMES, min_size=1))
def test_two_masks_together_show_what_either_shows(one: list[str], other: list[str]) -> None:
    def shown(paths: list[str]) -> set[str]:
        return set(answer(SHAPE, WHOLE, masks.parse(",".join(paths), SHAPE)))

    assert shown(one + other) == shown(one) | shown(other)


@given(st.lists(NAMES, min_size=1))
def test_a_mask_laid_twice_is_a_mask_laid_once(paths: list[str]) -> None:
    mask = masks.parse(",".join(paths), SHAPE)
    once = answer(SHAPE, WHOLE, mask)
    assert once
    assert answer(SHAPE, once, mask) == once


def test_what_is_zero_or_false_is_left_out_where_the_api_leaves_it_out() -> None:
    sheet = {
        "properties": {"sheetId": 0, "index": 0, "hidden": False, "title": "T"},
        "merges": [{"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}],
        "protectedRanges": [],
    }
    made = answer(sheets().shape("Sheet"), sheet)
    assert made == {
        "properties": {"sheetId": 0, "index": 0, "title": "T"},
        "merges": [{"startRowIndex": 0, "endRowIndex": 1}],
    }


def test_a_value_that_is_false_is_said() -> None:
    cell = {"effectiveValue": {"boolValue": False}}
    assert answer(sheets().shape("CellData"), cell) == cell


@pytest.mark.parametrize(
    "bad", [{"title": "x"}, {"sheets": {}}, {"spreadsheetId": 5}, {"sheets": [{"properties": {"sheetType": "ROUND"}}]}]
)
def test_an_answer_the_api_cannot_give_is_never_given(bad: dict[str, object]) -> None:
    with pytest.raises(BadAnswer):
        answer(SHAPE, bad)
