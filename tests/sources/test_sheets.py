"""How tabs are written: every way there is gives the same cells at the same places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coalition_sheets.model import CellError, Percent, Uncalculated
from tests.sources.packages import (
    MAIN,
    RELATIONS,
    formats,
    link,
    opened,
    parts,
    relationships,
    rows,
    saved,
    sheet,
    values,
    zipped,
)

STRICT = "http://purl.oclc.org/ooxml"
ONE = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>'
THREE = '<row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c></row>'
EXPECTED = {"A1": 1.0, "C1": 3.0, "B3": "x"}


def _found(folder: Path, part: str | bytes) -> dict[str, object]:
    table = opened(folder, parts(part)).tables[0]
    return {
        f"{'ABCDEFGH'[c]}{r + 1}": cell
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell is not None
    }


PREFIXED = f"""<x:worksheet xmlns:x="{MAIN}"><x:sheetData>
<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="C1"><x:v>3</x:v></x:c></x:row>
<x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"""
PRETTY = f"""<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="{MAIN}">
  <sheetData>
    <row r="1">
      <c r="A1">
        <v>1</v>
      </c>
      <c r="C1"><v>3</v></c>
    </row>
    <row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c></row>
  </sheetData>
</worksheet>
"""
FORMS: dict[str, str | bytes] = {
    "plain": ONE + THREE,
    "pretty": PRETTY,
    "prefixed": PREFIXED,
    "strict": sheet(ONE + THREE).replace(MAIN, f"{STRICT}/spreadsheetml/main"),
    "a lying dimension": sheet(ONE + THREE, before='<dimension ref="A1:A1"/>'),
    "no row numbers": '<row><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row/>' + THREE.replace(' r="3"', ""),
    "no addresses": '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c/><c t="str"><v>x</v></c></row>',
    "address last": ONE.replace('<c r="A1">', '<c s="0" r="A1">') + THREE,
    "single quotes": (ONE + THREE).replace('"', "'"),
    "comments": f"<!-- <row r='2'><c r='A2'><v>9</v></c></row> -->{ONE}<!-- </sheetData> -->{THREE}",
    "comment before the rows": sheet(ONE + THREE, before="<!-- <sheetData> -->"),
    "character data": ONE + THREE.replace("<t>x</t>", "<t><![CDATA[x]]></t>"),
    "processing instruction": ONE + "<?note here?>" + THREE,
    "alternatives": f'{ONE}<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="new"><row r="2"><c r="A2"><v>9</v></c></row></mc:Choice><mc:Fallback>{THREE}</mc:Fallback>'
    "</mc:AlternateContent>",
    "spans and attributes": ONE.replace('r="1"', 'r="1" spans="1:3" ht="20" x14ac:dyDescent="0.25"', 1) + THREE,
    "extra elements": ONE.replace("</c></row>", '</c><extLst><ext uri="x"/></extLst></row>') + THREE,
    "byte order mark": b"\xef\xbb\xbf" + PRETTY.encode(),
    "utf-16": PRETTY.replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + PRETTY.replace("UTF-8", "UTF-16").encode("utf-16-be"),
    "latin-1": PRETTY.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    "empty cells far out": ONE + THREE + '<row r="1048576"><c r="XFD1048576" s="0"/></row>',
    "namespace inside": ONE.replace("<c r", f'<c xmlns="{MAIN}" r') + THREE,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_write_a_tab(tmp_path: Path, form: str) -> None:
    part = FORMS[form]
    if form == "spans and attributes":
        part = sheet(str(part)).replace("<worksheet", '<worksheet xmlns:x14ac="urn:x14ac"')
    assert _found(tmp_path, part) == EXPECTED


def test_a_bar_between_reading_pieces_does_not_matter(tmp_path: Path) -> None:
    many = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>{"é" * 40}</t></is></c></row>'
        for n in range(1, 6000)
    )
    found = rows(tmp_path, many)
    assert [row[0] for row in found] == [float(n) for n in range(1, 6000)]
    assert {row[1] for row in found} == {"é" * 40}


def test_what_the_fast_reader_hides_is_found_in_every_row(tmp_path: Path) -> None:
    many = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"><v>0.5</v></c><c r="B{n}" t="e"><v>#N/A</v></c><c r="C{n}"><f>A1</f></c></row>'
        for n in range(1, 3000)
    )
    found = rows(tmp_path, many, styles=formats("0%"))
    assert set(found) == {(Percent(0.5), CellError("#N/A"), Uncalculated("=A1"))}
    assert {type(row[0]) for row in found} == {Percent}
    assert len(found) == 2999


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    book = parts(
        sheet(
            '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="C2"><v>2</v></c></row>',
            before='<cols><col min="2" max="16384" hidden="1"/></cols>',
        )
    )
    workbook = opened(tmp_path, book)
    table = workbook.tables[0]
    assert (table.hidden_rows, table.hidden_columns) == (frozenset({1}), frozenset({2, 3}))
    assert workbook.warnings == ("The tab “Tasks” has a hidden row; it is read too.",)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_tabs_are_read_as_hidden(tmp_path: Path, state: str) -> None:
    book = parts(ONE, ONE)
    book["xl/workbook.xml"] = str(book["xl/workbook.xml"]).replace('name="Goals"', f'name="Goals" state="{state}"')
    tables = opened(tmp_path, book).tables
    assert [(table.name, table.hidden, len(table.rows)) for table in tables] == [
        ("Tasks", False, 1),
        ("Goals", True, 1),
    ]


def test_a_sheet_that_only_holds_a_chart_is_no_tab(tmp_path: Path) -> None:
    book = parts(ONE, f'<chartsheet xmlns="{MAIN}"/>')
    book["xl/_rels/workbook.xml.rels"] = relationships(
        link("r1", "worksheet", "worksheets/sheet1.xml") + link("r2", "chartsheet", "worksheets/sheet2.xml")
    )
    assert [table.name for table in opened(tmp_path, book).tables] == ["Tasks"]


def test_a_merged_block_stands_in_its_first_cell(tmp_path: Path) -> None:
    merged = sheet(
        ONE + '<row r="2"><c r="A2" s="0"/></row>', after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    )
    assert _found(tmp_path, merged) == {"A1": 1.0, "C1": 3.0}


def test_error_cells_and_formulas_below_and_beside_everything_else(tmp_path: Path) -> None:
    found = rows(
        tmp_path, ONE + '<row r="4"><c r="E4" t="e"><v>#N/A</v></c></row><row r="5"><c r="F5"><f>A1</f></c></row>'
    )
    assert found[3][4] == CellError("#N/A")
    assert found[4][5] == Uncalculated("=A1")


def test_something_in_the_very_last_row_is_read_without_breaking_anything(tmp_path: Path) -> None:
    found = rows(tmp_path, ONE + '<row r="1048576"><c r="A1048576"><v>9</v></c></row>')
    assert (len(found), found[0], found[-1]) == (1_048_576, (1.0, None, 3.0), (9.0,))


def test_a_cell_in_the_last_corner_is_read_too(tmp_path: Path) -> None:
    workbook = opened(tmp_path, parts('<row r="1048576"><c r="XFD1048576"><v>9</v></c></row>'))
    assert workbook.tables[0].cell(1_048_576, 16_384) == 9.0
    assert values(workbook) == [9.0]


def test_tab_names_and_parts_however_they_are_written(tmp_path: Path) -> None:
    book = parts(ONE, names=("Who &amp; what",))
    book["xl\\worksheets\\sheet1.xml"] = book.pop("xl/worksheets/sheet1.xml")
    book["xl/_rels/workbook.xml.rels"] = relationships(link("r1", "worksheet", "/XL\\worksheets/Sheet1.xml"))
    table = opened(tmp_path, book).tables[0]
    assert (table.name, table.rows) == ("Who & what", ((1.0, None, 3.0),))


def test_a_workbook_part_that_lies_elsewhere(tmp_path: Path) -> None:
    book = parts(ONE)
    moved = {
        "[Content_Types].xml": str(book["[Content_Types].xml"]).replace("/xl/workbook.xml", "/here/book.xml"),
        "_rels/.rels": relationships(link("r1", "officeDocument", "/here/book.xml")),
        "here/book.xml": book["xl/workbook.xml"],
        "here/_rels/book.xml.rels": relationships(link("r1", "worksheet", "a%20sheet.xml")),
        "here/a sheet.xml": sheet(ONE),
    }
    assert opened(tmp_path, moved).tables[0].rows == ((1.0, None, 3.0),)


def test_the_strict_dialect_throughout(tmp_path: Path) -> None:
    strict = {
        name: str(content)
        .replace(MAIN, f"{STRICT}/spreadsheetml/main")
        .replace(RELATIONS, f"{STRICT}/officeDocument/relationships")
        for name, content in parts(ONE).items()
    }
    assert opened(tmp_path, strict).tables[0].rows == ((1.0, None, 3.0),)


def test_content_types_need_not_come_first(tmp_path: Path) -> None:
    book = parts(ONE)
    last = {**{name: book[name] for name in book if name != "[Content_Types].xml"}, **book}
    content = dict(reversed(last.items()))
    assert opened(tmp_path, content).tables[0].rows == ((1.0, None, 3.0),)


def test_parts_that_are_stored_or_written_as_a_stream(tmp_path: Path) -> None:
    import io
    import zipfile

    class Pipe(io.RawIOBase):
        """A file that cannot seek, so that sizes follow the data."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(ONE).items():
            package.writestr(name, content)
    assert opened(tmp_path, bytes(pipe.data)).tables[0].rows == ((1.0, None, 3.0),)
    assert opened(tmp_path, zipped(parts(ONE), zipfile.ZIP_STORED)).tables[0].rows == ((1.0, None, 3.0),)


