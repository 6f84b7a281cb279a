"""The pages of docs/: those made from the code are current, and what they link to is there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from coalition_sheets import library
from coalition_sheets.documents.lint.check import is_page
from coalition_sheets.jobs.documents import KINDS
from docs.generate import PAGES, page

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = sorted((*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")))


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == page(name), "run `make docs`"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.name)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text("utf-8"))
    assert [t for t in targets if not (path.parent / t).exists()] == []


def test_every_template_is_listed_with_a_command_that_is_there() -> None:
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    commands = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert {e.name.partition(".")[0] for e in library.entries("templates", ".j2") if is_page(e.name)} == set(
        re.findall(r"^## (?!Names)(.+)$", text, re.MULTILINE)
    )
    for command, kind in re.findall(r"`coalition ([a-z-]+) ?([a-z-]*)", text):
        assert f"## coalition {command}" in commands
        assert command != "document" or kind in KINDS
    assert "`times` | a list of texts" in text


def test_the_project_names_no_machine_and_no_index() -> None:
    hosts = re.compile(r"/" + r"(?:work|farm|root)/|\.py" + r"env|index-" + r"url")
    texts = [*WRITTEN, ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "requirements.lock", *ROOT.rglob("*.yaml")]
    assert [p.name for p in texts if ".venv" not in p.parts and hosts.search(p.read_text("utf-8"))] == []


def test_the_page_on_python_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    page = doctest.DocTestParser().get_doctest(text, {}, "python.md", "python.md", 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner().run(page, out=said.append)
    assert outcome.attempted > 10
    assert outcome.failed == 0, "".join(said)
