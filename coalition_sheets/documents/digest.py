"""The overdue digest: one kind draft to each person whose promises are past their date, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coalition_sheets.documents import eml, say
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.make import WITHHELD, Scan, data_of, header, markdown_of, nothing, page_of
from coalition_sheets.documents.markdown import to_text
from coalition_sheets.documents.names import Names, lead_of, point_person
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.metrics.meetings import held, next_meeting
from coalition_sheets.metrics.tasks import TaskState, overdue, states
from coalition_sheets.model import Address, Briefing, Document, Draft, Level, Person, Ref, fold, fold_name

TEMPLATE = "overdue-digest.md.j2"
LETTER = "letter.html.j2"
KIND = "overdue-digest"
WORDS = 150
ITEMS = 5
PASTED = ("Text", "WhatsApp", "Signal")
FORBIDDEN = ("overdue", "reminder", "failed")
UNKNOWN_SENDS = (
    "Whether somebody already had a letter this week is not known: this workbook keeps no record of letters yet."
)


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
class Skipped:
    """Somebody who gets no draft today, and why; said to organizers alone."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Today's drafts, who was left out and why, and what the sender should know."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    tell: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[int, int]:
        """How many drafts are ready, and how many wait for something."""
        ready = sum(d.ready for d in self.drafts)
        return ready, len(self.drafts) - ready


@dataclass(frozen=True, slots=True)
class _Owed:
    """A task in somebody's letter: `by_first_name` where only a first name led to them; `holds_up`: another waits."""

    state: TaskState
    by_first_name: bool = False
    holds_up: bool = False


def digests(
    b: Briefing, load: Load, *, sender: Address | None = None, to: str = "", level: Level | None = None,
    scan: Scan = nothing,
) -> Letters:  # fmt: skip
    """Return today's drafts, by name. `sender`: who writes (settings); else who holds the point person's role.

    `to` narrows to one person, who then gets a draft whatever was sent this week. Addresses come from each
    recipient's own row. Raises `AudienceTooWide`, `BrokenTemplate`.
    """
    made = header(TEMPLATE, load)
    shared = view(b, made.level(level))
    writer = _with_phone(sender, shared) if sender else _writer(shared)
    if b.today in b.about.quiet_days and not to:
        return Letters((), (), (), (f"{say.long_day(b.today)} is a quiet day (About us): no drafts today.",))
    owed, lost = _owed(shared.briefing)
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for name in sorted(owed, key=lambda n: (fold(n), n)):
        if to and fold_name(to) != fold_name(name):
            continue
        tasks, why = _due_for_mail(shared.briefing, name, owed[name], asked=bool(to))
        if fold_name(name) == fold_name(writer.name) and tasks and not why:
            why = f"writes these letters; on your own list: {say.listed(_titles(tasks))}."
        if why:
            skipped.append(Skipped(name, why))
        elif tasks:
            drafts.append(_draft(view(b, made.level(level), name), tasks, writer, load, scan))
    unclear = (
        [] if to else [_unclear(name, tasks, writer) for name, tasks in sorted(lost.items(), key=lambda n: fold(n[0]))]
    )
    beside = () if b.memory.known or not drafts else (UNKNOWN_SENDS,)
    return Letters((*drafts, *unclear), tuple(skipped), () if to else _tell(shared.briefing), beside)


def _writer(shared: View) -> Address:
    """Return who writes where settings name nobody; their address only as far as they share it."""
    c = shared.briefing.coalition
    who = point_person(c)
    person = c.person.get(who.name) if who else None
    return Address(name=person.name, email=person.email, phone=person.phone) if person else Address(name="")


def _with_phone(sender: Address, shared: View) -> Address:
    """Return the sender with the phone that their own row shares, where settings name none."""
    person = shared.briefing.coalition.person.get(sender.name)
    return sender if sender.phone or person is None else replace(sender, phone=person.phone)


