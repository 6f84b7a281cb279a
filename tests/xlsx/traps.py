"""Workbook files that are written in unusual ways, each sound: what stands in A1 and A2 of “Tasks” is 1 and "two"."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from tests.sources.packages import MAIN, RELATIONS, Part, link, parts, relationships, sheet, zipped

ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="2" spans="1:1"><c r="A2" t="inlineStr"><is><t>two</t></is></c></row>'
)
STRICT = "http://purl.oclc.org/ooxml"
CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x15"><extra/></mc:Choice></mc:AlternateContent>'
)
LOOKS = '<fonts count="1"><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders>'


def made(**changed: str) -> dict[str, Part]:
    """Return the parts of a sound little workbook, some of them given by the end of their name."""
    found = parts(ROWS, styles='<cellXfs><xf numFmtId="0"/></cellXfs>')
    for name in list(found):
        key = name.rpartition("/")[2].removesuffix(".rels").replace("[Content_Types]", "types").partition(".")[0]
        if key in changed:
            found[name] = changed[key]
    return found


def replaced(name: str, *pairs: tuple[str, str]) -> dict[str, Part]:
    """Return the parts with some words of one of them replaced."""
    found = made()
    for old, new in pairs:
        assert old in str(found[name])
        found[name] = str(found[name]).replace(old, new)
    return found


def renamed(change: Callable[[str], str]) -> dict[str, Part]:
    """Return the parts under other names."""
    return {change(name): content for name, content in made().items()}


class _Stream(io.RawIOBase):
    """A file that cannot go back, so that sizes are written behind each part."""

    def __init__(self) -> None:
        self.pieces = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.pieces += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def with_descriptors(found: Mapping[str, Part]) -> bytes:
    """Return a zip file in which the sizes of a part follow it."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return stream.pieces


