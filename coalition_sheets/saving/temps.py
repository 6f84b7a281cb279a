"""The files of our own that stand beside a workbook while it is saved, and what their names tell a later run.

A `.part` is ours and unfinished. A `.swap` is finished: it holds our new bytes until it trades places with the
workbook, then what came out. Its name has the hashes of both, so that anything else in it is known as a person's.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex
from coalition_sheets.saving.disk import Disk
from coalition_sheets.saving.problems import CannotSave
from coalition_sheets.saving.stamp import digest

PREFIX = ".coalition-save-"
CHUNK = 1 << 20
_NAME = regex(
    r"\.coalition-save-([0-9a-f]{8})-([0-9a-f]{6})-(\d+)-[0-9a-f]{8}(?:-([0-9a-f]{32})-([0-9a-f]{32}))?\.(?:part|swap2?)"
)


@frozen
class Temp:
    """A file of ours: where it is, on which computer and by which process it was made.

    `old` and `new` are the beginnings of the hashes that it trades; "" while it is unfinished.
    """

    path: Path
    host: str
    pid: int
    old: str = ""
    new: str = ""

    @classmethod
    def begun(cls, path: Path) -> Self:
        """Return a new name beside a file."""
        host, pid = this_host(), os.getpid()
        return cls(path.with_name(f"{PREFIX}{_key(path)}-{host}-{pid}-{secrets.token_hex(4)}.part"), host, pid)

    def finished(self, old: str, new: str) -> Self:
        """Return the name that it takes when it is whole."""
        name = f"{self.path.name.removesuffix('.part')}-{old[:32]}-{new[:32]}.swap"
        return type(self)(self.path.with_name(name), self.host, self.pid, old[:32], new[:32])


def found(path: Path, disk: Disk) -> tuple[Temp, ...]:
    """Return the files of ours that stand beside a file and belong to it."""
    matches = ((name, _NAME.fullmatch(name)) for name in disk.names(path.parent))
    return tuple(
        Temp(path.with_name(name), match[2], int(match[3]), match[4] or "", match[5] or "")
        for name, match in matches
        if match and match[1] == _key(path)
    )


def this_host() -> str:
    """Return what stands for this computer in a name."""
    return digest(socket.gethostname().encode())[:6]


def written(temp: Path, data: bytes | Iterable[bytes], disk: Disk, like: Path | None = None) -> str:
    """Write a new file whole, with the owner and rights of another; return its hash. What fails leaves nothing."""
    hashed = hashlib.sha256()
    handle = disk.create(temp)
    try:
        try:
            if like is not None:
                _dress(temp, like, disk)
            for chunk in _chunks(data):
                hashed.update(chunk)
                disk.write(handle, chunk)
            disk.fsync(handle)
        finally:
            disk.close(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temp)
        raise
    return hashed.hexdigest()


def _dress(temp: Path, like: Path, disk: Disk) -> None:
    """Give a file the owner and rights of another; refuse where that may not be."""
    try:
        disk.dress(temp, like)
    except PermissionError as problem:
        raise CannotSave(
            f"“{like.name}” belongs to another account of this computer, and saving it from here would change that.",
            "Run this from that account, or work on a copy of your own.",
        ) from problem


def _chunks(data: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (data[at : at + CHUNK] for at in range(0, len(data), CHUNK)) if isinstance(data, bytes) else data


def _key(path: Path) -> str:
    """Return what stands for a file in the names of ours beside it."""
    return digest(path.name.encode("utf-8", "surrogateescape"))[:8]
