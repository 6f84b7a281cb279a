"""The exam of saving: killed at any moment, several runs at once, a disk that is full, and people who save meanwhile.

Real processes on a real disk. Run as ``python -m tests.exams.saving [--seed N] [--kills 1000] [--rounds 4000]``. It
prints its figures, a line each. ``--writer bare`` or another naive one shows what the exam is worth: it must fail.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from coalition_sheets.saving import (
    DISK,
    Busy,
    CannotSave,
    Changed,
    Holder,
    Shelf,
    Stamp,
    backups,
    hold_file,
    save,
    stamp,
    sweep,
)
from coalition_sheets.saving.temps import PREFIX
from tests.saving.disks import steps, watched

NOW = datetime(2026, 3, 17, 18, 30, tzinfo=UTC)
SIZE = 400_000
"""Bytes of the workbook."""
AT_ONCE = range(2, 9)
Writer = Callable[[Path, bytes, Stamp], None]


def ours(path: Path, new: bytes, expected: Stamp) -> None:
    """Save as the toolkit does."""
    save(path, new, expected, shelf(path), NOW)


def in_place(path: Path, new: bytes, expected: Stamp) -> None:
    """Write over the file, as a plain save does."""
    path.write_bytes(new)


def bare(path: Path, new: bytes, expected: Stamp) -> None:
    """Write beside the file and replace it without a look."""
    _beside(path, new).replace(path)


def looked(path: Path, new: bytes, expected: Stamp) -> None:
    """Write beside the file, look whether it changed, and replace it then."""
    temp = _beside(path, new)
    if stamp(path).sha256 != expected.sha256:
        temp.unlink()
        raise Changed(path)
    temp.replace(path)


WRITERS: Mapping[str, Writer] = {"ours": ours, "in-place": in_place, "bare": bare, "looked": looked}


@dataclass(frozen=True)
class Figure:
    """What an exam found, in a line; `bad` counts what must not be."""

    said: str
    bad: int


def shelf(path: Path) -> Shelf:
    return Shelf(path.parent / ".coalition" / "backups", path, copies=3)


def filled(number: int) -> bytes:
    """Return a version of the workbook, unlike any other."""
    return b"%012d" % number + bytes([number % 251]) * SIZE


def killed(folder: Path, chance: random.Random, count: int, writer: Writer) -> Figure:
    """Kill a run at so many random moments."""
    book = folder / "Our coalition.xlsx"
    book.write_bytes(filled(0))
    longest = _longest(book, writer)
    hits = harmed = new = 0
    number = 1000
    while hits < count:
        number += 1
        old = book.read_bytes()
        with _child(lambda: writer(book, filled(number), stamp(book))) as (pid, ready):  # noqa: B023
            os.read(ready, 1)
            _wait(chance.random() * longest)
            os.kill(pid, signal.SIGKILL)
            hits += os.WIFSIGNALED(os.waitpid(pid, 0)[1])
        harmed += _harmed(book, old, filled(number), writer)
        new += book.read_bytes() == filled(number)
    said = f"{hits:,} kills at random moments: {harmed:,} harmed ({new:,} had the new file already)"
    return Figure(said, harmed)


def killed_at_steps(folder: Path) -> Figure:
    """Kill a run before each of its steps."""
    book = folder / "Our coalition.xlsx"
    book.write_bytes(filled(0))
    old, new, was = filled(0), filled(1), stamp(book)
    names = steps(lambda disk: save(book, new, was, shelf(book), NOW, disk=disk), DISK)
    harmed = 0
    for at in range(len(names)):
        book.write_bytes(old)

        def die(number: int, _: str, at: int = at) -> None:
            if number == at:
                os.kill(os.getpid(), signal.SIGKILL)

        with _child(lambda die=die: save(book, new, was, shelf(book), NOW, disk=watched(DISK, die))) as (pid, _):  # type: ignore[misc]
            os.waitpid(pid, 0)
        harmed += _harmed(book, old, new, ours)
    return Figure(f"killed before each of {len(names)} steps: {harmed} harmed", harmed)


def at_once(folder: Path, each: int, writer: Writer) -> Figure:
    """Let two to eight runs add their own lines at the same time."""
    wrote = told = unnamed = lost = 0
    for count in AT_ONCE:
        book = folder / f"{count}.xlsx"
        book.write_bytes(b"")
        reports = [folder / f"{count}-{number}" for number in range(count)]
        with _children([lambda b=book, r=r: _adding(b, r, each, writer) for r in reports]):  # type: ignore[misc]
            pass
        lines = [line for report in reports for line in report.read_text().split()]
        done = [line for line in lines if not line.startswith("busy")]
        there = book.read_text().split()
        wrote, told = wrote + len(done), told + lines.count("busy")
        unnamed += lines.count("busy-unnamed")
        lost += len(set(done) ^ set(there)) + len(there) - len(set(there))
    said = f"{wrote:,} wrote, {told:,} were told who was first, {unnamed:,} only that somebody was, {lost:,} lines lost"
    return Figure(f"two to eight runs at once: {said}", lost)


def people(folder: Path, chance: random.Random, rounds: int, writer: Writer, *, into: bool = False) -> Figure:
    """Let somebody save at a random moment of each of so many runs; `into` the file, or beside it and in its place."""
    book = folder / "Our coalition.xlsx"
    book.write_bytes(filled(0))
    longest = _longest(book, writer)
    orders, asked = os.pipe()
    answers, done = os.pipe()
    lost = refused = 0
    with _child(lambda: _person(book, orders, done, into=into)) as (pid, _):
        for number in range(1, rounds + 1):
            book.write_bytes(filled(0))
            was = stamp(book)
            os.write(asked, f"{chance.random() * longest * 1.1:.6f} {number}\n".encode().ljust(32))
            try:
                writer(book, filled(10_000 + number), was)
            except Changed:
                refused += 1
            os.read(answers, 1)
            lost += book.read_bytes() != filled(number)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    left = sum(path.name.startswith(PREFIX) for path in folder.iterdir())
    how = "wrote into the file" if into else "saved"
    said = f"{rounds:,} times somebody {how} meanwhile: {lost:,} of their saves lost ({refused:,} runs gave way)"
    return Figure(said, lost + left)


def full(folder: Path) -> Figure:
    """Save on a disk with less and less room, in a folder that is a small disk of its own."""
    book, ballast = folder / "Our coalition.xlsx", folder / "ballast"
    harmed = refused = tries = 0
    for room in range(0, 3 * SIZE, 16384):
        tries += 1
        ballast.unlink(missing_ok=True)
        shutil.rmtree(folder / ".coalition", ignore_errors=True)
        book.write_bytes(filled(0))
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - room)))
        try:
            ours(book, filled(1), stamp(book))
        except CannotSave:
            refused += 1
            harmed += book.read_bytes() != filled(0)
        harmed += any(path.name.startswith(PREFIX) for path in folder.iterdir())
    return Figure(
        f"a disk with less and less room: {tries} tries, {refused} refused in a sentence, {harmed} harmed", harmed
    )


def on_a_small_disk(folder: Path) -> Figure:
    """Run `full` in a small disk that only one process sees; say so where that is not allowed."""
    script = 'mount -t tmpfs -o size=3m tmpfs "$1" && exec "$2" -m tests.exams.saving --full "$1"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(folder), sys.executable]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return Figure("a disk with less and less room: not tried, a small disk can't be made here", 0)
    if "harmed" not in ran.stdout:
        return Figure("a disk with less and less room: not tried, a small disk may not be made here", 0)
    return Figure(ran.stdout.strip(), ran.returncode)


def _harmed(book: Path, old: bytes, new: bytes, writer: Writer) -> bool:
    """Whether a killed run left anything but the old or the new workbook, or something that a later run trips over."""
    found = book.read_bytes()
    if found not in (old, new):
        return bool(book.write_bytes(old))
    if writer is not ours:
        return False
    with hold_file(book, Holder(), book.parent):
        said = sweep(book, NOW)
    left = [path for path in book.parent.iterdir() if path.name.startswith(PREFIX)]
    kept = found == old or old in [backup.path.read_bytes() for backup in backups(shelf(book))]
    return bool(said or left or not kept or book.read_bytes() != found)


def _adding(book: Path, report: Path, each: int, writer: Writer) -> None:
    """Add a line so many times, and report each that stands and each time another run was first."""
    lines: list[str] = []
    for number in range(each):
        try:
            with hold_file(book, Holder.me(NOW), book.parent) if writer is ours else nullcontext():
                was = stamp(book)
                writer(book, book.read_bytes() + f"{report.name}-{number}\n".encode(), was)
            lines.append(f"{report.name}-{number}")
        except (Busy, Changed) as problem:
            named = not isinstance(problem, Busy) or problem.holder.pid
            lines.append("busy" if named else "busy-unnamed")
            time.sleep(0.001)
    report.write_text("\n".join(lines))


def _person(book: Path, orders: int, done: int, *, into: bool) -> NoReturn:
    """Save when told, after so many seconds, as office programs do: beside the file, then in its place."""
    while True:
        delay, number = os.read(orders, 32).split()
        mine = book.with_name("theirs")
        mine.write_bytes(filled(int(number)))
        _wait(float(delay))
        if into:
            book.write_bytes(filled(int(number)))
        else:
            mine.replace(book)
        os.write(done, b"x")


def _beside(path: Path, new: bytes) -> Path:
    temp = path.with_name(f"naive-{os.getpid()}")
    with temp.open("wb") as file:
        file.write(new)
        os.fsync(file.fileno())
    return temp


def _longest(book: Path, writer: Writer) -> float:
    """Return how many seconds a run takes, as the median of some."""
    taken = []
    for number in range(5):
        start = time.perf_counter()
        writer(book, filled(500 + number), stamp(book))
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _wait(seconds: float) -> None:
    """Wait to the microsecond, which sleeping does not."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@contextmanager
