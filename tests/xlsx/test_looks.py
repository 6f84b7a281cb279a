"""The table of looks: what is there is used again, what is missing is appended, no number that is used changes."""

from __future__ import annotations

import re

import pytest

from coalition_sheets.model.worksheet import Look, Rule, Written
from coalition_sheets.xlsx import looks
from coalition_sheets.xlsx.refuse import TableFull, UnfitPart
from tests.xlsx.little import TODAY, book, differing, put, tab, xml

LOOKS = [Look(bold=True), Look(fill="EEEEEE"), Look(line="333333", number="0.000"), Look(ink="AA0000", size=20)]


def count(data: bytes, table: str) -> int:
    found = re.search(rf'<{table} count="(\d+)"', xml(data, "styles.xml"))
    return int(found[1]) if found else 0


def test_the_table_never_grows_from_looks_that_were_used_before() -> None:
    first = put(book(), tab("Today", *((Written("x", look),) for look in LOOKS)))
    turned = put(first, tab("Today", *((Written("y", look),) for look in reversed(LOOKS))))
    assert differing(first, turned) == {"sheet2.xml": "changed"}
    assert "styles.xml" not in differing(first, put(turned, tab("Sent", (Written("x", LOOKS[1]),))))


def test_looks_of_people_keep_their_numbers() -> None:
    own = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" quotePrefix="1"/></cellXfs>'
    made = xml(put(book(styles=own), tab("Today", (Written("x", LOOKS[0]),))), "styles.xml")
    assert '<xf numFmtId="0"/><xf numFmtId="14" quotePrefix="1"/><xf ' in made


def test_the_letters_of_the_workbook_are_used() -> None:
    own = '<fonts><font><sz val="9"/><name val="Garamond"/></font></fonts><cellXfs><xf/></cellXfs>'
    made = xml(put(book(styles=own), TODAY), "styles.xml")
    assert '<font><sz val="11"/><name val="Garamond"/></font>' in made


def test_a_number_format_is_used_again_whatever_number_it_has() -> None:
    own = '<numFmts><numFmt numFmtId="170" formatCode="0.000"/></numFmts><cellXfs><xf/></cellXfs>'
    made = put(book(styles=own), tab("Today", (Written(1, Look(number="0.000")), Written(1, Look(number="0.0000")))))
    assert 'numFmtId="170" xfId' in xml(made, "styles.xml")
    assert '<numFmt formatCode="0.0000" numFmtId="171"/>' in xml(made, "styles.xml")


@pytest.mark.parametrize("styles", ["", "<cellXfs/>", "<fonts><font/></fonts>"])
def test_where_there_are_no_looks_none_of_ours_takes_a_number_that_cells_use(styles: str) -> None:
    made = put(book('<row r="1"><c r="A1" s="3"><v>1</v></c><c r="B1" s=\'2\'/></row>', styles=styles), TODAY)
    assert 's="4"' in xml(made, "sheet2.xml")
    assert count(made, "cellXfs") == 5


def test_letters_that_looks_refer_to_but_are_not_there_are_made_up_for() -> None:
    own = '<fonts count="1"><font/></fonts><cellXfs><xf fontId="3"/></cellXfs>'
    made = xml(put(book(styles=own), tab("Today", (Written("x", LOOKS[0]),))), "styles.xml")
    assert re.search(r'<fonts count="(\d+)"', made)[1] == "5"  # type: ignore[index]
    assert '<xf fontId="3"/>' in made
    assert 'fontId="4"' in made


def test_a_table_that_is_full_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(looks.MOST, "cellXfs", 3)
    assert put(book(styles=f"<cellXfs>{'<xf/>' * 2}</cellXfs>"), TODAY)
    with pytest.raises(TableFull, match="as many looks as it can hold"):
        put(book(styles=f"<cellXfs>{'<xf/>' * 3}</cellXfs>"), TODAY)


@pytest.mark.parametrize("styles", ['<cellXfs><xf fontId="99999"/></cellXfs>'])
def test_looks_that_lead_nowhere_near_are_refused(styles: str) -> None:
    with pytest.raises(UnfitPart, match="refer to others that are not there"):
        put(book(styles=styles), TODAY)


def test_rules_have_looks_of_their_own_which_are_used_again() -> None:
    rules = tuple(Rule("A1", str(n), Look(fill="FFEEEE", bold=n % 2 == 0)) for n in range(4))
    made = put(book(), tab("Today", ("x",), rules=rules))
    assert count(made, "dxfs") == 2
    assert re.findall(r'dxfId="(\d)" priority="(\d)"', xml(made, "sheet2.xml")) == [
        ("0", "1"), ("1", "2"), ("0", "3"), ("1", "4"),
    ]  # fmt: skip
