"""The core group, who facilitates, and standing roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from coalition_sheets.metrics.core_group import core_group
from coalition_sheets.metrics.meetings import NOT_FOR_FOLLOW_UP, held
from coalition_sheets.metrics.roles import roles
from coalition_sheets.model import Briefing, Finding, fold
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.say import row, rows
from coalition_sheets.rules.words import count, day

SAME_RUNNING = 4
PRACTICED = 2


def size(b: Briefing) -> Iterator[Finding]:
    """The core group has five to ten people or organizations (T5)."""
    core = core_group(b)
    if core.people and core.verdict != "ok":
        people, organizations = count(core.people, "person", "people"), count(core.organizations, "organization")
        message = f"The core group has {people} from {organizations}."
        yield rows(b, "CORE-SIZE", core.rows, message, "core")


def diverse(b: Briefing) -> Iterator[Finding]:
    """The core group comes from three sectors or more, and no organization has most seats (T6)."""
    core = core_group(b)
    if not core.people or core.diverse:
        return
    message = f"The core group comes from {count(len(core.sectors), 'sector')}."
    if len(core.sectors) >= 3 and core.largest:
        message = f"{core.largest[0]} has {core.largest[1]} of the {core.people} seats in the core group."
    yield rows(b, "CORE-DIVERSE", core.rows, message, "core")


def rotate(b: Briefing) -> Iterator[Finding]:
    """The facilitator's role goes round (E14)."""
    last = [m for m in held(b) if m.kind not in NOT_FOR_FOLLOW_UP][-SAME_RUNNING:]
    who = {m.facilitator.label if m.facilitator else "" for m in last}
    if len(last) == SAME_RUNNING and len(who) == 1 and (name := who.pop()):
        message = f"{name} facilitated the last {SAME_RUNNING} meetings."
        yield rows(b, "ROTATE", last, message, "facilitator")


def facilitator(b: Briefing) -> Iterator[Finding]:
    """At least one active person has practice in facilitating (T13)."""
    skilled = any(
        p.status == "Active" and any(fold(s).startswith("facilita") for s in p.skills) for p in b.coalition.people
    )
    led = Counter(m.facilitator.label for m in held(b) if m.facilitator)
    if not skilled and max(led.values(), default=0) < PRACTICED:
        message = "Nobody has “facilitation” under “Good at”, and nobody has led two meetings yet."
        yield finding("ROLE-FACILITATOR", message, tab="people")


def vacant(b: Briefing) -> Iterator[Finding]:
    """A role that is needed has somebody in it (T28, T32)."""
    for role in roles(b).vacant_rows:
        yield row(b, "ROLE-VACANT", role, f"The role {role.name} is open.", "who")


def ending(b: Briefing) -> Iterator[Finding]:
    """A term that ends is handed over in time (computations 17)."""
    for role in roles(b).ending_rows:
        when = f" on {day(role.ends, b.today)}" if role.ends else ""
        yield row(b, "ROLE-ENDING", role, f"The term of {role.name} ends{when}.", "ends")


def no_backup(b: Briefing) -> Iterator[Finding]:
    """A role has somebody who can step in (computations 17)."""
    for role in roles(b).no_backup_rows:
        yield row(b, "ROLE-NO-BACKUP", role, f"The role {role.name} has no backup.", "backup")


CORE: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (
    size, diverse, rotate, facilitator, vacant, ending, no_backup,
)  # fmt: skip
