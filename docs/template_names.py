"""docs/templates.md: every template, for whom it is, what makes it, and the names it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from coalition_sheets import library
from coalition_sheets.documents.figures import Places
from coalition_sheets.documents.letters.desk import Head
from coalition_sheets.documents.lint.check import is_page
from coalition_sheets.documents.lint.given import data_for, given, letter_of
from coalition_sheets.documents.lint.shapes import Cells, Data, Many, Shape, Value, inside
from coalition_sheets.documents.template import header_of, note_of, split
from coalition_sheets.model import About, Level, Ref

Table = Callable[[tuple[str, ...], Iterator[tuple[str, ...]]], str]
DEEPEST = 3
MEETING = "`coalition agenda`: a meeting of Kind {}"
MADE_BY: Mapping[str, str] = MappingProxyType({
    "agenda-celebration": MEETING.format("Celebration"), "agenda-founding": MEETING.format("Founding"),
    "agenda-regular": MEETING.format("Regular, or any other"), "agenda-social": MEETING.format("Social"),
    "agenda-take-stock": MEETING.format("Take stock"), "call-sheet": "`coalition call-sheet`",
    "capture-profiles": "`coalition before-meeting`: a meeting of Kind Founding",
    "capture-tasks": "`coalition before-meeting`", "drafts-page": "`coalition email all`, and whatever makes letters",
    "funder-report": "`coalition document funder-report`", "how-we-work": "`coalition document how-we-work`",
    "letter": "whatever makes letters", "minutes": "`coalition after-meeting`, `coalition document minutes`",
    "monthly": "`coalition document monthly`", "organization": "`coalition document organization NAME`",
    "own-list": "`coalition after-meeting`", "page": "whatever makes pages",
    "person": "`coalition document person NAME`", "public-summary": "`coalition document public-summary`",
    "status-page": "`coalition page`", "weekly-summary": "`coalition monday`, `coalition status`",
})  # fmt: skip

_INTRO = """# Templates

The words of every page and letter stand in a template. `coalition templates copy NAME` makes a copy for you to change:
[how](howto/change-the-words.md). You can also [add a page of your own](howto/add-a-document.md).

A template may use the names below, and no others: `{{{{ coalition }}}}` prints one, `{{% for t in tasks %}}` goes
through a list. Each name holds what the page's readers may see. `coalition templates check` finds a name that is not
there.

{index}

## Names of every page

{shared}

The names in a row of a tab stand in [tabs and columns](columns.md), under "In code". A page of your own gets these
names alone. What a name holds may be blank; "maybe" says that there may be nothing at all.

## Names of every letter

{head}
"""
_SHARED = "and the [names of every page](#names-of-every-page)"
_HEAD = "and the [names of every letter](#names-of-every-letter)"


def templates_page(table: Table) -> str:
    """Return docs/templates.md; `table` makes a Markdown table of headers and rows."""
    names = [e.name for e in library.entries("templates", ".j2") if is_page(e.name)]
    index = table(("Template", "For whom", "Made by", "What it is for"), (_line(n) for n in names))
    own = given("a-page-of-ones-own.md.j2", Level.ORGANIZERS, library.schemas().values())
    parts = [_INTRO.format(index=index, shared=_names(table, own), head=_names(table, inside(Head)))]
    parts += [f"\n## {_short(n)}\n\n{_described(table, n, own)}\n" for n in names]
    return "".join(parts)


def _line(name: str) -> tuple[str, ...]:
    text = library.template(name)
    level = header_of(name, text).audience.word if split(text)[0] else "who gets the page"
    return f"[`{_short(name)}`](#{_short(name)})", level, _made_by(name), note_of(text)


def _short(name: str) -> str:
    return name.partition(".")[0]


def _made_by(name: str) -> str:
    if letter := letter_of(name):
        return f"`coalition email {letter}`"
    return MADE_BY[_short(name)]


def _described(table: Table, name: str, shared: Mapping[str, Shape]) -> str:
    found = given(name, Level.ORGANIZERS, library.schemas().values())
    beside, apart = (_HEAD, inside(Head)) if letter_of(name) else (_SHARED, shared)
    if name.endswith(".html.j2") or data_for(name) is None:
        return _names(table, found)
    return f"{_names(table, {n: s for n, s in found.items() if apart.get(n) != s})}\n\n… {beside}."


def _names(table: Table, found: Mapping[str, Shape]) -> str:
    return table(("Name", "Holds"), ((f"`{n}`", _holds(s)) for n, s in sorted(found.items())))


def _holds(shape: Shape, depth: int = 0) -> str:
    """Return in words what stands behind a name, and the names in it."""
    match shape:
        case Value():
            said = shape.holds
        case Many(item=Cells(schema=schema)):
            said = f"the rows of {schema.tab}"
        case Many(parts=parts) if parts:
            said = f"a list of {len(parts)}: {', then '.join(_holds(p, depth + 1) for p in parts)}"
        case Many(item=item):
            said = f"a list of {_many(item, depth)}"
        case Data(kind=kind) if kind is Ref:
            said = "a name"
        case Data(kind=kind) if kind is Places:
            said = f"a picture each: {', '.join(f'`{n}`' for n in inside(kind))}"
        case Data(kind=kind) if kind is About:
            said = "what About us says, the [settings](settings.md): " + ", ".join(f"`{n}`" for n in inside(kind))
        case Data(kind=kind):
            said = _inner(inside(kind), depth)
        case _:
            said = "for the page alone"
    return f"maybe {said}" if shape.blank else said


def _many(item: Shape, depth: int) -> str:
    match item:
        case Value(holds=holds):
            return {"text": "texts", "a date": "dates", "a number": "numbers", "a time": "times"}.get(holds, holds)
        case Data(kind=kind) if kind is Ref:
            return "names"
        case Data(kind=kind):
            return _inner(inside(kind), depth)
    return f"lists: {_holds(item, depth)}"


def _inner(names: Mapping[str, Shape], depth: int) -> str:
    """Return the names in something, with what each holds where that is not plain text."""
    if depth >= DEEPEST:
        return "more"
    said = [f"`{n}`{'' if s == Value(origin=s.origin) else f' ({_holds(s, depth + 1)})'}" for n, s in names.items()]
    return ", ".join(islice(said, 40))
