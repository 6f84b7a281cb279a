"""The whole examination: this machine, the coalition's own words, and its workbook of whatever kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.doctor.checks import Line, Topic, look_through, mend
from coalition_sheets.jobs.doctor.contents import contents
from coalition_sheets.jobs.doctor.files import FILE, READ, FileVisit
from coalition_sheets.jobs.doctor.key import KEY, KeyVisit
from coalition_sheets.jobs.doctor.machine import MACHINE, Machine
from coalition_sheets.jobs.doctor.report import report
from coalition_sheets.jobs.doctor.sheet import MORE, SHEETS, Connect, SheetVisit
from coalition_sheets.jobs.doctor.sheet import READ as READ_SHEET
from coalition_sheets.jobs.doctor.words import WORDS
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import LOOK, NoWorkbook, to_google
from coalition_sheets.model import Schema
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress


def examine(
    machine: Machine,
    now: datetime,
    workbook: Path | SheetAddress | None = None,
    connect: Connect | None = None,
    *,
    brief: bool = False,
) -> Result:
    """Look at everything in order; `workbook` beats what the settings name. Nothing is changed.

    `connect` opens the way to Google with a key; it is asked only for a Sheet. `brief`: only what is not well.
    """
    settings = _settings(machine)
    first = look_through(MACHINE, machine)
    words = look_through(WORDS, machine, first)
    where = workbook or settings.workbook
    topics = (Topic("Settings", first), Topic("Your own words", words))
    if where is None:
        line = Line("Which workbook", mend("No workbook is named.", NoWorkbook().hint))
        return report((*topics, Topic("Workbook", (line,))), brief=brief)
    if isinstance(where, Path):
        return report((*topics, of_file(where, _schemas(settings), now)), where.name, brief=brief)
    key = KeyVisit(settings)
    visit = SheetVisit(where, key, _schemas(settings), connect or partial(to_google, deadline=LOOK))
    return report((*topics, *of_sheet(visit, first)), where.url, share_with(key), brief=brief)


def share_with(key: KeyVisit) -> str:
    """Return the address to share a Sheet with, "" where none is known."""
    try:
        return key.access.address
    except CoalitionError:
        return ""


def of_sheet(visit: SheetVisit, before: Sequence[Line] = ()) -> tuple[Topic, Topic]:
    """Look at the key to a Sheet, then at the Sheet."""
    key = look_through(KEY, visit.key, before)
    sheet = look_through((*SHEETS, *contents(READ_SHEET), *MORE), visit, key)
    return Topic("Key to Google Sheets", key), Topic("Google Sheet", sheet)


def of_file(path: Path, schemas: Mapping[str, Schema], now: datetime) -> Topic:
    """Look at a workbook that is a file."""
    visit = FileVisit(path, schemas, now)
    return Topic("Workbook", look_through((*FILE, *contents(READ)), visit))


def _settings(machine: Machine) -> Settings:
    """Return the settings in force, or the defaults where they cannot be used: that is a check of its own."""
    try:
        return machine.settings()
    except CoalitionError:
        return Settings()


def _schemas(settings: Settings) -> Mapping[str, Schema]:
    """Return all schemas, or ours alone where a coalition's own cannot be used: that is a check of its own."""
    try:
        return library.schemas(settings.schemas)
    except CoalitionError:
        return library.schemas()
