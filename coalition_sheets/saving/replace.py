"""Put new bytes in the place of a file.

The old ones or the new ones stand there at every moment, and no person's save is lost, not even one of the very same
moment.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from coalition_sheets.saving.disk import DISK, Disk
from coalition_sheets.saving.problems import Changed, failed, read_only
from coalition_sheets.saving.stamp import Stamp, digest, plain
from coalition_sheets.saving.swapping import LACKING
from coalition_sheets.saving.temps import Temp, written

TRIES = 50
"""How often somebody may save while we put theirs back."""


def replace(path: Path, new: bytes | Iterable[bytes], expected: Stamp, disk: Disk = DISK) -> None:
    """Replace a file's bytes, keeping its owner and rights, if it still is what it was when it was stamped.

    Raises Changed where somebody saved since, CannotSave where it cannot be written; in both cases the file stays.
    A process killed on the way leaves a file that `sweep` settles.
    """
    if not plain(path, disk).writable:
        raise read_only(path)
    try:
        ours = _traded(path, new, expected, disk)
    except FileNotFoundError as problem:
        raise Changed(path, "was moved or renamed just now") from problem
    except OSError as problem:
        raise failed(path, problem) from problem
    if not ours:
        raise Changed(path)


def _traded(path: Path, new: bytes | Iterable[bytes], expected: Stamp, disk: Disk) -> bool:
    """Write beside the file, then trade places; return whether ours stands."""
    if digest(disk.read(path)) != expected.sha256:
        return False
    temp = _finished(path, new, expected, disk)
    try:
        disk.exchange(path, temp.path)
    except OSError as problem:
        if problem.errno in LACKING:
            return _replaced(path, temp, expected, disk)
        _drop(temp, disk)
        raise
    return settle(path, temp, disk)


def _finished(path: Path, new: bytes | Iterable[bytes], expected: Stamp, disk: Disk) -> Temp:
    """Return a whole file beside the other."""
    begun = Temp.begun(path)
    made = written(begun.path, new, disk, path)
    temp = begun.finished(expected.sha256, made)
    try:
        disk.rename(begun.path, temp.path)
    except OSError:
        _drop(begun, disk)
        raise
    return temp


def settle(path: Path, temp: Temp, disk: Disk) -> bool:
    """Look at what came out when two files traded places; put it back where it is a person's.

    Return whether ours stands. Theirs may be saved again and again meanwhile: what was put in place last and comes
    out again is known, all else is newer and goes back.
    """
    placed, out = temp.new, _at_rest(temp, disk)
    if out in (temp.old, temp.new):
        disk.unlink(temp.path)
        return out == temp.old
    for _ in range(TRIES):
        try:
            disk.exchange(path, temp.path)
        except FileNotFoundError:  # moved away at this moment: what they saved last goes to where they saved it
            disk.rename(temp.path, path)
            break
        theirs, out = out, _at_rest(temp, disk)
        if out == placed:
            disk.unlink(temp.path)
            break
        placed = theirs
    return False


def _at_rest(temp: Temp, disk: Disk) -> str:
    """Return how the hash of what came out begins, once nobody writes to it and the disk would remember the trade."""
    for _ in range(TRIES):
        before = disk.facts(temp.path)
        out = digest(disk.read(temp.path))
        disk.sync_folder(temp.path.parent)
        if disk.facts(temp.path) == before:
            break
    return out[:32]


def _replaced(path: Path, temp: Temp, expected: Stamp, disk: Disk) -> bool:
    """Do without trading places: look once more, then replace. A save between the two would be lost."""
    try:
        if digest(disk.read(path)) != expected.sha256:
            disk.unlink(temp.path)
            return False
        disk.rename(temp.path, path)
    except OSError:
        _drop(temp, disk)
        raise
    disk.sync_folder(path.parent)
    return True


def _drop(temp: Temp, disk: Disk) -> None:
    """Remove a file of ours that never traded places."""
    with contextlib.suppress(OSError):
        disk.unlink(temp.path)
