"""How a page looks on paper in Word: its size, its columns, how tall the rows to write on are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from coalition_sheets.frozen import frozen

Paper = Literal["letter", "A4"]
SIZES: Mapping[Paper, tuple[float, float]] = MappingProxyType({"letter": (215.9, 279.4), "A4": (210.0, 297.0)})
ON_LETTER = frozenset({"US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "GT", "SV", "NI", "PA", "DO", "VE"})
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
TOP, SIDE = 11.0, 14.0  # the margins of the printed page, in mm
LANDSCAPE = frozenset({"capture-profiles"})
# Shares of the page's width, a table after the other (plans apart); the last counts for all that follow. Columns
# without a share of their own divide the rest.
SHARES: Mapping[str, tuple[tuple[float, ...], ...]] = MappingProxyType({
    "agenda-take-stock": ((34, 33, 33),),
    "call-sheet": ((23, 25, 21, 31),),
    "capture-profiles": ((13,),),
    "capture-tasks": ((36, 19, 12),),
    "minutes": ((53, 29, 18),),
})  # fmt: skip
PLAN = (9.0, 80.0, 11.0)
GRID = (58.0, 28.0, 14.0)
# How tall a row to write on is, in mm: at least, and where the page has room.
TALL: Mapping[str, tuple[float, float]] = MappingProxyType({
    "agenda-take-stock": (24, 30), "call-sheet": (15, 18), "capture-profiles": (9.5, 14), "capture-tasks": (10.6, 13),
    "minutes": (8.5, 13),
})  # fmt: skip
ROW = (8.0, 13.0)


def paper_of(country: str) -> Paper:
    """Return the paper that printers of a country hold."""
    return "letter" if country.upper() in ON_LETTER else "A4"


@frozen(kw_only=True)
class Look:
    """What decides how a page looks: which template made it, its language, its paper. Lengths are in mm."""

    kind: str
    lang: str
    paper: Paper

    @property
    def rtl(self) -> bool:
        """Whether its language is written from right to left."""
        return self.lang.partition("-")[0].lower() in RIGHT_TO_LEFT

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how tall the sheet is."""
        wide, tall = SIZES[self.paper]
        return (tall, wide) if self.kind in LANDSCAPE else (wide, tall)

    @property
    def width(self) -> float:
        """How wide the words may run."""
        return self.size[0] - 2 * SIDE

    @property
    def height(self) -> float:
        """How far down the words may run."""
        return self.size[1] - 2 * TOP

    @property
    def rows(self) -> tuple[float, float]:
        """How tall a row to write on is: at least, and where there is room."""
        return TALL.get(self.kind, ROW)

    def shares(self, table: int, columns: int) -> tuple[float, ...] | None:
        """Return the shares of a template's table, by its number on the page; None where its words decide."""
        known = SHARES.get(self.kind, ())
        wanted = known[min(table, len(known) - 1)] if known else ()
        if not wanted or len(wanted) > columns:
            return None
        rest = columns - len(wanted)
        return (*wanted, *((100 - sum(wanted)) / rest for _ in range(rest)))
