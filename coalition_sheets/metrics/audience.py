"""Which figures are for an audience: the level of a figure is the highest of what it reads (decision 27)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics.counts import members, one_on_ones
from coalition_sheets.metrics.meetings import held
from coalition_sheets.model import Briefing, Level, Metric, fold

# Counts that may be told below their level, each by a decision: as a number alone, without a row or a name.
DECLASSIFIED: Mapping[str, Callable[[Briefing], int]] = MappingProxyType({
    "members": lambda b: members(b).organizations,
    "sectors": lambda b: len({fold(o.sector) for o in members(b).organization_rows if o.sector}),
    "meetings": lambda b: len(held(b)),
    "one-on-ones": lambda b: len(one_on_ones(b)),
})  # fmt: skip

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
    return level_reading(b, (read for figure in figures for read in figure.reads))


def level_reading(b: Briefing, reads: Iterable[str]) -> Level:
    """Return the highest level of columns, such as "tasks.due": who may see them in every row."""
    return max((_level(b, read) for read in reads), default=Level.PUBLIC)


def _level(b: Briefing, read: str) -> Level:
    name, _, column = read.partition(".")
    if name in ("about", "memory"):
        return Level.COALITION
    tab = b.coalition.tabs.get(name)
    found = tab.schema.by_name.get(column) if tab else None
    return found.level if found else Level.PUBLIC
