"""Make typed rows of a tab's values; a blank cell gets what blank means (`sheet_schemas/`, decision 8)."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import repeat
from typing import Any, TypeVar

from coalition_sheets.model import (
    Goal,
    Meeting,
    Organization,
    Person,
    Record,
    Ref,
    Role,
    Row,
    Task,
    Touch,
    Win,
    fold_header,
    fold_name,
)
from coalition_sheets.records.sheet import Sheet

Values = Mapping[str, Sequence[Any]]
R = TypeVar("R", bound=Record)


def make(kind: type[R], sheet: Sheet, values: Values, used: Sequence[int], **more: Any) -> tuple[R, ...]:
    """Return the used rows of a tab as one kind of noun; blanks that mean a word become it.

    All rows get a field, then all the next one: five times faster than calling the noun for each row.
    """
    own = {column.name for column in sheet.schema.columns if not column.core}
    columns = {name: column for name, column in values.items() if name not in own}
    columns["row"] = [index + 1 for index in sheet.indexes]
    if sheet.extras:
        columns["extra"] = sheet.extras
    everything = len(used) == len(sheet.indexes)
    made = tuple(map(object.__new__, repeat(kind, len(used))))
    for known in fields(kind):
        given = columns.get(known.name)
        default = known.default_factory() if callable(known.default_factory) else known.default
        if given is None:
            cells: Iterable[Any] = repeat(more.get(known.name, default))
        else:
            cells = given if everything else [given[p] for p in used]
            cells = [value or default for value in cells] if isinstance(default, (str, Mapping)) else cells
        deque(map(getattr(kind, known.name).__set__, made, cells), maxlen=0)
    return made


def organizations(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Organization, ...]:
    """Return organizations; blank Status means Member where Joined is filled, else Prospect."""
    joined = sheet.column("joined", None)
    missed = sheet.misread("joined")
    status = [
        said or ("Member" if joined[p] or p in missed else "Prospect") for p, said in enumerate(sheet.column("status"))
    ]
    return make(Organization, sheet, {**values, "status": status}, used)


def people(
    sheet: Sheet, values: Values, used: Sequence[int], members: Collection[str], language: str
) -> tuple[Person, ...]:
    """Return people; `members` are the visible names of member organizations, `language` is what blank means.

    A "Do not contact" that cannot be read is a yes: the careful reading.
    """
    blank = [None] * len(sheet.indexes)
    organization = values.get("organization") or blank
    connection = [
        said or ("Member" if ref and ref.kind == "organization" and ref.name in members else "Contact")
        for said, ref in zip(sheet.column("connection"), organization, strict=True)
    ]
    way = [
        said or ("Email" if email else "")
        for said, email in zip(sheet.column("best_way"), sheet.column("email"), strict=True)
    ]
    speaks = [
        said or ("Organization" if ref else "")
        for said, ref in zip(sheet.column("speaks_for"), organization, strict=True)
    ]
    silent = list(sheet.column("do_not_contact", blank=False))
    for position in sheet.misread("do_not_contact"):
        silent[position] = True
    filled = {
        "connection": connection, "best_way": way, "speaks_for": speaks, "do_not_contact": silent,
        "language": [said or language for said in sheet.column("language")],
    }  # fmt: skip
    return make(Person, sheet, {**values, **filled}, used)


def goals(sheet: Sheet, values: Values, used: Sequence[int], parents: Collection[str]) -> tuple[Goal, ...]:
    """Return goals; `parents` are the goals that another is part of. A row of a Benchmarks tab is a benchmark."""
    size = range(len(sheet.indexes))
    said = sheet.column("kind")
    if fold_header(sheet.tab.table.name) == "benchmarks":
        own: dict[str, Sequence[Any]] = {"kind": [k or "Benchmark" for k in said], "kind_typed": [True] * len(size)}
    else:
        numbers = [_filled(sheet, name) for name in ("start_value", "target", "now", "measure")]
        part, due = _filled(sheet, "part_of"), _filled(sheet, "due")
        names = sheet.column("name")
        own = {
            "kind": [said[p] or _kind(any(n[p] for n in numbers), part[p], due[p], names[p] in parents) for p in size],
            "kind_typed": [bool(k) for k in said],
        }
    more = {} if sheet.name == "goals" else {"table": sheet.name}
    return make(Goal, sheet, {**values, **own}, used, **more)


def _kind(numbers: bool, part: bool, due: bool, has_parts: bool) -> str:
    if numbers or (part and not has_parts):
        return "Benchmark"
    return "Short-term goal" if part or due else "Long-term goal"


def _filled(sheet: Sheet, name: str) -> Sequence[bool]:
    missed = sheet.misread(name)
    return [not (value is None or value == "") or p in missed for p, value in enumerate(sheet.column(name, None))]


def tasks(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Task, ...]:
    """Return tasks; a Status that was not understood is "unknown", and "next meeting" is no date."""
    status = [said or "Not started" for said in sheet.column("status")]
    for position in sheet.misread("status"):
        status[position] = "unknown"
    due = sheet.column("due", None)
    own: dict[str, Sequence[Any]] = {
        "status": status, "owners": values.get("owner") or [()] * len(status), "owner_typed": sheet.column("owner"),
    }  # fmt: skip
    if any(isinstance(day, str) and day for day in due):
        own["due_next_meeting"] = [isinstance(day, str) and bool(day) for day in due]
        own["due"] = [None if isinstance(day, str) else day for day in due]
    return make(Task, sheet, {**values, **own}, used)


def meetings(sheet: Sheet, values: Values, used: Sequence[int], groups: Sequence[str]) -> tuple[Meeting, ...]:
    """Return meetings; a group is spelled as it was first spelled."""
    spelling = {fold_name(name): name for name in groups} | {"whole coalition": "Whole coalition"}
    own = {
        "group": [spelling.get(fold_name(name), name) if name else "" for name in sheet.column("group")],
        "attended_typed": sheet.column("attended"),
        "invited_typed": sheet.column("invited"),
    }
    return make(Meeting, sheet, {**values, **own}, used)


def touches(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Touch, ...]:
    """Return contacts; the next step is done by whoever made the contact, unless somebody else is named."""
    blank = [None] * len(sheet.indexes)
    own = {"next_owner": [
        who or by for who, by in zip(values.get("next_owner") or blank, values.get("by") or blank, strict=True)
    ]}  # fmt: skip
    return make(Touch, sheet, {**values, **own}, used)


def roles(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Role, ...]:
    """Return roles; one is needed unless a No can be read."""
    needed = list(sheet.column("needed", blank=True))
    for position in sheet.misread("needed"):
        needed[position] = True
    return make(Role, sheet, {**values, "needed": needed}, used)


def wins(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Win, ...]:
    """Return wins."""
    return make(Win, sheet, values, used)


def rows(sheet: Sheet, values: Values, used: Sequence[int]) -> tuple[Row, ...]:
    """Return the rows of a tab that only this coalition's schema knows."""
    schema = sheet.schema
    found = []
    for p in used:
        said = {name: column[p] for name, column in values.items()}
        key = " | ".join(fold_name(as_text(said.get(name))) for name in schema.key)
        quiet = said.get("quiet_until")
        found.append(
            Row(
                row=sheet.indexes[p] + 1,
                schema=schema.name,
                values=said,
                row_key=key,
                quiet_until=quiet if isinstance(quiet, date) else None,
                extra=sheet.extras[p] if sheet.extras else {},
            )
        )
    return tuple(found)


def as_text(value: object) -> str:
    """Return a value as it stands in a key."""
    if isinstance(value, Ref):
        return value.label
    if isinstance(value, tuple):
        return ", ".join(map(as_text, value))
    return "" if value is None else str(value)