def _owed(b: Briefing) -> tuple[dict[str, list[_Owed]], dict[str, list[TaskState]]]:
    """Return what each person should hear about, and what belongs to names that nobody was found for."""
    found: dict[str, list[_Owed]] = {}
    lost: dict[str, list[TaskState]] = {}
    for s in overdue(b):
        if s.days_late < b.about.overdue_mail_from or s.unassigned:
            continue
        for owner in s.task.owners:
            lead = lead_of(b.coalition, owner)
            if lead is None or lead.name not in b.coalition.person:
                lost.setdefault(owner.label, []).append(s)
            elif all(o.state is not s for o in found.get(lead.name, [])):
                found.setdefault(lead.name, []).append(_Owed(s, owner.by_first_name or lead.by_first_name))
    for s in overdue(b):
        if s.blocked_by is not None and s.days_late >= b.about.overdue_mail_from:
            _also_the_blocker(b, s, found)
    return found, lost


def _also_the_blocker(b: Briefing, waiting: TaskState, found: dict[str, list[_Owed]]) -> None:
    """Tell the owner of a task that a late one waits for, if theirs is past its date as well."""
    blocker = next((s for s in states(b) if s.task is waiting.blocked_by), None)
    if blocker is None or not blocker.overdue or blocker.unassigned:
        return
    for owner in blocker.task.owners:
        lead = lead_of(b.coalition, owner)
        if lead is None or lead.name not in b.coalition.person:
            continue
        mine = found.setdefault(lead.name, [])
        mine[:] = [replace(o, holds_up=True) if o.state is blocker else o for o in mine]
        if all(o.state is not blocker for o in mine):
            mine.append(_Owed(blocker, owner.by_first_name or lead.by_first_name, holds_up=True))


def _due_for_mail(b: Briefing, name: str, owed: Iterable[_Owed], *, asked: bool) -> tuple[tuple[_Owed, ...], str]:
    """Return the tasks to write about today, or why there is no letter."""
    person = b.coalition.person[name]
    if person.do_not_contact:
        return (), "asked not to be contacted."
    if person.status in ("Away", "Left"):
        until = f" until {say.month_day(person.away_until)}" if person.status == "Away" and person.away_until else ""
        leads = _leads_of(b, owed, name)
        then = f" Please talk with {leads} about who takes it on." if leads else " Who could take it on?"
        return (), f"{'is away' if person.status == 'Away' else 'has left'}{until}.{then}"
    mine = [
        s for s in b.memory.sent if s.kind == KIND and fold_name(s.to) in (fold_name(name), fold_name(person.email))
    ]
    last = max((s.day for s in mine), default=None)
    if not asked and last and (b.today - last).days < 7:
        return (), f"had a letter on {say.long_day(last)}; at most one a week."
    recent = {k for s in mine if (b.today - s.day).days < b.about.same_task_every for k in s.keys}
    tasks = tuple(o for o in owed if asked or o.state.task.key not in recent)
    return tasks, "" if tasks else "heard about all of it in the last days."


def _titles(owed: Iterable[_Owed]) -> list[str]:
    return [f"“{say.shortened(o.state.task.name, 60)}”" for o in owed]


def _leads_of(b: Briefing, owed: Iterable[_Owed], but: str) -> str:
    goals = [b.coalition.goal.get(o.state.task.goal.name) for o in owed if o.state.task.goal]
    leads = [lead_of(b.coalition, g.lead) for g in goals if g and g.lead]
    return say.listed(dict.fromkeys(r.name for r in leads if r and r.name != but))


def _tell(b: Briefing) -> tuple[str, ...]:
    """Return what goal leads should hear of, in person: tasks of their goal from day 8."""
    lines: dict[str, list[str]] = {}
    for s in overdue(b):
        goal = b.coalition.goal.get(s.task.goal.name) if s.task.goal and s.days_late >= 8 else None
        lead = lead_of(b.coalition, goal.lead) if goal and goal.lead else None
        if lead and lead.name and all(o.name != lead.name for o in s.task.owners):
            lines.setdefault(lead.name, []).append(f"“{say.shortened(s.task.name, 60)}”")
    return tuple(f"{name}, who leads the goal: {say.listed(found)}" for name, found in sorted(lines.items()))


