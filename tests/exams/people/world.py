"""One workbook, the people at it, the runs of a writer, and what the law says of each."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unittest import mock

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs import editing
from coalition_sheets.jobs.home import Setting
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import session_of as session_of_job
from coalition_sheets.jobs.sync import run as syncing
from coalition_sheets.model.worksheet import Worksheet
from tests.exams.people import doing, law
from tests.exams.people.doing import Op, Tab, Value
from tests.exams.people.in_sheet import SheetPlace
from tests.exams.people.naive import WRITERS
from tests.exams.people.places import OURS, Bad, Place
from tests.exams.people.schedule import NAMES, Run, Step
from tests.saving.disks import Killed

TODAY = date(2026, 3, 17)
LOST, WRONG, TOLD = "lost", "wrong", "told otherwise"
BAD = (LOST, WRONG, TOLD)
LOOK, CUT_OFF = "look at this", "cut off"
SENTENCE = "Please look at "
Spots = dict[int, tuple[Value, tuple[int, int, int]]]


@dataclass
class World:
    """A workbook as people know it (`tabs`), and as it stands (`place`); `ends` counts how things ended."""

    place: Place
    tabs: list[Tab] = field(default_factory=doing.start)
    undo: Op | None = None
    ends: Counter[str] = field(default_factory=Counter)
    why: list[str] = field(default_factory=list)
    read: list[Tab] = field(default_factory=list)
    planned: tuple[Worksheet, ...] = ()
    allowed: law.Allowed = field(default_factory=dict)
    changed: dict[int, tuple[Value, Value]] = field(default_factory=dict)
    owed: dict[int, Value] = field(default_factory=dict)
    """Cells that a run harmed which was then killed: what they held. The next run puts them back, or names them."""
    words: tuple[str, ...] = ()
    earlier: set[int] = field(default_factory=set)
    people_came: bool = False
    meddled: bool = False
    cut_off: bool = False
    nested: bool = False
    same: set[int] = field(default_factory=set)

    def step(self, step: Step) -> None:
        """Let somebody do something, or a run be made."""
        if isinstance(step, Run):
            self.run(step)
        else:
            self.act(step)
            self.equal("after people")

    def act(self, word: str) -> None:
        """Let somebody do something."""
        self.people_came = True
        if word.startswith("ours"):
            self.meddled = True
            self.place.meddle(int(word.split()[1]))
            return
        if word == "other run":
            self._other()
            return
        if not self.place.live:
            self.meddled = True
        if word.startswith("undo"):
            op = self.undo
        else:
            op = doing.meant(word, self.tabs, lambda at: self.place.seen()[at][1], self.place.titles())
        if op is None:
            return
        tab = self.tabs[op.tab]
        self.undo = doing.undone(tab, op)
        if op.kind == "put" and self.place.live:
            self._same(op)
        if op.kind == "title":
            tab.title = op.text
        else:
            doing.done(tab.rows, op)
        self.place.person(op, tab)

    def _same(self, op: Op) -> None:
        """Remember cells into which somebody types just what a run wrote there by mistake, a moment ago.

        Nobody can see that they were typed into. The run takes back what it wrote, and names the cell.
        """
        cells, tab = self.place.seen()[op.tab][1], self.tabs[op.tab]
        for down, line in enumerate(op.what):
            for c, spot in enumerate(line, op.at[1]):
                place = op.at[0] + down, c
                if cells.get(place) == spot.value != tab.cells.get(place):
                    self.same.add(spot.id)

    def _other(self) -> None:
        """Let sync run on another computer, in the midst of a run."""
        if self.nested or not isinstance(self.place, SheetPlace):
            return
        self.nested = self.meddled = True
        try:
            with self.place.elsewhere() as way:
                syncing.sync(way, syncing.Asked(as_of=TODAY, accept=True, salt="pepper"))
        except CoalitionError as problem:
            self.ends[f"elsewhere: {getattr(problem, 'kind', type(problem).__name__)}"] += 1
        finally:
            self.nested = False

    def reading(self) -> None:
        """Remember the workbook as a run has just read it, and what may be changed of it."""
        if self.nested:
            return
        self.read = [tab.copied() for tab in self.tabs]
        self.allowed = law.allowed(self.words, self.read)

    def moment(self, run: Run, number: int) -> None:
        """Let people do what they do at this moment of a run."""
        if self.place.live:
            self.look()
        for when, word in run.meanwhile:
            if when == number:
                self.act(word)

    def look(self) -> list[tuple[int, int, int]]:
        """Take in what the run changed rightly; return the cells that are not as people left them."""
        off = []
        known = law.twins(self.read)
        for n, ((title, cells), tab) in enumerate(zip(self.place.seen(), self.tabs, strict=True)):
            if title != tab.title:
                off.append((n, 0, 0))
            ours, rows = tab.cells, tab.values
            for r, c in sorted({*cells, *ours}):
                value = cells.get((r, c))
                if value == ours.get((r, c)) and type(value) is type(ours.get((r, c))):
                    continue
                if not (
                    r < len(tab.rows)
                    and c < len(tab.rows[0])
                    and self._fits(tab, r, c, value, known.get(tuple(rows[r]), ()))
                ):
                    off.append((n, r, c))
        return off

    def _fits(self, tab: Tab, r: int, c: int, value: Value, twins: Sequence[list[doing.Spot]]) -> bool:
        """Tell whether a change is the one that was asked for, of the cell as it was read; take it in then."""
        spot = tab.rows[r][c]
        was = {one.id: one.value for read in self.read for row in read.rows for one in row}
        if self.changed.get(spot.id) == (value, spot.value):
            tab.rows[r][c] = doing.Spot(value, spot.id)  # put back
            del self.changed[spot.id]
            return True
        ids = [spot.id, *(row[c].id for row in twins if c < len(row))]
        if not any(value in self.allowed.get(one, ()) and was.get(one) == spot.value for one in ids):
            return False
        tab.rows[r][c] = doing.Spot(value, spot.id)
        self.changed[spot.id] = (spot.value, value)
        return True

    def equal(self, when: str) -> None:
        """Judge that people's tabs are as they left them; go on with what is there."""
        for place in self.look():
            if not self._is_owed(place):
                self._found(LOST, when, place)

    def _spot(self, place: tuple[int, int, int]) -> doing.Spot | None:
        n, r, c = place
        rows = self.tabs[n].rows
        return rows[r][c] if r < len(rows) and c < len(rows[0]) else None

    def _is_owed(self, place: tuple[int, int, int]) -> bool:
        spot = self._spot(place)
        return spot is not None and spot.id in self.owed

    def _found(self, kind: str, when: str, place: tuple[int, int, int]) -> None:
        """Count a cell that is not as people left it, and take it as it is."""
        n, r, c = place
        title, cells = self.place.seen()[n]
        tab = self.tabs[n]
        was = tab.rows[r][c].value if r < len(tab.rows) and c < len(tab.rows[0]) else None
        self.bad(kind, f"{when}: {tab.title} {chr(65 + c)}{r + 1} held {was!r}, now {cells.get((r, c))!r} ({title})")
        tab.title = title
        while len(tab.rows) <= r:
            tab.rows.append([doing.Spot() for _ in tab.rows[0]])
        for row in tab.rows:
            row += [doing.Spot() for _ in range(c + 1 - len(row))]
        tab.rows[r][c] = doing.Spot(cells.get((r, c)), tab.rows[r][c].id)

    def bad(self, kind: str, why: str) -> None:
        """Count something; say what."""
        self.ends[kind] += 1
        self.why.append(f"{kind}: {why}")

    def run(self, run: Run) -> object:
        """Make a run while people are at work, judge it, and return what came of it."""
        self.words = self._order(run.order)
        self.allowed, self.planned = {}, ()
        self.earlier = set(self.changed)
        self.people_came = self.meddled = False
        self.reading()
        self.allowed = {}
        before = self.place.ours()
        came: object
        with (
            seams(self),
            self.place.run(Bad(dict(run.bad), run.killed), lambda number: self.moment(run, number)) as way,
        ):
            try:
                came = self._do(way)
            except Killed as problem:
                came = problem
            except CoalitionError as problem:
                came = problem
            except Exception as problem:  # noqa: BLE001  a mistake of the tool
                came = problem
        if isinstance(came, Killed):
            self.place.killed()
        self._judge(came, before)
        return came

    def _order(self, order: str) -> tuple[str, ...]:
        """Return an order with the names it is about, as they stand."""
        word, *numbers = order.split()
        if word in ("sync", "fix"):
            return (word, *numbers)
        names = {"rename": "Name"}.get(word, "Task")
        rows = [row[c].value for tab in self.tabs for c in [tab.column(names)] if c is not None for row in tab.rows[1:]]
        found = [str(value) for value in rows if value] or ["Nothing"]
        name = found[int(numbers[0]) % len(found)]
        return (word, name, NAMES[int(numbers[1])]) if word == "rename" else (word, name)

    def _do(self, way: Setting) -> object:
        asked = editing.Asked(as_of=TODAY, apply=True)
        match self.words:
            case "sync", *more:
                return syncing.sync(way, syncing.Asked(as_of=TODAY, accept=bool(more), salt="pepper"))
            case "done", task:
                return editing.done(way, task, asked)
            case "rename", old, new:
                return editing.rename(way, old, new, asked)
            case ["fix"]:
                return editing.fix(way, asked=asked)
            case naive, task:
                return WRITERS[naive](self.place, way, task, self.reading)
        raise AssertionError(self.words)

    def _judge(self, came: object, before: Mapping[str, doing.Cells]) -> None:
        off = self.look()
        if off and isinstance(came, Killed) and self.place.compared():
            self.ends[LOOK] += 1
            off = self.look()
        looks = [line for line in came.warnings if line.startswith(SENTENCE)] if isinstance(came, Result) else []
        looked = bool(looks)
        over = isinstance(came, Killed) or getattr(came, "kind", "") == "lost"
        for place in off:
            spot = self._spot(place)
            waits = over or (self._is_owed(place) and not isinstance(came, Result))
            if spot and waits and self.place.live:
                self.ends[CUT_OFF] += spot.id not in self.owed
                self.owed[spot.id] = spot.value
            else:
                named = looks or (spot and spot.id in self.same and isinstance(came, Result) and came.warnings)
                self._found(LOOK if named else LOST, f"{' '.join(self.words)}, {said(came)}", place)
                looks = looks[1:]  # one sentence is for one cell
        if not isinstance(came, Killed | CoalitionError | Result | None):
            self.bad(WRONG, f"{' '.join(self.words)}: {''.join(traceback.format_exception(came))}")  # type: ignore[call-overload]
        self._told(came, looked=looked)
        if not self.meddled and not isinstance(came, Killed):
            self._own(came, before)
        how = "killed" if isinstance(came, Killed) else "refused" if isinstance(came, CoalitionError) else "done"
        self.ends[how] += 1
        if how == "refused":
            self.ends[f"refused: {getattr(came, 'kind', type(came).__name__)}"] += 1
        self.ends["cells changed as asked"] += len(self.done)
        self.cut_off = over
        if not over:
            self.changed, self.owed = {}, {}

    def _still(self) -> int:
        """Count those of them that nobody changed since."""
        known = {spot.id for tab in self.tabs for row in tab.rows for spot in row}
        return len(self.done & known)

    @property
    def done(self) -> set[int]:
        """The cells that this run changed as asked."""
        return set(self.changed) - self.earlier

    def _told(self, came: object, *, looked: bool) -> None:
        """Judge that a run that says it did something did it all, and one that says it failed did nothing."""
        if isinstance(came, CoalitionError):
            if came.exit_code not in (2, 3) or not str(came):
                self.bad(TOLD, said(came))
            if self.done and getattr(came, "kind", "") != "lost":
                self.bad(TOLD, f"{len(self.done)} cells changed, and it says: {said(came)}")
        if isinstance(came, Result) and came.command != "sync" and (self.place.live or not self.people_came):
            wanted = len(came.data["changes"]) - len(came.warnings)
            if not self._still() <= wanted <= len(self.done) and not self.cut_off and not looked:
                self.bad(TOLD, f"{len(self.done)} cells changed, and it says {wanted}: {said(came)}")

    def _own(self, came: object, before: Mapping[str, doing.Cells]) -> None:
        """Judge that our tabs are right, or as they were."""
        now = self.place.ours()
        wrote = isinstance(came, Result) and came.data.get("wrote")
        if wrote or now != before:
            if wrong := law.wrong_tabs(self.planned, now):
                self.bad(WRONG, f"{said(came)}: {wrong}")
            if not self.planned and now != before:
                self.bad(WRONG, f"our tabs changed: {said(came)}")

    def settle(self) -> None:
        """Let nobody be at work: then a run makes our tabs right, and the next changes nothing."""
        for n, tab in enumerate(self.tabs):
            if tab.title in OURS:
                self.undo = Op("title", n, text=tab.title)
                tab.title = f"Theirs {n}"
                self.place.person(Op("title", n, text=tab.title), tab)
        note: Any = getattr(self.place, "note", None)
        if note is not None:
            note.unlink(missing_ok=True)
        for turn in ("sync accept", "again accept"):
            self.words, self.allowed, self.planned = ("sync", "accept"), {}, ()
            self.earlier = set(self.changed)
            self.meddled = self.people_came = False
            with seams(self), self.place.run(Bad(), lambda _: None) as way:
                try:
                    came = self._do(way)
                except CoalitionError as problem:
                    self.ends[f"unreadable: {type(problem).__name__}"] += 1
                    break
            assert isinstance(came, Result)
            self._judge(came, self.place.ours())
            wrong = law.wrong_tabs(self.planned, self.place.ours())
            if wrong or came.data["waiting"]:
                self.bad(WRONG, f"settled: {wrong} {said(came)}")
            if turn == "again accept" and came.data["wrote"]:
                self.bad(WRONG, "the second run wrote again")
            if "_coalition before" in self.place.titles():
                self.bad(WRONG, "the copies of rows are still there")


def said(came: object) -> str:
    """Return what a run said in the end."""
    if isinstance(came, Result):
        return " ".join((came.summary, *came.warnings))
    return f"{type(came).__name__}: {came}"


@contextmanager
def seams(world: World) -> Iterator[None]:
    """Let the world know when a run has read the workbook, and what it makes of our tabs."""

    def session_of(*given: Any, **more: Any) -> Any:
        world.reading()
        return opened(*given, **more)

    def put(desk: Any, tabs: Sequence[Worksheet]) -> bool:
        world.planned = world.planned if world.nested else tuple(tabs)
        return written(desk, tabs)

    opened, written = session_of_job, syncing._put
    with (
        mock.patch.object(editing, "session_of", session_of),
        mock.patch.object(syncing, "session_of", session_of),
        mock.patch.object(syncing, "_put", put),
    ):
        yield
