"""Findings about a row, a cell or a setting, with their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coalition_sheets.model import Briefing, Finding, Level, Place, Record, fold_header
from coalition_sheets.model.checks import finding

Spot = tuple[str, int | None, int | None]


def row(b: Briefing, code: str, record: Record, message: str, column: str = "", **more: Any) -> Finding:
    """Return a finding about a row, at its cell in a column where that is given."""
    places = tuple(dict.fromkeys(more.pop("places", None) or (b.coalition.place(record, column),)))
    return finding(code, message, places=places, key=record.key, column=column, tab=record.tab, **more)


def rows(
    b: Briefing, code: str, records: Sequence[Record], message: str, column: str = "", *, key: str = "", **more: Any
) -> Finding:
    """Return one finding about several rows of a tab; `key` tells it from others of its code."""
    places = tuple(b.coalition.place(r, column) for r in records)
    tab = records[0].tab if records else ""
    return finding(code, message, places=places, key=key, column=column, tab=tab, **more)


def setting(b: Briefing, code: str, name: str, message: str, **more: Any) -> Finding:
    """Return a finding about a row of About us, known by its Setting."""
    places = setting_places(b, name) or whole_tab(b, "about") or (Place("About us"),)
    return finding(code, message, places=places, key=fold_header(name), tab="about", **more)


def setting_places(b: Briefing, *settings: str) -> tuple[Place, ...]:
    """Return where these settings stand in About us; nothing for those that do not."""
    tab = b.coalition.tabs.get("about")
    if tab is None:
        return ()
    found: dict[str, Place] = {}
    for number, cells in enumerate(tab.table.rows, start=1):
        if cells and isinstance(cells[0], str):
            found.setdefault(fold_header(cells[0]), tab.table.place(number, 2))
    return tuple(found[key] for key in map(fold_header, settings) if key in found)


def spot(place: Place) -> Spot:
    """Return the address of a place alone."""
    return place.tab, place.row, place.column


def level_of(b: Briefing, tab: str, column: str) -> Level:
    """Return who may see a column; one that no schema knows is for organizers."""
    found = b.coalition.tabs.get(tab)
    known = found.schema.by_name.get(column) if found else None
    return known.level if known else Level.ORGANIZERS


def whole_tab(b: Briefing, name: str) -> tuple[Place, ...]:
    """Return the place of a tab as a whole; nothing where it is not there."""
    tab = b.coalition.tabs.get(name)
    return (tab.place(None),) if tab else ()
