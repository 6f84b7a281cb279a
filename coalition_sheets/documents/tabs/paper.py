"""How a long, narrow tab stands on paper: letters as large as the pages it needs allow, and each part held together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from coalition_sheets.documents.tabs.looks import GAP, HEADING
from coalition_sheets.frozen import frozen
from coalition_sheets.model.worksheet import Line, Worksheet

PAGE = 724.0  # points of a letter page between its margins, and a little to spare
LARGEST, LEAST, STEP = 150, 90, 5  # percent
SPLIT = 0.5  # of a page: a part that is longer may begin on one page and go on on the next
HELD = 2  # things that stand with a heading where its part goes on on another page


@frozen
class _Run:
    """Rows that stay on one page: where they begin, and how high they are together."""

    start: int
    high: float


def on_paper(tab: Worksheet) -> Worksheet:
    """Return a tab with the size that it is printed in, and where its pages end.

    It takes as few pages as at the least size, and the letters are as large as they can be on so many.
    """
    head = _high(tab.lines[: tab.header])
    parts = [_part(tab.lines, first, end) for first, end in _parts(tab.lines)]
    few = len(_ends(parts, head, LEAST))
    sizes = range(LARGEST, LEAST - 1, -STEP)
    scale = next(size for size in sizes if len(_ends(parts, head, size)) <= few)
    return replace(tab, scale=scale, breaks=tuple(_ends(parts, head, scale)))


def _ends(parts: Sequence[Sequence[_Run]], head: float, scale: int) -> list[int]:
    """Return after how many rows each page but the last ends."""
    room, ends = PAGE * 100 / scale, []
    left, fresh = room, room - head
    for runs in parts:
        high = sum(run.high for run in runs)
        whole = (_Run(runs[0].start, high),) if high <= fresh * SPLIT else runs
        for run in whole:
            if run.high > left:
                ends.append(run.start)
                left = fresh
            left -= run.high
    return ends


def _parts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each part begins and ends: one with its heading, and what stands below all of them."""
    marks = [n for n, line in enumerate(lines) if line == GAP or (line.cells and line.cells[0].look == HEADING)]
    yield from pairwise([0, *marks, len(lines)])


def _part(lines: Sequence[Line], first: int, end: int) -> list[_Run]:
    """Return a part as runs of rows: a thing with what is said below it, a goal with its first benchmark."""
    starts = [n for n in range(first + 1, end) if _begins(lines[n]) and not _leads(lines[n - 1])]
    marks = [first, *starts[HELD:], end]
    return [_Run(a, _high(lines[a:b])) for a, b in pairwise(marks)]


def _begins(line: Line) -> bool:
    """Whether a row says something of its own, not more of the one above it."""
    return bool(line.cells and line.cells[0].value is not None)


def _leads(line: Line) -> bool:
    """Whether a row is a title of what stands below it."""
    return any(cell.look.bold for cell in line.cells[1:] if cell.value)


def _high(lines: Sequence[Line]) -> float:
    return sum(line.height or 0 for line in lines)