def with_comment(data: bytes, comment: bytes) -> bytes:
    """Return a zip file with a comment."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        package.comment = comment
    return file.getvalue()


def in_the_long_form(data: bytes) -> bytes:
    """Return a zip file whose list of parts tells its places in the form made for huge files."""
    end = data.rfind(b"PK\5\6")
    *_, count, _, start, _ = struct.unpack_from("<4s4H2LH", data, end)
    at, lines = start, []
    for _ in range(count):
        line = bytearray(data[at : at + 46 + sum(struct.unpack_from("<3H", data, at + 28))])
        at += len(line)
        name, (offset,) = struct.unpack_from("<H", line, 28)[0], struct.unpack_from("<L", line, 42)
        struct.pack_into("<H", line, 30, 12)
        struct.pack_into("<L", line, 42, 0xFFFFFFFF)
        lines.append(bytes(line[: 46 + name]) + struct.pack("<2HQ", 1, 8, offset))
    size = sum(map(len, lines))
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + b"".join(lines) + end64 + locator + last


def prefixed() -> dict[str, Part]:
    """Return the parts with a prefix before the name of every element."""
    found = made()
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        text = str(found[name]).replace("<", "<x:").replace("<x:/", "</x:").replace(' xmlns="', ' xmlns:x="')
        found[name] = text
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        found[name] = str(found[name]).replace("<", "<p:").replace("<p:/", "</p:").replace(' xmlns="', ' xmlns:p="')
    return found


def strict() -> dict[str, Part]:
    """Return the parts in the strict dialect."""
    found = {name: str(content).replace(MAIN, f"{STRICT}/spreadsheetml/main") for name, content in made().items()}
    return {name: text.replace(RELATIONS, f"{STRICT}/officeDocument/relationships") for name, text in found.items()}


def elsewhere() -> dict[str, Part]:
    """Return the parts with the workbook at the top of the package."""
    found = {name.replace("xl/", ""): content for name, content in made().items()}
    found["[Content_Types].xml"] = str(found["[Content_Types].xml"]).replace("/xl/", "/")
    return found | {"_rels/.rels": relationships(link("r1", "officeDocument", "workbook.xml"))}


def wide(name: str) -> dict[str, Part]:
    """Return the parts with one of them in UTF-16."""
    found = made()
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    return found | {name: (head + str(found[name])).encode("utf-16")}


CELLS = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TRAPS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: zipped(made()),
    "stored without packing": lambda: zipped(made(), zipfile.ZIP_STORED),
    "a prefix before all names": lambda: zipped(prefixed()),
    "strict": lambda: zipped(strict()),
    "content types last": lambda: zipped(dict(sorted(made().items(), reverse=True))),
    "absolute targets": lambda: zipped(
        replaced("xl/_rels/workbook.xml.rels", ('Target="', 'Target="/xl/'))
        | {"_rels/.rels": relationships(link("r1", "officeDocument", "/xl/workbook.xml"))}
    ),
    "data of others one folder too high, as LibreOffice tells it": lambda: zipped(
        replaced("_rels/.rels", ("</Rel", link("r2", "customXml", "../customXml/item1.xml") + "</Rel"))
        | {"customXml/item1.xml": "<a/>"}
    ),
    "sizes behind the parts": lambda: with_descriptors(made()),
    "a comment on the file": lambda: with_comment(zipped(made()), b"kept \xff"),
    "the long form of a list": lambda: in_the_long_form(zipped(made())),
    "names with backslashes": lambda: zipped(renamed(lambda name: name.replace("/", "\\"))),
    "names in capitals": lambda: zipped(renamed(lambda name: name.upper() if "sheet1" in name else name)),
    "the workbook elsewhere": lambda: zipped(elsewhere()),
    "views without one": lambda: zipped(replaced(BOOK, ("<sheets>", "<bookViews/><sheets>"))),
    "a prefix only where it is used": lambda: zipped(
        replaced(BOOK, (f' xmlns:r="{RELATIONS}"', ""), ("<sheet ", f'<sheet xmlns:q="{RELATIONS}" '), ("r:id", "q:id"))
    ),
    "comments": lambda: zipped(
        replaced(CELLS, ("<sheetData>", '<!-- <sheetData><row r="1"> --><sheetData><!--<row r="9">-->'))
    ),
    "a text in CDATA": lambda: zipped(replaced(CELLS, ("<t>two</t>", "<t><![CDATA[two]]></t>"))),
    "choices in the workbook": lambda: zipped(replaced(BOOK, ("<sheets>", CHOICE + "<sheets>"))),
    "rows without numbers": lambda: zipped(replaced(CELLS, (' r="1"', ""), (' r="2"', ""))),
    "cells without addresses": lambda: zipped(replaced(CELLS, (' r="A1"', ""), (' r="A2"', ""))),
    "neither numbers nor addresses": lambda: zipped(
        replaced(CELLS, (' r="1"', ""), (' r="2"', ""), (' r="A1"', ""), (' r="A2"', ""))
    ),
    "single quotes": lambda: zipped({n: str(c).replace('"', "'") for n, c in made().items()}),
    "a wrong dimension": lambda: zipped(replaced(CELLS, ("<sheetData>", '<dimension ref="A1"/><sheetData>'))),
    "a text as the value of a formula's type": lambda: zipped(
        replaced(CELLS, ('t="inlineStr"><is><t>two</t></is>', 't="str"><v>two</v>'))
    ),
    "a workbook in UTF-16": lambda: zipped(wide(BOOK)),
    "a sheet in UTF-16": lambda: zipped(wide(CELLS)),
    "looks in UTF-16": lambda: zipped(wide("xl/styles.xml")),
    "a workbook in Latin-1": lambda: zipped(
        made() | {BOOK: b'<?xml version="1.0" encoding="ISO-8859-1"?><!--\xe9-->' + str(made()[BOOK]).encode()}
    ),
    "no looks": lambda: zipped(parts(ROWS)),
    "a part of looks that is empty": lambda: zipped(made(styles=f'<styleSheet xmlns="{MAIN}"/>')),
    "tables of looks that are empty": lambda: zipped(
        made(styles=f'<styleSheet xmlns="{MAIN}"><fonts count="0"/><cellXfs count="0"/><dxfs count="0"/></styleSheet>')
    ),
    "looks that refer beyond their tables": lambda: zipped(
        parts(ROWS, styles=f'{LOOKS}<cellXfs><xf fontId="4" fillId="5" borderId="3"/></cellXfs>')
    ),
    "days from 1904": lambda: zipped(parts(ROWS, workbook='<workbookPr date1904="1"/>')),
    "something after the rows": lambda: zipped(made() | {CELLS: sheet(ROWS, after='<pageMargins left="1"/>')}),
}  # fmt: skip
