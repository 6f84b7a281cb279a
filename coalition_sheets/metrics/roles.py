"""Roles: which stand vacant, end soon or have nobody to step in (computations 17)."""

from __future__ import annotations

from datetime import timedelta

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import by_name
from coalition_sheets.metrics.meetings import held
from coalition_sheets.model import Briefing, Role, fold, metric


@frozen
class Roles:
    """Roles by name; nothing is judged until a meeting was held."""

    vacant_rows: tuple[Role, ...] = ()
    ending_rows: tuple[Role, ...] = ()
    no_backup_rows: tuple[Role, ...] = ()

    @property
    def vacant(self) -> tuple[str, ...]:
        """Needed roles that nobody holds: blank, left, or the term is over."""
        return tuple(r.name for r in self.vacant_rows)

    @property
    def ending(self) -> tuple[str, ...]:
        """Roles whose term ends within 30 days."""
        return tuple(r.name for r in self.ending_rows)

    @property
    def no_backup(self) -> tuple[str, ...]:
        """Needed roles that somebody holds, without backup."""
        return tuple(r.name for r in self.no_backup_rows)


ENDING_DAYS = 30
ROLES_READ = (
    *held.reads, "roles.name", "roles.group", "roles.who", "roles.backup", "roles.ends", "roles.needed", "people.name",
    "people.status",
)  # fmt: skip


@metric(*ROLES_READ)
def roles(b: Briefing) -> Roles:
    """Roles that are vacant, end soon, or have no backup."""
    if not held(b):
        return Roles()
    needed = sorted((r for r in b.coalition.roles if r.needed), key=lambda r: (*by_name(r), fold(r.group)))
    vacant = tuple(r for r in needed if _is_vacant(b, r))
    filled = [r for r in needed if not _is_vacant(b, r)]
    last = b.today + timedelta(ENDING_DAYS)
    return Roles(
        vacant,
        tuple(r for r in filled if r.ends and r.ends <= last),
        tuple(r for r in filled if not r.backup),
    )


def _is_vacant(b: Briefing, role: Role) -> bool:
    """Whether nobody holds a role: Who blank, the person has left, or the term is over."""
    if role.who is None or (role.ends is not None and role.ends < b.today):
        return True
    holder = b.coalition.person.get(role.who.name) if role.who.kind == "person" else None
    return holder is not None and holder.status == "Left"
