"""Meetings to come and decisions taken, as summaries list them."""

from __future__ import annotations

from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.head import what, without_links
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import held, upcoming
from coalition_sheets.model import Briefing


@frozen
class Coming:
    """A meeting to come."""

    day: date
    clock: str
    what: str
    place: str
    purpose: str


@frozen
class Decided:
    """What a meeting decided, in its typed words."""

    day: date
    what: tuple[str, ...]


def coming(b: Briefing, *, limit: int = 5, links: bool = True) -> tuple[Coming, ...]:
    """Return the next meetings; without `links` no place shows one."""
    return tuple(
        Coming(
            m.date,
            b.language.clock(m.start) if m.start else "",
            what(m, b.language),
            say.shortened(m.place, 90) if links else without_links(m.place),
            say.shortened(m.purpose, 120).rstrip("."),
        )
        for m in upcoming(b)[:limit]
    )


def decided(b: Briefing, since: date) -> tuple[Decided, ...]:
    """Return the decisions of the meetings held since a day, the oldest first."""
    found = [(m.date, lines_of(m.decisions)) for m in held(b) if m.date >= since]
    return tuple(Decided(day, lines) for day, lines in found if lines)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a cell as sentences, without their bullets."""
    lines = (line.strip(" \t-–•*") for line in text.split("\n"))
    return tuple(say.sentence(say.shortened(line, 300)) for line in lines if line)
