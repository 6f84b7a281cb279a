"""Settle what a run left that was killed: remove what is ours, bring back what is a person's."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from coalition_sheets.saving.disk import DISK, Disk
from coalition_sheets.saving.problems import failed
from coalition_sheets.saving.replace import settle
from coalition_sheets.saving.stamp import digest
from coalition_sheets.saving.temps import Temp, found, this_host

PATIENCE = timedelta(hours=1)
"""How long a file of another computer's run is left alone; on this one the lock tells that nobody is at it."""


def sweep(path: Path, now: datetime, disk: Disk = DISK) -> tuple[str, ...]:
    """Settle the files of ours beside a workbook; return a sentence for each thing that a person should know.

    Call it while you hold the workbook's lock: then a run of this computer that left them is over. `now` is aware.
    What a person saved at the moment of a crash goes back to its place; where the workbook was changed since, it is
    put beside it under a name that people see. Raises CannotSave.
    """
    try:
        return tuple(
            said for temp in found(path, disk) if _over(temp, now, disk) for said in _settled(path, temp, disk)
        )
    except OSError as problem:
        raise failed(path, problem) from problem


def _over(temp: Temp, now: datetime, disk: Disk) -> bool:
    """Whether the run that made a file can be over."""
    return (
        temp.host == this_host() or now.timestamp() - disk.facts(temp.path).touched_ns / 1e9 > PATIENCE.total_seconds()
    )


def _settled(path: Path, temp: Temp, disk: Disk) -> tuple[str, ...]:
    if not temp.new:
        disk.unlink(temp.path)
        return ()
    out = digest(disk.read(temp.path))[:32]
    if out in (temp.old, temp.new):
        disk.unlink(temp.path)
        return ()
    if disk.facts(path).kind == "file" and digest(disk.read(path))[:32] == temp.new:
        settle(path, temp, disk)
        return (f"“{path.name}” is again as somebody saved it last: a run had stopped half-way at that moment.",)
    beside = _free(path, disk)
    disk.rename(temp.path, beside)
    disk.sync_folder(path.parent)
    return (f"“{beside.name}” is what somebody saved while a run stopped half-way. Compare it with “{path.name}”.",)


def _free(path: Path, disk: Disk) -> Path:
    """Return a name beside a file that nothing has."""
    taken = set(disk.names(path.parent))
    names = (f"{path.stem} (found{'' if n == 1 else f' {n}'}){path.suffix}" for n in range(1, 1 + len(taken) + 1))
    return path.with_name(next(name for name in names if name not in taken))
