"""The agenda of a meeting, by its kind. The regular one: wins, what we promised, where we stand, what to decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.celebration import celebration, social
from coalition_sheets.documents.followed_up import NOTHING, FollowedUp, followed_up
from coalition_sheets.documents.founding import founding
from coalition_sheets.documents.head import Head, NextTime, Slot
from coalition_sheets.documents.make import Scan, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.parts import AGENDA, REGULAR, for_audience, told
from coalition_sheets.documents.pictures.drawn import picture
from coalition_sheets.documents.standing import Standings, standings
from coalition_sheets.documents.take_stock import take_stock
from coalition_sheets.documents.template import AUDIENCES, Load
from coalition_sheets.documents.timing import Part
from coalition_sheets.documents.view import View, view
from coalition_sheets.documents.voices import voices
from coalition_sheets.documents.won import WinLine, wins_since
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.counts import members, members_on
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.followup import follow_up
from coalition_sheets.metrics.meetings import last_before
from coalition_sheets.model import Briefing, Document, Level, Meeting, fold

TEMPLATE = "agenda-regular.md.j2"
LINES, WIDE = 29, 90  # that a sheet has room for above the blank rows, and the characters of one
ASKED = " waiting on. Does anyone know someone there?"
MUST_ASK = ("Must ask first", "Board vote")
Prepared = tuple[object, tuple[str, ...]]


class MeetingNotShown(CoalitionError):
    """The meeting is on no page for this audience."""

    def __init__(self, meeting: Meeting, level: Level) -> None:
        super().__init__(
            f"The meeting of {say.month_day(meeting.date)} is not for {AUDIENCES[level]}.",
            'Its cell "OK to publish?" decides.',
        )


@frozen
class Growth:
    """Who joined since the last meeting, and how many we are."""

    joined: tuple[str, ...]
    more: int
    organizations: int
    individuals: int
    before: int | None
    before_when: str


@frozen
class Rules:
    """How a decision is made: the words and, where some must ask their boards, until when."""

    words: tuple[str, ...]
    answer_by: date | None


@frozen(kw_only=True)
class Agenda:
    """All that the template of a regular agenda, or a committee's, gets.

    `one_a_line`: there is room on the sheet for each open task on a line of its own.
    """

    head: Head
    slots: tuple[Slot, ...]
    growth: Growth | None
    wins: tuple[WinLine, ...]
    more_wins: int
    followed: FollowedUp
    stand: Standings
    rules: Rules
    missing: tuple[str, ...]
    more_missing: int
    covered: bool
    next_time: NextTime | None
    blank_rows: int
    one_a_line: bool


def agenda(b: Briefing, meeting: Meeting, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the agenda of a meeting as a Document (Markdown and HTML), for the coalition or a lower level.

    Its Kind decides which; a kind without an agenda of its own has the regular one. Gaps and minutes that do not
    add up stand in `beside`. Raises `AudienceTooWide`, `MeetingNotShown`, `BrokenTemplate`.
    """
    made = header(AGENDAS.get(meeting.kind, (TEMPLATE, prepared))[0], load)
    return agenda_for(view(b, made.level(level)), meeting, load, scan=scan)


def agenda_for(seen: View, meeting: Meeting, load: Load, *, scan: Scan = nothing) -> Document:
    """Return the agenda of a meeting for an audience whose View is there already."""
    template, prepare = AGENDAS.get(meeting.kind, (TEMPLATE, prepared))
    b, made = seen.briefing, header(template, load)
    made.level(seen.level)
    data, beside = prepare(seen, shown(seen, meeting))
    if seen.level < made.audience:
        data, beside = _without_gaps(data), heads.beside(heads.gaps(b, meeting), meeting, 0)
    return finished(made, {**seen.rows, **for_audience(seen, data, AGENDA)}, load, as_of=b.today, level=seen.level,
                    language=b.language, scan=scan, slug=heads.slug(meeting), beside=beside,
                    draw=partial(picture, seen))  # fmt: skip


def _without_gaps(data: Any) -> object:
    return replace(data, head=heads.without_gaps(data.head)) if hasattr(data, "head") else data


def shown(seen: View, meeting: Meeting) -> Meeting:
    """Return a meeting as an audience sees it; raise `MeetingNotShown` where it does not."""
    for m in seen.briefing.coalition.meetings:
        if (m.row, m.table) == (meeting.row, meeting.table):
            return m
    raise MeetingNotShown(meeting, seen.level)


def committee(seen: View, meeting: Meeting) -> Prepared:
    """Return a committee's agenda, which is a short regular one, and what to say beside it."""
    return prepared(seen, meeting, short=True)


AGENDAS: Mapping[str, tuple[str, Callable[[View, Meeting], Prepared]]] = {
    "Founding": ("agenda-founding.md.j2", founding),
    "Take stock": ("agenda-take-stock.md.j2", take_stock),
    "Celebration": ("agenda-celebration.md.j2", celebration),
    "Social": ("agenda-social.md.j2", social),
    "Committee": (TEMPLATE, committee),
}


