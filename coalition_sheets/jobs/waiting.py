"""What is remembered where the workbook can't take it: a file beside its settings, until the workbook can."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.memory import Recalled, memory_tab, recalled
from coalition_sheets.model import Memory, Table
from coalition_sheets.saving import DISK, CannotSave, out_of_git
from coalition_sheets.saving import Shelf as Copies
from coalition_sheets.saving.problems import failed
from coalition_sheets.saving.stamp import digest
from coalition_sheets.saving.temps import Temp, found, written

if TYPE_CHECKING:
    from coalition_sheets.settings import Source

SPOILED = "The notes that waited for this workbook on this computer can't be read; what only they held is unknown now."


@frozen
class Shelf:
    """Where the memory of one workbook waits; `path` is a file of our own."""

    path: Path

    def recalled(self) -> Recalled | None:
        """Return the memory that waits here, None where none does."""
        try:
            rows = json.loads(self.path.read_bytes())
            kept = recalled((Table("_coalition", tuple(tuple(row) for row in rows)),))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError):
            return Recalled(Memory(), (SPOILED,))
        return kept if kept.newer or kept.memory.known else Recalled(Memory(), (SPOILED,))

    def keep(self, memory: Memory) -> None:
        """Let this memory wait here, on the disk when this returns. Raises CannotSave."""
        rows = [[cell.value for cell in line.cells] for line in memory_tab(memory).lines]
        temp = Temp.begun(self.path).path
        try:
            self._sweep()
            DISK.make_folder(self.path.parent)
            out_of_git(self.path.parent, DISK)
            written(temp, json.dumps(rows, ensure_ascii=False).encode(), DISK)
            DISK.rename(temp, self.path)
            DISK.sync_folder(self.path.parent)
        except OSError as problem:
            raise failed(self.path, problem) from problem

    def clear(self) -> None:
        """Let nothing wait here any more."""
        try:
            self._sweep()
            self.path.unlink(missing_ok=True)
        except OSError as problem:
            raise CannotSave(f"{self.path} could not be removed.", "Delete it by hand.") from problem

    def _sweep(self) -> None:
        """Remove what a run that was killed left half-written: it may hold names."""
        for left in found(self.path, DISK):
            DISK.unlink(left.path)


def shelf_in(folder: Path, workbook: Source | None) -> Shelf:
    """Return where the memory of a workbook waits: among its dated copies, in this folder."""
    key = Copies(folder, workbook).key if isinstance(workbook, Path) else digest(str(workbook).encode())[:8]
    return Shelf(folder / f"memory-{key}.json")


def latest(tables: Sequence[Table], shelf: Shelf) -> Recalled:
    """Return the later of two memories: the one in the workbook, and the one that waits."""
    inside, waits = recalled(tables), shelf.recalled()
    if waits is None or inside.newer or waits.newer:
        return waits if waits and waits.newer else inside
    ours, theirs = inside.memory, waits.memory
    if theirs.last_run is None:
        return replace(inside, notes=(*inside.notes, *waits.notes))
    if ours.last_run and (ours.salt != theirs.salt or ours.last_run > theirs.last_run):
        return inside
    return waits


def to_write(tables: Sequence[Table], shelf: Shelf) -> Recalled:
    """Return the later of two memories, to be written anew. Raises WorldError where a newer version wrote it."""
    later = latest(tables, shelf)
    if later.newer:
        raise WorldError(
            "A newer version of coalition-sheets wrote the notes in this workbook.", "Please update this one."
        )
    return later