def _draft(seen: View, owed: tuple[_Owed, ...], writer: Address, load: Load, scan: Scan) -> Draft:
    """Return the draft to the View's recipient."""
    b, name = seen.briefing, seen.recipient
    person = b.coalition.person[name]
    to = Address(name=name, email=person.email, phone=person.phone, best_way=person.best_way)
    ordered = sorted(owed, key=lambda o: (-(o.state.due or b.today).toordinal(), fold(o.state.task.name)))
    letter = _letter(b, person, ordered, writer)
    subject = _subject(len(ordered))
    text, html = _written(letter, subject, load)
    while len(text.split()) > WORDS and (shorter := _shorter(letter)):
        letter = shorter
        text, html = _written(letter, subject, load)
    draft = Draft(
        kind=KIND, sender=writer, to=to, subject=subject, text=text, html=html, short=_short(letter, len(ordered)),
        keys=tuple(o.state.task.key for o in ordered),
    )  # fmt: skip
    missing = _missing(draft, letter, any(o.by_first_name for o in ordered))
    if scan(text) or scan(draft.short):
        return replace(draft, text="", html="", short="", missing=(WITHHELD,))
    return replace(draft, missing=missing)


def _written(letter: Letter, subject: str, load: Load) -> tuple[str, str]:
    text = markdown_of(TEMPLATE, load, data_of(letter))
    return to_text(text), page_of(subject, KIND, text, load, LETTER)


def _shorter(letter: Letter) -> Letter | None:
    """Return the letter with less in it: first the longest note goes, then the reasons, then the last tasks."""
    longest = max(letter.items, key=lambda i: (len(i.note), len(i.goal)))
    if longest.note or longest.goal:
        goal = longest.goal if longest.note else ""
        bare = replace(longest, note="", goal=goal)
        return replace(letter, items=tuple(bare if i is longest else i for i in letter.items))
    if len(letter.items) > 2:
        return replace(letter, items=letter.items[:-1], more=letter.more + 1)
    return None


def _letter(b: Briefing, person: Person, ordered: list[_Owed], writer: Address) -> Letter:
    names = Names(b.coalition)
    meeting = next_meeting(b)
    near = meeting if meeting and (meeting.date - b.today).days <= 14 else None
    return Letter(
        first_name=say.first_name(person.name),
        thanks=_thanks(b, person),
        came=_came(b, person),
        items=tuple(_item(o, b, names) for o in ordered[:ITEMS]),
        more=max(0, len(ordered) - ITEMS),
        meeting=near.date if near else None,
        meeting_clock=say.clock(near.start) if near and near.start else "",
        meeting_place="" if near is None or "://" in near.place else say.shortened(near.place.partition("(")[0], 40),
        sender=writer.name,
        sender_first=say.first_name(writer.name) if writer.name else "",
        phone=writer.phone,
        best_way=person.best_way,
    )


