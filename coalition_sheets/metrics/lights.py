"""Six lights: a word and its reason each, no overall verdict (computations 9, decision 19)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date, timedelta
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import CONTACTS_READ, contacts
from coalition_sheets.metrics.core_group import CORE_READ, core_group
from coalition_sheets.metrics.counts import ONE_ON_ONES_READ, one_on_ones
from coalition_sheets.metrics.engagement import ENGAGEMENT_READ, counted_meetings, engagement
from coalition_sheets.metrics.followup import FOLLOW_UP_READ, trend
from coalition_sheets.metrics.goals import GOALS_READ, LAGGING, NOT_MEASURED, goal_states
from coalition_sheets.metrics.meetings import held, upcoming
from coalition_sheets.metrics.outreach import stalled
from coalition_sheets.metrics.roles import ROLES_READ, roles
from coalition_sheets.metrics.tasks import STATES_READ, open_states, overdue, states, unassigned
from coalition_sheets.model import ENGLISH, Briefing, Clause, Language, clause, clauses, metric


@frozen
class Light:
    """One light: Goals, Tasks, Follow-through, Engagement, Outreach or Structure; green, yellow, red or grey.

    `reason` is in English; `clauses` are the same for a document to say in its language.
    """

    name: str
    word: str
    reason: str
    clauses: tuple[Clause, ...] = field(default=(), compare=False, repr=False)


@frozen
class Change:
    """A light whose word is not what it was on an earlier day."""

    name: str
    before: str
    now: str
    reason: str
    clauses: tuple[Clause, ...] = field(default=(), compare=False, repr=False)


def reason_in(language: Language, parts: Iterable[Clause]) -> str:
    """Return a light's reason in a language."""
    return language.found("list", ", ").join(part.said(language) for part in parts)


def _light(name: str, word: str, *parts: Clause) -> Light:
    return Light(name, word, reason_in(ENGLISH, parts), parts)


TASKS_NEEDED = 5
MEETINGS_NEEDED = 3
TOUCHES_NEEDED = 5
RECENT_DAYS = 30
WEEK = 7
WITHOUT_DATA = frozenset({*NOT_MEASURED, "", "dropped", "not yet agreed", "excluded"})


@metric(*GOALS_READ, "goals.kind")
def goals_light(b: Briefing) -> Light:
    """Active goals with a date: green, none behind or at risk; red, a third or more behind or past their date."""
    active = [s for s in goal_states(b) if s.goal.status == "Active" and s.goal.due and s.standing not in WITHOUT_DATA]
    if not active:
        return _light("Goals", "grey", clause("no active %(goal)s with a date has numbers yet"))
    lagging = sum(s.standing in LAGGING for s in active)
    risky = sum(s.standing == "at risk" for s in active)
    word = "red" if 3 * lagging >= len(active) else "yellow" if lagging or risky else "green"
    return _light("Goals", word, *_behind(len(active), lagging, risky))


def _behind(active: int, lagging: int, risky: int) -> tuple[Clause, ...]:
    goals = clauses("%(num)s %(goal)s", "%(num)s %(goals)s", active)
    if not lagging and not risky:
        if active == 1:
            return (clause("the one %(goal)s is not behind"),)
        return (clause("none of %(all)s is behind", all=goals),)
    behind = clauses("%(num)s of %(all)s is behind or past the date",
                     "%(num)s of %(all)s are behind or past the date", lagging, all=goals)  # fmt: skip
    if not lagging:
        return (clauses("%(num)s of %(all)s is at risk", "%(num)s of %(all)s are at risk", risky, all=goals),)
    return (behind, clauses("%(num)s is at risk", "%(num)s are at risk", risky)) if risky else (behind,)


@metric(*STATES_READ)
def tasks_light(b: Briefing) -> Light:
    """Open tasks: green, at most a tenth are late and at most a tenth nobody's; yellow, at most a quarter."""
    tasks, open_tasks = len(states(b)), len(open_states(b))
    if tasks < TASKS_NEEDED:
        return _light("Tasks", "grey", clauses(
            "%(num)s %(task)s so far, %(needed)s needed", "%(num)s %(tasks)s so far, %(needed)s needed", tasks,
            needed=TASKS_NEEDED,
        ))  # fmt: skip
    if not open_tasks:
        return _light("Tasks", "green", clause("all %(n)s %(tasks)s are done or dropped", n=tasks))
    late, nobodys = len(overdue(b)), len(unassigned(b))
    most = Fraction(max(late, nobodys), open_tasks)
    parts = [_late(late, open_tasks)]
    if 10 * nobodys > open_tasks:
        parts.append(clauses("%(num)s has no one yet", "%(num)s have no one yet", nobodys))
    word = "green" if most <= Fraction(1, 10) else "yellow" if most <= Fraction(1, 4) else "red"
    return _light("Tasks", word, *parts)


def _late(late: int, open_tasks: int) -> Clause:
    if not late:
        if open_tasks == 1:
            return clause("the one open %(task)s is not past its date")
        return clause("none of %(open)s open are late", open=open_tasks)
    return clauses("%(num)s of %(open)s open is late", "%(num)s of %(open)s open are late", late, open=open_tasks)


@metric(*FOLLOW_UP_READ)
def follow_through_light(b: Briefing) -> Light:
    """Tasks kept of those due by the last three meetings: green from 70 %, yellow from 40 %."""
    found = trend(b)
    if found.meetings < MEETINGS_NEEDED:
        return _light("Follow-through", "grey", clauses(
            "%(num)s meeting so far, %(needed)s needed", "%(num)s meetings so far, %(needed)s needed", found.meetings,
            needed=MEETINGS_NEEDED,
        ))  # fmt: skip
    share = found.share
    if share is None:
        return _light("Follow-through", "grey", clause("no %(task)s was due by the last three meetings"))
    word = "green" if share >= Fraction(7, 10) else "yellow" if share >= Fraction(2, 5) else "red"
    return _light("Follow-through", word, clauses(
        "%(kept)s of %(num)s %(task)s due by the last three meetings was done in time",
        "%(kept)s of %(num)s %(tasks)s due by the last three meetings were done in time",
        len(found.due), kept=len(found.kept),
    ))  # fmt: skip


