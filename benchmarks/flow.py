"""Time each room of the flow on one large workbook: from the file to the weekly summary.

Run as ``python -m benchmarks.flow [ROWS ...]``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.read import make
from coalition_sheets import library
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Briefing
from coalition_sheets.records import read, read_about
from coalition_sheets.rules import check
from coalition_sheets.sources import read as read_file

T = TypeVar("T")
TODAY = date(2026, 3, 17)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work gives, and the seconds of processor time it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def main(sizes: Iterable[int]) -> None:
    """Print the seconds of each room for each size."""
    print(f"{'rows x 12':>10} {'read file':>10} {'records':>8} {'checks':>8} {'summary':>8}")
    schemas = library.schemas()
    load = partial(library.template, folder=None)
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.xlsx"
            make(path, rows)
            workbook, reading = timed(partial(read_file, path))
        about, _ = read_about(workbook, schemas)
        (coalition, found), records = timed(partial(read, workbook, schemas, about, TODAY))
        briefing = Briefing(coalition, TODAY)
        findings, rules = timed(partial(check, briefing, found))
        _, document = timed(partial(weekly, replace(briefing, findings=findings), load))
        print(f"{rows:>10,} {reading:>10.2f} {records:>8.2f} {rules:>8.2f} {document:>8.2f}")


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or (10_000, 100_000))
