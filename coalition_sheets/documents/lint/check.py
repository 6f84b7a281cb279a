"""Look through templates: each with the names that it gets, with the parts it puts in, header and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from jinja2 import TemplateSyntaxError

from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.writing import SHORT, part
from coalition_sheets.documents.lint.copies import behind
from coalition_sheets.documents.lint.expressions import Notes
from coalition_sheets.documents.lint.given import given, letter_of
from coalition_sheets.documents.lint.letters import of_letter
from coalition_sheets.documents.lint.problem import Problem, near
from coalition_sheets.documents.lint.statements import Reading
from coalition_sheets.documents.lint.text import of_frame, of_page
from coalition_sheets.documents.sandbox import Sandbox, body_of
from coalition_sheets.documents.template import BrokenTemplate, Header, Load, header_of, pairs, split
from coalition_sheets.model import Level, Schema

OURS = "shipped/"


def lint(
    wanted: Collection[str], names: Sequence[str], load: Load, schemas: Iterable[Schema], ours: Collection[str]
) -> tuple[Problem, ...]:
    """Return what is wrong in the `wanted` templates, in order of file and line.

    `names`: every template there is, each read with `load` (their own first; "shipped/NAME" is ours); `ours`: the
    shipped ones.
    """
    schemas, load = tuple(schemas), cache(load)
    pages = [n for n in names if is_page(n)]
    parts = [n for n in wanted if not is_page(n)]
    found: dict[Problem, None] = {}
    put_in: set[str] = set()
    framed: set[str] = set()
    for name in pages if parts else [n for n in pages if n in wanted]:
        notes = _page(name, load, schemas, ours)
        found |= notes.problems
        put_in |= notes.files
        framed |= notes.files if name.endswith(".html.j2") else set()
    for name in wanted:
        found |= dict.fromkeys(_words(name, load(name), framed))
        found |= dict.fromkeys(_alone(name, load, ours, put_in))
    kept = (p for p in found if p.file in wanted)
    return tuple(sorted(kept, key=lambda p: (p.file, p.line, -p.severity, p.message)))


def is_page(name: str) -> bool:
    """Whether a template is a page or letter by itself, and no part of one."""
    return name.endswith((".md.j2", ".html.j2"))


def _page(name: str, load: Load, schemas: Sequence[Schema], ours: Collection[str]) -> Notes:
    """Read a page with the names it gets; what ours always asks for may be blank."""
    printed: Mapping[str, bool] = {}
    if name in ours:
        printed = _read(name, lambda n: load(OURS + n.removeprefix(OURS)), schemas, {}).printed
    return _read(name, load, schemas, printed)


def _read(name: str, load: Load, schemas: Sequence[Schema], ours: Mapping[str, bool]) -> Notes:
    framed = name.endswith(".html.j2")
    notes = Notes(load, Sandbox(load, "html" if framed else "markdown"), ours=ours)
    reading = Reading(notes)
    header, line = (None, 1) if framed and not split(load(name))[0] else _header(name, load, notes)
    names = given(name, header.audience if header else Level.ORGANIZERS, schemas)
    if header:
        reading.line(name, header.title, line, dict(names))
    if not letter_of(name) or SHORT not in load(name):
        reading.template(name, dict(names), load)
    else:
        for number in (0, 1):
            reading.template(name, dict(names), part(load, name, number))
    reading.uncalled()
    if letter_of(name):
        title = header.title if header else ""
        notes.problems |= dict.fromkeys(of_letter(KINDS[letter_of(name)], name, load(name), title, line))
    return notes


def _header(name: str, load: Load, notes: Notes) -> tuple[Header | None, int]:
    try:
        found = header_of(name, load(name))
    except BrokenTemplate as broken:
        said = f"{broken.problem[:1].upper()}{broken.problem[1:]}"
        fix = "The lines between --- and --- are audience, title, file, and perhaps for each."
        problem = Problem(code="TEMPLATE-HEADER", file=name, line=broken.line or 1, message=said, fix=fix)
        notes.problems[problem] = None
        return None, 1
    return found, pairs(name, split(load(name))[0])[1]["title"]


def _words(name: str, text: str, framed: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong in a file's own words: `framed` are the parts of frames in HTML."""
    if name in framed or name.endswith((".html.j2", ".css")):
        return of_frame(name, text)
    return of_page(name, _without_header(text))


def _alone(name: str, load: Load, ours: Collection[str], put_in: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a file as such: behind ours, or in no use."""
    text = load(name)
    if name in ours:
        if behind(text, load(OURS + name)):
            fix = f"Ours: `coalition templates show {OURS}{name}`. Take over what you like, then the line away."
            yield Problem(code="TEMPLATE-OLD", file=name, line=0, message="Ours is another one now.", fix=fix)
        return
    if not is_page(name):
        yield from _unread(name, text, load, put_in)
    elif close := [n for n in near(name, ours) if name.startswith("email-") or _slip(name, n)]:
        message = "No command makes this by itself: it is named like one of ours, but not the same."
        yield Problem(code="TEMPLATE-UNUSED", file=name, line=0, message=message,
                      fix=f"Call it {close[0]} if it is to stand in its place.", suggestions=tuple(close))  # fmt: skip


def _slip(name: str, other: str) -> bool:
    return len(name) > 8 and name != other and sorted(name)[1:-1] != [] and near(name, [other]) != () and (
        abs(len(name) - len(other)) <= 1 and sum(a != b for a, b in zip(name, other, strict=False)) <= 2
    )  # fmt: skip


def _unread(name: str, text: str, load: Load, put_in: Collection[str]) -> Iterator[Problem]:
    if name in put_in:
        return
    try:
        Sandbox(load, "html").parse(body_of(text), name)
    except TemplateSyntaxError as problem:
        said = problem.message or "it cannot be read."
        yield Problem(code="TEMPLATE-SYNTAX", file=name, line=problem.lineno, message=said, fix="Mend that line.")
    fix = f'A page puts it in with {{% include "{name}" %}}. Pages by themselves end in .md.j2.'
    yield Problem(code="TEMPLATE-UNUSED", file=name, line=0, message="No page puts this in.", fix=fix)


def _without_header(text: str) -> str:
    header, body = split(text)
    return "\n" * (header.count("\n") + 3) + body if header else body
