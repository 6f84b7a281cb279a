"""The agenda of a meeting: wins, what we promised, where we stand, what to decide, who is missing, new tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction

from coalition_sheets.documents import say
from coalition_sheets.documents.followed_up import FollowedUp, followed_up
from coalition_sheets.documents.make import Scan, data_of, finished, header, nothing
from coalition_sheets.documents.minutes import Part, fitted, spare
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.standing import Standings, standings
from coalition_sheets.documents.template import AUDIENCES, Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.errors import CoalitionError
from coalition_sheets.metrics.counts import members, members_on
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.meetings import NOT_A_NEXT_MEETING, in_group, in_time, last_before
from coalition_sheets.model import AgendaItem, Briefing, Document, Level, Meeting, fold

TEMPLATE = "agenda-regular.md.j2"
WHOLE = "Whole coalition"
MUST_ASK = ("Must ask first", "Board vote")
KINDS: Mapping[str, str] = {
    "Regular": "Regular meeting", "Strategy": "Strategy meeting", "Founding": "Founding meeting",
    "Take stock": "Take-stock meeting", "Committee": "Committee meeting", "Public event": "Public event",
}  # fmt: skip
GAPS: Mapping[str, str] = {
    "purpose": "why we are meeting", "facilitator": "a facilitator", "note_taker": "a note-taker",
    "timekeeper": "a timekeeper", "start": "the time it starts", "items": "what we need to talk about or decide",
    "place": "the place",
}  # fmt: skip


class MeetingNotShown(CoalitionError):
    """The meeting is on no page for this audience."""

    def __init__(self, meeting: Meeting, level: Level) -> None:
        super().__init__(
            f"The meeting of {say.month_day(meeting.date)} is not for {AUDIENCES[level]}.",
            'Its cell "OK to publish?" decides.',
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of the agenda with its place in time: `at` is "6:05", or "2" where no start is known."""

    name: str
    at: str
    minutes: int
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something to talk about or decide. `lead` is printed bold, `rest` after it."""

    lead: str
    rest: str
    presenter: str
    purpose: str
    decide: bool
    rules: bool = False


@dataclass(frozen=True, slots=True)
class Growth:
    """Who joined since the last meeting, and how many we are."""

    joined: tuple[str, ...]
    more: int
    organizations: int
    individuals: int
    before: int | None
    before_when: str


@dataclass(frozen=True, slots=True)
class WinLine:
    """A win, and whom to thank."""

    text: str
    thanks: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How a decision is made: the words and, where some must ask their boards, until when."""

    words: tuple[str, ...]
    answer_by: date | None


@dataclass(frozen=True, slots=True)
class NextTime:
    """The next meeting of the same group, as far as it is known."""

    day: str
    clock: str
    facilitator: str
    note_taker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All that the template of an agenda gets."""

    coalition: str
    what: str
    day: date
    hours: str
    place: str
    purpose: str
    facilitator: str
    note_taker: str
    timekeeper: str | None
    agreements: tuple[str, ...]
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
    workbook: str
    as_of: date
    gaps: tuple[str, ...]


def agenda(b: Briefing, meeting: Meeting, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the agenda of a meeting as a Document (Markdown and HTML), for the coalition or a lower level.

    Gaps and minutes that do not add up stand in `beside`. Raises `AudienceTooWide`, `MeetingNotShown`,
    `BrokenTemplate`.
    """
    made = header(TEMPLATE, load)
    seen = view(b, made.level(level))
    shown = next(
        (m for m in seen.briefing.coalition.meetings if (m.row, m.table) == (meeting.row, meeting.table)), None
    )
    if shown is None:
        raise MeetingNotShown(meeting, seen.level)
    data, beside = prepared(seen, shown)
    slug = f"{shown.date.isoformat()}-{fold(shown.kind).replace(' ', '-')}"
    return finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                    slug=slug, beside=beside)  # fmt: skip


