"""A Google Sheet keeps to what every source keeps to, whichever way it is read; the demo in it says the same."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from coalition_sheets import library
from coalition_sheets.demo import BUILDS
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.jobs.handing_out import everything
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.model import Coalition, Workbook
from coalition_sheets.schemas.about import SETTINGS
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google.read import CUT
from tests.sources.contract import SourceContract
from tests.sources.google.doors import Door

NOON = datetime(2026, 3, 17, 16, tzinfo=UTC)
ONLY_IN_A_FILE = ("tasks (new)", "C94")
"""A formula that was saved without its result; Google always has the result."""


class TestGoogleSheet(SourceContract):
    """A Sheet of the usual size: one question."""

    cut = CUT

    @pytest.fixture
    def here(self, door: Door) -> Door:
        return door

    def kept(self, path: Path, here: Any) -> Workbook:
        found = here.read(here.put(path), self.cut)
        assert isinstance(found, Workbook)
        return found


class TestLargeGoogleSheet(TestGoogleSheet):
    """One past the cut: formats and values apart."""

    cut = 0


@pytest.fixture(scope="module", params=BUILDS)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Write the workbook of a build; all of its formulas have results."""
    build = BUILDS[request.param]
    path = tmp_path_factory.mktemp(request.param) / build.file
    about = about_lines(SETTINGS, build.about())
    write(path, library.schemas(), build.rows(), about, title=build.title, today=build.as_of, finish=build.finish)
    book = load_workbook(path)
    tab, cell = ONLY_IN_A_FILE
    if request.param == "messy":
        assert book[tab][cell].data_type == "f"
        book[tab][cell].value = None
        book.save(path)
    return request.param, path


def of_file(demo: tuple[str, Path], folder: Path) -> Session:
    build = BUILDS[demo[0]]
    settings = Settings(workbook=demo[1], output=folder / "file", mail_from=build.sender, word="no")
    return open_session(settings, NOON, build.as_of)


def of_sheet(demo: tuple[str, Path], folder: Path, door: Door) -> Session:
    """Open the same workbook as a Sheet, with one token and one read."""
    address = SheetAddress(door.put(demo[1]).id)
    build = BUILDS[demo[0]]
    settings = Settings(workbook=address, output=folder / "sheet", mail_from=build.sender, word="no")
    session = open_session(settings, NOON, build.as_of, connect=door.client)
    assert door.asked() == ["token", "get"]
    return session


def made(session: Session) -> dict[str, bytes]:
    """Make the documents, and return their bytes by name."""
    everything(session)
    return {path.name: path.read_bytes() for path in session.settings.output.iterdir() if path.is_file()}


def test_the_demo_says_the_same_from_a_file_and_from_a_sheet(
    demo: tuple[str, Path], door: Door, tmp_path: Path
) -> None:
    """Equal records for every declared column, equal findings at equal cells, equal bytes in every document."""
    file, sheet = of_file(demo, tmp_path), of_sheet(demo, tmp_path, door)
    ours, theirs = file.briefing.coalition, sheet.briefing.coalition
    for name in [f.name for f in fields(Coalition) if f.name != "tabs"]:
        assert getattr(ours, name) == getattr(theirs, name), name
    for name, tab in ours.tabs.items():
        assert tab.columns == theirs.tabs[name].columns
        assert tab.header_row == theirs.tabs[name].header_row
    assert file.findings == sheet.findings
    documents = made(file)
    assert documents == made(sheet)
    assert len(documents) >= 4


def test_about_us_wins_over_the_zone_of_the_sheet(door: Door) -> None:
    from tests.fake_sheets.handy import make_sheet

    late = datetime(2026, 3, 18, 3, tzinfo=UTC)

    def day(*about: list[str]) -> str:
        rows = [["Task", "Who"], ["Call", "Rosa"]]
        tabs = {"About us": [["Setting", "Value"], *about], "Tasks": rows}
        book = make_sheet(door.server.store, tabs, timeZone="America/New_York")
        session = open_session(Settings(workbook=SheetAddress(book.id)), late, connect=door.client)
        return session.briefing.today.isoformat()

    assert day() == "2026-03-17"
    assert day(["Time zone", "Asia/Tokyo"]) == "2026-03-18"


def test_a_zone_that_nobody_knows_is_passed_over(door: Door) -> None:
    from tests.fake_sheets.handy import make_sheet

    book = make_sheet(door.server.store, {"Tasks": [["Task", "Who"], ["Call", "Rosa"]]}, timeZone="GMT+03:00")
    session = open_session(Settings(workbook=SheetAddress(book.id)), NOON, connect=door.client)
    assert session.workbook.zone == "GMT+03:00"
    assert session.briefing.today.isoformat() == "2026-03-17"