def _child(work: Callable[[], object]) -> Iterator[tuple[int, int]]:
    """Do something in a process of its own; give its number, and where it says that it begins."""
    ready, begins = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(begins, b"x")
            work()
        finally:
            os._exit(0)
    try:
        yield pid, ready
    finally:
        os.close(ready)
        os.close(begins)


@contextmanager
def _children(works: list[Callable[[], object]]) -> Iterator[None]:
    """Do several things at once; go on when all are done."""
    if works:
        with _child(works[0]) as (pid, _), _children(works[1:]):
            pass
        os.waitpid(pid, 0)
    yield


def main() -> int:
    """Run the exam; return 1 where anything was lost or harmed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=4000, help="how often somebody saves meanwhile")
    parser.add_argument("--each", type=int, default=40, help="what each of several runs tries to write")
    parser.add_argument("--no-disk", action="store_true", help="leave out the small disk that fills up")
    parser.add_argument("--writer", choices=WRITERS, default="ours")
    parser.add_argument("--full", type=Path, help="a small disk to fill, and nothing else")
    chosen = parser.parse_args()
    if chosen.full:
        figures = [full(chosen.full)]
        sys.stdout.write(f"{figures[0].said}\n")
    else:
        figures = list(_figures(chosen, WRITERS[chosen.writer], random.Random(chosen.seed)))
    return 1 if any(figure.bad for figure in figures) else 0


def _figures(chosen: argparse.Namespace, writer: Writer, chance: random.Random) -> Iterator[Figure]:
    exams: list[Callable[[Path], Figure]] = [
        lambda folder: killed(folder, chance, chosen.kills, writer),
        lambda folder: people(folder, chance, chosen.rounds, writer),
        lambda folder: people(folder, chance, chosen.rounds, writer, into=True),
        lambda folder: at_once(folder, chosen.each, writer),
    ]
    exams += [killed_at_steps] if writer is ours else []
    exams += [on_a_small_disk] if writer is ours and not chosen.no_disk else []
    for exam in exams:
        with tempfile.TemporaryDirectory() as folder:
            figure = exam(Path(folder))
        sys.stdout.write(f"{figure.said}\n")
        sys.stdout.flush()
        yield figure


if __name__ == "__main__":
    raise SystemExit(main())
