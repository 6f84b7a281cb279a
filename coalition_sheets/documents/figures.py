"""Where a template wants a picture: a mark that nobody can type, swapped for the picture when the page is done."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from html import escape as escape_html

from coalition_sheets.documents.markdown import Markdown, escape
from coalition_sheets.model import Picture

NAMES = ("benchmarks", "timeline", "funnel", "coverage")
# A control character stands on each side: none gets through `markdown.plain`, which all that people type goes through.
_MARK = re.compile("\x02(picture|words):([a-z]+)\x03")

Draw = Callable[[str], Picture | None]


def no_picture(_name: str) -> Picture | None:
    """Draw nothing; stands in where a page has no pictures."""
    return None


def marks() -> Mapping[str, Mapping[str, Markdown]]:
    """Return what templates print to place a picture.

    `pictures.funnel` is a figure on the page and nothing in text; `pictures_or_words.funnel` is its words there.
    """
    return {
        "pictures": {name: Markdown(f"\x02picture:{name}\x03") for name in NAMES},
        "pictures_or_words": {name: Markdown(f"\x02words:{name}\x03") for name in NAMES},
    }


def asked(text: str, draw: Draw) -> tuple[Picture, ...]:
    """Return the pictures that a rendered template has a mark for, each once."""
    names = dict.fromkeys(m[2] for m in _MARK.finditer(text))
    return tuple(found for name in names if (found := draw(name)))


def in_text(text: str, pictures: Iterable[Picture]) -> str:
    """Return Markdown with the words of pictures where they are wanted, and without any mark."""
    by_name = {p.name: p for p in pictures}
    return _MARK.sub(lambda m: escape(by_name[m[2]].words) if m[1] == "words" and m[2] in by_name else "", text)


def in_page(html: str, pictures: Iterable[Picture]) -> str:
    """Return HTML with figures in place of marks."""
    return _swapped(html, pictures, figure)


def in_word(html: str, pictures: Iterable[Picture], png: Callable[[Picture], bytes]) -> str:
    """Return HTML with PNG images in place of marks or figures, for what does not show SVG."""
    found = tuple(pictures)
    images = {figure(p): f"<p>{image(p, png(p))}</p>" for p in found}
    swapped = _swapped(html, found, lambda p: images[figure(p)])
    for drawn, shown in images.items():
        swapped = swapped.replace(drawn, shown)
    return swapped


def _swapped(html: str, pictures: Iterable[Picture], shown: Callable[[Picture], str]) -> str:
    by_name = {p.name: p for p in pictures}
    swapped = re.sub(rf"<p>{_MARK.pattern}</p>\n?", lambda m: _one(by_name, m[2], shown), html)
    return _MARK.sub(lambda m: _one(by_name, m[2], shown), swapped)


def _one(by_name: Mapping[str, Picture], name: str, shown: Callable[[Picture], str]) -> str:
    return f"{shown(by_name[name])}\n" if name in by_name else ""


def figure(picture: Picture) -> str:
    """Return a picture as a figure of a page."""
    caption = escape_html(picture.title)
    return f'<figure class="picture">\n{picture.svg}\n<figcaption>{caption}</figcaption>\n</figure>'


def image(picture: Picture, png: bytes) -> str:
    """Return a picture as an image that carries its own data."""
    return f'<img alt="{escape_html(picture.alt)}" src="data:image/png;base64,{b64encode(png).decode("ascii")}">'


def in_words(picture: Picture) -> str:
    """Return a picture as a paragraph of its words, for where it cannot be drawn."""
    return f"<p>{escape_html(picture.alt)}</p>"
