"""Time reading a workbook: ours against python-calamine bare and openpyxl, in one run.

Run as ``python -m benchmarks.read [ROWS ...]``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

HEADERS = ("Task", "Who", "By when", "Status", "Goal", "From", "Notes", "Hours", "Done on", "Zip", "Ok", "Share")
PEOPLE = ("Rosa Delgado", "Tomás Rivera", "Linh Tran", "Sam O'Neill")


def make(path: Path, rows: int) -> None:
    """Write a workbook of one tab with some rows of 12 columns."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tasks")
    sheet.append(HEADERS)
    for n in range(rows):
        due = date(2026, 1 + n % 12, 1 + n % 28)
        notes = None if n % 2 else "Left a message & will call back"
        start = (f"Call person number {n}", PEOPLE[n % 4], due, "Done" if n % 3 else "Doing", "Win the ordinance")
        sheet.append((*start, "Founding, Jan 13", notes, n % 40 / 4, None, 2134, n % 2 == 0, 0.4))
    book.save(path)


def ours(path: Path) -> int:
    """Read with our own reader; return the number of rows."""
    from coalition_sheets.sources import read

    return sum(len(table.rows) for table in read(path).tables)


def calamine(path: Path) -> int:
    """Read with python-calamine alone."""
    from python_calamine import load_workbook

    book = load_workbook(str(path))
    names = range(len(book.sheet_names))
    return sum(len(book.get_sheet_by_index(n).to_python(skip_empty_area=False)) for n in names)


def openpyxl(path: Path) -> int:
    """Read with openpyxl in its fastest mode."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


def best(work: Callable[[Path], int], path: Path, times: int) -> float:
    """Return the shortest of some runs, in seconds of this process."""
    runs = []
    for _ in range(times):
        start = time.process_time()
        work(path)
        runs.append(time.process_time() - start)
    return min(runs)


def main(sizes: Iterable[int]) -> None:
    """Print one line a size."""
    print(f"{'rows x 12':>10} {'ours':>8} {'calamine':>9} {'openpyxl':>9} {'ours/calamine':>14} {'ours/openpyxl':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.xlsx"
            make(path, size)
            mine, bare = best(ours, path, 3), best(calamine, path, 3)
            other = best(openpyxl, path, 1)
            print(f"{size:>10,} {mine:8.3f} {bare:9.3f} {other:9.3f} {mine / bare:14.2f} {mine / other:14.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
