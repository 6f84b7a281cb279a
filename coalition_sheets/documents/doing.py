"""Three things to do today: the few that would help most, each with who, what, one helpful fact and its minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.names import Names
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import Pace, paces
from coalition_sheets.metrics.meetings import held, next_any, next_meeting
from coalition_sheets.metrics.outreach import Contact, due_steps, stalled
from coalition_sheets.metrics.setup import setup
from coalition_sheets.metrics.tasks import overdue, unassigned
from coalition_sheets.metrics.workload import workload
from coalition_sheets.model import Briefing, Finding, Person, Severity, fold

LIMIT = 3
SAID = {
    "Interested": "Said “interested”", "Talked": "Talked", "Meeting set": "A meeting was set", "Invited": "Was invited",
    "Left message": "We left a message", "No answer": "No answer", "Not now": "Said “not now”", "Joined": "Joined",
}  # fmt: skip


@frozen
class Todo:
    """One thing to do: the bold words, a fact or two, and about how long it takes."""

    lead: str
    text: str
    minutes: int


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
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        yield Todo(f"Take something private out of {places[0]}{more}.",
                   "It could harm somebody, and nobody needs it here.", 2 * len(places))  # fmt: skip


def _errors(b: Briefing, _: Names) -> Iterator[Todo]:
    found = [f for f in b.findings if f.severity is Severity.ERROR and f.code != "SENSITIVE"]
    if found:
        where = f" in {found[0].place}" if found[0].place else ""
        more = f" {len(found) - 1} more like it." if len(found) > 1 else ""
        yield Todo(f"Mend what pages would get wrong{where}.", f"{_short(found[0])}{more}", 3 * len(found))


def _short(finding: Finding) -> str:
    return say.shortened(f"{finding.message} {finding.fix}", 160)


def _setup(b: Briefing, _: Names) -> Iterator[Todo]:
    checklist = setup(b)
    if not held(b) and checklist.missing:
        yield Todo(say.sentence(checklist.missing[0]), f"Set-up: {checklist.done} of {checklist.of} done.", 10)


def _facilitator(b: Briefing, names: Names) -> Iterator[Todo]:
    meeting = next_meeting(b)
    if meeting is None or meeting.facilitator or meeting.date > b.today + timedelta(days=10):
        return
    yield Todo(f"Ask someone to facilitate {say.month_day(meeting.date)}.",
               f"Nobody is down for it. {_who_could(b, names)}".strip(), 10)  # fmt: skip


def _who_could(b: Briefing, names: Names) -> str:
    """Return who would like to try, and who has done it before and could sit beside them."""
    active = sorted((p for p in b.coalition.people if p.status == "Active" and p.connection == "Member"), key=_by_name)
    willing = next((p for p in active if _likes(p.wants_to_try)), None)
    before = [m.facilitator.name for m in reversed(held(b)) if m.facilitator and m.facilitator.name]
    practiced = next((n for n in before if any(p.name == n for p in active) and n != (willing and willing.name)), None)
    practiced = practiced or next((p.name for p in active if _likes(p.skills) and p is not willing), None)
    if willing and practiced:
        return f"{willing.name} would like to try; {names.named(practiced)} has done it before and could sit alongside."
    if willing:
        return f"{willing.name} would like to try."
    return f"{practiced} has done it before." if practiced else "Who has not had a turn yet?"


def _by_name(person: Person) -> str:
    return fold(person.name)


def _likes(words: tuple[str, ...]) -> bool:
    return any("facilit" in fold(w) for w in words)


def _no_meeting(b: Briefing, _: Names) -> Iterator[Todo]:
    if held(b) and next_any(b) is None:
        yield Todo("Set the day of the next meeting.",
                   f"The last one was {say.dated(held(b)[-1].date, b.today)}; nothing is planned yet.", 10)  # fmt: skip


def _call(b: Briefing, names: Names) -> Iterator[Todo]:
    """The warmest conversation that is due this week, else one that went quiet."""
    due = sorted(due_steps(b), key=lambda c: (-c.stage, c.next_due or b.today, fold(c.name)))
    quiet = sorted(stalled(b), key=lambda c: (-c.stage, -(c.days_since_touch or 0), fold(c.name)))
    for contact in (*due, *quiet):
        yield Todo(_contact_lead(b, contact), _contact_fact(b, contact, names), 10)


def _contact_lead(b: Briefing, contact: Contact) -> str:
    person = contact.organization.contact.label if contact.organization and contact.organization.contact else ""
    who = f"{person} ({contact.name})" if person and fold(person) != fold(contact.name) else contact.name
    step = say.shortened(contact.next_step.rstrip("."), 60)
    if step and (contact.next_due or b.today) <= b.today + timedelta(days=7):
        named = [part for part in (person, contact.name) if part and fold(part) in fold(step)]
        beside = who if not named else contact.name if named == [person] and person != contact.name else ""
        return f"{say.capital(step)}{f' ({beside})' if named and beside else f': {beside}' if beside else ''}."
    return f"Call {who}."


def _contact_fact(b: Briefing, contact: Contact, names: Names) -> str:
    parts: list[str] = []
    if contact.last:
        said = SAID.get(contact.last.outcome, "Last contact")
        quiet = "; nothing since" if (contact.days_since_touch or 0) > 14 else ""
        parts.append(f"{said} on {say.dated(contact.last.date, b.today)}{quiet}.")
    owner = contact.next_owner or (contact.last.by.label if contact.last and contact.last.by else "")
    if owner:
        parts.append(f"{names.named(owner)} {'has this step' if contact.next_step else 'knows them'}.")
    return " ".join(parts) or "No contact is written down yet."


def _behind(b: Briefing, names: Names) -> Iterator[Todo]:
    yield from _paces(b, names, "behind", 20)


def _at_risk(b: Briefing, names: Names) -> Iterator[Todo]:
    yield from _paces(b, names, "at risk", 10)


def _paces(b: Briefing, names: Names, standing: str, minutes: int) -> Iterator[Todo]:
    found = sorted((p for p in paces(b) if p.standing == standing), key=lambda p: (_share(p), fold(p.goal.name)))
    for pace in found:
        lead = names.of(pace.goal.lead)
        name = say.shortened(pace.goal.name, 60)
        words = f"Go through “{name}” with {lead}." if lead else f"Find somebody to lead “{name}”."
        only = (
            f" It is the one goal clearly {standing} a steady pace." if standing == "behind" and len(found) == 1 else ""
        )
        yield Todo(words, f"{_numbers(b, pace)}{only}{_needs(b, pace)}", minutes)


def _share(pace: Pace) -> float:
    return float(pace.p / pace.e) if pace.p is not None and pace.e else 1.0


def _numbers(b: Briefing, pace: Pace) -> str:
    if pace.now is None:
        return f"Due {say.long_dated(pace.goal.due, b.today)}." if pace.goal.due else "No number yet."
    now = say.numeral(pace.now, pace.unit)
    of = f" of {say.numeral(pace.target, pace.unit)}" if pace.target is not None and not _falls(pace) else ""
    aim = f", aiming for {say.numeral(pace.target, pace.unit)}" if pace.target is not None and _falls(pace) else ""
    steady = f"; a steady pace would be {say.steady(pace.expected, pace.unit)}" if pace.expected is not None else ""
    return f"{now}{of}{aim}{steady}."


def _falls(pace: Pace) -> bool:
    return pace.target is not None and pace.start is not None and pace.target < pace.start


def _needs(b: Briefing, pace: Pace) -> str:
    if pace.now is None or pace.target is None or not pace.goal.due or pace.goal.due <= b.today:
        return ""
    left, more = abs(pace.target - pace.now), "fewer" if _falls(pace) else "more"
    return f" It needs {say.numeral(left, pace.unit)} {more} in {say.weeks_left((pace.goal.due - b.today).days)}."


def _nobody(b: Briefing, _: Names) -> Iterator[Todo]:
    for s in unassigned(b):
        if s.due and s.due <= b.today + timedelta(days=7):
            when = (
                f"Due {say.long_dated(s.due, b.today)}"
                if s.due >= b.today
                else f"Was for {say.long_dated(s.due, b.today)}"
            )
            yield Todo(f"Find somebody for “{say.shortened(s.task.name, 60)}”.", f"{when}; nobody has it yet.", 10)


def _load(b: Briefing, names: Names) -> Iterator[Todo]:
    load = workload(b)
    if load.concentrated_person:
        n = load.open.get(load.concentrated_person, 0)
        who = names.named(load.concentrated_person)
        yield Todo(f"Ask {who} which two tasks could move.", f"{who} has {n} of the {load.open_total} open ones.", 10)


def _late(b: Briefing, names: Names) -> Iterator[Todo]:
    for s in overdue(b):
        if s.days_late > 14 and not s.unassigned and s.task.status != "unknown":
            yield Todo(f"Talk with {names.all(s.task.owners)} about “{say.shortened(s.task.name, 60)}”.",
                       f"Was for {say.long_dated(s.due or b.today, b.today)}. Keep, hand over, or let go?",
                       10)  # fmt: skip


def _goals(b: Briefing, _: Names) -> Iterator[Todo]:
    if held(b) and not b.coalition.goals:
        yield Todo("Write down one goal with a date.", "Then every page can say how it stands.", 15)


CANDIDATES: tuple[Callable[[Briefing, Names], Iterator[Todo]], ...] = (
    _private, _errors, _setup, _facilitator, _no_meeting, _call, _behind, _nobody, _at_risk, _load, _late, _goals,
)  # fmt: skip
