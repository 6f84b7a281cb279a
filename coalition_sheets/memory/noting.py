"""What memory keeps of a day's figures and findings, to say later what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from coalition_sheets.memory.lines import in_order
from coalition_sheets.memory.log import logged
from coalition_sheets.memory.present import safe, safe_name
from coalition_sheets.metrics.audience import level_of
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.lights import lights
from coalition_sheets.model import Briefing, Event, Finding, Goal, Level, Memory, SeenFinding, Severity, veiled

OF_ROWS = frozenset({"added", "changed", "done", "gone", "renamed"})


def noted(memory: Memory, briefing: Briefing) -> Memory:
    """Return a memory that knows the lights, standings and findings of a Briefing; told twice it is the same.

    On a day before the last run nothing is noted. What is found for the first time of all is no news.
    """
    b, today = briefing, briefing.today
    if memory.last_run and today < memory.last_run:
        return memory
    words = {light.name: light.word for light in lights(b)}
    goals = _standings(b, memory.salt)
    standings = {key: standing for key, (_, standing) in goals.items()}
    found = _findings(b, memory)
    events = [
        *_turned("light", memory.lights, words, today),
        *_levelled(b, goals, _turned("standing", memory.standings, standings, today)),
        *(_news(memory, found, today) if memory.lights else ()),
    ]
    memory = replace(
        memory,
        last_run=today,
        lights=MappingProxyType(words),
        standings=MappingProxyType(standings),
        findings=in_order(found.values()),
    )
    return logged(memory, events, today)


def _standings(b: Briefing, salt: str) -> Mapping[str, tuple[Goal, str]]:
    """Return goals and benchmarks with their standing, by the key that memory has."""
    standings = [(p.goal, p.standing) for p in paces(b)] + [(s.goal, s.standing) for s in goal_states(b)]
    return {safe(salt, goal.key): (goal, standing) for goal, standing in reversed(standings)}


def _turned(kind: str, before: Mapping[str, str], now: Mapping[str, str], today: date) -> Iterator[Event]:
    for key, word in now.items():
        if before.get(key, word) != word:
            tab = "goals" if kind == "standing" else ""
            name = key if kind == "light" else ""
            yield Event(today, kind, tab, key, name, before=before[key], now=word)


def _levelled(b: Briefing, goals: Mapping[str, tuple[Goal, str]], events: Iterable[Event]) -> Iterator[Event]:
    """Yield events about goals with their names, for those who may see how goals stand."""
    level = level_of(b, paces, goal_states)
    for e in events:
        goal = goals[e.key][0]
        hidden = goal.organizers_only or e.key != goal.key
        yield replace(e, name=safe_name(goal.name), level=Level.ORGANIZERS if hidden else level)


def _findings(b: Briefing, memory: Memory) -> Mapping[tuple[str, ...], SeenFinding]:
    """Return what stands to be mended, by identity; hints and prompts come and go and are no news."""
    since = {_identity(f): f.first_seen for f in memory.findings}
    made = (_finding(f, memory.salt) for f in b.findings if f.severity >= Severity.NOTE)
    found: dict[tuple[str, ...], SeenFinding] = {}
    for f in made:
        known = replace(f, first_seen=since.get(_identity(f), b.today))
        found[_identity(f)] = max(known, found.get(_identity(f), known), key=lambda k: k.level)
    return found


def _finding(f: Finding, salt: str) -> SeenFinding:
    """Return a finding without its words; its key is veiled where fewer people than all of us may read it."""
    key = veiled(salt, f.key) if f.key and f.level > Level.COALITION else safe(salt, f.key)
    return SeenFinding(f.code, f.tab, key, safe(salt, f.column), level=f.level)


def _identity(f: SeenFinding) -> tuple[str, ...]:
    return f.code, f.tab, f.key, f.column


def _news(memory: Memory, now: Mapping[tuple[str, ...], SeenFinding], today: date) -> Iterator[Event]:
    before = {_identity(f): f for f in memory.findings}
    touched = {(e.tab, e.key) for e in memory.events if e.day == today and e.kind in OF_ROWS}
    yield from (_told("found", f, today) for identity, f in now.items() if identity not in before)
    for identity, f in before.items():
        if identity not in now and _is_mended(f, touched):
            yield _told("solved", f, today)


def _told(kind: str, f: SeenFinding, today: date) -> Event:
    return Event(today, kind, f.tab, f.key, columns=(f.column,), before=f.code, level=f.level)


def _is_mended(f: SeenFinding, touched: Set[tuple[str, str]]) -> bool:
    """Whether somebody did something about a finding: what a meeting lacked just goes by with its day."""
    return not (f.tab == "meetings" and f.key) or (f.tab, f.key) in touched
