"""Little workbook files that tests make themselves, sound ones and broken ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from coalition_sheets.model import Cell, Workbook
from coalition_sheets.sources import CannotRead, read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

Part = str | bytes


def zipped(parts: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def sheet(rows: str = "", before: str = "", after: str = "") -> str:
    """Return a worksheet part."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    *sheets: Part,
    names: tuple[str, ...] = ("Tasks", "Goals", "People"),
    strings: str = "",
    styles: str = "",
    workbook: str = "",
    kind: str = "worksheet",
) -> dict[str, Part]:
    """Return the parts of a workbook: worksheets (rows, or whole parts that start with "<"), texts and styles."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{names[n - 1]}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    links = "".join(link(f"r{n}", kind, f"worksheets/sheet{n}.xml") for n in numbers)
    made: dict[str, Part] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK_TYPE}"/></Types>',
        "_rels/.rels": relationships(link("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(
            links + link("s1", "styles", "styles.xml") + link("s2", "sharedStrings", "sharedStrings.xml")
        ),
    }
    for number, content in zip(numbers, sheets, strict=True):
        whole = isinstance(content, bytes) or content.startswith(("<?xml", "<worksheet", "<x:", "<chartsheet"))
        made[f"xl/worksheets/sheet{number}.xml"] = content if whole else sheet(str(content))
    if strings:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    if styles:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return made


def link(identity: str, kind: str, target: str) -> str:
    """Return one relationship."""
    return f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def relationships(links: str) -> str:
    """Return a relationships part."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def formats(*codes: str) -> str:
    """Return styles whose cell formats 1, 2 ... have these number formats; format 0 is general."""
    own = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n, _ in enumerate(codes))
    return f'<numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs>'


def saved(folder: Path, content: bytes | Mapping[str, Part], name: str = "book.xlsx") -> Path:
    """Save a file and return its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    return path


def opened(folder: Path, content: bytes | Mapping[str, Part], name: str = "book.xlsx") -> Workbook:
    """Return a little workbook as read from a file."""
    return read(saved(folder, content, name))


def rows(folder: Path, *sheets: Part, **more: str) -> list[tuple[Cell, ...]]:
    """Return the rows of the first tab of a little workbook."""
    return list(opened(folder, parts(*sheets, **more)).tables[0].rows)  # type: ignore[arg-type]


def refusal(folder: Path, content: bytes | Mapping[str, Part], name: str = "book.xlsx") -> str:
    """Return the sentence and the hint with which a file is refused; "" where it is read."""
    try:
        opened(folder, content, name)
    except CannotRead as problem:
        return str(problem)
    return ""


def values(workbook: Workbook) -> list[Cell]:
    """Return all cells of all tabs that hold something."""
    return [cell for table in workbook.tables for row in table.rows for cell in row if cell is not None]
