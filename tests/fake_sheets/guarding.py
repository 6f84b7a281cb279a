"""Protected ranges: what somebody who is not among their editors changes in them is refused."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fake_sheets.a1 import Area, area_of
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.store import Book, Sheet

REFUSAL = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


def locked(call: Call, sheet: Sheet) -> list[Json]:
    """Give the protections of a sheet that the caller may not edit; the file's owner may edit all."""
    permissions = call.store.files[call.path["spreadsheetId"]]["permissions"]
    if any(one["role"] == "owner" and one.get("emailAddress") == call.caller for one in permissions):
        return []
    return [entry for entry in sheet.protected.values() if "editors" in entry and not may_edit(call, entry)]


def may_edit(call: Call, entry: Json) -> bool:
    """Whether the caller is one of a protection's editors."""
    return bool(entry.get("warningOnly") or call.caller in entry["editors"].get("users", []))


def guard_places(call: Call, sheet: Sheet, places: Iterable[tuple[int, int]]) -> None:
    """Refuse to write into cells that are protected."""
    shut = locked(call, sheet)
    if shut and any(covers(sheet, entry, place) for place in places for entry in shut):
        raise refused(REFUSAL)


def covers(sheet: Sheet, entry: Json, place: tuple[int, int]) -> bool:
    """Whether a protection covers a cell."""
    free = any(area_of(part).within(sheet).has(*place) for part in entry.get("unprotectedRanges", []))
    return not free and area_of(entry.get("range", {"sheetId": sheet.id})).within(sheet).has(*place)


def guard_change(call: Call, before: Book, after: Book) -> None:
    """Refuse a change of a whole spreadsheet that left a protected range not as it was, wherever it is now."""
    for sheet in before.sheets:
        now = next((other for other in after.sheets if other.id == sheet.id), None)
        for entry in locked(call, sheet):
            still = now.protected.get(entry["protectedRangeId"]) if now else None
            if now is None or still is None or content(sheet, entry) != content(now, still):
                raise refused(REFUSAL)
    for sheet in after.sheets:
        known = next((other.protected for other in before.sheets if other.id == sheet.id), {})
        for number, entry in sheet.protected.items():
            if number not in known and "editors" in entry:
                entry["editors"]["users"] = sorted({*entry["editors"].get("users", []), call.caller or ""} - {""})


def content(sheet: Sheet, entry: Json) -> Json:
    """Give what a protection holds: its own settings, its size, its cells counted from its corner."""
    block = area_of(entry.get("range", {"sheetId": sheet.id})).within(sheet)
    cells = {
        (row - block.top, column - block.left): cell
        for (row, column), cell in sheet.cells.items()
        if covers(sheet, entry, (row, column))
    }
    settings = {name: part for name, part in entry.items() if name not in {"range", "unprotectedRanges"}}
    return {"settings": settings, "size": (block.height, block.width), "cells": cells}


def area_places(sheet: Sheet, area: Area) -> list[tuple[int, int]]:
    """Give the filled cells of an area."""
    block = area.within(sheet)
    return [place for place in sheet.cells if block.has(*place)]
