"""What every agenda begins with: who meets when and where, why, who runs it; and what is still to add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.timing import Part, Timed, length_of, timed
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import NOT_A_NEXT_MEETING, in_group, in_time
from coalition_sheets.model import ENGLISH, AgendaItem, Briefing, Language, Meeting, fold, noted

WHOLE = "Whole coalition"
KINDS: Mapping[str, str] = {
    "Regular": noted("meeting", "Regular meeting"), "Strategy": noted("meeting", "Strategy meeting"),
    "Founding": noted("meeting", "Founding meeting"), "Take stock": noted("meeting", "Take-stock meeting"),
    "Committee": noted("meeting", "Committee meeting"), "Public event": noted("meeting", "Public event"),
    "Celebration": noted("meeting", "Celebration"), "Social": noted("meeting", "Social"),
}  # fmt: skip
GAPS: Mapping[str, str] = {
    "start": noted("to add", "the time it starts"), "place": noted("to add", "the place"),
    "purpose": noted("to add", "why we are meeting"), "facilitator": noted("to add", "a facilitator"),
    "note_taker": noted("to add", "a note-taker"), "timekeeper": noted("to add", "a timekeeper"),
    "items": noted("to add", "what we need to talk about or decide"),
}  # fmt: skip
LONG = 120  # minutes
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


@frozen
class Item:
    """Something to talk about or decide. `lead` is printed bold, `rest` after it."""

    lead: str
    rest: str
    presenter: str
    purpose: str
    decide: bool
    rules: bool = False


@frozen
class Slot:
    """One part of the agenda with its place in time: `at` is "6:05", or "2" where no start is known."""

    name: str
    at: str
    minutes: int
    item: Item | None = None


@frozen
class NextTime:
    """The next meeting of the same group, as far as it is known."""

    day: str
    clock: str
    facilitator: str
    note_taker: str


@frozen(kw_only=True)
class Head:
    """The lines above an agenda. `timekeeper` is None where the workbook has no such column.

    Others are None where they are not for this audience: a blank may be hidden, and is no gap.
    """

    coalition: str
    what: str
    day: date
    hours: str
    place: str | None
    purpose: str | None
    facilitator: str | None
    note_taker: str | None
    timekeeper: str | None
    agreements: tuple[str, ...]
    workbook: str
    as_of: date


def head(b: Briefing, meeting: Meeting, minutes: int) -> Head:
    """Return the head of a meeting's page; `minutes` are those of its parts together."""
    return Head(
        coalition=say.shortened(b.coalition.name, 100) or b.language.gettext("Our coalition"),
        what=what(meeting, b.language),
        day=meeting.date,
        hours=_hours(meeting, minutes, b.language),
        place=_place(b, meeting),
        purpose=say.shortened(meeting.purpose, 220).rstrip("."),
        facilitator=meeting.facilitator.label if meeting.facilitator else "",
        note_taker=meeting.note_taker.label if meeting.note_taker else "",
        timekeeper=_timekeeper(b, meeting),
        agreements=tuple(say.shortened(a, 60) for a in b.about.agreements[:8]),
        workbook=b.coalition.title,
        as_of=b.today,
    )


def without_gaps(head: Head) -> Head:
    """Return a head for fewer eyes than its template is made for: what is blank is left out, not asked for."""
    return replace(
        head, place=head.place or None, purpose=head.purpose or None, facilitator=head.facilitator or None,
        note_taker=head.note_taker or None, timekeeper=head.timekeeper or None,
    )  # fmt: skip


def what(meeting: Meeting, language: Language = ENGLISH) -> str:
    """Return what a meeting is called: "Regular meeting", "Media team meeting"."""
    whole = fold(meeting.group or WHOLE) == fold(WHOLE)
    if whole:
        return language.word("meeting", KINDS.get(meeting.kind, meeting.kind))
    return language.gettext("%(group)s meeting", group=say.capital(meeting.group))


def slug(meeting: Meeting) -> str:
    """Return a meeting's part of a file name: "2026-03-24-regular"."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(meeting.kind)).strip("-")
    return f"{meeting.date.isoformat()}-{words}" if words else meeting.date.isoformat()


def length(meeting: Meeting) -> int | None:
    """Return how many minutes a meeting lasts; None where that is not said."""
    return length_of(meeting.start, meeting.end)


def typed_items(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Return the agenda items that may stand on a page."""
    return tuple(i for i in meeting.agenda if not i.private)


def item_parts(meeting: Meeting) -> list[Part]:
    """Return a part for each typed item, named by its number; one without minutes takes what is left over."""
    return [
        Part(str(n), i.minutes or 15, i.minutes or 5, open=i.minutes is None)
        for n, i in enumerate(typed_items(meeting))
    ]  # fmt: skip


def slots(b: Briefing, meeting: Meeting, parts: Sequence[Part], room_before: int = 0) -> tuple[Slot, ...]:
    """Return the parts in time, with the typed items in the parts that are named by their number."""
    names = Names(b)
    items = [_item(i, b, names) for i in typed_items(meeting)]
    first = next((n for n, i in enumerate(items) if i.decide), None)
    found = [replace(i, rules=n == first) for n, i in enumerate(items)]

    def slot(t: Timed) -> Slot:
        return Slot("item", t.at, t.minutes, found[int(t.name)]) if t.name.isdigit() else Slot(t.name, t.at, t.minutes)

    placed = timed(parts, meeting.start, length(meeting), room_before, clock=b.language.short_clock)
    return tuple(slot(t) for t in placed)


