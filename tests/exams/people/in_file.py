"""The workbook as an .xlsx on a disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from coalition_sheets.jobs import keeping
from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.saving import Holder, hold_file, save, sweep
from coalition_sheets.saving.disk import RealDisk
from coalition_sheets.settings import Settings
from tests.exams.people import program
from tests.exams.people.doing import Cells, Op, Tab
from tests.exams.people.places import NOW, OURS, Bad, Moment
from tests.saving.disks import Killed, watched

STEPS = 34
"""About so many steps on the disk does a save take."""


class FilePlace:
    """An .xlsx on a disk, which people save as a whole: beside it, then in its place."""

    live = False

    def __init__(self, folder: Path, tabs: Sequence[Tab]) -> None:
        self.folder, self.path = folder, folder / "Our coalition.xlsx"
        self.known = [tab.title for tab in tabs]
        self.note = self.path.with_name(f".~lock.{self.path.name}#")
        self.path.write_bytes(_first_file(tabs))
        self.open: bytes | None = None
        self.pause: Callable[[], object] = int
        """What a writer that knows no disk does between its reading and its writing: it lets moments pass."""

    def seen(self) -> list[tuple[str, Cells]]:
        found = program.read(self.path.read_bytes())
        return [(title, found.get(title, {})) for title in self.known]

    def ours(self) -> dict[str, Cells]:
        found = program.read(self.path.read_bytes())
        return {title: found[title] for title in OURS if title in found and title not in self.known}

    def titles(self) -> list[str]:
        return program.titles(self.path.read_bytes())

    def person(self, op: Op, tab: Tab) -> None:
        was = self.known[op.tab]
        if op.kind == "title":
            self._save({}, {was: op.text})
            self.known[op.tab] = op.text
        else:
            self._save({was: tab.cells})

    def meddle(self, number: int) -> None:
        if number % 4 == 3:
            if self.note.exists():
                self.note.unlink()
            else:
                self.note.write_text(",rosa,here,17.03.2026 18:00,file:///home/rosa;")
            return
        for title, cells in list(self.ours().items())[number % 4 :][:1]:
            self._save({title: {**cells, (2, 1): "look here"}})

    def _save(self, tabs: Mapping[str, Cells], renamed: Mapping[str, str] | None = None) -> None:
        new = program.changed(self.open or self.path.read_bytes(), tabs, renamed)
        if self.open is not None:
            self.open = new
        theirs = self.folder / "theirs"
        theirs.write_bytes(new)
        theirs.replace(self.path)

    @contextmanager
    def run(self, bad: Bad, moment: Moment) -> Iterator[Setting]:
        """Give what a run goes by; what people do meanwhile, they do to what they opened before."""
        self.open = self.path.read_bytes()
        steps = iter(range(10_000))

        def before(_: int, name: str) -> None:
            number = next(steps)
            if number == bad.killed:
                raise Killed
            moment(number)
            if bad.words.get(number) == "full" and name in ("create", "write", "fsync", "make_folder"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def pause() -> None:
            for _ in range(STEPS):
                before(0, "pause")

        self.pause = pause

        def saved(*given: Any) -> Any:
            return save(*given, disk=watched(_QUICK, before))

        with mock.patch.object(keeping, "save", saved):
            try:
                yield self.setting()
            finally:
                self.open = None

    def setting(self) -> Setting:
        """Return what a run goes by."""
        places = Places(self.folder / "backups", self.folder / "state")
        return Setting(Settings(workbook=self.path, output=self.folder / "out"), NOW, places)

    def killed(self) -> None:
        """Settle what is left, as the next run does before all else."""
        with hold_file(self.path, Holder(), self.folder / "state"):
            sweep(self.path, NOW)

    def compared(self) -> bool:
        found = sorted(self.folder.glob("*(found*).xlsx"))
        if found:
            found[0].replace(self.path)
        return bool(found)


class _Quick(RealDisk):
    """The disk of this computer, without waiting for it: no power is cut here."""

    def fsync(self, handle: int) -> None:
        """Do nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


_QUICK = _Quick()
_first: dict[str, bytes] = {}


def _first_file(tabs: Sequence[Tab]) -> bytes:
    """Return the file that a schedule begins with; all begin with the same."""
    if "" not in _first:
        _first[""] = program.new({tab.title: tab.cells for tab in tabs})
    return _first[""]
