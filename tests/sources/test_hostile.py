"""Workbooks changed at random: each gives a Workbook or a CannotRead, never anything else, never for long."""

from __future__ import annotations

import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_sheets.model import Workbook
from coalition_sheets.sources import CannotRead, budgets, careful, excel, package, parts, workbooks
from tests.sources.packages import formats, sheet, zipped
from tests.sources.packages import parts as made

SHEET = sheet(
    '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" s="3"><v>46097</v></c>'
    "</row>"
    '<row r="3"><c r="A3" s="1"><v>0.4</v></c><c r="B3" s="2"><v>2134</v></c><c r="C3" t="e"><v>#N/A</v></c></row>'
    '<row r="4"><c r="A4"><f>A1+1</f></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="inlineStr"><is><t>x</t></is></c>'
    '<c r="D4" t="str"><f>B1</f><v>Rosa</v></c><c r="E4" s="3"><v>-2.5e3</v></c></row>',
    before='<dimension ref="A1:E4"/><cols><col min="2" max="3" hidden="1"/></cols>',
    after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
)
BOOK = made(
    SHEET,
    '<row r="1"><c r="A1"><v>1</v></c></row>',
    strings="<si><t>Task</t></si><si><r><t>Wh</t></r><r><t>o</t></r></si>",
    styles=formats("0%", "00000", "yyyy-mm-dd"),
)
PACKED = zipped(BOOK)
NUMBERS = ["0", "1", "-1", "7", "1.5", "1e400", "nan", "16385", "1048576", "1048577", "4294967295", "9" * 20, "46097"]
WORDS = ["abc", "s", "str", "n", "b", "e", "d", "inlineStr", "A1", "XFD1048576", "A", "B2", "true", "_x0041_", "hidden"]
VALUES = [*NUMBERS, *WORDS, "&#10;", "&lt;", "&amp;amp;", "external", "../../x", "rId9", "worksheet"]
ELEMENTS = ['<c r="B2"><v>5</v></c>', "<row/>", "<c/>", "<f>A1</f>", "<!-- -->", "<![CDATA[x]]>"]
PIECES = [*ELEMENTS, "\r\n", "</row>", "&x;", '"', "<"]


def outcome(data: bytes) -> Workbook | CannotRead:
    """Return what reading some bytes comes to; anything but these two is a mistake and comes through."""
    try:
        return workbooks._read(data, "book.xlsx")
    except CannotRead as problem:
        return problem


def no_time_limit(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@no_time_limit(200)
@given(st.lists(st.tuples(st.integers(0, len(PACKED) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_of_a_file_may_change(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PACKED)
    for at, byte in changes:
        data[at] = byte
    assert isinstance(outcome(bytes(data)), Workbook | CannotRead)


@no_time_limit(50)
@given(st.integers(0, len(PACKED)), st.binary(max_size=40))
def test_a_file_may_end_or_go_on_anywhere(at: int, more: bytes) -> None:
    assert isinstance(outcome(PACKED[:at] + more), Workbook | CannotRead)


@no_time_limit(400)
@given(st.data())
def test_any_value_in_any_part_may_change_and_both_readers_agree(data: st.DataObject) -> None:
    """Change attributes, values and pieces of XML. What the fast reader gives must be what the careful one gives."""
    book = dict(BOOK)
    for _ in data.draw(st.lists(st.none(), min_size=1, max_size=4)):
        name = data.draw(st.sampled_from(sorted(book)))
        text = str(book[name])
        spans = [found.span(1) for found in re.finditer(r"=\"([^\"]*)\"|v>([^<]*)<", text) if found[1] is not None]
        spans += [found.span(1) for found in re.finditer(r"v>([^<]*)<", text)]
        if spans and data.draw(st.sampled_from([True, True, True, True, False])):
            start, end = data.draw(st.sampled_from(spans))
            book[name] = text[:start] + data.draw(st.sampled_from(VALUES)) + text[end:]
        else:
            at, gone = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, 3)))
            book[name] = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + gone :]
    content = zipped(book, zipfile.ZIP_STORED)
    if isinstance(outcome(content), Workbook):
        _compare(package.Package(content))


def _compare(opened: package.Package) -> None:
    contents = parts.contents(opened, parts.main_part(opened)[0])
    reading = excel._Reading(opened, contents)
    for tab in contents.tabs:
        fast = reading._fast(tab)
        if fast is None:
            continue
        try:
            slow = careful.read(opened.chunks(tab.part), tab.name, reading.meaning, budgets.Allowance())
        except CannotRead as problem:
            assert "sharedStrings" in problem.what  # noqa: PT017  a tab without shared texts does not need them
            continue
        width = max(map(len, fast.rows), default=0)
        squared = tuple(row + (None,) * (width - len(row)) for row in slow.rows)
        assert repr(fast.rows[: len(squared)]) == repr(squared)
        assert not any(cell is not None for row in fast.rows[len(squared) :] for cell in row)
        assert fast.hidden_rows >= slow.hidden_rows


@pytest.mark.parametrize("count", ["4294967295", "99999999999999", "-1", "x"])
def test_a_number_of_texts_that_would_take_all_memory(count: str) -> None:
    book = {
        **BOOK,
        "xl/sharedStrings.xml": str(BOOK["xl/sharedStrings.xml"]).replace(">", f' uniqueCount="{count}">', 1),
    }
    found = outcome(zipped(book))
    assert isinstance(found, Workbook)
    assert found.tables[0].cell(1, 2) == "Who"


@pytest.mark.parametrize("index", ["-1", "99999999999999999999999", "abc", "1.0", "+1", " "])
def test_a_bad_index_never_becomes_another_text(index: str) -> None:
    found = outcome(
        zipped({**BOOK, "xl/worksheets/sheet2.xml": sheet(f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>')})
    )
    if isinstance(found, Workbook):
        assert found.tables[1].cell(1, 1) is None
    else:
        assert "points to a text that is not there" in found.what
