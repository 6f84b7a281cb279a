"""A workbook that is a Google Sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from coalition_sheets.destinations.google import edits, put
from coalition_sheets.destinations.google.edited import Edit
from coalition_sheets.destinations.google.send import AnotherRun
from coalition_sheets.destinations.google.stands import BEFORE, FIELDS, Stands, parted, stands
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.home.desk import Hindered, Overtaken
from coalition_sheets.jobs.keeping import Places
from coalition_sheets.model import Table, Workbook
from coalition_sheets.model.change import Change
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.saving import Holder
from coalition_sheets.saving import hold_sheet as hold_key
from coalition_sheets.sources.google.problems import GoogleProblem

if TYPE_CHECKING:
    from coalition_sheets.sources.google import SheetAddress
    from coalition_sheets.sources.google.client import PatientClient

REFUSED = ("read-only", "quota")
"""Why Google writes nothing at all: what was read is good all the same."""
OURS = ("Today", "Problems", "Agenda", "Sent", "_coalition")


@frozen
class SheetDesk:
    """A Google Sheet that one run holds; see `Desk`. `stands`: its tabs and the guard of our writes, as read.

    `tables`: all tabs under the titles they have now; in `workbook` ours have those that we gave them.
    """

    client: PatientClient
    id: str
    workbook: Workbook
    stands: Stands
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    hindered: Hindered | None = None

    def refuses(self, tabs: Sequence[Worksheet]) -> Hindered | None:
        """Return why the Sheet does not take our tabs, as far as it can be told without asking Google."""
        try:
            put.batch(tabs, self.stands)
        except put.TitleTaken as problem:
            return Hindered(problem.message, problem.hint)
        return self.hindered

    def put(self, tabs: Sequence[Worksheet]) -> bool:
        """Write our tabs in one batch; where they are so already, send nothing."""
        try:
            return put.put(self.client, self.id, tabs, self.stands, self.tables).changed
        except put.TitleTaken as problem:
            raise Hindered(problem.message, problem.hint) from problem
        except AnotherRun as problem:
            raise Overtaken(problem.message, problem.hint) from problem
        except GoogleProblem as problem:
            if problem.kind not in REFUSED:
                raise
            raise Hindered(problem.message, problem.hint) from problem

    def edit(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Change cells, each only in the row that was meant; return what became of those that were not changed."""
        wanted = [Edit(c.place.tab, c.place.row or 0, c.place.column or 0, c.old, c.new, c.header_row) for c in changes]
        ended = edits.apply(self.client, self.id, wanted, self.stands, self.tables)
        return tuple(one.said for one in ended if one.outcome != "done")


@contextmanager
def hold_sheet(
    address: SheetAddress, now: datetime, where: Places, connect: Callable[[], PatientClient]
) -> Iterator[SheetDesk]:
    """Hold a Sheet for one run of this account on this computer, and read it. `now` is aware.

    Runs elsewhere are kept out by the guard of each write. What a run that was cut off had begun to edit is ended
    first. Raises Busy, and what reading it raises.
    """
    from coalition_sheets.sources.google.read import reading

    with hold_key(address.id, Holder.me(now.astimezone()), where.state):
        client = connect()
        read, answer = reading(client, address, also=FIELDS)
        found = stands(answer)
        earlier = edits.unfinished(client, address.id, found)
        if found.own(BEFORE):
            read, answer = reading(client, address, also=FIELDS)
            found = stands(answer)
        notes = tuple(one.said for one in earlier if one.outcome != "done")
        own, people = parted(found, read.tables, OURS)
        yield SheetDesk(client, address.id, replace(read, tables=(*people, *own)), found, read.tables, notes)
