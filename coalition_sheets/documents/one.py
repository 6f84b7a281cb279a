"""All about one organization before a visit, and all about one person, for organizers or for that person."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.make import Scan, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.own_list import slug_of
from coalition_sheets.documents.parts import LISTS, ORGANIZATION, PERSON, for_audience
from coalition_sheets.documents.promised import Promised, of_person, promised
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import Contact, contacts
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.tasks import TaskState, in_order
from coalition_sheets.model import (
    Amount,
    Briefing,
    Document,
    Language,
    Level,
    Organization,
    Record,
    Ref,
    Touch,
    fold,
    fold_name,
)

OF_ORGANIZATION = (
    "sector", "work", "priorities", "communities", "reach", "represents", "why_here", "win", "perspective", "about",
    "brings", "strengths", "given", "commitment", "can_sign", "turnaround", "parent", "parent_position", "why_care",
    "approach", "offer", "brought_by",
)  # fmt: skip
OF_PERSON = (
    "organization", "connection", "language", "best_way", "skills", "wants_to_try", "likes_to_help", "perspective",
    "speaks_for", "hours", "away_until", "spokesperson_for", "public_name", "update_name", "share_contact",
)  # fmt: skip
WORDS_OF = {"sector": "sector name", "language": "tongue"}
TOUCHES, TASKS = 5, 8


@frozen
class Fact:
    """What one column says: its header in this workbook, and the value."""

    label: str
    value: str


@frozen
class Talk:
    """One contact: when, who of us, how it went, and what they said."""

    day: date
    by: str
    how: str
    heard: str


@frozen
class Reach:
    """A person to reach: name, phone, address."""

    name: str
    phone: str
    email: str


@frozen(kw_only=True)
class One:
    """All that the templates of these pages get. `line`: in a few words, who they are to us; `step`: what is next."""

    coalition: str
    name: str
    line: str
    reach: tuple[Reach, ...]
    liaison: str
    facts: tuple[Fact, ...]
    step: str
    talks: tuple[Talk, ...]
    tasks: tuple[Promised, ...]
    more_tasks: int
    roles: tuple[str, ...]
    came: int
    of: int
    last_came: date | None
    as_of: date
    workbook: str


def organization_page(
    b: Briefing, name: str, load: Load, *, level: Level | None = None, scan: Scan = nothing
) -> Document:
    """Return all about one organization on a page, to read before a visit; for organizers."""
    made = header("organization.md.j2", load)
    seen = view(b, made.level(level))
    data = for_audience(seen, organization(seen, name), ORGANIZATION, LISTS)
    return finished(made, {**seen.rows, **data}, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, slug=slug_of(name))  # fmt: skip


def person_page(b: Briefing, name: str, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return all about one person on a page: for organizers, or at a lower level for that person."""
    made = header("person.md.j2", load)
    at = made.level(level)
    seen = view(b, at, "" if at is Level.ORGANIZERS else name)
    data = for_audience(seen, person(seen, name), PERSON, LISTS)
    return finished(made, {**seen.rows, **data}, load, as_of=b.today, level=at, scan=scan,
                    language=b.language, slug=slug_of(name))  # fmt: skip


def organization(seen: View, name: str) -> One:
    """Return the data of an organization's page."""
    b, names = seen.briefing, Names(seen.briefing)
    c = b.coalition
    row = c.organization.get(name)
    people = [p for p in c.people_of(name) if p.status != "Left"]
    main = row.contact.name if row and row.contact else ""
    people.sort(key=lambda p: (p.name != main, fold_name(p.name)))
    contact = next((x for x in contacts(b) if x.kind == "organization" and fold_name(x.name) == fold_name(name)), None)
    tasks = {s.task.row: s for who in (name, *(p.name for p in people)) for s in of_person(b, who)}
    theirs = {fold_name(name), *(fold_name(p.name) for p in people)}
    return _one(
        b, name, list(tasks.values()), names, theirs,
        line=_line(b, row) if row else "",
        reach=tuple(Reach(p.name, p.phone, p.email) for p in people if not p.do_not_contact)[:4],
        liaison=row.liaison.label if row and row.liaison else "",
        facts=_facts(b, "organizations", row, OF_ORGANIZATION),
        step=_step(b.language, contact, names) if contact else "",
        roles=(),
    )  # fmt: skip


