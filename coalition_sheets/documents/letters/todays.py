"""Today's letters: every kind that was asked for, each to whom it should go, and none to whom it may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2s

from coalition_sheets.documents import eml, say
from coalition_sheets.documents.letters.desk import Checks, Desk, Kind, Letters, Skipped, Wanted, desk_for, gone
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.writing import draft_of
from coalition_sheets.documents.make import header
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import Readers
from coalition_sheets.model import Address, Briefing, Document, Draft, Languages, Level, Meeting, Sent, fold, fold_name

UNKNOWN_SENDS = (
    "Whether somebody already had a letter this week is not known: this workbook keeps no record of letters yet."
)


def letters(
    b: Briefing, kinds: Iterable[str], load: Load, *, sender: Address | None = None, to: str = "",
    level: Level | None = None, checks: Checks | None = None, meeting: Meeting | None = None,
    languages: Languages | None = None, times: tuple[str, ...] = (),
) -> Letters:  # fmt: skip
    """Return today's drafts of these kinds, by kind, then by name. `sender`: who writes (settings).

    `to` narrows to one person, for whom days and earlier letters do not matter; `meeting`: letters about meetings are
    about this one, whatever its day. `times`: when the sender can sit down with somebody. Addresses come from each
    recipient's own row, and so does their language, where `languages` has it. Raises `AudienceTooWide`,
    `BrokenTemplate`, KeyError for a kind there is not.
    """
    chosen = [KINDS[name] for name in kinds]
    levels = {kind.name: header(kind.template, load).level(level) for kind in chosen}
    desks = {
        at: desk_for(
            b,
            Readers(b, at),
            load,
            sender=sender,
            asked=to,
            checks=checks or Checks(),
            meeting=meeting.key if meeting else "",
            languages=languages,
            times=times,
        )
        for at in sorted(set(levels.values()))
    }
    if b.today in b.about.quiet_days and not to:
        return Letters((), (), (), (f"{say.long_day(b.today)} is a quiet day (About us): no drafts today.",))
    found = [_of_kind(kind, desks[levels[kind.name]]) for kind in chosen]
    drafts = tuple(d for one in found for d in one.drafts)
    beside = () if b.memory.known or not drafts else (UNKNOWN_SENDS,)
    skipped = tuple(dict.fromkeys(s for one in found for s in one.skipped))
    return Letters(drafts, skipped, tuple(line for one in found for line in one.tell), beside)


def _of_kind(kind: Kind, desk: Desk) -> Letters:
    drafts: list[Draft] = []
    unclear: list[Draft] = []
    skipped: list[Skipped] = []
    for one in (_sure(found, desk) for found in kind.find(desk)):
        if desk.asked and fold_name(one.name) != fold_name(desk.asked):
            continue
        if isinstance(one, Skipped):
            skipped.append(one)
        elif one.unclear:
            unclear.append(draft_of(kind, one, desk))
        elif why := _why_not(kind, one, desk):
            skipped.append(Skipped(one.name, why))
        elif (left := _unsent(kind, one, desk)) is not None:
            drafts.append(draft_of(kind, left, desk))
    drafts.sort(key=lambda d: (fold(d.to.name), d.to.name))
    tell = kind.tell(desk.b) if kind.tell and not desk.asked else ()
    return Letters((*drafts, *unclear), tuple(skipped), tell)


def _sure(one: Wanted | Skipped, desk: Desk) -> Wanted | Skipped:
    """Return whom a kind of letter found; where two people have that name, why it cannot be written to."""
    apart = desk.b.coalition.namesakes.get(fold_name(one.name), ())
    if isinstance(one, Skipped) or one.unclear or not apart:
        return one
    return replace(one, unclear=f"Check the name: “{one.name}” could be {say.listed(apart[:3], 'or')}.")


def _why_not(kind: Kind, wanted: Wanted, desk: Desk) -> str:
    """Return why somebody gets no letter, whatever was asked for; "" where they may."""
    person = desk.b.coalition.person[wanted.name]
    if person.do_not_contact:
        return "asked not to be contacted."
    where = gone(person, desk.b.today)
    return f"{where}, so this one was not written: {kind.title.lower()}." if where else ""


def _unsent(kind: Kind, wanted: Wanted, desk: Desk) -> Wanted | None:
    """Return what is still to be written; None where a letter of the kind went out lately, or from oneself to oneself.

    What is known of letters is known from memory alone.
    """
    person = desk.b.coalition.person[wanted.name]
    sender = desk.sender(wanted.writer)
    if fold_name(sender.name) == fold_name(wanted.name):
        if fold_name(desk.writer.name) == fold_name(wanted.name):
            return None
        wanted = replace(wanted, writer="")
    if desk.asked or kind.own_pace:
        return wanted
    theirs = (fold_name(wanted.name), fold_name(person.email))
    sent: list[Sent] = [s for s in desk.b.memory.sent if s.kind == kind.name and fold_name(s.to) in theirs]
    if kind.every and any((desk.b.today - s.day).days < kind.every for s in sent):
        return None
    had = {key for s in sent for key in s.keys}
    return None if wanted.keys and not kind.every and had.issuperset(wanted.keys) else wanted


def emails(found: Letters, b: Briefing) -> tuple[Document, ...]:
    """Return one .eml Document for each draft that is ready; a second one of a kind to somebody is numbered.

    A letter about a meeting has its day in its name.
    """
    made: list[Document] = []
    used: dict[tuple[str, str], int] = {}
    days = {m.key: f"{m.date:%m-%d}-" for m in b.coalition.meetings}
    for draft in (d for d in found.drafts if d.ready):
        about = next((days[k] for k in draft.keys if k in days), "")
        key = draft.kind, f"{about}{slug(draft.to.name)}"
        used[key] = used.get(key, 0) + 1
        number = f"-no-{used[key]}" if used[key] > 1 else ""
        made.append(Document(kind=draft.kind, title=draft.subject, level=Level.ORGANIZERS, as_of=b.today,
                             slug=f"{key[1]}{number}", files=(("eml", eml.to_bytes(draft)),)))  # fmt: skip
    return tuple(made)


def slug(name: str) -> str:
    """Return a name as it may stand in a file's name: small ASCII letters, digits and hyphens, at most 40.

    A name with other letters, or a long one, ends in a mark of its own, so that no two people share a file.
    """
    folded = fold(name)
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in folded)
    plain = "-".join(part for part in letters.split("-") if part)
    if folded.isascii() and 0 < len(plain) <= 40:
        return plain
    mark = blake2s(folded.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"{plain[:31].strip('-')}-{mark}".strip("-")
