"""Hold a workbook for one run, wherever it lives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.home.desk import Desk
from coalition_sheets.jobs.home.file import hold_file
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.jobs.session import NoWorkbook, to_google
from coalition_sheets.jobs.waiting import Shelf, shelf_in
from coalition_sheets.settings import Settings

if TYPE_CHECKING:
    from coalition_sheets.sources.google.client import PatientClient


@frozen
class Setting:
    """What a run that may write goes by: the settings, the time (aware), where things are kept, the way to Google.

    `even_if_open`: write although a note beside the file says that it is open.
    """

    settings: Settings
    now: datetime
    places: Places
    connect: Callable[[], PatientClient] | None = None
    even_if_open: bool = False

    def client(self) -> PatientClient:
        """Return the way to Google."""
        return (self.connect or partial(to_google, self.settings))()

    @property
    def shelf(self) -> Shelf:
        """Where memory waits while the workbook can't take it."""
        return shelf_in(self.places.backups, self.settings.workbook)


@contextmanager
def hold(run: Setting) -> Iterator[Desk]:
    """Hold the workbook that the settings name, and read it.

    Raises NoWorkbook, Busy where another run holds it, and what reading it raises.
    """
    workbook = run.settings.workbook
    if workbook is None:
        raise NoWorkbook
    if isinstance(workbook, Path):
        with hold_file(workbook, run.now, run.places, even_if_open=run.even_if_open) as file:
            yield file
        return
    from coalition_sheets.jobs.home.sheet import hold_sheet

    with hold_sheet(workbook, run.now, run.places, run.client) as sheet:
        yield sheet
