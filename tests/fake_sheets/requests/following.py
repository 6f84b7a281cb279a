"""When cells move, all that points at them follows: formulas, merges, rules, filters, protections, names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from tests.fake_sheets.a1 import Area, area_of
from tests.fake_sheets.errors import Json
from tests.fake_sheets.references import Reference, rewritten
from tests.fake_sheets.store import Book, Sheet

Change: TypeAlias = Callable[[Area], "Area | None"]


def follow(book: Book, change: Change) -> None:
    """Put every range in a spreadsheet through a change; None is a range that is gone."""
    for sheet in book.sheets:
        sheet.merges = [found for merge in sheet.merges if (found := ranged(merge, change)) and not tiny(found)]
        for things in (sheet.protected, sheet.banded, sheet.filter_views, sheet.tables):
            follow_things(things, change)
        follow_filter(sheet, change)
        follow_rules(sheet, change)
        sheet.row_groups = grouped(sheet, sheet.row_groups, change)
        sheet.column_groups = grouped(sheet, sheet.column_groups, change)
        follow_formulas(book, sheet, change)
    follow_things(book.named_ranges, change)
    for number, entry in list(book.metadata.items()):
        place = entry["location"].get("dimensionRange")
        if place is not None and (found := lines(place, change)) is None:
            del book.metadata[number]
        elif place is not None:
            entry["location"]["dimensionRange"] = found


def ranged(grid_range: Json, change: Change) -> Json | None:
    """Put a GridRange through a change."""
    before = area_of(grid_range)
    after = change(before)
    return grid_range if after == before else None if after is None else after.json()


def tiny(merge: Json) -> bool:
    """Whether a merge is of one cell only, and so is none."""
    return area_of(merge).is_one_cell


def follow_things(things: dict[Any, Json], change: Change) -> None:
    """Put the ranges of things that have an id through a change; what has lost its range goes."""
    for key, thing in list(things.items()):
        if "range" in thing and (found := ranged(thing["range"], change)) is None:
            del things[key]
        elif "range" in thing:
            columns_follow(thing, change, area_of(thing["range"]).sheet_id)
            thing["range"] = found
        if "unprotectedRanges" in thing:
            places = (ranged(place, change) for place in thing["unprotectedRanges"])
            thing["unprotectedRanges"] = [place for place in places if place is not None]


def follow_filter(sheet: Sheet, change: Change) -> None:
    """Put a sheet's own filter through a change."""
    if sheet.basic_filter is not None and "range" in sheet.basic_filter:
        things = {0: sheet.basic_filter}
        follow_things(things, change)
        sheet.basic_filter = things.get(0)


def columns_follow(thing: Json, change: Change, sheet_id: int) -> None:
    """Let the columns that a filter names follow."""
    for key, name in (("filterSpecs", "columnIndex"), ("sortSpecs", "dimensionIndex")):
        kept = []
        for spec in thing.get(key, ()):
            after = change(Area(sheet_id, left=spec.get(name, 0), right=spec.get(name, 0) + 1))
            if after is not None:
                kept.append({**spec, name: after.left})
        if key in thing:
            thing[key] = kept
    if "criteria" in thing:
        moved = {key: change(Area(sheet_id, left=int(key), right=int(key) + 1)) for key in thing["criteria"]}
        thing["criteria"] = {str(place.left): thing["criteria"][key] for key, place in moved.items() if place}


def follow_rules(sheet: Sheet, change: Change) -> None:
    """Put the ranges of conditional formats through a change; a rule without a range goes."""
    kept = []
    for rule in sheet.conditional:
        places = [found for place in rule.get("ranges", []) if (found := ranged(place, change)) is not None]
        if places or not rule.get("ranges"):
            kept.append({**rule, "ranges": places})
    sheet.conditional = kept


def follow_formulas(book: Book, sheet: Sheet, change: Change) -> None:
    """Put the formulas of a sheet's cells through a change, those in their validation and in rules too."""
    rewrite_sheet(sheet, lambda formula: followed(book, sheet, formula, change))


def rewrite_formulas(book: Book, rewrite: Callable[[str], str]) -> None:
    """Put every formula of a spreadsheet through a change of its text."""
    for sheet in book.sheets:
        rewrite_sheet(sheet, rewrite)


def rewrite_sheet(sheet: Sheet, rewrite: Callable[[str], str]) -> None:
    """Put every formula of a sheet through a change of its text."""
    for cell in sheet.cells.values():
        entered = cell.get("userEnteredValue", {})
        if "formulaValue" in entered:
            entered["formulaValue"] = rewrite(entered["formulaValue"])
        if "dataValidation" in cell:
            rewrite_condition(cell["dataValidation"].get("condition", {}), rewrite)
    for rule in sheet.conditional:
        rewrite_condition(rule.get("booleanRule", {}).get("condition", {}), rewrite)


def rewrite_condition(condition: Json, rewrite: Callable[[str], str]) -> None:
    """Put the formulas and ranges in a condition's values through a change of their text."""
    for value in condition.get("values", ()):
        text = value.get("userEnteredValue", "")
        if text.startswith("="):
            value["userEnteredValue"] = rewrite(text)


def followed(book: Book, sheet: Sheet, formula: str, change: Change) -> str:
    """Put the references of a formula on this sheet through a change."""

    def one(found: Reference) -> Reference | None:
        tab = sheet if found.title is None else book.sheet_titled(found.title)
        if tab is None:
            return found
        before = found.area(tab.id)
        after = change(before)
        return found if after == before else None if after is None else pointing(found, after)

    return rewritten(formula, one)


def pointing(found: Reference, area: Area) -> Reference:
    """Point a reference at other cells, its $ signs kept."""
    start, end = found.start, found.end or found.start
    rows = start.row is not None or end.row is not None
    columns = start.column is not None or end.column is not None
    first = replace(
        start,
        row=area.top if rows and start.row is not None else None,
        column=area.left if columns and start.column is not None else None,
    )
    last = replace(
        end,
        row=None if area.bottom is None or end.row is None else area.bottom - 1,
        column=None if area.right is None or end.column is None else area.right - 1,
    )
    return replace(found, start=first, end=None if found.end is None else last)


def lines(place: Json, change: Change) -> Json | None:
    """Put a DimensionRange through a change."""
    start, end, sheet_id = place.get("startIndex", 0), place.get("endIndex"), place.get("sheetId", 0)
    if place["dimension"] == "ROWS":
        found = change(Area(sheet_id, top=start, bottom=end))
        return None if found is None else {**place, "startIndex": found.top, "endIndex": found.bottom}
    found = change(Area(sheet_id, left=start, right=end))
    return None if found is None else {**place, "startIndex": found.left, "endIndex": found.right}


def grouped(sheet: Sheet, groups: list[Json], change: Change) -> list[Json]:
    """Put the groups of rows or columns through a change."""
    found = ((group, lines(group["range"], change)) for group in groups)
    return [{**group, "range": place} for group, place in found if place is not None]