def prepared(seen: View, meeting: Meeting, *, short: bool = False) -> tuple[Agenda, tuple[str, ...]]:
    """Return a regular agenda's data, and what to say beside it; a `short` one has no goals and no outreach."""
    b = seen.briefing
    names = Names(b)
    last = last_before(b, meeting) if seen.may(last_before) else None
    stand = standings(b) if seen.may(paces) else Standings((), 0, (), any=False)
    looked = _followed(seen, meeting, names, {})
    parts = told(seen, _parts(meeting, told=looked.told, standing=len(stand.lines), short=short), REGULAR)
    slots = heads.slots(b, meeting, parts, room_before=2 if short else 3)
    followed = _followed(seen, meeting, names, {s.at: s.item.lead + s.item.rest for s in slots if s.item})
    cover = coverage(b) if seen.may(coverage) else None
    gaps = cover.gaps if cover else ()
    missing = tuple(b.language.word("sector name", g.sector) for g in gaps if g.state == "nobody yet")
    wins = _wins(b, last, names)
    minutes = sum(s.minutes for s in slots)
    lines = _lines(slots, followed, stand, wins)
    made = Agenda(
        head=heads.head(b, meeting, minutes),
        slots=slots,
        growth=_growth(b, last, wanted=not wins) if seen.may(members, members_on) and not short else None,
        wins=wins[:2],
        more_wins=max(0, len(wins) - 2),
        followed=followed,
        stand=stand,
        rules=_rules(b, meeting) if seen.may(members) else Rules((), None),
        missing=missing[:4],
        more_missing=max(0, len(missing) - 4),
        covered=bool(cover and cover.wanted and not gaps),
        next_time=heads.next_time(b, meeting),
        blank_rows=_blank_rows(lines),
        one_a_line=lines <= LINES,
    )
    return made, heads.beside(heads.gaps(b, meeting), meeting, minutes)


def _followed(seen: View, meeting: Meeting, names: Names, items: Mapping[str, str]) -> FollowedUp:
    return followed_up(seen.briefing, meeting, names, items) if seen.may(follow_up) else NOTHING


def _parts(meeting: Meeting, *, told: int, standing: int, short: bool) -> list[Part]:
    items = heads.item_parts(meeting) or [Part("items", 15, 10, open=True)]
    follow_up = Part("follow-up", 15 if told > 5 else 10 if told else 5, 5)
    if short:
        return [Part("wins", 5, 5), follow_up, *items, Part("tasks", 5, 5), Part("close", 5, 5)]
    return [
        Part("wins", 5, 5),
        follow_up,
        Part("standing", 10 if standing > 2 else 5, 5),
        *items,
        Part("missing", 5, 5),
        Part("tasks", 5, 5),
        Part("close", 5, 5),
    ]


def _wins(b: Briefing, last: Meeting | None, names: Names) -> tuple[WinLine, ...]:
    return wins_since(b, last.date if last else b.today - timedelta(days=31), names)[::-1]


def _growth(b: Briefing, last: Meeting | None, *, wanted: bool) -> Growth | None:
    now = members(b)
    since = last.date if last else b.today - timedelta(days=31)
    joined = sorted((o.name for o in now.organization_rows if o.joined and since < o.joined <= b.today), key=fold)
    if now.organizations < 2 or not (joined or wanted):
        return None
    before = _before(b, now.organizations)
    return Growth(
        tuple(joined) if len(joined) <= 3 else (), len(joined) if len(joined) > 3 else 0, now.organizations,
        now.individuals, before[0] if before else None, before[1] if before else "",
    )  # fmt: skip


def _before(b: Briefing, now: int) -> tuple[int, str] | None:
    """Return how many we were when the year began; where that is the same, half a year before that."""
    january = date(b.today.year, 1, 1)
    july = date(b.today.year - 1, 7, 1)
    start = b.language.gettext("at the start of the year")
    for back, when in ((january, start), (july, b.language.gettext("in July %(year)s", year=july.year))):
        if 0 < (count := len(members_on(b, back))) < now:
            return count, when
    return None


def _rules(b: Briefing, meeting: Meeting) -> Rules:
    about, who = b.about, voices(b)
    said = b.language
    words = [say.lowered(said.word("rule", about.how_we_decide))] if about.how_we_decide else []
    if about.how_we_decide:
        words.append(
            said.gettext("each organization has one voice") if who.each == "Organization"
            else said.gettext("each person has one voice")
        )  # fmt: skip
        if who.of > 2 and who.needed:
            words.append(said.gettext("%(n)s of %(of)s make a quorum", n=who.needed, of=who.of))
    asking = any(o.can_sign in MUST_ASK for o in members(b).organization_rows)
    return Rules(tuple(words), meeting.date + timedelta(days=7) if asking else None)


def _lines(slots: tuple[Slot, ...], followed: FollowedUp, stand: Standings, wins: tuple[WinLine, ...]) -> int:
    """Return about how many printed lines the plan has, with each open task on a line of its own."""
    owned = [p.text + p.who for p in followed.open if p.who]
    joined = [followed.done, followed.older, followed.added, [p for p in followed.open if not p.who]]
    apart = [
        *owned,
        *(f"{p.text}{p.who}{p.on}{ASKED}" for p in followed.waiting),
        *(" · ".join(p.text + p.who for p in part) for part in joined if part),
        *(w.text + w.thanks for w in wins[:2]),
        *(s.item.lead + s.item.rest for s in slots if s.item),
        *(["", ""] if any(s.item and s.item.rules for s in slots) else []),
        *("" for _ in stand.lines),
        ", ".join(stand.well),
    ]
    return len(slots) + 2 + sum(1 + len(text) // WIDE for text in apart) - sum(s.item is not None for s in slots)


def _blank_rows(lines: int) -> int:
    """Return how many rows to write on fill a page about right: the fewer lines above, the more rows."""
    return max(4, min(10, 4 + (LINES - lines) * 2 // 5))
