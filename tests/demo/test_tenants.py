"""Another coalition, another cause: nothing of the first one's cause is in the program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coalition_sheets import demo
from coalition_sheets.jobs.session import Session, open_coalition
from coalition_sheets.records.tabs import is_own
from tests.demo.told import told
from tests.demos import MadeDemo

CAUSE = re.compile(
    r"immigra|migrant|\bvisas?\b|asylum|refugee|deport|\bICE\b|undocumented|\bDACA\b|green card|citizenship"
    r"|language access|hotline|interpreter|harbor county",
)
BUILD = demo.BUILDS["tenants"]


@pytest.fixture(scope="module")
def folder(made_demo: MadeDemo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(made_demo("tenants"), tmp_path_factory.mktemp("tenants") / "eastside")


@pytest.fixture(scope="module")
def session(folder: Path) -> Session:
    return open_coalition(folder / BUILD.file, BUILD.as_of)


@pytest.fixture(scope="module")
def outputs(folder: Path) -> dict[str, str]:
    return told(folder / BUILD.file, BUILD.as_of, folder / "told", ("email", "overdue-digest"))


def text_of(outputs: dict[str, str], part: str) -> str:
    return next(text for name, text in outputs.items() if part in name and name.endswith(".md"))


def test_no_output_has_a_word_of_the_other_cause(outputs: dict[str, str]) -> None:
    assert len(outputs) > 20
    assert {name: CAUSE.findall(text) for name, text in outputs.items() if CAUSE.search(text)} == {}


def test_four_tabs_and_about_twenty_rows_are_enough(session: Session) -> None:
    assert [t.name for t in session.workbook.tables if not is_own(t.name)] == [
        "About us",
        "People",
        "Goals",
        "Tasks",
        "Meetings",
    ]
    assert 18 <= sum(map(len, BUILD.rows().values())) <= 22


def test_all_there_is_to_mend_is_that_two_tabs_are_not_there(session: Session) -> None:
    assert [f.code for f in session.findings if f.severity.letter in "EWN"] == ["TAB-MISSING"]
    assert "Organizations and Outreach" in session.findings[0].message


def test_the_agenda_is_complete(outputs: dict[str, str]) -> None:
    agenda = text_of(outputs, "-agenda-")
    for words in ("Eastside Tenants Table", "Laundry room, 12 Mill Street", "agree on what we ask the owner",
                  "☑ Knock on every door of 14 Mill Street (Dora)", "☐ Copy the repair list for every mailbox (Abel)",
                  "What we ask for", "Who speaks", "one at a time", "Tue, October 27"):  # fmt: skip
        assert words in agenda
    assert "[ADD" not in agenda


def test_the_summary_is_complete_and_names_no_gap_that_nobody_asked_to_fill(outputs: dict[str, str]) -> None:
    summary = text_of(outputs, "-weekly-summary")
    for words in ("40 days to “Heat in every building by winter”", "Next meeting in 7 days", "1 task finished",
                  "Copy the repair list for every mailbox", "Ask the inspector for a day to visit"):  # fmt: skip
        assert words in summary
    assert "nobody from" not in summary
