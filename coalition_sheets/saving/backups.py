"""Dated copies of a workbook, made before each write: what `coalition undo` goes back to."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex
from coalition_sheets.saving.disk import DISK, Disk
from coalition_sheets.saving.problems import Changed, failed
from coalition_sheets.saving.replace import replace
from coalition_sheets.saving.stamp import Stamp, digest, read_stamped, stamp
from coalition_sheets.saving.temps import PREFIX, Temp, written

COPIES = 10
"""How many copies of a workbook are kept."""
SPACE = 200 << 20
"""Bytes that the copies of a workbook may take; the newest is kept in any case."""
_TIME = "%Y-%m-%dT%H-%M-%S.%fZ"
_NAME = regex(r"(?s)(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{6}Z) .*\.([0-9a-f]{8})\.([0-9a-f]{16})(?:\.\w{1,8})?")


@frozen
class Shelf:
    """Where the copies of one workbook are kept, how many, and how many bytes of them.

    Copies of several workbooks may lie in one folder; each is known by where it lies, seen from there.
    """

    folder: Path
    workbook: Path
    copies: int = COPIES
    space: int = SPACE

    @property
    def key(self) -> str:
        """What stands for the workbook in the names of its copies."""
        workbook = self.workbook.resolve()
        try:
            seen = Path(os.path.relpath(workbook, self.folder.resolve()))
        except ValueError:  # another drive
            seen = workbook
        return digest(os.fsencode(seen.as_posix()))[:8]


@frozen
class Backup:
    """A copy of a workbook as it was before a run wrote at this time (UTC).

    `size` is in bytes; `after` is how the hash of what was written then begins.
    """

    path: Path
    when: datetime
    size: int
    after: str


def save(path: Path, new: bytes, expected: Stamp, shelf: Shelf, when: datetime, *, disk: Disk = DISK) -> Backup:
    """Replace a workbook's bytes, with a copy of what was there kept first; return the copy.

    `when` is aware. Raises Changed where somebody saved since `expected`, CannotSave where something could not be
    written; in both cases the workbook stays.
    """
    data, now = read_stamped(path, disk)
    if now.sha256 != expected.sha256:
        raise Changed(path)
    try:
        backup = _kept(shelf, data, digest(new), when, disk)
    except OSError as problem:
        raise failed(path, problem) from problem
    try:
        replace(path, new, expected, disk)
    except BaseException:
        _forget(backup, path, new, disk)
        raise
    prune(shelf, disk)
    return backup


def backups(shelf: Shelf, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the copies of a workbook, the newest first."""
    return tuple(_listed(shelf, disk))[::-1]


def last_backup(shelf: Shelf, current: Stamp, disk: Disk = DISK) -> Backup | None:
    """Return the copy to go back to: of before the write that made the workbook what it is, or else the newest.

    A copy that holds what the workbook holds is none to go back to.
    """
    there = [b for b in backups(shelf, disk) if stamp(b.path, disk).sha256 != current.sha256]
    return next((b for b in there if written_by(b, current)), there[0] if there else None)


def written_by(backup: Backup, current: Stamp) -> bool:
    """Whether a workbook still is what was written right after this copy was made."""
    return current.sha256.startswith(backup.after)


def prune(shelf: Shelf, disk: Disk = DISK) -> None:
    """Remove the oldest copies beyond the limits, and what a killed run left of one; never the newest."""
    taken = 0
    with contextlib.suppress(OSError):  # what can't be removed is tried again next time
        for name in disk.names(shelf.folder):
            if name.startswith(PREFIX) and name.endswith(f"-{shelf.key}.part"):
                disk.unlink(shelf.folder / name)
        for number, backup in enumerate(backups(shelf, disk)):
            taken += backup.size
            if number and (number >= shelf.copies or taken > shelf.space):
                disk.unlink(backup.path)


def clear(shelf: Shelf, disk: Disk = DISK) -> int:
    """Remove every copy of a workbook; return how many there were. Raises CannotSave."""
    there = backups(shelf, disk)
    for backup in there:
        try:
            disk.unlink(backup.path)
        except OSError as problem:
            raise failed(backup.path, problem) from problem
    return len(there)


def _kept(shelf: Shelf, data: bytes, after: str, when: datetime, disk: Disk) -> Backup:
    """Keep a copy for its owner alone; it is on the disk when this returns. The newest name always sorts last."""
    disk.make_folder(shelf.folder)
    out_of_git(shelf.folder, disk)
    there = backups(shelf, disk)
    moment = max(when.astimezone(UTC), there[0].when + timedelta(microseconds=1)) if there else when.astimezone(UTC)
    stem = shelf.workbook.stem.encode("utf-8", "replace")[:80].decode("utf-8", "ignore")
    name = f"{moment.strftime(_TIME)} {stem}.{shelf.key}.{after[:16]}{shelf.workbook.suffix}"
    path = shelf.folder / name
    part = Temp.begun(path).path.with_suffix("")
    part = part.with_name(f"{part.name}-{shelf.key}.part")
    written(part, data, disk)
    disk.rename(part, path)
    disk.sync_folder(shelf.folder)
    return Backup(path, moment, len(data), after[:16])


def out_of_git(folder: Path, disk: Disk) -> None:
    """Keep a folder of what is private out of a git repository."""
    ignore = folder / ".gitignore"
    if disk.facts(ignore).kind == "none":
        written(ignore, b"*\n", disk)


def _listed(shelf: Shelf, disk: Disk) -> Iterator[Backup]:
    key = shelf.key
    for name in disk.names(shelf.folder):
        match = _NAME.fullmatch(name)
        if match and match[2] == key:
            moment = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
            path = shelf.folder / name
            yield Backup(path, moment, disk.facts(path).size, match[3])


def _forget(backup: Backup, path: Path, new: bytes, disk: Disk) -> None:
    """Remove the copy of a write that did not happen."""
    with contextlib.suppress(OSError):
        if digest(disk.read(path)) != digest(new):
            disk.unlink(backup.path)
