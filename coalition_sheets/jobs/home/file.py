"""A workbook that is a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.home.desk import OWNER, Hindered, Overtaken
from coalition_sheets.jobs.keeping import Held, OpenElsewhere, Places, held, refuse_open
from coalition_sheets.model import Workbook
from coalition_sheets.model.change import Change
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.saving import DISK, Changed
from coalition_sheets.sources import contents, read_contents

WRITTEN = (".xlsx", ".xlsm")


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

    def put(self, tabs: Sequence[Worksheet]) -> bool:
        """Put our tabs into the package; where not a byte would change, leave the file alone."""
        from coalition_sheets.xlsx import XlsxRefused, edited

        try:
            new = edited(self.held.data, put=tabs, owner=OWNER)
        except XlsxRefused as problem:
            raise Hindered(problem.message, problem.hint) from problem
        try:
            return self._saved(new)
        except Changed as problem:
            raise Overtaken(problem.message, problem.hint) from problem

    def edit(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Change cells in the package; the file's hash tells that every row is what it was."""
        from coalition_sheets.xlsx import CellEdit, XlsxRefused, edited

        edits = [CellEdit(c.place.tab, c.place.row or 0, c.place.column or 0, c.old, c.new) for c in changes]
        try:
            new = edited(self.held.data, cells=edits, owner=OWNER)
        except XlsxRefused as problem:
            raise Hindered(problem.message, problem.hint) from problem
        self._saved(new)
        return ()

    def _saved(self, new: bytes) -> bool:
        if new == self.held.data:
            return False
        if self.hindered:
            raise self.hindered
        self.held.save(new)
        return True


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
        return Hindered(
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