def _item(owed: _Owed, b: Briefing, names: Names) -> Item:
    s = owed.state
    note = next((t.notes for t in b.coalition.tasks if (t.row, t.table) == (s.task.row, s.task.table)), "")
    goal = b.coalition.goal.get(s.task.goal.name) if s.task.goal else None
    return Item(
        say.shortened(s.task.name, 90), s.due or b.today, _on(s, names),
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


def _subject(n: int) -> str:
    return f"{say.capital(say.number_word(n))} {say.plural('thing', n)} on your list: keep, swap or let go?"


def _short(letter: Letter, n: int) -> str:
    """Return a few words to paste for somebody whose best way is a text message."""
    what = say.listed([i.text for i in letter.items[:2]] + ([f"{n - 2} more"] if n > 2 else []))
    me = f" This is {letter.sender_first}." if letter.sender_first else ""
    return (f"Hi {letter.first_name}!{me} Still on your list: {what}. "
            "Done, a new day, want a hand, or let it go? Any answer is fine.")  # fmt: skip


def _missing(draft: Draft, letter: Letter, by_first_name: bool) -> tuple[str, ...]:
    found: list[str] = []
    pasted = draft.to.best_way in PASTED
    if by_first_name:
        found.append(f"Check the name: the task only says “{say.first_name(draft.to.name)}”. Is {draft.to.name} meant?")
    if not draft.to.email:
        paste = f" Their best way is {draft.to.best_way}: the short text below can be pasted." if pasted else ""
        found.append(f"No email address for {draft.to.name} on the People tab.{paste}")
    if not draft.sender.name:
        found.append("Who writes? Set `mail.from` in coalition.toml, or fill in a point person on the Roles tab.")
    if "[ADD:" in draft.text and draft.sender.name:
        found.append("A gap is still to be filled: [ADD: …].")
    if len(draft.text.split()) > WORDS:
        found.append(f"It is longer than {WORDS} words.")
    if any(word in fold(_without_own_words(draft.text, letter)) for word in FORBIDDEN):
        found.append("It uses a word we do not use: overdue, reminder or failed.")
    return (*found, *_mail_problems(draft))


def _without_own_words(text: str, letter: Letter) -> str:
    """Return a letter without what people typed themselves: a task may well be called "Send the reminder"."""
    for typed in (letter.thanks, letter.sender, *(t for i in letter.items for t in (i.note, i.text, i.goal, i.on))):
        text = text.replace(typed, "") if typed else text
    return text


def _mail_problems(draft: Draft) -> tuple[str, ...]:
    if problems := eml.checked(draft):
        return problems
    try:
        eml.to_bytes(draft if draft.to.email else replace(draft, to=replace(draft.to, email="nobody@example.org")))
    except eml.UnsafeMail as unsafe:
        return (unsafe.message,)
    return ()


def _unclear(name: str, tasks: list[TaskState], writer: Address) -> Draft:
    ref = next((o for s in tasks for o in s.task.owners if o.label == name), Ref(name))
    what = say.listed([f"“{say.shortened(s.task.name, 60)}”" for s in tasks[:3]])
    match ref.kind:
        case "group" | "organization":
            where = "the Roles tab" if ref.kind == "group" else "its Main contact"
            why = f"Nobody answers mail for {name} yet: fill in {where}."
        case "ambiguous":
            why = f"Check the name: “{name}” could be {say.listed(ref.candidates[:3], 'or')}."
        case _:
            why = f"“{name}” is on no row of the People tab: add a row, or mend the name."
    missing, keys = (f"{why} It is about {what}.",), tuple(s.task.key for s in tasks)
    return Draft(kind=KIND, sender=writer, to=Address(name=name), subject="", text="", missing=missing, keys=keys)


def emails(letters: Letters, as_of: date) -> tuple[Document, ...]:
    """Return one .eml Document for each draft that is ready."""
    found: list[Document] = []
    used: dict[str, int] = {}
    for draft in letters.drafts:
        if not draft.ready:
            continue
        slug = _slug(draft.to.name) or "draft"
        used[slug] = used.get(slug, 0) + 1
        slug = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
        found.append(Document(kind=KIND, title=draft.subject, level=Level.ORGANIZERS, as_of=as_of, slug=slug,
                              files=(("eml", eml.to_bytes(draft)),)))  # fmt: skip
    return tuple(found)


def _slug(name: str) -> str:
    """Return a name as it may stand in a file's name: small ASCII letters, digits and hyphens, at most 40."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(name))
    return "-".join(part for part in letters.split("-") if part)[:40].strip("-")