def test_a_workbook_with_no_styles_no_texts_and_no_rows(tmp_path: Path) -> None:
    workbook = opened(tmp_path, parts("", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'))
    assert [table.rows for table in workbook.tables] == [(), ()]


def test_the_name_and_links_of_a_workbook(tmp_path: Path) -> None:
    book = parts(ONE)
    book["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{MAIN}"/>'
    book["xl/_rels/workbook.xml.rels"] = str(book["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>", link("e1", "externalLink", "externalLinks/externalLink1.xml") + "</Relationships>"
    )
    workbook = opened(tmp_path, book, "Coalition 2026.xlsx")
    assert workbook.name == "Coalition 2026.xlsx"
    assert workbook.warnings == ("Some cells take their values from other files; they show what was last saved.",)


def test_a_long_text_shown_in_many_cells(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3001))
    found = rows(tmp_path, cells, strings=f"<si><t>{'a' * 32_000}</t></si>")
    assert len(found) == 3000
    assert {len(str(row[0])) for row in found} == {32_000}


def test_reading_never_changes_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path, parts(ONE))
    before = path.read_bytes()
    rows(tmp_path, ONE)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize("count", [90, 300])
def test_many_cell_formats(tmp_path: Path, count: int) -> None:
    styles = formats(*["0%", "yyyy-mm-dd"] * count)
    cells = (
        f'<c r="A1" s="{2 * count - 1}"><v>0.5</v></c><c r="B1" s="{2 * count}"><v>46097</v></c><c r="C1"><v>1</v></c>'
    )
    found = rows(tmp_path, f'<row r="1">{cells}</row><row r="2"><c r="A2" s="9999"><v>2</v></c></row>', styles=styles)
    assert (type(found[0][0]), found[0][1], found[0][2], found[1][0]) == (Percent, date(2026, 3, 16), 1.0, 2.0)
