"""The overdue digest: one kind draft to each person whose promises are past their date, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coalition_sheets.documents import eml, say
from coalition_sheets.documents.letter import (
    KIND,
    TEMPLATE,
    WORDS,
    Desk,
    Letter,
    Owed,
    letter_to,
    short_text,
    shorter,
    subject_of,
    written,
)  # fmt: skip
from coalition_sheets.documents.make import WITHHELD, Scan, header, nothing
from coalition_sheets.documents.names import Names, lead_of, point_person
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import Readers, View
from coalition_sheets.metrics.tasks import TaskState, overdue, states
from coalition_sheets.model import Address, Briefing, Document, Draft, Level, Ref, fold, fold_name

PASTED = ("Text", "WhatsApp", "Signal")
FORBIDDEN = ("overdue", "reminder", "failed")
UNKNOWN_SENDS = (
    "Whether somebody already had a letter this week is not known: this workbook keeps no record of letters yet."
)


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


def digests(
    b: Briefing, load: Load, *, sender: Address | None = None, to: str = "", level: Level | None = None,
    scan: Scan = nothing,
) -> Letters:  # fmt: skip
    """Return today's drafts, by name. `sender`: who writes (settings); else who holds the point person's role.

    `to` narrows to one person, who then gets a draft whatever was sent this week. Addresses come from each
    recipient's own row. Raises `AudienceTooWide`, `BrokenTemplate`.
    """
    readers = Readers(b, header(TEMPLATE, load).level(level))
    shared = readers.shared.briefing
    writer = _with_phone(sender, shared) if sender else _writer(shared)
    if b.today in b.about.quiet_days and not to:
        return Letters((), (), (), (f"{say.long_day(b.today)} is a quiet day (About us): no drafts today.",))
    desk = Desk(shared, Names(shared.coalition), writer, load, scan)
    owed, lost = _owed(shared)
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for name in sorted((n for n in owed if not to or fold_name(to) == fold_name(n)), key=lambda n: (fold(n), n)):
        tasks, why = _due_for_mail(shared, name, owed[name], asked=bool(to))
        if fold_name(name) == fold_name(writer.name) and tasks and not why:
            why = f"writes these letters; on your own list: {say.listed(_titles(tasks))}."
        if why:
            skipped.append(Skipped(name, why))
        elif tasks:
            drafts.append(_draft(readers.view(name), tasks, desk))
    beside = () if b.memory.known or not drafts else (UNKNOWN_SENDS,)
    if to:
        return Letters(tuple(drafts), tuple(skipped), (), beside)
    unclear = [_unclear(name, tasks, writer) for name, tasks in sorted(lost.items(), key=lambda n: (fold(n[0]), n[0]))]
    return Letters((*drafts, *unclear), tuple(skipped), _tell(shared), beside)


def _writer(shared: Briefing) -> Address:
    """Return who writes where settings name nobody; their address only as far as they share it."""
    c = shared.coalition
    who = point_person(c)
    person = c.person.get(who.name) if who else None
    return Address(name=person.name, email=person.email, phone=person.phone) if person else Address(name="")


def _with_phone(sender: Address, shared: Briefing) -> Address:
    """Return the sender with the phone that their own row shares, where settings name none."""
    person = shared.coalition.person.get(sender.name)
    return sender if sender.phone or person is None else replace(sender, phone=person.phone)


def _owed(b: Briefing) -> tuple[dict[str, list[Owed]], dict[str, list[TaskState]]]:
    """Return what each person should hear about, and what belongs to names that nobody was found for."""
    found: dict[str, list[Owed]] = {}
    lost: dict[str, list[TaskState]] = {}
    for s in overdue(b):
        if s.days_late < b.about.overdue_mail_from or s.unassigned:
            continue
        for owner in s.task.owners:
            lead = lead_of(b.coalition, owner)
            if lead is None or lead.name not in b.coalition.person:
                lost.setdefault(owner.label, []).append(s)
            elif all(o.state is not s for o in found.get(lead.name, [])):
                found.setdefault(lead.name, []).append(Owed(s, owner.by_first_name or lead.by_first_name))
    for s in overdue(b):
        if s.blocked_by is not None and s.days_late >= b.about.overdue_mail_from:
            _also_the_blocker(b, s, found)
    return found, lost


def _also_the_blocker(b: Briefing, waiting: TaskState, found: dict[str, list[Owed]]) -> None:
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
            mine.append(Owed(blocker, owner.by_first_name or lead.by_first_name, holds_up=True))


def _due_for_mail(b: Briefing, name: str, owed: Iterable[Owed], *, asked: bool) -> tuple[tuple[Owed, ...], str]:
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


def _titles(owed: Iterable[Owed]) -> list[str]:
    return [f"“{say.shortened(o.state.task.name, 60)}”" for o in owed]


def _leads_of(b: Briefing, owed: Iterable[Owed], but: str) -> str:
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


def _draft(seen: View, owed: tuple[Owed, ...], desk: Desk) -> Draft:
    """Return the draft to the View's recipient."""
    person = seen.briefing.coalition.person[seen.recipient]
    to = Address(name=person.name, email=person.email, phone=person.phone, best_way=person.best_way)
    ordered = sorted(owed, key=lambda o: (-(o.state.due or desk.b.today).toordinal(), fold(o.state.task.name)))
    letter = letter_to(seen, ordered, desk)
    subject = subject_of(len(ordered))
    text, html = written(letter, subject, desk.load)
    while len(text.split()) > WORDS and (less := shorter(letter)):
        letter = less
        text, html = written(letter, subject, desk.load)
    short = short_text(letter, len(ordered))
    keys = tuple(o.state.task.key for o in ordered)
    draft = Draft(
        kind=KIND, sender=desk.writer, to=to, subject=subject, text=text, html=html, short=short, keys=keys
    )  # fmt: skip
    if desk.scan(text) or desk.scan(short):
        return replace(draft, text="", html="", short="", missing=(WITHHELD,))
    return replace(draft, missing=_missing(draft, letter, any(o.by_first_name for o in ordered)))


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
