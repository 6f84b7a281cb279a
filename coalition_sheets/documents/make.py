"""From prepared data and a template to a finished document: Markdown, a page of HTML, and what to know beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from coalition_sheets.documents.figures import Draw, asked, in_page, in_text, marks, no_picture
from coalition_sheets.documents.markdown import tidy, to_html, to_text
from coalition_sheets.documents.template import Header, Load, header_of
from coalition_sheets.errors import NotInLanguage
from coalition_sheets.model import ENGLISH, Document, Language, Level

Scan = Callable[[str], bool]
PAGE = "page.html.j2"
WITHHELD = (
    "Held back: something on this page looks like private data about a person (status, case or identity numbers). "
    "`coalition check` shows where it stands; take it out of the workbook and make the page again."
)


def nothing(_text: str) -> bool:
    """Find nothing sensitive; stands in where no scan is passed."""
    return False


def header(name: str, load: Load) -> Header:
    """Return the header of a template of the library."""
    return header_of(name, load(name))


def data_of(value: object) -> dict[str, object]:
    """Return the fields of prepared data by name, one level deep."""
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no prepared data")
    return {f.name: getattr(value, f.name) for f in fields(value)}


def markdown_of(name: str, load: Load, data: Mapping[str, object], language: Language = ENGLISH) -> str:
    """Return a template filled with data as tidy Markdown."""
    from coalition_sheets.documents.sandbox import render

    return tidy(render(name, load, data, language=language))


def page_of(title: str, kind: str, text: str, load: Load, *, page: str = PAGE, language: Language = ENGLISH) -> str:
    """Return Markdown as a whole page of HTML: no script, nothing loaded from anywhere."""
    from markupsafe import Markup

    body = Markup(to_html(text, language))  # noqa: S704  markdown-it with raw HTML off
    return page_with(page, load, {"title": title, "kind": kind, "body": body}, language)


def page_with(name: str, load: Load, data: Mapping[str, object], language: Language = ENGLISH) -> str:
    """Return an HTML template filled with data, every value escaped."""
    from coalition_sheets.documents.sandbox import render

    return render(name, load, {"lang": language.code, "dir": language.direction, **data}, "html", language)


def finished(
    made: Header, data: Mapping[str, object], load: Load, *, as_of: date, level: Level, scan: Scan = nothing,
    slug: str = "", beside: tuple[str, ...] = (), draw: Draw = no_picture, language: Language = ENGLISH,
) -> Document:  # fmt: skip
    """Return the document that a template makes of data; without files where the scan finds something private.

    `draw` gives the pictures that the template may place, by name.
    """
    from coalition_sheets.documents.sandbox import render_line

    if not language.speaks(made.name):
        raise NotInLanguage(made.name, language.name)
    title = render_line(made.name, made.title, data, language)
    marked = markdown_of(made.name, load, {**data, **marks()}, language)
    pictures = asked(marked, draw)
    page = in_page(page_of(title, made.name.partition(".")[0], marked, load, language=language), pictures)
    text = tidy(in_text(marked, pictures))
    held = any(map(scan, (text, to_text(text), title, *(p.alt for p in pictures))))
    return Document(
        kind=made.file,
        title=made.file if held else title,
        level=level,
        as_of=as_of,
        slug=slug,
        language=language.code,
        files=() if held else (("md", _bytes(text)), ("html", _bytes(page))),
        not_ready=(WITHHELD,) if held else (),
        beside=() if held else beside,
        pictures=() if held else pictures,
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
