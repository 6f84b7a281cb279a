"""Outreach: a next step after each talk, what was heard, and who is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from coalition_sheets.metrics.counts import one_on_ones
from coalition_sheets.metrics.coverage import choir
from coalition_sheets.metrics.outreach import Contact, contacts, month
from coalition_sheets.metrics.steps import is_closed
from coalition_sheets.model import Briefing, Finding, Severity, Touch
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.say import row, rows, whole_tab
from coalition_sheets.rules.words import count, day

ASKS = frozenset({"Invitation", "Sign-on ask"})
PROSPECTS = frozenset({"Prospect", "In conversation", "Invited"})
ONLY_ASKS = 3
CHOIR_TOUCHES = 10


def no_next(b: Briefing) -> Iterator[Finding]:
    """A talk ends with a next step and a day for it (B15, P20)."""
    for contact in contacts(b):
        touch = contact.last
        if touch is None or contact.exit is not None or not contact.listed or _is_planned(b, contact):
            continue
        if is_closed(touch) or (touch.next_step and touch.next_by):
            continue
        lacks = "day for the next step" if touch.next_step else "next step"
        message = f"There is no {lacks} with {contact.name} after {day(touch.date, b.today)}."
        severity = Severity.WARNING if _warm(touch, contact) else Severity.HINT
        column = "next_by" if touch.next_step else "next_step"
        by = (touch.date + timedelta(3)).isoformat()
        yield row(b, "OUT-NO-NEXT", touch, message, column, severity=severity, suggestions=(f"by {by}",))


def _is_planned(b: Briefing, contact: Contact) -> bool:
    """Whether a later row plans the next step."""
    return contact.next_touch is not None and contact.next_touch.date > b.today


def _warm(touch: Touch, contact: Contact) -> bool:
    """Whether a prospect has just talked with us, or shown interest; whoever decides or reports is none."""
    status = contact.organization.status if contact.organization else "Prospect"
    if contact.person and contact.person.connection in ("Decision maker", "Media"):
        return False
    return status in PROSPECTS and contact.stage < 6 and touch.outcome in ("Talked", "Interested")


def heard(b: Briefing) -> Iterator[Finding]:
    """After a one-on-one there is a note of what was heard (C19)."""
    for touch in one_on_ones(b):
        if not touch.heard:
            message = f"There is no note of what {touch.who.label} said on {day(touch.date, b.today)}."
            yield row(b, "OUT-HEARD", touch, message, "heard")


def totals(b: Briefing) -> Iterator[Finding]:
    """What the talks of a month left out, as totals, never a row (B14, C11, P8)."""
    m = month(b)
    places = whole_tab(b, "outreach")
    if m.without_common_ground:
        message = (
            f"{m.without_common_ground} of {count(m.first_contacts, 'first contact')} in 30 days note no common ground."
        )
        yield finding("OUT-COMMON", message, places=places, tab="outreach")
    if m.asked_only:
        message = f"{count(m.asked_only, 'talk')} in 30 days noted what we asked, and not what they want."
        yield finding("OUT-LISTEN", message, places=places, tab="outreach")
    if m.without_introduction:
        total = count(m.one_on_ones, "one-on-one")
        message = f"{m.without_introduction} of {total} in 30 days brought no new name, and nobody was asked for one."
        yield finding("OUT-INTRO", message, places=places, tab="outreach")


def transactional(b: Briefing) -> Iterator[Finding]:
    """Ties are more than asks (C12)."""
    for contact in contacts(b):
        past = contact.touches[-ONLY_ASKS:]
        only_asks = len(past) == ONLY_ASKS and all(t.how in ASKS and not t.offered for t in past)
        if contact.kind == "organization" and contact.organization and only_asks:
            message = f"The last {ONLY_ASKS} touches with {contact.name} were asks."
            yield rows(b, "OUT-TRANSACTIONAL", past, message, "how", key=contact.organization.key)


def preaching(b: Briefing) -> Iterator[Finding]:
    """Outreach goes beyond those who agree already (P5)."""
    found = choir(b)
    if len(found.touches) >= CHOIR_TOUCHES and 5 * len(found.likely) > 4 * len(found.touches):
        message = f"{len(found.likely)} of the last {len(found.touches)} touches went to likely allies."
        yield finding("OUT-CHOIR", message, places=whole_tab(b, "outreach"), tab="outreach")


OUTREACH: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (no_next, heard, totals, transactional, preaching)
