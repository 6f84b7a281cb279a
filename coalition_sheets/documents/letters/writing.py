"""From a letter that is wanted to a draft: filled, counted, looked through; ready, or not ready with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from coalition_sheets.documents import eml, say
from coalition_sheets.documents.letters.desk import Desk, Kind, Wanted, head_of
from coalition_sheets.documents.make import WITHHELD, data_of, header, markdown_of, page_of
from coalition_sheets.documents.markdown import gaps_in, plain, to_text
from coalition_sheets.documents.sandbox import render_line
from coalition_sheets.documents.template import BrokenTemplate, Load, split
from coalition_sheets.model import Address, Draft, Language, fold

PAGE = "letter.html.j2"
SHORT = "=== short ==="
PASTED = ("Text", "WhatsApp", "Signal")
FORBIDDEN: Mapping[str, tuple[str, ...]] = {
    "en": ("overdue", "reminder", "failed"),
    "es": ("atrasad", "vencid", "recordatorio", "incumpl", "fallaste"),
}
_QUOTED = re.compile(r"“[^”]*”")


def draft_of(kind: Kind, wanted: Wanted, desk: Desk) -> Draft:
    """Return the draft of a letter that somebody should get."""
    sender, names = desk.sender(wanted.writer), desk.b.coalition.person
    if wanted.unclear:
        return Draft(kind=kind.name, sender=sender, to=Address(name=wanted.name), subject="", text="",
                     missing=(wanted.unclear,), keys=wanted.keys)  # fmt: skip
    language, told = desk.language_for(names[wanted.name], kind.template)
    desk = desk.speaking(language)
    seen = desk.readers.view(wanted.name)
    person = seen.briefing.coalition.person[wanted.name]
    to = Address(name=person.name, email=person.email, phone=person.phone, best_way=person.best_way)
    letter = kind.fill(seen, wanted, desk)
    head = data_of(head_of(seen, sender, desk))
    written = _Written(kind, desk.load, head, language)
    while kind.shorter and written.words(letter) > kind.words and (less := kind.shorter(letter)):
        letter = less
    draft = written.draft(letter, Draft(kind=kind.name, sender=sender, to=to, subject="", text="", keys=wanted.keys,
                                        language=language))  # fmt: skip
    if any(desk.checks.scan(text) for text in (draft.text, draft.short, draft.subject)):
        return replace(draft, subject="", text="", html="", short="", missing=(WITHHELD,))
    typed = (*_typed(letter), sender.name)
    return replace(
        draft,
        missing=(
            *_facts(kind, wanted, draft, desk),
            *_limits(kind, written, letter),
            *_words(draft, typed),
            *_mail_problems(draft),
        ),
        beside=(*wanted.beside, *told, *_beside(kind, draft, desk)),
    )


class _Written:
    """A kind's template with the data that all of its letters share."""

    def __init__(self, kind: Kind, load: Load, head: Mapping[str, object], language: Language) -> None:
        self._kind, self._head, self._language = kind, head, language
        self._load = load
        self._title = header(kind.template, load).title

    def _data(self, letter: Any) -> Mapping[str, object]:
        return {**self._head, **data_of(letter)}

    def markdown(self, letter: Any) -> str:
        """Return the letter itself."""
        name = self._kind.template
        return markdown_of(name, part(self._load, name, 0), self._data(letter), self._language)

    def words(self, letter: Any) -> int:
        """Return how many words the letter has; words to forward count by themselves."""
        return len(to_text(_apart(self.markdown(letter))[0]).split())

    def forwarded(self, letter: Any) -> int:
        """Return how many words there are to forward."""
        return len(to_text(_apart(self.markdown(letter))[1]).split())

    def draft(self, letter: Any, draft: Draft) -> Draft:
        """Return a draft with its subject, text, page and short text."""
        name, data = self._kind.template, self._data(letter)
        subject = render_line(name, self._title, data, self._language)
        text = self.markdown(letter)
        short = to_text(markdown_of(name, part(self._load, name, 1), data, self._language))
        return replace(
            draft,
            subject=subject,
            text=to_text(text),
            html=page_of(subject, self._kind.name, text, self._load, page=PAGE, language=self._language),
            short=" ".join(short.split()),
        )


