"""The how-to pages about Google Sheets and schedules: plain, and every command in them is one."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from coalition_sheets.cli import cli
from coalition_sheets.jobs.connect.steps import WITH_KEY
from tests.demos import MadeDemo
from tests.readability import grade

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "howto"
PAGES = ("google-sheet", "schedule", "no-google-account")


def commands(name: str) -> list[list[str]]:
    text = (FOLDER / f"{name}.md").read_text("utf-8").replace("/d/…", f"/d/{'1AbC' * 11}")
    found = re.findall(r"^ *coalition (.+)$", text, re.MULTILINE) + re.findall(r"`coalition ([^`]+)`", text)
    return [shlex.split(command) for command in found]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_is_one_with_these_options(name: str) -> None:
    assert commands(name)
    for words in commands(name):
        group, rest = cli, words
        context = click.Context(cli)
        command: click.Command = group
        while isinstance(command, click.Group):
            _, found, rest = command.resolve_command(context, rest)
            assert found is not None
            command, context = found, click.Context(found)
        command.make_context(words[-1], rest)


def test_the_pages_without_google_do_what_they_say(
    made_demo: MadeDemo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made_demo("living"), tmp_path / "harbor")
    monkeypatch.chdir(tmp_path / "harbor")
    shutil.copy(next(Path().glob("*.xlsx")), "sheet.xlsx")
    for words in (*commands("no-google-account"), *commands("schedule")):
        day = () if words[0] in ("doctor", "schedule") else ("--as-of", "2026-03-17")
        outcome = CliRunner().invoke(cli, [*words, *day])
        assert outcome.exit_code == 0, (words, outcome.output)


def test_the_clicks_of_the_page_are_those_that_are_read_out() -> None:
    text = (FOLDER / "google-sheet.md").read_text("utf-8")
    links = [re.search(r"https://\S+", click) for step in WITH_KEY for click in step.clicks]
    places = [text.index(link[0].rstrip(".,")) for link in links if link]
    assert places == sorted(places)
    assert len(places) == 3


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_and_its_links_lead_somewhere(name: str) -> None:
    whole = (FOLDER / f"{name}.md").read_text("utf-8")
    text = re.sub(r"```.*?```|`[^`]*`|<[^>]*>|[#*|]|\]\([^)]*\)", "", whole, flags=re.DOTALL)
    assert grade(text) <= 8
    assert len(text.split()) < 450
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", whole)
    assert [t for t in targets if not (FOLDER / t).exists()] == []