def person(seen: View, name: str) -> One:
    """Return the data of a person's page."""
    b, names = seen.briefing, Names(seen.briefing)
    c = b.coalition
    row = c.person.get(name)
    contact = next((x for x in contacts(b) if x.kind == "person" and fold_name(x.name) == fold_name(name)), None)
    held_roles = sorted(
        (f"{r.name} ({r.group})" if r.group and fold(r.group) != "whole coalition" else r.name
         for r in c.roles if r.who and r.who.name == name), key=fold,
    )  # fmt: skip
    reach = (Reach(row.name, row.phone, row.email),) if row and (row.phone or row.email) else ()
    return _one(
        b, name, list(of_person(b, name)), names, {fold_name(name)},
        line=(row.organization.label if row.organization else b.language.word("choice", row.connection)) if row else "",
        reach=() if row and row.do_not_contact else reach,
        liaison="",
        facts=_facts(b, "people", row, OF_PERSON),
        step=_step(b.language, contact, names) if contact else "",
        roles=tuple(held_roles),
    )  # fmt: skip


def _one(
    b: Briefing, name: str, tasks: list[TaskState], names: Names, theirs: set[str], *, line: str,
    reach: tuple[Reach, ...], liaison: str, facts: tuple[Fact, ...], step: str, roles: tuple[str, ...],
) -> One:  # fmt: skip
    tasks.sort(key=in_order)
    met = [m for m in held(b) if m.attended]
    came = [m for m in met if theirs & {fold_name(r.label) for r in m.attended}]
    talks = [t for t in b.coalition.outreach if t.date <= b.today and fold_name(t.who.label) in theirs]
    talks.sort(key=lambda t: (t.date, t.how, t.outcome, t.heard), reverse=True)
    return One(
        coalition=b.coalition.name or b.language.gettext("Our coalition"), name=name, line=line,
        reach=reach, liaison=liaison, facts=facts, step=step,
        talks=tuple(_talk(t, names, b.language) for t in talks[:TOUCHES]),
        tasks=promised(b, tasks[:TASKS], names), more_tasks=len(tasks[TASKS:]), roles=roles,
        came=len(came), of=len(met), last_came=came[-1].date if came else None,
        as_of=b.today, workbook=b.coalition.title,
    )  # fmt: skip


def _line(b: Briefing, row: Organization) -> str:
    status = b.language.word("organization", row.status)
    if not row.joined:
        return status
    since = b.language.near_day(row.joined, b.today)
    return b.language.gettext("%(status)s since %(day)s", status=status, day=since)


def _step(said: Language, contact: Contact, names: Names) -> str:
    """Return what is next with somebody, who does it, and by when: "Call about a visit (Ana), for Wednesday …"."""
    if not contact.next_step and not contact.next_due:
        return ""
    who = names.named(contact.next_owner)
    what = " ".join(p for p in (say.shortened(contact.next_step, 140), f"({who})" if who else "") if p)
    day = said.gettext("for %(day)s", day=said.long_day(contact.next_due)) if contact.next_due else ""
    return said.found("list", ", ").join(p for p in (what, day) if p)


def _talk(t: Touch, names: Names, said: Language) -> Talk:
    how = " · ".join(said.word("choice", p) for p in (t.how, t.outcome) if p)
    heard = say.shortened(" · ".join(p for p in (t.heard, t.wants) if p), 200)
    return Talk(t.date, names.of(t.by), how, heard)


def _facts(b: Briefing, tab: str, row: Record | None, columns: tuple[str, ...]) -> tuple[Fact, ...]:
    found = b.coalition.tabs.get(tab)
    if row is None or found is None:
        return ()
    said = b.language
    values = [
        (found.schema.by_name[n].header, _in_words(getattr(row, n), said, WORDS_OF.get(n, "choice")))
        for n in columns if n in found.columns
    ]  # fmt: skip
    return tuple(Fact(said.word("column", label), value) for label, value in values if value)


def _in_words(value: object, said: Language, words: str) -> str:
    match value:
        case str():
            return say.shortened(said.word(words, value), 220)
        case Ref():
            return value.label
        case Amount():
            return said.amount(value)
        case date():
            return said.full_day(value)
        case tuple():
            return say.shortened(said.found("list", ", ").join(_in_words(v, said, words) for v in value), 220)
        case _:
            return ""
