"""How the words that we ship read: plain, kind, short, one ask an email."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from coalition_sheets import library
from tests.blame import BLAMES
from tests.readability import grade
from tests.shipped import (
    EMAILS,
    PAGES,
    always,
    check_words,
    command_help,
    help_notes,
    own_words,
    sentences,
    setting_words,
    template_words,
)

LONGEST = 32  # words in a sentence
HARDEST = 8
SOURCES: dict[str, Callable[[], str]] = {
    "checks": check_words,
    "help notes": help_notes,
    "settings": setting_words,
    "command line": command_help,
    "pages": lambda: "\n".join(map(template_words, PAGES)),
    "emails": lambda: "\n".join(map(template_words, EMAILS)),
}
ASKS = re.compile(
    r"\?|\b(?:please|could you|would you|can you|will you|let (?:us|me) know|reply|answer|sign up|join us|come to|"
    r"don't forget|remember to|next time)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("source", SOURCES)
def test_shipped_words_are_read_with_ease(source: str) -> None:
    text = "\n".join(s if s[-1] in ".!?:;" else f"{s}." for s in sentences(SOURCES[source]()))
    assert grade(text) <= HARDEST


@pytest.mark.parametrize("source", SOURCES)
def test_no_sentence_is_longer_than_a_breath(source: str) -> None:
    assert [s for s in sentences(SOURCES[source]()) if len(s.split()) > LONGEST] == []


@pytest.mark.parametrize("source", SOURCES)
def test_no_word_blames_anybody(source: str) -> None:
    assert [s for s in sentences(SOURCES[source]()) if BLAMES.search(s)] == []


@pytest.mark.parametrize("name", EMAILS)
def test_an_email_is_plain_and_always_asks_for_one_thing(name: str) -> None:
    """What stands in every copy of it: choices apart, one line asks; `documents/test_letters.py` looks at real ones."""
    text = library.template(name).partition("=== short ===")[0]
    assert grade("\n".join(sentences(own_words(text)))) <= HARDEST
    asking = [line for line in own_words(always(text)).splitlines() if "?" in line]
    assert len(asking) <= 1


@pytest.mark.parametrize("name", [n for n in EMAILS if "thank" in n])
def test_thanks_ask_for_nothing(name: str) -> None:
    assert [s for s in sentences(template_words(name)) if ASKS.search(s)] == []


def test_there_are_emails_of_every_kind_to_look_at() -> None:
    assert {"email-overdue-digest.md.j2", "email-thank-you.md.j2"} <= set(EMAILS)


def test_own_words_are_what_is_left_of_a_template() -> None:
    text = (
        "---\n# For us\naudience: coalition\n---\nHi {{ name }},\n{% if a %}\n- **Come** to {{ place }}?\n{% endif %}\n"
    )
    assert own_words(text) == "Hi Ana,\nCome to Ana?"
