"""A workbook that is a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.home.desk import OWNER, Hindered, OnlyRead, Overtaken
from coalition_sheets.jobs.keeping import Held, OpenElsewhere, Places, held, refuse_open
from coalition_sheets.model import Workbook
from coalition_sheets.model.change import Change
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.saving import DISK, Changed
from coalition_sheets.sources import contents, read_contents

if TYPE_CHECKING:
    from coalition_sheets.xlsx import CellEdit

WRITTEN = (".xlsx", ".xlsm")
MOST = 20
"""Cells that a plan may leave alone; where there are more, it is for a person to look first."""


@frozen
class FileDesk:
    """A workbook file that one run holds; see `Desk`."""

    held: Held
    workbook: Workbook
    hindered: Hindered | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What was settled after an earlier run."""
        return self.held.notes

    def refuses(self, tabs: Sequence[Worksheet]) -> Hindered | None:
        """Return why the package does not take our tabs; None where it does."""
        try:
            self._with(tabs)
        except Hindered as problem:
            return problem
        return None

    def _with(self, tabs: Sequence[Worksheet]) -> bytes:
        from coalition_sheets.xlsx import XlsxRefused, edited

        if self.hindered:
            raise self.hindered
        try:
            return edited(self.held.data, put=tabs, owner=OWNER)
        except XlsxRefused as problem:
            raise Hindered(problem.message, problem.hint) from problem

    def put(self, tabs: Sequence[Worksheet]) -> bool:
        """Put our tabs into the package; where not a byte would change, leave the file alone."""
        new = self._with(tabs)
        try:
            return self._saved(new)
        except Changed as problem:
            raise Overtaken(problem.message, problem.hint) from problem

    def edit(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Change cells in the package; the file's hash tells that every row is what it was.

        A row with a cell that can't be changed, such as a formula, is left alone and told; the others change.
        """
        from coalition_sheets.xlsx import CellEdit, CellGuarded, XlsxRefused, edited

        left = [CellEdit(c.place.tab, c.place.row or 0, c.place.column or 0, c.old, c.new) for c in changes]
        told: list[str] = []
        while True:
            try:
                new = edited(self.held.data, cells=left, owner=OWNER)
            except CellGuarded as problem:
                row = next((e.row for e in left if (e.tab, e.place) == (problem.tab, problem.place)), None)
                guarded = [e for e in left if (e.tab, e.row) == (problem.tab, row)]
                if len(guarded) == len(left) or len(told) >= MOST:
                    raise Hindered(problem.message, problem.hint) from problem
                left = [e for e in left if e not in guarded]
                told += [str(problem), *(_beside(e) for e in guarded if e.place != problem.place)]
            except XlsxRefused as problem:
                raise Hindered(problem.message, problem.hint) from problem
            else:
                self._saved(new)
                return tuple(told)

    def _saved(self, new: bytes) -> bool:
        if new == self.held.data:
            return False
        if self.hindered:
            raise self.hindered
        self.held.save(new)
        return True


def _beside(edit: CellEdit) -> str:
    return f"{edit.tab}!{edit.place} was not changed either: it stands in the same row."


@contextmanager
def hold_file(path: Path, now: datetime, where: Places, *, even_if_open: bool = False) -> Iterator[FileDesk]:
    """Hold a workbook file for one run, and read it. `now` is aware.

    Raises CannotRead, Busy where another run holds it, CannotSave where it can't be read.
    """
    contents(path)  # says kindly what is wrong with a path, before a lock is laid beside it
    with held(path, now, where, even_if_open=True) as ours:
        workbook = read_contents(ours.data, path)
        yield FileDesk(ours, workbook, _hindered(path, now, even_if_open=even_if_open))


def _hindered(path: Path, now: datetime, *, even_if_open: bool) -> Hindered | None:
    """Return why a file can't be written now: open elsewhere, read-only, or of a kind that is only read."""
    if path.suffix.lower() not in WRITTEN:
        return OnlyRead(
            f"“{path.name}” can be read and not written.", "Save it as .xlsx, and our tabs can stand in it."
        )
    if not DISK.facts(path).writable:
        return Hindered(f"“{path.name}” is read-only.", "Allow writing to it, and our tabs can stand in it.")
    try:
        refuse_open(path, now, even_if_open=even_if_open)
    except OpenElsewhere as problem:
        return Hindered(problem.message, problem.hint)
    return None


__all__ = ["Changed", "FileDesk", "hold_file"]
