"""Three things to do today: the few that would help most, each with who, what, one helpful fact and its minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.links import to
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.meetings import held, next_any, next_meeting
from coalition_sheets.metrics.outreach import Contact, due_steps, stalled
from coalition_sheets.metrics.setup import setup
from coalition_sheets.metrics.tasks import overdue, unassigned
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import ENGLISH, Briefing, Finding, Language, Person, Place, Severity, fold, noted
from coalition_sheets.model.worksheet import Link

LIMIT = 3
SAID = {
    "Interested": noted("contact", "Said “interested”"), "Talked": noted("contact", "Talked"),
    "Meeting set": noted("contact", "A meeting was set"), "Invited": noted("contact", "Was invited"),
    "Left message": noted("contact", "We left a message"), "No answer": noted("contact", "No answer"),
    "Not now": noted("contact", "Said “not now”"), "Joined": noted("contact", "Joined"),
    "": noted("contact", "Last contact"),
}  # fmt: skip


@frozen
class Todo:
    """One thing to do: the bold words, a fact or two, about how long it takes, and where that is."""

    lead: str
    text: str
    minutes: int
    link: Link | None = None


def things_to_do(b: Briefing) -> tuple[Todo, ...]:
    """Return at most three things to do today, the most helpful first, one of a kind."""
    names = Names(b)
    found: list[Todo] = []
    for candidates in CANDIDATES:
        found += list(candidates(b, names))[:1]
    return tuple(found[:LIMIT])


def _private(b: Briefing, _: Names) -> Iterator[Todo]:
    places = [f.place for f in b.findings if f.code == "SENSITIVE" and f.place]
    if places:
        said, more = b.language, len(places) - 1
        lead = (
            said.ngettext("Take something private out of %(place)s and %(num)s more.",
                          "Take something private out of %(place)s and %(num)s more.", more, place=places[0])
            if more else said.gettext("Take something private out of %(place)s.", place=places[0])
        )  # fmt: skip
        yield Todo(
            lead, said.gettext("It could harm somebody, and nobody needs it here."), 2 * len(places), to(places[0])
        )


def _errors(b: Briefing, _: Names) -> Iterator[Todo]:
    found = [f for f in b.findings if f.severity is Severity.ERROR and f.code != "SENSITIVE"]
    if found:
        said, place, rest = b.language, found[0].place, len(found) - 1
        lead = (
            said.gettext("Mend what pages would get wrong in %(place)s.", place=place)
            if place else said.gettext("Mend what pages would get wrong.")
        )  # fmt: skip
        more = said.ngettext("%(num)s more like it.", "%(num)s more like it.", rest) if rest else ""
        yield Todo(lead, f"{_short(found[0], said)} {more}".strip(), 3 * len(found), to(place))


def _short(finding: Finding, said: Language) -> str:
    if said.code != ENGLISH.code:  # checks speak English alone
        return said.gettext("coalition check says what it is.")
    return say.shortened(f"{finding.message} {finding.fix}", 160)


def _setup(b: Briefing, _: Names) -> Iterator[Todo]:
    checklist = setup(b)
    if not held(b) and checklist.missing:
        step = say.sentence(b.language.word("step", checklist.missing[0]))
        fact = b.language.gettext("Set-up: %(done)s of %(of)s done.", done=checklist.done, of=checklist.of)
        yield Todo(step, fact, 10)


def _facilitator(b: Briefing, names: Names) -> Iterator[Todo]:
    meeting = next_meeting(b)
    if meeting is None or meeting.facilitator or meeting.date > b.today + timedelta(days=10):
        return
    said = b.language
    nobody = said.gettext("Nobody is down for it.")
    yield Todo(said.gettext("Ask someone to facilitate %(day)s.", day=said.month_day(meeting.date)),
               f"{nobody} {_who_could(b, names)}", 10, to(b.coalition.place(meeting, "facilitator")))  # fmt: skip


def _who_could(b: Briefing, names: Names) -> str:
    """Return who would like to try, and who has done it before and could sit beside them."""
    active = sorted((p for p in b.coalition.people if p.status == "Active" and p.connection == "Member"), key=_by_name)
    willing = next((p for p in active if _likes(p.wants_to_try)), None)
    before = [m.facilitator.name for m in reversed(held(b)) if m.facilitator and m.facilitator.name]
    practiced = next((n for n in before if any(p.name == n for p in active) and n != (willing and willing.name)), None)
    practiced = practiced or next((p.name for p in active if _likes(p.skills) and p is not willing), None)
    said = b.language
    if willing and practiced:
        return said.gettext("%(willing)s would like to try; %(practiced)s has done it before and could sit alongside.",
                            willing=willing.name, practiced=names.named(practiced))  # fmt: skip
    if willing:
        return said.gettext("%(willing)s would like to try.", willing=willing.name)
    if practiced:
        return said.gettext("%(practiced)s has done it before.", practiced=practiced)
    return said.gettext("Who has not had a turn yet?")


def _by_name(person: Person) -> str:
    return fold(person.name)


def _likes(words: tuple[str, ...]) -> bool:
    return any("facilit" in fold(w) for w in words)


def _no_meeting(b: Briefing, _: Names) -> Iterator[Todo]:
    if held(b) and next_any(b) is None:
        said, last = b.language, held(b)[-1].date
        yield Todo(said.gettext("Set the day of the next meeting."),
                   said.gettext("The last one was %(day)s; nothing is planned yet.", day=said.dated(last, b.today)),
                   10)  # fmt: skip


def _call(b: Briefing, names: Names) -> Iterator[Todo]:
    """The warmest conversation that is due this week, else one that went quiet."""
    due = sorted(due_steps(b), key=lambda c: (-c.stage, c.next_due or b.today, fold(c.name)))
    quiet = sorted(stalled(b), key=lambda c: (-c.stage, -(c.days_since_touch or 0), fold(c.name)))
    for contact in (*due, *quiet):
        yield Todo(_contact_lead(b, contact), _contact_fact(b, contact, names), 10, to(_contact_place(b, contact)))


def _contact_place(b: Briefing, contact: Contact) -> Place | None:
    """Return the last touch's cell, or where the one to call stands."""
    if contact.last:
        return b.coalition.place(contact.last, "next_step")
    row = contact.organization or contact.person
    return b.coalition.place(row, "name") if row else None


