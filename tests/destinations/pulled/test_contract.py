"""A Sheet that was saved as a file keeps to what every source keeps to; so do the commands that fill and save one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from coalition_sheets.cli import cli
from coalition_sheets.jobs.sheets import pull
from coalition_sheets.model import Workbook
from coalition_sheets.sources import read
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google import client as client_module
from tests.fake_sheets import handy
from tests.sources.contract import SourceContract
from tests.sources.google.doors import Door


class TestPulledSheet(SourceContract):
    """A workbook put into a Sheet, saved as a file again, and read."""

    @pytest.fixture
    def here(self, door: Door) -> Door:
        return door

    def kept(self, path: Path, here: Any) -> Workbook:
        folder = path.parent / "pulled"
        folder.mkdir()
        pull(SheetAddress(here.put(path).id), here.client, folder / path.name)
        return read(folder / path.name)


def run(door: Door, monkeypatch: pytest.MonkeyPatch, *args: str) -> Result:
    """Run the command line with a key, its way to Google led to the fake."""
    monkeypatch.setenv("COALITION_GOOGLE_KEY_FILE", str(door.key_file))
    monkeypatch.setattr(client_module, "Session", door.session)
    return CliRunner().invoke(cli, list(args))


def test_on_the_command_line_a_sheet_is_filled_and_saved(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = SheetAddress(handy.make_sheet(door.server.store, {"Sheet1": []}, "Harbor County").id).url
    made = run(door, monkeypatch, "init", url, "--for", "members")
    assert "Made 9 tabs: About us, Organizations" in made.output
    saved = run(door, monkeypatch, "pull", url, "-o", "copy.xlsx")
    assert "Saved “Harbor County” as copy.xlsx: 9 tabs" in saved.output
    assert openpyxl.load_workbook("copy.xlsx")["About us"]["B3"].value == "Members"


def test_the_sheet_of_the_settings_is_saved_where_none_is_named(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = handy.make_sheet(door.server.store, {"Tasks": [["Task"], ["Call", "=1+1"]]}, "Harbor County")
    Path("coalition.toml").write_text(f'workbook = "{SheetAddress(book.id)}"', encoding="utf-8")
    told = json.loads(run(door, monkeypatch, "pull", "-o", "copy.xlsx", "--json").output)
    assert {name: told["data"][name] for name in ("path", "tabs", "rows", "formulas")} == {
        "path": "copy.xlsx", "tabs": 1, "rows": 2, "formulas": 1,
    }  # fmt: skip


def test_a_refusal_is_one_sentence_and_what_to_do(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = handy.make_sheet(door.server.store, {"Members": [["Name"]]}, "Harbor County")
    refused = run(door, monkeypatch, "init", book.id)
    assert refused.exit_code == 2
    assert "The Sheet “Harbor County” is not empty: it has the tab “Members”." in refused.output
    assert f"coalition init {book.id} --add Tasks" in " ".join(refused.output.split())
