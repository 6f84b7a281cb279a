"""What reading a cell yields: a value, and what kept it from being read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, DateOrder


@frozen(kw_only=True)
class Context:
    """What is declared before a cell is read: date order, country for phones, the day, lists from About us."""

    today: date
    date_order: DateOrder | None = None
    country: str = "US"
    vocab: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@frozen
class Misread:
    """A cell that asks for a person, or was read with a remark.

    `index`: which of the cells; `readings`: what it could be, as text to type instead; `detail`: one short clause;
    `part`: the piece of the cell that is meant, where it is not the whole cell.
    """

    index: int
    code: str
    readings: tuple[str, ...] = ()
    detail: str = ""
    part: str = ""


Reading: TypeAlias = tuple[object, tuple[Misread, ...]]
Reader: TypeAlias = Callable[[Cell], Reading]


def asks(code: str, *readings: str, detail: str = "", blank: object = None, part: str = "") -> Reading:
    """Return a blank and the reason why it is one."""
    return blank, (Misread(0, code, readings, detail, part),)


def notes(value: object, code: str, *readings: str, detail: str = "", part: str = "") -> Reading:
    """Return a value that was read, and a remark about how."""
    return value, (Misread(0, code, readings, detail, part),)
