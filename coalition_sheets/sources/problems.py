"""What is said when a workbook cannot be read."""

from __future__ import annotations

from typing import Self

from coalition_sheets.errors import WorldError

SAVE_AGAIN = "Open it in Excel or LibreOffice, save it again, and try again."


class CannotRead(WorldError):
    """A workbook that cannot be read: what is wrong with it, after its name, and what to do next."""

    def __init__(self, what: str, hint: str = SAVE_AGAIN, file: str = "This file") -> None:
        super().__init__(f"{file} {what}", hint)
        self.what = what

    def of(self, name: str) -> Self:
        """Return the same problem, said of a file with this name."""
        return type(self)(self.what, self.hint, f"“{name}”")


def damaged(detail: str) -> CannotRead:
    """Return the problem of a damaged file; the detail is a short clause."""
    return CannotRead(f"is damaged: {detail}.", f"{SAVE_AGAIN} If that fails, use an earlier copy.")


def too_big(detail: str, hint: str = "") -> CannotRead:
    """Return the problem of a file that is larger than we read."""
    return CannotRead(f"is too big to read safely: {detail}.", hint or "Split it, or take out what is not needed.")
