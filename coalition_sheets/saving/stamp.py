"""What a file was when it was read, so that a change in between is seen."""

from __future__ import annotations

import hashlib
from pathlib import Path

from coalition_sheets.frozen import frozen
from coalition_sheets.saving.disk import DISK, Disk, Facts
from coalition_sheets.saving.problems import CannotSave, failed, no_plain_file


@frozen
class Stamp:
    """What a file was when it was read: its size in bytes, when it was last changed, and the sha256 of its bytes."""

    size: int
    mtime_ns: int
    sha256: str


def stamp(path: Path, disk: Disk = DISK) -> Stamp:
    """Return the stamp of an ordinary file; raise CannotSave for anything else."""
    return read_stamped(path, disk)[1]


def read_stamped(path: Path, disk: Disk = DISK) -> tuple[bytes, Stamp]:
    """Return the bytes of an ordinary file with their stamp; raise CannotSave for anything else."""
    facts = plain(path, disk)
    try:
        data = disk.read(path)
    except OSError as problem:
        reason = problem.strerror or "the disk did not answer"
        raise CannotSave(
            f"“{path.name}” could not be read ({reason}).", "May you read it? Then try again."
        ) from problem
    return data, Stamp(len(data), facts.mtime_ns, digest(data))


def plain(path: Path, disk: Disk = DISK) -> Facts:
    """Return the facts of an ordinary file; raise CannotSave for a link, a folder, or a name that is not there."""
    try:
        facts = disk.facts(path)
    except OSError as problem:
        raise failed(path, problem) from problem
    if facts.kind != "file":
        raise no_plain_file(path, facts.kind)
    return facts


def digest(data: bytes) -> str:
    """Return the sha256 of bytes."""
    return hashlib.sha256(data).hexdigest()
