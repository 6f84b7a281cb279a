"""How the minutes of a meeting are shared among the parts of its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

STEP = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meeting: minutes it would like, and the fewest it can do with. `open`: takes what is left over."""

    name: str
    minutes: int
    least: int
    open: bool = False


def total(parts: Sequence[Part]) -> int:
    """Return all minutes together."""
    return sum(p.minutes for p in parts)


def fitted(parts: Sequence[Part], length: int | None) -> tuple[Part, ...]:
    """Return the parts with their minutes fitted to the length of the meeting, five at a time.

    Too long: the roomiest parts give, down to their least. Too short: open parts take the rest in turns.
    What still does not fit is left to be said beside the agenda.
    """
    found = list(parts)
    if length is None:
        return tuple(found)
    while total(found) > length:
        giving = [i for i, p in enumerate(found) if p.minutes - STEP >= p.least]
        if not giving:
            break
        i = max(giving, key=lambda n: (found[n].minutes - found[n].least, -n))
        found[i] = replace(found[i], minutes=found[i].minutes - STEP)
    taking = [i for i, p in enumerate(found) if p.open]
    turn = 0
    while taking and total(found) + STEP <= length:
        i = taking[turn % len(taking)]
        found[i] = replace(found[i], minutes=found[i].minutes + STEP)
        turn += 1
    return tuple(found)


def spare(parts: Sequence[Part], length: int | None) -> int:
    """Return the minutes nobody has a use for yet; below 0 as many too many."""
    return 0 if length is None else length - total(parts)
