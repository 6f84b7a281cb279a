"""The how-to pages, followed to the letter: every command in them runs on the demo coalition."""

from __future__ import annotations

import re
import shlex
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from coalition_sheets.cli import cli
from tests.demos import MadeDemo
from tests.readability import grade

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "howto"
OURS = ("before-meeting", "in-the-room", "after-meeting", "calls", "monday", "status-page", "word", "pictures")
WRITING = ("today-tab", "correct", "undo", "forget")
OF_ANY_DAY = ("templates copy", "schemas copy", "schedule", "rename", "forget", "undo")


@pytest.fixture(scope="module")
def harbor(made_demo: MadeDemo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(made_demo("living"), tmp_path_factory.mktemp("howto") / "harbor")
    made = ["before-meeting", "-w", str(next(folder.glob("*.xlsx"))), "-o", str(folder / "coalition-out")]
    CliRunner().invoke(cli, [*made, "--as-of", "2026-03-17"])  # "in the room" starts with what that page made
    return folder


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_a_page_does_what_the_page_says(
    name: str, harbor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbor)
    text = follow(name)
    for named in re.findall(r"`(agenda|capture-tasks|calendar|minutes|own-list)`", text):
        assert list((harbor / "coalition-out").glob(f"*-{named}*")), named


def follow(name: str) -> str:
    """Run every command of a page, in its order and then those inside its lines; return the page."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    commands = re.findall(r"^ *coalition (.+)$", text, re.MULTILINE) + re.findall(r"`coalition ([^`]+)`", text)
    assert commands
    for command in commands:
        day = () if command.startswith(OF_ANY_DAY) else ("--as-of", "2026-03-17")
        outcome = CliRunner().invoke(cli, [*shlex.split(command), *day])
        assert outcome.exit_code == 0, (command, outcome.output)
    return text


@pytest.fixture
def own(harbor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo workbook that may be written into, in the folder where commands run."""
    for path in (*harbor.glob("*.xlsx"), harbor / "coalition.toml"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return next(tmp_path.glob("*.xlsx"))


def cells(path: Path, tab: str) -> set[str]:
    with closing(load_workbook(path, read_only=True)) as book:
        return {str(cell) for row in book[tab].iter_rows(values_only=True) for cell in row if cell is not None}


def test_the_page_about_today_brings_back_tabs_that_were_deleted(own: Path) -> None:
    book = load_workbook(own)
    del book["Today"], book["Sent"]
    book.save(own)
    text = follow("today-tab")
    named = re.findall(r"^- \*\*(\w+):\*\*", text, re.MULTILINE)
    assert len(named) == 4
    settings = Path("coalition.toml")
    settings.write_text(text.split("```toml\n")[1].split("```")[0] + settings.read_text("utf-8"), encoding="utf-8")
    said = CliRunner().invoke(cli, ["sync", "--as-of", "2026-03-17"]).output
    assert f"nothing changed, {len(list(Path('coalition-out').glob('2026*')))} files written" in said
    assert sorted(load_workbook(own, read_only=True).sheetnames[-4:]) == sorted(named)


def test_the_page_about_correcting_changes_what_it_says(own: Path) -> None:
    assert {"Rosa", "Hana Yusuf"} <= cells(own, "Outreach")
    follow("correct")
    assert not {"Rosa", "Hana Yusuf"} & cells(own, "Outreach")
    assert {"Hana Marsh", "3/20 or 3/27"} <= cells(own, "Outreach") | cells(own, "Tasks")
    quiet = CliRunner().invoke(cli, ["check", "--as-of", "2026-03-17"]).output
    assert "LOAD-PERSON" not in quiet


def test_the_page_about_taking_back_ends_where_it_began(own: Path) -> None:
    before = own.read_bytes()
    follow("undo")
    assert own.read_bytes() != before, "an undo was undone"
    assert CliRunner().invoke(cli, ["undo", "--apply"]).exit_code == 0
    assert own.read_bytes() == before


def test_the_page_about_forgetting_leaves_no_copy_with_the_name(own: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["done", "Van", "--apply"]).exit_code == 0
    book = load_workbook(own)
    for tab in (book["People"], book["Outreach"]):
        tab.delete_rows(next(n for n, row in enumerate(tab.values, 1) if "Curtis Boyle" in row))
    book.save(own)
    follow("forget")
    kept = [own, *(tmp_path / ".coalition").rglob("*.xlsx")]
    assert len(kept) == 2
    assert all("Curtis Boyle" not in cells(path, tab) for path in kept for tab in ("People", "Outreach", "_coalition"))


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


@pytest.mark.parametrize("name", [*OURS, *WRITING, "../members"])
def test_a_page_is_plain(name: str) -> None:
    text = re.sub(
        r"```.*?```|`[^`]*`|[#*]|\]\([^)]*\)", "", (FOLDER / f"{name}.md").read_text("utf-8"), flags=re.DOTALL
    )
    assert grade(text) <= 8
    assert len(text.split()) < 350
