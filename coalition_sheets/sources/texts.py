"""Texts as cells hold them: the table of shared texts, escapes, ends of lines."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, markup
from coalition_sheets.sources.problems import CannotRead, too_big

ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")
ESCAPE_BYTES = regex(rb"_x[0-9A-Fa-f]{4}_")
KEPT = rb"<(?P=p)t(?: xml:space=\"preserve\")?+(?:/>|>[^<]*+</(?P=p)t>)\s*+"
RUN = rb"<(?P=p)t(?: xml:space=\"preserve\">[^<]*+</|>(?:(?!\s)[^<]*+(?<!\s))?+</)(?P=p)t>\s*+"
LOOKS = rb"<(?P=p)rPr>(?:\s*+<[\w:.]++(?: \w++=\"[^\"<>]*+\")*+ ?/>)*+\s*+</(?P=p)rPr>\s*+"
ITEM = regex(
    rb"\s*+<(?P<p>(?:[\w.-]++:)?+)si>\s*+"
    rb"(?:%b|(?:<(?P=p)r>\s*+(?:%b)?+%b</(?P=p)r>\s*+)++)"
    rb"(?:<(?P=p)phoneticPr(?: \w++=\"[^\"<>]*+\")*+ ?/>\s*+)?+" % (KEPT, LOOKS, RUN)
)
"""A shared text without its closing tag: plain, or in runs of different looks."""
HEAD = regex(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^<>]*encoding=[\"'](?!utf-8[\"']|us-ascii[\"']))[^<>]*\?>)?\s*"
    rb"<(?P<p>(?:[\w.-]+:)?)sst(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
COUNT = regex(rb"uniqueCount=(?!\"[0-9]{1,6}\")")
"""A number of texts that is out of proportion: the fast reader would make room for them before it looks."""


def tidy(text: str) -> str:
    r"""Return a text as people see it: ``_x000D_`` and the like resolved, every end of line a ``\n``."""
    if "_x" in text:
        text = ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(code: int) -> str:
    """Return a character, or nothing for half of one."""
    return "" if 0xD800 <= code < 0xE000 else chr(code)


@frozen
class Survey:
    """Shared texts that the fast reader can be trusted with: about how long each is, and whether to tidy them."""

    lengths: array[int]
    longest: int
    untidy: bool


def survey(chunks: Iterable[bytes]) -> Survey | None:
    """Look over the table of shared texts; None where only the careful reader can be trusted with it."""
    lengths = array("I")
    rest, closing, untidy = b"", b"", False
    for chunk in chunks:
        rest += chunk
        if not closing:
            head = HEAD.match(rest)
            if head is None or COUNT.search(head[0]) or not any(space.encode() in head[0] for space in markup.MAIN):
                return None
            closing, rest = b"</%bsi>" % head["p"], rest[head.end() :]
            if head[0].endswith(b"/>"):
                return None if rest.strip() else Survey(lengths, 0, untidy)
        untidy = untidy or b"\r" in rest or ESCAPE_BYTES.search(rest) is not None
        *items, rest = rest.split(closing)
        if not all(map(ITEM.fullmatch, items)) or len(rest) > budgets.TOKEN:
            return None
        lengths.extend(map(len, items))
        if len(lengths) > budgets.STRINGS:
            raise too_many()
    if rest.strip() != closing.replace(b"si>", b"sst>"):
        return None
    longest = max(lengths, default=0)
    return Survey(lengths, longest, untidy) if longest <= budgets.CELL_TEXT else None


def shared(chunks: Iterable[bytes], part: str) -> list[str]:
    """Read the table of shared texts with care: runs joined, readings for East Asian words left out.

    Raises CannotRead where it is no sound XML or holds more or longer texts than we read.
    """
    texts: list[str] = []
    pieces: list[str] = []
    phonetic = depth = 0
    wanted = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal wanted, phonetic, depth
        depth += 1
        local = _local(name)
        if local == "rPh":
            phonetic += 1
        wanted = local == "t" and not phonetic
        if depth > budgets.DEPTH or len(texts) > budgets.STRINGS:
            raise too_many()

    def text(data: str) -> None:
        if wanted:
            pieces.append(data)

    def end(name: str) -> None:
        nonlocal wanted, phonetic, depth
        wanted = False
        depth -= 1
        local = _local(name)
        if local == "rPh":
            phonetic -= 1
        elif local == "si":
            texts.append(bounded("".join(pieces)))
            pieces.clear()

    made = markup.parser(part)
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, text
    markup.feed(made, chunks, part)
    return texts


def too_many() -> CannotRead:
    """Return the problem of a table of texts that is too long or too deep."""
    return too_big(f"it has more than {budgets.STRINGS:,} different texts")


def bounded(text: str) -> str:
    """Return a cell's text tidied, or refuse one that is out of all proportion."""
    if len(text) > budgets.CELL_TEXT:
        raise too_big(f"one of its cells holds more than {budgets.CELL_TEXT:,} characters")
    return tidy(text)


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space in markup.MAIN else ""
