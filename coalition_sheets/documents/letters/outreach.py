"""Letters to people who are no members yet, and about them: the first one, the visit, what follows it, and joining."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.letters.desk import Desk, Skipped, Wanted, each_once, reach, to_whom
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.contacts import Contact, contacts
from coalition_sheets.metrics.counts import one_on_ones
from coalition_sheets.metrics.meetings import next_meeting
from coalition_sheets.model import Briefing, Organization, Person, Ref, Touch, fold, fold_name

FRESH_DAYS = 3
ASKED_DAYS = 60
TRIES = 3
GOALS = 3
TIMES, TIME = 3, 60  # times that a letter offers, and characters of each
WORDS = 400  # characters of a typed text in a letter: about 60 words
JOINS = ("Contact", "Member", "Volunteer")


@frozen(kw_only=True)
class First:
    """What the first letter gets."""

    organization: str
    work: str
    offer: str
    aim: str
    brought_by: str


@frozen(kw_only=True)
class Visit:
    """What the letter that asks for a one-on-one gets: `with_me` where the writer had the last talk."""

    last: date | None
    by: str
    with_me: bool
    heard: str
    times: tuple[str, ...]


@frozen(kw_only=True)
class After:
    """What the letter after a one-on-one gets; `closed`: nothing more was agreed, on purpose."""

    day: date
    by: str
    with_me: bool
    heard: str
    common_ground: str
    step: str
    step_by: date | None
    step_who: str
    step_is_mine: bool
    closed: bool


@frozen(kw_only=True)
class Connect:
    """What the letter that asks for an introduction gets."""

    whom: str
    subject_name: str
    why: str
    aim: str


@frozen(kw_only=True)
class Join:
    """What the invitation gets."""

    organization: str
    purpose: str
    aim: str
    goals: tuple[str, ...]
    time_we_ask: str
    how_often: str
    how_we_decide: str
    hope_to_win: str
    meeting: date | None
    meeting_clock: str
    meeting_place: str


def first_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find organizations and people nobody has talked to yet, with nothing planned and no row of unanswered tries."""
    for c in _open(desk):
        if c.stage == 1 and c.no_answers < TRIES and not _planned(desk, c) and _may_join(c):
            yield _to(desk, c, writer=_liaison(c))


def first(_seen: View, wanted: Wanted, desk: Desk) -> First:
    """Return what the first letter gets."""
    c: Contact = wanted.about
    organization = c.organization
    return First(
        organization=organization.name if organization else "",
        work=say.lowered(say.shortened(organization.work, WORDS)).rstrip(".") if organization else "",
        offer=_text(organization.offer if organization else ""),
        aim=_aim(desk),
        brought_by=_public(desk, organization.brought_by if organization else None),
    )


def visit_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find whom we have talked to once, and not yet sat down with."""
    for c in _open(desk):
        if c.stage == 2 and c.no_answers < TRIES and not _planned(desk, c):
            wanted = _to(desk, c, writer=_talker(c), to=_last_person(desk, c))
            yield replace(wanted, beside=(*wanted.beside, *_whose_times(desk, wanted)))


def _whose_times(desk: Desk, wanted: Wanted) -> Iterator[str]:
    """Yield what to ask where the times are of one person, and another signs."""
    name = desk.sender(wanted.writer).name
    if desk.times and name != desk.writer.name:
        yield f"The times are yours: ask {say.first_name(name)} whether they suit."


def visit(seen: View, wanted: Wanted, desk: Desk) -> Visit:
    """Return what the letter that asks for a one-on-one gets; what they said, where they said it themselves."""
    c: Contact = wanted.about
    last = next((t for t in reversed(c.touches) if t.outcome not in ("No answer", "Left message")), None)
    return Visit(
        last=last.date if last else None,
        by=desk.names.of(last.by) if last else "",
        with_me=last is not None and _mine(desk, wanted, last.by),
        heard=_heard(seen, last),
        times=tuple(say.shortened(t, TIME) for t in desk.times[:TIMES]),
    )


def after_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find one-on-ones of the last three days; asked for by name, the latest of the last sixty."""
    since = desk.b.today - timedelta(ASKED_DAYS if desk.asked else FRESH_DAYS)
    found = reversed(one_on_ones(desk.b, since))
    yield from each_once(_after(desk, t) for t in found if _not_closed(t))


