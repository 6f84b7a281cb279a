"""The way of some edits through a Sheet: written, judged, put back where they hit what they should not."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from coalition_sheets.destinations.google import cells, guard, locked, rows, send, stands, swaps, verdicts
from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.destinations.google.edited import Edit, Edited, Outcome, ended, to_look_at
from coalition_sheets.destinations.google.rows import Rows
from coalition_sheets.destinations.google.stands import BEFORE, Stands, own_id
from coalition_sheets.destinations.google.swaps import Swap
from coalition_sheets.destinations.google.verdicts import Verdict
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Place, typed

TRIES = 8


class NoSuchTab(CoalitionError):
    """A tab is not in the Sheet any more."""

    def __init__(self, title: str) -> None:
        super().__init__(f"The Sheet no longer has a tab “{title}”.", "Run it again, so that it is read anew.")


@frozen
class Job:
    """A change on its way, for these edits."""

    swap: Swap
    edits: tuple[Edit, ...]


def read(client: send.Writer, sheet: str, titles: Iterable[str], found: Stands) -> Rows:
    """Read whole tabs. Raises NoSuchTab, WorldError."""
    for title in titles:
        if not found.titled(title):
            raise NoSuchTab(title)
    names = ["'" + title.replace("'", "''") + "'" for title in sorted(titles)]
    return rows.rows(send.read(client, sheet, rows.FIELDS, names))


@frozen
class Run:
    """A Sheet, and the edits that ended so far."""

    client: send.Writer
    sheet: str
    ends: dict[Edit, Edited]
    lost: list[Swap] = field(default_factory=list)

    def all(self, jobs: list[Job], found: Stands) -> None:
        """Write and judge, then put back what is to be put back."""
        self.rest(*self._begun(jobs, found))

    def rest(self, jobs: list[Job], found: Stands) -> None:
        """Put back until nothing is left; in the end take our copies away."""
        for _ in range(TRIES):
            if not jobs:
                break
            try:
                jobs, found = self._found_again(jobs)
                jobs, found = self._once(jobs, found)
            except WorldError:
                continue
        for job in jobs:
            self.give_up(job)
        self._tidied(found)

    def _begun(self, jobs: list[Job], found: Stands) -> tuple[list[Job], Stands]:
        """Write for the first time. A batch that Google refuses did nothing: see once what does not fit any more."""
        try:
            return self._once(jobs, found)
        except WorldError as problem:
            if getattr(problem, "status", 0) != 400:
                raise
        jobs, found = self._found_again(jobs)
        return self._once(jobs, found)

    def _once(self, jobs: list[Job], found: Stands) -> tuple[list[Job], Stands]:
        """Do one batch; return what is to be done next, and how the Sheet stands."""
        if not jobs:
            return [], found
        some = [job.swap for job in jobs]
        planned, back = swaps.batch(some, found, self.lost), swaps.ranges(some)
        made = locked.change(self.client, self.sheet, planned, found, fields=rows.FIELDS, ranges=back)
        left = self.judged(jobs, rows.rows(made.answer), late=made.late)
        tabs = found.tabs if found.own(BEFORE) else (*found.tabs, stands.Tab(own_id(BEFORE), BEFORE))
        return left, replace(found, guards=(made.guard,), tabs=tabs)

    def judged(self, jobs: Sequence[Job], answer: Rows, *, late: bool) -> list[Job]:
        """End what is done of a batch, and return what is left to do.

        `late`: its own answer is lost, so people may have typed since into what it wrote.
        """
        some = [job.swap for job in jobs]
        found = [verdicts.judged(number, some, answer) for number in range(len(some))]
        return [left for job, verdict in zip(jobs, found, strict=True) for left in self._judged(job, verdict, late)]

    def _judged(self, job: Job, verdict: Verdict, late: bool) -> list[Job]:
        """End what is done, and return what is left to do."""
        if verdict.right and not verdict.wanted and late and not job.swap.backwards:
            for edit in job.edits:
                held = rows.at(verdict.before, edit.column)
                stays = rows.holds_now(held, job.swap.cells[edit.column].becomes)
                self._end((edit,), "done" if stays else "changed")
            return []
        if verdict.right and not verdict.wanted and not late:
            return [replace(job, swap=verdicts.again(job.swap, verdict))]
        if verdict.right:
            self._end(job.edits, "put back" if job.swap.backwards else "done")
            return []
        left = [job] if job.swap.backwards else []
        if not verdict.harmed:
            if not job.swap.backwards:
                self._end(job.edits, "changed" if verdict.its_row else "moved")
            return left
        if back := verdicts.back(job.swap, verdict):
            return [*left, Job(back, job.edits)]
        self.give_up(Job(verdicts.written_over(job.swap, verdict), job.edits))
        return left

    def _found_again(self, jobs: list[Job]) -> tuple[list[Job], Stands]:
        """Read the rows again. What is to be put back is looked for in its whole tab, an edit only where it was."""
        found = stands.look(self.client, self.sheet)
        titles = {tab.id: tab.title for tab in found.tabs}
        wanted = {titles[job.swap.tab] for job in jobs if job.swap.tab in titles}
        fresh = read(self.client, self.sheet, wanted, found) if wanted else {}
        left = []
        for job in jobs:
            there = verdicts.where(job.swap, fresh.get(job.swap.tab, {}))
            same_place = there and (there.row, {*there.cells}) == (job.swap.row, {*job.swap.cells})
            if there and (job.swap.backwards or same_place):
                left.append(replace(job, swap=replace(there, title=titles[there.tab])))
            else:
                self.give_up(job)
        return left, found

    def give_up(self, job: Job) -> None:
        """End what can't be done any more: an edit is left, what was to be put back is named."""
        if job.swap.backwards:
            self.lost.append(job.swap)
            self._look(
                job,
                {
                    column: None if change.becomes == verdicts.UNKNOWN else _text(change.becomes)
                    for column, change in job.swap.cells.items()
                },
            )
        else:
            self._end(job.edits, "moved")

    def _end(self, edits: Iterable[Edit], outcome: Outcome) -> None:
        """Say how edits ended; where a person has to look, that stays."""
        for edit in edits:
            if edit not in self.ends or self.ends[edit].outcome != "look":
                self.ends[edit] = ended(edit, outcome)

    def _look(self, job: Job, before: Mapping[int, str | None]) -> None:
        """Say which cells a person has to look at, beside those said already."""
        swap = job.swap
        name = next(
            (text for c, cell in enumerate(swap.base, 1) if c not in before and (text := _text(rows.held(cell)))), ""
        )
        said = [to_look_at(Place(swap.title, swap.row, c), name, _said(job, c), text) for c, text in before.items()]
        for edit in job.edits:
            known = self.ends.get(edit)
            more = [known.said] if known and known.outcome == "look" else []
            self.ends[edit] = Edited(edit, "look", " ".join([*more, *said]))

    def _tidied(self, found: Stands) -> None:
        """Take our copies away; where that fails, the next write does it."""
        if not found.own(BEFORE):
            return
        gone: list[Json] = [{"deleteSheet": {"sheetId": own_id(BEFORE)}}]
        with contextlib.suppress(WorldError):
            locked.change(self.client, self.sheet, gone, found, fields=guard.FIELDS)


def _said(job: Job, column: int) -> str:
    """Return what we wrote into a cell, as the person asked for it."""
    change = job.swap.cells[column]
    value = change.was if job.swap.backwards else change.becomes
    asked = (edit.new for edit in job.edits if cells.same(cells.entered(edit.new), value))
    return typed(next(asked, plain(value)))


def _text(value: Json) -> str:
    return typed(plain(value))


def plain(value: Json) -> Cell:
    """Return what an ExtendedValue holds."""
    return next((cell for cell in value.values() if not isinstance(cell, dict)), None)