def _item(item: AgendaItem, b: Briefing, names: Names) -> Item:
    decide = fold(item.purpose).startswith("deci") or fold(item.text).startswith("decide")
    words = say.shortened(item.text, 160)
    text = (
        words
        if not decide or fold(words).startswith("decide")
        else b.language.gettext("Decide: %(what)s", what=say.lowered(words))
    )
    lead, colon, rest = text.partition(": ")
    if decide or not colon or len(lead) > 40:
        lead, rest = text, ""
    person = b.coalition.person.get(item.presenter)
    presenter = names.named(person.name) if person else say.shortened(item.presenter, 40)
    purpose = "" if decide else say.shortened(item.purpose, 40)
    return Item(f"{lead}{':' if rest else ''}", rest, presenter, purpose, decide)


def next_time(b: Briefing, meeting: Meeting) -> NextTime | None:
    """Return the next meeting of the same group; None where none is planned."""
    same = in_group(meeting.group)
    later = [
        m for m in b.coalition.meetings
        if m.date > meeting.date and m.status != "Cancelled" and m.kind not in NOT_A_NEXT_MEETING and same(m)
    ]  # fmt: skip
    if not later:
        return None
    m, names = min(later, key=in_time), Names(b)
    clock = b.language.clock(m.start) if m.start else ""
    return NextTime(b.language.comma_day(m.date), clock, names.of(m.facilitator), names.of(m.note_taker))


def without_links(place: str) -> str:
    """Return a place without any link in it."""
    return say.shortened(_LINK.sub("", place).strip(" ,;:()–-"), 120)


def _hours(meeting: Meeting, minutes: int, language: Language) -> str:
    if meeting.start is None:
        return ""
    if length(meeting) is None or meeting.end is None:
        clock = language.clock(meeting.start)
        return language.gettext("%(clock)s, about %(n)s minutes", clock=clock, n=minutes) if minutes else clock
    return language.span(meeting.start, meeting.end)


def _place(b: Briefing, meeting: Meeting) -> str:
    place = say.shortened(meeting.place or b.about.usual_place, 120)
    extras = [
        _extra(meeting.interpretation, noted("provided", "interpretation"), b.language, before=True),
        _extra(meeting.child_care, noted("provided", "child care"), b.language),
        _extra(meeting.food, noted("provided", "food"), b.language),
    ]
    more = "; ".join(e for e in extras if e)
    if not place or not more:
        return place or more
    return f"{place[:-1]}; {more})" if place.endswith(")") else f"{place} ({more})"


def _extra(text: str, thing: str, language: Language, *, before: bool = False) -> str:
    said, text = fold(text), say.shortened(text, 60)
    if not said or said in ("no", "none", "not needed"):
        return ""
    if said in ("yes", "x", "true"):
        return language.word("provided", thing)
    if thing.split(maxsplit=1)[0][:9] in said:
        return text
    if before:
        return language.gettext("%(tongue)s interpretation", tongue=text)
    return f"{language.word('provided', thing)}: {text}"


def _timekeeper(b: Briefing, meeting: Meeting) -> str | None:
    if meeting.timekeeper:
        return meeting.timekeeper.label
    return "" if b.coalition.has("meetings", "timekeeper") else None


def gaps(b: Briefing, meeting: Meeting, wanted: Iterable[str] = GAPS) -> tuple[str, ...]:
    """Return what is still to add to a meeting's row, in words, among what this kind of agenda wants."""
    missing = {
        "start": meeting.start is None,
        "place": not (meeting.place or b.about.usual_place),
        "purpose": not meeting.purpose,
        "facilitator": meeting.facilitator is None,
        "note_taker": meeting.note_taker is None,
        "timekeeper": _timekeeper(b, meeting) == "",
        "items": not typed_items(meeting),
    }
    return tuple(GAPS[name] for name in wanted if missing[name])


def beside(missing: Sequence[str], meeting: Meeting, minutes: int) -> tuple[str, ...]:
    """Return what to say beside an agenda: gaps, parts that do not fit, private items left out."""
    found: list[str] = []
    if missing:
        found.append(f"Still to add: {say.listed(missing)}.")
    lasts = length(meeting)
    if lasts is not None and minutes > lasts:
        found.append(f"The parts add up to {minutes} minutes; the meeting is {lasts} minutes long. "
                     "Something could wait for next time.")  # fmt: skip
    if lasts is None and minutes > LONG:
        found.append(f"The parts add up to {minutes} minutes, and no End is typed. Two hours are long for an evening. "
                     "What could wait for next time?")  # fmt: skip
    if hidden := sum(i.private for i in meeting.agenda):
        found.append(f"{say.capital(say.number_word(hidden))} private {say.plural('item', hidden)} left out. "
                     "Settle what is personal outside the group.")  # fmt: skip
    return tuple(found)
