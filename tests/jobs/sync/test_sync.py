"""A run of sync, on a file and on a Google Sheet alike."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.jobs.editing import Asked as Edit
from coalition_sheets.jobs.editing import done, fix, rename
from coalition_sheets.jobs.remembering import forget, quiet
from coalition_sheets.jobs.result import Text
from coalition_sheets.jobs.session import open_session
from coalition_sheets.jobs.sync import Asked, sync
from coalition_sheets.jobs.sync.telling import quietly
from coalition_sheets.memory import Shrunk, remembered
from coalition_sheets.model import Memory, Table
from coalition_sheets.saving.temps import Temp
from coalition_sheets.xlsx import edited
from tests.destinations.google.sheets import before_the_change
from tests.fake_sheets import faults, handy
from tests.fake_sheets.calls import permission
from tests.fake_sheets.oauth import EMAIL
from tests.jobs.sync.homes import OURS, ROWS, TODAY, File, Home, Online
from tests.sources.google.conftest import door
from tests.sources.google.doors import Door

__all__ = ["door"]
ACCEPT = Asked(accept=True)


class Contract:
    """What holds wherever the workbook lives."""

    @pytest.fixture
    def home(self) -> Home:
        raise NotImplementedError

    def test_our_tabs_stand_in_the_workbook_and_theirs_are_untouched(self, home: Home) -> None:
        before = home.tabs()
        assert sync(home.run()).data["wrote"]
        after = home.tabs()
        assert {name: after[name] for name in ROWS} == before
        assert set(after) - set(before) == set(OURS)
        assert "Harbor" in str(after["Today"][0])

    def test_a_second_run_on_the_same_day_changes_nothing(self, home: Home) -> None:
        sync(home.run())
        mark = home.mark()
        again = sync(home.run())
        assert (again.data["wrote"], home.mark()) == (False, mark)

    def test_a_tab_of_ours_that_somebody_deleted_is_made_again(self, home: Home) -> None:
        sync(home.run())
        home.drop("Today")
        assert sync(home.run()).data["wrote"]
        assert "Today" in home.tabs()

    def test_what_somebody_types_into_our_tab_is_written_over(self, home: Home) -> None:
        sync(home.run())
        right = home.tabs()["Problems"]
        home.type("Problems", 1, 1, "mine")
        sync(home.run())
        assert home.tabs()["Problems"] == right

    def test_notes_that_are_lost_are_said(self, home: Home) -> None:
        sync(home.run())
        home.drop("_coalition")
        told = sync(home.run())
        assert told.warnings == (
            "The toolkit's notes are not in this workbook any more, so it starts to remember again from today.",
        )

    def test_memory_tells_new_rows_from_old_ones(self, home: Home) -> None:
        sync(home.run())
        home.type("Tasks", 5, 1, "Buy tape")
        sync(home.run(days=1))
        seen = remembered([Table(name, rows) for name, rows in home.tabs().items()]).rows
        days = {key: row.first_seen for (tab, key), row in seen.items() if tab == "tasks"}
        assert {key.split(" | ")[0]: str(day) for key, day in days.items()} == {
            "book the hall": "2026-03-17", "call the radio": "2026-03-17", "print flyers": "2026-03-17",
            "buy tape": "2026-03-18",
        }  # fmt: skip

    def test_a_tab_that_is_suddenly_empty_stops_the_run_until_it_is_accepted(self, home: Home) -> None:
        sync(home.run())
        for row in (2, 3, 4):
            for column in (1, 2, 3, 4):
                home.type("Tasks", row, column, None)
        mark = home.mark()
        with pytest.raises(Shrunk, match="All 3 rows of Tasks are gone"):
            sync(home.run())
        assert home.mark() == mark
        assert sync(home.run(), ACCEPT).data["wrote"]

    def test_a_plan_shows_place_now_and_then_and_writes_nothing(self, home: Home) -> None:
        sync(home.run())
        home.type("Problems", 1, 1, "mine")
        mark = home.mark()
        told = sync(home.run(), Asked(dry_run=True))
        assert told.data["changes"] == [{"place": "Problems A1", "old": "mine", "new": "What to mend"}]
        assert home.mark() == mark

    def test_done_is_shown_first_and_then_written(self, home: Home) -> None:
        mark = home.mark()
        shown = done(home.run(), "hall")
        assert (shown.data["applied"], home.mark()) == (False, mark)
        told = done(home.run(), "hall", Edit(apply=True))
        assert (told.summary, told.warnings) == ("Changed one cell. The next sync brings our own tabs up to date.", ())
        assert home.tabs()["Tasks"][1][3] == "Done"

    def test_rename_reaches_every_cell_that_names_somebody(self, home: Home) -> None:
        rename(home.run(), "Rosa Delgado", "Rosa Marsh", Edit(apply=True))
        after = home.tabs()
        assert (after["People"][1][0], after["Tasks"][1][1]) == ("Rosa Marsh", "Rosa Marsh")

    def test_fix_writes_what_has_one_right_reading(self, home: Home) -> None:
        home.type("Tasks", 2, 2, "Rosa")
        assert fix(home.run(), asked=Edit(apply=True)).data["changes"] == [
            {"cell": "Tasks B2", "column": "Who", "old": "Rosa", "new": "Rosa Delgado"}
        ]
        assert home.tabs()["Tasks"][1][1] == "Rosa Delgado"

    def test_a_check_can_be_put_to_rest(self, home: Home) -> None:
        sync(home.run())
        told = quiet(home.run(), "TASK-OWNER", TODAY.replace(month=4))
        kept = remembered([Table(name, rows) for name, rows in home.tabs().items()]).quiet
        assert (told.summary, [q.code for q in kept]) == ("TASK-OWNER rests until 2026-04-17.", ["TASK-OWNER"])

    def test_forget_takes_a_name_out_of_the_notes(self, home: Home) -> None:
        sync(home.run(documents=("agenda",)))
        forget(home.run(), "Kim Nguyen", apply=True)
        notes = str(home.tabs()["_coalition"])
        assert "Kim" not in notes
        assert "Rosa" in notes

    def test_a_check_put_to_rest_after_memory_waited_stays_at_rest(self, home: Home) -> None:
        sync(home.run())
        home.run().shelf.keep(_memory(home))
        quiet(home.run(), "TASK-OWNER", TODAY.replace(month=4))
        sync(home.run())
        assert [q.code for q in _memory(home).quiet] == ["TASK-OWNER"]

    @pytest.mark.parametrize("row", ["Print flyers", "Tasks B4", "b4"])
    def test_a_check_can_be_put_to_rest_for_one_row(self, home: Home, row: str) -> None:
        sync(home.run())
        quiet(home.run(), "TASK-OWNER", TODAY.replace(month=4), row)
        assert [q.key for q in _memory(home).quiet] == ["print flyers |  | 2026-03-25"]

    def test_a_day_to_come_or_gone_by_is_only_shown(self, home: Home) -> None:
        sync(home.run(days=3))
        mark = home.mark()
        for day, said in ((TODAY, "is before that"), (TODAY.replace(year=2027), "is still to come")):
            with pytest.raises(CoalitionError, match=said):
                sync(home.run(days=3), Asked(as_of=day))
            assert sync(home.run(days=3), Asked(as_of=day, dry_run=True)).data["changes"]
        assert home.mark() == mark

    def test_a_clock_that_is_behind_is_said(self, home: Home) -> None:
        sync(home.run(days=3))
        assert "Is the clock right?" in sync(home.run()).warnings[0]


def _memory(home: Home) -> Memory:
    return remembered([Table(name, rows) for name, rows in home.tabs().items()])


class TestFile(Contract):
    @pytest.fixture
    def home(self, tmp_path: Path) -> Home:
        return File(tmp_path)


class TestSheet(Contract):
    @pytest.fixture
    def home(self, door: Door, tmp_path: Path) -> Home:
        return Online(door, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> File:
    return File(tmp_path)


def test_while_the_file_is_open_documents_are_made_and_memory_waits(file: File) -> None:
    (file.folder / ".~lock.Harbor.xlsx#").write_text(",Ana,desk,17.03.2026 09:40,file:///x;")
    before = file.mark()
    told = sync(file.run(documents=("agenda",)))
    assert (told.failed, told.data["wrote"], told.data["waiting"], file.mark()) == (False, False, True, before)
    assert "is open in LibreOffice" in told.warnings[0]
    assert any(file.folder.joinpath("out").glob("*agenda*.html"))
    (file.folder / ".~lock.Harbor.xlsx#").unlink()
    sync(file.run(days=3))
    seen = remembered([Table(name, rows) for name, rows in file.tabs().items()]).rows
    assert {str(row.first_seen) for row in seen.values()} == {"2026-03-17"}
    assert not list(file.folder.glob(".coalition/backups/memory-*"))


def test_files_that_would_not_change_are_not_touched(file: File) -> None:
    run = file.run(documents=("agenda", "status", "page", "calendar"))
    sync(run)
    stamps = {path: path.stat().st_mtime_ns for path in file.folder.joinpath("out").iterdir() if path.suffix != ".json"}
    again = sync(run)
    assert again.data["files"] == []
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_quiet_says_nothing_where_all_is_well_and_one_line_otherwise(file: File) -> None:
    assert quietly(sync(file.run())).summary == ""
    file.drop("_coalition")
    said = quietly(sync(file.run())).summary
    assert said.count("\n") == 0
    assert "starts to remember again" in said


def test_a_kind_of_file_that_is_only_read_is_no_news_every_hour(file: File) -> None:
    file.path = file.path.rename(file.path.with_suffix(".xltx"))
    told = sync(file.run())
    assert (told.data["waiting"], quietly(told).summary) == (True, "")
    assert "kept on this computer" in told.warnings[0]


def test_a_tab_of_a_person_with_our_title_is_left_alone_and_said(file: File) -> None:
    file._edit(lambda book: book.create_sheet("Today").append(["my own day"]))
    (block, *_) = sync(file.run(), Asked(dry_run=True)).body
    assert "somebody else made" in str(block)
    told = sync(file.run())
    assert (told.data["wrote"], file.tabs()["Today"]) == (False, (("my own day",),))
    assert "somebody else made" in told.warnings[0]


def test_a_workbook_that_cannot_be_written_is_read_all_the_same(file: File) -> None:
    file.path.chmod(0o444)
    told = sync(file.run())
    file.path.chmod(0o644)
    assert told.data["waiting"]


def test_two_runs_at_once_are_one_run(file: File) -> None:
    from coalition_sheets.jobs.home import hold

    with hold(file.run()), pytest.raises(WorldError, match="Another run is at work"):
        sync(file.run())


def test_an_unknown_document_is_said_with_the_nearest(file: File) -> None:
    before = file.mark()
    with pytest.raises(CoalitionError, match="Did you mean agenda"):
        sync(file.run(documents=("agend",)))
    assert file.mark() == before


def test_forget_takes_copies_and_documents_with_the_name(file: File) -> None:
    sync(file.run(documents=("agenda", "call-sheet")))
    sync(file.run(days=1, documents=("agenda",)))
    out = file.folder / "out"
    (changed,) = out.glob("2026-03-18-agenda*.md")
    changed.write_text("Rosa, by hand")
    told = forget(file.run(), "Rosa Delgado", apply=True)
    assert [path for path in out.iterdir() if b"Rosa" in path.read_bytes()] == [changed]
    assert told.data["edited"] == [str(changed)]
    assert not list((file.folder / ".coalition" / "backups").glob("2*"))
    assert "2026-03-17-agenda" not in (out / ".coalition.json").read_text()


@pytest.mark.parametrize(("name", "asks"), [("Rosa Delgado", False), ("Rosa Delgdo", True), ("Kimm", True)])
def test_a_name_to_forget_that_stands_nowhere_may_be_a_slip(file: File, name: str, asks: bool) -> None:
    sync(file.run(documents=("agenda",)))
    told = [block.text for block in forget(file.run(), name).body if isinstance(block, Text)]
    assert any("Look at the spelling first" in text for text in told) is asks


def test_the_edit_of_a_file_that_is_open_is_refused(file: File) -> None:
    (file.folder / ".~lock.Harbor.xlsx#").write_text(",Ana,desk,17.03.2026 09:40,file:///x;")
    before = file.mark()
    with pytest.raises(WorldError, match="is open in LibreOffice"):
        done(file.run(), "hall", Edit(apply=True))
    assert file.mark() == before
    done(replace(file.run(), even_if_open=True), "hall", Edit(apply=True))
    assert file.tabs()["Tasks"][1][3] == "Done"


@pytest.mark.parametrize("text", ["", "[1]", "{", '[["about"]]', "[" * 100_000])
def test_notes_that_waited_and_cannot_be_read_are_said_once(file: File, text: str) -> None:
    sync(file.run())
    file.run().shelf.path.write_text(text)
    assert "can't be read" in sync(file.run()).warnings[0]
    assert sync(file.run()).warnings == ()


def test_every_command_knows_what_waits_beside_the_workbook(file: File) -> None:
    file.path.chmod(0o444)
    sync(file.run())
    quiet(file.run(), "TASK-OWNER", TODAY.replace(month=4))
    run = file.run()
    found = open_session(run.settings, run.now, kept=run.places.backups).findings
    assert "TASK-OWNER" not in {f.code for f in found}
    assert (run.places.backups / ".gitignore").read_text() == "*\n"


def test_forget_works_where_notes_only_wait_and_keeps_the_others(file: File) -> None:
    file.path.chmod(0o444)
    sync(file.run())
    assert forget(file.run(), "Kim Nguyen", apply=True).data["notes"]
    notes = file.run().shelf.path.read_text()
    assert ("Kim" in notes, "Rosa" in notes) == (False, True)


@pytest.mark.parametrize(("name", "words"), [
    ("Rosa Delgado", "“Rosa Delgado” or “Rosa”"), ("Grace Chapel", "“Grace Chapel”"),
    ("The Bayview", "“The Bayview”"), ("Pastor Lee", "“Pastor Lee”"),
])  # fmt: skip
def test_forget_says_by_which_words_it_seeks(file: File, name: str, words: str) -> None:
    sync(file.run())
    assert f"Documents and drafts with {words}'" in str(forget(file.run(), name).body)


def test_forget_says_which_tabs_of_ours_still_name_somebody(file: File) -> None:
    sync(file.run())
    assert forget(file.run(), "Rosa Delgado").data["own_tabs"] == ("Today", "Agenda")


def _saved_by_somebody(home: File, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    left = [times]

    def saving(data: bytes, **given: Any) -> bytes:
        made = edited(data, **given)
        if left[0]:
            left[0] -= 1
            home.type("Tasks", 2, 1, f"Book the hall {left[0]}")
        return made

    monkeypatch.setattr("coalition_sheets.xlsx.edited", saving)


@pytest.mark.parametrize(("times", "wrote"), [(1, True), (2, True), (3, False)])
def test_a_run_under_whose_hands_somebody_saves_starts_over_and_in_the_end_waits(
    file: File, monkeypatch: pytest.MonkeyPatch, times: int, wrote: bool
) -> None:
    _saved_by_somebody(file, monkeypatch, times)
    told = sync(file.run(documents=("agenda",)))
    assert (told.data["wrote"], told.data["waiting"], told.failed) == (wrote, not wrote, False)
    assert file.tabs()["Tasks"][1][0] == "Book the hall 0"
    assert bool(told.data["files"])


@pytest.mark.parametrize("change", ["read-only", "quota"])
def test_a_sheet_that_cannot_be_written_is_read_all_the_same(door: Door, tmp_path: Path, change: str) -> None:
    home = Online(door, tmp_path)
    if change == "read-only":
        handy.stop_sharing(door.server.store, home.book.id)
        door.server.store.files[home.book.id]["permissions"].append(permission(EMAIL, "reader", "p1"))
    else:
        door.server.faults.plan(lambda asked: faults.quota("Write") if ":batchUpdate" in asked.path else None)
    told = sync(home.run(documents=("agenda",)))
    assert (told.data["waiting"], told.failed, bool(told.data["files"])) == (True, False, True)
    assert home.run().shelf.recalled()


def test_another_run_of_the_same_moment_is_taken_in(door: Door, tmp_path: Path) -> None:
    home, elsewhere = Online(door, tmp_path), Online.__new__(Online)
    elsewhere.door, elsewhere.book, elsewhere.folder = door, home.book, tmp_path / "elsewhere"
    before_the_change(door, lambda: sync(elsewhere.run()))
    assert sync(home.run()).data["waiting"] is False
    assert sync(home.run()).data["wrote"] is False


def test_notes_that_a_killed_run_left_half_written_go(file: File) -> None:
    shelf = file.run().shelf
    shelf.path.parent.mkdir(parents=True)
    left = Temp.begun(shelf.path).path
    left.write_text("Rosa")
    sync(file.run())
    assert not left.exists()


def test_documents_are_made_where_nothing_can_be_kept_at_all(file: File) -> None:
    file.path.chmod(0o444)
    (file.folder / ".coalition").write_text("in the way")
    told = sync(file.run(documents=("agenda",)))
    assert told.data["files"]
    assert "What was learned could not be kept on this computer either." in told.warnings[0]


def _worked_out(path: Path, tab: str, cell: str, formula: str, value: str) -> None:
    """Let a cell hold a formula with the value that it came to, as Excel saves it."""
    book = openpyxl.load_workbook(path)
    number = book.sheetnames.index(tab) + 1
    book[tab][cell] = f"={formula}"
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = f"xl/worksheets/sheet{number}.xml"
    text = re.sub(
        rf'(<c r="{cell}")([^>]*?)( t="\w+")?(><f>.*?</f>)<v ?/?>(</v>)?',
        rf'\1\2 t="str"\4<v>{value}</v>',
        parts[part].decode(),
    )
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_a_name_that_a_formula_gives_is_left_to_it_and_the_others_change(file: File) -> None:
    _worked_out(file.path, "Tasks", "B2", "People!A2", "Rosa Delgado")
    assert file.tabs()["Tasks"][1][1] == "Rosa Delgado"
    told = rename(file.run(), "Rosa Delgado", "Rosa Marsh", Edit(apply=True))
    assert (told.summary, told.failed) == ("Changed one cell.", True)
    assert "it holds a formula" in told.warnings[0]
    assert file.tabs()["People"][1][0] == "Rosa Marsh"
