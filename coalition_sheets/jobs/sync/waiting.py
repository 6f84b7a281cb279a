"""What is remembered where the workbook can't take it: a file beside its settings, until the workbook can."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.home import Setting
from coalition_sheets.memory import Recalled, memory_tab, recalled
from coalition_sheets.model import Memory, Table
from coalition_sheets.saving import DISK, CannotSave
from coalition_sheets.saving.problems import failed
from coalition_sheets.saving.stamp import digest
from coalition_sheets.saving.temps import Temp, written


@frozen
class Shelf:
    """Where the memory of one workbook waits; `path` is a file of our own."""

    path: Path

    def recalled(self) -> Recalled | None:
        """Return the memory that waits here, None where none does."""
        try:
            rows = json.loads(self.path.read_text(encoding="utf-8"))
            return recalled((Table("_coalition", tuple(tuple(row) for row in rows)),))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, memory: Memory) -> None:
        """Let this memory wait here, on the disk when this returns. Raises CannotSave."""
        rows = [[cell.value for cell in line.cells] for line in memory_tab(memory).lines]
        temp = Temp.begun(self.path).path
        try:
            DISK.make_folder(self.path.parent)
            written(temp, json.dumps(rows, ensure_ascii=False).encode(), DISK)
            DISK.rename(temp, self.path)
            DISK.sync_folder(self.path.parent)
        except OSError as problem:
            raise failed(self.path, problem) from problem

    def clear(self) -> None:
        """Let nothing wait here any more."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as problem:
            raise CannotSave(f"{self.path} could not be removed.", "Delete it by hand.") from problem


def shelf_of(run: Setting) -> Shelf:
    """Return where the memory of a workbook waits: among its dated copies."""
    workbook, places = run.settings.workbook, run.places
    key = places.shelf(workbook).key if isinstance(workbook, Path) else digest(str(workbook).encode())[:8]
    return Shelf(places.backups / f"memory-{key}.json")


def latest(tables: Sequence[Table], shelf: Shelf) -> Recalled:
    """Return the later of two memories: the one in the workbook, and the one that waits.

    Raises WorldError where a newer version of the toolkit wrote it.
    """
    inside, waits = recalled(tables), shelf.recalled()
    if inside.newer or (waits and waits.newer):
        raise WorldError(
            "A newer version of coalition-sheets wrote the notes in this workbook.", "Please update this one."
        )
    if waits is None or waits.memory.last_run is None:
        return inside
    ours = inside.memory
    if ours.last_run and (ours.salt != waits.memory.salt or ours.last_run > waits.memory.last_run):
        return inside
    return waits
