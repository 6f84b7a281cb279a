"""Time whole processes: `coalition --help`, and `coalition check` on nine tabs, beside their peers, in one run.

Run as ``python -m benchmarks.check [ROWS ...]``.
"""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

from coalition_sheets.model import Cell

DAY = "2026-03-17"
TIMES = 7
BARE = "import click\n\n@click.group()\ndef cli():\n    pass\n\ncli(['--help'])"
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""
SHARES = {"organizations": 4, "people": 20, "goals": 2, "tasks": 40, "meetings": 3, "outreach": 30, "wins": 1}


def make(path: Path, rows: int) -> None:
    """Write a workbook of nine tabs with about this many rows in all."""
    from coalition_sheets import library
    from coalition_sheets.demo import living_about
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.schemas.about import SETTINGS

    count = {tab: max(2, rows * share // 100) for tab, share in SHARES.items()}
    day = date(2026, 1, 5)
    people = [f"Person {n} Name{n % 97}" for n in range(count["people"])]
    groups = [f"Group {n}" for n in range(count["organizations"])]
    made: dict[str, list[dict[str, Cell]]] = {
        "organizations": [
            {"name": g, "status": "Member" if n % 3 else "Prospect", "sector": "Faith", "contact": people[n],
             "liaison": people[-n - 1]}
            for n, g in enumerate(groups)
        ],
        "people": [
            {"name": p, "organization": groups[n % len(groups)], "email": f"p{n}@example.org", "best_way": "Email"}
            for n, p in enumerate(people)
        ],
        "goals": [
            {"name": f"Goal {n}", "due": day + timedelta(n % 300), "start_value": 0, "target": 40, "now": n % 40,
             "started": day}
            for n in range(count["goals"])
        ],
        "tasks": [
            {"name": f"Call person number {n}", "owner": people[n % len(people)], "due": day + timedelta(n % 180),
             "status": ("Done", "Doing", None)[n % 3], "goal": f"Goal {n % count['goals']}",
             "notes": "Left a message"}
            for n in range(count["tasks"])
        ],
        "meetings": [
            {"date": day + timedelta(n), "kind": "Regular", "facilitator": people[n % 9],
             "attended": "; ".join(people[:4])}
            for n in range(count["meetings"])
        ],
        "outreach": [
            {"date": day + timedelta(n % 70), "who": groups[n % len(groups)], "by": people[n % len(people)],
             "how": "Phone call", "outcome": "Talked", "next_step": "Call again", "next_by": day + timedelta(n % 90)}
            for n in range(count["outreach"])
        ],
        "roles": [{"name": "Facilitator", "who": people[0]}, {"name": "Note-taker", "who": people[1]}],
        "wins": [{"date": day, "what": f"Win {n}", "kind": "Task"} for n in range(count["wins"])],
    }  # fmt: skip
    write(path, library.schemas(), made, about_lines(SETTINGS, living_about()), prepared=0)


def package(path: Path, folder: Path) -> None:
    """Write what `frictionless validate` takes: the same rows, our schemas as they are shipped, a list of both.

    Its nine resources are the nine tabs, foreign keys and all. It reads no rows below headers that it does not know,
    so they are the schemas' own names here. A date in Tasks is an error to it, for "next meeting" makes that column
    one of text; with texts instead of dates it takes as long.
    """
    from openpyxl import load_workbook

    from coalition_sheets import library
    from coalition_sheets.records.headers import match_header

    book, resources = load_workbook(path), []
    for name, schema in library.schemas().items():
        for cell in book[schema.tab][1]:
            match = match_header(schema, str(cell.value))
            cell.value = match.column if match else cell.value
        shipped = (library.shipped_folder("sheet_schemas") / f"{name}.yaml").read_text("utf-8")
        (folder / f"{name}.yaml").write_text(shipped, "utf-8")
        resources.append({"name": name, "type": "table", "path": "rows.xlsx", "format": "xlsx",
                          "dialect": {"excel": {"sheet": schema.tab}}, "schema": f"{name}.yaml"})  # fmt: skip
    book.save(folder / "rows.xlsx")
    (folder / "datapackage.json").write_text(json.dumps({"name": "tabs", "resources": resources}), "utf-8")


def apart(work: Callable[..., None], *args: object) -> None:
    """Do something in a process of its own: what this one has held counts as memory of every process it starts."""
    process = get_context("spawn").Process(target=work, args=args)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Return the processor seconds and the most memory, in MB, of one run of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    scale = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * scale / 1e6


def medians(*commands: Sequence[str], times: int = TIMES) -> list[tuple[float, float]]:
    """Return each command's median seconds and most memory; they take turns, so that a busy moment meets them all."""
    rounds = [[cost(command) for command in commands] for _ in range(times)]
    each = list(zip(*rounds, strict=True))
    return [(statistics.median(run[0] for run in runs), max(run[1] for run in runs)) for runs in each]


def main(sizes: Iterable[int]) -> None:
    """Print the table; our modules are compiled first, as `pip install` leaves them."""
    compileall.compile_dir(Path(__file__).parents[1] / "coalition_sheets", quiet=1)
    python = sys.executable
    coalition = [python, "-m", "coalition_sheets"]
    (helped, _), (bare, _) = medians([*coalition, "--help"], [python, "-c", BARE], times=9)
    print(f"coalition --help {helped:.3f} s, a bare click group {bare:.3f} s: {helped / bare:.2f} times")
    print(f"{'rows':>8} {'check s':>8} {'MB':>6} {'calamine s':>10} {'ratio':>6} {'frictionless s':>14} {'ratio':>6}")
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "nine tabs.xlsx"
            apart(make, path, rows)
            commands = [[*coalition, "check", "-w", str(path), "--as-of", DAY], [python, "-c", CALAMINE, str(path)]]
            if rows <= 20_000:
                apart(package, path, Path(folder))
                told = ["--json", "--limit-errors", "1000000", str(Path(folder) / "datapackage.json")]
                commands.append([python, "-m", "frictionless", "validate", *told])
            (ours, memory), (theirs, _), *peer = medians(*commands)
        other = f"{peer[0][0]:>14.1f} {peer[0][0] / ours:>6.1f}" if peer else f"{'-':>14} {'-':>6}"
        print(f"{rows:>8,} {ours:>8.2f} {memory:>6.0f} {theirs:>10.2f} {ours / theirs:>6.1f} {other}")


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or (10_000, 100_000))
