"""Wins: there is something to celebrate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.tasks import done_since
from coalition_sheets.model import Briefing, Finding
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.say import whole_tab
from coalition_sheets.rules.words import count, quoted

WINDOW_DAYS = 45
CANDIDATES = 3


def none(b: Briefing) -> Iterator[Finding]:
    """While tasks get done, wins are noted (T37)."""
    since = b.today - timedelta(WINDOW_DAYS)
    done = done_since(b, since)
    if not done or any(not w.date or since <= w.date <= b.today for w in b.coalition.wins):
        return
    met = [p.goal.name for p in paces(b) if p.standing == "met" and p.met_on and p.met_on >= since]
    joined = [f"{o.name} joined" for o in b.coalition.organizations if o.is_member and o.joined and o.joined >= since]
    tasks = [s.task.name for s in done[: -CANDIDATES - 1 : -1]]
    candidates = [*(quoted(m) for m in met), *joined, *(quoted(t) for t in tasks)][:CANDIDATES]
    message = f"{count(len(done), 'task')} done in {WINDOW_DAYS} days, and no win is noted."
    yield finding("WINS-NONE", message, places=whole_tab(b, "wins"), tab="wins", suggestions=candidates)


WINS: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (none,)
