"""Occasions to write: what must have happened so that each kind of letter is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coalition_sheets.model import Briefing


def occasion(kind: str, b: Briefing) -> Briefing:
    """Return a briefing of the two worlds in which somebody should get a letter of this kind."""
    c = b.coalition
    match kind:
        case "first-contact" | "introduction-request":
            return replace(b, coalition=replace(c, outreach=()), _results={})
        case "one-on-one-request":
            calls = tuple(replace(t, how="Phone call", outcome="Talked") for t in c.outreach)
            return replace(b, coalition=replace(c, outreach=calls), _results={})
        case "re-engagement":
            met = next(m for m in c.meetings if m.date == date(2026, 2, 24))
            more = replace(met, date=date(2026, 2, 17), row=99)
            members = tuple(replace(o, joined=None) for o in c.organizations)
            left = replace(c, outreach=(), tasks=(), meetings=(*c.meetings, more), organizations=members)
            return replace(b, coalition=left, _results={})
        case _:
            return b
