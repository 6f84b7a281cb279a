"""Rows that claim the same key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coalition_sheets.model import (
    Cell,
    Coalition,
    Finding,
    Person,
    Record,
    Row,
    Severity,
    Table,
    Task,
    Touch,
    fold,
    fold_name,
    typed,
)
from coalition_sheets.model.checks import finding
from coalition_sheets.records.nouns import as_text
from coalition_sheets.records.words import listed, quoted

SHOWN = 5


def duplicates(coalition: Coalition) -> list[Finding]:
    """Return REF-DUPLICATE for rows of one tab with one key.

    Tasks need not be unique: only rows whose every cell is equal count, as a warning. Equal contacts are a
    warning too; two of one day with different outcomes are two contacts.
    """
    everything: tuple[Sequence[Record], ...] = (
        coalition.organizations, coalition.people, coalition.goals, coalition.tasks, coalition.meetings,
        coalition.outreach, coalition.roles, coalition.wins, *coalition.others.values(),
    )  # fmt: skip
    return [note for records in everything if records for note in _of_tab(coalition, records)]


def _of_tab(coalition: Coalition, records: Sequence[Record]) -> list[Finding]:
    key = _key_function(coalition, records[0])
    if key is None:
        return []
    keys = list(map(key, records))
    if len(set(keys)) == len(keys):
        return []
    groups: dict[object, list[Record]] = {}
    for said, record in zip(keys, records, strict=True):
        groups.setdefault(said, []).append(record)
    doubled = [group for group in groups.values() if len(group) > 1]
    if isinstance(records[0], Touch):
        doubled = [group for group in doubled if len({r.outcome for r in group if isinstance(r, Touch)} - {""}) < 2]
    return [_finding(coalition, group) for group in doubled]


def _key_function(coalition: Coalition, record: Record) -> Callable[[Record], object] | None:
    """Return what may not be equal in two rows of this tab; None where nothing need be unique."""
    if isinstance(record, Task):
        rows = coalition.tabs["tasks"].table.rows
        return lambda r: _without_blank_end(rows[r.row - 1])
    if isinstance(record, Touch):
        return lambda r: r.key
    if isinstance(record, Row):
        keyed = coalition.tabs[record.schema].schema.key
        return (lambda r: r.key) if keyed else None
    key = coalition.tabs[record.table or record.tab].schema.key
    return (lambda r: tuple([fold_name(as_text(getattr(r, name, ""))) for name in key])) if key else None


def _without_blank_end(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _finding(coalition: Coalition, group: Sequence[Record]) -> Finding:
    first = group[0]
    tab = first.schema if isinstance(first, Row) else first.table or first.tab
    schema = coalition.tabs[tab].schema
    column = next(iter(schema.key), "") or next((c.name for c in schema.columns if c.required), "")
    places = [coalition.place(record, column) for record in group]
    rows = listed([f"{p.tab} {p.row}" if p.tab != places[0].tab else str(p.row) for p in places], limit=SHOWN)
    what = _spoken(first, places[0].typed)
    soft = isinstance(first, (Task, Touch))
    message = f"Rows {rows} of {places[0].tab} {'are the same' if soft else 'have the same name'}: {quoted(what)}."
    return finding(
        "REF-DUPLICATE", message, places=places, suggestions=[_merge(coalition, group)], key=first.key, column=column,
        tab=tab, severity=Severity.WARNING if soft else None, level=schema.by_name[column].level if column else None,
    )  # fmt: skip


def _spoken(record: Record, typed_there: str) -> str:
    if isinstance(record, Touch):
        return f"{record.date.isoformat()} {record.who.label}"
    name = getattr(record, "name", "")
    return str(name) or typed_there


def _merge(coalition: Coalition, group: Sequence[Record]) -> str:
    """Return how to make two rows one, in terms of columns; what stands in them is not echoed."""
    first, second = group[0], group[1]
    tabs = [coalition.tabs[r.schema if isinstance(r, Row) else r.table or r.tab] for r in (first, second)]
    copy, differ = [], []
    for column in tabs[0].schema.columns:
        numbers = [tab.columns.get(column.name) for tab in tabs]
        a, b = (_at(t.table, r.row, n) for t, r, n in zip(tabs, (first, second), numbers, strict=True))
        if b and not a:
            copy.append(column.header)
        elif a and b and fold(typed(a)) != fold(typed(b)):
            differ.append(column.header)
    if isinstance(first, Person) and isinstance(second, Person) and {"Organization", "Email", "Phone"} & set(differ):
        return f"They differ in {listed(differ)}. If they are two people, {_apart(first, second)}; if one, merge them."
    if differ:
        return (
            f"They differ in {listed(differ)}: agree on one, put it in row {first.row}, then delete row {second.row}."
        )
    if copy:
        return f"Copy {listed(copy)} from row {second.row} to row {first.row}, then delete row {second.row}."
    return f"Delete row {second.row}; it says nothing that row {first.row} does not."


def _apart(first: Person, second: Person) -> str:
    """Return how two people of one name are told apart: their organization behind it (model.md)."""
    if first.organization and second.organization and first.organization != second.organization:
        names = [
            quoted(f"{person.name} ({person.organization.label})") for person in (first, second) if person.organization
        ]
        return f"name them {listed(names)}"
    return "add a word in brackets to each name, such as their street or their organization"


def _at(table: Table, row: int, column: int | None) -> Cell:
    return table.cell(row, column) if column else None
