"""Letters to members: welcome, we have missed you, thank you."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.letters.desk import Desk, Skipped, Wanted, to_whom
from coalition_sheets.documents.letters.outreach import often, place_of
from coalition_sheets.documents.names import lead_of
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import contacts
from coalition_sheets.metrics.engagement import Engagement, inactive
from coalition_sheets.metrics.meetings import next_meeting
from coalition_sheets.metrics.tasks import states
from coalition_sheets.model import Organization, Person, Ref, Task, Win, fold, fold_name

JOINED_DAYS = 7
THANKED_DAYS = 7
ASKED_DAYS = 60
PRINCIPLES = 3


@frozen(kw_only=True)
class Welcome:
    """What the welcome gets."""

    organization: str
    liaison: str
    liaison_is_me: bool
    principles: tuple[str, ...]
    how_often: str
    meeting: date | None
    meeting_clock: str
    meeting_place: str


@frozen(kw_only=True)
class Missed:
    """What a letter to somebody who has not been here gets: nothing of lists and dates."""

    organization: str
    news: str


@frozen
class Deed:
    """One thing to thank for: `win` what came of it in the world, `goal` what it brings nearer."""

    what: str
    goal: str = ""
    win: bool = False


@frozen(kw_only=True)
class Thanks:
    """What a thank-you gets."""

    deeds: tuple[Deed, ...]


def welcome_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find who joined in the last seven days, organizations and people."""
    first = desk.b.today - timedelta(ASKED_DAYS if desk.asked else JOINED_DAYS)
    for c in contacts(desk.b):
        joined = c.reached[5]
        who = c.organization or c.person
        if c.listed and c.exit is None and who and c.stage == 6 and joined and first <= joined <= desk.b.today:
            writer = c.organization.liaison.name if c.organization and c.organization.liaison else ""
            yield to_whom(desk, who, about=who, keys=(fold_name(c.name),), writer=writer)


def welcome(_seen: View, wanted: Wanted, desk: Desk) -> Welcome:
    """Return what the welcome gets."""
    who: Organization | Person = wanted.about
    about, meeting = desk.b.about, next_meeting(desk.b)
    liaison = who.liaison.name if isinstance(who, Organization) and who.liaison else ""
    return Welcome(
        organization=who.name if isinstance(who, Organization) else "",
        liaison=liaison or ("" if isinstance(who, Organization) else desk.writer.name),
        liaison_is_me=desk.sender(wanted.writer).name == (liaison or desk.writer.name) and bool(desk.writer.name),
        principles=tuple(say.capital(say.sentence(say.shortened(p, 90))) for p in about.principles[:PRINCIPLES]),
        how_often=often(desk.b),
        meeting=meeting.date if meeting else None,
        meeting_clock=desk.b.language.clock(meeting.start) if meeting and meeting.start else "",
        meeting_place=place_of(meeting.place) if meeting else "",
    )


def missed_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find members that missed three meetings and did nothing else for sixty days; their liaison writes."""
    for e in inactive(desk.b):
        liaison = e.organization.liaison
        needs = () if liaison and liaison.name else ("Our liaison",)
        since = f"Not on attendance lists since {say.month_day(e.last_seen)}." if e.last_seen else ""
        beside = (f"{since} That is for you to know; the letter does not say it.",) if since else ()
        writer = liaison.name if liaison else ""
        yield to_whom(desk, e.organization, about=e, keys=(fold_name(e.organization.name),), writer=writer,
                      needs=needs, beside=beside)  # fmt: skip


def missed(_seen: View, wanted: Wanted, desk: Desk) -> Missed:
    """Return what a letter to a member we have missed gets: the latest win since they were here."""
    e: Engagement = wanted.about
    since = e.last_seen or date.min
    news = [w for w in desk.b.coalition.wins if w.date and since < w.date <= desk.b.today]
    latest = max(news, key=lambda w: (w.date or since, fold(w.what)), default=None)
    return Missed(organization=e.organization.name, news=_sentence(latest.what) if latest else "")


def thanks_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find who finished a task or made a win happen in the last seven days: one letter for all of it."""
    first = desk.b.today - timedelta(ASKED_DAYS if desk.asked else THANKED_DAYS)
    found: dict[str, list[tuple[date, str, Deed, bool]]] = {}
    for day, row, refs in _deeds(desk):
        if not first <= day <= desk.b.today:
            continue
        for ref in refs:
            lead = lead_of(desk.b.coalition, ref)
            if lead and lead.name in desk.b.coalition.person:
                bare = ref.by_first_name or lead.by_first_name
                found.setdefault(lead.name, []).append((day, row.key, _deed(row), bare))
    for name in sorted(found, key=lambda n: (fold(n), n)):
        mine = sorted(found[name], key=lambda d: (not d[2].win, -d[0].toordinal(), d[1]))
        deeds = tuple(dict.fromkeys(d[2] for d in mine))[:2]
        if fold_name(name) != fold_name(desk.writer.name):
            yield Wanted(name=name, about=deeds, keys=tuple(dict.fromkeys(d[1] for d in mine)),
                         by_first_name=all(d[3] for d in mine))  # fmt: skip


def _deeds(desk: Desk) -> Iterator[tuple[date, Task | Win, tuple[Ref, ...]]]:
    for s in states(desk.b):
        if s.done_on and s.task.status == "Done":
            yield s.done_on, s.task, s.task.owners
    for win in desk.b.coalition.wins:
        if win.date:
            yield win.date, win, win.who


def _deed(row: Task | Win) -> Deed:
    goal = say.shortened(row.goal.label, 60) if row.goal else ""
    if isinstance(row, Win):
        return Deed(_sentence(row.what), goal, win=True)
    return Deed(say.shortened(row.name, 80).rstrip("."), goal)


def thanks(_seen: View, wanted: Wanted, _desk: Desk) -> Thanks:
    """Return what a thank-you gets."""
    return Thanks(deeds=wanted.about)


def _sentence(text: str) -> str:
    return say.sentence(say.shortened(text, 140))
