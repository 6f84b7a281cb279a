"""Where names stand: every cell that names a row, a group or somebody unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from coalition_sheets.frozen import frozen
from coalition_sheets.model.coalition import Coalition
from coalition_sheets.model.nouns import Record
from coalition_sheets.model.values import Ref

COLUMNS = {"owners": "owner"}


@frozen
class Use:
    """A name in a cell: its row, its column, and what it was found to mean."""

    record: Record
    column: str
    ref: Ref


def uses(c: Coalition) -> Iterator[Use]:
    """Yield every name in every cell that holds names, tab by tab in the sheet's order; not what a blank stands for."""
    nouns: tuple[Sequence[Record], ...] = (
        c.organizations, c.people, c.goals, c.tasks, c.meetings, c.outreach, c.roles, c.wins,
    )  # fmt: skip
    for records in nouns:
        columns = [f.name for f in fields(records[0]) if "Ref" in str(f.type)] if records else []
        for record in records:
            for name in columns:
                if c.has(record.table or record.tab, column := COLUMNS.get(name, name)):
                    yield from _in_value(record, column, getattr(record, name))
    for rows in c.others.values():
        for row in rows:
            for column, value in row.values.items():
                yield from _in_value(row, column, value)


def _in_value(record: Record, column: str, value: object) -> Iterator[Use]:
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Ref):
            yield Use(record, column, one)
