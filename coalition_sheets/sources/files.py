"""Look at the file itself: whether it is there, may be read, and what kind of file it really is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from coalition_sheets.sources import budgets, locks
from coalition_sheets.sources.problems import CannotRead, too_big

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
EXPORT = "Open it in Excel, LibreOffice or Google Sheets, save or download it as .xlsx, and use that file."


def contents(path: Path) -> bytes:
    """Return all bytes of a workbook file, so that all of the reading sees the same ones.

    Raises CannotRead where there is no such file, it is no plain file, cannot be opened, is empty or too big.
    """
    if locks.is_lock(path.name):
        raise CannotRead(
            "is not a workbook, only a note that one is open.", f"Use {locks.owner_of(path.name)} instead."
        )
    try:
        facts = path.lstat()
    except (OSError, ValueError):
        raise CannotRead("is not there.", _nearest(path)) from None
    _plain_file(path, facts)
    try:
        with path.open("rb") as file:
            data = file.read(budgets.FILE + 1)
    except PermissionError:
        raise CannotRead("may not be opened.", "Close it where it is open, or ask for the right to read it.") from None
    except OSError as problem:
        reason = problem.strerror or "the disk did not answer"
        raise CannotRead(f"could not be read ({reason}).", "Copy it to this computer and try again.") from problem
    if not data:
        raise CannotRead("is empty.", "It may not have been saved or downloaded fully. Get it again.")
    if len(data) > budgets.FILE:
        raise too_big(f"{budgets.FILE >> 20} MB is the most", "Take out pictures or old tabs and save it again.")
    return data


def _plain_file(path: Path, facts: os.stat_result) -> None:
    """Refuse folders, links and devices, each with its own sentence."""
    if stat.S_ISLNK(facts.st_mode):
        raise CannotRead("is a link to another file.", f"Give the file itself: {path.readlink()}")
    if stat.S_ISDIR(facts.st_mode):
        raise CannotRead("is a folder.", _inside(path))
    if not stat.S_ISREG(facts.st_mode):
        raise CannotRead("is not an ordinary file.", "Give the workbook as it stands on your disk.")


def _workbooks(folder: Path) -> list[str]:
    """Return the names of the workbooks in a folder; none where it cannot be read."""
    endings = (".xlsx", ".xlsm", ".ods", ".xls")
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    return [name for name in names if name.lower().endswith(endings) and not locks.is_lock(name)]


def _nearest(path: Path) -> str:
    from difflib import get_close_matches

    names = _workbooks(path.parent)
    near = get_close_matches(path.name, names, 1, 0.6) or (names if len(names) == 1 else [])
    return f"Did you mean “{near[0]}”?" if near else "Check the name and the folder. For a new one: `coalition init`."


def _inside(path: Path) -> str:
    names = _workbooks(path)
    return f"Give a workbook in it, for example “{names[0]}”." if names else "Give the workbook, not its folder."


def kind(data: bytes) -> str:
    """Return "zip" or "ole" for what may be a workbook.

    Raises CannotRead for everything else, by name where its first bytes tell.
    """
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(OLE):
        return _ole(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    raise CannotRead(*_other(head, head.lower()))


def _ole(data: bytes) -> str:
    """Return "ole" for an old .xls file; refuse what else comes in that wrapping."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise CannotRead("is protected with a password.", "Save a copy without the password and try again.")
    if "WordDocument".encode("utf-16-le") in data:
        raise CannotRead("is a Word document, not a workbook.", "Give the workbook.")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise CannotRead("is a PowerPoint file, not a workbook.", "Give the workbook.")
    return "ole"


def _other(head: bytes, low: bytes) -> tuple[str, str]:
    """Say what a file is that is no workbook."""
    if head.startswith(b"%PDF"):
        return "is a PDF, not a workbook.", "A PDF cannot be read back. Ask for the workbook it was made from."
    if b'progid="excel.sheet"' in low:
        return "is an old kind of Excel file (XML 2003).", EXPORT
    if low.startswith((b"<!doctype html", b"<html", b"<table", b"<head")) or b"<html" in low[:1024]:
        return (
            "is a web page, not a workbook.",
            "If it came from a link, it may be a sign-in page. Download the workbook again as .xlsx.",
        )
    if head.startswith(b"{") and b"doc_id" in low:
        return (
            "is only a shortcut to a Google Sheet.",
            "Open it, choose File > Download > Microsoft Excel, and use that.",
        )
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")):
        return "is a picture, not a workbook.", "Ask for the workbook it was taken from."
    if head.startswith(b"PK"):
        return "is damaged: it is not a complete workbook.", "Download or copy it again."
    if head.startswith((b"<?xml", b"<")):
        return "is an XML file, not a workbook.", EXPORT
    if _is_text(head):
        return "is plain text (perhaps CSV), not a workbook.", EXPORT
    return "is not a workbook.", EXPORT


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
