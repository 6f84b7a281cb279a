"""Contacts: how far each conversation has come and what is next (computations 11, decisions 19, 44)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import UNANSWERED, in_time, is_one_on_one
from coalition_sheets.metrics.steps import NO_STEP, Step, next_step
from coalition_sheets.model import Briefing, Coalition, Organization, Person, Ref, Touch, fold, fold_name, metric

STAGES = ("Identified", "First contact", "One-on-one", "Interested", "Invited", "Joined")
TALKED = frozenset({"Talked", "Interested", "Meeting set", "Invited", "Not now", "Not interested", "Joined"})
WAKES = frozenset({"Talked", "Interested", "Meeting set"})
OPEN_STATUSES = frozenset({"In conversation", "Invited", "Member", "Supporter"})
Kind = Literal["organization", "person", "unknown"]


@frozen(kw_only=True)
class Contact:
    """An organization, or a person without one, that is or may be talked to.

    `stage` 1 to 6 is the furthest reached; `reached`: on which day each was reached, None where unknown or not yet.
    `exit`: "Not now", "Not interested", "Do not contact", "Paused", "Left" or None. `next_touch`: the row that the next
    step comes from (a planned row, or the last touch). `listed` False: stands on no list. `no_answers`: tries in a row.
    """

    name: str
    kind: Kind
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


@frozen
class Who:
    """Whom a touch counts for: the organization if the person has one, else the person."""

    kind: Kind
    name: str
    organization: Organization | None = None
    person: Person | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """What is the same for every touch with them."""
        return self.kind, fold_name(self.name)


TOUCHES_READ = (
    "organizations.name", "people.name", "people.organization", "outreach.date", "outreach.who", "outreach.by",
    "outreach.how", "outreach.outcome",
)  # fmt: skip
CONTACTS_READ = (
    *TOUCHES_READ, "organizations.status", "organizations.joined", "people.connection", "people.status",
    "people.do_not_contact", "outreach.next_step", "outreach.next_by", "outreach.next_owner", "outreach.through",
    "about.stalled_days",
)  # fmt: skip


@metric(*CONTACTS_READ)
def contacts(b: Briefing) -> tuple[Contact, ...]:
    """Everybody the coalition talks to or may talk to, by name."""
    touched = by_contact(b)
    found = {who.key: (who, ()) for who in _listed(b.coalition)}
    contacted = (_contact(b, who, rows) for who, rows in {**found, **touched}.values())
    return tuple(sorted(contacted, key=lambda c: (fold(c.name), c.name, c.kind)))


@metric(*TOUCHES_READ)
def by_contact(b: Briefing) -> Mapping[tuple[Kind, str], tuple[Who, tuple[Touch, ...]]]:
    """Touches, past and planned, by whom they count for, in time order."""
    met: dict[tuple[str, str], list[Touch]] = {}
    found: dict[tuple[Kind, str], tuple[Who, list[Touch]]] = {}
    for touch in in_time(b):
        spelled = touch.who.kind, touch.who.label
        if spelled not in met:
            who = contact_of(b.coalition, touch.who)
            met[spelled] = found.setdefault(who.key, (who, []))[1]
        met[spelled].append(touch)
    return {key: (who, tuple(touches)) for key, (who, touches) in found.items()}


def contact_of(coalition: Coalition, who: Ref) -> Who:
    """Return whom a touch with somebody counts for."""
    if who.kind == "organization" and (organization := coalition.organization.get(who.name)):
        return Who("organization", organization.name, organization)
    person = coalition.person.get(who.name) if who.kind == "person" else None
    if person is None:
        return Who("unknown", who.label)
    if person.organization is None:
        return Who("person", person.name, person=person)
    organization = coalition.organization_of(person)
    return Who("organization", organization.name if organization else person.organization.label, organization)


def _listed(coalition: Coalition) -> Iterator[Who]:
    """Yield whom nobody need have talked to yet: every organization, and people of their own who may join."""
    for organization in coalition.organizations:
        yield Who("organization", organization.name, organization)
    for person in coalition.people:
        may_join = person.connection in ("Contact", "Member", "Volunteer") and person.status != "Left"
        if may_join and person.organization is None:
            yield Who("person", person.name, person=person)


def _contact(b: Briefing, who: Who, rows: Sequence[Touch]) -> Contact:
    past = tuple(t for t in rows if t.date <= b.today)
    reached = _reached(who, past)
    stage = max(k for k, (there, _) in enumerate(reached, 1) if there)
    away = _exit(b, who, past, joined=stage == len(STAGES))
    step = _step(b, rows, past, away)
    last = past[-1] if past else None
    silent = (b.today - last.date).days if last else None
    going_on = away is None and not step.due and 2 <= stage <= 5
    return Contact(
        name=who.name,
        kind=who.kind,
        stage=stage,
        exit=away,
        stalled=going_on and silent is not None and silent > b.about.stalled_days[stage - 2],
        days_since_touch=silent,
        last=last,
        next_due=step.due,
        next_step=step.text,
        next_owner=step.owner,
        next_overdue=step.due is not None and step.due < b.today,
        next_touch=step.touch,
        listed=away != "Do not contact",
        no_answers=_no_answers(past),
        touches=past,
        reached=tuple(day for _, day in reached),
        warm=bool(past and past[0].through),
        organization=who.organization,
        person=who.person,
    )


def _reached(who: Who, past: Sequence[Touch]) -> list[tuple[bool, date | None]]:
    """Return for each stage whether it was reached, and when; reaching one implies all before, on its day at latest."""
    direct: list[date | None] = [None] * len(STAGES)
    for touch in reversed(past):
        for stage in _stages(touch):
            direct[stage - 1] = touch.date
    status = who.organization.status if who.organization else ""
    joined = status == "Member" or (who.person is not None and who.person.connection == "Member")
    told = [True, False, False, False, status == "Invited", joined]
    if joined and who.organization and who.organization.joined:
        direct[5] = who.organization.joined
    found: list[tuple[bool, date | None]] = []
    there, day = False, None
    for k in reversed(range(len(STAGES))):
        there = there or told[k] or bool(direct[k])
        day = min((d for d in (day, direct[k]) if d), default=None)
        found.insert(0, (there, day))
    return found


def _stages(touch: Touch) -> Iterator[int]:
    """Yield the stages that a past touch reaches by itself."""
    yield 1
    if touch.outcome in TALKED:
        yield 2
    if is_one_on_one(touch):
        yield 3
    if touch.outcome == "Interested":
        yield 4
    if touch.how == "Invitation" or touch.outcome == "Invited":
        yield 5
    if touch.outcome == "Joined":
        yield 6


def _exit(b: Briefing, who: Who, past: Sequence[Touch], *, joined: bool) -> str | None:
    """Return how the conversation ended, or sleeps, for now (decision 44)."""
    if _do_not_contact(b.coalition, who):
        return "Do not contact"
    status = who.organization.status if who.organization else who.person.status if who.person else ""
    if status in ("Not interested", "Paused", "Left"):
        return status
    if joined:
        return None
    if status not in OPEN_STATUSES and _still(past, "Not interested", frozenset({"Interested"})):
        return "Not interested"
    asleep = _still(past, "Not now", WAKES)
    return "Not now" if asleep and (asleep.next_by is None or b.today < asleep.next_by) else None


def _still(past: Sequence[Touch], outcome: str, ended_by: frozenset[str]) -> Touch | None:
    """Return the latest touch with this outcome, if none that ends it came on a later day."""
    said = next((t for t in reversed(past) if t.outcome == outcome), None)
    ended = said and any(t.outcome in ended_by and t.date > said.date for t in past)
    return None if ended else said


def _do_not_contact(coalition: Coalition, who: Who) -> bool:
    """Whether a person, or everybody we know of an organization, asked not to be contacted."""
    people = (who.person,) if who.person else coalition.people_of(who.name)
    return bool(people) and all(p.do_not_contact for p in people)


def _step(b: Briefing, rows: Sequence[Touch], past: Sequence[Touch], away: str | None) -> Step:
    """Return what is next; nothing with somebody who does not want to hear from us."""
    if away in ("Do not contact", "Not interested", "Left"):
        return NO_STEP
    step = next_step(past, [t for t in rows if t.date > b.today], b.today)
    with_whom = b.coalition.person.get(step.touch.who.name) if step.touch else None
    return NO_STEP if with_whom and with_whom.do_not_contact else step


def _no_answers(past: Sequence[Touch]) -> int:
    """Return how many tries in a row had no answer, up to the last."""
    tries = 0
    for touch in reversed(past):
        if touch.outcome not in UNANSWERED:
            break
        tries += 1
    return tries
