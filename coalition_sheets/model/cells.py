"""What a single cell can hold, before anything is read into it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from coalition_sheets.frozen import frozen


@frozen
class CellError:
    """An error cell such as ``#REF!``; it reads as blank."""

    code: str


@frozen
class Uncalculated:
    """A formula that was saved without a value; it reads as blank."""

    formula: str = ""


class Percent(float):
    """A number shown as a percentage; the value is a fraction of one (40 % is 0.4)."""

    __slots__ = ()


Cell = str | bool | int | float | date | datetime | time | timedelta | CellError | Uncalculated | None


def typed(cell: Cell) -> str:
    """Return what a person sees in the cell, as text."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case Percent():
            return f"{float(cell) * 100:.10g}%"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(float(cell))
        case CellError():
            return cell.code
        case Uncalculated():
            return cell.formula
        case datetime():
            midnight = cell.time() == time()
            return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
        case time():
            return cell.isoformat("minutes")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
