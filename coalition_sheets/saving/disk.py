"""Every step on the disk goes through here, one method each, so that a test can fail or kill at any of them."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import Protocol

from coalition_sheets.frozen import frozen
from coalition_sheets.saving import swapping


@frozen
class Facts:
    """What a folder says of one name: none, file, link, folder or other; a link is not followed.

    `mtime_ns`: when its bytes were last changed. `touched_ns`: when anything about it was. `writable`: whether its
    rights let this account change it; a file that nobody may write to is read-only for the administrator, too.
    """

    kind: str
    size: int = 0
    mtime_ns: int = 0
    touched_ns: int = 0
    writable: bool = False


class Disk(Protocol):
    """The steps of saving. Each is whole or raises OSError; a name that is not there raises FileNotFoundError."""

    def facts(self, path: Path) -> Facts:
        """Return what is under a name; never raises for a name that is not there."""

    def read(self, path: Path) -> bytes:
        """Return all bytes of a file."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names in a folder, sorted; none where there is no such folder."""

    def create(self, path: Path) -> int:
        """Make a new file for its owner alone, and return its handle; raise where the name is taken."""

    def write(self, handle: int, data: bytes) -> None:
        """Write all of these bytes."""

    def dress(self, path: Path, like: Path) -> None:
        """Give a file the owner and the rights of another; raise PermissionError where that may not be."""

    def fsync(self, handle: int) -> None:
        """Return when what was written would outlast a power cut."""

    def close(self, handle: int) -> None:
        """Close a file."""

    def exchange(self, path: Path, other: Path) -> None:
        """Let two files trade places in one step; raise OSError with an errno of `swapping.LACKING` where it can't."""

    def rename(self, path: Path, to: Path) -> None:
        """Give a file a new name; what had that name is gone."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""

    def make_folder(self, path: Path) -> None:
        """Make a folder for its owner alone, and those above it; one that is there stays as it is."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder would outlast a power cut, where the system can promise that."""


class RealDisk:
    """The disk of this computer."""

    def facts(self, path: Path) -> Facts:
        """Return what is under a name."""
        try:
            found = path.lstat()
        except FileNotFoundError:
            return Facts("none")
        mode = found.st_mode
        writable = bool(stat.S_IMODE(mode) & 0o222) and os.access(path, os.W_OK)
        touched = max(found.st_mtime_ns, found.st_ctime_ns)
        return Facts(_kind(mode), found.st_size, found.st_mtime_ns, touched, writable)

    def read(self, path: Path) -> bytes:
        """Return all bytes of a file; a link is not followed."""
        handle = os.open(path, os.O_RDONLY | NOFOLLOW | BINARY)
        with os.fdopen(handle, "rb") as file:
            return file.read()

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names in a folder."""
        try:
            return tuple(sorted(entry.name for entry in folder.iterdir()))
        except FileNotFoundError:
            return ()

    def create(self, path: Path) -> int:
        """Make a new file."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NOFOLLOW | BINARY, 0o600)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of these bytes, in as many turns as the system takes."""
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]

    def dress(self, path: Path, like: Path) -> None:
        """Give a file the owner, the rights and, where they can be kept, the access lists of another."""
        old, new = like.lstat(), path.lstat()
        if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.chown(path, old.st_uid, old.st_gid, follow_symlinks=False)
        if stat.S_IMODE(old.st_mode) != stat.S_IMODE(path.lstat().st_mode):
            path.chmod(stat.S_IMODE(old.st_mode))
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                for name in os.listxattr(like):
                    os.setxattr(path, name, os.getxattr(like, name))

    def fsync(self, handle: int) -> None:
        """Put a file on the disk; a Mac is asked for more than fsync, which there stops at the disk's own memory."""
        swapping.sync(handle)

    def close(self, handle: int) -> None:
        """Close a file."""
        os.close(handle)

    def exchange(self, path: Path, other: Path) -> None:
        """Let two files trade places."""
        swapping.exchange(path, other)

    def rename(self, path: Path, to: Path) -> None:
        """Give a file a new name."""
        path.replace(to)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it."""
        if not path.is_dir():
            self.make_folder(path.parent)
            path.mkdir(mode=0o700, exist_ok=True)
            self.sync_folder(path.parent)

    def sync_folder(self, folder: Path) -> None:
        """Ask the disk to keep a folder's names."""
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
BINARY = getattr(os, "O_BINARY", 0)
DISK: Disk = RealDisk()


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISLNK, "link"), (stat.S_ISDIR, "folder"), (stat.S_ISREG, "file"))
    return next((kind for fits, kind in kinds if fits(mode)), "other")
