"""The whole examination: this machine, the coalition's own words, and its workbook of whatever kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.doctor.checks import Line, Topic, look_through, mend
from coalition_sheets.jobs.doctor.contents import contents
from coalition_sheets.jobs.doctor.files import FILE, READ, FileVisit
from coalition_sheets.jobs.doctor.machine import MACHINE, Machine
from coalition_sheets.jobs.doctor.report import report
from coalition_sheets.jobs.doctor.words import WORDS
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import NoWorkbook
from coalition_sheets.model import Schema
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress


def examine(machine: Machine, now: datetime, workbook: Path | SheetAddress | None = None) -> Result:
    """Look at everything in order; `workbook` beats what the settings name. Nothing is changed."""
    settings = _settings(machine)
    first = look_through(MACHINE, machine)
    words = look_through(WORDS, machine, first)
    path = workbook or settings.workbook
    topics = (Topic("Settings", first), Topic("Your own words", words))
    if path is None:
        no = NoWorkbook()
        line = Line("Which workbook", mend("No workbook is named.", no.hint))
        return report((*topics, Topic("Workbook", (line,))))
    if isinstance(path, SheetAddress):
        return report(topics, path.url)
    return report((*topics, of_file(path, _schemas(settings), now)), path.name)


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
