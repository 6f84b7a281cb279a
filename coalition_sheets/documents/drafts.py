"""The Drafts page: what is ready to send, what is not and why, each with links and words to paste."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.documents import eml, say
from coalition_sheets.documents.letters.desk import Kind, Letters
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.writing import PASTED
from coalition_sheets.documents.make import page_with
from coalition_sheets.documents.template import Load
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, Document, Draft, Level

TEMPLATE = "drafts-page.html.j2"
MANY = 4


@frozen
class Card:
    """One draft as the page shows it."""

    name: str
    email: str
    phone: str
    best_way: str
    pasted: bool
    subject: str
    lines: tuple[str, ...]
    short: str
    missing: tuple[str, ...]
    beside: tuple[str, ...]
    mailto: str
    gmail: str
    language: str = "en"
    direction: str = "ltr"


@frozen
class Group:
    """The drafts of one kind, with what the kind asks for; `many`: they stand closed, under a heading to open."""

    kind: str
    title: str
    who: str
    cards: tuple[Card, ...]
    many: bool


def drafts_page(b: Briefing, letters: Letters, load: Load, slug: str = "") -> Document:
    """Return the Drafts page as a Document (HTML), for organizers: it holds addresses. `slug`: of which letters."""
    ready, waiting = letters.counts
    title = f"Drafts, {say.long_day(b.today)}"
    page = page_with(TEMPLATE, load, {
        "title": title, "kind": "drafts", "coalition": b.coalition.name, "as_of": b.today,
        "ready": ready, "waiting": waiting,
        "ready_groups": _groups([d for d in letters.drafts if d.ready]),
        "waiting_groups": _groups([d for d in letters.drafts if not d.ready]),
        "skipped": letters.skipped, "tell": letters.tell, "beside": letters.beside,
        "sender": next((d.sender.name for d in letters.drafts), ""),
    })  # fmt: skip
    return Document(kind="drafts", slug=slug, title=title, level=Level.ORGANIZERS, as_of=b.today,
                    files=(("html", page.encode("utf-8", errors="replace")),))  # fmt: skip


def _groups(drafts: Sequence[Draft]) -> tuple[Group, ...]:
    """Return drafts by kind, in the order of the table of kinds."""
    kinds: dict[str, Kind] = {d.kind: KINDS[d.kind] for d in drafts}
    by_kind = {name: tuple(_card(d) for d in drafts if d.kind == name) for name in KINDS if name in kinds}
    return tuple(
        Group(name, KINDS[name].title, KINDS[name].who, cards, len(cards) > MANY) for name, cards in by_kind.items()
    )


def _card(draft: Draft) -> Card:
    linked = draft.ready and bool(draft.to.email)
    return Card(
        draft.to.name, draft.to.email if eml.is_address(draft.to.email) else "", draft.to.phone, draft.to.best_way,
        draft.to.best_way in PASTED, draft.subject, tuple(draft.text.rstrip("\n").split("\n")) if draft.text else (),
        draft.short, draft.missing, draft.beside,
        eml.mailto(draft) if linked else "", eml.gmail(draft) if linked else "",
        draft.language.code, draft.language.direction,
    )  # fmt: skip
