"""Which figures are for an audience: the level of a figure is the highest of what it reads (decision 27)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Level, Metric

# Figures that may be told below their level, each by a decision: as a number alone, without a row or a name.
DECLASSIFIED: Mapping[str, str] = MappingProxyType({"members": "how many we are is something that we tell everybody"})

WHO: Mapping[Level, str] = MappingProxyType({Level.COALITION: "the coalition", Level.ORGANIZERS: "organizers"})


class NotForYou(CoalitionError):
    """Somebody asked for a figure that is for fewer people than they are making it for; `needed`: for whom."""

    def __init__(self, thing: str, needed: Level) -> None:
        super().__init__(f"“{thing}” is for {WHO[needed]}.", f"Ask for it with --audience {needed.word}.")
        self.needed = needed


def level_of(b: Briefing, *figures: Metric[Any, Any]) -> Level:
    """Return the highest level of what figures read, as this workbook's own schemas have it.

    What a tab that is not there would hold is hidden from nobody; settings and memory are for the coalition.
    """
    return max((_level(b, read) for figure in figures for read in figure.reads), default=Level.PUBLIC)


def _level(b: Briefing, read: str) -> Level:
    name, _, column = read.partition(".")
    if name in ("about", "memory"):
        return Level.COALITION
    tab = b.coalition.tabs.get(name)
    found = tab.schema.by_name.get(column) if tab else None
    return found.level if found else Level.PUBLIC
