"""Time writing into a person's workbook: our tabs put in, one cell changed; beside openpyxl load and save.

Run as ``python -m benchmarks.write [ROWS ...]``. Each is a process of its own, so that its memory is told apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks import read

START = """
import json, resource, sys, time
from pathlib import Path
path, out = Path(sys.argv[1]), Path(sys.argv[2])
"""
END = """
best = []
for _ in range(int(sys.argv[3])):
    start = time.process_time()
    out.write_bytes(work())
    best.append(time.process_time() - start)
print(json.dumps([min(best), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
OURS = """
from coalition_sheets.model.worksheet import Line, Look, Worksheet, Written
from coalition_sheets.xlsx import CellEdit, edited
lines = tuple(Line((Written(n), Written(f"Do number {n}", Look(bold=True)), Written("Why"))) for n in range(60))
sheets = [Worksheet(title, (8.0, 40.0, 60.0), lines, 1) for title in ("Today", "Problems", "Agenda", "Sent", "_memory")]
"""
WORK = {
    "five tabs": OURS + "work = lambda: edited(path.read_bytes(), put=sheets, owner='us')\n",
    "one cell": OURS
    + "cells = [CellEdit('Tasks', 9, 1, 'Call person number 7', 'new')]\n"
    + "work = lambda: edited(path.read_bytes(), cells=cells, owner='us')\n",
    "openpyxl": """
from io import BytesIO
from openpyxl import load_workbook
def work():
    book = load_workbook(path)
    sheet = book.create_sheet("Today")
    for n in range(60):
        sheet.append((n, f"Do number {n}", "Why"))
    file = BytesIO()
    book.save(file)
    return file.getvalue()
""",
}


def measured(work: str, path: Path, times: int) -> tuple[float, float]:
    """Return the shortest run in seconds of its process, and the most memory it took, in MB."""
    told = [sys.executable, "-c", START + WORK[work] + END, str(path), str(path.with_suffix(".out")), str(times)]
    done = subprocess.run(told, check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def main(sizes: Iterable[int]) -> None:
    """Print one line a size."""
    print(f"{'rows x 12':>10} {'':>10} {'seconds':>8} {'MB':>5} {'openpyxl s':>11} {'MB':>5} {'times faster':>13}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.xlsx"
            read.make(path, size)
            theirs, their_memory = measured("openpyxl", path, 1)
            for work in ("five tabs", "one cell"):
                ours, memory = measured(work, path, 3)
                print(
                    f"{size:>10,} {work:>10} {ours:8.3f} {memory:5.0f} {theirs:11.2f} {their_memory:5.0f}"
                    f" {theirs / ours:13.1f}"
                )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
