"""Tabs of ours in a workbook: put in, put again, dropped; the tabs of people stay as they are."""

from __future__ import annotations

import io

import pytest

from coalition_sheets.model.worksheet import Link, Written
from coalition_sheets.xlsx import edited
from coalition_sheets.xlsx.refuse import (
    SharedWorkbook,
    Signed,
    StructureProtected,
    TabInUse,
    TitleTaken,
    UnfitFile,
    XlsxRefused,
)
from tests.sources.packages import link, parts, relationships, zipped
from tests.xlsx.little import OWNER, TODAY, book, differing, put, rows, tab, tables, unpacked, xml

SENT = tab("Sent", ("Date",))
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def with_parts(data: bytes, **more: str) -> bytes:
    """Return a file with some parts more; "__" in a name is a slash."""
    return zipped({**unpacked(data), **{name.replace("__", "/") + ".xml": text for name, text in more.items()}})


def replaced(data: bytes, end: str, old: str, new: str) -> bytes:
    """Return a file with words of one part replaced."""
    found = unpacked(data)
    (name,) = [name for name in found if name.endswith(end)]
    assert old in found[name].decode()
    return zipped({**found, name: found[name].decode().replace(old, new)})


def test_a_new_tab_comes_last_and_only_the_lists_of_the_workbook_change() -> None:
    made = put(before := book(), TODAY)
    assert list(tables(made)) == ["Tasks", "Today"]
    assert rows(made, "Today") == [("As of", 3.0), ("Next", None)]
    assert differing(before, made) == {
        "sheet2.xml": "new", "styles.xml": "new",
        "workbook.xml": "changed", "workbook.xml.rels": "changed", "[Content_Types].xml": "changed",
    }  # fmt: skip


def test_the_same_again_is_the_same_file() -> None:
    made = put(book(), TODAY, SENT)
    assert put(made, TODAY, SENT) is made
    assert put(made, SENT) is made
    assert put(made) is made


def test_a_tab_of_ours_is_replaced_where_it_stands_and_nothing_else_changes() -> None:
    before = put(book(), TODAY, SENT)
    after = put(before, tab("Today", ("As of", 4)))
    assert list(tables(after)) == ["Tasks", "Today", "Sent"]
    assert differing(before, after) == {"sheet2.xml": "changed"}


def test_a_tab_that_a_person_moved_stays_where_it_was_moved_to() -> None:
    moved = put(book(ONE, ONE), TODAY)
    found = unpacked(moved)["xl/workbook.xml"].decode()
    ours = found[found.index('<sheet name="Today"') : found.index("</sheets>")]
    found = (
        found.replace(ours, "").replace("<sheets>", f"<sheets>{ours}").replace('localSheetId="2"', 'localSheetId="0"')
    )
    after = put(zipped({**unpacked(moved), "xl/workbook.xml": found}), tab("Today", ("new",)))
    assert list(tables(after)) == ["Today", "Tasks", "Goals"]
    assert rows(after, "Today") == [("new",)]


@pytest.mark.parametrize("title", ["Tasks", "TASKS"])
def test_a_persons_tab_with_our_title_is_never_touched(title: str) -> None:
    with pytest.raises(TitleTaken, match="a tab “Tasks” that somebody else made"):
        put(book(), tab(title, ("ours",)))
    with pytest.raises(TitleTaken, match="a tab “Tasks” that somebody else made"):
        put(book(), drop=[title])


def test_a_tab_of_another_owner_is_not_ours() -> None:
    with pytest.raises(TitleTaken):
        edited(put(book(), TODAY), put=[TODAY], owner="somebody else")


def test_a_tab_is_still_ours_after_another_program_saved_the_workbook() -> None:
    from openpyxl import load_workbook

    header = tab("Today", ("As of", 3), header=1)
    saved = io.BytesIO()
    load_workbook(io.BytesIO(put(book(), header, SENT))).save(saved)
    after = put(saved.getvalue(), header, SENT)
    assert list(tables(after)) == ["Tasks", "Today", "Sent"]
    assert put(after, header, SENT) is after


def test_a_title_is_known_however_its_letters_are_cased() -> None:
    after = put(put(book(), TODAY), tab("TODAY", ("new",)))
    assert rows(after, "Today") == [("new",)]


def test_dropping_moves_the_names_of_later_tabs_and_keeps_the_tab_that_is_shown() -> None:
    data = book(ONE, ONE, workbook='<bookViews><workbookView firstSheet="1" activeTab="1"/></bookViews>')
    made = put(data, TODAY, tab("Sent", ("Date",), header=1))
    dropped = put(made, drop=["Today", "never there"])
    workbook = xml(dropped, "xl/workbook.xml")
    assert 'name="_xlnm.Print_Titles" localSheetId="2">\'Sent\'!$1:$1<' in workbook
    assert 'activeTab="1"' in workbook
    assert put(dropped, tab("Sent", ("Date",), header=1)) is dropped
    assert list(tables(put(dropped, TODAY))) == ["Tasks", "Goals", "Sent", "Today"]


