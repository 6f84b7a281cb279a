"""`coalition undo`: shown first, done when asked, never over what somebody saved."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from coalition_sheets.jobs.keeping import held, places
from coalition_sheets.settings import Settings
from tests.cli.conftest import Run

NOW = datetime(2026, 3, 17, 18, 30, tzinfo=UTC)


def workbook(path: Path, *tasks: str) -> bytes:
    book = Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Tasks"
    for task in ("Task", *tasks):
        tab.append((task, "Rosa"))
    book.save(path)
    return path.read_bytes()


@pytest.fixture
def versions(tmp_path: Path) -> list[bytes]:
    """Write a workbook twice; return its three versions."""
    path = tmp_path / "book.xlsx"
    made = [workbook(path, *("Call", "Print", "Thank")[:n]) for n in (3, 2, 1)]
    path.write_bytes(made[0])
    for hour, data in enumerate(made[1:]):
        with held(path, NOW + timedelta(hours=hour), places(Settings(workbook=path), None, {}, tmp_path)) as ours:
            ours.save(data)
    return made


def there(tmp_path: Path) -> bytes:
    return (tmp_path / "book.xlsx").read_bytes()


def test_it_shows_what_would_change_and_changes_nothing(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    told = run("undo", "-w", "book.xlsx")
    assert "“book.xlsx” would be again as it was on March 17, 2026" in told.stdout
    assert "Tasks   2" in told.stdout
    assert "Nothing is changed yet. To do it: coalition undo --apply" in told.stdout
    assert (told.exit_code, there(tmp_path)) == (0, versions[2])


def test_an_undo_can_be_undone(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    told = json.loads(run("undo", "-w", "book.xlsx", "--apply", "--json").stdout)
    assert (told["data"]["applied"], told["data"]["differing"], there(tmp_path)) == (True, {"Tasks": 2}, versions[1])
    run("undo", "-w", "book.xlsx", "--apply")
    assert there(tmp_path) == versions[2]


def test_any_copy_can_be_chosen(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    assert "undo --number 2 --apply" in run("undo", "-w", "book.xlsx", "--number", "2").stdout
    assert run("undo", "-w", "book.xlsx", "--number", "2", "--apply").exit_code == 0
    assert there(tmp_path) == versions[0]


@pytest.mark.parametrize("apply", [(), ("--apply",)])
def test_what_somebody_saved_since_stays_unless_it_is_accepted(
    run: Run, versions: list[bytes], tmp_path: Path, apply: tuple[str, ...]
) -> None:
    theirs = workbook(tmp_path / "book.xlsx", "Theirs")
    told = run("undo", "-w", "book.xlsx", *apply)
    assert (told.exit_code, there(tmp_path)) == (3, theirs)
    assert "Going back takes that away, too. To go back all the same, add --accept" in told.output
    assert run("undo", "-w", "book.xlsx", "--apply", "--accept").exit_code == 0
    assert there(tmp_path) == versions[1]
    run("undo", "-w", "book.xlsx", "--apply")
    assert there(tmp_path) == theirs


def test_a_workbook_that_is_open_stays_as_it_is(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    (tmp_path / ".~lock.book.xlsx#").write_bytes(b",Rosa Delgado,laptop,17.03.2026 09:40,x;")
    told = run("undo", "-w", "book.xlsx", "--apply")
    assert (told.exit_code, there(tmp_path)) == (3, versions[2])
    assert "open in LibreOffice (Rosa Delgado, since March 17, 9:40)" in told.stderr
    assert run("undo", "-w", "book.xlsx").exit_code == 3
    assert run("undo", "-w", "book.xlsx", "--apply", "--even-if-open").exit_code == 0


def test_while_another_run_is_at_work_it_says_who_and_ends(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    with held(tmp_path / "book.xlsx", NOW, places(Settings(), None, {}, tmp_path)):
        told = run("undo", "-w", "book.xlsx", "--apply")
    assert (told.exit_code, there(tmp_path)) == (3, versions[2])
    assert f"Another run is at work on “book.xlsx” (process {os.getpid()} on " in told.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("-w", "other.xlsx"), 2, "There is no copy of “other.xlsx” to go back to"),
        (("-w", "book.xlsx", "--number", "9"), 2, "Choose one from 1, the newest, to 2."),
        (("-w", f"https://docs.google.com/spreadsheets/d/{'1AbC' * 11}/edit"), 2, "File > Version history"),
        ((), 2, "Which workbook?"),
    ],
)
def test_what_cannot_be_taken_back_says_why(
    run: Run, versions: list[bytes], args: tuple[str, ...], code: int, said: str
) -> None:
    told = run("undo", *args)
    assert (told.exit_code, said in told.stderr) == (code, True)


def test_a_workbook_that_is_gone_has_its_copies(run: Run, versions: list[bytes], tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").unlink()
    told = run("undo", "-w", "book.xlsx")
    assert told.exit_code == 3
    assert "Its newest copy is " in told.stderr


def test_copies_stand_beside_the_settings_where_there_are_some(tmp_path: Path) -> None:
    toml, book = tmp_path / "a" / "coalition.toml", tmp_path / "b" / "book.xlsx"
    settings = Settings(workbook=book, backups=3)
    assert places(settings, toml, {}, tmp_path).shelf(book).copies == 3
    assert places(settings, toml, {}, tmp_path).backups == tmp_path / "a" / ".coalition" / "backups"
    assert places(settings, None, {}, tmp_path).backups == tmp_path / "b" / ".coalition" / "backups"


def test_where_only_our_own_tabs_differ_it_says_how_to_go_back_further(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    workbook(path, "Call")
    book = Workbook()
    (tab := book.worksheets[0]).title = "Tasks"
    tab.append(("Task", "Rosa"))
    made = []
    for words in ("first", "then"):
        book["Today"] if "Today" in book else book.create_sheet("Today")
        book["Today"]["A1"] = words
        book.save(tmp_path / "made.xlsx")
        made.append((tmp_path / "made.xlsx").read_bytes())
    for hour, data in enumerate(made):
        with held(path, NOW + timedelta(hours=hour), places(Settings(workbook=path), None, {}, tmp_path)) as ours:
            ours.save(data)
    told = run("undo", "-w", "book.xlsx").stdout
    assert "So only our own tabs would change. To go back further: coalition undo --number 2" in told
    assert "only our own tabs" not in run("undo", "-w", "book.xlsx", "--number", "2").stdout
