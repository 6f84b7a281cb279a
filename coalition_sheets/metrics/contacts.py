"""Contacts: how far each conversation has come and what is next (computations 11, decision 44)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from coalition_sheets.model import Briefing, Organization, Person, Touch, metric

STAGES = ("Identified", "First contact", "One-on-one", "Interested", "Invited", "Joined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An organization, or a person without one, that is or may be talked to.

    `stage` 1 to 6 is the furthest reached; `reached`: on which day each was reached, None where unknown or not yet.
    `exit`: "Not now", "Not interested", "Do not contact", "Paused", "Left" or None. `next_touch`: the row that the next
    step comes from (a planned row, or the last touch). `listed` False: stands on no list. `no_answers`: tries in a row.
    """

    name: str
    kind: Literal["organization", "person", "unknown"]
    stage: int
    exit: str | None = None
    stalled: bool = False
    days_since_touch: int | None = None
    last: Touch | None = None
    next_due: date | None = None
    next_step: str = ""
    next_owner: str = ""
    next_overdue: bool = False
    next_touch: Touch | None = None
    listed: bool = True
    no_answers: int = 0
    touches: tuple[Touch, ...] = ()
    reached: tuple[date | None, ...] = ()
    warm: bool = False
    organization: Organization | None = None
    person: Person | None = None

    @property
    def stage_name(self) -> str:
        """The stage in words."""
        return STAGES[self.stage - 1]

    @property
    def is_open(self) -> bool:
        """Whether the conversation has begun and goes on: stage 2 to 5, no exit."""
        return 2 <= self.stage <= 5 and self.exit is None


@metric()
def contacts(b: Briefing) -> tuple[Contact, ...]:
    """Everybody the coalition talks to or may talk to, by name."""
    raise NotImplementedError