def test_a_dropped_tab_that_was_shown_gives_way_to_the_first_one() -> None:
    shown = replaced(
        put(book(), TODAY), "workbook.xml", "<workbookView/>", '<workbookView firstSheet="1" activeTab="1"/>'
    )
    assert '<workbookView activeTab="0" firstSheet="0"/>' in xml(put(shown, drop=["Today"]), "xl/workbook.xml").replace(
        'firstSheet="0" activeTab="0"', 'activeTab="0" firstSheet="0"'
    )


def test_a_tab_that_is_shown_stays_chosen_when_it_is_replaced() -> None:
    shown = replaced(put(book(), TODAY), "workbook.xml", "<workbookView/>", '<workbookView activeTab="1"/>')
    after = put(shown, TODAY)
    assert 'tabSelected="1"' in xml(after, "sheet2.xml")
    assert put(after, TODAY) is after


def test_a_hidden_tab_is_hidden_again_and_one_that_a_person_hid_stays_so() -> None:
    memory = tab("_memory", ("k",), hidden=True)
    made = put(book(), TODAY, memory)
    assert [table.hidden for table in tables(made).values()] == [False, False, True]
    unhidden = replaced(made, "workbook.xml", ' state="hidden"', "")
    assert put(unhidden, TODAY, memory) != unhidden
    assert tables(put(unhidden, TODAY, memory))["_memory"].hidden
    hidden = replaced(made, "workbook.xml", '<sheet name="Today"', '<sheet state="hidden" name="Today"')
    assert put(hidden, TODAY, memory) is hidden


def test_what_people_added_to_our_tab_goes_with_it_and_what_others_use_stays() -> None:
    made = put(book(), tab("Today", (Written("web", link=Link(url="https://example.org")),)))
    drawing = link("d1", "drawing", "../drawings/drawing1.xml") + link("d2", "image", "../media/shared.xml")
    added = with_parts(
        made,
        xl__drawings__drawing1="<a/>",
        xl__media__shared="<a/>",
        xl__charts__chart1="<a/>",
    )
    added = zipped(
        {
            **unpacked(added),
            "xl/worksheets/_rels/sheet2.xml.rels": relationships(drawing),
            "xl/drawings/_rels/drawing1.xml.rels": relationships(link("c1", "chart", "../charts/chart1.xml")),
            "xl/worksheets/_rels/sheet1.xml.rels": relationships(link("i1", "image", "../media/shared.xml")),
        }
    )
    gone = {"drawing1.xml": "gone", "drawing1.xml.rels": "gone", "chart1.xml": "gone"}
    after = differing(added, put(added, TODAY))
    assert {name: what for name, what in after.items() if what == "gone"} == gone | {"sheet2.xml.rels": "gone"}
    dropped = differing(added, put(added, drop=["Today"]))
    assert dropped["sheet2.xml"] == dropped["chart1.xml"] == "gone"
    assert "shared.xml" not in dropped


@pytest.mark.parametrize("lock", ['lockStructure="1"', 'lockStructure="true" workbookPassword="CBEB"'])
def test_a_protected_structure_takes_no_new_tab_but_its_cells_may_change(lock: str) -> None:
    with pytest.raises(StructureProtected, match="Review > Protect Workbook"):
        put(book(workbook=f"<workbookProtection {lock}/>"), TODAY)
    made = replaced(put(book(), TODAY), "workbook.xml", "<bookViews>", f"<workbookProtection {lock}/><bookViews>")
    assert rows(put(made, tab("Today", ("new",))), "Today") == [("new",)]
    with pytest.raises(StructureProtected):
        put(made, drop=["Today"])


def test_a_protection_that_protects_nothing_is_none() -> None:
    assert "Today" in tables(put(book(workbook="<workbookProtection/>"), TODAY))


def test_a_signed_workbook_is_left_alone() -> None:
    with pytest.raises(Signed):
        put(with_parts(book(), _xmlsignatures__sig1="<a/>"), TODAY)


def test_a_workbook_shared_the_old_way_is_left_alone() -> None:
    kind = link("h1", "revisionHeaders", "revisions/h.xml")
    with pytest.raises(SharedWorkbook):
        put(replaced(with_parts(book(), xl__revisions__h="<a/>"), "workbook.xml.rels", "</Rel", kind + "</Rel"), TODAY)


