"""Disks that do what a bad day does: lose what was not synced, fail, stop, or let somebody save at every step."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from coalition_sheets.saving.disk import Disk, Facts

Before = Callable[[int, str], None]
BOOK = Path("/home/rosa/Our coalition.xlsx")
NOW = datetime(2026, 3, 17, 18, 30, tzinfo=UTC)


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


class Watched:
    """Another disk, with something that happens before each of its steps."""

    def __init__(self, disk: Disk, before: Before = lambda number, name: None) -> None:
        self.disk, self.before, self.steps = disk, before, list[str]()

    def __getattr__(self, name: str) -> Any:
        step = getattr(self.disk, name)

        def taken(*given: Any) -> Any:
            self.steps.append(name)
            self.before(len(self.steps) - 1, name)
            return step(*given)

        return taken


def watched(disk: Disk, before: Before) -> Disk:
    return cast("Disk", Watched(disk, before))


def steps(run: Callable[[Disk], object], disk: Disk) -> list[str]:
    """Return the names of the steps that a run takes on a disk."""
    seen = Watched(disk)
    run(cast("Disk", seen))
    return seen.steps


def dying(disk: Disk, at: int) -> Disk:
    """Return a disk on which the process is killed before one step: none of its later ones happens, either."""

    def before(number: int, name: str) -> None:
        if number >= at:
            raise Killed

    return watched(disk, before)


def failing(disk: Disk, at: int, number: int = errno.ENOSPC) -> Disk:
    """Return a disk on which one step fails."""

    def before(step: int, name: str) -> None:
        if step == at:
            raise OSError(number, os.strerror(number))

    return watched(disk, before)


@dataclass
class Inode:
    """A file's bytes as programs see them, and as they would be after a power cut."""

    data: bytes = b""
    solid: bytes = b""
    time: int = 0


@dataclass
class MemoryDisk:
    """A disk that forgets in a power cut what was not synced: bytes without fsync, names without sync_folder."""

    inodes: list[Inode] = field(default_factory=list)
    live: dict[Path, int] = field(default_factory=dict)
    solid: dict[Path, int] = field(default_factory=dict)
    pending: list[Mapping[Path, int | None]] = field(default_factory=list)
    clock: int = 0
    swaps: bool = True

    def put(self, path: Path, data: bytes) -> None:
        """Save as a person's program does: a new file takes the name at once."""
        self.clock += 1
        self.inodes.append(Inode(data, data, self.clock))
        self._name({path: len(self.inodes) - 1})

    def calm(self) -> MemoryDisk:
        """Write all to the disk, and return it."""
        self.solid, self.pending = dict(self.live), []
        return self

    def content(self) -> dict[Path, bytes]:
        return {path: self.inodes[number].data for path, number in self.live.items()}

    def after_power_cut(self) -> Iterator[dict[Path, bytes]]:
        """Yield all that may be found: any of the names not synced kept or lost, any bytes not synced, torn or gone."""
        for kept in itertools.product((True, False), repeat=len(self.pending)):
            names: dict[Path, int | None] = dict(self.solid)
            for change in itertools.compress(self.pending, kept):
                names |= change
            there = {path: number for path, number in names.items() if number is not None}
            torn = [n for n in set(there.values()) if self.inodes[n].data != self.inodes[n].solid]
            for share in (0.0, 0.5, 1.0) if torn else (1.0,):
                yield {
                    path: self.inodes[n].data[: int(len(self.inodes[n].data) * share)]
                    if n in torn
                    else self.inodes[n].data
                    for path, n in there.items()
                }

    def facts(self, path: Path) -> Facts:
        if path not in self.live:
            return Facts("none")
        inode = self.inodes[self.live[path]]
        return Facts("file", len(inode.data), inode.time, inode.time, writable=True)

    def read(self, path: Path) -> bytes:
        return self.inodes[self._inode(path)].data

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in self.live if path.parent == folder))

    def create(self, path: Path) -> int:
        if path in self.live:
            raise FileExistsError(errno.EEXIST, "taken", str(path))
        self.clock += 1
        self.inodes.append(Inode(time=self.clock))
        self._name({path: len(self.inodes) - 1})
        return len(self.inodes) - 1

    def write(self, handle: int, data: bytes) -> None:
        self.clock += 1
        self.inodes[handle].data += data
        self.inodes[handle].time = self.clock

    def dress(self, path: Path, like: Path) -> None:
        """Do nothing: there is one owner here."""

    def fsync(self, handle: int) -> None:
        self.inodes[handle].solid = self.inodes[handle].data

    def close(self, handle: int) -> None:
        """Do nothing: a handle is only a number here."""

    def exchange(self, path: Path, other: Path) -> None:
        if not self.swaps:
            raise OSError(errno.EINVAL, "this file system cannot")
        self._name({path: self._inode(other), other: self._inode(path)})

    def rename(self, path: Path, to: Path) -> None:
        self._name({path: None, to: self._inode(path)})

    def unlink(self, path: Path) -> None:
        self._inode(path)
        self._name({path: None})

    def make_folder(self, path: Path) -> None:
        """Do nothing: folders are there."""

    def sync_folder(self, folder: Path) -> None:
        for change in [c for c in self.pending if folder in {path.parent for path in c}]:
            self.pending.remove(change)
            self._set(self.solid, change)

    def _inode(self, path: Path) -> int:
        if path not in self.live:
            raise FileNotFoundError(errno.ENOENT, "not there", str(path))
        return self.live[path]

    def _name(self, change: Mapping[Path, int | None]) -> None:
        self._set(self.live, change)
        self.pending.append(change)

    @staticmethod
    def _set(names: dict[Path, int], change: Mapping[Path, int | None]) -> None:
        for path, number in change.items():
            if number is None:
                names.pop(path, None)
            else:
                names[path] = number


def with_book(data: bytes, *, swaps: bool = True) -> MemoryDisk:
    """Return a disk with a workbook on it."""
    disk = MemoryDisk(swaps=swaps)
    disk.put(BOOK, data)
    return disk.calm()


def people(disk: MemoryDisk, moments: Collection[int]) -> tuple[Disk, list[bytes]]:
    """Return a disk on which somebody saves before each of some steps, and what they saved so far."""
    saved: list[bytes] = []

    def save(number: int, _: str) -> None:
        if number in moments:
            saved.append(b"saved at %d" % len(saved))
            disk.put(BOOK, saved[-1])

    return watched(disk, save), saved
