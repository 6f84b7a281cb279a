"""`coalition demo`, in each of its builds."""

from __future__ import annotations

import shutil
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coalition_sheets.jobs.making import make_demo
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("flags", "workbook", "to_mend"),
    [
        ((), "coalition-demo/Harbor County coalition.xlsx", True),
        (("--clean",), "coalition-demo-clean/Harbor County coalition, clean.xlsx", False),
        (("--messy",), "coalition-demo-messy/Harbor County coalition, messy.xlsx", True),
        (("--tenants",), "coalition-demo-tenants/Eastside Tenants Table.xlsx", True),
    ],
)
def test_each_build_of_the_demo_stands_in_a_folder_of_its_own(
    run: Run, tmp_path: Path, flags: tuple[str, ...], workbook: str, to_mend: bool
) -> None:
    said = run("demo", *flags)
    assert said.exit_code == 0
    path = tmp_path / workbook
    assert path.is_file()
    kinds = {p.name.split("-", 3)[3].split(".")[0] for p in (path.parent / "coalition-out").glob("*.html")}
    assert {"weekly-summary", "status-page", "drafts"} <= kinds
    day = said.output.rsplit("--as-of ", 1)[1].split()[0]
    assert "nothing changed" in run("sync", "-w", path, "--as-of", day).output
    found = run("check", "-w", path, "--as-of", day).output
    assert ("Nothing to mend" in found) is not to_mend


def test_the_flags_go_with_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("demo", "--tenants", "here").exit_code == 0
    assert (tmp_path / "here" / "Eastside Tenants Table.xlsx").is_file()


def test_the_workbook_of_the_demo_has_its_tabs_and_what_changed_in_a_week(run: Run, demo_workbook: Path) -> None:
    path = demo_workbook
    assert {"Today", "Problems", "Agenda", "Sent", "_coalition"} <= set(load_workbook(path, read_only=True).sheetnames)
    said = run("changes", "-w", path, "--as-of", "2026-03-17").output
    assert "Book the April 16 hall" in said
    assert "read in two ways" not in said, "what stood a week ago is no news"


def test_a_demo_that_is_there_stays_as_it_is(run: Run, demo_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(demo_folder, tmp_path / "here")
    path = tmp_path / "here" / "Harbor County coalition.xlsx"
    before = path.read_bytes()
    assert run("done", "Van for hearing day", "-w", path, "--apply").exit_code == 0
    changed = path.read_bytes()
    assert changed != before
    said = run("demo", "here")
    assert said.exit_code == 0
    assert 'To go on: cd "here" && coalition check' in said.output
    assert path.read_bytes() == changed


def test_in_the_folder_where_one_stands_the_demo_sends_nobody_elsewhere(
    run: Run, demo_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    assert "To go on: coalition check --as-of" in run("demo", ".").output


def test_the_demo_can_be_made_before_the_day_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Early(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Early:
            return cls(2025, 5, 5, tzinfo=tz)

    monkeypatch.setattr("coalition_sheets.jobs.making.datetime", Early)
    assert make_demo(tmp_path, "tenants").warnings == ()
    assert "Today" in load_workbook(next(tmp_path.glob("*.xlsx")), read_only=True).sheetnames
