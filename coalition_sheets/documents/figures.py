"""Where a template wants a picture: a mark that nobody can type, swapped for the picture when the page is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from html import escape as escape_html

from coalition_sheets.documents.markdown import Markdown, escape
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Picture

# A control character stands on each side: none gets through `markdown.plain`, which all that people type goes through.
_MARK = re.compile("\x02(picture|words):([a-z]+)\x03")

_ROW = re.compile(r'(?s)(?:<figure class="picture">.*?</figure>\n)+')

Draw = Callable[[str], Picture | None]


@frozen
class Places:
    """The pictures that a template may place, by name."""

    benchmarks: Markdown
    timeline: Markdown
    funnel: Markdown
    coverage: Markdown


def no_picture(_name: str) -> Picture | None:
    """Draw nothing; stands in where a page has no pictures."""
    return None


def marks() -> Mapping[str, Places]:
    """Return what templates print to place a picture.

    `pictures.funnel` is a figure on the page and nothing in text; `pictures_or_words.funnel` is its words there.
    """
    return {"pictures": _places("picture"), "pictures_or_words": _places("words")}


def _places(kind: str) -> Places:
    return Places(*(Markdown(f"\x02{kind}:{f.name}\x03") for f in fields(Places)))


def asked(text: str, draw: Draw) -> tuple[Picture, ...]:
    """Return the pictures that a rendered template has a mark for, each once."""
    names = dict.fromkeys(m[2] for m in _MARK.finditer(text))
    return tuple(found for name in names if (found := draw(name)))


def in_text(text: str, pictures: Iterable[Picture]) -> str:
    """Return Markdown with the words of pictures where they are wanted, and without any mark."""
    by_name = {p.name: p for p in pictures}
    return _MARK.sub(lambda m: escape(by_name[m[2]].words) if m[1] == "words" and m[2] in by_name else "", text)


def in_page(html: str, pictures: Iterable[Picture]) -> str:
    """Return HTML with figures in place of marks, and without any mark."""
    by_name = {p.name: p for p in pictures}

    def shown(mark: re.Match[str]) -> str:
        return f"{figure(by_name[mark[2]])}\n" if mark[2] in by_name else ""

    drawn = _MARK.sub(shown, re.sub(rf"<p>{_MARK.pattern}</p>\n?", shown, html))
    return _ROW.sub(r'<div class="pictures">\n\g<0></div>\n', drawn)


def figure(picture: Picture) -> str:
    """Return a picture as a figure of a page, its title above it."""
    caption = escape_html(picture.title)
    return f'<figure class="picture">\n<figcaption>{caption}</figcaption>\n{picture.svg}\n</figure>'