def prepared(seen: View, meeting: Meeting) -> tuple[Agenda, tuple[str, ...]]:
    """Return an agenda's data, and what to say beside it."""
    b = seen.briefing
    names = Names(b.coalition)
    last = last_before(b, meeting)
    stand = standings(b)
    items = tuple(_item(i, b, names) for i in meeting.agenda if not i.private)
    length = _length(meeting)
    told = followed_up(b, meeting, names, {}).told
    slots = _slots(meeting, items, told=told, standing=len(stand.lines))
    followed = followed_up(b, meeting, names, {s.at: s.item.lead + s.item.rest for s in slots if s.item})
    gaps = _gaps(b, meeting)
    missing = tuple(g.sector for g in coverage(b).gaps if g.state == "nobody yet")
    wins = _wins(b, last, names)
    growth = _growth(b, last, wanted=not wins)
    made = Agenda(
        coalition=say.shortened(b.coalition.name, 100) or "Our coalition",
        what=KINDS.get(meeting.kind, meeting.kind) if _is_whole(meeting) else f"{say.capital(meeting.group)} meeting",
        day=meeting.date,
        hours=_hours(meeting, sum(s.minutes for s in slots)),
        place=_place(b, meeting),
        purpose=say.shortened(meeting.purpose, 220).rstrip("."),
        facilitator=meeting.facilitator.label if meeting.facilitator else "",
        note_taker=meeting.note_taker.label if meeting.note_taker else "",
        timekeeper=_timekeeper(b, meeting),
        agreements=tuple(say.shortened(a, 60) for a in b.about.agreements[:8]),
        slots=slots,
        growth=growth,
        wins=wins[:2],
        more_wins=max(0, len(wins) - 2),
        followed=followed,
        stand=stand,
        rules=_rules(b, meeting),
        missing=missing[:4],
        more_missing=max(0, len(missing) - 4),
        covered=bool(coverage(b).wanted) and not coverage(b).gaps,
        next_time=_next_time(b, meeting),
        blank_rows=_blank_rows(slots, followed, stand, wins),
        workbook=b.coalition.title,
        as_of=b.today,
        gaps=gaps,
    )
    return made, _beside(gaps, meeting, slots, length)


def _is_whole(meeting: Meeting) -> bool:
    return fold(meeting.group or WHOLE) == fold(WHOLE)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _length(meeting: Meeting) -> int | None:
    if meeting.start is None or meeting.end is None:
        return None
    length = _minute(meeting.end) - _minute(meeting.start)
    return length if length > 0 else None


def _slots(meeting: Meeting, items: tuple[Item, ...], *, told: int, standing: int) -> tuple[Slot, ...]:
    length = _length(meeting)
    typed = [i.minutes for i in meeting.agenda if not i.private]
    middle = [
        Part(str(n), minutes or 15, minutes or 5, open=minutes is None) for n, minutes in enumerate(typed)
    ] or [Part("items", 15, 10, open=True)]  # fmt: skip
    parts = [
        Part("wins", 5, 5),
        Part("follow-up", 15 if told > 5 else 10 if told else 5, 5),
        Part("standing", 10 if standing > 2 else 5, 5),
        *middle,
        Part("missing", 5, 5),
        Part("tasks", 5, 5),
        Part("close", 5, 5),
    ]
    parts = list(fitted(parts, length))
    if (rest := spare(parts, length)) >= 5:
        parts.insert(len(parts) - 3, Part("room", rest, rest))
    start = _minute(meeting.start) if meeting.start else None
    slots: list[Slot] = []
    for n, part in enumerate(parts):
        at = str(n + 1) if start is None else say.short_clock(start + sum(s.minutes for s in slots))
        item = items[int(part.name)] if part.name.isdigit() else None
        slots.append(Slot("item" if item else part.name, at, part.minutes, item))
    return _with_rules(slots)


def _with_rules(slots: list[Slot]) -> tuple[Slot, ...]:
    from dataclasses import replace

    first = next((s for s in slots if s.item and s.item.decide), None)
    return tuple(replace(s, item=replace(s.item, rules=True)) if s is first and s.item else s for s in slots)


def _item(item: AgendaItem, b: Briefing, names: Names) -> Item:
    decide = fold(item.purpose).startswith("deci") or fold(item.text).startswith("decide")
    words = say.shortened(item.text, 160)
    text = words if not decide or fold(words).startswith("decide") else f"Decide: {say.lowered(words)}"
    lead, colon, rest = text.partition(": ")
    if decide or not colon or len(lead) > 40:
        lead, rest = text, ""
    person = b.coalition.person.get(item.presenter)
    presenter = names.named(person.name) if person else say.shortened(item.presenter, 40)
    purpose = "" if decide else say.shortened(item.purpose, 40)
    return Item(f"{lead}{':' if rest else ''}", rest, presenter, purpose, decide)


def _hours(meeting: Meeting, minutes: int) -> str:
    if meeting.start is None:
        return ""
    if _length(meeting) is None or meeting.end is None:
        return f"{say.clock(meeting.start)}, about {minutes} minutes"
    return say.span(meeting.start, meeting.end)


