"""Outreach: the funnel from first name to member, and who is due a call (computations 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from coalition_sheets.metrics.contacts import STAGES, Contact, contacts
from coalition_sheets.model import Briefing, Touch, metric

__all__ = [
    "STAGES", "Contact", "Funnel", "FunnelStage", "Month", "contacts", "due_steps", "funnel", "month", "stalled",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStage:
    """One stage: contacts that stand at it, that reached it, and of a cohort how many went on.

    `of` contacts reached it at least 30 days ago, `went_on` of them reached the next; of = 0 means too early to say.
    `median_days`: to the next stage. `warm`: reached it with somebody's introduction.
    """

    number: int
    name: str
    here: tuple[Contact, ...] = ()
    reached: tuple[Contact, ...] = ()
    warm: int = 0
    of: int = 0
    went_on: int = 0
    median_days: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Six stages; `exits`: word and contacts."""

    stages: tuple[FunnelStage, ...]
    exits: tuple[tuple[str, tuple[Contact, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Totals of the last 30 days, never said of a row (organizers only): touches, and what they left out."""

    touches: tuple[Touch, ...] = ()
    first_contacts: int = 0
    without_common_ground: int = 0
    asked_only: int = 0
    one_on_ones: int = 0
    without_introduction: int = 0


@metric()
def due_steps(b: Briefing) -> tuple[Contact, ...]:
    """Contacts whose next step is late or due within the due-soon days (7), by date, then name."""
    raise NotImplementedError


@metric()
def stalled(b: Briefing) -> tuple[Contact, ...]:
    """Conversations that went quiet, the longest first."""
    raise NotImplementedError


@metric()
def funnel(b: Briefing, since: date | None = None) -> Funnel:
    """Contacts by stage, and how many went on; `since` narrows the cohort to a window."""
    raise NotImplementedError


@metric()
def month(b: Briefing) -> Month:
    """What the touches of the last 30 days asked, heard and left out, in totals."""
    raise NotImplementedError
