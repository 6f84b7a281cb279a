"""Where a number comes from: the arithmetic in plain words and the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass

from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Place


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a thing is, how its figure comes about, line by line, and where its rows stand."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[Place, ...] = ()


class UnknownThing(CoalitionError):
    """Nothing goes by the name that was asked for; `suggestions` are the nearest."""

    def __init__(self, thing: str, suggestions: tuple[str, ...]) -> None:
        nearest = ", ".join(f"“{name}”" for name in suggestions)
        super().__init__(
            f"Nothing here is called “{thing}”.",
            f"Did you mean {nearest}?" if nearest else "Name a goal, a task, a check code, a light or a number.",
        )
        self.thing = thing
        self.suggestions = suggestions


def explain(b: Briefing, thing: str) -> Explanation:
    """Explain a benchmark, goal, task, check code, light or number.

    Raises UnknownThing, with the nearest names, where nothing is called so.
    """
    raise NotImplementedError
