"""A power cut at any step, on a disk that forgets whatever was not synced."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from coalition_sheets.saving import Shelf, Stamp, save, sweep
from coalition_sheets.saving.disk import Disk
from coalition_sheets.saving.stamp import digest
from tests.saving.disks import BOOK, NOW, Killed, MemoryDisk, dying, steps, with_book

OLD, NEW = b"what was there", b"what a run wrote"
WAS = Stamp(len(OLD), 1, digest(OLD))
SHELF = Shelf(Path("/home/rosa/.coalition/backups"), BOOK)


def write(disk: Disk) -> None:
    save(BOOK, NEW, WAS, SHELF, NOW, disk=disk)


def found(change: Callable[[MemoryDisk], Disk] = lambda disk: disk) -> list[dict[Path, bytes]]:
    """Return all that may be found after a power cut before each step, and after the last."""
    states = []
    for at in range(len(steps(write, with_book(OLD))) + 1):
        disk = with_book(OLD)
        with suppress(Killed):
            write(dying(change(disk), at))
        states += list(disk.after_power_cut())
    return states


def without(step: str) -> Callable[[MemoryDisk], Disk]:
    """Return a way to take a kind of step out."""

    class Forgetful(MemoryDisk):
        pass

    setattr(Forgetful, step, lambda *_: None)

    def change(disk: MemoryDisk) -> Disk:
        disk.__class__ = Forgetful
        return disk

    return change


def torn(states: list[dict[Path, bytes]]) -> int:
    return sum(state.get(BOOK) not in (OLD, NEW) for state in states)


def unkept(states: list[dict[Path, bytes]]) -> int:
    """Count where the new bytes stand and no whole copy of the old ones does."""
    return sum(
        state.get(BOOK) == NEW and OLD not in [state[p] for p in state if p.parent == SHELF.folder] for state in states
    )


def test_a_power_cut_leaves_the_old_or_the_new_file_and_a_copy_of_the_old_one() -> None:
    states = found()
    assert len(states) > 50
    assert {state[BOOK] for state in states} == {OLD, NEW}
    assert (torn(states), unkept(states)) == (0, 0)


def test_the_next_run_has_nothing_to_say_after_a_power_cut() -> None:
    for state in found():
        disk = MemoryDisk()
        for path, data in state.items():
            disk.put(path, data)
        assert sweep(BOOK, NOW, disk) == ()
        assert disk.content()[BOOK] == state[BOOK]


def test_the_same_without_fsync_would_be_seen_to_lose() -> None:
    assert torn(found(without("fsync"))) > 0


def test_the_same_without_syncing_folders_would_be_seen_to_lose() -> None:
    assert unkept(found(without("sync_folder"))) > 0
