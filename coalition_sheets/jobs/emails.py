"""Write drafts of emails, and the page that lists them. Nothing is ever sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_sheets.documents.letters.desk import Letters
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import slug as named
from coalition_sheets.jobs.asked import owner
from coalition_sheets.jobs.handing_out import handed_out
from coalition_sheets.jobs.letters import documents, letters
from coalition_sheets.jobs.result import Result, Text
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Level


def email(
    session: Session, kind: str = "all", level: Level | None = None, to: str | None = None, *, times: str = "",
    to_pipe: bool = False,
) -> Result:  # fmt: skip
    """Write today's drafts of one kind, or of all, and the page that lists them."""
    kinds = tuple(KINDS) if kind == "all" else (kind,)
    person = _person(session, to) if to else ""
    found = letters(session, kinds, level=level, to=person, times=times)
    slug = "-".join(part for part in ("" if kind == "all" else kind, named(person) if person else "") if part)
    result = handed_out(f"email {kind}", session, documents(session, found, slug), to_pipe=to_pipe)
    if to_pipe:
        written = [d for d in found.drafts if d.text]
        texts = tuple(Text(f"To: {d.to.name}\nSubject: {d.subject}\n\n{d.text}") for d in written)
        return replace(result, body=texts, warnings=(*result.warnings, *_said(found, kinds)))
    return replace(result, body=(Text("\n".join(_said(found, kinds))), *result.body))


def _person(session: Session, name: str) -> str:
    """Return whom somebody means by a name; an organization is its Main contact."""
    c = session.briefing.coalition
    found = owner(c, name)
    organization = c.organization.get(found)
    return organization.contact.name or found if organization and organization.contact else found


def _said(found: Letters, kinds: Sequence[str]) -> Iterator[str]:
    ready, waiting = found.counts
    yield f"{ready} ready to read and send, {waiting} waiting for something. Nothing was sent."
    if len(kinds) > 1:
        counts = Counter(d.kind for d in found.drafts)
        yield from (f"{KINDS[name].title}: {counts[name]}" for name in kinds if counts[name])
    elif not found.drafts:
        yield f"This letter goes to {KINDS[kinds[0]].who}. Today that is nobody."
    yield from (f"{d.to.name}: {' '.join(d.missing)}" for d in found.drafts if d.missing)
    yield from (f"{s.name}: {s.why}" for s in found.skipped)
    yield from (f"Worth a word in person with {line}" for line in found.tell)
    yield from found.beside
