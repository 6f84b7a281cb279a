"""What happened lately, in a line for organizers: new rows, other dates and names; goals that stand otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition_sheets.documents import say
from coalition_sheets.documents.light_words import ChangeLine
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.status_goals import EXACT
from coalition_sheets.metrics.benchmarks import Pace, pace_of
from coalition_sheets.metrics.changes import Changed, news
from coalition_sheets.model import Briefing, Goal, Language

MOST = 2


def turned(b: Briefing) -> tuple[ChangeLine, ...]:
    """Return goals and benchmarks that stand otherwise than a week ago, at most three."""
    changed = [(c.row, c) for c in news(b).rows if c.kind == "standing" and isinstance(c.row, Goal)]
    before = {goal.key: c.before for goal, c in reversed(changed)}
    now = {goal.key: (goal, c.now) for goal, c in changed}
    said = b.language
    return tuple(
        ChangeLine(
            say.shortened(goal.name, 50),
            said.word("standing", EXACT.get(before[key], before[key])),
            said.word("standing", EXACT.get(word, word)),
            _numbers(pace_of(b, goal), said),
        )
        for key, (goal, word) in now.items()
        if word != before[key]
    )[:3]


def _numbers(p: Pace | None, said: Language) -> str:
    if p is None or p.now is None or p.target is None:
        return ""
    return said.gettext("%(now)s of %(target)s", now=said.numeral(p.now, p.unit), target=said.numeral(p.target, p.unit))


def happened(b: Briefing) -> tuple[str, ...]:
    """Return what happened to rows within a week, in a few clauses; what was done stands under Good news."""
    found, said, names = news(b), b.language, Names(b)
    clauses = [*_added(found.rows, said), *_dates(found.rows, said, names), *_renamed(found.rows, said)]
    if gone := sum(c.count for c in found.rows if c.kind == "gone"):
        clauses.append(said.ngettext("%(num)s row is gone", "%(num)s rows are gone", gone))
    if solved := sum((found.solved or {}).values()):
        clauses.append(said.ngettext("%(num)s thing was mended", "%(num)s things were mended", solved))
    return tuple(clauses)


def _added(rows: Sequence[Changed], said: Language) -> Iterator[str]:
    if tasks := sum(c.count for c in rows if (c.kind, c.tab) == ("added", "tasks")):
        yield said.ngettext("%(num)s new %(task)s", "%(num)s new %(tasks)s", tasks)
    new = [c.name for c in rows if c.kind == "added" and c.tab in ("organizations", "people") and c.name]
    if new:
        more = [said.gettext("%(n)s more", n=len(new) - MOST)] if len(new) > MOST else []
        listed = said.listed([*(say.shortened(name, 40) for name in new[:MOST]), *more])
        yield said.gettext("new names: %(names)s", names=listed)


def _dates(rows: Sequence[Changed], said: Language, names: Names) -> Iterator[str]:
    moved = {c.name: c for c in rows if c.kind == "changed" and c.tab == "tasks" and "due" in c.columns and c.name}
    for name, c in list(moved.items())[-MOST:]:
        what, who = say.shortened(name, 40), said.listed([names.named(w) for w in c.who[:MOST]])
        yield (
            said.gettext("“%(what)s” has another date (for %(who)s)", what=what, who=who)
            if who
            else said.gettext("“%(what)s” has another date", what=what)
        )


def _renamed(rows: Sequence[Changed], said: Language) -> Iterator[str]:
    named = [c for c in rows if c.kind == "renamed" and c.before and c.now]
    for c in named[-MOST:]:
        yield said.gettext("“%(before)s” is “%(now)s” now", before=say.shortened(c.before, 40), now=c.now)
