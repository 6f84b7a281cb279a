"""The doctor on workbooks that are files, and on the settings and words around them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from coalition_sheets.jobs.doctor import examine
from coalition_sheets.jobs.doctor.checks import Check, State, look_through, mend, ok
from coalition_sheets.jobs.doctor.machine import Machine
from coalition_sheets.jobs.making import init
from coalition_sheets.jobs.result import Result
from coalition_sheets.settings import Settings
from tests.cli.conftest import Run, demo_folder, demo_workbook, run
from tests.sources.test_other_kinds import cell, ods

__all__ = ["demo_folder", "demo_workbook", "run"]
NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)


def looked(folder: Path, workbook: Path | None = None) -> Result:
    return examine(Machine(folder, {}), NOW, workbook)


def said(result: Result) -> Mapping[str, Mapping[str, Any]]:
    return {check["check"]: check for topic in result.data["topics"] for check in topic["checks"]}


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.xlsx"
    init(path, "Bay Area Table", "organizers", Settings())
    book = load_workbook(path)
    about = book["About us"]
    row = next(r for r in range(1, 60) if about.cell(r, 1).value == "Time zone")
    about.cell(row, 2).value = "America/New_York"
    book.save(path)
    return path


def test_a_check_whose_needs_are_not_well_names_the_first_cause() -> None:
    checks = (
        Check("a", lambda _: mend("a is off", "mend a")),
        Check("b", lambda _: ok("well"), needs=("a",)),
        Check("c", lambda _: ok("well"), needs=("b",)),
        Check("d", lambda _: ok("well")),
    )
    lines = look_through(checks, None)
    assert [line.answer.state for line in lines] == [State.MEND, State.SKIPPED, State.SKIPPED, State.OK]
    assert "“a”" in lines[2].answer.says


def test_all_is_well_with_the_demo(demo_workbook: Path, tmp_path: Path) -> None:
    found = looked(tmp_path, demo_workbook)
    assert found.data["well"] is True
    assert not found.failed


@pytest.mark.parametrize(
    ("content", "check", "says"),
    [
        (None, "The file", "is not there"),
        (b"", "The file", "is empty"),
        (b"%PDF-1.7", "Its kind", "is a PDF"),
        (b"PK\x03\x04 not really", "Its kind", "is damaged"),
        (b'{"url": "https://docs.google.com", "doc_id": "x"}', "Its kind", "shortcut to a Google Sheet"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_once(tmp_path: Path, content: bytes | None, check: str, says: str) -> None:
    path = tmp_path / "ours.xlsx"
    if content is not None:
        path.write_bytes(content)
    found = looked(tmp_path, path)
    wrong = [c for c in said(found).values() if c["state"] == "mend"]
    assert [c["check"] for c in wrong] == [check]
    assert says in wrong[0]["says"]
    assert wrong[0]["do"]
    assert found.failed


def test_a_workbook_open_elsewhere_is_named_and_read_all_the_same(ours: Path) -> None:
    note = "Rosa Delgado,rosa,desk,17.03.2026 09:40,file:///home;"
    ours.with_name(f".~lock.{ours.name}#").write_text(note, encoding="utf-8")
    found = said(looked(ours.parent, ours))
    assert "is open in LibreOffice (Rosa Delgado" in found["Open elsewhere"]["says"]
    assert found["Reading it"]["state"] == "OK"
    assert found["Worth knowing"]["says"] == "Nothing more."


def test_hidden_tabs_and_rows_are_told(ours: Path) -> None:
    book = load_workbook(ours)
    book["Outreach"].sheet_state = "hidden"
    book["Tasks"].append(["Book the hall", "Rosa"])
    book["Tasks"].row_dimensions[2].hidden = True
    book.create_sheet("Snacks").append(["Crisps"])
    book.save(ours)
    found = said(looked(ours.parent, ours))
    assert "hidden tabs “Outreach” and 1 hidden row on “Tasks”" in found["What is hidden"]["says"]
    assert "Not read: “Snacks”" in found["Its tabs"]["says"]


def test_a_workbook_with_none_of_the_tabs(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Colour", "Shape"])
    book.save(tmp_path / "odd.xlsx")
    found = said(looked(tmp_path, tmp_path / "odd.xlsx"))
    assert found["Its tabs"]["state"] == "mend"
    assert found["Who can open it"]["state"] == "mend"


@pytest.mark.parametrize(
    ("toml", "check", "says"),
    [
        ('workbok = "a.xlsx"', "coalition.toml", "Did you mean workbook?"),
        ('[mail]\nfrom = "Rosa"', "Who writes emails", "not a name with an address"),
        ('output = "coalition.toml"', "Folder for documents", "is a file, not a folder"),
    ],
)
def test_settings_that_cannot_be_used(ours: Path, toml: str, check: str, says: str) -> None:
    (ours.parent / "coalition.toml").write_text(toml, encoding="utf-8")
    found = said(looked(ours.parent, ours))
    assert found[check]["state"] == "mend"
    assert says in found[check]["says"]
    assert found["Its tabs"]["state"] == "OK"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(ours: Path) -> None:
    ours.parent.chmod(0o500)
    try:
        assert said(looked(ours.parent, ours))["Folder for documents"]["state"] == "mend"
    finally:
        ours.parent.chmod(0o700)


def test_own_words_that_cannot_be_used(ours: Path) -> None:
    for name in ("templates", "sheet_schemas"):
        (ours.parent / name).mkdir()
    (ours.parent / "templates" / "mine.md.j2").write_text("---\ntitle: x\n---\n{{ nobody }}", encoding="utf-8")
    assert said(looked(ours.parent, ours))["Your own templates"]["state"] == "mend"
    (ours.parent / "sheet_schemas" / "snacks.yaml").write_text("name: snacks\nfields: [", encoding="utf-8")
    found = said(looked(ours.parent, ours))
    assert found["Your own tabs and columns"]["state"] == "mend"
    assert found["Your own templates"]["state"] == "skipped"


def test_no_workbook_is_named(tmp_path: Path) -> None:
    found = said(looked(tmp_path))
    assert "coalition init" in found["Which workbook"]["do"]


def test_the_command_says_what_to_mend_in_words_and_by_its_exit_code(run: Run, demo_workbook: Path) -> None:
    well, missing = run("doctor", "-w", demo_workbook), run("doctor", "-w", "nope.xlsx")
    assert (well.exit_code, missing.exit_code) == (0, 1)
    assert "  mend     The file: “nope.xlsx” is not there." in missing.stdout
    assert "  skipped  Its kind · Open elsewhere · " in missing.stdout
    told = json.loads(run("doctor", "-w", demo_workbook, "--json").stdout)
    assert told["data"]["well"] is True


def test_quiet_says_only_what_is_to_mend(run: Run, demo_workbook: Path) -> None:
    assert run("doctor", "-w", demo_workbook, "--quiet").stdout.strip() == "All is well: 15 things looked at."
    told = run("doctor", "-w", "nope.xlsx", "--quiet").stdout
    assert "The file: “nope.xlsx” is not there." in told
    assert "skipped" not in told
    assert "OK" not in told


def test_each_kind_of_file_is_named(tmp_path: Path) -> None:
    row = f"<table:table-row>{cell('string', shown='Task')}{cell('string', shown='Who')}</table:table-row>"
    path = tmp_path / "ours.ods"
    path.write_bytes(ods(f'<table:table table:name="Tasks">{row}</table:table>'))
    found = said(looked(tmp_path, path))
    assert found["Its kind"]["says"] == "An OpenDocument workbook."
    assert "can be read but not written" in found["Worth knowing"]["says"]


def test_a_sheet_without_a_key_says_how_to_get_one_or_do_without(run: Run) -> None:
    outcome = run("doctor", "-w", f"https://docs.google.com/spreadsheets/d/{'1AbC' * 11}/edit", "--quiet")
    assert outcome.exit_code == 1
    assert "`coalition connect google` walks you" in " ".join(outcome.stdout.split())
    assert "File > Download > Microsoft Excel" in " ".join(outcome.stdout.split())
