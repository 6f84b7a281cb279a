"""Notes that programs leave beside a workbook while it is open."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from coalition_sheets.frozen import frozen

NOTE = 4096
"""Bytes of a note that are looked at."""


@frozen
class Lock:
    """A note that a workbook is open: the program, who has it open, and since when, as far as the note says."""

    program: str
    person: str = ""
    since: datetime | None = None

    def sentence(self, name: str, now: datetime) -> str:
        """Say that the workbook is open elsewhere and what that means for reading it."""
        return f"{self.held(name, now)} What was not saved is not seen."

    def old(self, now: datetime) -> bool:
        """Whether the note is older than a day; a crash leaves such notes."""
        return self.since is not None and (now - self.since).days >= 1

    def held(self, name: str, now: datetime) -> str:
        """Say in which program the workbook is open, by whom and since when."""
        known = [self.person, f"since {_moment(self.since, now)}" if self.since else ""]
        beside = ", ".join(part for part in known if part)
        who = f"{self.program} ({beside})" if beside else self.program
        if self.old(now):
            return f"“{name}” seems to be open in {who}, or was when it crashed."
        return f"“{name}” is open in {who}."


def is_lock(name: str) -> bool:
    """Tell whether a file name is that of such a note, not of a workbook."""
    return name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#"))


def owner_of(name: str) -> str:
    """Return the name of the workbook that a note belongs to."""
    return f"“{name[2:]}”" if name.startswith("~$") else f"“{name[7:-1]}”"


def find(path: Path) -> Lock | None:
    """Return the note beside a workbook, or None. Nothing of it is trusted but its being there."""
    libre = path.with_name(f".~lock.{path.name}#")
    excel = path.with_name(f"~${path.name}")
    if (note := _read(libre)) is not None:
        return _libreoffice(note)
    if (note := _read(excel)) is not None:
        return Lock("Excel", _excel_user(note))
    return None


def _read(path: Path) -> bytes | None:
    """Return the start of a note; b"" where it is there but held fast, None where it is not."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(NOTE)
    except OSError:
        return b""


def _libreoffice(note: bytes) -> Lock:
    """Read ``name,account,host,21.03.2026 09:40,profile;`` with backslashes before commas in a name."""
    fields = re.split(r"(?<!\\),", note.decode("utf-8", "replace").strip().rstrip(";"))
    name, account, _, since, *_ = [*fields, "", "", "", ""]
    person = _clean(name.replace("\\", "")) or _clean(account)
    try:
        moment = datetime.strptime(since.strip(), "%d.%m.%Y %H:%M")
    except ValueError:
        moment = None
    return Lock("LibreOffice", person, moment)


def _excel_user(note: bytes) -> str:
    """Read the user: a length and UTF-16 from byte 54 on, or a length and single bytes from the start."""
    if len(note) > 56 and 0 < note[54] <= 54:
        return _clean(note[56 : 56 + 2 * note[54]].decode("utf-16-le", "replace"))
    if note and note[0] <= 54:
        return _clean(note[1 : 1 + note[0]].decode("latin-1"))
    return ""


def _clean(text: str) -> str:
    """Return a name fit for one line."""
    return " ".join("".join(c for c in text if c.isprintable()).split())[:60]


def _moment(since: datetime, now: datetime) -> str:
    clock = f"{since.hour}:{since.minute:02}"
    return clock if since.date() == now.date() else f"{since:%B} {since.day}, {clock}"
