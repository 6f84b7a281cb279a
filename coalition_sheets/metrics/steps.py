"""The next step with a contact: from the last touch, or from a row planned ahead (computations 11, decision 44)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Touch, fold


@frozen
class Step:
    """What is next, until when, who does it, and the row it comes from."""

    due: date | None = None
    text: str = ""
    owner: str = ""
    touch: Touch | None = None


NO_STEP = Step()


def is_closed(touch: Touch) -> bool:
    """Whether the next step says that nothing is to follow ("None: closed")."""
    says = fold(touch.next_step)
    return says == "none" or says.startswith(("none:", "none ", "none.", "none,"))


def next_step(past: Sequence[Touch], planned: Sequence[Touch], today: date) -> Step:
    """Return what is next with somebody whose touches these are, both in time order.

    Any later touch closes the step of an earlier row, so only the last day's count; a planned row is a step, and
    stands for one that was to be done before today.
    """
    last_day = [t for t in past if t.date == past[-1].date and not is_closed(t)] if past else []
    steps = [_own_step(t) for t in last_day if t.next_by or t.next_step]
    steps = [s for s in steps if not planned or s.due is None or s.due >= today]
    steps += [_planned_step(t) for t in planned]
    return min(steps, key=lambda s: (s.due or date.max, fold(s.text), s.text, s.owner), default=NO_STEP)


def _own_step(touch: Touch) -> Step:
    owner = touch.next_owner or touch.by
    return Step(touch.next_by, touch.next_step, owner.label if owner else "", touch)


def _planned_step(touch: Touch) -> Step:
    return Step(touch.date, touch.next_step or touch.how, touch.by.label if touch.by else "", touch)