def _after(desk: Desk, touch: Touch) -> Wanted:
    """Return the letter wanted after a talk: to the person of the talk alone."""
    c = desk.b.coalition
    beside = ("“I heard you say” prints What we heard word for word: read it as they will.",)
    writer = touch.by.name if touch.by else ""
    keys = (touch.key,)
    if touch.who.kind == "person" and touch.who.name in c.person:
        return Wanted(name=touch.who.name, about=touch, keys=keys, writer=writer,
                      by_first_name=touch.who.by_first_name, beside=beside)  # fmt: skip
    organization = c.organization.get(touch.who.name) if touch.who.kind == "organization" else None
    if organization is None:
        why = f"Check the name: who is “{touch.who.typed}”? The People tab has no such row."
        return Wanted(name=touch.who.label, about=touch, keys=keys, unclear=why)
    note = f"The talk is noted with {organization.name}: put the person under Who, and their words can be used."
    return to_whom(desk, organization, about=touch, keys=keys, writer=writer, beside=(note,))


def after(seen: View, wanted: Wanted, desk: Desk) -> After:
    """Return what the letter after a one-on-one gets: the recipient's own words, from their own View."""
    touch: Touch = wanted.about
    closed = fold(touch.next_step).startswith("none")
    who = touch.next_owner or touch.by
    return After(
        day=touch.date,
        by=desk.names.of(touch.by),
        with_me=_mine(desk, wanted, touch.by),
        heard=_heard(seen, touch),
        common_ground=_text(touch.common_ground),
        step="" if closed else say.shortened(touch.next_step, 120).rstrip("."),
        step_by=touch.next_by,
        step_who=desk.names.of(who),
        step_is_mine=_mine(desk, wanted, who),
        closed=closed,
    )


