"""A page as a Word file: headings, lists and tables that a person can edit, with lines to write on."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import date
from html import escape

from coalition_sheets.documents.word.look import Look, paper_of
from coalition_sheets.model import About, Document, Picture

ON_SCREEN = frozenset({"weekly-summary", "own-list", "drafts"})  # read on a screen or pasted into a letter
LONG_AGO = date(2000, 1, 1)
_KIND = re.compile(r'<body class="([a-z0-9-]+)"')
_WIDE = re.compile(r'<svg [^>]*?width="(\d+)')
_LANG = re.compile(r'<html lang="([A-Za-z-]+)"')


def docx(
    title: str, html: str, *, lang: str = "en", kind: str = "", author: str = "", country: str = "US",
    as_of: date = LONG_AGO,
) -> bytes:  # fmt: skip
    """Return a page of HTML, or its body, as a .docx file: the same page, the same bytes.

    `kind` is the template's name ("call-sheet") and decides how wide columns are; the paper is that of the country.
    Pictures must stand in the page as data; links go to https, http and mailto. Raises `ImportError` without
    python-docx.
    """
    from coalition_sheets.documents.word.body import Writer, tree
    from coalition_sheets.documents.word.packed import about, packed
    from coalition_sheets.documents.word.sheet import blank

    look = Look(kind=kind, lang=lang, paper=paper_of(country))
    document = blank(look)
    Writer(document, look).write(tree(html))
    about(document, title=title, author=author, lang=lang, as_of=as_of)
    return packed(document)


def goes_into_word(document: Document) -> bool:
    """Whether people print or edit this page: agendas, minutes, sheets, summaries; no letters, nothing held back."""
    return document.kind not in ON_SCREEN and {"md", "html"} <= dict(document.files).keys()


def with_word(document: Document, about: About) -> Document:
    """Return a document with its page as a Word file beside it."""
    if not goes_into_word(document):
        return document
    page = _with_images(dict(document.files)["html"].decode("utf-8", errors="replace"), document.pictures)
    kind, lang = _KIND.search(page), _LANG.search(page)
    made = docx(
        document.title,
        page,
        lang=lang[1] if lang else "en",
        kind=kind[1] if kind else "",
        author=about.coalition_name,
        country=about.country,
        as_of=document.as_of,
    )
    return replace(document, files=(*document.files, ("docx", made)))


def _with_images(page: str, pictures: tuple[Picture, ...]) -> str:
    """Return a page with its drawings as images, which Word needs; as words where none can be made here."""
    if not pictures:
        return page
    from coalition_sheets.documents.pictures.png import png, problem

    drawn = not problem()
    for picture in pictures:
        if drawn and picture.svg in page:
            data = base64.b64encode(png(picture)).decode()
            wide = f' width="{found[1]}"' if (found := _WIDE.search(picture.svg)) else ""
            image = f'<img alt="{escape(picture.alt)}"{wide} src="data:image/png;base64,{data}">'
            page = page.replace(picture.svg, image)
        else:
            page = page.replace(picture.svg, f"<p>{escape(picture.words)}</p>")
    return page
