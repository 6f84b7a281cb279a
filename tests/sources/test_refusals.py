"""Files that cannot be read: one sentence what is wrong, and what to do next."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from coalition_sheets.errors import WorldError
from coalition_sheets.sources import CannotRead, budgets, read
from tests.sources.packages import MAIN, link, parts, refusal, relationships, saved, sheet, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def test_a_refusal_is_the_outside_worlds_and_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        read(saved(tmp_path, OLE + "EncryptedPackage".encode("utf-16-le"), "Coalition.xlsx"))
    assert isinstance(caught.value, CannotRead)
    assert caught.value.exit_code == 3
    assert caught.value.message == "“Coalition.xlsx” is protected with a password."
    assert caught.value.hint == "Save a copy without the password and try again."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "is a web page"),
        (b"\xef\xbb\xbf\r\n<HTML>", "is a web page"),
        (b"Task,Who,By when\nBook the hall,Rosa,3/16\n", "is plain text (perhaps CSV)"),
        ("Task\tWho\n".encode("utf-16"), "is plain text (perhaps CSV)"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "old kind of Excel file"),
        (b'<?xml version="1.0"?><tasks/>', "is an XML file"),
        (b'{"doc_id": "1abc", "url": "https://docs.google.com"}', "only a shortcut to a Google Sheet"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (b"\0\1\2\3nothing known", "is not a workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "is damaged"),
        (OLE + "WordDocument".encode("utf-16-le"), "is a Word document"),
        (b"PK\x03\x04 and then nothing", "is damaged: it is not complete"),
    ],
)
def test_files_of_other_kinds_each_have_their_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert sentence in refusal(tmp_path, content)


def test_a_missing_file_and_a_near_name(tmp_path: Path) -> None:
    saved(tmp_path, parts(ONE), "Coalition.xlsx")
    with pytest.raises(CannotRead, match=r"“Coaliton.xlsx” is not there. Did you mean “Coalition.xlsx”?"):
        read(tmp_path / "Coaliton.xlsx")


def test_a_folder_names_a_workbook_in_it(tmp_path: Path) -> None:
    saved(tmp_path, parts(ONE), "Coalition.xlsx")
    with pytest.raises(CannotRead, match=r"is a folder. Give a workbook in it, for example “Coalition.xlsx”"):
        read(tmp_path)


def test_a_link_says_what_it_leads_to(tmp_path: Path) -> None:
    target = saved(tmp_path, parts(ONE), "Coalition.xlsx")
    pointer = tmp_path / "pointer.xlsx"
    try:
        pointer.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")
    with pytest.raises(CannotRead, match=r"is a link to another file. Give the file itself: .*Coalition.xlsx"):
        read(pointer)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(CannotRead, match="is not an ordinary file"):
        read(tmp_path / "pipe.xlsx")


@pytest.mark.parametrize("name", ["~$Coalition.xlsx", ".~lock.Coalition.xlsx#"])
def test_a_lock_note_is_no_workbook(tmp_path: Path, name: str) -> None:
    assert "only a note that one is open. Use “Coalition.xlsx” instead" in refusal(tmp_path, b"note", name)


def _without(name: str) -> dict[str, str | bytes]:
    book = parts(ONE)
    del book[name]
    return book


def _with(name: str, content: str | bytes) -> dict[str, str | bytes]:
    return {**parts(ONE), name: content}


def _replaced(name: str, old: str, new: str) -> dict[str, str | bytes]:
    book = parts(ONE, ONE)
    text = str(book[name])
    assert old in text
    return {**book, name: text.replace(old, new)}


WORKBOOK, LINKS, SHEET = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize(
    ("book", "sentence"),
    [
        ({"readme.txt": "hello"}, "is not a workbook, or parts of it are missing"),
        (_without("[Content_Types].xml"), "is not a workbook, or parts of it are missing"),
        (_without(WORKBOOK), "is not a workbook, or parts of it are missing"),
        (_without(SHEET), "its tab “Tasks” has no sheet behind it"),
        (_without(LINKS), "its tab “Tasks” has no sheet behind it"),
        (_replaced("[Content_Types].xml", SHEET_TYPE, WORD), "is a Word document"),
        (_replaced(WORKBOOK, 'name="Goals"', 'name="TASKS"'), "has two tabs named “TASKS”"),
        (_replaced(WORKBOOK, 'r:id="r2"', 'r:id=""'), "its tab “Goals” has no sheet behind it"),
        (_replaced(WORKBOOK, 'r:id="r2"', 'r:id="r1"'), "two of its tabs share one sheet"),
        (_replaced(LINKS, "worksheets/sheet2.xml", "../../../etc/passwd"), "points to something outside of itself"),
        (
            _replaced(LINKS, 'Target="worksheets/sheet2.xml"', 'Target="http://x/" TargetMode="External"'),
            "no sheet behind",
        ),
        (_with(WORKBOOK, f'<workbook xmlns="{MAIN}"><sheets/></workbook>'), "it has no tabs"),
        (_with(WORKBOOK, "<workbook"), "its part xl/workbook.xml cannot be understood"),
        (_with(WORKBOOK, DOCTYPE + f'<workbook xmlns="{MAIN}"/>'), "holds something no workbook should"),
        (_with(SHEET, DOCTYPE + sheet(ONE)), "holds something no workbook should"),
        (_with(SHEET, sheet(ONE)[:-20]), "cannot be understood"),
        (_with(SHEET, sheet(ONE.replace("</row>", ""))), "cannot be understood"),
        (_with(SHEET, sheet('<row r="1"><c r="A1" t="str"><v>&lol;</v></c></row>')), "cannot be understood"),
        (_with(SHEET, sheet('<row r="1"><c r="A1" t="str"><v>\x01</v></c></row><!-- -->')), "cannot be understood"),
        (_with(SHEET, "<html/>"), "its tab “Tasks” has no sheet behind it"),
        (_with(SHEET, b""), "cannot be understood"),
        (parts('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>'), "the rows of tab “Tasks” are out of order"),
        (parts('<row r="1"/><row r="1"><c r="A1"><v>1</v></c></row>'), "the rows of tab “Tasks” are out of order"),
        (parts('<row r="0"><c r="A1"><v>1</v></c></row>'), "the rows of tab “Tasks” are out of order"),
        (parts('<row r="1048577"/>'), "the rows of tab “Tasks” are out of order"),
        (
            parts('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'),
            "cells of tab “Tasks” are out of order",
        ),
        (
            parts('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
            "cells of tab “Tasks” are out of order",
        ),
        (parts('<row r="1"><c r="A2"><v>1</v></c></row>'), "cells of tab “Tasks” are out of order in row 1"),
        (parts('<row r="1"><c r="XFE1"><v>1</v></c></row>'), "cells of tab “Tasks” are out of order"),
        (
            parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            "cell A1 of tab “Tasks” points to a text that is not there",
        ),
        (parts('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', strings="<si><t>x</t></si>"), "points to a text"),
        (parts('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', strings="<si><t>x</t></si>"), "points to a text"),
    ],
)
def test_broken_workbooks_each_have_their_sentence(tmp_path: Path, book: dict[str, str | bytes], sentence: str) -> None:
    assert sentence in refusal(tmp_path, book)


def _marked_encrypted(content: bytes) -> bytes:
    data = bytearray(content)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _with_wrong_checksum(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    for header, field in ((b"PK\x01\x02", 16),):
        data = bytearray(content)
        at = 0
        while (at := data.find(header, at)) >= 0:
            data[at + field] ^= 0xFF
            at += 4
        content = bytes(data)
    return content


def _overlapping(content: bytes) -> bytes:
    data = bytearray(content)
    at = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", at + 4)
    offset = struct.unpack_from("<L", data, second + 42)[0]
    struct.pack_into("<L", data, at + 42, offset)
    return bytes(data)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_marked_encrypted, "is protected with a password"),
        (_with_wrong_checksum, "is damaged"),
        (_overlapping, "is damaged"),
        (lambda content: content[: len(content) // 2], "is damaged"),
        (lambda content: content[:-10], "is damaged"),
        (lambda content: content[:200] + content[220:], "is damaged"),
    ],
)
def test_broken_zip_files(tmp_path: Path, change: object, sentence: str) -> None:
    assert sentence in refusal(tmp_path, change(zipped(parts(ONE))))  # type: ignore[operator]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(tmp_path: Path) -> None:
    path = saved(tmp_path, parts(ONE))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/Worksheets/SHEET1.xml", sheet())
    assert "two of its parts have the same name" in refusal(tmp_path, path.read_bytes())


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unknown_packing(tmp_path: Path, method: int) -> None:
    assert "is packed in an unknown way" in refusal(tmp_path, zipped(parts(ONE), method))


def test_a_bomb_is_refused_by_its_proportions(tmp_path: Path) -> None:
    assert "is too big to read safely" in refusal(tmp_path, {**parts(ONE), "xl/media/a.bin": b"\0" * (5 << 20)})


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    big = b"<worksheet>" + b" " * (30 << 20)
    content = bytearray(zipped({**parts(ONE), SHEET: big}))
    at = content.find(b"PK\x01\x02")
    while content[at + 46 : at + 46 + len(SHEET)] != SHEET.encode():
        at = content.find(b"PK\x01\x02", at + 4)
    struct.pack_into("<L", content, at + 24, 500)
    assert "is damaged" in refusal(tmp_path, bytes(content))


def test_too_many_parts(tmp_path: Path) -> None:
    many = {f"x/{n}": b"" for n in range(budgets.ENTRIES + 1)}
    assert "it has more than 10,000 parts" in refusal(tmp_path, zipped({**parts(ONE), **many}, zipfile.ZIP_STORED))


def test_too_many_tabs(tmp_path: Path) -> None:
    count = budgets.TABS + 1
    book = parts(ONE)
    tabs = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(count))
    book[WORKBOOK] = str(book[WORKBOOK]).replace("</sheets>", f"{tabs}</sheets>")
    book[LINKS] = relationships("".join(link(f"r{n}", "worksheet", "worksheets/sheet1.xml") for n in range(count)))
    assert "it has more than 500 tabs" in refusal(tmp_path, book)


@pytest.mark.parametrize(
    "rows",
    [
        "<a>" * 200 + "</a>" * 200,
        "<a>" * 100_000,
        '<row r="1"><c r="A1" t="str"><v>' + "a" * 3_000_000 + "</v></c></row>",
        '<row r="1"><c r="A1" t="str"><v>' + "a" * 110_000 + "</v></c></row>",
        "<!-- " + "<x>" * 1_000_000 + " -->",
        '<row r="1"' + ' a="' + "b" * 3_000_000 + '"/>',
    ],
)
def test_endless_and_bottomless_xml(tmp_path: Path, rows: str) -> None:
    assert "is too big to read safely" in refusal(tmp_path, zipped(parts(rows), zipfile.ZIP_STORED))


def test_a_grid_of_stray_cells(tmp_path: Path) -> None:
    strays = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 400))
    sentence = refusal(tmp_path, parts(strays))
    assert "too big to read safely: tab “Tasks” reaches to cell XFD" in sentence
    assert "Delete what stands alone there" in sentence


def test_two_tabs_that_reach_to_the_last_row(tmp_path: Path) -> None:
    stray = '<row r="1048576"><c r="A1048576"><v>9</v></c></row>'
    assert "tab “Goals” reaches to cell A1048576" in refusal(tmp_path, parts(stray, stray))


@pytest.mark.parametrize("address", ["A", "1", "A0", "A01", "AA", "$", "é1", "A1:B2"])
def test_addresses_that_are_none(tmp_path: Path, address: str) -> None:
    cells = f'<c r="A1"><v>1</v></c><c r="AA1"><v>1</v></c><c r="{address}"><v>1</v></c>'
    assert "cells of tab “Tasks” are out of order in row 1" in refusal(tmp_path, parts(f'<row r="1">{cells}</row>'))
