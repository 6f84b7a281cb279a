"""Workbooks that are read in a process of their own: .ods and .xls."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from coalition_sheets.model import CellError, Percent
from coalition_sheets.sources import CannotRead, budgets, read
from tests.sources.packages import opened, refusal, saved, values, zipped

NAMESPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables: str, **more: str | bytes) -> bytes:
    """Return an .ods file with some tables in its content."""
    content = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": MIME,
            "content.xml": content + "</office:body></office:document-content>",
            "META-INF/manifest.xml": manifest,
            **more,
        },
        zipfile.ZIP_STORED,
    )


def cell(kind: str, value: str = "", shown: str = "", more: str = "") -> str:
    """Return a cell of an .ods table."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    told = f' office:{name}="{value}"' if value else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{told}{more}><text:p>{shown or value}</text:p></table:table-cell>'
    )


TASKS = (
    '<table:table table:name="Tasks"><table:table-column table:number-columns-repeated="2"/>'
    '<table:table-column table:visibility="collapse"/>'
    "<table:table-row>"
    + cell("string", shown="Task")
    + cell("string", shown="By when")
    + cell("string", shown="Zip")
    + "</table:table-row>"
    '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
    + cell("string", shown="Book the hall")
    + cell("date", "2026-03-16")
    + cell("float", "2134", "02134")
    + cell("percentage", "0.4", "40%")
    + cell("time", "PT09H40M00S", "9:40")
    + cell("time", "PT30H00M00S", "30:00")
    + cell("string", shown="#DIV/0!", more=' calcext:value-type="error" office:string-value=""')
    + cell("float", "7")
    + cell("float", "1", "TRUE")
    + "</table:table-row></table:table>"
)


def test_an_ods_file_with_all_that_the_fast_reader_hides(tmp_path: Path) -> None:
    workbook = opened(tmp_path, ods(TASKS), "book.ods")
    table = workbook.tables[0]
    assert table.name == "Tasks"
    row = table.rows[1]
    assert row == (
        "Book the hall",
        date(2026, 3, 16),
        "02134",
        Percent(0.4),
        time(9, 40),
        timedelta(hours=30),
        CellError("#DIV/0!"),
        7.0,
        True,
    )
    assert row[-1] is True
    assert type(row[3]) is Percent
    assert table.rows[2] == row
    assert (table.hidden_rows, table.hidden_columns) == (frozenset({2, 3}), frozenset({3}))
    assert ["can be read but not written" in warning for warning in workbook.warnings] == [True]


def test_empty_rows_and_columns_of_an_ods_file_keep_their_places(tmp_path: Path) -> None:
    five = '<table:table-cell table:number-columns-repeated="3"/>' + cell("float", "5")
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    table = (
        '<table:table table:name="T">'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{five}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048573">{rest}</table:table-row></table:table>'
    )
    found = opened(tmp_path, ods(table), "book.ods").tables[0]
    assert found.cell(3, 4) == 5.0
    assert len(found.rows) == 3


def test_an_error_below_everything_else_is_found(tmp_path: Path) -> None:
    error = cell("string", shown="#REF!", more=' calcext:value-type="error"')
    rows = "".join(f"<table:table-row>{shown}</table:table-row>" for shown in (cell("float", "1"), error))
    table = f'<table:table table:name="T">{rows}</table:table>'
    assert opened(tmp_path, ods(table), "book.ods").tables[0].rows[1][0] == CellError("#REF!")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (ods(""), "it has no tabs"),
        (ods('<table:table table:name="A"/><table:table table:name="a"/>'), "two of its tabs have the same name"),
        (ods("<table:table>"), "cannot be understood"),
        (ods(TASKS, **{"content.xml": "<!DOCTYPE x><x/>"}), "holds something no workbook should"),
        (ods(TASKS, **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "is protected with a password"),
        (ods(TASKS, mimetype="application/vnd.oasis.opendocument.text"), "is not a workbook"),
        (zipped({"mimetype": MIME}), "its tabs are missing"),
        (zipped({"Index/Document.iwa": b"x"}), "is an Apple Numbers file"),
        (zipped({"xl/workbook.bin": b"x"}), "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "is damaged"),
    ],
)
def test_others_that_cannot_be_read(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert sentence in refusal(tmp_path, content, "book.ods")


def test_a_grid_that_would_break_the_interpreter_is_only_a_sentence(tmp_path: Path) -> None:
    five = cell("float", "5", more=' table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{five}</table:table-row>'
    full = f'<table:table table:name="T">{rows}</table:table>'
    assert "“book.ods”" in refusal(tmp_path, ods(full), "book.ods")


def test_a_reading_process_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "CHILD_SECONDS", 0.001)
    with pytest.raises(CannotRead, match="reading it takes too long"):
        read(saved(tmp_path, ods(TASKS), "book.ods"))


def test_a_reading_process_that_breaks_is_only_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "python"
    broken.write_text("no program at all")
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(CannotRead, match="could not be read"):
        read(saved(tmp_path, ods(TASKS), "book.ods"))


def test_a_limit_of_memory_is_only_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = subprocess.CompletedProcess((), -6, b"", b"memory allocation failed")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    assert "could not be read; it may be damaged or very large" in refusal(tmp_path, ods(TASKS), "book.ods")


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b'{"tables": [1]}', b'{"tables": [{"name": "T", "rows": [[{}]]}]}']
)
def test_no_answer_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    ended = subprocess.CompletedProcess((), 0, answer, b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    assert "is damaged: its tabs cannot be understood" in refusal(tmp_path, ods(TASKS), "book.ods")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls() -> bytes:
    """Return an .xls file (BIFF 8 in a compound file): a tab "Tasks" and a very hidden one, a number in each."""

    def start(kind: int) -> bytes:
        return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0xDBB, 0x7CC, 0, 6))

    def tab(value: float) -> bytes:
        number = _record(0x203, struct.pack("<HHHd", 1, 2, 0, value))
        return start(0x10) + number + _record(0x205, struct.pack("<HHHBB", 2, 0, 0, 1, 0)) + _record(0x0A, b"")

    def listed(offset: int, state: int, name: bytes) -> bytes:
        return _record(0x85, struct.pack("<IBBBB", offset, state, 0, len(name), 0) + name)

    length = len(start(5) + listed(0, 0, b"Tasks") + listed(0, 2, b"Old") + _record(0x0A, b""))
    first = tab(7)
    names = listed(length, 0, b"Tasks") + listed(length + len(first), 2, b"Old")
    stream = (start(5) + names + _record(0x0A, b"") + first + tab(8)).ljust(4096, b"\0")
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    sectors = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    chain = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(name: str, kind: int, child: int, sector: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        fields = struct.pack("<HBBIII", len(text), kind, 1, free, free, child)
        return text.ljust(64, b"\0") + fields + b"\0" * 36 + struct.pack("<IQ", sector, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, len(stream))
    return header + table + directory.ljust(512, b"\0") + stream


def test_an_old_xls_file(tmp_path: Path) -> None:
    workbook = opened(tmp_path, xls(), "book.xls")
    assert [(table.name, table.hidden) for table in workbook.tables] == [("Tasks", False), ("Old", True)]
    assert [table.cell(2, 3) for table in workbook.tables] == [7.0, 8.0]
    assert values(workbook) == [7.0, True, 8.0, True] or values(workbook) == [7.0, False, 8.0, False]
    assert "percent signs, error cells and hidden rows are not seen" in workbook.warnings[1]
