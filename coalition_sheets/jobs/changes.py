"""What changed since a day, from what the workbook remembers, brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from coalition_sheets.documents import say
from coalition_sheets.documents.template import AUDIENCES
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.result import Block, Grid, Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.memory import noted, rows_seen
from coalition_sheets.metrics.changes import Changed, News, news
from coalition_sheets.metrics.lights import Change
from coalition_sheets.metrics.lights import changes as lights_changed
from coalition_sheets.model import Briefing, Level
from coalition_sheets.model.checks import CHECKS

UNKNOWN = (
    "What changed is not known yet. `coalition sync` notes in the workbook what it sees; from its second day on, "
    "changes can be told."
)
WORDS: Mapping[str, str] = {"added": "New", "done": "Done", "gone": "Gone"}


class NotBefore(CoalitionError):
    """Somebody asked what changed since a day that is not over."""

    def __init__(self, since: date, today: date) -> None:
        super().__init__(
            f"{say.long_day(since)} is not before {say.long_day(today)}, the day that is looked at.",
            "Name an earlier day with --since, or leave it out for the last week.",
        )


@frozen
class Told:
    """What changed, with the lights; `b` is what the audience may see."""

    b: Briefing
    news: News
    lights: tuple[Change, ...]


def changes(session: Session, level: Level = Level.ORGANIZERS, since: date | None = None) -> Result:
    """List what changed since a day (a week ago), and whom it concerns."""
    today = session.briefing.today
    if since and since >= today:
        raise NotBefore(since, today)
    session = up_to_date(session)
    b = session.seen_by(level)
    if not session.may(level, news):
        told, unknown = Told(b, News(), ()), f"This list is not for {AUDIENCES[level]}."
    else:
        lights = lights_changed(b, since) if level >= Level.ORGANIZERS else ()
        told, unknown = Told(b, news(b, since), lights), UNKNOWN
    known = told.news.since is not None
    return Result(
        command="changes",
        workbook=session.workbook.name,
        as_of=today,
        summary=_summary(told, since) if known else unknown,
        data=_data(told),
        body=tuple(_body(told)) if known else (),
    )


def up_to_date(session: Session) -> Session:
    """Return a Session whose memory has also seen the workbook as it is now; without memory the same."""
    b = session.briefing
    if not b.memory.known:
        return session
    seen = rows_seen(b.memory, b.coalition, b.today)
    b = replace(b, memory=noted(seen, b), _results={})
    return replace(session, briefing=b)


def _summary(told: Told, asked: date | None) -> str:
    day = told.news.since or told.b.today
    n = sum(c.count for c in told.news.rows) + len(told.lights)
    begins = f" Nothing is known of the days before {say.dated(day, told.b.today)}." if asked and asked < day else ""
    if not n:
        return f"Nothing changed since {say.dated(day, told.b.today)}.{begins}"
    return f"{say.count(n, 'change')} since {say.dated(day, told.b.today)}.{begins}"


def _body(told: Told) -> list[Block]:
    body: list[Block] = [
        Text("\n".join(f"{c.name}: {c.before} → {c.now}. {say.capital(c.reason)}." for c in told.lights))
    ] if told.lights else []  # fmt: skip
    if told.news.rows:
        headers = ("Day", "What", "Where", "Which", "For")
        rows = reversed(told.news.rows)
        body.append(Grid(headers, tuple(_row(told.b, c) for c in rows)))
    if mended := _mended(told.news):
        body.append(Text(mended))
    return body


def _row(b: Briefing, c: Changed) -> tuple[str, ...]:
    cell = b.coalition.place(c.row).a1 if c.row else ""
    tab = _tab(b, c.tab)
    which = c.name or (say.count(c.count, "row") if c.count > 1 else "one row")
    return say.dated(c.day, b.today), _what(b, c), f"{tab} {cell}".strip(), which, ", ".join(c.who)


def _tab(b: Briefing, name: str) -> str:
    tab = b.coalition.tabs.get(name)
    return tab.table.name if tab else say.capital(name)


def _what(b: Briefing, c: Changed) -> str:
    match c.kind:
        case "changed":
            return f"{say.listed([_header(b, c.tab, column) for column in c.columns])} changed"
        case "renamed":
            return f"was {c.before}" if c.before else "another name"
        case "standing":
            return f"{c.before} → {c.now}"
        case _:
            return WORDS[c.kind]


def _header(b: Briefing, tab: str, column: str) -> str:
    found = b.coalition.tabs.get(tab)
    known = found.schema.by_name.get(column) if found else None
    return known.header if known else column


def _mended(found: News) -> str:
    """Return what was mended and what came to be mended, in a line each."""
    lines = []
    for verb, codes in (("Mended", found.solved), ("To mend, and new", found.found)):
        if codes:
            what = ", ".join(f"{CHECKS[c].title if c in CHECKS else c} ({n})" for c, n in codes.items())
            lines.append(f"{verb}: {what}")
    return "\n".join(lines)


def _data(told: Told) -> Mapping[str, Any]:
    found = told.news
    return {
        "since": found.since,
        "lights": [{"light": c.name, "before": c.before, "now": c.now, "reason": c.reason} for c in told.lights],
        "changes": [
            {
                "day": c.day,
                "kind": c.kind,
                "tab": _tab(told.b, c.tab),
                "cell": told.b.coalition.place(c.row).a1 if c.row else None,
                "name": c.name,
                "columns": [_header(told.b, c.tab, column) for column in c.columns],
                "before": c.before,
                "now": c.now,
                "count": c.count,
                "who": list(c.who),
            }
            for c in found.rows
        ],
        "found": dict(found.found or {}),
        "solved": dict(found.solved or {}),
    }
