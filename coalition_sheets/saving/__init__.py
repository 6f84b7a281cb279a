"""Saving files so that nothing of anybody's is lost: stamps, exchange and verify, locks, dated copies, a sweep.

This room knows files and folders; it knows nothing of coalitions or spreadsheets.
"""

from coalition_sheets.saving.backups import (
    Backup,
    Shelf,
    backups,
    clear,
    last_backup,
    out_of_git,
    prune,
    save,
    written_by,
)
from coalition_sheets.saving.disk import DISK, Disk
from coalition_sheets.saving.locks import Busy, Holder, hold_file, hold_sheet, state_folder
from coalition_sheets.saving.problems import CannotSave, Changed
from coalition_sheets.saving.replace import replace
from coalition_sheets.saving.stamp import Stamp, read_stamped, stamp
from coalition_sheets.saving.sweep import sweep

__all__ = [
    "DISK",
    "Backup",
    "Busy",
    "CannotSave",
    "Changed",
    "Disk",
    "Holder",
    "Shelf",
    "Stamp",
    "backups",
    "clear",
    "hold_file",
    "hold_sheet",
    "last_backup",
    "out_of_git",
    "prune",
    "read_stamped",
    "replace",
    "save",
    "stamp",
    "state_folder",
    "sweep",
    "written_by",
]