def _contact_lead(b: Briefing, contact: Contact) -> str:
    person = contact.organization.contact.label if contact.organization and contact.organization.contact else ""
    who = f"{person} ({contact.name})" if person and fold(person) != fold(contact.name) else contact.name
    step = say.shortened(contact.next_step.rstrip("."), 60)
    if step and (contact.next_due or b.today) <= b.today + timedelta(days=7):
        named = [part for part in (person, contact.name) if part and fold(part) in fold(step)]
        beside = who if not named else contact.name if named == [person] and person != contact.name else ""
        return f"{say.capital(step)}{f' ({beside})' if named and beside else f': {beside}' if beside else ''}."
    return b.language.gettext("Call %(who)s.", who=who)


def _contact_fact(b: Briefing, contact: Contact, names: Names) -> str:
    said, parts = b.language, list[str]()
    if contact.last:
        how = said.word("contact", SAID.get(contact.last.outcome, SAID[""]))
        day = said.dated(contact.last.date, b.today)
        if (contact.days_since_touch or 0) > 14:
            parts.append(said.gettext("%(how)s on %(day)s; nothing since.", how=how, day=day))
        else:
            parts.append(said.gettext("%(how)s on %(day)s.", how=how, day=day))
    owner = contact.next_owner or (contact.last.by.label if contact.last and contact.last.by else "")
    if owner and contact.next_step:
        parts.append(said.gettext("%(who)s has this step.", who=names.named(owner)))
    elif owner:
        parts.append(said.gettext("%(who)s knows them.", who=names.named(owner)))
    return " ".join(parts) or said.gettext("No contact is written down yet.")


def _behind(b: Briefing, names: Names) -> Iterator[Todo]:
    yield from _paces(b, names, "behind", 20)


def _at_risk(b: Briefing, names: Names) -> Iterator[Todo]:
    yield from _paces(b, names, "at risk", 10)


def _paces(b: Briefing, names: Names, standing: str, minutes: int) -> Iterator[Todo]:
    found = sorted((p for p in paces(b) if p.standing == standing), key=lambda p: (_share(p), fold(p.goal.name)))
    for pace in found:
        lead = names.of(pace.goal.lead)
        name = say.shortened(pace.goal.name, 60)
        said = b.language
        words = (
            said.gettext("Go through “%(goal)s” with %(who)s.", goal=name, who=lead)
            if lead else said.gettext("Find somebody to lead “%(goal)s”.", goal=name)
        )  # fmt: skip
        alone = standing == "behind" and len(found) == 1
        only = said.gettext("It is the one %(goal)s clearly behind a steady pace.") if alone else ""
        yield Todo(words, " ".join(filter(None, (_numbers(b, pace), only, _needs(b, pace)))), minutes,
                   to(b.coalition.place(pace.goal, "now")))  # fmt: skip


