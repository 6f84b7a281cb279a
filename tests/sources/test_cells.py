"""What single cells hold, read by the fast reader and by the careful one alike."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from coalition_sheets.model import Cell, CellError, Percent, Uncalculated, Workbook
from tests.sources.packages import formats, opened, parts

STYLES = formats("0%", "00000", "yyyy-mm-dd", "[h]:mm", "h:mm", "#,##0.00", "00000\\-0000", "0.0%;[Red]-0.0%")
STRINGS = (
    "<si><t>Rosa</t></si><si><r><rPr><b/></rPr><t>Sam </t></r><r><t>O&apos;Neill</t></r></si>"
    '<si><t xml:space="preserve">two\r\nlines_x000D_\nand_x0041_</t></si><si><t></t></si>'
    '<si><t>Hana</t><phoneticPr fontId="1"/></si>'
)
CASES: list[tuple[str, Cell]] = [
    ('<c r="B2"><v>7</v></c>', 7.0),
    ('<c r="B2" t="n"><v>-2.5e2</v></c>', -250.0),
    ('<c r="B2" t="b"><v>1</v></c>', True),
    ('<c r="B2" t="b"><v>0</v></c>', False),
    ('<c r="B2" t="s"><v>0</v></c>', "Rosa"),
    ('<c r="B2" t="s"><v>1</v></c>', "Sam O'Neill"),
    ('<c r="B2" t="s"><v>2</v></c>', "two\nlines\nandA"),
    ('<c r="B2" t="s"><v>3</v></c>', None),
    ('<c r="B2" t="s"><v>4</v></c>', "Hana"),
    ('<c r="B2" t="inlineStr"><is><t>Ana &amp; Linh &#x2713;</t></is></c>', "Ana & Linh ✓"),
    ('<c r="B2" t="inlineStr"><is><r><t>Ana</t></r><r><t xml:space="preserve"> B</t></r></is></c>', "Ana B"),
    ('<c r="B2" t="inlineStr"><is><t>北京</t><rPh sb="0" eb="1"><t>ペキン</t></rPh></is></c>', "北京"),
    ('<c r="B2" t="e"><v>#REF!</v></c>', CellError("#REF!")),
    ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
    ('<c r="B2"><f>SUM(A1:A9)&amp;"x"</f></c>', Uncalculated('=SUM(A1:A9)&"x"')),
    ('<c r="B2"><f>SUM(A1:A9)</f><v></v></c>', Uncalculated("=SUM(A1:A9)")),
    ('<c r="B2"><f>A1</f><v/></c>', Uncalculated("=A1")),
    ('<c r="B2"><f t="shared" si="0"/></c>', Uncalculated("")),
    ('<c r="B2"><f>A1+1</f><v>3</v></c>', 3.0),
    ('<c r="B2" t="str"><f>A1</f><v>Rosa</v></c>', "Rosa"),
    ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
    ('<c r="B2" s="1"><v>0.4</v></c>', Percent(0.4)),
    ('<c r="B2" s="1"><f>2/5</f><v>0.4</v></c>', Percent(0.4)),
    ('<c r="B2" s="8"><v>-0.125</v></c>', Percent(-0.125)),
    ('<c r="B2" s="2"><v>2134</v></c>', "02134"),
    ('<c r="B2" s="2"><v>2134.5</v></c>', 2134.5),
    ('<c r="B2" s="7"><v>21341234</v></c>', "02134-1234"),
    ('<c r="B2" s="6"><v>1234.5</v></c>', 1234.5),
    ('<c r="B2" s="3"><v>46097</v></c>', date(2026, 3, 16)),
    ('<c r="B2" s="3"><v>46097.770833333336</v></c>', datetime(2026, 3, 16, 18, 30)),
    ('<c r="B2" s="5"><v>0.40277777777777779</v></c>', time(9, 40)),
    ('<c r="B2" s="4"><v>1.25</v></c>', timedelta(hours=30)),
    ('<c r="B2" s="3"><v>-5</v></c>', -5.0),
    ('<c r="B2" s="3"><v>1e10</v></c>', 1e10),
    ('<c r="B2" s="99"><v>5</v></c>', 5.0),
    ('<c r="B2" t="d"><v>2026-03-16</v></c>', date(2026, 3, 16)),
    ('<c r="B2" t="d"><v>2026-03-16T18:30:00</v></c>', datetime(2026, 3, 16, 18, 30)),
    ('<c r="B2" t="d"><v>09:40:00</v></c>', time(9, 40)),
    ('<c r="B2" t="d"><v>soon</v></c>', "soon"),
    ('<c r="B2" t="str"><v>=A1+1</v></c>', "=A1+1"),
    ('<c r="B2"><v>abc</v></c>', "abc"),
    ('<c r="B2"><v>1e999</v></c>', "1e999"),
    (f'<c r="B2"><v>{"9" * 400}</v></c>', "9" * 400),
    ('<c r="B2"><v>nan</v></c>', "nan"),
    ('<c r="B2" t="made-up"><v>kept</v></c>', "kept"),
    ('<c r="B2" s="1"/>', None),
    ('<c r="B2"/>', None),
]


def _second(workbook: Workbook) -> Cell:
    return workbook.tables[0].cell(2, 2)


@pytest.mark.parametrize(("xml", "expected"), CASES)
@pytest.mark.parametrize("comment", ["", "<!-- careful -->"])
def test_a_cell_is_read_as_it_is_shown(tmp_path: Path, xml: str, expected: Cell, comment: str) -> None:
    book = parts(f'<row r="2">{comment}{xml}</row>', strings=STRINGS, styles=STYLES)
    cell = _second(opened(tmp_path, book))
    assert cell == expected
    assert type(cell) is type(expected)


@pytest.mark.parametrize("comment", ["", "<!-- careful -->"])
def test_dates_counted_from_1904(tmp_path: Path, comment: str) -> None:
    book = parts(
        f'<row r="2">{comment}<c r="B2" s="3"><v>100</v></c></row>',
        styles=STYLES,
        workbook='<workbookPr date1904="1"/>',
    )
    assert _second(opened(tmp_path, book)) == date(1904, 4, 10)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("000-00-0000", "12345678", "012-34-5678"),
        ("[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####", "5551234", "555-1234"),
        ("[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####", "2075551234", "(207) 555-1234"),
        ("[&lt;=99999]00000;00000\\-0000", "2134", "02134"),
        ("0", "7", 7.0),
        ("0.00", "7", 7.0),
        ("#,##0", "7000", 7000.0),
        ('"No. "0', "7", 7.0),
        ("[Red]0", "7", 7.0),
        ("00000", "-7", -7.0),
        ("@", "7", 7.0),
        ("General", "7", 7.0),
        ("0\\%", "7", 7.0),
        ("[$-409]mmm d", "46097", date(2026, 3, 16)),
        ('"Day" 0', "46097", 46097.0),
    ],
)
def test_number_formats_that_matter(tmp_path: Path, code: str, value: str, expected: Cell) -> None:
    escaped = code.replace('"', "&quot;")
    book = parts(f'<row r="2"><c r="B2" s="1"><v>{value}</v></c></row>', styles=formats(escaped))
    cell = _second(opened(tmp_path, book))
    assert cell == expected
    assert type(cell) is type(expected)