def _place(b: Briefing, meeting: Meeting) -> str:
    place = say.shortened(meeting.place or b.about.usual_place, 120)
    extras = [
        _extra(meeting.interpretation, "interpretation", before=True),
        _extra(meeting.child_care, "child care"),
        _extra(meeting.food, "food"),
    ]
    more = "; ".join(e for e in extras if e)
    if not place or not more:
        return place or more
    return f"{place[:-1]}; {more})" if place.endswith(")") else f"{place} ({more})"


def _extra(text: str, what: str, *, before: bool = False) -> str:
    said, text = fold(text), say.shortened(text, 60)
    if not said or said in ("no", "none", "not needed"):
        return ""
    if said in ("yes", "x", "true"):
        return what
    short = say.shortened(text, 60)
    if what.split(maxsplit=1)[0][:9] in said:
        return short
    return f"{short} {what}" if before else f"{what}: {short}"


def _timekeeper(b: Briefing, meeting: Meeting) -> str | None:
    if meeting.timekeeper:
        return meeting.timekeeper.label
    return "" if b.coalition.has("meetings", "timekeeper") else None


def _wins(b: Briefing, last: Meeting | None, names: Names) -> tuple[WinLine, ...]:
    since = last.date if last else b.today - timedelta(days=31)
    found = [w for w in b.coalition.wins if w.date and since <= w.date <= b.today]
    found.sort(key=lambda w: (-(w.date or since).toordinal(), fold(w.what), w.what))
    return tuple(WinLine(say.sentence(say.shortened(w.what, 140)), names.all(w.who)) for w in found)


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
    for back, when in ((january, "at the start of the year"), (july, f"in July {july.year}")):
        if 0 < (count := len(members_on(b, back))) < now:
            return count, when
    return None


def _rules(b: Briefing, meeting: Meeting) -> Rules:
    about, now = b.about, members(b).organization_rows
    words = [say.lowered(about.how_we_decide)] if about.how_we_decide else []
    if about.how_we_decide and about.one_voice_each == "Organization":
        words.append("each organization has one voice")
        needed = -(-len(now) * about.quorum.numerator // about.quorum.denominator)
        words += [f"{needed} of {len(now)} make a quorum"] if len(now) > 2 and about.quorum > Fraction(0) else []
    asking = any(o.can_sign in MUST_ASK for o in now)
    return Rules(tuple(words), meeting.date + timedelta(days=7) if asking else None)


def _next_time(b: Briefing, meeting: Meeting) -> NextTime | None:
    same = in_group(meeting.group)
    later = [
        m for m in b.coalition.meetings
        if m.date > meeting.date and m.status != "Cancelled" and m.kind not in NOT_A_NEXT_MEETING and same(m)
    ]  # fmt: skip
    if not later:
        return None
    m, names = min(later, key=in_time), Names(b.coalition)
    day = f"{say.DAYS[m.date.weekday()][:3]}, {say.month_day(m.date)}"
    return NextTime(day, say.clock(m.start) if m.start else "", names.of(m.facilitator), names.of(m.note_taker))


def _blank_rows(slots: tuple[Slot, ...], followed: FollowedUp, stand: Standings, wins: tuple[WinLine, ...]) -> int:
    """Return how many rows to write on fill a page about right: the fewer lines above, the more rows."""
    lines = 2 * len(slots) + followed.told + len(stand.lines) + min(2, len(wins))
    return max(4, min(10, 4 + (26 - lines) // 3))


def _gaps(b: Briefing, meeting: Meeting) -> tuple[str, ...]:
    found = {
        "start": meeting.start is None,
        "place": not (meeting.place or b.about.usual_place),
        "purpose": not meeting.purpose,
        "facilitator": meeting.facilitator is None,
        "note_taker": meeting.note_taker is None,
        "timekeeper": _timekeeper(b, meeting) == "",
        "items": not any(not i.private for i in meeting.agenda),
    }
    return tuple(name for name, missing in found.items() if missing)


def _beside(gaps: tuple[str, ...], meeting: Meeting, slots: tuple[Slot, ...], length: int | None) -> tuple[str, ...]:
    found: list[str] = []
    if gaps:
        found.append(f"Still to add: {say.listed([GAPS[g] for g in gaps])}.")
    over = sum(s.minutes for s in slots) - length if length is not None else 0
    if over > 0:
        found.append(f"The parts add up to {over + (length or 0)} minutes; the meeting is {length} minutes long. "
                     "Something could wait for next time.")  # fmt: skip
    if hidden := sum(i.private for i in meeting.agenda):
        found.append(f"{say.capital(say.number_word(hidden))} private {say.plural('item', hidden)} left out. "
                     "Settle what is personal outside the group.")  # fmt: skip
    return tuple(found)
