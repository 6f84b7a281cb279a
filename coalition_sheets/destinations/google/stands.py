"""What stands in a Sheet that our writing has to know: its tabs, which of them are ours, and the guard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_sheets.destinations.google import guard, send
from coalition_sheets.destinations.google.guard import Guard
from coalition_sheets.destinations.google.new_tabs import tab_id
from coalition_sheets.destinations.google.there import separator
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Table

FIELDS = (
    f"properties(title,locale),{guard.FIELDS},"
    "sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),conditionalFormats(ranges))"
)
BEFORE = "_coalition before"
"""The title of the tab where edits keep for a moment how the rows were."""


@frozen
class Tab:
    """A tab: its id and title, its size, and how many rules for colours it has."""

    id: int
    title: str
    rows: int = 0
    columns: int = 0
    rules: int = 0


@frozen
class Stands:
    """A Sheet as it stands: its tabs in their order, the guards, what parts the pieces of a formula."""

    tabs: tuple[Tab, ...] = ()
    guards: tuple[Guard, ...] = ()
    separator: str = ","

    @property
    def guard(self) -> Guard:
        """The guard of the last write."""
        return self.guards[-1] if self.guards else Guard()

    def own(self, title: str) -> Tab | None:
        """Return the tab of ours that was made with this title, whatever it is called now."""
        return next((tab for tab in self.tabs if tab.id == own_id(title)), None)

    def titled(self, title: str) -> Tab | None:
        """Return the tab of this title; upper and lower case are one, as in Sheets."""
        return next((tab for tab in self.tabs if tab.title.casefold() == title.casefold()), None)


def own_id(title: str) -> int:
    """Return the id of our tab of this title: by it we know our own, and nothing else."""
    return tab_id(f"own:{title}")


def stands(answer: Mapping[str, Any]) -> Stands:
    """Return how a Sheet stands from the answer to FIELDS."""
    locale = str(answer.get("properties", {}).get("locale", ""))
    return Stands(tuple(_tab(one) for one in answer.get("sheets", ())), guard.guards(answer), separator(locale))


def _tab(sheet: Mapping[str, Any]) -> Tab:
    about = sheet["properties"]
    grid = about.get("gridProperties", {})
    return Tab(
        int(about.get("sheetId", 0)),
        str(about["title"]),
        int(grid.get("rowCount", 0)),
        int(grid.get("columnCount", 0)),
        len(sheet.get("conditionalFormats", ())),
    )


def look(client: send.Client, sheet: str) -> Stands:
    """Ask how a Sheet stands, in one light question. Raises WorldError."""
    return stands(send.read(client, sheet, FIELDS))


def parted(found: Stands, tables: Iterable[Table], ours: Sequence[str]) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Return the tables that are ours, under the titles we gave them, and those that are people's.

    `ours` are the titles of our tabs. A person's tab that has one of them is a person's.
    """
    names = {tab.title: title for title in ours if (tab := found.own(title))}
    hidden = {tab.title for tab in found.tabs if tab.id == own_id(BEFORE)}
    tables = tuple(tables)
    own = tuple(replace(table, name=names[table.name]) for table in tables if table.name in names)
    return own, tuple(table for table in tables if table.name not in names and table.name not in hidden)
