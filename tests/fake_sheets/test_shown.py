"""What a reader sees of a cell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_sheets.locales import locale_named
from tests.fake_sheets.numbers import shown_number
from tests.fake_sheets.shown import effective
from tests.fake_sheets.trying import Trial, grid

DAY = 43831  # 2020-01-01


@pytest.mark.parametrize(
    ("number", "kind", "pattern", "expected"),
    [
        (3, "NUMBER", "0", "3"),
        (2.5, "NUMBER", "0", "3"),
        (0.125, "NUMBER", "0.00", "0.13"),
        (1234567.891, "NUMBER", "#,##0.00", "1,234,567.89"),
        (-1234.5, "NUMBER", "#,##0.00", "-1,234.50"),
        (0.5, "NUMBER", "#.##", ".5"),
        (0.256, "PERCENT", "0%", "26%"),
        (0.256, "PERCENT", "0.0%", "25.6%"),
        (20.5, "CURRENCY", '"$"#,##0.00', "$20.50"),
        (-20, "CURRENCY", '"$"#,##0;("$"#,##0)', "($20)"),
        (12345, "SCIENTIFIC", "0.00E+00", "1.23E+04"),
        (7, "NUMBER", "00000", "00007"),
        (5, "NUMBER", '0 "people"', "5 people"),
        (DAY, "DATE", "yyyy-mm-dd", "2020-01-01"),
        (DAY, "DATE", "m/d/yyyy", "1/1/2020"),
        (DAY, "DATE", "ddd, mmm d, yyyy", "Wed, Jan 1, 2020"),
        (DAY, "DATE", "", "1/1/2020"),
        (DAY + 0.6041666667, "DATE_TIME", "yyyy-mm-dd h:mm:ss", "2020-01-01 14:30:00"),
        (0.6041666667, "TIME", "h:mm am/pm", "2:30 PM"),
        (0.0, "TIME", "h:mm am/pm", "12:00 AM"),
        (0.25, "TIME", "hh:mm", "06:00"),
        (1.5, "TIME", "[h]:mm", "36:00"),
        (12, "TEXT", "@", "12"),
    ],
)
def test_a_number_is_shown_by_its_format(number: float, kind: str, pattern: str, expected: str) -> None:
    assert shown_number(number, {"type": kind, "pattern": pattern}, locale_named("en_US")) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, "3"),
        (-2, "-2"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (123456789012, "123456789012"),
        (1e20, "1E+20"),
    ],
)
def test_a_number_without_a_format_is_shown_plainly(number: float, expected: str) -> None:
    assert shown_number(number, None, locale_named("en_US")) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en_US", "1/1/2020"), ("en_GB", "01/01/2020"), ("de_DE", "01.01.2020"), ("en_CA", "2020-01-01")],
)
def test_a_day_without_a_pattern_is_shown_as_the_locale_does(locale: str, expected: str) -> None:
    cell = {"userEnteredValue": {"numberValue": DAY}, "userEnteredFormat": {"numberFormat": {"type": "DATE"}}}
    trial = Trial([cell], locale=locale)
    assert trial.rows(option="FORMATTED_VALUE") == [[expected]]


def test_the_render_options_tell_the_same_cell_in_their_own_way() -> None:
    trial = Trial([])
    trial.write("A1:C2", [["2020-01-01", "=A1+1", "$5"], ["=1/0", True, "x"]])
    assert trial.rows(option="FORMATTED_VALUE") == [["2020-01-01", "2020-01-02", "$5"], ["#DIV/0!", "TRUE", "x"]]
    assert trial.rows(option="UNFORMATTED_VALUE") == [[DAY, DAY + 1, 5], ["#DIV/0!", True, "x"]]
    assert trial.rows(option="FORMULA") == [[DAY, "=A1+1", 5], ["=1/0", True, "x"]]


def test_a_cell_is_described_whole() -> None:
    trial = Trial(["=1/0", "text", 5, '=HYPERLINK("https://example.org","Us")'])
    sheet = trial.book.sheets[0]
    found: list[Any] = [effective(trial.book, sheet, 0, column) for column in range(5)]
    wrong = {"type": "DIVIDE_BY_ZERO", "message": "Function DIVIDE parameter 2 cannot be zero."}
    assert found[0]["effectiveValue"] == {"errorValue": wrong}
    assert found[0]["formattedValue"] == "#DIV/0!"
    assert found[1]["effectiveFormat"]["horizontalAlignment"] == "LEFT"
    assert found[2]["effectiveFormat"]["horizontalAlignment"] == "RIGHT"
    assert found[3]["hyperlink"] == "https://example.org"
    assert found[3]["formattedValue"] == "Us"
    assert found[4] == {}


def test_rules_colour_the_cells_they_hold_for() -> None:
    red, blue = {"red": 1}, {"blue": 1}
    trial = Trial(["Late", 5], ["Done", 1])
    late = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": '=$A1="late"'}]}
    large = {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "0"}]}
    for condition, colour in ((large, blue), (late, red)):
        rule = {"condition": condition, "format": {"backgroundColor": colour}}
        body = {"rule": {"ranges": [grid(0, 0, 2, 2)], "booleanRule": rule}, "index": 0}
        trial.change({"addConditionalFormatRule": body})
    sheet = trial.book.sheets[0]
    found = [effective(trial.book, sheet, row, column)["effectiveFormat"] for row in (0, 1) for column in (0, 1)]
    assert [look["backgroundColor"] for look in found] == [red, red, {"red": 1, "green": 1, "blue": 1}, blue]
    assert found[0]["backgroundColorStyle"] == {"rgbColor": red}
