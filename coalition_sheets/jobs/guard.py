"""The last look before anything is shown: nothing that could harm a person is said, to people or to machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.result import Block, Grid, Page, Result, Text
from coalition_sheets.model import Cell, typed

HIDDEN = "[private]"
LONGEST = 60


def guarded(result: Result) -> Result:
    """Return a result in which every text that looks like private data about a person is "[private]"."""
    return replace(
        result,
        summary=_text(result.summary),
        data={key: _data(value) for key, value in result.data.items()},
        body=tuple(_block(block) for block in result.body),
        warnings=tuple(_text(line) for line in result.warnings),
    )


def short(cell: Cell) -> str:
    """Return what a cell holds on one line, cut where it is long; half of a private number is private, too."""
    return _cut(_text(" ".join(typed(cell).split())), 0)


def both_short(old: Cell, new: Cell) -> tuple[str, str]:
    """Return two contents of a cell, each on one line; where they are long, begun shortly before they differ."""
    was, now = (_text(" ".join(typed(cell).split())) for cell in (old, new))
    if max(len(was), len(now)) <= LONGEST:
        return was, now
    same = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    start = was.rfind(" ", 0, max(0, same - LONGEST // 3)) + 1
    return _cut(was, start), _cut(now, start)


def _cut(text: str, start: int) -> str:
    whole = f"… {text[start:]}" if start else text
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def guarded_problem(problem: CoalitionError) -> CoalitionError:
    """Return what stopped a job, in words that echo no private data either."""
    problem.message, problem.hint = _text(problem.message), _text(problem.hint)
    return problem


def _text(text: str) -> str:
    from coalition_sheets.rules.sensitive import scan

    return "\n".join(HIDDEN if scan(line) else line for line in text.split("\n"))


def _block(block: Block) -> Block:
    match block:
        case Grid():
            return replace(block, rows=tuple(tuple(_text(cell) for cell in row) for row in block.rows))
        case Page():
            return replace(block, text=_text(block.text))
        case Text():
            return replace(block, text=_text(block.text))


def _data(value: Any) -> Any:
    match value:
        case str():
            return _text(value)
        case Mapping():
            return {key: _data(item) for key, item in value.items()}
        case list() | tuple():
            return [_data(item) for item in value]
        case _:
            return value