@metric(*ENGAGEMENT_READ, "about.active_share")
def engagement_light(b: Briefing) -> Light:
    """Member organizations that take part, new ones apart: green from 70 %, yellow from 50 % (Active share)."""
    meetings = len(counted_meetings(b))
    if meetings < MEETINGS_NEEDED:
        return _light("Engagement", "grey", clauses(
            "%(num)s meeting with Who came so far, %(needed)s needed",
            "%(num)s meetings with Who came so far, %(needed)s needed", meetings, needed=MEETINGS_NEEDED,
        ))  # fmt: skip
    members = [e for e in engagement(b) if e.standing != "new"]
    if not members:
        return _light("Engagement", "grey", clause("no member has been here for three meetings yet"))
    active = sum(e.active for e in members)
    green, yellow = b.about.active_share
    share = Fraction(active, len(members))
    word = "green" if share >= green else "yellow" if share >= yellow else "red"
    return _light("Engagement", word, _taking_part(active, len(members)))


def _taking_part(active: int, members: int) -> Clause:
    all_of_us = clauses("%(num)s member organization", "%(num)s member organizations", members)
    if not active and members > 1:
        return clause("none of %(all)s take part", all=all_of_us)
    if not active:
        return clause("our one member organization was away lately")
    return clauses("%(num)s of %(all)s takes part", "%(num)s of %(all)s take part", active, all=all_of_us)


@metric(*CONTACTS_READ, *ONE_ON_ONES_READ)
def outreach_light(b: Briefing) -> Light:
    """Open conversations: green, at most a fifth went quiet and a one-on-one in 30 days; yellow, at most two fifths."""
    touches = sum(t.date <= b.today for t in b.coalition.outreach)
    if touches < TOUCHES_NEEDED:
        return _light("Outreach", "grey", clauses(
            "%(num)s call or visit so far, %(needed)s needed", "%(num)s calls and visits so far, %(needed)s needed",
            touches, needed=TOUCHES_NEEDED,
        ))  # fmt: skip
    going, quiet = sum(c.is_open for c in contacts(b)), len(stalled(b))
    recent = len(one_on_ones(b, b.today - timedelta(RECENT_DAYS)))
    word = "green" if 5 * quiet <= going else "yellow" if 5 * quiet <= 2 * going else "red"
    return _light("Outreach", "yellow" if word == "green" and not recent else word, _quiet(quiet, going),
                  _talks(recent))  # fmt: skip


def _quiet(quiet: int, going: int) -> Clause:
    if not going:
        return clause("no open conversations")
    if going == 1:
        return clause("the one open conversation went quiet") if quiet else clause("the one open conversation goes on")
    if not quiet:
        return clause("none of %(open)s open conversations went quiet", open=going)
    return clauses("%(num)s of %(open)s open conversations went quiet",
                   "%(num)s of %(open)s open conversations went quiet", quiet, open=going)  # fmt: skip


def _talks(recent: int) -> Clause:
    if not recent:
        return clause("no one-on-ones in 30 days")
    return clauses("%(num)s one-on-one in 30 days", "%(num)s one-on-ones in 30 days", recent)


@metric(*CORE_READ, *ROLES_READ)
def structure_light(b: Briefing) -> Light:
    """Core group of a good size, needed roles filled, next meeting set: green, all; yellow, one missing."""
    if not held(b):
        return _light("Structure", "grey", clause("no meeting held yet"))
    core, vacant = core_group(b), roles(b).vacant
    size = {"too small": clause("the core group is small"), "large": clause("the core group is large")}
    missing = [size.get(core.verdict, clause("no core group yet"))] if core.verdict != "ok" else []
    if len(vacant) == 1:
        missing.append(clause("nobody is %(role)s yet", role=f"{vacant[0][:1].lower()}{vacant[0][1:]}"))
    elif vacant:
        missing.append(clauses("%(num)s role has nobody yet", "%(num)s roles have nobody yet", len(vacant)))
    missing += [] if upcoming(b) else [clause("no next meeting is set")]
    word = ("green", "yellow", "red")[min(len(missing), 2)]
    return _light("Structure", word, *(missing or [clause("core group, roles and next meeting are all there")]))


LIGHTS_READ = (
    *goals_light.reads, *tasks_light.reads, *FOLLOW_UP_READ, *engagement_light.reads, *outreach_light.reads,
    *structure_light.reads,
)  # fmt: skip


@metric(*LIGHTS_READ)
def lights(b: Briefing) -> tuple[Light, ...]:
    """Six lights with the reason in counts."""
    return (
        goals_light(b),
        tasks_light(b),
        follow_through_light(b),
        engagement_light(b),
        outreach_light(b),
        structure_light(b),
    )


@metric(*LIGHTS_READ)
def changes(b: Briefing, since: date | None = None) -> tuple[Change, ...]:
    """Lights that changed in a week, or since another day as far as memory goes back; nothing without memory."""
    day = b.memory.from_day(since or b.today - timedelta(WEEK))
    before = b.memory.lights_on(day) if day and day < b.today else {}
    found = ((light, before.get(light.name, light.word)) for light in lights(b))
    return tuple(Change(now.name, then, now.word, now.reason, now.clauses) for now, then in found if then != now.word)
