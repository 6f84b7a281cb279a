"""Read About us: the coalition's facts, each with its default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from coalition_sheets.model import About, Cell, CellError, Uncalculated, clean, fold_header
from coalition_sheets.schemas.about_settings import SETTINGS, Setting
from coalition_sheets.schemas.about_values import ISSUES, SECTORS
from coalition_sheets.schemas.reading import Context, Misread, Reading
from coalition_sheets.schemas.words import is_blank

__all__ = ["SETTINGS", "Setting", "by_header", "read_settings"]

_FIRST = ("date_order", "country")
_NO_DAY = date(2000, 1, 1)


def read_settings(
    pairs: Iterable[tuple[int, str, Cell]], today: date | None = None
) -> tuple[About, tuple[tuple[int, Misread], ...], tuple[int, ...]]:
    """Return the facts of About us, what could not be read (by row), and the rows whose setting is not known.

    `pairs`: the row, the setting as typed, and the cell of its value. Date order and country are read before the
    rest; where a setting stands twice the first one said holds. Without `today` no years are proposed.
    """
    known: dict[str, tuple[int, Cell]] = {}
    unknown: list[int] = []
    for row, text, cell in pairs:
        setting = by_header().get(fold_header(text))
        if setting is None:
            unknown.append(row)
        elif setting.name not in known or _nothing(known[setting.name][1]):
            known[setting.name] = (row, cell)
    context = Context(today=today or _NO_DAY)
    facts: dict[str, Any] = {"issues": ISSUES, "sectors": SECTORS}
    misread: list[tuple[int, Misread]] = []
    said: set[str] = set()
    for setting in sorted(SETTINGS, key=lambda s: s.name not in _FIRST):
        row, cell = known.get(setting.name, (0, None))
        value, problems = _read(setting, cell, context)
        misread += [(row, m if today or m.code != "DATE-YEAR" else replace(m, readings=())) for m in problems]
        if value is None or value in ("", ()):
            continue
        said.add(setting.name)
        facts |= value if isinstance(value, dict) else {setting.name: value}
        context = replace(context, date_order=facts.get("date_order"), country=facts.get("country", context.country))
    return About(**facts, said=frozenset(said)), tuple(sorted(misread, key=lambda m: m[0])), tuple(unknown)


@cache
def by_header() -> Mapping[str, Setting]:
    """Return every setting by each folded header and alias that names it."""
    aliases = {fold_header(alias): s for s in SETTINGS for alias in s.aliases}
    return MappingProxyType(aliases | {fold_header(s.header): s for s in SETTINGS})


def _read(setting: Setting, cell: Cell, context: Context) -> Reading:
    match cell:
        case CellError():
            return None, (Misread(0, "CELL-ERROR", detail=cell.code),)
        case Uncalculated():
            return None, (Misread(0, "CELL-UNCALCULATED", detail="the formula was saved without a value"),)
        case _ if _nothing(cell):
            return None, ()
        case _:
            return setting.read(cell, context)


def _nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and is_blank(clean(cell)))
