"""A small placer of labels: each as near as it may to where it wants to be, none over another, all inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from coalition_sheets.frozen import frozen

GAP = 10.0


@frozen
class Wish:
    """A label of some width that wants its left edge at `at`, and may be moved by `slack` to stay on a line."""

    at: float
    width: float
    slack: float = float("inf")


@frozen
class Spot:
    """Where a label goes: its line, counted from 0, and its left edge."""

    line: int
    x: float


def place(wishes: Sequence[Wish], room: float) -> tuple[Spot, ...]:
    """Return a spot for each label between 0 and `room`; the first come first, a new line where one is full.

    No label may be wider than the room.
    """
    taken: list[list[tuple[float, float]]] = []
    spots: list[Spot] = []
    for wish in wishes:
        for line in count():
            if line == len(taken):
                taken.append([])
            x = _free(wish, taken[line], room)
            if x is not None:
                taken[line].append((x, x + wish.width))
                spots.append(Spot(line, x))
                break
    return tuple(spots)


def _free(wish: Wish, taken: Iterable[tuple[float, float]], room: float) -> float | None:
    """Return the free left edge nearest to the wish on one line, None where there is none near enough."""
    wanted = min(max(wish.at, 0.0), max(room - wish.width, 0.0))
    boxes = list(taken)
    if not boxes:
        return wanted
    edges = (wanted, *(left - GAP - wish.width for left, _ in boxes), *(right + GAP for _, right in boxes))
    fitting = [
        x for x in edges
        if 0 <= x <= room - wish.width
        and abs(x - wanted) <= wish.slack
        and all(x + wish.width + GAP <= left + 1e-6 or x >= right + GAP - 1e-6 for left, right in boxes)
    ]  # fmt: skip
    return min(fitting, key=lambda x: (abs(x - wanted), x), default=None)