def _share(pace: Pace) -> float:
    return float(pace.p / pace.e) if pace.p is not None and pace.e else 1.0


def _numbers(b: Briefing, pace: Pace) -> str:
    said = b.language
    if pace.now is None:
        due = said.long_dated(pace.goal.due, b.today) if pace.goal.due else ""
        return said.gettext("Due %(day)s.", day=due) if due else said.gettext("No number yet.")
    so_far = said.numeral(pace.now, pace.unit)
    if pace.target is not None:
        target = said.numeral(pace.target, pace.unit)
        so_far = (
            said.gettext("%(now)s, aiming for %(target)s", now=so_far, target=target)
            if _falls(pace) else said.gettext("%(now)s of %(target)s", now=so_far, target=target)
        )  # fmt: skip
    if pace.expected is None:
        return f"{so_far}."
    steady = said.steady(pace.expected, pace.unit)
    return said.gettext("%(so_far)s; a steady pace would be %(steady)s.", so_far=so_far, steady=steady)


def _falls(pace: Pace) -> bool:
    return pace.target is not None and pace.start is not None and pace.target < pace.start


def _needs(b: Briefing, pace: Pace) -> str:
    if pace.now is None or pace.target is None or not pace.goal.due or pace.goal.due <= b.today:
        return ""
    said = b.language
    left = said.numeral(abs(pace.target - pace.now), pace.unit)
    weeks = say.weeks_left((pace.goal.due - b.today).days, said)
    if _falls(pace):
        return said.gettext("It needs %(left)s fewer in %(weeks)s.", left=left, weeks=weeks)
    return said.gettext("It needs %(left)s more in %(weeks)s.", left=left, weeks=weeks)


def _nobody(b: Briefing, _: Names) -> Iterator[Todo]:
    for s in unassigned(b):
        if s.due and s.due <= b.today + timedelta(days=7):
            said, day = b.language, b.language.long_dated(s.due, b.today)
            yield Todo(
                said.gettext("Find somebody for “%(what)s”.", what=say.shortened(s.task.name, 60)),
                said.gettext("Due %(day)s; nobody has it yet.", day=day) if s.due >= b.today
                else said.gettext("Was for %(day)s; nobody has it yet.", day=day),
                10,
                to(b.coalition.place(s.task, "owner")),
            )  # fmt: skip


def _load(b: Briefing, names: Names) -> Iterator[Todo]:
    load, said = workload(b), b.language
    if load.concentrated_person:
        n = load.open.get(load.concentrated_person, 0)
        who = names.named(load.concentrated_person)
        fact = said.gettext("%(who)s has %(n)s of the %(all)s open ones.", who=who, n=n, all=load.open_total)
        yield Todo(said.gettext("Ask %(who)s which two %(tasks)s could move.", who=who), fact, 10)


def _late(b: Briefing, names: Names) -> Iterator[Todo]:
    said = b.language
    for s in overdue(b):
        if s.days_late > 14 and not s.unassigned and s.task.status != "unknown":
            who, task = names.all(s.task.owners), say.shortened(s.task.name, 60)
            day = said.long_dated(s.due or b.today, b.today)
            yield Todo(said.gettext("Talk with %(who)s about “%(what)s”.", who=who, what=task),
                       said.gettext("Was for %(day)s. Keep, hand over, or let go?", day=day), 10,
                       to(b.coalition.place(s.task, "name")))  # fmt: skip


def _goals(b: Briefing, _: Names) -> Iterator[Todo]:
    if held(b) and not b.coalition.goals:
        yield Todo(b.language.gettext("Write down one %(goal)s with a date."),
                   b.language.gettext("Then every page can say how it stands."), 15)  # fmt: skip


CANDIDATES: tuple[Callable[[Briefing, Names], Iterator[Todo]], ...] = (
    _private, _errors, _setup, _facilitator, _no_meeting, _call, _behind, _nobody, _at_risk, _load, _late, _goals,
)  # fmt: skip
