"""Follow-up: what was promised at the last meeting, and how much of it was kept (computations 4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from coalition_sheets.metrics.tasks import TaskState
from coalition_sheets.model import Briefing, Meeting, metric


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What an agenda reads out of the last meeting, in this order: done, open, waiting, older; `added` apart.

    `kept` of `due` tasks were done by the day of the meeting; `follow_through` None means no data.
    """

    last: Meeting | None
    done: tuple[TaskState, ...] = ()
    open: tuple[TaskState, ...] = ()
    waiting: tuple[TaskState, ...] = ()
    older: tuple[TaskState, ...] = ()
    added: tuple[TaskState, ...] = ()
    kept: tuple[TaskState, ...] = ()
    due: tuple[TaskState, ...] = ()
    follow_through: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Tasks kept among those due by the last three held meetings together, and by the three before.

    `meetings`: held meetings of the whole coalition. `share` and `before` are None where there is no data.
    """

    kept: tuple[TaskState, ...] = ()
    due: tuple[TaskState, ...] = ()
    before_kept: tuple[TaskState, ...] = ()
    before_due: tuple[TaskState, ...] = ()
    meetings: int = 0

    @property
    def share(self) -> Fraction | None:
        """Kept of due over the last three meetings."""
        return Fraction(len(self.kept), len(self.due)) if self.due else None

    @property
    def before(self) -> Fraction | None:
        """Kept of due over the three meetings before; None with fewer than four meetings."""
        return Fraction(len(self.before_kept), len(self.before_due)) if self.before_due else None


@metric()
def follow_up(b: Briefing, meeting: Meeting) -> FollowUp:
    """What was promised at the meeting before this one, and what became of it."""
    raise NotImplementedError


@metric()
def trend(b: Briefing) -> Trend:
    """Follow-through of the last three meetings together, against the three before."""
    raise NotImplementedError
