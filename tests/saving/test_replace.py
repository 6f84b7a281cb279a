"""New bytes in the place of old ones: whole, with the same rights, and never over what somebody saved."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest

from coalition_sheets.saving import DISK, CannotSave, Changed, Stamp, replace, stamp, sweep
from coalition_sheets.saving.disk import Disk
from coalition_sheets.saving.stamp import digest
from tests.saving.disks import BOOK, NOW, Inode, Killed, MemoryDisk, dying, failing, people, steps, watched, with_book

OLD, NEW, THEIRS, LATER = b"old " * 30, b"new " * 60, b"theirs", b"theirs, later"
WAS = Stamp(len(OLD), 1, digest(OLD))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Our coalition.xlsx"
    path.write_bytes(OLD)
    return path


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def write(disk: Disk) -> None:
    replace(BOOK, (NEW[:9], NEW[9:20], NEW[20:]), WAS, disk)


ALL = steps(write, with_book(OLD))


def test_new_bytes_take_the_place_with_the_same_rights_and_nothing_else_is_left(book: Path) -> None:
    book.chmod(0o640)
    replace(book, iter([NEW[:5], NEW[5:]]), stamp(book))
    assert book.read_bytes() == NEW
    assert stat.S_IMODE(book.stat().st_mode) == 0o640
    assert os.listdir(book.parent) == [book.name]  # noqa: PTH208


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator gives files away")
def test_the_owner_stays(book: Path) -> None:
    os.chown(book, 1234, 2345)
    replace(book, NEW, stamp(book))
    assert (book.stat().st_uid, book.stat().st_gid) == (1234, 2345)


def test_what_changed_since_it_was_read_stays(book: Path) -> None:
    before = stamp(book)
    book.write_bytes(THEIRS)
    with pytest.raises(Changed, match="was saved by somebody else") as told:
        replace(book, NEW, before)
    assert told.value.exit_code == 3
    assert (book.read_bytes(), len(list(book.parent.iterdir()))) == (THEIRS, 1)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: p.unlink(), "is not there any more"),
        (lambda p: (p.rename(p.with_name("a")), p.symlink_to("a")), "is a link"),
        (lambda p: (p.unlink(), p.mkdir()), "is a folder"),
        (_pipe, "is not an ordinary file"),
        (lambda p: p.chmod(0o444), "is read-only"),
    ],
)
def test_only_an_ordinary_file_that_may_be_written_is_replaced(book: Path, make: object, said: str) -> None:
    before = stamp(book)
    make(book)  # type: ignore[operator]
    with pytest.raises(CannotSave, match=said):
        replace(book, NEW, before)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("swaps", [True, False])
def test_a_step_that_fails_leaves_the_old_or_the_new_file(number: int, swaps: bool) -> None:
    for at in range(len(steps(write, with_book(OLD, swaps=swaps)))):
        disk = with_book(OLD, swaps=swaps)
        with suppress(CannotSave):
            write(failing(disk, at, number))
        sweep(BOOK, NOW, disk)
        assert disk.content() in ({BOOK: OLD}, {BOOK: NEW})


def test_a_full_disk_while_we_write_leaves_the_old_file_alone() -> None:
    for at in range(ALL.index("exchange")):
        disk = with_book(OLD)
        with pytest.raises(CannotSave, match=r"The disk is full, so “Our coalition\.xlsx” stays as it was"):
            write(failing(disk, at))
        assert disk.content() == {BOOK: OLD}


def test_a_run_killed_at_any_step_leaves_the_old_or_the_new_file_and_the_next_one_works() -> None:
    for at in range(len(ALL)):
        disk = with_book(OLD)
        with pytest.raises(Killed):
            write(dying(disk, at))
        assert disk.content()[BOOK] in (OLD, NEW)
        assert sweep(BOOK, NOW, disk) == ()
        assert disk.content() in ({BOOK: OLD}, {BOOK: NEW})
        replace(BOOK, b"next", stamp(BOOK, disk), disk)
        assert disk.content() == {BOOK: b"next"}


def test_a_save_at_any_one_or_two_moments_is_never_lost() -> None:
    for moments in (*combinations(range(len(ALL)), 1), *combinations(range(2 * len(ALL)), 2)):
        disk = with_book(OLD)
        busy, saved = people(disk, moments)
        with suppress(Changed):
            write(busy)
        assert disk.content() == {BOOK: (saved or [NEW])[-1]}, moments


def test_somebody_who_is_told_that_it_changed_finds_nothing_of_ours() -> None:
    disk = with_book(OLD)
    busy, _ = people(disk, [ALL.index("exchange")])
    with pytest.raises(Changed):
        write(busy)
    assert disk.content() == {BOOK: b"saved at 0"}


def test_a_save_before_a_kill_is_back_after_the_next_run() -> None:
    for moment, at in combinations(range(len(ALL) + 8), 2):
        disk = with_book(OLD)
        busy, saved = people(disk, [moment])
        with suppress(Changed, Killed):
            write(dying(busy, at))
        sweep(BOOK, NOW, disk)
        assert disk.content() == {BOOK: (saved or [disk.content()[BOOK]])[-1]}, (moment, at)


def test_a_program_that_writes_into_the_old_file_is_seen_until_the_last_look() -> None:
    for at in range(ALL.index("unlink")):
        disk = with_book(OLD)

        def scribble(number: int, _: str, disk: MemoryDisk = disk, at: int = at) -> None:
            if number == at:
                disk.inodes[0] = Inode(THEIRS, THEIRS, 99)

        with pytest.raises(Changed):
            write(watched(disk, scribble))
        assert disk.content() == {BOOK: THEIRS}


def test_without_trading_places_only_a_save_right_before_the_last_step_is_lost() -> None:
    plain = steps(write, with_book(OLD, swaps=False))
    lost = []
    for moment in range(len(plain)):
        disk = with_book(OLD, swaps=False)
        busy, saved = people(disk, [moment])
        with suppress(Changed):
            write(busy)
        lost += [plain[moment]] if disk.content() != {BOOK: saved[-1]} else []
    assert plain.count("rename") == 2
    assert lost == ["rename"]


def test_a_workbook_that_is_moved_away_meanwhile_is_not_made_again(book: Path) -> None:
    def move(_: int, name: str) -> None:
        if name == "exchange":
            book.rename(book.with_name("moved.xlsx"))

    with pytest.raises(Changed, match="was moved or renamed just now"):
        replace(book, NEW, stamp(book), watched(DISK, move))
    assert [p.read_bytes() for p in book.parent.iterdir()] == [OLD]
