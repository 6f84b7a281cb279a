"""A workbook while one run works on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coalition_sheets.errors import WorldError
from coalition_sheets.model import Workbook
from coalition_sheets.model.change import Change
from coalition_sheets.model.worksheet import Worksheet

OWNER = "coalition_sheets"


class Hindered(WorldError):
    """Nothing can be written into the workbook now; what is in it stays, and a later run may write."""

    kept = "What was learned waits until then."
    """What is said of the memory that this run would have written."""


class OnlyRead(Hindered):
    """The workbook is of a kind that is never written; that is how it is, and no news to anybody."""

    kept = "What was learned is kept on this computer."


class Overtaken(WorldError):
    """Somebody wrote into the workbook since it was read; nothing was written, and a new start may do."""


class Desk(Protocol):
    """A workbook that one run holds: what stood in it when it was read, and the ways to write into it.

    `notes` is what a person should know; `hindered` says why nothing can be written now, None where it can.
    """

    @property
    def workbook(self) -> Workbook: ...  # noqa: D102
    @property
    def notes(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def hindered(self) -> Hindered | None: ...  # noqa: D102

    def refuses(self, tabs: Sequence[Worksheet]) -> Hindered | None:
        """Return why these tabs could not be put in, None where they can; nothing is written."""

    def put(self, tabs: Sequence[Worksheet]) -> bool:
        """Let our own tabs be these; return whether anything had to be written.

        All of it or nothing. Raises Hindered or Overtaken, and what is in the workbook stays.
        """

    def edit(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Change cells of people, each only if its row is what it was when it was read; return what to know of it.

        Raises Hindered where nothing was changed, WorldError where something needs a person's look.
        """
