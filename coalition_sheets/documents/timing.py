"""How the minutes of a meeting are shared among the parts of its agenda, and when each part begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from coalition_sheets.documents import say
from coalition_sheets.frozen import frozen

STEP = 5


@frozen
class Part:
    """A part of a meeting: minutes it would like, and the fewest it can do with. `open`: takes what is left over."""

    name: str
    minutes: int
    least: int
    open: bool = False


@frozen
class Timed:
    """A part with its place in time: `at` is "6:05", or "2" where no start is known."""

    name: str
    at: str
    minutes: int


def length_of(start: time | None, end: time | None) -> int | None:
    """Return the minutes from start to end; None where one is not known, or they make no span."""
    if start is None or end is None or end <= start:
        return None
    return minute_of(end) - minute_of(start)


def minute_of(at: time) -> int:
    """Return the minutes since midnight."""
    return at.hour * 60 + at.minute


def timed(
    parts: Sequence[Part], start: time | None, length: int | None, room_before: int = 0, *,
    clock: Callable[[int], str] = say.short_clock,
) -> tuple[Timed, ...]:  # fmt: skip
    """Return the parts fitted to the length, each with the time it begins.

    Five minutes or more that nobody has a use for become a part "room", before the last `room_before` parts.
    """
    found = list(fitted(parts, length))
    if room_before and (rest := spare(found, length)) >= STEP:
        found.insert(len(found) - room_before, Part("room", rest, rest))
    minute = minute_of(start) if start else 0
    placed: list[Timed] = []
    for n, part in enumerate(found, 1):
        placed.append(Timed(part.name, clock(minute) if start else str(n), part.minutes))
        minute += part.minutes
    return tuple(placed)


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
