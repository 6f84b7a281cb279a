"""The how-to pages, followed to the letter: every command in them runs on the demo coalition."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

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


def test_the_page_to_start_with_works_from_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (FOLDER.parent / "start.md").read_text("utf-8")
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if language == "toml":
            Path("coalition.toml").write_text(block, encoding="utf-8")
        for command in re.findall(r"^coalition (.+)$", block, re.MULTILINE):
            day = () if command.startswith("init") else ("--as-of", "2026-03-17")
            outcome = CliRunner().invoke(cli, [*shlex.split(command), *day])
            assert outcome.exit_code == 0, (command, outcome.output)
        for book in tmp_path.glob("*.xlsx") if "coalition init" in block else ():
            fill_in(book)
    assert text.index("[mail]") < text.index("coalition email all")
    drafts = next(Path("coalition-out").glob("*-drafts.html")).read_text("utf-8")
    assert "mail.from" not in drafts


def fill_in(path: Path) -> None:
    """Fill in what start.md says that nothing works without: a name, a few words, a date."""
    book = load_workbook(path)
    rows: dict[str, dict[str, str | date]] = {
        "People": {"Name": "Rosa Delgado"}, "Tasks": {"Task": "Book the hall", "Who": "Rosa"},
        "Meetings": {"Date": date(2026, 3, 24)},
    }  # fmt: skip
    for tab, cells in rows.items():
        for n, (header,) in enumerate(book[tab].iter_cols(max_row=1), 1):
            if value := cells.get(str(header.value).removesuffix(" *")):
                book[tab].cell(2, n, value)
    book.save(path)


@pytest.mark.parametrize("name", OURS)
def test_a_page_is_plain(name: str) -> None:
    text = re.sub(
        r"```.*?```|`[^`]*`|[#*]|\]\([^)]*\)", "", (FOLDER / f"{name}.md").read_text("utf-8"), flags=re.DOTALL
    )
    assert grade(text) <= 8
    assert len(text.split()) < 350
