"""Typed values that cells are read into."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from fractions import Fraction
from typing import Literal, Self

from coalition_sheets.frozen import frozen

Precision = Literal["day", "month", "quarter", "year"]


class Level(IntEnum):
    """Who may see something: everybody, all members, or organizers only."""

    PUBLIC = 0
    COALITION = 1
    ORGANIZERS = 2

    @property
    def word(self) -> str:
        """The level as people write it: "public", "coalition" or "organizers"."""
        return self.name.lower()


class Period(date):
    """A date typed with less precision than a day: its last day (its first, where the column says so)."""

    precision: Precision

    @classmethod
    def of(cls, day: date, precision: Precision) -> Self:
        """Return the period of this precision that is reckoned by this day."""
        period = cls(day.year, day.month, day.day)
        period.precision = precision
        return period


def precision_of(day: date) -> Precision:
    """Return how exactly a date was typed."""
    return day.precision if isinstance(day, Period) else "day"


@frozen
class Amount:
    """A number as typed: exact, with its unit ("", "%", "$", "€", "£"; 40 % is 2/5); "12 of 40" keeps 40 in `of`."""

    value: Fraction
    unit: str = ""
    of: Fraction | None = None


RefKind = Literal["person", "organization", "group", "goal", "task", "meeting", "unknown", "ambiguous"]


@frozen
class Ref:
    """A name in a cell: what was typed, and what it was found to be.

    `name` is the visible name of the row it resolves to ("" when unknown or ambiguous);
    `by_first_name` says that only a unique first name led there; `candidates` are the visible
    names that an ambiguous spelling fits.
    """

    typed: str
    kind: RefKind = "unknown"
    name: str = ""
    by_first_name: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether exactly one row, or group, is meant."""
        return bool(self.name)

    @property
    def label(self) -> str:
        """The visible name where it resolves, else what was typed."""
        return self.name or self.typed


@frozen
class AgendaItem:
    """One line of Meetings."Agenda items"; what is not said is None or ""."""

    text: str
    minutes: int | None = None
    presenter: str = ""
    purpose: str = ""
    private: bool = False


@frozen
class SectorWanted:
    """A sector the coalition wants, with the number of members that covers it."""

    name: str
    minimum: int = 1
    likely: bool = False
