"""Hold a workbook for one run that writes into it: nobody else at it, and a dated copy before each write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.saving import (
    Backup,
    Holder,
    Shelf,
    Stamp,
    hold_file,
    read_stamped,
    save,
    state_folder,
    sweep,
)
from coalition_sheets.saving.backups import COPIES
from coalition_sheets.settings import Settings, kept_in
from coalition_sheets.sources import locks


class OpenElsewhere(WorldError):
    """The workbook is open in a program, which would write over what we write."""

    def __init__(self, sentence: str, *, old: bool = False) -> None:
        hint = "Save it and close it there, then run this again."
        if old:
            hint = "Is it closed everywhere, and this still says so? Then add --even-if-open."
        super().__init__(sentence, hint)


@frozen
class Places:
    """Where things are kept: a workbook's dated copies, how many, and what programs of this account remember."""

    backups: Path
    state: Path
    copies: int = COPIES

    def shelf(self, workbook: Path) -> Shelf:
        """Return where the copies of a workbook are kept."""
        return Shelf(self.backups, workbook, self.copies)


@frozen
class Held:
    """A workbook that is ours to write for the moment: its bytes with their stamp, and what a person should know."""

    path: Path
    data: bytes
    stamp: Stamp
    shelf: Shelf
    now: datetime
    notes: tuple[str, ...] = ()

    def save(self, new: bytes) -> Backup:
        """Put new bytes in its place, and return the copy that was kept. Raises Changed, CannotSave."""
        return save(self.path, new, self.stamp, self.shelf, self.now)


def places(settings: Settings, toml: Path | None, environment: Mapping[str, str], home: Path) -> Places:
    """Return where things are kept: beside coalition.toml where there is one, or else beside the workbook, or here."""
    return Places(kept_in(settings, toml), state_folder(environment, home), settings.backups)


@contextmanager
def held(workbook: Path, now: datetime, where: Places, *, even_if_open: bool = False) -> Iterator[Held]:
    """Hold a workbook for one run; first settle what a killed one left. `now` is aware.

    Raises Busy where another run holds it, OpenElsewhere where a program has it open (unless `even_if_open`),
    CannotSave where it can't be read.
    """
    with hold_file(workbook, Holder.me(now.astimezone()), where.state):
        refuse_open(workbook, now, even_if_open=even_if_open)
        notes = sweep(workbook, now)
        data, stamp = read_stamped(workbook)
        yield Held(workbook, data, stamp, where.shelf(workbook), now, notes)


def refuse_open(workbook: Path, now: datetime, *, even_if_open: bool = False) -> None:
    """Raise OpenElsewhere where a note beside a workbook says that it is open; `even_if_open` goes on."""
    note = None if even_if_open else locks.find(workbook)
    if note is not None:
        here = now.astimezone().replace(tzinfo=None)  # such a note is written in local time
        raise OpenElsewhere(note.held(workbook.name, here), old=note.old(here))
