"""A Sheet filled by init and saved by pull: real gspread's client, real HTTP, against the fake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coalition_sheets.demo import BUILDS
from coalition_sheets.destinations.google.send import Meanwhile
from coalition_sheets.destinations.google.there import NotEmpty, TabThere
from coalition_sheets.destinations.new_workbook import AlreadyThere
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.handing_out import status
from coalition_sheets.jobs.making import init
from coalition_sheets.jobs.result import Page, Result
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.jobs.sheets import pull
from coalition_sheets.model import Table, Uncalculated
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google.problems import GoogleProblem
from tests.destinations.google.filled import fill_demo
from tests.fake_sheets import faults, handy
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.store import Book
from tests.sources.google.conftest import door
from tests.sources.google.doors import Door

__all__ = ["door"]

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)


def empty(door: Door, title: str = "Harbor County", **tabs: Any) -> Book:
    return handy.make_sheet(door.server.store, tabs or {"Sheet1": []}, title)


def filled(door: Door, book: Book, **asked: Any) -> Result:
    return init(SheetAddress(book.id), connect=door.client, **asked)


def titles(door: Door, book: Book) -> list[str]:
    return [sheet.title for sheet in door.server.store.book(book.id).sheets]


def session(door: Door, where: Path | SheetAddress) -> Session:
    return open_session(Settings(workbook=where), NOW, NOW.date(), connect=door.client)


def saved(door: Door, book: Book, path: Path) -> Path:
    pull(SheetAddress(book.id), door.client, path)
    return path


def cells(table: Table) -> dict[tuple[int, int], tuple[type, object]]:
    return {
        (r, c): (type(cell), cell)
        for r, row in enumerate(table.rows, 1)
        for c, cell in enumerate(row, 1)
        if cell not in (None, "")
    }


def told(session: Session) -> list[tuple[str, str, str]]:
    return [(f.code, str(f.place), f.message) for f in session.findings]


def test_an_empty_sheet_becomes_what_a_new_workbook_is(door: Door, tmp_path: Path) -> None:
    book = empty(door)
    filled(door, book, title="Harbor County", opened_by="organizers")
    init(tmp_path / "new.xlsx", "Harbor County", "organizers")
    sheet, file = session(door, SheetAddress(book.id)), session(door, tmp_path / "new.xlsx")
    assert [(t.name, cells(t)) for t in sheet.workbook.tables] == [
        (t.name, cells(t)) for t in file.workbook.tables if t.name != "_words"
    ]
    assert told(sheet) == told(file)


def test_it_takes_one_question_and_one_change(door: Door) -> None:
    filled(door, empty(door))
    assert door.asked() == ["token", "get", "batchUpdate"]


def test_zone_locale_and_title_stay_as_they_are(door: Door) -> None:
    book = handy.make_sheet(door.server.store, {"Blatt1": []}, "Bündnis", locale="de_DE", timeZone="Europe/Berlin")
    before = dict(book.properties)
    filled(door, book)
    assert door.server.store.book(book.id).properties == before
    assert session(door, SheetAddress(book.id)).workbook.tables[0].cell(2, 2) == "Bündnis"


def test_a_sheet_that_is_not_empty_is_left_alone(door: Door) -> None:
    book = empty(door, Members=[["Name"], ["Rosa Delgado"]], Sheet2=[])
    before = door.server.store.book(book.id).copied()
    with pytest.raises(NotEmpty, match="“Harbor County” is not empty: it has the tab “Members”") as problem:
        filled(door, book)
    assert "--add Tasks" in problem.value.hint
    assert door.server.store.book(book.id) == before


def test_the_tabs_asked_for_are_added_after_those_that_are_there(door: Door) -> None:
    book = empty(door, People=[["Name"], ["Rosa Delgado"]], Notes=[["hm"]])
    result = filled(door, book, add=("to-do", "Meetings"))
    assert titles(door, book) == ["People", "Notes", "Tasks", "Meetings"]
    assert result.summary == "Added 2 tabs: Tasks, Meetings."
    offered = door.server.store.book(book.id).sheets[2].cells[1, 1]["dataValidation"]["condition"]
    assert offered["values"] == [{"userEnteredValue": "='People'!$A$2:$A"}]


def test_a_tab_that_is_there_is_never_added_again(door: Door) -> None:
    book = empty(door, TASKS=[["mine"]])
    with pytest.raises(TabThere, match="has a tab “TASKS” already"):
        filled(door, book, add=("Tasks",))
    assert titles(door, book) == ["TASKS"]


def test_a_name_that_is_nearly_a_tabs_is_answered_with_it(door: Door) -> None:
    with pytest.raises(CoalitionError, match=r"There is no tab called Taks\. Did you mean Tasks\?"):
        filled(door, empty(door), add=("Taks",))
    assert door.server.log == []


def test_a_workbook_file_takes_no_single_tabs(tmp_path: Path) -> None:
    with pytest.raises(CoalitionError, match="--add is for a Google Sheet"):
        init(tmp_path / "new.xlsx", add=("Tasks",))


def test_filling_a_sheet_twice_is_refused(door: Door) -> None:
    book = empty(door)
    filled(door, book)
    with pytest.raises(NotEmpty):
        filled(door, book)


@pytest.mark.parametrize("fault", [faults.dropped, faults.unavailable, faults.bad_gateway])
def test_a_lost_answer_is_made_up_for_by_looking(door: Door, fault: Any) -> None:
    book = empty(door)
    door.server.faults.plan([None, fault(applies=True)])
    assert filled(door, book).summary.startswith("Made 9 tabs")
    assert door.asked() == ["token", "get", "batchUpdate", "get"]


@pytest.mark.parametrize("fault", [faults.dropped, faults.unavailable])
def test_a_change_that_never_arrived_is_sent_again_after_a_look(door: Door, fault: Any) -> None:
    book = empty(door)
    door.server.faults.plan([None, fault(), None, fault()])
    assert filled(door, book).summary.startswith("Made 9 tabs")
    assert door.asked() == ["token", "get", *["batchUpdate", "get"] * 2, "batchUpdate"]
    assert [line.partition(";")[0] for line in door.said] == ["No answer from Google"] * 2


def test_a_change_that_came_late_is_not_done_twice(door: Door) -> None:
    """The first batch is done only after we looked; the second is refused, for its tabs are there."""
    book = empty(door)

    class Late:
        def __init__(self) -> None:
            self.client, self.other = door.client(), door.client()
            self.spreadsheet = self.client.spreadsheet
            door.server.faults.plan([None, faults.dropped()])

        def batch_update(self, id: str, body: Mapping[str, Any] | None) -> Any:  # noqa: A002
            self.body = body
            return self.client.batch_update(id, body)

        def hold_on(self, _: int) -> bool:
            self.other.batch_update(book.id, self.body)
            return True

    assert init(SheetAddress(book.id), connect=Late).summary.startswith("Made 9 tabs")
    assert [seen.status for seen in door.server.calls] == [200, 0, 200, 200, 400, 200]


def test_a_change_is_said_to_be_in_doubt_where_nobody_can_look(door: Door) -> None:
    book = empty(door)
    door.server.faults.plan([None, faults.dropped(applies=True), *[faults.unavailable()] * 100])
    with pytest.raises(GoogleProblem, match="may be done or not"):
        filled(door, book)
    assert len(titles(door, book)) == 9


def test_what_somebody_types_meanwhile_moves_down_and_stays(door: Door) -> None:
    book = empty(door)

    class Slow:
        def __init__(self) -> None:
            self.client = door.client()
            self.spreadsheet, self.hold_on = self.client.spreadsheet, self.client.hold_on

        def batch_update(self, id: str, body: Mapping[str, Any] | None) -> Any:  # noqa: A002
            door.server.store.book(id).sheets[0].cells[0, 0] = {"userEnteredValue": {"stringValue": "typed just now"}}
            return self.client.batch_update(id, body)

    init(SheetAddress(book.id), connect=Slow)
    about = session(door, SheetAddress(book.id)).workbook.tables[0]
    assert about.cell(1, 1) == "Setting"
    assert about.rows[-1][0] == "typed just now"


def test_of_two_who_fill_a_sheet_at_once_one_does(door: Door) -> None:
    book = empty(door)

    class Late:
        def __init__(self) -> None:
            self.client = door.client()
            self.spreadsheet, self.hold_on = self.client.spreadsheet, self.client.hold_on

        def batch_update(self, id: str, body: Mapping[str, Any] | None) -> Any:  # noqa: A002
            filled(door, book)
            return self.client.batch_update(id, body)

    with pytest.raises(Meanwhile, match="nothing was done twice"):
        init(SheetAddress(book.id), connect=Late)
    assert len(titles(door, book)) == 9


def test_a_demo_in_a_sheet_says_what_its_workbook_says(door: Door, tmp_path: Path) -> None:
    build = BUILDS["living"]
    sheet = session(door, SheetAddress(fill_demo(door, build).id))
    assert told(sheet) == told(demo_file(door, tmp_path))


def demo_file(door: Door, folder: Path, name: str = "living") -> Session:
    from coalition_sheets import library
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.schemas.about import SETTINGS

    build = BUILDS[name]
    about = about_lines(SETTINGS, build.about())
    path = write(folder / build.file, library.schemas(), build.rows(), about, title=build.title, finish=build.finish)
    return session(door, path)


def page(session: Session) -> str:
    return next(block.text for block in status(session, to_pipe=True).body if isinstance(block, Page))


def there_and_back(door: Door, folder: Path, name: str) -> tuple[Session, Session]:
    """Return a demo as its file says it, and as it comes back from a Sheet."""
    before = demo_file(door, folder, name)
    assert isinstance(before.settings.workbook, Path)
    (folder / "back").mkdir()
    back = folder / "back" / before.settings.workbook.name
    return before, session(door, saved(door, door.put(before.settings.workbook), back))


@pytest.mark.parametrize("name", ["living", "tenants"])
def test_a_workbook_put_into_a_sheet_comes_back_equal(door: Door, tmp_path: Path, name: str) -> None:
    before, after = there_and_back(door, tmp_path, name)
    assert after.briefing.coalition == before.briefing.coalition
    assert told(after) == told(before)
    assert page(after) == page(before)


@pytest.mark.parametrize("name", ["living", "messy", "tenants"])
def test_every_cell_comes_back_with_its_kind_and_what_was_hidden_is(door: Door, tmp_path: Path, name: str) -> None:
    before, after = there_and_back(door, tmp_path, name)
    for was, now in zip(before.workbook.tables, after.workbook.tables, strict=True):
        old, new = cells(was), cells(now)
        calculated = {at for at, (_, cell) in old.items() if isinstance(cell, Uncalculated)}
        assert {at: cell for at, cell in new.items() if at not in calculated} == {
            at: cell for at, cell in old.items() if at not in calculated
        }
        assert (now.name, now.hidden, now.hidden_rows) == (was.name, was.hidden, was.hidden_rows)
        assert now.hidden_columns == was.hidden_columns


def test_the_drop_downs_and_notes_of_a_sheet_we_filled_come_along(door: Door, tmp_path: Path) -> None:
    book = fill_demo(door, BUILDS["living"])
    back = openpyxl.load_workbook(saved(door, book, tmp_path / "back.xlsx"))
    tasks = back["Tasks"]
    offered = {str(v.sqref): v.formula1 for v in tasks.data_validations.dataValidation}
    assert offered["D2:D501"] == '"Not started,Doing,Waiting,Done,Dropped"'
    assert offered["B2:B501"] == "'People'!$A$2:$A$501"
    assert tasks["A1"].comment is not None
    assert tasks.freeze_panes == "B2"


def test_pull_never_writes_over_a_file_and_asks_nothing_of_google(door: Door, tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_text("mine")
    with pytest.raises(AlreadyThere):
        saved(door, empty(door), tmp_path / "mine.xlsx")
    assert (tmp_path / "mine.xlsx").read_text() == "mine"
    assert door.server.log == []


def test_pull_wants_a_sheet_and_a_file_name(door: Door, tmp_path: Path) -> None:
    with pytest.raises(CoalitionError, match="Which Google Sheet"):
        pull(None, door.client, tmp_path / "a.xlsx")
    with pytest.raises(CoalitionError, match=r"b\.xlsx is not a Google Sheet"):
        pull(Path("b.xlsx"), door.client, tmp_path / "a.xlsx")
    with pytest.raises(CoalitionError, match=r"should end in \.xlsx"):
        saved(door, empty(door), tmp_path / "a.csv")


@pytest.mark.parametrize("plan", [[faults.missing()], [faults.forbidden()], [faults.kept_as_xlsx()]])
def test_a_sheet_that_cannot_be_read_leaves_no_file(door: Door, tmp_path: Path, plan: list[Fault | None]) -> None:
    book = empty(door)
    door.server.faults.plan(plan)
    with pytest.raises(GoogleProblem):
        saved(door, book, tmp_path / "back.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["key.json"]
