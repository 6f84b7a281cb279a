"""The exam of real workbooks: our tabs go in, cells change one by one, and other programs see what they saw before.

Run as ``python -m tests.exams.xlsx [--seed N] [--edits 12] [--damages 2000]``. It prints its figures; what is wrong is
printed so that it can be looked at. The last part needs LibreOffice and is left out without it.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from coalition_sheets.model import Cell, Table
from coalition_sheets.xlsx import CellEdit, XlsxRefused, edited
from coalition_sheets.xlsx.refuse import CellGuarded
from tests.exams.damage import harmed
from tests.sources.test_corpus import FOLDER, manifest
from tests.xlsx.little import OWNER, put, tables
from tests.xlsx.test_corpus import records, seen
from tests.xlsx.test_traps import SHEETS

NEW: tuple[Cell, ...] = ("Ä new <&> text", 7, 2.5, True, None, date(2026, 3, 17))
LISTS = 4


def takers() -> Iterator[tuple[str, bytes]]:
    """Yield the files that can take our tabs."""
    for row in manifest():
        if row["write"] == "write":
            yield row["file"], (FOLDER / row["file"]).read_bytes()


def tabs_in(name: str, data: bytes) -> list[str]:
    """Put our tabs into a file; return what is wrong with it then."""
    made = put(data, *SHEETS)
    before, after = records(data), records(made)
    wrong = []
    if sum(after.get(part) != before[part] for part in before) > LISTS:
        wrong.append(f"{name}: more parts changed than the lists and looks")
    theirs, ours = seen(data), seen(made)
    if theirs is not None and (ours is None or {tab: ours.get(tab) for tab in theirs} != theirs):
        wrong.append(f"{name}: an independent reader sees other cells")
    if put(made, *SHEETS) is not made:
        wrong.append(f"{name}: the same again is another file")
    return [*wrong, *by_openpyxl(name, data, made)]


def by_openpyxl(name: str, data: bytes, made: bytes) -> list[str]:
    """Return what openpyxl finds wrong with our tabs, where it can read the file at all."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            before = openpyxl.load_workbook(io.BytesIO(data))
        except Exception:  # noqa: BLE001  it fails in many ways, which is why it is not our reader
            return []
        after = openpyxl.load_workbook(io.BytesIO(made))
    if not before.worksheets:
        return []
    fine = after.sheetnames == [*before.sheetnames, "Today", "_memory"] and after["Today"]["A1"].value == "Ä & <b>"
    return [] if fine and after["Today"]["A1"].font.b else [f"{name}: openpyxl does not see our tabs"]


def cell_changes(name: str, data: bytes, chance: random.Random, often: int) -> tuple[Counter[str], list[str]]:
    """Change cells of a file one at a time; return how it ended and what is wrong."""
    ends: Counter[str] = Counter()
    wrong = []
    before = tables(data)
    for title, table in before.items():
        places = {(chance.randint(1, len(table.rows) + 2), chance.randint(1, width(table) + 2)) for _ in range(often)}
        for row, column in sorted(places):
            edit = CellEdit(title, row, column, table.cell(row, column), chance.choice(NEW))
            try:
                made = edited(data, cells=[edit], owner=OWNER)
            except XlsxRefused as refused:
                ends["guarded" if isinstance(refused, CellGuarded) else "refused"] += 1
                continue
            ends["changed"] += 1
            if problem := other_cells(before, tables(made), edit):
                wrong.append(f"{name}: {edit}: {problem}")
    return ends, wrong


def width(table: Table) -> int:
    """Return how many columns a tab has."""
    return max(map(len, table.rows), default=0)


def other_cells(before: dict[str, Table], after: dict[str, Table], edit: CellEdit) -> str:
    """Return what is wrong after a change: its own cell, or any other."""
    if not same(after[edit.tab].cell(edit.row, edit.column), edit.new):
        return f"holds {after[edit.tab].cell(edit.row, edit.column)!r}"
    for title, table in before.items():
        other = after[title]
        for row in range(1, max(len(table.rows), len(other.rows)) + 1):
            for column in range(1, max(width(table), width(other)) + 1):
                alike = same(table.cell(row, column), other.cell(row, column))
                if not alike and (title, row, column) != (edit.tab, edit.row, edit.column):
                    return f"{title}, row {row}, column {column} changed"
    return ""


def same(one: Cell, other: Cell) -> bool:
    """Tell whether two readings are the same; spaces around a text are not told by all ways to read it."""
    return one == other or (isinstance(one, str) and isinstance(other, str) and one.strip() == other.strip())


def in_libreoffice(files: dict[str, bytes]) -> list[str]:
    """Open all files with our tabs in LibreOffice and save them; return those where our tabs are not to be seen."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("in", "out"):
            (Path(folder) / part).mkdir()
        for number, data in enumerate(files.values()):
            (Path(folder) / "in" / f"{number}.xlsx").write_bytes(put(data, *SHEETS))
        program = [shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{folder}/profile"]
        told = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out"]
        paths = sorted((Path(folder) / "in").iterdir())
        for start in range(0, len(paths), 20):
            subprocess.run(
                [*program, *told, *map(str, paths[start : start + 20])],
                check=False, capture_output=True, timeout=600,
            )  # fmt: skip
        return [name for n, name in enumerate(files) if not shown(Path(folder) / "out" / f"{n}.xlsx")]


def shown(path: Path) -> bool:
    """Tell whether a file that LibreOffice saved holds our tabs, and takes them again."""
    data = path.read_bytes() if path.is_file() else b""
    found = seen(data) if data else None
    if found is None or "_memory" not in found or len(found.get("Today", ())) < 2:
        return False
    again = put(data, *SHEETS)
    fine = found["Today"][0][0] == "Ä & <b>" and found["Today"][1][0] == date(2026, 3, 17)
    return bool(fine and put(again, *SHEETS) is again)


def main(seed: int, often: int, damages: int) -> int:
    """Sit the exam; return how much was wrong."""
    files = dict(takers())
    if not files:
        print("The shared workbooks are not beside the project; there is nothing to examine.")  # noqa: T201
        return 1
    wrong = [problem for name, data in files.items() for problem in tabs_in(name, data)]
    print(f"{len(files)} real workbooks took our tabs; {len(wrong)} of them wrong")  # noqa: T201
    ends: Counter[str] = Counter()
    for name, data in files.items():
        ended, said = cell_changes(name, data, random.Random(f"{seed} {name}"), often)
        ends += ended
        wrong += said
    print(f"{sum(ends.values()):,} cells, one at a time: {dict(ends)}; {len(wrong)} wrong so far")  # noqa: T201
    broken, said = harmed(files, damages, seed)
    wrong += said
    print(f"{sum(broken.values()):,} damaged workbooks: {dict(broken)}")  # noqa: T201
    if shutil.which("soffice"):
        closed = in_libreoffice(files)
        print(f"LibreOffice opened {len(files) - len(closed)} of {len(files)} and saw our tabs")  # noqa: T201
        wrong += [f"{name}: LibreOffice does not show our tabs" for name in closed]
    print("\n".join(wrong), end="\n" if wrong else "")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=12)
    parser.add_argument("--damages", type=int, default=2000)
    given = parser.parse_args()
    sys.exit(min(1, main(given.seed, given.edits, given.damages)))
