"""The desk where letters are written: what all recipients may see, who writes, and what is looked at before sending."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from coalition_sheets.documents import say
from coalition_sheets.documents.make import Scan, nothing
from coalition_sheets.documents.names import Names, lead_of, point_person
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import Readers, View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.people import is_away
from coalition_sheets.model import (
    Address,
    Briefing,
    Draft,
    Finding,
    Language,
    Languages,
    Level,
    Organization,
    Person,
    Ref,
    fold_name,
)


def no_finding(*_: object) -> tuple[Finding, ...]:
    """Find nothing; stands in where no check is passed."""
    return ()


@frozen
class Checks:
    """What looks at a letter before anybody sees it, handed in by whoever makes letters.

    `scan`: private data. `tone` (text, name): DRAFT-TONE. `needs` (name, what is blank): DOC-NEEDS. `brought`
    (briefing, organization): ORG-INVITED-BY.
    """

    scan: Scan = nothing
    tone: Callable[[str, str], tuple[Finding, ...]] = no_finding
    needs: Callable[[str, Sequence[str]], tuple[Finding, ...]] = no_finding
    brought: Callable[[Briefing, Organization], tuple[Finding, ...]] = no_finding


@frozen
class Skipped:
    """Somebody who gets no draft today, and why; said to organizers alone."""

    name: str
    why: str


@frozen(kw_only=True)
class Wanted:
    """A letter that somebody should get. `about`: what it is about, for the kind alone; `writer`: "" is whoever writes.

    `by_first_name`: the recipient rests on a bare first name. `unclear`: why nobody was found to write to. `needs`:
    facts that are blank and without which it must not go out. `doubts`: what to settle before it goes out. `beside`:
    what the sender should know.
    """

    name: str
    about: Any = None
    keys: tuple[str, ...] = ()
    writer: str = ""
    by_first_name: bool = False
    unclear: str = ""
    needs: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@frozen
class Desk:
    """What all recipients may see (`b`), what anybody may know (`public`), who writes, and the way to a reader's View.

    `asked`: the one person somebody asked for by name, so that days and earlier letters do not matter. `meeting`: the
    key of the one meeting that letters about meetings are about. `languages`: those that people may be written to in;
    None: all in the coalition's own. `times`: when whoever writes can sit down with somebody, and where.
    """

    b: Briefing
    public: Briefing
    names: Names
    writer: Address
    load: Load
    checks: Checks
    readers: Readers = field(repr=False)
    asked: str = ""
    meeting: str = ""
    languages: Languages | None = None
    times: tuple[str, ...] = ()
    _spoken: dict[str, Desk] = field(default_factory=dict, repr=False)

    def language_for(self, person: Person, template: str) -> tuple[Language, tuple[str, ...]]:
        """Return the language to write to somebody in, and what the sender should know of it."""
        own = self.b.language
        if self.languages is None:
            return own, ()
        found = self.languages.of(person.language, own)
        if found is None or not found.speaks(template):
            who = say.first_name(person.name)
            return own, (f"Not there in {person.language} yet, so it is in {own.name}. Who could say it for {who}?",)
        if found.code == own.code:
            return own, ()
        return found, (f"In {found.name}; what was typed in the workbook stays as it was typed. Read it first.",)

    def speaking(self, language: Language) -> Desk:
        """Return the desk in another language; each is set up once."""
        if language.code == self.b.language.code:
            return self
        if language.code not in self._spoken:
            b = self.b.speaking(language)
            self._spoken[language.code] = replace(
                self, b=b, names=Names(b), readers=self.readers.speaking(language), _spoken={}
            )
        return self._spoken[language.code]

    def person(self, name: str) -> Person | None:
        """Return somebody's row of the People tab, as all recipients may see it."""
        return self.b.coalition.person.get(name)

    def sender(self, name: str) -> Address:
        """Return who signs: the person of this name if they are here to do so, else whoever writes."""
        found = self.person(name)
        if found is None or fold_name(name) == fold_name(self.writer.name) or gone(found, self.b.today):
            return self.writer
        return Address(name=found.name, email=found.email, phone=found.phone)


def gone(person: Person, today: date) -> str:
    """Return "has left", "is away until March 20", or "" where somebody is here."""
    if person.status == "Left":
        return "has left"
    if not is_away(person, today):
        return ""
    return f"is away until {say.month_day(person.away_until)}" if person.away_until else "is away"


