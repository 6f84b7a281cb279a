"""Organizations: each with a liaison, within reach, and known for what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from coalition_sheets.metrics.outreach import contacts
from coalition_sheets.model import Briefing, Finding, Organization, Person
from coalition_sheets.rules.say import row, rows
from coalition_sheets.rules.words import count, names

MEMBERS_FOR_LIAISONS = 8
MOST_FOR_A_LIAISON = 5
FEWEST_PEOPLE = 5
GONE = frozenset({"Left", "Not interested"})


def members(b: Briefing) -> tuple[Organization, ...]:
    """Return the member organizations, in the sheet's order."""
    return tuple(o for o in b.coalition.organizations if o.is_member)


def liaison(b: Briefing) -> Iterator[Finding]:
    """From eight members on, each has a liaison (C10)."""
    found = members(b)
    if len(found) >= MEMBERS_FOR_LIAISONS:
        for o in found:
            if o.liaison is None:
                yield row(b, "ORG-LIAISON", o, f"{o.name} has no liaison.", "liaison")


def liaison_load(b: Briefing) -> Iterator[Finding]:
    """Nobody is the liaison of more than five organizations (C10)."""
    found: dict[str, list[Organization]] = {}
    for o in b.coalition.organizations:
        if o.liaison and o.liaison.resolved and o.status not in GONE:
            found.setdefault(o.liaison.name, []).append(o)
    for name, theirs in found.items():
        if len(theirs) > MOST_FOR_A_LIAISON:
            message = f"{name} is the liaison of {len(theirs)} organizations."
            yield rows(b, "LIAISON-LOAD", theirs, message, "liaison", key=name)


def liaison_quiet(b: Briefing) -> Iterator[Finding]:
    """A liaison is in touch with its members (T27)."""
    since = b.today - timedelta(b.about.liaison_every)
    if not b.coalition.outreach:
        return
    recent: set[tuple[str, str]] = set()
    for touch in b.coalition.outreach:
        if touch.by and since <= touch.date <= b.today:
            person = b.coalition.person.get(touch.who.name)
            home = b.coalition.organization_of(person) if person else None
            recent.add((touch.by.label, home.name if home else touch.who.label))
    for o in members(b):
        settled = o.joined is None or o.joined <= since
        if o.liaison and o.liaison.resolved and settled and (o.liaison.name, o.name) not in recent:
            yield row(b, "LIAISON-QUIET", o, f"{o.name} was not called by its liaison lately.", "liaison")


def principles(b: Briefing) -> Iterator[Finding]:
    """Once principles are adopted, each member agrees to them (B20, T7)."""
    adopted = b.about.principles_adopted
    if adopted and adopted <= b.today:
        for o in members(b):
            if o.agreed is None:
                yield row(b, "ORG-PRINCIPLES", o, f"{o.name} has not agreed to the principles yet.", "agreed")


def unreachable(b: Briefing) -> Iterator[Finding]:
    """Each member has somebody whom a message reaches (B36)."""
    if len(b.coalition.people) < FEWEST_PEOPLE:
        return
    left_alone: list[Organization] = []
    for o in members(b):
        reached = [p for p in _people(b, o) if p.status != "Left" and has_address(p)]
        if not reached:
            yield row(b, "ORG-UNREACHABLE", o, f"No message reaches {o.name} so far.", "contact")
        elif all(p.do_not_contact for p in reached):
            left_alone.append(o)
    if left_alone:
        who = names([o.name for o in left_alone])
        message = f"In {count(len(left_alone), 'member')} everybody asked not to be contacted: {who}."
        fix = "Leave them in peace, and ask in person whether somebody else there would like to hear from you."
        yield rows(b, "ORG-UNREACHABLE", left_alone, message, "contact", fix=fix, key="do not contact")


def has_address(person: Person) -> bool:
    """Whether there is an address for the way in which a person likes to be reached."""
    match person.best_way:
        case "Email":
            return bool(person.email)
        case "Phone" | "Text" | "WhatsApp" | "Signal":
            return bool(person.phone)
        case "In person":
            return True
        case _:
            return bool(person.email or person.phone)


def homework(b: Briefing) -> Iterator[Finding]:
    """Before a first talk you know what a group already does (B11, C8)."""
    for contact in contacts(b):
        o = contact.organization
        if o and o.status == "Prospect" and not o.work and not contact.last:
            yield row(b, "ORG-HOMEWORK", o, f"We do not know yet what {o.name} already does.", "work")


def approach(b: Briefing) -> Iterator[Finding]:
    """Before a first talk that is planned there is a thought on why they might care (E17)."""
    for contact in contacts(b):
        o = contact.organization
        planned = contact.next_touch is not None and not contact.last
        if o and o.status == "Prospect" and planned and not (o.why_care or o.approach):
            yield row(b, "ORG-APPROACH", o, f"There is no thought yet on why {o.name} might care.", "why_care")


def parent(b: Briefing) -> Iterator[Finding]:
    """For a chapter, its parent body's position is known (C3)."""
    for o in b.coalition.organizations:
        if o.parent and not o.parent_position and o.status not in GONE:
            message = f"{o.name} is a chapter of {o.parent}; what that body says is not noted."
            yield row(b, "ORG-PARENT", o, message, "parent_position")


def buy_in(b: Briefing) -> Iterator[Finding]:
    """A member's leaders know why it is here (P1)."""
    for o in members(b):
        if o.leadership_on is None:
            message = f"We do not know whether the leaders of {o.name} are on board."
            yield row(b, "ORG-BUYIN", o, message, "leadership_on")


def _people(b: Briefing, organization: Organization) -> tuple[Person, ...]:
    contact = b.coalition.person.get(organization.contact.name) if organization.contact else None
    return (*b.coalition.people_of(organization.name), *((contact,) if contact else ()))


ORGANIZATIONS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (
    liaison, liaison_load, liaison_quiet, principles, unreachable, homework, approach, parent, buy_in,
)  # fmt: skip
