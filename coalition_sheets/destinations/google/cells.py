"""What stands in a cell, as the Sheets API takes it: always with its type, so that no text becomes a formula."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from coalition_sheets.model import Cell, CellError, Percent, Uncalculated, typed

Json = dict[str, Any]

DAY: Json = {"type": "DATE", "pattern": "mmm d, yyyy"}
CLOCK: Json = {"type": "TIME", "pattern": "h:mm am/pm"}
BOTH: Json = {"type": "DATE_TIME", "pattern": "mmm d, yyyy h:mm am/pm"}
HOURS: Json = {"type": "TIME", "pattern": "[h]:mm:ss"}
SHARE: Json = {"type": "PERCENT", "pattern": "0.##%"}
PLAIN_TEXT: Json = {"type": "TEXT", "pattern": "@"}

LONGEST = 50_000  # UTF-16 units that a cell of a Sheet can hold
_FIRST = datetime(1899, 12, 30)
_DAY = timedelta(days=1)


def entered(cell: Cell) -> Json | None:
    """Return a cell's content as an ExtendedValue; None for a blank one."""
    match cell:
        case None | "":
            return None
        case bool():
            return {"boolValue": cell}
        case int() | float():
            return {"numberValue": float(cell) if isinstance(cell, Percent) else cell}
        case str():
            return {"stringValue": cell.replace("\r\n", "\n").replace("\r", "\n")}
        case CellError() | Uncalculated():
            return entered(typed(cell))
        case _:
            return {"numberValue": serial(cell)}


def same(one: Json | None, other: Json | None) -> bool:
    """Tell whether two ExtendedValues are the same; a number may differ by what is lost in reading it as a time."""
    one, other = one or {}, other or {}
    if "numberValue" in one and "numberValue" in other:
        first, second = one["numberValue"], other["numberValue"]
        return bool(abs(first - second) <= max(1e-8, 1e-12 * abs(first)))
    return one == other


def serial(moment: date | time | timedelta) -> float:
    """Return a date, a time, both or a span as a Sheet counts them: days since December 30, 1899."""
    match moment:
        case datetime():
            return (moment.replace(tzinfo=None) - _FIRST) / _DAY
        case date():
            return (moment - _FIRST.date()).days
        case time():
            return (datetime.combine(_FIRST, moment.replace(tzinfo=None)) - _FIRST) / _DAY
        case timedelta():
            return moment / _DAY


def number_format(cell: Cell) -> Json | None:
    """Return how a cell is shown where its kind asks for more than its column does."""
    match cell:
        case Percent():
            return SHARE
        case datetime():
            return BOTH if cell.time() != time() else DAY
        case date():
            return DAY
        case time():
            return CLOCK
        case timedelta():
            return HOURS
        case _:
            return None


def colour(code: str) -> Json:
    """Return a colour ("1F4E5F") as a ColorStyle."""
    parts = zip(("red", "green", "blue"), (0, 2, 4), strict=True)
    return {"rgbColor": {name: round(int(code[at : at + 2], 16) / 255, 4) for name, at in parts}}


def cell_data(cell: Cell, look: Mapping[str, Any] | None = None, note: str = "") -> Json:
    """Return a cell as CellData: its content, how it looks, its note."""
    data: Json = {}
    if (value := entered(cell)) is not None:
        data["userEnteredValue"] = value
    shown = dict(look or {})
    if own := number_format(cell):
        shown["numberFormat"] = own
    if shown:
        data["userEnteredFormat"] = shown
    if note:
        data["note"] = note
    return data
