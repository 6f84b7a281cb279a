"""Notes that a workbook is open elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coalition_sheets.sources import locks
from tests.sources.packages import opened, parts, saved

UNSEEN = " What was not saved is not seen."
NOW = datetime(2026, 3, 17, 11, 0)
ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>'


def _excel(name: str) -> bytes:
    first = bytes([len(name)]) + name.encode("latin-1", "replace").ljust(53)
    return first + bytes([len(name), 0]) + name.encode("utf-16-le").ljust(108, b" ")


@pytest.mark.parametrize(
    ("note", "content", "sentence"),
    [
        (
            ".~lock.book.xlsx#",
            b",Rosa Delgado,laptop,17.03.2026 09:40,file:///home/rosa;",
            "“book.xlsx” is open in LibreOffice (Rosa Delgado, since 9:40). What was not saved is not seen.",
        ),
        (
            ".~lock.book.xlsx#",
            b"Delgado\\, Rosa,rosa,laptop,14.03.2026 09:40,x;",
            "“book.xlsx” seems to be open in LibreOffice (Delgado, Rosa, since March 14, 9:40), or was when it crashed."
            + UNSEEN,
        ),
        (
            ".~lock.book.xlsx#",
            b"\xff\0\x1b[31m",
            "“book.xlsx” is open in LibreOffice (�[31m). What was not saved is not seen.",
        ),
        (".~lock.book.xlsx#", b"", "“book.xlsx” is open in LibreOffice. What was not saved is not seen."),
        (
            "~$book.xlsx",
            _excel("Ana Núñez"),
            "“book.xlsx” is open in Excel (Ana Núñez). What was not saved is not seen.",
        ),
        ("~$book.xlsx", b"\x03Ana", "“book.xlsx” is open in Excel (Ana). What was not saved is not seen."),
        ("~$book.xlsx", b"", "“book.xlsx” is open in Excel. What was not saved is not seen."),
    ],
)
def test_a_note_says_who_has_it_open(tmp_path: Path, note: str, content: bytes, sentence: str) -> None:
    (tmp_path / note).write_bytes(content)
    lock = locks.find(tmp_path / "book.xlsx")
    assert lock is not None
    assert lock.sentence("book.xlsx", NOW) == sentence


def test_reading_goes_on_with_a_warning(tmp_path: Path) -> None:
    saved(tmp_path, b",Rosa,laptop,17.03.2026 09:40,x;", ".~lock.book.xlsx#")
    workbook = opened(tmp_path, parts(ROWS))
    assert workbook.tables[0].rows == ((1.0,),)
    assert "open in LibreOffice (Rosa" in workbook.warnings[0]


def test_no_note_no_warning(tmp_path: Path) -> None:
    assert opened(tmp_path, parts(ROWS)).warnings == ()
