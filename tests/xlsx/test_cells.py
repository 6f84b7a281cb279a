"""Cells of people: changed where they hold what was read, kept in their looks, left alone where they are guarded."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import pytest
from openpyxl import load_workbook

from coalition_sheets.model import Cell, CellError, Percent
from coalition_sheets.xlsx import CellEdit, edited
from coalition_sheets.xlsx.refuse import (
    BadSheet,
    BadText,
    CellChanged,
    CellGuarded,
    TabMissing,
    UnfitFile,
    UnfitPart,
    XlsxRefused,
)
from tests.sources.packages import MAIN, formats, link, parts, relationships, sheet, zipped
from tests.xlsx.little import OWNER, TODAY, book, differing, put, rows, xml

ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="D1" s="1"/></row>'
TABLES = (
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    "<cellStyleXfs><xf/></cellStyleXfs>"
)
NORMAL = '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
STRINGS = "<si><r><t>Not </t></r><r><t>started</t></r></si>"


def change(data: bytes, row: int, column: int, old: Cell, new: Cell, tab: str = "Tasks") -> bytes:
    """Return a file with one cell changed."""
    return edited(data, cells=[CellEdit(tab, row, column, old, new)], owner=OWNER)


def cells(data: bytes) -> str:
    """Return the rows of the first sheet as they stand."""
    text = xml(data, "sheet1.xml")
    return text[text.index("<sheetData>") + 11 : text.index("</sheetData>")]


def test_a_cell_changes_and_only_its_own_bytes_with_it() -> None:
    data = book(ROW, strings=STRINGS)
    made = change(data, 1, 2, "Not started", "Done")
    assert differing(data, made) == {"sheet1.xml": "changed"}
    assert cells(made) == ROW.replace('t="s"><v>0</v>', 't="inlineStr"><is><t>Done</t></is>')


def test_a_cell_that_was_changed_since_is_left_and_so_are_all_others() -> None:
    with pytest.raises(CellChanged, match=r"Tasks!B1 was changed since it was read\. Run"):
        edited(
            book(ROW, strings=STRINGS),
            cells=[CellEdit("Tasks", 1, 1, 1, 2), CellEdit("Tasks", 1, 2, "Done", "Doing")],
            owner=OWNER,
        )


@pytest.mark.parametrize(("old", "new"), [(1, 1), (1.0, 1), (2, 1)])
def test_a_cell_that_holds_the_new_value_already_needs_the_old_one_to_be_right(old: Cell, new: Cell) -> None:
    data = book(ROW, strings=STRINGS)
    if old == 2:
        with pytest.raises(CellChanged):
            change(data, 1, 1, old, new)
    else:
        assert change(data, 1, 1, old, new) is data


@pytest.mark.parametrize(
    ("value", "old", "fits"),
    [
        ("<v>1</v>", True, False), ("<v>1</v>", "1", False),
        ('t="b"><v>1</v>', 1, False), ('t="b"><v>1</v>', True, True),
        ('t="str"><v> a </v>', "a", True), ('t="e"><v>#N/A</v>', CellError("#N/A"), True), ("<v/>", None, True),
        ("<v/>", "", True), ('s="1"><v>46098</v>', date(2026, 3, 17), True), ('s="1"><v>46098</v>', 46098, False),
    ],
)  # fmt: skip
def test_an_old_value_is_compared_as_it_was_read(value: str, old: Cell, fits: bool) -> None:
    content = value if value.startswith(("t=", "s=")) else f">{value}"
    data = book(f'<row r="1"><c r="A1" {content}</c></row>', styles=formats("yyyy-mm-dd"))
    if fits:
        assert rows(change(data, 1, 1, old, "new"), "Tasks") == [("new",)]
    else:
        with pytest.raises(CellChanged):
            change(data, 1, 1, old, "new")


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (1, 3, '<c r="B1"/><c r="C1"><v>9</v></c><c r="D1"/>'),
        (1, 5, '<c r="D1"/><c r="E1"><v>9</v></c></row>'),
        (1, 1, '<row r="1" spans="1:4"><c r="A1"><v>9</v></c><c r="B1"/>'),
        (2, 2, '</row><row r="2"><c r="B2"><v>9</v></c></row><row r="3"'),
        (3, 2, '<row r="3"><c r="B3"><v>9</v></c></row>'),
        (9, 1, '<row r="9"><c r="A9"><v>9</v></c></row></sheetData>'),
    ],
)
def test_a_new_cell_takes_its_place_between_its_neighbours(row: int, column: int, expected: str) -> None:
    data = book('<row r="1" spans="2:4"><c r="B1"/><c r="D1"/></row><row r="3"/>')
    assert expected in xml(change(data, row, column, None, 9), "sheet1.xml")


def test_many_changes_at_once_each_take_their_place() -> None:
    wanted = [CellEdit("Tasks", r, c, None, f"{r},{c}") for r in (5, 1, 3, 2, 4) for c in (3, 1, 2)]
    data = edited(book('<row r="1"/><row r="3"><c r="B3"/></row>'), cells=wanted, owner=OWNER)
    assert rows(data, "Tasks") == [tuple(f"{r},{c}" for c in (1, 2, 3)) for r in (1, 2, 3, 4, 5)]


def test_what_a_sheet_says_of_its_reach_holds() -> None:
    data = book(sheet(ROW, before='<dimension ref="A1:D1"/>'), strings=STRINGS)
    assert '<dimension ref="A1:F7"/>' in xml(change(data, 7, 6, None, "far"), "sheet1.xml")
    assert '<dimension ref="A1:D1"/>' in xml(change(data, 1, 3, None, "near"), "sheet1.xml")


@pytest.mark.parametrize(
    ("style", "new", "shown"),
    [
        (1, 7, "General"), (1, "text", "yyyy-mm-dd"), (1, date(2026, 3, 17), "yyyy-mm-dd"), (1, True, "yyyy-mm-dd"),
        (2, 7, "General"), (2, Percent(0.4), "0.0%"), (3, 2134, "00000"), (0, date(2026, 3, 17), "mm-dd-yy"),
        (0, time(9, 30), "h:mm"), (0, timedelta(hours=30), "[h]:mm:ss"), (0, Percent(0.4), "0%"), (0, 7, "General"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("standing", [True, False])
def test_a_value_is_seen_as_what_it_is_whatever_look_the_place_has(
    style: int, new: Cell, shown: str, standing: bool
) -> None:
    here = f'<c r="A1" s="{style}"/>' if standing else ""
    columns = f'<cols><col min="1" max="3" style="{style}"/></cols>'
    numbers, _, cells = formats("yyyy-mm-dd", "0.0%", "00000").partition("<cellXfs>")
    looks = f"{numbers}{TABLES}<cellXfs>{cells}{NORMAL}"
    data = book(sheet(f'<row r="1">{here}</row>', before=columns), styles=looks)
    made = change(data, 1, 1, None, new)
    assert load_workbook(io.BytesIO(made))["Tasks"]["A1"].number_format == shown
    assert rows(made, "Tasks")[0][0] == ("02134" if new == 2134 else new)


def test_a_look_that_is_there_is_used_again() -> None:
    data = book('<row r="1"><c r="A1"/><c r="B1"/></row>', styles=formats())
    first = change(data, 1, 1, None, date(2026, 3, 17))
    assert differing(first, change(first, 1, 2, None, date(2026, 3, 18))) == {"sheet1.xml": "changed"}


GUARDED = [
    ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', "it holds a formula"),
    ('<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>2</v></c></row>', "it holds a formula"),
    ('<row r="1"><c r="A1"><f t="array" ref="A1:B2">B1</f><v>2</v></c></row>', "fills several cells"),
    ('<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f ref="A1:B2" t="array">9</f></c></row>', "fills several cells"),
    ("<row r='1'><c r='A1'><v>2</v></c><c r='B1'><f t='dataTable' ref='A1:A3' r1='D1'/></c></row>", "what-if table"),
    ('<row r="1"><c r="A1" cm="1"><v>2</v></c></row>', "only Excel can write"),
    ('<row r="1"><c r="A1" vm="1"><v>2</v></c></row>', "only Excel can write"),
]


@pytest.mark.parametrize(("content", "why"), GUARDED)
def test_a_cell_that_belongs_to_more_than_itself_is_left(content: str, why: str) -> None:
    with pytest.raises(CellGuarded, match=rf"Tasks!A1 was not changed: .*{why}\. Change it by hand"):
        change(book(content), 1, 1, 2, 3)


BOLD = "<r><t>Ask </t></r><r><rPr><b/></rPr><t>Ana</t></r>"


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ('t="s"><v>1</v>', True), ('t="s"><v>0</v>', False), ('t="s"><v>2</v>', False),
        (f't="inlineStr"><is>{BOLD}</is>', True), ('t="inlineStr"><is><r><t>Ask </t></r><r><t>Ana</t></r></is>', False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_words_in_looks_of_their_own_are_left_to_a_person(cell: str, guarded: bool, prefix: str) -> None:
    strings = f"<si><t>Ask Ana</t></si><si>{BOLD}</si><si><r><rPr><b/></rPr><t>Ask Ana</t></r></si>"
    found = parts(f'<row r="1"><c r="A1" {cell}</c></row>', strings=strings)
    name = "xl/sharedStrings.xml"
    if prefix:
        found[name] = str(found[name]).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    if guarded:
        with pytest.raises(CellGuarded, match="some of its words have a look of their own"):
            change(zipped(found), 1, 1, "Ask Ana", "Ask Ben")
        assert change(zipped(found), 1, 1, "Ask Ana", "Ask Ana") == zipped(found)
    else:
        assert rows(change(zipped(found), 1, 1, "Ask Ana", "Ask Ben"), "Tasks") == [("Ask Ben",)]


@pytest.mark.parametrize(("row", "column", "guarded"), [(1, 1, False), (1, 2, True), (2, 1, True), (3, 1, False)])
def test_only_the_first_of_merged_cells_changes(row: int, column: int, guarded: bool) -> None:
    data = book(sheet("", after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'))
    if guarded:
        with pytest.raises(CellGuarded, match="merged"):
            change(data, row, column, None, "x")
    else:
        assert rows(change(data, row, column, None, "x"), "Tasks")[-1] == ("x",)


@pytest.mark.parametrize(("style", "guarded"), [(0, True), (1, False), (2, True)])
@pytest.mark.parametrize("protection", ['sheet="1"', 'sheet="true" password="CBEB"'])
def test_on_a_protected_tab_only_unlocked_cells_change(style: int, guarded: bool, protection: str) -> None:
    looks = '<cellXfs><xf/><xf><protection locked="0"/></xf><xf><protection locked="1"/></xf></cellXfs>'
    row = f'<row r="1"><c r="A1" s="{style}"/></row>'
    data = book(sheet(row, after=f"<sheetProtection {protection}/>"), styles=looks)
    if guarded:
        with pytest.raises(CellGuarded, match="its tab is protected"):
            change(data, 1, 1, None, "x")
    else:
        assert rows(change(data, 1, 1, None, "x"), "Tasks") == [("x",)]


def test_a_protection_that_is_off_protects_nothing() -> None:
    data = book(sheet("", after='<sheetProtection sheet="0"/>'))
    assert rows(change(data, 1, 1, None, "x"), "Tasks") == [("x",)]


def behind(kind: str, content: str) -> bytes:
    """Return a file whose first sheet leads to another part."""
    found = parts('<row r="9"><c r="F9"><v>1</v></c></row>')
    found["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(link("p1", kind, "../behind/one.xml"))
    return zipped({**found, "xl/behind/one.xml": content})


@pytest.mark.parametrize(
    ("row", "column", "guarded"),
    [(3, 1, True), (5, 3, True), (6, 1, False), (2, 1, True), (1, 1, True), (1, 9, False), (5, 4, False)],
)
def test_a_pivot_and_the_fields_above_it_are_left(row: int, column: int, guarded: bool) -> None:
    place = '<location ref="A3:C5" firstHeaderRow="1" rowPageCount="1" colPageCount="1"/><pageFields count="1"/>'
    data = behind("pivotTable", f'<pivotTableDefinition xmlns="{MAIN}">{place}</pivotTableDefinition>')
    if guarded:
        with pytest.raises(CellGuarded, match="pivot table"):
            change(data, row, column, None, "x")
    else:
        assert change(data, row, column, None, "x")


@pytest.mark.parametrize(
    ("told", "row", "why"),
    [
        ("", 1, "heading of a table"), ("", 2, ""), ("", 4, ""), ('totalsRowCount="1"', 4, "totals row"),
        ('totalsRowCount="1"', 3, ""), ('headerRowCount="0"', 1, ""),
    ],
)  # fmt: skip
def test_the_edges_of_a_table_are_left_and_its_rows_may_change(told: str, row: int, why: str) -> None:
    data = behind("table", f'<table xmlns="{MAIN}" ref="A1:C4" {told}/>')
    if why:
        with pytest.raises(CellGuarded, match=why):
            change(data, row, 2, None, "x")
    else:
        assert change(data, row, 2, None, "x")


def test_formulas_of_people_are_worked_out_again_after_a_change_but_not_without_one() -> None:
    formula = '<row r="1"><c r="A1"/><c r="B1"><f>A1+1</f><v>1</v></c></row>'
    for data in (book(formula), book("", formula)):
        assert differing(data, change(data, 1, 1, None, 5)) == {"sheet1.xml": "changed", "workbook.xml": "changed"}
        assert 'fullCalcOnLoad="1"' in xml(change(data, 1, 1, None, 5), "xl/workbook.xml")
        assert change(data, 1, 1, None, None) is data


def test_tabs_and_cells_change_together() -> None:
    data = book(ROW, strings=STRINGS)
    made = edited(data, put=[TODAY], cells=[CellEdit("Tasks", 1, 1, 1, date(2026, 3, 17))], owner=OWNER)
    assert rows(made, "Tasks")[0][:2] == (date(2026, 3, 17), "Not started")
    assert rows(made, "Today")[0] == ("As of", 3)


def test_wrong_changes_are_refused() -> None:
    data, one = book(ROW, strings=STRINGS), CellEdit("Tasks", 1, 1, 1, 2)
    with pytest.raises(BadSheet, match="two changes are meant for one cell"):
        edited(data, cells=[one, one], owner=OWNER)
    with pytest.raises(TabMissing, match="no tab “Gone”"):
        change(data, 1, 1, 1, 2, "Gone")
    with pytest.raises(BadText, match=r"U\+0000"):
        edited(b"", cells=[CellEdit("Tasks", 1, 1, 1, "\0")], owner=OWNER)
    with pytest.raises(BadSheet, match="no such cell"):
        edited(b"", cells=[CellEdit("Tasks", 0, 1, 1, "x")], owner=OWNER)
    with pytest.raises(CellGuarded, match="written by this program"):
        edited(put(data, TODAY), put=[TODAY], cells=[CellEdit("Today", 1, 1, "As of", 2)], owner=OWNER)


BROKEN = [
    ("<worksheet", UnfitPart),
    (sheet('<row r="3"/><row r="2"/>'), UnfitPart),
    (sheet('<row r="1"><c r="B1"/><c r="A1"/></row>'), UnfitPart),
    (sheet('<row r="1"><other/></row>'), UnfitPart),
    (f'<?xml version="1.0"?><!DOCTYPE a><worksheet xmlns="{MAIN}"><sheetData/></worksheet>', UnfitFile),
    (f'<worksheet xmlns="{MAIN}"/>', UnfitPart),
    (f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"/></worksheet>', UnfitPart),
    (f'<worksheet xmlns="{MAIN}"><sheetData></sheetData', UnfitPart),
    (sheet('<row r="1"><c r="A1"/>'), UnfitPart),
    (sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), UnfitFile),
    (sheet('<mc:AlternateContent xmlns:mc="m"><row r="1"/></mc:AlternateContent>'), UnfitPart),
]


@pytest.mark.parametrize(("content", "kind"), BROKEN)
def test_a_sheet_that_cannot_be_understood_is_not_changed(content: str, kind: type[XlsxRefused]) -> None:
    with pytest.raises(kind):
        change(book(content), 1, 1, None, "x")


def test_a_sheet_that_was_damaged_on_disk_is_not_changed() -> None:
    data = zipped(parts(ROW, strings=STRINGS), 0)
    at = data.index(b"<v>1</v>")
    with pytest.raises(UnfitFile, match="damaged"):
        change(data[: at + 3] + b"2" + data[at + 4 :], 1, 1, 2, 3)
