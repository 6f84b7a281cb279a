"""A whole coalition: all nouns of a workbook with their references resolved, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.model.about import About
from coalition_sheets.model.nouns import Goal, Meeting, Organization, Person, Record, Role, Row, Task, Touch, Win
from coalition_sheets.model.schema import Schema
from coalition_sheets.model.table import Place, Table
from coalition_sheets.model.words import fold_name


def namesakes(rows: Iterable[tuple[str, str, int]]) -> Mapping[str, tuple[str, ...]]:
    """Return the names that stand on two rows or more, folded, each with what tells it apart.

    `rows`: name, organization and row. "Rosa Delgado (Clinic)"; where no organization is known, "Rosa Delgado (row 5)".
    """
    known = list(rows)
    keys = [fold_name(name) for name, _, _ in known]
    found: dict[str, list[tuple[str, str, int]]] = {}
    if len(set(keys)) < len(keys):
        for key, row in zip(keys, known, strict=True):
            found.setdefault(key, []).append(row)
    alike = {key: some for key, some in found.items() if key and len(some) > 1}
    return MappingProxyType(
        {key: tuple([f"{name} ({home or f'row {row}'})" for name, home, row in some]) for key, some in alike.items()}
    )


@frozen
class Tab:
    """One tab that was read: its schema, its table, its header row, and in which column (from 1) each name stands.

    Columns nobody declared stand in `columns` under their header as typed; they are in no schema.
    """

    schema: Schema
    table: Table
    header_row: int
    columns: Mapping[str, int]

    def place(self, row: int | None, column: str = "") -> Place:
        """Return the Place of a row's cell in the column of this name (a row alone where the tab lacks it)."""
        number = self.columns.get(column)
        header = self.table.place(self.header_row, number).typed if number else ""
        return self.table.place(row, number, header)


@dataclass(frozen=True)
class Coalition:
    """The nouns of one workbook. `tabs`: what was read, by schema name; `others`: rows of the coalition's own tabs."""

    title: str = ""
    about: About = field(default_factory=About)
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    tasks: tuple[Task, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    outreach: tuple[Touch, ...] = ()
    roles: tuple[Role, ...] = ()
    wins: tuple[Win, ...] = ()
    others: Mapping[str, tuple[Row, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tabs: Mapping[str, Tab] = field(default_factory=lambda: MappingProxyType({}))
    groups: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The coalition's name as it heads every document."""
        return self.about.coalition_name or self.title

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """People by their visible name."""
        return MappingProxyType({p.name: p for p in reversed(self.people)})

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[str, ...]]:
        """People of one name, by the folded name: none of them is ever meant by the name alone."""
        return namesakes((p.name, p.organization.label if p.organization else "", p.row) for p in self.people)

    @cached_property
    def doubles(self) -> Mapping[str, tuple[str, ...]]:
        """Organizations that stand on two rows, by the folded name: neither row is meant by the name alone."""
        return namesakes((o.name, "", o.row) for o in self.organizations)

    @cached_property
    def organization(self) -> Mapping[str, Organization]:
        """Organizations by their visible name."""
        return MappingProxyType({o.name: o for o in reversed(self.organizations)})

    @cached_property
    def goal(self) -> Mapping[str, Goal]:
        """Goals and benchmarks by their visible name."""
        return MappingProxyType({g.name: g for g in reversed(self.goals)})

    @cached_property
    def meeting(self) -> Mapping[str, Meeting]:
        """Meetings by computed name; where two share it, by name and group: "2026-03-24 Committee (Media team)"."""
        counts: dict[str, int] = {}
        for m in self.meetings:
            counts[m.name] = counts.get(m.name, 0) + 1
        return MappingProxyType(
            {m.name if counts[m.name] == 1 else f"{m.name} ({m.group})": m for m in reversed(self.meetings)}
        )

    def organization_of(self, person: Person) -> Organization | None:
        """Return the organization that a person's row names, where it resolves."""
        return self.organization.get(person.organization.name) if person.organization else None

    def people_of(self, organization: str) -> tuple[Person, ...]:
        """Return the people whose row names this organization, listed or not, in the sheet's order."""
        return self._people_by_organization.get(fold_name(organization), ())

    @cached_property
    def _people_by_organization(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = {}
        for p in self.people:
            if p.organization:
                found.setdefault(fold_name(p.organization.label), []).append(p)
        return MappingProxyType({key: tuple(people) for key, people in found.items()})

    def has(self, tab: str, *columns: str) -> bool:
        """Whether the workbook has this tab (schema name) with all these columns (names in code)."""
        found = self.tabs.get(tab)
        return found is not None and all(c in found.columns for c in columns)

    def place(self, record: Record, column: str = "") -> Place:
        """Return where a row, or its cell in a column, stands."""
        name = record.schema if isinstance(record, Row) else record.table or record.tab
        tab = self.tabs.get(name)
        return tab.place(record.row, column) if tab else Place(name, record.row)
