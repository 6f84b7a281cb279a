"""The settings of this machine: coalition.toml, the folders it names, and who writes emails."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from coalition_sheets import settings
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.doctor.checks import Answer, Check, mend, of_problem, ok
from coalition_sheets.settings import Settings

SETTINGS = "coalition.toml"
FOLDER = "Folder for documents"
SENDER = "Who writes emails"


@frozen
class Machine:
    """Where a command runs, and what it was given there."""

    folder: Path
    environment: Mapping[str, str]

    def settings(self) -> Settings:
        """Return the settings in force here; raise `SettingsError` where they cannot be used."""
        return settings.load(self.folder, self.environment)


def _understood(machine: Machine) -> Answer:
    path = settings.find(machine.folder)
    try:
        machine.settings()
    except WorldError as problem:
        return mend(problem.message, problem.hint)
    except CoalitionError as problem:
        return of_problem(problem)
    if path is None:
        return ok("There is none here, and none is needed. With one you type less: docs/settings.md.")
    return ok(f"{path} is found, and each line of it is understood.")


def _writable(machine: Machine) -> Answer:
    folder = machine.settings().output
    there = next(p for p in (folder, *folder.parents) if p.exists())
    if there == folder and not folder.is_dir():
        return mend(f"{folder} is a file, not a folder.", "Move it away, or name another folder with -o.")
    if not os.access(there, os.W_OK | os.X_OK):
        return mend(f"You may not write into {there}.", "Name another folder: output in coalition.toml, or -o.")
    return ok(f"Documents go to {folder}.")


def _sender(machine: Machine) -> Answer:
    from coalition_sheets.jobs.letters import sender_in

    sender = sender_in(machine.settings().mail_from)
    if sender is None:
        return ok("Nobody is named yet. Before you write emails, put mail.from into coalition.toml.")
    return ok(f"{sender.name} <{sender.email}>.")


MACHINE = (
    Check(SETTINGS, _understood),
    Check(FOLDER, _writable, needs=(SETTINGS,)),
    Check(SENDER, _sender, needs=(SETTINGS,)),
)
