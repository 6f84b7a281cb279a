"""The call sheet: whom each of us calls, what they said last, who introduces, what is next, and space to write."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.make import Scan, data_of, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.own_list import slug_of
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics import audience
from coalition_sheets.metrics.contacts import Contact
from coalition_sheets.metrics.outreach import due_steps, stalled
from coalition_sheets.model import Briefing, Coalition, Document, Language, Level, Person, Touch, fold_name

TEMPLATE = "call-sheet.md.j2"
QUIET = 8


@frozen(kw_only=True)
class Call:
    """One call. `to`: the person to ask for; `said`: their words, or how it went, and when; `step`: what is next."""

    name: str
    to: str
    phone: str
    language: str
    said: str
    when: str
    introduces: str
    step: str
    by: str


@frozen
class Caller:
    """One of us with their calls; `name` is "" where nobody has them yet."""

    name: str
    calls: tuple[Call, ...]


@frozen(kw_only=True)
class CallSheet:
    """All that the template of the call sheet gets. `alone`: made for one caller."""

    coalition: str
    callers: tuple[Caller, ...]
    alone: str
    as_of: date


def call_sheet(
    b: Briefing, load: Load, *, caller: str = "", level: Level | None = None, scan: Scan = nothing
) -> Document:
    """Return the call sheet as a Document (Markdown and HTML), for all callers or one; for organizers."""
    made = header(TEMPLATE, load)
    seen = view(b, made.level(level))
    if not seen.may(due_steps, stalled):
        raise audience.NotForYou("The call sheet", audience.level_of(b, due_steps, stalled))
    data = prepared(seen, caller)
    return finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, slug=slug_of(caller))  # fmt: skip


def prepared(seen: View, caller: str = "") -> CallSheet:
    """Return the data of a call sheet: steps that are due, by date, then conversations that went quiet."""
    b, names = seen.briefing, Names(seen.briefing)
    due = due_steps(b)
    known = {c.name for c in due}
    quiet = [c for c in stalled(b) if c.name not in known and c.listed][:QUIET]
    by_caller: dict[str, list[Call]] = {}
    for c in (*due, *quiet):
        who = c.next_owner or (c.last.by.label if c.last and c.last.by else "")
        if not caller or fold_name(who) == fold_name(caller):
            by_caller.setdefault(who, []).append(_call(b, c, names))
    order = sorted(by_caller, key=lambda n: (not n, fold_name(n)))
    return CallSheet(
        coalition=b.coalition.name or b.language.gettext("Our coalition"),
        callers=tuple(Caller(n, tuple(by_caller[n])) for n in order),
        alone=caller,
        as_of=b.today,
    )


def _call(b: Briefing, c: Contact, names: Names) -> Call:
    person = _person(b.coalition, c)
    heard = next((t for t in reversed(c.touches) if t.heard), None)
    told = heard or c.last
    said = b.language
    return Call(
        name=c.name,
        to=person.name if person and person.name != c.name else "",
        phone=_reach(person, said),
        language=said.word("tongue", person.language)
        if person and person.language not in ("", b.about.language)
        else "",
        said=say.shortened(told.heard or _went(told, said), 160) if told else "",
        when=said.found("list", ", ").join(p for p in (names.of(told.by), said.month_day(told.date)) if p)
        if told
        else "",
        introduces=_introduces(c, names),
        step=say.shortened(c.next_step, 120) if c.next_due or c.next_step else "",
        by=said.gettext("for %(day)s", day=said.short_day(c.next_due)) if c.next_due else "",
    )


def _person(coalition: Coalition, c: Contact) -> Person | None:
    """Return whom to ask for: who was talked to last, else the Main contact; nobody who wants no contact."""
    if c.person is not None:
        return None if c.person.do_not_contact else c.person
    named = [t.who.name for t in reversed(_all(c)) if t.who.kind == "person"]
    main = c.organization.contact if c.organization else None
    for name in (*named, main.name if main else ""):
        found = coalition.person.get(name)
        if found and not found.do_not_contact and found.status != "Left":
            return found
    return None


def _all(c: Contact) -> tuple[Touch, ...]:
    return (*c.touches, c.next_touch) if c.next_touch and c.next_touch not in c.touches else c.touches


def _reach(person: Person | None, said: Language) -> str:
    """Return how to reach somebody: a phone number, else an address; their best way where that is another."""
    if person is None:
        return ""
    best = person.best_way if person.best_way not in ("", "Phone call", "Call", "Phone", "Email") else ""
    number = person.phone or person.email
    return f"{number} ({said.word('choice', best)})" if number and best else number


def _went(touch: Touch, said: Language) -> str:
    return " · ".join(said.word("choice", p) for p in (touch.how, touch.outcome) if p)


def _introduces(c: Contact, names: Names) -> str:
    through = next((t.through for t in (c.next_touch, *reversed(c.touches)) if t and t.through), None)
    brought = c.organization.brought_by if c.organization else None
    return names.of(through or brought)
