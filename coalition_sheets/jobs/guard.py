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
    text = _text(" ".join(typed(cell).split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


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
