"""Tables as files for a spreadsheet: no cell of them can turn into a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from coalition_sheets.documents.markdown import plain

_STARTS = ("=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """Return a cell's text on one line; one that a spreadsheet could run as a formula begins with an apostrophe."""
    line = plain(text)
    return f"'{line}" if line.startswith(_STARTS) else line


def table(rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """Return rows as a CSV (or, with a tab, TSV) file that Excel and LibreOffice open as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")
