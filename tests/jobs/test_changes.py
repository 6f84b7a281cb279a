"""What changed, from a workbook that remembers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from coalition_sheets.jobs.changes import NotBefore, changes
from coalition_sheets.jobs.result import Grid
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.memory import memory_tab, rows_seen
from coalition_sheets.model import Level, Memory
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.settings import Settings
from tests import little
from tests.jobs.little import NOW, session

TUESDAY, THURSDAY = date(2026, 3, 10), date(2026, 3, 12)
BEFORE = """
    ## Tasks
    Task | Who | By when | Notes
    Book the hall | Rosa Delgado | 2026-03-20 |
    Print flyers | Kim Tran | 2026-03-21 |
    """
AFTER = BEFORE.replace("2026-03-20", "2026-03-27").replace("2026-03-21 |", "2026-03-21 | in two colors")


def remembering(*days: tuple[date, str], now: str) -> Session:
    """Return a session whose workbook was seen on these days."""
    memory = Memory()
    for day, text in days:
        memory = rows_seen(memory, little.read(text)[0], day, "s")
    found = session(now)
    return replace(found, briefing=replace(found.briefing, memory=memory, _results={}))


def rows(found: Session, level: Level = Level.ORGANIZERS) -> list[tuple[str, ...]]:
    return [row for block in changes(found, level).body if isinstance(block, Grid) for row in block.rows]


def test_a_workbook_that_remembers_nothing_says_so() -> None:
    found = changes(session(BEFORE))
    assert "not known yet" in found.summary
    assert (found.body, found.data["since"]) == ((), None)


def test_what_was_typed_since_the_last_run_counts_too() -> None:
    found = remembering((TUESDAY, BEFORE), (THURSDAY, BEFORE), now=AFTER)
    assert rows(found) == [
        ("March 17", "Notes changed", "Tasks 3", "Print flyers", "Kim Tran"),
        ("March 17", "By when changed", "Tasks 2", "Book the hall", "Rosa Delgado"),
    ]
    assert changes(found).summary == "2 changes since March 10."


def test_members_see_what_is_theirs_and_the_public_nothing() -> None:
    found = remembering((TUESDAY, BEFORE), now=AFTER)
    assert [row[1] for row in rows(found, Level.COALITION)] == ["By when changed"]
    assert changes(found, Level.PUBLIC).summary == "This list is not for the public."
    assert changes(found, Level.PUBLIC).data["changes"] == []


def test_nothing_changed_and_how_far_memory_goes_back_are_said() -> None:
    found = changes(remembering((THURSDAY, BEFORE), now=BEFORE), since=date(2026, 1, 1))
    assert found.summary == "Nothing changed since March 12. Nothing is known of the days before March 12."


def test_a_day_that_is_not_over_is_refused() -> None:
    with pytest.raises(NotBefore, match="is not before"):
        changes(session(BEFORE), since=little.TODAY)


def saved(path: Path, text: str, own: Worksheet) -> Path:
    """Save a little workbook with a tab of ours in it."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for table in little.book(text).tables:
        sheet = made.create_sheet(table.name)
        for cells in table.rows:
            sheet.append(list(cells))
    sheet = made.create_sheet(own.title)
    for line in own.lines:
        sheet.append([cell.value for cell in line.cells])
    made.save(path)
    return path


def test_a_workbook_read_from_a_file_brings_its_memory_along(tmp_path: Path) -> None:
    memory = rows_seen(Memory(), little.read(BEFORE)[0], TUESDAY, "s")
    path = saved(tmp_path / "ours.xlsx", BEFORE, memory_tab(memory))
    found = open_session(Settings(workbook=path), NOW, little.TODAY)
    assert found.briefing.memory == memory
    assert not found.workbook.warnings


def test_notes_that_were_damaged_are_said_when_the_workbook_is_opened(tmp_path: Path) -> None:
    tab = memory_tab(rows_seen(Memory(), little.read(BEFORE)[0], TUESDAY, "s"))
    path = saved(tmp_path / "ours.xlsx", BEFORE, replace(tab, lines=tab.lines[:-1]))
    found = open_session(Settings(workbook=path), NOW, little.TODAY)
    assert found.briefing.memory.known
    assert "1 of 3 lines is missing" in found.workbook.warnings[-1]