@frozen(kw_only=True)
class Head:
    """What every letter's template gets beside its own data."""

    first_name: str
    best_way: str
    sender: str
    sender_first: str
    sender_organization: str
    phone: str
    coalition: str


@frozen(kw_only=True)
class Kind:
    """One kind of letter: who gets one and when, its limits and its one ask, who is found and what the template gets.

    `every`: at most one to a person in so many days (0: once for each of its keys). `questions`: question marks at
    most. `outside`: may go to people who are no members, so it names what the public may know alone.
    """

    name: str
    title: str
    who: str
    ask: str
    words: int
    find: Callable[[Desk], Iterable[Wanted | Skipped]]
    fill: Callable[[View, Wanted, Desk], Any]
    every: int = 0
    blurb: int = 0
    questions: int = 1
    outside: bool = False
    own_pace: bool = False
    shorter: Callable[[Any], Any] | None = None
    tell: Callable[[Briefing], tuple[str, ...]] | None = None

    @property
    def one(self) -> str:
        """One of them, at the start of a sentence: "The first-contact letter"."""
        return f"The {self.name} letter"

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"email-{self.name}.md.j2"


@frozen
class Letters:
    """Today's drafts, who was left out and why, and what the sender should know."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    tell: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[int, int]:
        """How many drafts are ready, and how many wait for something."""
        ready = sum(d.ready for d in self.drafts)
        return ready, len(self.drafts) - ready


def desk_for(
    b: Briefing,
    readers: Readers,
    load: Load,
    *,
    sender: Address | None,
    asked: str,
    checks: Checks,
    meeting: str,
    languages: Languages | None,
    times: tuple[str, ...],
) -> Desk:
    """Return the desk for the readers of one level."""
    shared = readers.shared.briefing
    writer = _with_phone(sender, shared) if sender else _writer(shared)
    anybody = view(b, Level.PUBLIC).briefing
    return Desk(shared, anybody, Names(shared), writer, load, checks, readers, asked, meeting, languages, times)


def _writer(shared: Briefing) -> Address:
    """Return who writes where settings name nobody; their address only as far as they share it."""
    c = shared.coalition
    who = point_person(c)
    person = c.person.get(who.name) if who else None
    return Address(name=person.name, email=person.email, phone=person.phone) if person else Address(name="")


def _with_phone(sender: Address, shared: Briefing) -> Address:
    """Return the sender with the phone that their own row shares, where settings name none."""
    person = shared.coalition.person.get(sender.name)
    return sender if sender.phone or person is None else replace(sender, phone=person.phone)


def head_of(seen: View, sender: Address, desk: Desk) -> Head:
    """Return what every letter to a View's recipient gets."""
    person = seen.briefing.coalition.person[seen.recipient]
    writer = desk.person(sender.name)
    return Head(
        first_name=say.first_name(person.name),
        best_way=person.best_way,
        sender=sender.name,
        sender_first=say.first_name(sender.name) if sender.name else "",
        sender_organization=writer.organization.label if writer and writer.organization else "",
        phone=sender.phone,
        coalition=desk.b.coalition.name,
    )


def reach(desk: Desk, who: Organization | Person) -> tuple[Ref | None, str]:
    """Return whom a letter to an organization or a person goes to, or None and what is missing."""
    if isinstance(who, Person):
        return Ref(who.name, "person", who.name), ""
    lead = lead_of(desk.b.coalition, Ref(who.name, "organization", who.name))
    people = [p for p in desk.b.coalition.people_of(who.name) if p.status != "Left"]
    if lead is None and len(people) == 1:
        lead = Ref(people[0].name, "person", people[0].name)
    if lead is None or lead.name not in desk.b.coalition.person:
        return None, f"Nobody answers mail for {who.name} yet: fill in its Main contact."
    return lead, ""


def to_whom(desk: Desk, who: Organization | Person, **more: Any) -> Wanted:
    """Return the letter wanted for an organization's Main contact, or for a person."""
    ref, unclear = reach(desk, who)
    if ref is None:
        return Wanted(name=who.name, unclear=unclear, **more)
    return Wanted(name=ref.name, by_first_name=ref.by_first_name, **more)


def each_once(wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """Yield the first letter wanted for each person."""
    seen: set[str] = set()
    for one in wanted:
        if one.name not in seen:
            seen.add(one.name)
            yield one
