"""Nouns for tests: rows of one tab numbered from 2, names as references, amounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from coalition_sheets.model import About, Amount, Briefing, Coalition, Event, Memory, Record, Ref, SeenRow
from coalition_sheets.model.values import RefKind

TODAY = date(2026, 3, 17)
LAST_RUN = date(2026, 3, 10)
R = TypeVar("R", bound=Record)


def rows(kind: type[R], *values: Mapping[str, Any]) -> tuple[R, ...]:
    """Return one noun for each mapping of its fields."""
    return tuple(kind(row=number, **value) for number, value in enumerate(values, 2))


def ref(name: str, kind: RefKind = "person") -> Ref:
    """Return a name that resolves to a row of that kind ("unknown": to none)."""
    return Ref(name, kind, "" if kind in ("unknown", "ambiguous") else name)


def amount(value: int | str | Fraction, unit: str = "") -> Amount:
    """Return a number with its unit."""
    return Amount(Fraction(value), unit)


def brief(today: date = TODAY, memory: Memory | None = None, *, about: About | None = None, **tabs: Any) -> Briefing:
    """Return the briefing of a coalition with these nouns."""
    return Briefing(Coalition(about=about or About(), **tabs), today, memory or Memory())


def remembers(
    *seen: tuple[Record, SeenRow], lights: Mapping[str, str] | None = None, events: tuple[Event, ...] = ()
) -> Memory:
    """Return the memory of a run on March 10 that saw these rows."""
    rows = {(row.tab, row.key): what for row, what in seen}
    return Memory(LAST_RUN, rows, lights=lights or {}, events=events, log_since=date(2026, 1, 20))
