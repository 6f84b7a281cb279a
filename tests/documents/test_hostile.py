"""Strings made to break things, in every cell that documents print: no crash, the same structure."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from itertools import cycle

import pytest

from coalition_sheets.documents.drafts import drafts_page
from coalition_sheets.documents.letters.todays import emails
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import AgendaItem, Briefing
from tests.documents.making import agenda_of, digests, harbor, hostile, load, text_of

LINK = re.compile(r"(#(ready|waiting)-[a-z-]+|mailto:[^\"']*|https://mail\.google\.com/mail/\?view=cm[^\"']*)\Z")
ROUNDS = range(12)


class Structure(HTMLParser):
    """The tags and attribute names of a page, and where its links go."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: set[tuple[str, ...]] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.shape.add((tag, *(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def dealt(turn: int) -> Callable[[], str]:
    """Return a dealer of hostile words; in each round they fall on other cells."""
    words = hostile()
    random.Random(turn).shuffle(words)
    endless = cycle(words)
    return lambda: next(endless)


def poisoned(word: Callable[[], str]) -> Briefing:
    """Return the little coalition with a word in every text that its documents print."""
    b = harbor()
    c = b.coalition
    changed = replace(
        c,
        title=word(),
        about=replace(c.about, coalition_name=f"x {word()}", agreements=(word(), word()), how_we_decide=word()),
        tasks=tuple(replace(t, name=f"{word()} {t.row}", notes=word() if t.notes else "") for t in c.tasks),
        goals=tuple(replace(g, name=f"{word()} {g.row}", part_of=None) for g in c.goals),
        meetings=tuple(
            replace(
                m,
                place=word() or "x",
                purpose=word() or "x",
                interpretation=word(),
                agenda=tuple(AgendaItem(f"{word()} x", 5, word(), word()) for _ in range(3)),
            )
            for m in c.meetings
        ),
        wins=tuple(replace(w, what=f"{word()} x") for w in c.wins),
        outreach=tuple(replace(t, next_step=word()) for t in c.outreach),
    )
    return replace(b, coalition=changed, findings=())


def pages(b: Briefing) -> list[str]:
    """Return every page of HTML that is made."""
    letters = digests(b)
    documents = (agenda_of(b), weekly(b, load), drafts_page(b, letters, load))
    return [text_of(d, "html") for d in documents] + [d.html for d in letters.drafts]


@pytest.mark.parametrize("turn", ROUNDS)
def test_no_cell_changes_the_structure_of_a_page_or_leads_elsewhere(turn: int) -> None:
    plain = [Structure(page).shape for page in pages(poisoned(lambda: "word"))]
    found = [Structure(page) for page in pages(poisoned(dealt(turn)))]
    assert all(LINK.match(link) for one in found for link in one.links)
    assert all(one.shape <= shape | {("mark",), ("bdi",)} for one, shape in zip(found, plain, strict=True))


@pytest.mark.parametrize("turn", ROUNDS)
def test_no_cell_reaches_the_head_of_a_mail(turn: int) -> None:
    documents = emails(digests(poisoned(dealt(turn))), harbor())
    assert documents
    for document in documents:
        message = message_from_bytes(document.files[0][1], policy=default)
        assert message["To"].addresses[0].addr_spec == "tomas@example.org"
        assert message.keys() == ["From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]