def part(load: Load, name: str, number: int) -> Load:
    """Return a loader that knows only one part of a letter's template: 0 the letter, 1 the short text; lines stay."""

    def loaded(asked: str) -> str:
        text = load(asked)
        if asked != name:
            return text
        head, body = split(text)
        before, mark, after = body.partition(f"\n{SHORT}\n")
        if not mark:
            raise BrokenTemplate(name, f"it lacks the line “{SHORT}”; below it stands the text to paste.")
        above = "---\n" + head + "\n---\n" if head else ""
        return above + before + "\n" if number == 0 else "\n" * (above.count("\n") + before.count("\n") + 2) + after

    return loaded


def _apart(markdown: str) -> tuple[str, str]:
    """Return a letter without its words to forward (lines that begin with >), and those."""
    lines = markdown.split("\n")
    quoted = [line for line in lines if line.startswith(">")]
    return "\n".join(line for line in lines if not line.startswith(">")), "\n".join(q[1:].strip() for q in quoted)


def _typed(value: object) -> Iterator[str]:
    """Yield every text that people typed in a letter's data: a task may well be called "Send the reminder"."""
    if isinstance(value, str):
        if value:
            yield plain(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _typed(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield from _typed(getattr(value, f.name))


def _ours(text: str, typed: tuple[str, ...]) -> str:
    """Return a letter without what people typed themselves."""
    for words in sorted(set(typed), key=len, reverse=True):
        text = text.replace(words, "")
    return text


def _facts(kind: Kind, wanted: Wanted, draft: Draft, desk: Desk) -> Iterator[str]:
    """Yield which facts a draft lacks: whom it goes to, who writes, what is blank."""
    if wanted.by_first_name:
        first = say.first_name(draft.to.name)
        yield f"Check the name: the workbook only says “{first}”. Is {draft.to.name} meant?"
    yield from wanted.doubts
    if not draft.to.email:
        pasted = draft.to.best_way in PASTED
        paste = f" Their best way is {draft.to.best_way}: the short text below can be pasted." if pasted else ""
        yield f"No email address for {draft.to.name} on the People tab.{paste}"
    if not draft.sender.name:
        yield "Who writes? Set `mail.from` in coalition.toml, or fill in a point person on the Roles tab."
    yield from (f"{f.message} {f.fix}".strip() for f in desk.checks.needs(kind.one, wanted.needs))
    gaps = [g for g in gaps_in(f"{draft.subject}\n{draft.text}", desk.b.language) if g != _sign(desk.b.language)]
    if gaps:
        yield f"Still to add: {say.listed(gaps)}."


def _sign(language: Language) -> str:
    """Return what the gap of a missing signature asks for; who writes is asked already."""
    return next(iter(gaps_in(language.gettext("[ADD: your name]"), language)), "")


def _limits(kind: Kind, written: _Written, letter: Any) -> Iterator[str]:
    """Yield by how much a letter is too long."""
    if (words := written.words(letter)) > kind.words:
        yield f"It has {words} words; {kind.words} is the limit."
    if (words := written.forwarded(letter)) > kind.blurb:
        yield f"The words to forward are {words}; {kind.blurb} is the limit."


def _words(draft: Draft, typed: tuple[str, ...]) -> Iterator[str]:
    """Yield which words of ours a letter uses that we do not use."""
    words = FORBIDDEN.get(draft.language.code, ())
    if any(word in fold(_ours(f"{draft.subject}\n{draft.text}\n{draft.short}", typed)) for word in words):
        yield f"It uses a word we do not use: {say.listed(words, 'or')}."


def _mail_problems(draft: Draft) -> tuple[str, ...]:
    if problems := eml.checked(draft):
        return problems
    try:
        eml.to_bytes(draft if draft.to.email else replace(draft, to=replace(draft.to, email="nobody@example.org")))
    except eml.UnsafeMail as unsafe:
        return (unsafe.message,)
    return ()


def _beside(kind: Kind, draft: Draft, desk: Desk) -> Iterator[str]:
    """Yield what whoever sends a draft should know."""
    if draft.sender.name != desk.writer.name:
        yield f"In the name of {draft.sender.name}: pass it on to them, or sign it yourself."
    for f in desk.checks.tone(_QUOTED.sub("", draft.text), kind.one):
        yield f"{f.message} {f.fix}".strip()
