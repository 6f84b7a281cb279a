"""Findings about rows that are for organizers only are for organizers only (decision 25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coalition_sheets.model import Briefing, Finding, Level, Record, fold


def raised(b: Briefing, found: Iterable[Finding]) -> list[Finding]:
    """Return findings, those that touch or name a row with "Organizers only" at the level of organizers."""
    hidden = _hidden(b)
    if not hidden:
        return list(found)
    places = {(b.coalition.place(r).tab, r.row) for r in hidden}
    keys = {(r.tab, r.key) for r in hidden}
    names = {name for r in hidden if (name := fold(str(getattr(r, "name", "") or getattr(r, "what", ""))))}

    def touches(f: Finding) -> bool:
        if (f.tab, f.key) in keys or any((p.tab, p.row) in places for p in f.places):
            return True
        said = fold("\n".join((f.message, f.fix, f.key, *f.suggestions, *(p.typed for p in f.places))))
        return any(name in said for name in names)

    return [replace(f, level=Level.ORGANIZERS) if touches(f) else f for f in found]


def _hidden(b: Briefing) -> tuple[Record, ...]:
    c = b.coalition
    rows: tuple[Record, ...] = (
        *c.goals, *c.tasks, *c.meetings, *c.wins, *(r for others in c.others.values() for r in others),
    )  # fmt: skip
    return tuple(r for r in rows if r.organizers_only)
