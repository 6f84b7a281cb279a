"""One letter of the overdue digest: its data, its words, and how it is made shorter where it is too long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from coalition_sheets.documents import say
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.make import Scan, data_of, markdown_of, page_of
from coalition_sheets.documents.markdown import to_text
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.meetings import held, next_meeting
from coalition_sheets.metrics.tasks import TaskState, states
from coalition_sheets.model import Address, Briefing, Person, fold

TEMPLATE = "overdue-digest.md.j2"
PAGE = "letter.html.j2"
KIND = "overdue-digest"
WORDS = 150
ITEMS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One promise in the letter. `was_for` is its date; `on` what it waits for; `note` the owner's own."""

    text: str
    was_for: date
    on: str
    note: str
    goal: str
    holds_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that the template of the digest gets."""

    first_name: str
    thanks: str
    came: date | None
    items: tuple[Item, ...]
    more: int
    meeting: date | None
    meeting_clock: str
    meeting_place: str
    sender: str
    sender_first: str
    phone: str
    best_way: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A task in somebody's letter: `by_first_name` where only a first name led to them; `holds_up`: another waits."""

    state: TaskState
    by_first_name: bool = False
    holds_up: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where letters are written: the figures that all recipients may see, who writes, the templates and the scan."""

    b: Briefing
    names: Names
    writer: Address
    load: Load
    scan: Scan


def written(letter: Letter, subject: str, load: Load) -> tuple[str, str]:
    """Return a letter as plain text and as a page of HTML."""
    text = markdown_of(TEMPLATE, load, data_of(letter))
    return to_text(text), page_of(subject, KIND, text, load, PAGE)


def shorter(letter: Letter) -> Letter | None:
    """Return the letter with less in it: first the longest note goes, then the reasons, then the last tasks."""
    longest = max(letter.items, key=lambda i: (len(i.note), len(i.goal)))
    if longest.note or longest.goal:
        goal = longest.goal if longest.note else ""
        bare = replace(longest, note="", goal=goal)
        return replace(letter, items=tuple(bare if i is longest else i for i in letter.items))
    if len(letter.items) > 2:
        return replace(letter, items=letter.items[:-1], more=letter.more + 1)
    return None


def letter_to(seen: View, ordered: list[Owed], desk: Desk) -> Letter:
    """Return the letter to a View's recipient: their own notes from their View, all else as everybody sees it."""
    b, writer = desk.b, desk.writer
    person = seen.briefing.coalition.person[seen.recipient]
    meeting = next_meeting(b)
    near = meeting if meeting and (meeting.date - b.today).days <= 14 else None
    return Letter(
        first_name=say.first_name(person.name),
        thanks=_thanks(b, person),
        came=_came(b, person),
        items=tuple(_item(o, seen, desk.names) for o in ordered[:ITEMS]),
        more=max(0, len(ordered) - ITEMS),
        meeting=near.date if near else None,
        meeting_clock=say.clock(near.start) if near and near.start else "",
        meeting_place="" if near is None or "://" in near.place else say.shortened(near.place.partition("(")[0], 40),
        sender=writer.name,
        sender_first=say.first_name(writer.name) if writer.name else "",
        phone=writer.phone,
        best_way=person.best_way,
    )


def _item(owed: Owed, seen: View, names: Names) -> Item:
    s, c = owed.state, seen.briefing.coalition
    note = next((t.notes for t in c.tasks if (t.row, t.table) == (s.task.row, s.task.table)), "")
    goal = c.goal.get(s.task.goal.name) if s.task.goal else None
    return Item(
        say.shortened(s.task.name, 90), s.due or seen.briefing.today, _on(s, names),
        say.sentence(say.shortened(note, 200)), say.shortened(goal.name, 60) if goal else "", owed.holds_up,
    )  # fmt: skip


def _on(s: TaskState, names: Names) -> str:
    """Return on whom or what a task waits; another person's task goes by that person alone."""
    if s.waiting and s.blocked_by is not None:
        return names.all(s.blocked_by.owners) or "another task"
    return waited_for(s, names)[0] or ("an answer" if s.waiting else "")


def _thanks(b: Briefing, person: Person) -> str:
    """Return the latest thing they got done in the last 60 days, or ""."""
    first = b.today - timedelta(days=60)
    done = [s for s in states(b) if s.done_on and first <= s.done_on <= b.today and _is_theirs(s, person)]
    latest = max(done, key=lambda s: (s.done_on or first, fold(s.task.name)), default=None)
    return say.shortened(latest.task.name, 80).rstrip(".") if latest else ""


def _is_theirs(s: TaskState, person: Person) -> bool:
    return any(o.kind == "person" and o.name == person.name for o in s.task.owners)


def _came(b: Briefing, person: Person) -> date | None:
    met = [m.date for m in held(b) if any(r.name == person.name for r in m.attended)]
    return met[-1] if met and (b.today - met[-1]).days <= 60 else None


def subject_of(n: int) -> str:
    """Return the subject of a letter about so many things."""
    return f"{say.capital(say.number_word(n))} {say.plural('thing', n)} on your list: keep, swap or let go?"


def short_text(letter: Letter, n: int) -> str:
    """Return a few words to paste for somebody whose best way is a text message."""
    what = say.listed([i.text for i in letter.items[:2]] + ([f"{n - 2} more"] if n > 2 else []))
    me = f" This is {letter.sender_first}." if letter.sender_first else ""
    return (f"Hi {letter.first_name}!{me} Still on your list: {what}. "
            "Done, a new day, want a hand, or let it go? Any answer is fine.")  # fmt: skip
