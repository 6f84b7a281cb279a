"""How to change words, add a tab, a column, a document, a check: each page followed to the letter, step by step."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from coalition_sheets.cli import cli
from tests.demos import MadeDemo
from tests.readability import grade

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "howto"
NO_PYTHON = ("change-the-words", "add-a-tab", "add-a-column", "add-a-document")
ALL = (*NO_PYTHON, "add-a-check")
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$|^((?: *\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
Step = tuple[str, str, str]  # the words before, what kind of block, the block


def steps(page: str) -> Iterator[Step]:
    """Yield every block of a page, with the words that stand since the one before."""
    text, end = (FOLDER / f"{page}.md").read_text("utf-8"), 0
    for found in BLOCK.finditer(text):
        before, end = text[end : found.start()], found.end()
        block = found[4] or re.sub(rf"^{found[1]}", "", found[3], flags=re.MULTILINE)
        yield before, "table" if found[4] else found[2] or "run", block


class Reader:
    """Somebody who does what a page says, in one folder, and no more than that."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said, self.file, self.old = folder, "", folder, ""

    def follow(self, page: str) -> None:
        for before, kind, block in steps(page):
            if named := re.findall(r"`([\w/.-]+\.(?:yaml|j2|py))`", before):
                self.file = self.folder / named[-1]
            getattr(self, f"do_{kind}")(before, block)

    def do_run(self, _before: str, block: str) -> None:
        for line in block.splitlines():
            command, _, may_stop = line.partition(" || ")
            self.said = self.run(command, may_stop=bool(may_stop))

    def run(self, command: str, *, may_stop: bool) -> str:
        words = shlex.split(command)
        if words[0] == "coalition":
            timeless = words[1] in ("templates", "schemas") and words[2] in ("list", "show", "copy")
            day = () if timeless else ("--as-of", "2026-03-17")
            outcome = CliRunner().invoke(cli, [*words[1:], *day])
            code, said = outcome.exit_code, outcome.output
        else:
            done = subprocess.run(
                [sys.executable, *words[1:], *(("-p", "no:cacheprovider") if "pytest" in words else ())],
                cwd=self.folder, env={**os.environ, "PYTHONPATH": str(self.folder)}, capture_output=True, text=True,
                check=False,
            )  # fmt: skip
            code, said = done.returncode, done.stdout + done.stderr
        assert code == (1 if may_stop else 0), (command, said)
        return said

    def do_yaml(self, _before: str, block: str) -> None:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(block, encoding="utf-8")

    do_jinja = do_yaml

    def do_old(self, _before: str, block: str) -> None:
        self.old = block.rstrip("\n")

    def do_new(self, _before: str, block: str) -> None:
        text = self.file.read_text("utf-8")
        assert text.count(self.old) >= 1, (self.file.name, self.old)
        self.file.write_text(text.replace(self.old, block.rstrip("\n"), 1), encoding="utf-8")

    def do_table(self, before: str, block: str) -> None:
        rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in block.splitlines()]
        del rows[1]
        path = next(self.folder.glob("*.xlsx"))
        book = load_workbook(path)
        tab = re.findall(r"\*\*(\w+)\*\*", before)[-1]
        if tab not in book.sheetnames:
            for row in rows:
                if row is rows[0]:
                    book.create_sheet(tab)
                book[tab].append(row)
        else:
            sheet = book[tab]
            column = sheet.max_column + 1
            sheet.cell(1, column, rows[0][1])
            cells = dict(rows[1:])
            for n in range(2, sheet.max_row + 1):
                if (name := sheet.cell(n, 1).value) in cells:
                    sheet.cell(n, column, cells.pop(str(name)))
            assert not cells
        book.save(path)

    def do_text(self, _before: str, block: str) -> None:
        said = " ".join(self.said.split())
        for line in block.splitlines():
            assert " ".join(line.split()) in said, (line, self.said)


@pytest.fixture
def harbor(made_demo: MadeDemo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made_demo("living"), tmp_path / "harbor")
    monkeypatch.chdir(tmp_path / "harbor")
    return tmp_path / "harbor"


@pytest.mark.parametrize("page", NO_PYTHON)
def test_a_page_does_what_it_says(page: str, harbor: Path) -> None:
    Reader(harbor).follow(page)


def test_the_new_column_is_on_the_new_page(harbor: Path) -> None:
    Reader(harbor).follow("add-a-column")
    assert "Mei Chen" in (harbor / "coalition-out" / "2026-03-17-drivers.md").read_text("utf-8")


def test_a_new_tab_is_in_a_new_workbook_and_on_a_page(harbor: Path) -> None:
    Reader(harbor).follow("add-a-tab")
    (harbor / "templates").mkdir()
    head = "---\naudience: coalition\ntitle: Rides\nfile: rides\n---\n"
    (harbor / "templates" / "rides.md.j2").write_text(
        f"{head}{{% for r in rides %}}{{{{ r.driver or '?' }}}} {{% endfor %}}", encoding="utf-8"
    )
    run = CliRunner().invoke
    assert "Mei Chen Mei Chn" in run(cli, ["templates", "preview", "rides"]).output
    assert run(cli, ["init", "new.xlsx", "--for", "organizers"]).exit_code == 0
    assert "Rides" in load_workbook("new.xlsx").sheetnames


def test_a_check_is_added_as_the_page_says(tmp_path: Path) -> None:
    for name in ("coalition_sheets", "sheet_schemas", "templates", "docs", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    reader = Reader(tmp_path)
    reader.follow("add-a-check")
    assert "passed" in reader.said
    assert "WINS-THANKS" in (tmp_path / "docs" / "checks.md").read_text("utf-8")


@pytest.mark.parametrize("page", ALL)
def test_a_page_is_plain_and_short(page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text("utf-8")
    words = re.sub(r"```.*?```|`[^`]*`|[#*|]|\]\([^)]*\)", "", text, flags=re.DOTALL)
    assert grade(words) <= 8
    assert len(words.split()) < 300
