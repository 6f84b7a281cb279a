"""The messy build: the living demo as many hands would have kept it, with every mess of the core tabs in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from coalition_sheets.demo.about import ABOUT
from coalition_sheets.demo.living import LIVING
from coalition_sheets.demo.mess import Standing
from coalition_sheets.demo.messes import MESSES
from coalition_sheets.demo.organizations import ORGANIZATIONS
from coalition_sheets.demo.remembered import remember
from coalition_sheets.demo.row import DemoRow, on
from coalition_sheets.model import Cell, Memory, SeenRow, cell_hash, fold_name, typed

TASKS_TITLE, OLD_TITLE = "tasks (new)", "Tasks OLD"
TITLES: Mapping[str, str] = MappingProxyType({
    "organizations": "Organizations", "people": "People", "goals": "Goals", "tasks": TASKS_TITLE,
    "meetings": "Meetings", "outreach": "Outreach", "roles": "Roles", "wins": "Wins",
})  # fmt: skip
ABOVE = MappingProxyType({"tasks": 3})
"""Rows above the headers: a title, a note, a blank row."""

OLD_NAME, NEW_NAME = "Equal Harbor Alliance", "Equal Harbor Network"
KEPT_OTHERWISE: Mapping[tuple[str, str], Mapping[str, Cell]] = MappingProxyType(
    {
        ("organizations", OLD_NAME): {"name": NEW_NAME},
        ("organizations", "Harbor County Workers' Center"): {"aliases": "HCWC; Harbor Workers' Center"},
        ("people", "Sam O'Neill"): {"aliases": "Sammy"},
        ("tasks", "Photo releases"): {"color": "yellow"},
        ("tasks", "Room deposit"): {"color": "green"},
    }
)
WHOLE = (
    Standing("a tab with a name of its own", "TAB-READ-AS", TASKS_TITLE, 0, ""),
    Standing("last year's tab", "TAB-COPY", OLD_TITLE, 0, ""),
    Standing("a header with a slip", "HEADER-NEAR", "People", 1, "Staus"),
    Standing("a column of somebody's own", "HEADER-UNKNOWN", TASKS_TITLE, 4, "color"),
    Standing("two columns of one name", "HEADER-DUPLICATE", "Outreach", 1, "Who "),
)
"""Messes that are no row: a tab (row 0), or a header as typed."""


def messy() -> Mapping[str, tuple[Mapping[str, Cell], ...]]:
    """Return the rows of the messy demo by schema name, each by column name; `roughen` adds what no value can say."""
    return {
        tab: (*(_kept(tab, row) for row in _in_their_order(tab)), *(m.cells for m in MESSES.get(tab, ())))
        for tab in LIVING
    }


def messy_about() -> Mapping[str, Cell]:
    """Return the messy demo's About us: as in the living one."""
    return ABOUT


def standings() -> Iterator[Standing]:
    """Yield each mess with the tab, row and column where it stands."""
    yield from WHOLE
    for tab, messes in MESSES.items():
        first = ABOVE.get(tab, 0) + 2 + len(LIVING[tab])
        yield from (Standing(m.what, m.code, TITLES[tab], first + n, m.column) for n, m in enumerate(messes))


def messy_memory() -> Memory:
    """Return what the run of March 10 saw of the organizations: one of them had another name."""
    memory = remember({"organizations": ORGANIZATIONS})
    old = next(row.cells for row in ORGANIZATIONS if row.cells["name"] == OLD_NAME)
    cells = {name: cell_hash(memory.salt, typed(cell)) for name, cell in old.items() if name != "name"}
    seen = SeenRow(first_seen=on(1, 6), last_changed=on(3, 3), cells=MappingProxyType(cells), name=OLD_NAME)
    return replace(memory, rows=MappingProxyType({**memory.rows, ("organizations", fold_name(OLD_NAME)): seen}))


def _kept(tab: str, row: DemoRow) -> Mapping[str, Cell]:
    name = next(iter(row.cells.values()), None)
    return {**row.cells, **KEPT_OTHERWISE.get((tab, typed(name)), {})}


def _in_their_order(tab: str) -> tuple[DemoRow, ...]:
    """Return rows as they stand; in Wins somebody sorted one column and left the others where they were."""
    rows = LIVING[tab]
    if tab != "wins":
        return rows
    who = sorted(typed(row.cells.get("who")) for row in rows)
    return tuple(replace(row, cells={**row.cells, "who": name or None}) for row, name in zip(rows, who, strict=True))