def connect_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find who could open a door that stays shut: whoever named them to us or brought them in."""
    for c in _open(desk):
        quiet = c.no_answers >= TRIES
        if c.stage > 2 or not (quiet or (c.stage == 1 and not c.touches)) or _planned(desk, c):
            continue
        found = [p for p in _connectors(desk, c) if p]
        if desk.asked and quiet and not found:
            found = [Ref(desk.asked, "person", desk.asked)]
        if found:
            ref = found[0]
            yield Wanted(name=ref.name, about=c, keys=(fold_name(c.name),), by_first_name=ref.by_first_name)
        elif quiet:
            yield Skipped(c.name, "did not answer three times, and nobody is known who could introduce us. Who knows "
                                  "somebody there? Ask at the next meeting.")  # fmt: skip


def connect(_seen: View, wanted: Wanted, desk: Desk) -> Connect:
    """Return what the letter that asks for an introduction gets: nothing but what they do, and what we want."""
    c: Contact = wanted.about
    person = c.person.name if c.person else ""
    if c.organization and not person:
        ref, _ = reach(desk, c.organization)
        person = ref.name if ref else ""
    both = desk.b.language.pgettext("somebody of a group", "%(name)s of %(group)s", name=person, group=c.name)
    whom = both if person and person != c.name else c.name
    why = _text(c.organization.work if c.organization else "")
    return Connect(whom=whom, subject_name=person or c.name, why=why, aim=say.shortened(_aim(desk), 160))


def join_wanted(desk: Desk) -> Iterator[Wanted | Skipped]:
    """Find who is interested, and was not invited yet."""
    for c in _open(desk):
        if c.stage == 4 and _may_join(c):
            needs = () if desk.b.about.time_we_ask else ("Time we ask",)
            yield _to(desk, c, writer=_liaison(c) or _talker(c), needs=needs)


def join(_seen: View, wanted: Wanted, desk: Desk) -> Join:
    """Return what the invitation gets: of our goals, those that the public may know."""
    c: Contact = wanted.about
    about = desk.b.about
    meeting = next_meeting(desk.b)
    goals = [g.name for g in desk.public.coalition.goals if g.status == "Active" and g.kind != "Benchmark"]
    return Join(
        organization=c.organization.name if c.organization else "",
        purpose=_text(about.mission or about.purpose),
        aim=_aim(desk),
        goals=tuple(say.shortened(g, 90) for g in goals[:GOALS]),
        time_we_ask=say.shortened(about.time_we_ask, 90).rstrip("."),
        how_often=often(desk.b),
        how_we_decide=say.lowered(desk.b.language.word("rule", say.shortened(about.how_we_decide, 90)).rstrip(".")),
        hope_to_win=_text(about.hope_to_win),
        meeting=meeting.date if meeting else None,
        meeting_clock=desk.b.language.clock(meeting.start) if meeting and meeting.start else "",
        meeting_place=place_of(meeting.place) if meeting else "",
    )


def often(b: Briefing) -> str:
    """Return how often we meet, for the middle of a sentence."""
    return say.lowered(b.language.word("how often", say.shortened(b.about.how_often, 60)).rstrip("."))


def place_of(text: str) -> str:
    """Return a place without what stands in brackets; a link is no place."""
    return "" if "://" in text else say.shortened(text.partition("(")[0], 60)


def _open(desk: Desk) -> Iterator[Contact]:
    return (c for c in contacts(desk.b) if c.listed and c.exit is None and c.stage < 6)


def _may_join(c: Contact) -> bool:
    return c.organization is not None or (c.person is not None and c.person.connection in JOINS)


def _planned(desk: Desk, c: Contact) -> bool:
    """Whether something with them stands in the calendar already; asked for by name, that does not matter."""
    return not desk.asked and c.next_touch is not None and c.next_touch.date > desk.b.today


def _to(desk: Desk, c: Contact, *, writer: str, to: Ref | None = None, needs: tuple[str, ...] = ()) -> Wanted:
    keys = (fold_name(c.name),)
    brought = desk.checks.brought(desk.b, c.organization) if c.organization and c.stage == 1 else ()
    beside = tuple(f"{f.message} {f.fix}".strip() for f in brought)
    if to is not None:
        return Wanted(name=to.name, by_first_name=to.by_first_name, about=c, keys=keys, writer=writer, beside=beside)
    who: Organization | Person | None = c.organization or c.person
    if who is None:
        unclear = f"“{c.name}” is on no row of the People or Organizations tab: add a row first."
        return Wanted(name=c.name, about=c, keys=keys, unclear=unclear)
    return to_whom(desk, who, about=c, keys=keys, writer=writer, needs=needs, beside=beside)


def _liaison(c: Contact) -> str:
    return c.organization.liaison.name if c.organization and c.organization.liaison else ""


def _talker(c: Contact) -> str:
    """Return who talked to them last."""
    return next((t.by.name for t in reversed(c.touches) if t.by and t.by.name), "")


def _last_person(desk: Desk, c: Contact) -> Ref | None:
    """Return the person we talked to last, where the talk names one."""
    people = (t.who for t in reversed(c.touches) if t.who.kind == "person" and t.who.name in desk.b.coalition.person)
    return next(people, None)


def _connectors(desk: Desk, c: Contact) -> Iterator[Ref | None]:
    """Yield who named them to us or brought them in: people, or an organization's Main contact."""
    theirs = {c.name, *(p.name for p in desk.b.coalition.people_of(c.name))}
    for touch in desk.b.coalition.outreach:
        if any(r.name in theirs for r in touch.introduced):
            yield _person_of(desk, touch.who)
    if c.organization and c.organization.brought_by:
        yield _person_of(desk, c.organization.brought_by)


def _person_of(desk: Desk, ref: Ref) -> Ref | None:
    if ref.kind == "organization":
        organization = desk.b.coalition.organization.get(ref.name)
        return reach(desk, organization)[0] if organization else None
    return ref if ref.name in desk.b.coalition.person else None


def _mine(desk: Desk, wanted: Wanted, who: Ref | None) -> bool:
    return who is not None and bool(who.name) and desk.sender(wanted.writer).name == who.name


def _heard(seen: View, touch: Touch | None) -> str:
    """Return what the recipient said themselves: their own View holds it, and nobody else's does."""
    if touch is None or fold_name(touch.who.name) != fold_name(seen.recipient):
        return ""
    rows = seen.briefing.coalition.outreach
    return _text(next((t.heard for t in rows if (t.row, t.table) == (touch.row, touch.table)), ""))


def _not_closed(touch: Touch) -> bool:
    return touch.outcome != "Not interested"


def _aim(desk: Desk) -> str:
    about = desk.b.about
    return _text(about.policy_change or about.mission or about.purpose)


def _public(desk: Desk, ref: Ref | None) -> str:
    """Return a name that anybody may hear, else ""."""
    if ref is None or not ref.name:
        return ""
    anybody: Briefing = desk.public
    known = ref.name in anybody.coalition.person or ref.name in anybody.coalition.organization
    return ref.name if known else ""


def _text(text: str) -> str:
    return say.sentence(say.shortened(text, WORDS))
