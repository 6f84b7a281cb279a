"""Markdown as documents use it: a cell's text never becomes markup, and a page of it becomes HTML or plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coalition_sheets.model import ENGLISH, Language

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ACTIVE = re.compile(r"([\\`*\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#|\w)")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|[-=]{2,}|\d{1,9}[.)](?=\s|$))")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
START, END = "\u2068", "\u2069"  # around what runs the other way than its page
_LINK = re.compile(r"(https://|mailto:|#)", re.IGNORECASE)


class Markdown(str):
    """Text that is Markdown already; anything else is escaped when it is printed."""

    __slots__ = ()


def in_html(text: str) -> str:
    """Return HTML with the marks around what runs the other way as elements."""
    return text.replace(START, "<bdi>").replace(END, "</bdi>")


def plain(text: str) -> str:
    """Return text on one line as it may stand anywhere: no controls, no invisible marks, no half characters."""
    line = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    kept = (" " if c in "\t\n\r\v\f\x85\u2028\u2029" else c for c in line)
    return " ".join("".join(c if c == " " else _visible(c) for c in kept).split())


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs" or ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return "\ufffd"
    return "" if category == "Cc" else character


def escape(text: str) -> Markdown:
    """Return a cell's text as Markdown that shows exactly these characters, wherever it stands."""
    line = _ACTIVE.sub(r"\\\1", plain(text))
    line = _EDGE_UNDERSCORE.sub(r"\\_", _ENTITY.sub(r"\\&", line))
    return Markdown(_LINE_START.sub(lambda m: _defused(m.group()), line))


def _defused(start: str) -> str:
    return f"{start[:-1]}\\{start[-1]}" if start[0].isdigit() else f"\\{start}"


def tidy(text: str) -> str:
    """Return rendered Markdown with at most one blank line between blocks and one newline at its end."""
    lines = [line if line.strip() else "" for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.enable("table").disable(["image", "autolink"])
    parser.validateLink = lambda url: _LINK.match(url) is not None  # type: ignore[method-assign]
    return parser


def parsed(text: str) -> Sequence[Token]:
    """Return Markdown as the pieces that a page is made of."""
    return _parser().parse(text)


def gaps_in(text: str, language: Language = ENGLISH) -> list[str]:
    """Return what is still to add to a text, each once: of "[ADD: the place]" "the place"."""
    return list(dict.fromkeys(re.findall(rf"\[{re.escape(language.gap)}: ([^\]<>]{{1,80}})\]", text)))


def to_html(text: str, language: Language = ENGLISH) -> str:
    """Return Markdown as HTML without raw HTML, pictures or scripts; tables get a class by what they are for.

    A gap, "[ADD: name]", is marked. A table without headings is a "plan" (its rows that start something are
    "head"), one whose rows are blank is a "grid" to write on.
    """
    parser = _parser()
    tokens = parser.parse(text)
    for start, end in _tables(tokens):
        _dress(tokens, start, end)
    html = parser.renderer.render([t for t in tokens if not t.meta.get("left out")], parser.options, {})
    marked = re.sub(rf"\[{re.escape(language.gap)}: [^\]<>]{{1,80}}\]", r"<mark>\g<0></mark>", str(html))
    return in_html(marked)


def _tables(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    starts = [i for i, t in enumerate(tokens) if t.type == "table_open"]
    ends = [i for i, t in enumerate(tokens) if t.type == "table_close"]
    return list(zip(starts, ends, strict=True))


def _rows(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for i in range(start, end):
        if tokens[i].type == "tr_open":
            rows.append((i, []))
        elif tokens[i].type == "inline":
            rows[-1][1].append(tokens[i].content.replace("&nbsp;", "").strip())
    return rows


def _dress(tokens: list[Token], start: int, end: int) -> None:
    (_, headings), *body = _rows(tokens, start, end)
    if not any(headings):
        tokens[start].attrSet("class", "plan")
        head_end = next(i for i in range(start, end) if tokens[i].type == "thead_close")
        for token in tokens[start + 1 : head_end + 1]:
            token.meta["left out"] = True
        for row, cells in body:
            tokens[row].attrSet("class", "head" if cells[0] else "more")
            if not cells[-1]:
                _widen(tokens, row)
    elif body and not any(any(cells) for _, cells in body):
        tokens[start].attrSet("class", "grid")


def _widen(tokens: list[Token], row: int) -> None:
    """Let the words of a row run on where its last cell is blank."""
    cells = [i for i in range(row, _closing(tokens, row)) if tokens[i].type == "td_open"]
    tokens[cells[-2]].attrSet("colspan", "2")
    for token in tokens[cells[-1] : _closing(tokens, row)]:
        token.meta["left out"] = True


def _closing(tokens: Sequence[Token], row: int) -> int:
    return next(i for i in range(row, len(tokens)) if tokens[i].type == "tr_close")


def to_text(text: str) -> str:
    """Return Markdown as plain text for a mail: lists and quotes keep their marks, a row of a table is a line."""
    lines: list[str] = []
    counters: list[int | None] = []
    quoted = 0
    for token in _rows_joined(parsed(text)):
        match token.type:
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_open":
                counters.append(int(token.attrs.get("start", 1)) - 1)
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
                lines.append("")
            case "list_item_open":
                number = counters[-1]
                counters[-1] = None if number is None else number + 1
                lines.append("- " if number is None else f"{number + 1}. ")
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "tr_close":
                lines.append(token.content)
            case "table_close":
                lines.append("")
            case "inline" if quoted:
                lines += [f"> {line}" for line in _words(token).split("\n")] + [""]
            case "inline":
                _put(lines, _words(token), in_list=bool(counters))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _rows_joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens without the cells of tables; the end of a row holds all of its words."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            token.content, cells = " · ".join(filter(None, cells or ())), None
            yield token
        elif cells is None:
            yield token
        elif token.type == "inline":
            cells.append(_words(token).strip())


def _put(lines: list[str], words: str, *, in_list: bool) -> None:
    if in_list and lines and lines[-1].endswith((". ", "- ")):
        lines[-1] += words
    elif in_list:
        lines.append(f"   {words}")
    else:
        lines += [words, ""]


def _words(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
