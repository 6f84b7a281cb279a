"""How people, groups and organizations are called in a sentence, and who answers mail for them."""

from __future__ import annotations

from collections.abc import Iterable

from coalition_sheets.documents import say
from coalition_sheets.model import Briefing, Coalition, Ref, Role, fold, fold_name

LEADS = ("point person", "convener", "lead", "chair", "coordinator", "facilitator")


class Names:
    """Short names of one coalition: first names where they are unique, groups and organizations in full."""

    def __init__(self, b: Briefing) -> None:
        self._short = say.short_names(b.coalition.people)
        self._language = b.language

    def of(self, ref: Ref | None) -> str:
        """Return how somebody is called: "Rosa", "Ana Núñez", "Media team", or what was typed; "" for nobody."""
        if ref is None:
            return ""
        return self._short.get(ref.name, ref.label) if ref.kind == "person" else ref.label

    def all(self, refs: Iterable[Ref]) -> str:
        """Return several names as a list: "Rosa and Sam"."""
        return self._language.listed([self.of(r) for r in refs])

    def named(self, name: str) -> str:
        """Return the short name of a person's visible name."""
        return self._short.get(name, name)


def lead_of_group(coalition: Coalition, group: str) -> Ref | None:
    """Return who holds a group's roles: its point person first, then by the role's name."""
    held = [r for r in coalition.roles if fold_name(r.group) == fold_name(group) and r.who and r.who.name]
    return min(held, key=_lead_first).who if held else None


def _lead_first(role: Role) -> tuple[int, str]:
    name = fold(role.name)
    return next((i for i, word in enumerate(LEADS) if word in name), len(LEADS)), name


def lead_of(coalition: Coalition, owner: Ref) -> Ref | None:
    """Return the person who answers for an owner: the person, a group's lead, an organization's Main contact."""
    if owner.kind == "person":
        return owner
    if owner.kind == "group":
        return lead_of_group(coalition, owner.name)
    if owner.kind == "organization":
        found = coalition.organization.get(owner.name)
        return found.contact if found and found.contact and found.contact.kind == "person" else None
    return None


def point_person(coalition: Coalition) -> Ref | None:
    """Return who writes for the coalition where settings name nobody: the point person, else the Data keeper."""
    for words in (("point person", "convener"), ("data keeper",)):
        for role in sorted(coalition.roles, key=lambda r: fold(r.name)):
            if any(w in fold(role.name) for w in words) and role.who and role.who.kind == "person":
                return role.who
    return None
