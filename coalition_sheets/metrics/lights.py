"""Six lights: a word and its reason each, no overall verdict (computations 9, decision 19)."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics import plain
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
from coalition_sheets.model import Briefing, metric


@frozen
class Light:
    """One light: Goals, Tasks, Follow-through, Engagement, Outreach or Structure; green, yellow, red or grey."""

    name: str
    word: str
    reason: str


@frozen
class Change:
    """A light whose word is not what it was at the last run."""

    name: str
    before: str
    now: str
    reason: str


TASKS_NEEDED = 5
MEETINGS_NEEDED = 3
TOUCHES_NEEDED = 5
RECENT_DAYS = 30
WITHOUT_DATA = frozenset({*NOT_MEASURED, "", "dropped", "not yet agreed", "excluded"})


@metric(*GOALS_READ, "goals.kind")
def goals_light(b: Briefing) -> Light:
    """Active goals with a date: green, none behind or at risk; red, a third or more behind or past their date."""
    active = [s for s in goal_states(b) if s.goal.status == "Active" and s.goal.due and s.standing not in WITHOUT_DATA]
    if not active:
        return Light("Goals", "grey", "no active goal with a date has numbers yet")
    lagging = sum(s.standing in LAGGING for s in active)
    risky = sum(s.standing == "at risk" for s in active)
    word = "red" if 3 * lagging >= len(active) else "yellow" if lagging or risky else "green"
    of = f"of {plain.count(len(active), 'goal')}"
    parts = [f"{lagging} {of} {_be(lagging)} behind or past the date"] if lagging else []
    parts += [f"{risky} {'' if parts else of + ' '}{_be(risky)} at risk"] if risky else []
    return Light("Goals", word, ", ".join(parts) or f"none {of} is behind")


@metric(*STATES_READ)
def tasks_light(b: Briefing) -> Light:
    """Open tasks: green, at most a tenth are late and at most a tenth nobody's; yellow, at most a quarter."""
    tasks, open_tasks = len(states(b)), len(open_states(b))
    if tasks < TASKS_NEEDED:
        return Light("Tasks", "grey", f"{plain.count(tasks, 'task')} so far, {TASKS_NEEDED} needed")
    if not open_tasks:
        return Light("Tasks", "green", f"all {tasks} tasks are done or dropped")
    late, nobodys = len(overdue(b)), len(unassigned(b))
    most = Fraction(max(late, nobodys), open_tasks)
    reason = f"{late or 'none'} of {open_tasks} open {_be(late)} late"
    if 10 * nobodys > open_tasks:
        reason += f", {nobodys} {'has' if nobodys == 1 else 'have'} no one yet"
    return Light("Tasks", "green" if most <= Fraction(1, 10) else "yellow" if most <= Fraction(1, 4) else "red", reason)


@metric(*FOLLOW_UP_READ)
def follow_through_light(b: Briefing) -> Light:
    """Tasks kept of those due by the last three meetings: green from 70 %, yellow from 40 %."""
    found = trend(b)
    if found.meetings < MEETINGS_NEEDED:
        return Light(
            "Follow-through", "grey", f"{plain.count(found.meetings, 'meeting')} so far, {MEETINGS_NEEDED} needed"
        )
    share = found.share
    if share is None:
        return Light("Follow-through", "grey", "no task was due by the last three meetings")
    word = "green" if share >= Fraction(7, 10) else "yellow" if share >= Fraction(2, 5) else "red"
    due = f"{plain.count(len(found.due), 'task')} due by the last three meetings"
    were = "was" if len(found.due) == 1 else "were"
    return Light("Follow-through", word, f"{len(found.kept)} of {due} {were} done in time")


@metric(*ENGAGEMENT_READ, "about.active_share")
def engagement_light(b: Briefing) -> Light:
    """Member organizations that take part, new ones apart: green from 70 %, yellow from 50 % (Active share)."""
    meetings = len(counted_meetings(b))
    if meetings < MEETINGS_NEEDED:
        lists = f"{plain.count(meetings, 'meeting')} with Who came so far, {MEETINGS_NEEDED} needed"
        return Light("Engagement", "grey", lists)
    members = [e for e in engagement(b) if e.standing != "new"]
    if not members:
        return Light("Engagement", "grey", "no member has been here for three meetings yet")
    active = sum(e.active for e in members)
    green, yellow = b.about.active_share
    share = Fraction(active, len(members))
    word = "green" if share >= green else "yellow" if share >= yellow else "red"
    noun = "member organization" if len(members) == 1 else "member organizations"
    return Light("Engagement", word, f"{active or 'none'} of {len(members)} {noun} {_take(active)} part")


@metric(*CONTACTS_READ, *ONE_ON_ONES_READ)
def outreach_light(b: Briefing) -> Light:
    """Open conversations: green, at most a fifth went quiet and a one-on-one in 30 days; yellow, at most two fifths."""
    touches = sum(t.date <= b.today for t in b.coalition.outreach)
    if touches < TOUCHES_NEEDED:
        return Light(
            "Outreach", "grey", f"{plain.count(touches, 'call or visit', 'calls and visits')} so far, 5 needed"
        )
    going, quiet = sum(c.is_open for c in contacts(b)), len(stalled(b))
    recent = len(one_on_ones(b, b.today - timedelta(RECENT_DAYS)))
    word = "green" if 5 * quiet <= going else "yellow" if 5 * quiet <= 2 * going else "red"
    talks = f"{recent or 'no'} {'one-on-one' if recent == 1 else 'one-on-ones'} in 30 days"
    went = f"{quiet or 'none'} of {going} open conversations went quiet" if going else "no open conversations"
    return Light("Outreach", "yellow" if word == "green" and not recent else word, f"{went}, {talks}")


@metric(*CORE_READ, *ROLES_READ)
def structure_light(b: Briefing) -> Light:
    """Core group of a good size, needed roles filled, next meeting set: green, all; yellow, one missing."""
    if not held(b):
        return Light("Structure", "grey", "no meeting held yet")
    core, vacant = core_group(b), roles(b).vacant
    size = {"too small": "the core group is small", "large": "the core group is large"}
    missing = [size.get(core.verdict, "no core group yet")] if core.verdict != "ok" else []
    if len(vacant) == 1:
        missing.append(f"nobody is {vacant[0][:1].lower()}{vacant[0][1:]} yet")
    elif vacant:
        missing.append(f"{len(vacant)} roles have nobody yet")
    missing += [] if upcoming(b) else ["no next meeting is set"]
    word = ("green", "yellow", "red")[min(len(missing), 2)]
    return Light("Structure", word, ", ".join(missing) or "core group, roles and next meeting are all there")


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
def changes(b: Briefing) -> tuple[Change, ...]:
    """Lights that changed since the last run; nothing without memory."""
    before = b.memory.lights if b.memory.known else {}
    found = ((light, before.get(light.name, light.word)) for light in lights(b))
    return tuple(Change(now.name, then, now.word, now.reason) for now, then in found if then != now.word)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _take(number: int) -> str:
    return "takes" if number == 1 else "take"
