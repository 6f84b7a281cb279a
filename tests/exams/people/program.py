"""The office program of the people in the exam: it opens an .xlsx, changes some tabs and saves the rest as it was.

It shares nothing with the tool that is examined, and is as quick as thousands of schedules need it to be.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from xml.etree import ElementTree

from tests.exams.people.doing import Cells, Value

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DAYS = 1
"""The style that shows a number as a day."""


def new(tabs: Mapping[str, Cells]) -> bytes:
    """Return a new workbook, made by another program."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title in tabs:
        book.create_sheet(title)["A1"] = datetime(2026, 3, 17)
    made = io.BytesIO()
    book.save(made)
    return changed(made.getvalue(), tabs)


def titles(data: bytes) -> list[str]:
    """Return the titles of all tabs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return list(_places(package))


def read(data: bytes) -> dict[str, dict[tuple[int, int], Value]]:
    """Return all tabs by their titles."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        places = _places(package)
        shared = _shared(package)
        return {title: dict(_cells(package.read(place), shared)) for title, place in places.items()}


def changed(data: bytes, tabs: Mapping[str, Cells], renamed: Mapping[str, str] | None = None) -> bytes:
    """Return the workbook with other cells in some tabs, then with other titles."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        places = {place: title for title, place in _places(old).items()}
        for name in old.namelist():
            part = old.read(name)
            if places.get(name) in tabs:
                rows = _rows(tabs[places[name]]).replace("\\", "\\\\")
                text = re.sub(r"<sheetData\s*/>|<sheetData>.*</sheetData>", rows, part.decode(), count=1, flags=re.S)
                part = text.encode()
            if name == "xl/workbook.xml" and renamed:
                text = part.decode()
                for title, other in renamed.items():
                    text = text.replace(f'name="{escape(title)}"', f'name="{escape(other)}"')
                part = text.encode()
            new.writestr(name, part)
    return made.getvalue()


def serial(day: date) -> float:
    """Return the number of a day."""
    return float((date(day.year, day.month, day.day) - date(1899, 12, 30)).days)


def _places(package: zipfile.ZipFile) -> dict[str, str]:
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = ElementTree.fromstring(package.read("xl/workbook.xml")).find(f"{MAIN}sheets")
    assert sheets is not None
    found = {sheet.get("name", ""): targets[sheet.get(REL)] for sheet in sheets}
    return {title: t.lstrip("/") if t.startswith("/") else f"xl/{t}" for title, t in found.items()}


def _shared(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in si.iter(f"{MAIN}t")) for si in root]


def _cells(part: bytes, shared: list[str]) -> list[tuple[tuple[int, int], Value]]:
    found: list[tuple[tuple[int, int], Value]] = []
    for cell in ElementTree.fromstring(part).iter(f"{MAIN}c"):
        name = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
        assert name
        column = 0
        for letter in name[1]:
            column = column * 26 + ord(letter) - 64
        if (value := _value(cell, shared)) is not None:
            found.append(((int(name[2]) - 1, column - 1), value))
    return found


def _value(cell: ElementTree.Element, shared: list[str]) -> Value:
    formula, held, kind = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v"), cell.get("t")
    if formula is not None:
        return f"={formula.text or ''}"
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{MAIN}t")) or None
    text = held.text if held is not None else None
    if text is None:
        return None
    match kind:
        case "s":
            return shared[int(text)] or None
        case "str" | "e":
            return text
        case "b":
            return text == "1"
    return float(text)


def _rows(cells: Cells) -> str:
    lines: dict[int, str] = {}
    for (row, column), value in sorted(cells.items()):
        name = f"{chr(65 + column)}{row + 1}"
        match value:
            case bool():
                made = f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
            case float():
                style = f' s="{DAYS}"' if value > 40000 else ""
                made = f'<c r="{name}"{style}><v>{repr(value).removesuffix(".0")}</v></c>'
            case str() if value.startswith("="):
                made = f'<c r="{name}"><f>{escape(value[1:])}</f><v>2</v></c>'
            case _:
                made = f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
        lines[row] = lines.get(row, "") + made
    made = "".join(f'<row r="{row + 1}">{line}</row>' for row, line in sorted(lines.items()))
    return f"<sheetData>{made}</sheetData>"
