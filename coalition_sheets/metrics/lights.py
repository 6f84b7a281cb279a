"""Six lights: a word and its reason each, no overall verdict (computations 9, decision 19)."""

from __future__ import annotations

from dataclasses import dataclass

from coalition_sheets.model import Briefing, metric


@dataclass(frozen=True, slots=True)
class Light:
    """One light: Goals, Tasks, Follow-through, Engagement, Outreach or Structure; green, yellow, red or grey."""

    name: str
    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A light whose word is not what it was at the last run."""

    name: str
    before: str
    now: str
    reason: str


@metric()
def lights(b: Briefing) -> tuple[Light, ...]:
    """Six lights with the reason in counts."""
    raise NotImplementedError


@metric()
def changes(b: Briefing) -> tuple[Change, ...]:
    """Lights that changed since the last run; nothing without memory."""
    raise NotImplementedError
