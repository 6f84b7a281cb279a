"""Outreach: the funnel from first name to member, and who is due a call (computations 11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import CONTACTS_READ, STAGES, TOUCHES_READ, Contact, by_contact, contacts
from coalition_sheets.metrics.counts import in_time, is_one_on_one
from coalition_sheets.model import Briefing, Touch, metric

__all__ = [
    "STAGES", "Contact", "Funnel", "FunnelStage", "Month", "contacts", "due_steps", "funnel", "month", "stalled",
]  # fmt: skip

EARLY_DAYS = 30
MONTH_DAYS = 30


@frozen(kw_only=True)
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


@frozen
class Funnel:
    """Six stages; `exits`: word and contacts."""

    stages: tuple[FunnelStage, ...]
    exits: tuple[tuple[str, tuple[Contact, ...]], ...] = ()


@frozen(kw_only=True)
class Month:
    """Totals of the last 30 days, never said of a row (organizers only): touches, and what they left out."""

    touches: tuple[Touch, ...] = ()
    first_contacts: int = 0
    without_common_ground: int = 0
    asked_only: int = 0
    one_on_ones: int = 0
    without_introduction: int = 0


@metric(*CONTACTS_READ, "about.due_soon_days")
def due_steps(b: Briefing) -> tuple[Contact, ...]:
    """Contacts whose next step is late or due within the due-soon days (7), by date, then name."""
    last = b.today + timedelta(b.about.due_soon_days)
    found = (c for c in contacts(b) if c.listed and c.next_due and c.next_due <= last)
    return tuple(sorted(found, key=lambda c: c.next_due or last))


@metric(*CONTACTS_READ)
def stalled(b: Briefing) -> tuple[Contact, ...]:
    """Conversations that went quiet, the longest first."""
    return tuple(sorted((c for c in contacts(b) if c.stalled), key=lambda c: -(c.days_since_touch or 0)))


@metric(*CONTACTS_READ, "about.due_soon_days")
def gone_quiet(b: Briefing) -> tuple[Contact, ...]:
    """Whom to think of again: three tries without an answer, then what stalled; none that is due anyway."""
    due = {c.name for c in due_steps(b)}
    unanswered = [c for c in contacts(b) if c.no_answers >= 3 and c.exit is None and c.stage < 6]
    found = {c.name: c for c in (*unanswered, *stalled(b)) if c.name not in due}
    return tuple(found.values())


@metric(*CONTACTS_READ)
def funnel(b: Briefing, since: date | None = None) -> Funnel:
    """Contacts by stage, and how many went on; `since` narrows the cohort to a window."""
    listed = tuple(c for c in contacts(b) if c.listed)
    words = sorted({c.exit for c in contacts(b) if c.exit})
    return Funnel(
        tuple(_stage(b, listed, number, since) for number in range(1, len(STAGES) + 1)),
        tuple((word, tuple(c for c in contacts(b) if c.exit == word)) for word in words),
    )


def _stage(b: Briefing, listed: Sequence[Contact], number: int, since: date | None) -> FunnelStage:
    """Return one stage; who reached it less than 30 days ago, or nobody knows when, is in no cohort."""
    reached = tuple(c for c in listed if c.stage >= number)
    stage = FunnelStage(
        number=number,
        name=STAGES[number - 1],
        here=tuple(c for c in reached if c.stage == number and c.exit is None),
        reached=reached,
        warm=sum(c.warm for c in reached),
    )
    if number == len(STAGES):
        return stage
    latest = b.today - timedelta(EARLY_DAYS)
    days = ((c, c.reached[number - 1]) for c in reached)
    cohort = [(c, day) for c, day in days if day and day <= latest and (since is None or day >= since)]
    went_on = [(c, day) for c, day in cohort if c.stage > number]
    between = [(then - day).days for c, day in went_on if (then := c.reached[number])]
    from statistics import median

    return FunnelStage(
        number=number,
        name=stage.name,
        here=stage.here,
        reached=reached,
        warm=stage.warm,
        of=len(cohort),
        went_on=len(went_on),
        median_days=Fraction(median(between)) if between else None,
    )


@metric(
    *TOUCHES_READ, "outreach.common_ground", "outreach.asked", "outreach.wants", "outreach.introduced",
    "outreach.asked_intro",
)  # fmt: skip
def month(b: Briefing) -> Month:
    """What the touches of the last 30 days asked, heard and left out, in totals."""
    before = b.today - timedelta(MONTH_DAYS)
    recent = tuple(t for t in in_time(b) if before < t.date <= b.today)
    first = [touches[0] for _, touches in by_contact(b).values()]
    opening = [t for t in first if before < t.date <= b.today]
    talks = [t for t in recent if is_one_on_one(t)]
    return Month(
        touches=recent,
        first_contacts=len(opening),
        without_common_ground=sum(not t.common_ground for t in opening),
        asked_only=sum(bool(t.asked and not t.wants) for t in recent),
        one_on_ones=len(talks),
        without_introduction=sum(not t.introduced and not t.asked_intro for t in talks),
    )
