"""Who is expected at a meeting, and whom a page names as having come."""

from __future__ import annotations

from collections.abc import Iterable

from coalition_sheets.documents.names import lead_of_group
from coalition_sheets.metrics.counts import member_organizations
from coalition_sheets.metrics.meetings import held, in_group
from coalition_sheets.metrics.people import is_away
from coalition_sheets.model import Briefing, Coalition, Meeting, Person, Ref, fold, fold_name

LOOK_BACK = 3
MOST = 40


def expected(b: Briefing, meeting: Meeting) -> tuple[str, ...]:
    """Return the visible names of who may well come, by name: at most 40.

    Who should come, where names stand there. Else who came to one of the group's last three meetings, the core
    group where the whole coalition or the core meets, and a Main contact for each member organization without
    anybody among them. Who has left, is away or asked not to be contacted is not expected.
    """
    named = [r for r in meeting.invited if r.resolved and fold(r.typed) != "everyone"]
    names = {n for r in named for n in _people(b.coalition, r)} if named else _usual(b, meeting)
    missing = {r.label for r in meeting.regrets}
    kept = (n for n in names - missing if _may_come(b.coalition.person.get(n), meeting))
    return tuple(sorted(kept, key=fold_name)[:MOST])


def _usual(b: Briefing, meeting: Meeting) -> set[str]:
    c, same = b.coalition, in_group(meeting.group)
    before = [m for m in held(b) if m.date < meeting.date and same(m) and m.attended][-LOOK_BACK:]
    names = {n for m in before for r in m.attended for n in _people(c, r)}
    group = fold(meeting.group)
    if group in ("whole coalition", "core group", ""):
        names |= {p.name for p in c.people if p.core}
    if group in ("whole coalition", ""):
        there = {fold_name(p.organization.label) for n in names if (p := c.person.get(n)) and p.organization}
        names |= {
            o.contact.name for o in member_organizations(b)
            if fold_name(o.name) not in there and o.contact and o.contact.kind == "person"
        }  # fmt: skip
    else:
        names |= {r.who.name for r in c.roles if fold(r.group) == group and r.who and r.who.kind == "person"}
    return names


def _people(c: Coalition, ref: Ref) -> tuple[str, ...]:
    """Return the people that a name stands for: a person, an organization's Main contact, a group's lead."""
    if ref.kind == "person":
        return (ref.name,)
    if ref.kind == "organization":
        found = c.organization.get(ref.name)
        return (found.contact.name,) if found and found.contact and found.contact.kind == "person" else (ref.name,)
    lead = lead_of_group(c, ref.name) if ref.kind == "group" else None
    return (lead.name,) if lead else ()


def _may_come(person: Person | None, meeting: Meeting) -> bool:
    if person is None:
        return True
    return person.status != "Left" and not person.do_not_contact and not is_away(person, meeting.date)


def labels(refs: Iterable[Ref]) -> tuple[str, ...]:
    """Return how names in a cell are printed, in order, each once."""
    return tuple(dict.fromkeys(r.label for r in refs if r.label))
