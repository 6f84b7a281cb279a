"""Roles: which stand vacant, end soon or have nobody to step in (computations 17)."""

from __future__ import annotations

from dataclasses import dataclass

from coalition_sheets.model import Briefing, Role, metric


@dataclass(frozen=True, slots=True)
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


@metric()
def roles(b: Briefing) -> Roles:
    """Roles that are vacant, end soon, or have no backup."""
    raise NotImplementedError
