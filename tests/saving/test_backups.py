"""Dated copies before each write, and the way back."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coalition_sheets.saving import (
    CannotSave,
    Changed,
    Shelf,
    backups,
    clear,
    last_backup,
    prune,
    save,
    stamp,
    written_by,
)
from coalition_sheets.saving.disk import DISK
from tests.saving.disks import NOW, failing, steps, watched


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    book = tmp_path / "Our coalition.xlsx"
    book.write_bytes(b"0")
    return Shelf(tmp_path / ".coalition" / "backups", book)


def write(shelf: Shelf, data: bytes, minutes: int = 0) -> None:
    save(shelf.workbook, data, stamp(shelf.workbook), shelf, NOW + timedelta(minutes=minutes))


def kept(shelf: Shelf) -> list[bytes]:
    return [backup.path.read_bytes() for backup in backups(shelf)]


def undo(shelf: Shelf, minutes: int) -> bytes:
    backup = last_backup(shelf, stamp(shelf.workbook))
    assert backup is not None
    write(shelf, backup.path.read_bytes(), minutes)
    return shelf.workbook.read_bytes()


def test_what_was_there_is_kept_for_its_owner_alone_under_a_name_that_tells_when(shelf: Shelf) -> None:
    write(shelf, b"1")
    (copy,) = backups(shelf)
    assert copy.path.name.startswith("2026-03-17T18-30-00.000000Z Our coalition.")
    assert (copy.when, copy.size, copy.path.read_bytes(), copy.path.suffix) == (NOW, 1, b"0", ".xlsx")
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (copy.path, shelf.folder, shelf.folder.parent)]
    assert modes == [0o600, 0o700, 0o700]
    assert (shelf.folder / ".gitignore").read_text() == "*\n"


def test_the_newest_is_first_even_when_the_clock_goes_back(shelf: Shelf) -> None:
    for minutes, data in ((0, b"1"), (0, b"2"), (-60, b"3")):
        write(shelf, data, minutes)
    assert kept(shelf) == [b"2", b"1", b"0"]


def test_an_undo_goes_back_and_an_undo_of_it_forth(shelf: Shelf) -> None:
    write(shelf, b"1")
    write(shelf, b"2", 1)
    assert [undo(shelf, 2), undo(shelf, 3), undo(shelf, 4)] == [b"1", b"2", b"1"]


def test_there_is_nothing_to_go_back_to_at_first(shelf: Shelf) -> None:
    assert last_backup(shelf, stamp(shelf.workbook)) is None


def test_a_workbook_that_somebody_saved_since_is_known(shelf: Shelf) -> None:
    write(shelf, b"1")
    shelf.workbook.write_bytes(b"theirs")
    now = stamp(shelf.workbook)
    backup = last_backup(shelf, now)
    assert backup is not None
    assert not written_by(backup, now)


def test_a_write_that_does_not_happen_leaves_no_copy(shelf: Shelf) -> None:
    before = stamp(shelf.workbook)

    def theirs(_: int, name: str) -> None:
        if name == "exchange":
            shelf.workbook.with_name("t").write_bytes(b"theirs")
            shelf.workbook.with_name("t").replace(shelf.workbook)

    with pytest.raises(Changed):
        save(shelf.workbook, b"1", before, shelf, NOW, disk=watched(DISK, theirs))
    assert (kept(shelf), shelf.workbook.read_bytes()) == ([], b"theirs")


def test_a_full_disk_at_any_step_leaves_the_workbook_or_its_copy(shelf: Shelf) -> None:
    before = stamp(shelf.workbook)
    count = len(steps(lambda disk: save(shelf.workbook, b"1", before, shelf, NOW, disk=disk), DISK))
    clear(shelf)
    for at in range(count):
        shelf.workbook.write_bytes(b"0")
        try:
            save(shelf.workbook, b"1", before, shelf, NOW, disk=failing(DISK, at))
        except CannotSave:
            assert shelf.workbook.read_bytes() == b"0" or b"0" in kept(shelf)
        else:
            assert (shelf.workbook.read_bytes(), kept(shelf)[0]) == (b"1", b"0")


@pytest.mark.parametrize(("limits", "left"), [({"copies": 2}, [b"3", b"2"]), ({"space": 0}, [b"3"]), ({}, 4)])
def test_the_oldest_go_when_there_are_too_many(shelf: Shelf, limits: dict[str, Any], left: object) -> None:
    for number in range(1, 5):
        write(shelf, b"%d" % number, number)
    small = replace(shelf, **limits)
    prune(small)
    assert (len(kept(small)) if left == 4 else kept(small)) == left


def test_workbooks_that_share_a_folder_have_copies_of_their_own(shelf: Shelf, tmp_path: Path) -> None:
    other = replace(shelf, workbook=tmp_path / "b" / shelf.workbook.name)
    other.workbook.parent.mkdir()
    other.workbook.write_bytes(b"other")
    write(shelf, b"1")
    write(other, b"another")
    assert (kept(shelf), kept(other)) == ([b"0"], [b"other"])
    assert (clear(other), kept(shelf), kept(other)) == (1, [b"0"], [])


def test_copies_are_found_again_when_all_is_moved(shelf: Shelf, tmp_path: Path) -> None:
    write(shelf, b"1")
    moved = tmp_path / "moved"
    moved.mkdir()
    shelf.workbook.rename(moved / shelf.workbook.name)
    shelf.folder.parent.rename(moved / ".coalition")
    assert kept(Shelf(moved / ".coalition" / "backups", moved / shelf.workbook.name)) == [b"0"]


def test_what_a_killed_run_left_of_a_copy_goes_away(shelf: Shelf) -> None:
    write(shelf, b"1")
    part = shelf.folder / f".coalition-save-aaaaaaaa-bbbbbb-1-cccccccc-{shelf.key}.part"
    part.write_bytes(b"half")
    prune(shelf)
    assert (part.exists(), kept(shelf)) == (False, [b"0"])
