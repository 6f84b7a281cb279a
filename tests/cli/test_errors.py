"""One sentence, the right exit code, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.little import book


def only_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line]
    assert len(lines) == 1, text
    return lines[0]


def test_no_workbook_named(run: Run) -> None:
    outcome = run("check")
    assert outcome.exit_code == 2
    assert "coalition init" in only_line(outcome.stderr)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.xlsx", None, "is not there"),
        ("folder", "folder", "folder"),
        ("empty.xlsx", b"", "empty"),
        ("page.xlsx", b"<!doctype html><html></html>", "web page"),
        ("broken.xlsx", b"PK\x03\x04 not really", "damaged"),
    ],
)
def test_a_file_that_is_no_workbook(
    run: Run, tmp_path: Path, name: str, content: bytes | str | None, says: str
) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    outcome = run("status", "-w", path)
    assert outcome.exit_code == 3
    assert says in only_line(outcome.stderr).lower()
    assert outcome.stdout == ""
    assert not (tmp_path / "coalition-out").exists()


def test_a_workbook_with_none_of_the_tabs(run: Run, tmp_path: Path) -> None:
    from openpyxl import Workbook

    strange = Workbook()
    assert strange.active is not None
    strange.active.title = "Taskz"
    strange.active.append(["Colour", "Shape"])
    strange.save(tmp_path / "strange.xlsx")
    outcome = run("check", "-w", "strange.xlsx")
    assert outcome.exit_code in (2, 3)
    assert "Tasks" in only_line(outcome.stderr)


def test_a_bad_day(run: Run, demo_workbook: Path) -> None:
    outcome = run("check", "-w", demo_workbook, "--as-of", "yesterday")
    assert outcome.exit_code == 2
    assert "“yesterday” is not a day" in outcome.stderr


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('workbok = "a.xlsx"', "line 1: there is no setting workbok. Did you mean workbook?"),
        ('workbook = "a.xlsx"\n[mail]\nfrm = "Rosa"', "line 3: there is no setting mail.frm. Did you mean mail.from?"),
        ("workbook = 3", "line 1: workbook should be text"),
        ('workbook = "a.xlsx', "line 1"),
        ('word = "no"\nworkbook = " "', "line 2: workbook is blank. Put a path between the quotes"),
        ('[google]\nkey_file = ""', "line 2: google.key_file is blank."),
        ('backups = "10"', "line 1: backups should be a whole number up to 1000, such as backups = 10."),
        ('documents = "agenda"', 'line 1: documents should be a list of names, such as documents = ["agenda"].'),
        ('notebook = "ours.xlsx"', "line 1: notebook has no use yet; it is for a later version."),
        ('[mail]\nsmtp_host = "mail.x.org"', "line 2: mail.smtp_host has no use yet"),
        ('[mail]\nsmtp_hots = "mail.x.org"', "line 2: there is no setting mail.smtp_hots."),
    ],
)
def test_settings_that_cannot_be_used(run: Run, tmp_path: Path, toml: str, says: str) -> None:
    (tmp_path / "coalition.toml").write_text(toml, encoding="utf-8")
    outcome = run("check")
    assert outcome.exit_code == 2
    assert says in only_line(outcome.stderr)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("agenda", "2026-03-23"), "2026-03-24 Regular"),
        (("tasks", "--owner", "Tomas Rivers"), "Tomás Rivera"),
        (("tasks", "--from-meeting", "2026-03-11"), "2026-03-10 Regular"),
        (("email", "overdue-digest", "--to", "Tomas Rivers"), "Tomás Rivera"),
        (("explain", "One-on-onse"), "one-on-ones"),
    ],
)
def test_an_unknown_name_brings_suggestions(run: Run, demo_workbook: Path, args: tuple[str, ...], says: str) -> None:
    outcome = run(*args, "-w", demo_workbook, "--as-of", "2026-03-17")
    assert outcome.exit_code == 2
    assert says in only_line(outcome.stderr)


def test_output_that_cannot_be_written(run: Run, demo_workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    outcome = run("agenda", "-w", demo_workbook, "--as-of", "2026-03-17", "-o", "taken")
    assert outcome.exit_code == 3
    assert "taken" in only_line(outcome.stderr)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file, not a folder"


def test_a_mistyped_command(run: Run) -> None:
    outcome = run("chekc")
    assert outcome.exit_code == 2
    assert "Did you mean `coalition check`?" in outcome.stderr


def test_init_never_writes_over_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.xlsx").write_bytes(b"precious")
    outcome = run("init", "ours.xlsx")
    assert outcome.exit_code == 2
    assert "already there" in only_line(outcome.stderr)
    assert (tmp_path / "ours.xlsx").read_bytes() == b"precious"


def test_little_books_stand_for_workbooks() -> None:
    assert book("## Tasks\nTask | Who\nBook the hall | Rosa").tables[0].rows[1] == ("Book the hall", "Rosa")
