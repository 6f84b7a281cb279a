"""What may change a workbook, by its place alone: as at the command line, with what is usual for the rest.

`where` is a workbook's path, or the address of a Google Sheet, which `key_file` opens. Without `apply` nothing is
changed: the Result shows what would be.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.jobs import editing
from coalition_sheets.jobs import sync as syncing
from coalition_sheets.jobs import undo as undoing
from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.keeping import places
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import NoWorkbook, settings_at

if TYPE_CHECKING:
    from coalition_sheets.settings import Source


def sync(
    where: str | Source, as_of: date | None = None, key_file: str | Path | None = None, *, accept: bool = False
) -> Result:
    """Bring the workbook's own tabs up to date. Raises what reading raises, Shrunk (unless `accept`), Busy."""
    return syncing.sync(setting(where, key_file), syncing.Asked(as_of=as_of, accept=accept))


def done(
    where: str | Source, task: str, as_of: date | None = None, key_file: str | Path | None = None, *,
    apply: bool = False,
) -> Result:  # fmt: skip
    """Mark a task as done; a part of its words will do. Raises NoSuchTask, Busy, Hindered."""
    return editing.done(setting(where, key_file), task, editing.Asked(as_of=as_of, apply=apply))


def fix(
    where: str | Source, code: str = "", as_of: date | None = None, key_file: str | Path | None = None, *,
    apply: bool = False,
) -> Result:  # fmt: skip
    """Mend what has exactly one right reading: all of it, or what one check found. Raises NoSuchCheck, Busy."""
    return editing.fix(setting(where, key_file), code, asked=editing.Asked(as_of=as_of, apply=apply))


def rename(
    where: str | Source, old: str, new: str, key_file: str | Path | None = None, *, apply: bool = False
) -> Result:  # fmt: skip
    """Give a person, an organization or a goal another name everywhere. Raises CannotRename, Busy, Hindered."""
    return editing.rename(setting(where, key_file), old, new, editing.Asked(apply=apply))


def undo(where: str | Source, *, apply: bool = False, accept: bool = False) -> Result:
    """Take back what was last written into a workbook file. Raises ChangedSince (unless `accept`), Busy."""
    run = setting(where)
    if run.settings.workbook is None:
        raise NoWorkbook
    return undoing.undo(run.settings.workbook, run.now, run.places, apply=apply, accept=accept)


def setting(where: str | Source, key_file: str | Path | None = None) -> Setting:
    """Return what a run that may write goes by: the usual settings, and copies kept beside the workbook."""
    settings = settings_at(where, key_file)
    return Setting(settings, datetime.now(UTC), places(settings, None, os.environ, Path.home()))
