"""The how-to pages, followed to the letter: every command in them runs on the demo coalition."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from coalition_sheets.cli import cli
from coalition_sheets.jobs.making import make_demo
from tests.readability import grade

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "howto"
OURS = ("before-meeting", "in-the-room", "after-meeting", "calls", "monday", "status-page", "word", "pictures")


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("howto") / "harbor"
    make_demo(folder)
    made = ["before-meeting", "-w", str(next(folder.glob("*.xlsx"))), "-o", str(folder / "coalition-out")]
    CliRunner().invoke(cli, [*made, "--as-of", "2026-03-17"])  # "in the room" starts with what that page made
    return folder


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_a_page_does_what_the_page_says(
    name: str, harbor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbor)
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    commands = re.findall(r"^ *coalition (.+)$", text, re.MULTILINE) + re.findall(r"`coalition ([^`]+)`", text)
    assert commands
    for command in commands:
        day = () if command.startswith(("templates copy", "schemas copy")) else ("--as-of", "2026-03-17")
        outcome = CliRunner().invoke(cli, [*shlex.split(command), *day])
        assert outcome.exit_code == 0, (command, outcome.output)
    for named in re.findall(r"`(agenda|capture-tasks|calendar|minutes|own-list)`", text):
        assert list((harbor / "coalition-out").glob(f"*-{named}*")), named


@pytest.mark.parametrize("name", OURS)
def test_a_page_is_plain(name: str) -> None:
    text = re.sub(
        r"```.*?```|`[^`]*`|[#*]|\]\([^)]*\)", "", (FOLDER / f"{name}.md").read_text("utf-8"), flags=re.DOTALL
    )
    assert grade(text) <= 8
    assert len(text.split()) < 350
