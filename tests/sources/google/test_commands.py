"""Every command takes the address of a Sheet where it takes a workbook, and answers the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coalition_sheets import library, open_coalition
from coalition_sheets.cli import cli
from coalition_sheets.demo import BUILDS
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.schemas.about import SETTINGS
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google import client as client_module
from coalition_sheets.sources.google.client import PatientClient
from tests.cli.test_commands import READING
from tests.fake_sheets import faults
from tests.fake_sheets.handy import make_sheet, stop_sharing
from tests.fake_sheets.oauth import EMAIL
from tests.sources.google.doors import Door

Run = Callable[..., Result]
ROWS = [["Task", "Who"], ["Call", "Rosa"]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = BUILDS["living"]
    path = tmp_path_factory.mktemp("demo") / build.file
    about = about_lines(SETTINGS, build.about())
    write(path, library.schemas(), build.rows(), about, title=build.title, today=build.as_of)
    return path


@pytest.fixture
def run(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line where a key is named, with the way to Google led to the fake."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COALITION_GOOGLE_KEY_FILE", str(door.key_file))
    monkeypatch.setattr(client_module, "Session", door.session)

    def invoke(*args: object) -> Result:
        outcome = CliRunner().invoke(cli, [str(a) for a in args])
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        return outcome

    return invoke


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_a_command_answers_the_same_of_a_sheet(run: Run, door: Door, demo: Path, args: tuple[str, ...]) -> None:
    book = door.put(demo)
    said = [run(*args, "-w", where, "--as-of", "2026-03-17") for where in (demo, SheetAddress(book.id))]
    assert said[0].stdout == said[1].stdout
    assert said[0].stdout.strip()
    assert (said[1].exit_code, said[1].stderr) == (0, said[0].stderr)
    assert door.asked() == ["token", "get"]


def test_two_languages_take_one_reading(run: Run, door: Door, demo: Path) -> None:
    said = run("agenda", "--language", "en,es", "-w", door.put(demo).id, "--as-of", "2026-03-17")
    assert (said.exit_code, door.asked()) == (0, ["token", "get"])


@pytest.mark.parametrize("how", ["-w", "COALITION_WORKBOOK", "coalition.toml"])
def test_a_sheet_is_named_wherever_a_file_is(run: Run, door: Door, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS}, "Ours")
    if how == "coalition.toml":
        Path(how).write_text(f'workbook = "{book.id}"\n', "utf-8")
    elif how != "-w":
        monkeypatch.setenv(how, f"https://docs.google.com/spreadsheets/d/{book.id}/edit?usp=sharing")
    said = run("tasks", *(["-w", book.id] if how == "-w" else []))
    assert (said.exit_code, "Call" in said.stdout) == (0, True)


def test_what_stops_a_run_is_said_with_the_next_click(run: Run, door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS})
    stop_sharing(door.server.store, book.id)
    said = run("check", "-w", SheetAddress(book.id))
    assert said.exit_code == 3
    assert f"add {EMAIL} as Editor" in " ".join(said.stderr.split())


def test_a_link_to_something_else_is_a_wrong_option(run: Run, door: Door) -> None:
    said = run("check", "-w", "https://forms.gle/abc")
    assert (said.exit_code, door.asked()) == (2, [])
    assert "leads to a Google Form" in " ".join(said.stderr.split())


def test_without_a_key_the_way_to_one_is_said(run: Run, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COALITION_GOOGLE_KEY_FILE")
    said = run("check", "-w", make_sheet(door.server.store, {"Tasks": ROWS}).id)
    assert (said.exit_code, door.asked()) == (2, [])
    assert "coalition connect google" in said.stderr


@pytest.mark.parametrize("quiet", [True, False])
def test_waiting_is_said_where_it_disturbs_nobody(
    run: Run, door: Door, monkeypatch: pytest.MonkeyPatch, *, quiet: bool
) -> None:
    def way(_: object, say: Callable[[str], None]) -> PatientClient:
        return door.client(say=say)

    monkeypatch.setattr("coalition_sheets.cli.common.to_google", way)
    door.server.faults.plan([faults.quota()])
    book = make_sheet(door.server.store, {"Tasks": ROWS})
    said = run("tasks", "--json", "-w", book.id, *(["-q"] if quiet else []))
    assert said.stdout.startswith("{")
    assert ("Google is busy; waiting 1 second ..." in said.stderr) is not quiet


def test_three_lines_of_python_read_a_sheet(run: Run, door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS}, "Ours")
    session = open_coalition(SheetAddress(book.id).url, key_file=door.key_file)
    assert (session.workbook.name, session.briefing.coalition.tasks[0].name) == ("Ours", "Call")


def test_nothing_of_googles_is_imported_before_a_sheet_is_read(tmp_path: Path) -> None:
    run = (
        "import sys; from coalition_sheets.settings import workbook_at; import coalition_sheets.sources\n"
        "import coalition_sheets.jobs.session, coalition_sheets.cli.common\n"
        f"print(workbook_at('1A{'2b' * 21}'), *({{'gspread', 'google', 'requests'}} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert said.stdout.split() == [f"https://docs.google.com/spreadsheets/d/1A{'2b' * 21}/edit"]
