"""Resolve the names in a tab's columns to the rows they mean, and keep what could not be settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Column, Ref, Schema, fold, fold_name
from coalition_sheets.model.coalition import namesakes
from coalition_sheets.records.meetings import Meetings
from coalition_sheets.records.names import NOBODY, Kind, Names
from coalition_sheets.records.sheet import Sheet

KINDS: Mapping[str, Kind] = {
    "people": "person", "organizations": "organization", "groups": "group", "goals": "goal",
}  # fmt: skip
OWNERS = ("tasks", "owner")
FREE_TEXT = ("tasks", "waiting_on")
WITH_GUESTS = ("meetings", "attended")
PROSPECTS = (("outreach", "who"), ("outreach", "introduced"))
WHOLE = "whole coalition"


@frozen
class Unsettled:
    """One spelling in one column that is unknown, ambiguous or only a first name, and the positions it is in."""

    ref: Ref
    sheet: Sheet
    column: Column
    positions: tuple[int, ...]


@dataclass(slots=True)
class Lookup:
    """Everything that a name can mean. `others`: folded keys of rows of the coalition's own tabs, by schema name."""

    names: Names
    present: frozenset[str]
    meetings: Meetings | None = None
    tasks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unsettled: list[Unsettled] = field(default_factory=list)

    def resolve(self, sheet: Sheet, used: Sequence[int]) -> dict[str, Sequence[Any]]:
        """Return a tab's values with Refs for names; `used` are the positions whose trouble is worth keeping."""
        values = dict(sheet.values)
        for name in values:
            column = sheet.schema.by_name[name]
            if column.type in ("name", "names"):
                values[name] = self._column(sheet, column, used)
        return values

    def _column(self, sheet: Sheet, column: Column, used: Sequence[int]) -> Sequence[Any]:
        read = self._reader(sheet.schema, column)
        typed = sheet.values[column.name]
        found = {text: read(text) if text else None for text in set(typed)}
        troubled: dict[str, list[Ref]] = {}
        for text, refs in found.items():
            unsure = [ref for ref in refs or () if not ref.name or ref.by_first_name]
            if unsure and (bad := [ref for ref in unsure if self._is_unsettled(sheet.schema, column, ref)]):
                troubled[text] = bad
        if troubled:
            self._keep(sheet, column, troubled, [p for p in used if typed[p] in troubled])
        if column.type == "names":
            return [found[text] or () for text in typed]
        first = {text: refs[0] if refs else None for text, refs in found.items()}
        return list(map(first.__getitem__, typed))

    def _keep(
        self, sheet: Sheet, column: Column, troubled: Mapping[str, Sequence[Ref]], positions: Iterable[int]
    ) -> None:
        where: dict[Ref, list[int]] = {}
        typed = sheet.values[column.name]
        for position in positions:
            for ref in troubled[typed[position]]:
                where.setdefault(ref, []).append(position)
        self.unsettled += [Unsettled(ref, sheet, column, tuple(rows)) for ref, rows in where.items()]

    def _reader(self, schema: Schema, column: Column) -> Callable[[str], tuple[Ref, ...]]:
        place = schema.name, column.name
        kinds = self.kinds(column)
        words = {fold(word) for word in column.words} | ({WHOLE} if column.words else set())
        if place == OWNERS:
            return lambda text: self.names.owners(text, kinds)
        if column.type == "names":
            guests = place == WITH_GUESTS
            return lambda text: () if fold(text) in words else self.names.split(text, kinds, guests=guests)
        if not words and KINDS.keys() >= set(column.refers_to):
            return lambda text: (self.names.resolve(text, kinds),)
        return lambda text: () if fold(text) in words else (self._one(column, text, kinds),)

    def _one(self, column: Column, text: str, kinds: tuple[Kind, ...]) -> Ref:
        if "meetings" in column.refers_to and self.meetings:
            ref = self.meetings.resolve(text)
            if ref.resolved or not kinds:
                return ref
        if "tasks" in column.refers_to:
            tasks = self.tasks.get(fold(text), ())
            if tasks:
                many = tuple(tasks[:3])
                return Ref(text, "task", many[0]) if len(tasks) == 1 else Ref(text, "ambiguous", candidates=many)
        return self.names.resolve(text, kinds) if kinds else Ref(text)

    def kinds(self, column: Column) -> tuple[Kind, ...]:
        """Return the kinds of names that a column may hold."""
        return tuple(KINDS[target] for target in column.refers_to if target in KINDS)

    def _is_unsettled(self, schema: Schema, column: Column, ref: Ref) -> bool:
        if ref.kind != "unknown":
            return ref.kind == "ambiguous" or ref.by_first_name
        if (schema.name, column.name) in (*PROSPECTS, FREE_TEXT):
            return False
        targets = column.refers_to
        if not any(target in self.present or target in ("people", "groups") for target in targets):
            return False
        return not any(fold_name(ref.typed) in self.others.get(target, ()) for target in targets)

    def suggestions(self, column: Column, text: str) -> tuple[str, ...]:
        """Return up to three things that an unknown name may stand for. Never a reading."""
        if "meetings" in column.refers_to and self.meetings:
            return self.meetings.suggestions(text)
        return self.names.suggestions(text, self.kinds(column))


def known_names(sheets: Mapping[str, Sheet]) -> Names:
    """Return the names of all people, organizations, groups and goals that the tabs hold."""
    return Names(
        people=_with_aliases(sheets.get("people")),
        organizations=_with_aliases(sheets.get("organizations")),
        groups=groups_of(sheets),
        namesakes=namesakes(_people(sheets["people"])) if "people" in sheets else NOBODY,
        doubles=namesakes(_organizations(sheets["organizations"])) if "organizations" in sheets else NOBODY,
        goals=[n for tab in ("goals", "benchmarks") if tab in sheets for n in sheets[tab].column("name") if n],
    )


def _people(sheet: Sheet) -> Iterator[tuple[str, str, int]]:
    for position, (name, organization) in enumerate(
        zip(sheet.column("name"), sheet.column("organization"), strict=True)
    ):
        if name:
            yield name, organization or "", sheet.indexes[position] + 1


def _organizations(sheet: Sheet) -> Iterator[tuple[str, str, int]]:
    for position, name in enumerate(sheet.column("name")):
        if name:
            yield name, "", sheet.indexes[position] + 1


def _with_aliases(sheet: Sheet | None) -> list[tuple[str, Sequence[str]]]:
    if sheet is None:
        return []
    pairs = zip(sheet.column("name"), sheet.column("aliases", ()), strict=True)
    return [(cast("str", name), cast("Sequence[str]", aliases)) for name, aliases in pairs if name]


def groups_of(sheets: Mapping[str, Sheet]) -> tuple[str, ...]:
    """Return the committees that Roles and Meetings name, by their first spelling; the core group if it has people."""
    found: dict[str, str] = {}
    for tab in ("roles", "meetings"):
        for name in sheets[tab].column("group") if tab in sheets else ():
            if name and fold_name(name) != WHOLE:
                found.setdefault(fold_name(name), name)
    if "people" in sheets and any(sheets["people"].column("core", blank=False)):
        found.setdefault("core group", "Core group")
    return tuple(found.values())
