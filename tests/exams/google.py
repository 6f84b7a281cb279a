"""The exam of Google's bad days: thousands of fault schedules, none of which may harm a Sheet or mislead a person.

The real gspread and google-auth over real HTTP, with a clock that is told to move. Run as
``python -m tests.exams.google [--seed N] [--runs 2000]``. It prints its figure; a schedule that fails is made smaller
and printed so that it can be pasted into a test.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric import rsa

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.sheets import fill
from coalition_sheets.sources.google import Access, Patience, SheetAddress, access
from coalition_sheets.sources.google.client import PatientClient, open_client
from coalition_sheets.sources.google.read import read
from tests.exams.schedules import DEADLINE, REFUSALS, Plan, Schedule, asked, by_chance, shrunk
from tests.fake_sheets import handy
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.reroute import rerouted
from tests.fake_sheets.server import Server
from tests.fake_sheets.store import Book

SUCCEEDED, GAVE_UP, REFUSED = "succeeded", "gave up", "refused"
WRONG, TWICE, HALF, OUTLIVED = "wrong", "applied twice", "half done", "outlived"
BAD = (WRONG, TWICE, HALF, OUTLIVED)
SECOND = Patience().base
"""With less than this left, nothing more is tried."""


@dataclass(frozen=True)
class Work:
    """What is done in a run: to which Sheet, and how. What it returns is compared, and so is the Sheet."""

    tabs: Mapping[str, Any]
    do: Callable[[PatientClient, SheetAddress], object]
    often: int = 1


@dataclass(frozen=True)
class Outcome:
    """How a run ended, and what makes it so."""

    verdict: str
    why: str = ""


def rows(count: int) -> list[list[handy.Cell]]:
    """Return rows of all kinds of cell."""
    day = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}}
    share = {"userEnteredFormat": {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}}
    made: list[list[handy.Cell]] = [["Task", "Who", "By when", "Share", "Zip", "Ok", "Sum"]]
    for n in range(count):
        due = {**day, "userEnteredValue": {"numberValue": 46000 + n}}
        part = {**share, "userEnteredValue": {"numberValue": n / 100}}
        made.append([f"Call {n}", "Rosa Delgado", due, part, "02134", n % 2 == 0, "=1+1" if n % 3 else None])
    return made


def reading(client: PatientClient, address: SheetAddress, **more: int) -> object:
    """Read a Sheet."""
    return read(client, address, **more)


def filling(client: PatientClient, address: SheetAddress) -> object:
    """Fill an empty Sheet as `coalition init URL` does."""
    return fill(address, lambda: client).summary


def adding(client: PatientClient, address: SheetAddress) -> object:
    """Add tabs to a Sheet that has some."""
    return fill(address, lambda: client, add=("Roles", "Wins")).summary


WORKS: Mapping[str, Work] = {
    "read": Work({"Tasks": rows(8), "Notes": [["x"]]}, reading, 8),
    "read large": Work({"Tasks": rows(60), "Bob's list": rows(3)}, partial(reading, cut=9000), 5),
    "init": Work({"Sheet1": []}, filling),
    "init --add": Work({"Notes": [["Our notes"], ["02134", "=1+1"]]}, adding, 8),
}


def filled(book: Book) -> int:
    """Count the cells that hold something."""
    return sum("userEnteredValue" in cell for sheet in book.sheets for cell in sheet.cells.values())


@dataclass
class Exam:
    """A server, a way in, and how each work ends when nothing goes wrong."""

    server: Server
    way_in: Access
    works: Mapping[str, Work]
    patience: Patience
    client: type[PatientClient] | None

    def __post_init__(self) -> None:
        self.sound = {name: self.once(Schedule(name))[1:] for name in self.works}

    @property
    def clock(self) -> Clock:
        """The clock that server and client share."""
        assert isinstance(self.server.clock, Clock)
        return self.server.clock

    def once(self, schedule: Schedule) -> tuple[Plan, object, tuple[Book, Book]]:
        """Run a schedule: what went wrong, what came of it, and the Sheet before and after."""
        work = self.works[schedule.work]
        self.clock.now = Clock().now
        self.server.log.clear()
        store = self.server.store
        store.chance.seed(0)  # the same ids each time
        book = handy.make_sheet(store, work.tabs)
        before = replace(book.copied(), id="")
        plan = Plan(schedule, self.clock)
        self.server.faults.plan(plan)
        self.server.token_faults.plan(plan)
        with requests.Session() as session:
            rerouted(session, self.server.base, self.clock.advance)
            came: object
            try:
                came = work.do(self.open(session, random.Random(schedule.chance).random), SheetAddress(book.id))
            except Exception as problem:  # noqa: BLE001  whatever it is, it is judged
                came = problem
        after = replace(store.book(book.id), id="")
        handy.delete(store, book.id)
        return plan, came, (before, after)

    def open(self, session: requests.Session, jitter: Callable[[], float]) -> PatientClient:
        """Return a client that waits without waiting."""
        told = {"clock": self.clock, "sleep": self.clock.advance, "jitter": jitter}
        if self.client is not None:
            return self.client(access=self.way_in, patience=self.patience, session=session, say=len, **told)  # type: ignore[arg-type]
        return open_client(self.way_in, self.patience, session, **told)  # type: ignore[arg-type]

    def run(self, schedule: Schedule) -> Outcome:
        """Run a schedule and judge how it ended."""
        plan, came, (before, after) = self.once(schedule)
        result, (_, done) = self.sound[schedule.work]
        spent = self.clock() - plan.start
        if spent > DEADLINE + 0.001:
            return Outcome(OUTLIVED, f"{spent:.1f} seconds")
        if after not in (before, done):
            cells, whole = filled(after), filled(done)
            return Outcome(TWICE if cells > whole else HALF, f"{cells} filled cells, not {whole}")
        if not isinstance(came, Exception):
            same = (came, after) == (result, done)
            return Outcome(SUCCEEDED) if same else Outcome(WRONG, f"another result: {str(came)[:300]}")
        return failed(plan, came, spent, changed=after != before)


def failed(plan: Plan, came: Exception, spent: float, *, changed: bool) -> Outcome:
    """Judge a run that failed: whether it may have, and whether it told the truth."""
    kind = getattr(came, "kind", "")
    said = f"{type(came).__name__} {kind}: {came}; after {spent:.0f} s of {', '.join(plan.given)}"
    if not isinstance(came, CoalitionError) or came.exit_code not in (2, 3) or not came.hint:
        return Outcome(WRONG, said)
    if changed and kind != "lost":
        return Outcome(WRONG, f"changed the Sheet and says otherwise: {said}")
    refusals = [REFUSALS[word] for word in plan.given if word in REFUSALS]
    if refusals:
        fits = kind in ("lost", refusals[0]) or (kind, refusals[0]) == ("read-only", "not-shared")
        return Outcome(REFUSED) if fits else Outcome(WRONG, f"not what Google said: {said}")
    left = DEADLINE - spent
    if plan.given[-1] != "-" and (left <= SECOND or asked(plan.given[-1]) >= left - 1):
        return Outcome(GAVE_UP)
    return Outcome(WRONG, f"gave up too soon: {said}")


@contextmanager
def ready(
    works: Mapping[str, Work] = WORKS, client: type[PatientClient] | None = None, patience: Patience | None = None
) -> Iterator[Exam]:
    """Give an exam with a server of its own."""
    key = rsa.generate_private_key(65537, 1024)  # a short one opens sooner
    with tempfile.TemporaryDirectory() as folder, Server(Clock()) as server:
        path = handy.write_key_file(server, key, Path(folder) / "key.json", "https://oauth2.googleapis.com")
        yield Exam(server, access(path, None), works, patience or Patience(), client)
        assert server.api.failures == []


def examine(exam: Exam, runs: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Run so many schedules; return how they ended, and each that failed, made smaller."""
    ends: Counter[str] = Counter()
    told = []
    works = [name for name, work in exam.works.items() for _ in range(work.often)]
    for number in range(runs):
        schedule = by_chance(number, seed, works)
        outcome = exam.run(schedule)
        ends[outcome.verdict] += 1
        if outcome.verdict in BAD:
            small = shrunk(schedule, lambda s, verdict=outcome.verdict: exam.run(s).verdict == verdict)  # type: ignore[misc]
            told.append(f"seed {seed}/{number}, {outcome.verdict}: {exam.run(small).why}\n    {small}")
    return ends, told


def figure(ends: Counter[str]) -> str:
    """Return the figure in one line."""
    kinds = ((SUCCEEDED, SUCCEEDED), (GAVE_UP, "gave up at the deadline"), (REFUSED, "told what Google refused"))
    parts = [f"{ends[kind]:,} {said}" for kind, said in kinds] + [f"{ends[kind]:,} {kind}" for kind in BAD]
    return f"{ends.total():,} fault schedules: {', '.join(parts)}"


def main() -> int:
    """Run the exam; return 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--runs", type=int, default=2000)
    chosen = parser.parse_args()
    with ready() as exam:
        ends, told = examine(exam, chosen.runs, chosen.seed)
    sys.stdout.write("\n".join([*told, figure(ends), ""]))
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main())