@pytest.mark.parametrize(
    "formula", ["Today!A1", "SUM('Today'!A1:A2)", "&apos;Today&apos;!A1"]
)  # fmt: skip
def test_a_tab_that_a_formula_uses_is_not_dropped(formula: str) -> None:
    made = put(book(f'<row r="1"><c r="A1"><f>{formula}</f><v>1</v></c></row>'), TODAY)
    with pytest.raises(TabInUse, match="the tab “Tasks” uses it"):
        put(made, drop=["Today"])


def test_a_tab_that_a_name_uses_is_not_dropped() -> None:
    made = put(book(), TODAY)
    named = replaced(
        made, "workbook.xml", "</definedNames>", '<definedName name="when">Today!$B$1</definedName></definedNames>'
    )
    with pytest.raises(TabInUse, match="the name “when” uses it"):
        put(named, drop=["Today"])
    assert put(named, TODAY) is named


def test_the_last_tab_that_shows_is_not_dropped() -> None:
    made = replaced(put(book(), TODAY), "workbook.xml", '<sheet name="Tasks"', '<sheet state="hidden" name="Tasks"')
    with pytest.raises(TabInUse):
        put(made, drop=["Today"])


OLD_FORMULA = tab("Today", (Written("late", formula="A2+1"), Written(2, formula="1+1")))


def chained(data: bytes, cells: str) -> bytes:
    """Return a file whose formulas stand in the remembered order."""
    chain = f'<calcChain xmlns="x"><c r="A1" i="1"/>{cells}</calcChain>'
    related = link("k1", "calcChain", "calcChain.xml") + "</Relationships>"
    return replaced(with_parts(data, xl__calcChain=chain), "workbook.xml.rels", "</Relationships>", related)


def test_the_order_of_formulas_goes_only_with_one_of_its_formulas() -> None:
    made = chained(put(book(), OLD_FORMULA), '<c r="A1" i="2"/><c r="B1"/>')
    assert "calcChain.xml" not in differing(
        made, put(made, tab("Today", (Written(1, formula="A3"), Written(2, formula="9"))))
    )
    assert differing(made, put(made, tab("Today", (Written(1, formula="A3"),))))["calcChain.xml"] == "gone"
    assert differing(made, put(made, TODAY))["calcChain.xml"] == "gone"
    assert differing(made, put(made, drop=["Today"]))["calcChain.xml"] == "gone"
    assert "calcChain.xml" not in differing(made, put(made, SENT))


def test_a_workbook_is_worked_out_again_only_when_a_formula_of_ours_was_written() -> None:
    assert "calcPr" not in xml(put(book(), TODAY), "xl/workbook.xml")
    made = put(book(), OLD_FORMULA)
    assert '<calcPr fullCalcOnLoad="1"/></workbook>' in xml(made, "xl/workbook.xml")
    opened = replaced(made, "workbook.xml", '<calcPr fullCalcOnLoad="1"/>', '<calcPr calcId="191"/>')
    assert put(opened, OLD_FORMULA) is opened
    assert '<calcPr fullCalcOnLoad="1" calcId="191"/>' in xml(
        put(opened, tab("Sent", (Written(1, formula="1"),))), "xl/workbook.xml"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an old .xls file"),
        (b"not a workbook", "plain text"),
        (b"PK\3\4 cut off", "it is not complete"),
        (zipped({"a.txt": "a"}), "is not a workbook"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_by_name(data: bytes, sentence: str) -> None:
    with pytest.raises(UnfitFile, match=sentence):
        put(data, TODAY)


def test_xlsb_is_refused_by_name() -> None:
    found = parts(ONE)
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main+xml"
    found["[Content_Types].xml"] = str(found["[Content_Types].xml"]).replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
    )
    with pytest.raises(UnfitFile, match=r"\.xlsb"):
        put(zipped(found), TODAY)


@pytest.mark.parametrize("end", ["xl/workbook.xml", "[Content_Types].xml", "workbook.xml.rels", "styles.xml"])
@pytest.mark.parametrize("broken", ["<a", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', ""])
def test_a_part_that_must_change_and_is_broken_is_refused(end: str, broken: str) -> None:
    found = unpacked(put(book(), TODAY))
    (name,) = [name for name in found if name.endswith(end)]
    with pytest.raises(XlsxRefused):
        put(zipped({**found, name: broken}), SENT)


def test_a_part_of_a_person_that_is_broken_does_not_matter() -> None:
    made = put(with_parts(book(), xl__theme="<not xml", xl__worksheets__sheet1="<neither"), TODAY)
    assert unpacked(made)["xl/theme.xml"] == b"<not xml"


def test_nothing_is_opened_where_the_new_tab_itself_is_wrong() -> None:
    with pytest.raises(XlsxRefused, match="cannot be called “a/b”"):
        edited(b"", put=[tab("a/b")], owner=OWNER)
