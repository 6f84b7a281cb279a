"""Today's letters of a workbook: who writes, what looks at them, and the documents they become."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr

from coalition_sheets.documents.drafts import drafts_page
from coalition_sheets.documents.letters.desk import Checks, Letters
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import emails
from coalition_sheets.documents.letters.todays import letters as written
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs import tongues
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Address, Document, Level, Meeting
from coalition_sheets.rules import drafts, sensitive

CHECKS = Checks(scan=sensitive.scan, tone=drafts.tone, needs=drafts.needs, brought=drafts.invited_by)


def letters(
    session: Session, kinds: Iterable[str] = tuple(KINDS), *, level: Level | None = None, to: str = "",
    meeting: Meeting | None = None, times: str = "",
) -> Letters:  # fmt: skip
    """Return today's drafts of these kinds, by default of all; `to`: only to this person; `meeting`: only about it.

    `times`: when the sender can sit down with somebody, in place of the setting `mail.times`.
    """
    sender = sender_in(session.settings.mail_from)
    b = tongues.spoken(session.briefing, session.settings) if session.one_of_several else session.briefing
    return written(
        b, kinds, session.template, sender=sender, to=to, level=level, checks=CHECKS, meeting=meeting,
        languages=tongues.of_readers(b, session.settings),
        times=times_in(times or session.settings.mail_times),
    )  # fmt: skip


def documents(session: Session, found: Letters, slug: str = "") -> tuple[Document, ...]:
    """Return an .eml for each draft that is ready, and the Drafts page; `slug` where these are not all of today's."""
    return (*emails(found, session.briefing), drafts_page(session.briefing, found, session.template, slug))


def sender_in(text: str) -> Address | None:
    """Return who `mail.from` names, None where it is blank; raise where it is no name with an address."""
    if not text:
        return None
    name, address = parseaddr(text)
    if not name or "@" not in address:
        raise CoalitionError(
            f"mail.from is “{text}”, which is not a name with an address.",
            'Write it like "Rosa Delgado <rosa@example.org>".',
        )
    return Address(name=name, email=address)


def times_in(text: str) -> tuple[str, ...]:
    """Return the times that `mail.times` names; raise where there is only one."""
    found = tuple(part.strip() for part in text.split(";") if part.strip())
    if len(found) == 1:
        raise CoalitionError(
            f"Only one time to meet is named: “{found[0]}”.",
            'Name two and a place, with ; between: "Tue 6 pm; Thu noon at the library".',
        )
    return found
