"""What is written into a cell is what other programs read from it; what no cell can hold is refused beforehand."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine

from coalition_sheets.model import Cell, CellError, Percent, Uncalculated
from coalition_sheets.model.worksheet import Line, Link, Look, Rule, Worksheet, Written
from coalition_sheets.sources.texts import tidy
from coalition_sheets.xlsx import edited
from coalition_sheets.xlsx.refuse import BadSheet, BadText, BadTitle, XlsxRefused
from coalition_sheets.xlsx.texts import trouble
from tests.shared import SHARED
from tests.xlsx.little import OWNER, book, put, rows, tab, unpacked, xml

TEXTS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", " spaces ", "two\nlines", "tab\there", "ends with\n", "<b>&amp;</b>",
    "]]>", "_x000D_", "_x0041_x0042_", "__x005F_", "naïve", "日本語", "👩‍👩‍👧", "\u202eright to left", "\u2028", "0012",
    "1e5", "TRUE", "#REF!", "2026-03-17", "x" * 32_767, "👍" * 16_383, "\x7f\x85", "a\u00a0b",
]  # fmt: skip
FILE = SHARED / "data" / "hostile_strings.json"
HOSTILE = [case["s"] for case in json.loads(FILE.read_text("utf-8"))["strings"]] if FILE.is_file() else []


def test_texts_come_back_as_they_were_in_three_readers() -> None:
    texts = [text for text in [*TEXTS, *HOSTILE] if not trouble(text)]
    assert len(texts) >= len(TEXTS) + len(HOSTILE) - 13
    made = put(book(), tab("Today", *((text,) for text in texts)))
    expected = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [cell or "" for (cell,) in rows(made, "Today")] == expected
    theirs = [row[0].value or "" for row in load_workbook(io.BytesIO(made))["Today"].iter_rows(max_row=len(texts))]
    assert [tidy(str(text)) for text in theirs] == expected  # openpyxl leaves escapes in such cells as they stand
    assert b"<f>" not in unpacked(made)["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\0b", r"U\+0000"), ("\x0b", r"U\+000B"), ("\x1b[31m", r"U\+001B"), ("\ud800", r"U\+D800"),
        ("\ufffe", r"U\+FFFE"), ("\uffff", r"U\+FFFF"), ("x" * 32_768, "32,768 characters"), ("👍" * 16_384, "32,768"),
    ],
)  # fmt: skip
def test_a_text_that_no_cell_can_hold_is_refused_before_the_file_is_looked_at(text: str, why: str) -> None:
    with pytest.raises(BadText, match=f"Today!B1 cannot be stored: it h.*{why}"):
        edited(b"no workbook", put=[tab("Today", ("ok", text))], owner=OWNER)


VALUES: list[tuple[Cell, Cell]] = [
    (3, 3.0), (2.5, 2.5), (-1e-9, -1e-9), (10**14, 1e14), (True, True), (False, False),
    (Percent(0.4), Percent(0.4)), (date(2026, 3, 17), date(2026, 3, 17)), (date(9999, 12, 31), date(9999, 12, 31)),
    (datetime(2026, 3, 17, 18, 30), datetime(2026, 3, 17, 18, 30)), (time(18, 30), time(18, 30)),
    (timedelta(hours=30), timedelta(hours=30)), (CellError("#N/A"), CellError("#N/A")), (None, None), ("", None),
    (Uncalculated("=1"), None),
]  # fmt: skip


@pytest.mark.parametrize("since_1904", [False, True])
def test_values_come_back_as_what_they_were(since_1904: bool) -> None:
    properties = '<workbookPr date1904="1"/>' if since_1904 else ""
    made = put(book(workbook=properties), tab("Today", *((value, "end") for value, _ in VALUES)))
    assert [row[0] for row in rows(made, "Today")] == [expected for _, expected in VALUES]


@pytest.mark.parametrize(
    "day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(1903, 12, 31), date(1904, 1, 2)]
)
def test_old_days_are_counted_as_workbooks_count_them(day: date) -> None:
    assert rows(put(book(), tab("Today", (day,))), "Today") == [(day,)]
    later = rows(put(book(workbook='<workbookPr date1904="1"/>'), tab("Today", (day,))), "Today")
    assert later == [(day if day.year >= 1904 else day.isoformat(),)]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), date(1899, 12, 31), timedelta(-1), CellError("no error")]
)
def test_a_value_that_no_cell_can_hold_is_refused(value: Cell) -> None:
    with pytest.raises(BadText):
        edited(b"", put=[tab("Today", (value,))], owner=OWNER)


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "it is empty"), ("x" * 32, "more than 31"), ("👍" * 16, "more than 31"), ("a/b", "/ cannot be part"),
        ("a[b", r"\[ cannot"), ("'a", "starts or ends with '"), ("History", "Excel keeps"), ("\ud800", "be stored"),
        ("a\nb", "cannot be stored"),
    ],
)  # fmt: skip
def test_a_title_that_no_tab_can_have_is_refused(title: str, why: str) -> None:
    with pytest.raises(BadTitle, match=why):
        edited(b"", put=[tab(title)], owner=OWNER)


def test_two_tabs_of_one_title_are_refused() -> None:
    with pytest.raises(BadTitle, match="two tabs would have this name"):
        edited(b"", put=[tab("Today"), tab("TODAY")], owner=OWNER)


@pytest.mark.parametrize("title", ['It\'s <ours> & "yours"', "日本語 👍", "a!b"])
def test_any_other_title_is_written_as_it_is(title: str) -> None:
    made = put(book(), tab(title, ("x", Written("y", link=Link(tab=title, a1="A1"))), header=1))
    read = load_workbook(io.BytesIO(made))
    assert read.sheetnames == ["Tasks", title]
    assert read[title].print_title_rows == "$1:$1"
    assert calamine(io.BytesIO(made)).sheet_names == ["Tasks", title]
    assert put(made, tab(title, ("x", Written("y", link=Link(tab=title, a1="A1"))), header=1)) is made


WRONG = [
    tab("Today", (Written("x", Look(ink="red")),)),
    tab("Today", (Written("x", Look(size=0)),)),
    tab("Today", (Written("x", formula="=1"),)),
    tab("Today", (Written("x", formula="1" * 9000),)),
    tab("Today", (Written("x", formula=f'"{"x" * 256}"'),)),
    tab("Today", (Written("x", link=Link(url="javascript:alert(1)")),)),
    tab("Today", (Written("x", link=Link(url="https://a b")),)),
    tab("Today", (Written("x", link=Link(tab="Tasks", a1="nowhere")),)),
    Worksheet("Today", (1.0,), (Line((), None, ((1, 2), (2, 2))),)),
    Worksheet("Today", (1.0,), rules=(Rule("here", "1", Look()),)),
    Worksheet("Today", (1.0,), tint="blue"),
    Worksheet("Today", (1.0,) * 16_385),
]


@pytest.mark.parametrize("sheet", WRONG)
def test_a_tab_that_no_workbook_can_hold_is_refused(sheet: Worksheet) -> None:
    with pytest.raises((BadSheet, BadText)):
        edited(b"", put=[sheet], owner=OWNER)


def test_every_refusal_is_one_sentence_and_one_hint() -> None:
    found = [kind for kind in XlsxRefused.__subclasses__() if kind.__init__ is not XlsxRefused.__init__]
    for kind in found:
        count = kind.__init__.__code__.co_argcount - 1
        said = kind(*["A"] * count)
        assert said.message.endswith(".")
        assert said.exit_code == 2


def test_a_tab_looks_and_prints_as_it_was_asked_to() -> None:
    look = Look(True, True, 16, "b00000", "eeeeee", "888888", "center", "center", wrap=False, number="0.0")
    sheet = Worksheet(
        "Today",
        (30, 12.5),
        (
            Line((Written("Title", look), Written(None, look)), 40.5, ((1, 2),)),
            Line((Written("Tasks", link=Link(tab="It's", a1="C14")), Written("web", link=Link(url="https://e.org/ü?a=1&b")))),
            Line((Written(3, formula="1+2"), Written("late", formula='IF(A1<"&","late","")'))),
        ),
        frozen=1, header=2, landscape=True, tint="ff8800",
        rules=(Rule("A2:B9 D2", "$A2>3", Look(bold=True, ink="FFFFFF", fill="AA0000", line="000000")),),
    )  # fmt: skip
    made: Any = load_workbook(io.BytesIO(put(book(), sheet)))["Today"]
    cell = made["A1"]
    assert (cell.font.b, cell.font.i, cell.font.sz, cell.font.color.rgb) == (True, True, 16, "FFB00000")
    assert (cell.fill.fgColor.rgb, cell.border.bottom.style, cell.border.bottom.color.rgb) == (
        "FFEEEEEE",
        "thin",
        "FF888888",
    )
    assert (cell.alignment.horizontal, cell.alignment.vertical, cell.number_format) == ("center", "center", "0.0")
    assert not cell.alignment.wrap_text
    assert made["A2"].alignment.wrap_text
    assert (made["A2"].hyperlink.location, made["B2"].hyperlink.target) == ("'It''s'!C14", "https://e.org/ü?a=1&b")
    assert (made["A3"].value, made["B3"].value) == ("=1+2", '=IF(A1<"&","late","")')
    assert [str(merged) for merged in made.merged_cells.ranges] == ["A1:B1"]
    assert (made.row_dimensions[1].height, round(made.column_dimensions["B"].width, 1)) == (40.5, 13.2)
    assert (made.freeze_panes, made.print_title_rows, made.sheet_view.showGridLines) == ("A2", "$1:$2", False)
    assert (made.page_setup.orientation, made.page_setup.fitToHeight, made.page_setup.paperSize) == ("landscape", 0, 1)
    assert (made.sheet_properties.tabColor.rgb, made.sheet_properties.pageSetUpPr.fitToPage) == ("FFFF8800", True)
    (rule,) = [rule for found in made.conditional_formatting for rule in found.rules]
    assert (rule.formula, rule.dxf.fill.bgColor.rgb, rule.dxf.font.b) == (["$A2>3"], "FFAA0000", True)
    saved = load_workbook(io.BytesIO(put(book(), sheet)), data_only=True)["Today"]
    assert (saved["A3"].value, saved["B3"].value) == (3, "late")


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    assert 't="inlineStr"><is><t>=1+1</t></is>' in xml(put(book(), tab("Today", ("=1+1",))), "sheet2.xml")


def test_a_tab_with_a_size_of_its_own_prints_in_the_middle_and_ends_its_pages_where_it_says() -> None:
    sheet = Worksheet("Today", (30,), (Line((Written("a"),)),) * 9, scale=115, breaks=(3, 6))
    made: Any = load_workbook(io.BytesIO(put(book(), sheet)))["Today"]
    assert (made.page_setup.scale, made.print_options.horizontalCentered) == (115, True)
    assert not made.sheet_properties.pageSetUpPr.fitToPage
    assert [(end.id, end.man) for end in made.row_breaks.brk] == [(3, True), (6, True)]
