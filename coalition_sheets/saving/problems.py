"""What is said when a file cannot be saved. In every case what people have stays as it is."""

from __future__ import annotations

import errno
from pathlib import Path

from coalition_sheets.errors import WorldError


class CannotSave(WorldError):
    """A file could not be written; what was there is untouched."""


class Changed(WorldError):
    """Somebody saved the file since it was read; theirs stands, and nothing of ours does."""

    def __init__(self, path: Path, what: str = "was saved by somebody else just now") -> None:
        super().__init__(
            f"“{path.name}” {what}. It stays as they left it.", "Run this again: it starts from what is there then."
        )


def no_plain_file(path: Path, kind: str) -> CannotSave:
    """Return the problem of a path that leads to no ordinary file."""
    match kind:
        case "none":
            return CannotSave(f"“{path.name}” is not there any more.", "Was it moved or renamed? Check the folder.")
        case "link":
            return CannotSave(f"“{path.name}” is a link to another file.", "Give the file itself.")
        case "folder":
            return CannotSave(f"“{path.name}” is a folder.", "Give the workbook, not its folder.")
        case _:
            return CannotSave(f"“{path.name}” is not an ordinary file.", "Give the workbook as it stands on your disk.")


def read_only(path: Path) -> CannotSave:
    """Return the problem of a file that says it is not to be changed."""
    return CannotSave(f"“{path.name}” is read-only, so it stays as it is.", "Allow writing to it, and run this again.")


def failed(path: Path, problem: OSError) -> CannotSave:
    """Return in a sentence why a file could not be saved."""
    stays = f"“{path.name}” stays as it was."
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return CannotSave(f"The disk is full, so {stays}", "Make room, and run this again.")
        case errno.EROFS:
            return CannotSave(f"This disk is read-only, so {stays}", "Copy the workbook to a disk you may write to.")
        case errno.EACCES | errno.EPERM:
            return CannotSave(
                f"The folder of “{path.name}” may not be written to, so it stays as it was.",
                "Close the file where it is open, or ask for the right to write there.",
            )
        case _:
            why = problem.strerror or "the disk did not answer"
            return CannotSave(f"{stays} Saving did not work ({why}).", "Try again; if it fails, restart the computer.")
