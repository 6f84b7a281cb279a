"""A page's Markdown as lines for a tab: a title, words, rows of a plan, rows to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from coalition_sheets.documents.markdown import parsed
from coalition_sheets.frozen import frozen

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind = Literal["title", "words", "plan", "headers", "blank"]


@frozen
class Marked:
    """One line: what it is for, its cells, and whether all of it is bold or leans."""

    kind: Kind
    cells: tuple[str, ...]
    bold: bool = False
    leans: bool = False


def marked(text: str) -> tuple[Marked, ...]:
    """Return the lines of a page; a table without headings is a plan, one with them is to write on."""
    return tuple(_lines(parsed(text)))


def _lines(tokens: Sequence[Token]) -> Iterator[Marked]:
    block, bullet, at = "", "", 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield from _table(tokens[at:end])
            at = end
        elif token.type in ("heading_open", "paragraph_open"):
            block = token.type
        elif token.type == "list_item_open":
            bullet = "• "
        elif token.type == "inline":
            for line in _apart(token):
                words = f"{bullet}{_words(line)}"
                yield Marked("title" if block == "heading_open" else "words", (words,), _all(line, "strong"),
                             _all(line, "em"))  # fmt: skip
                bullet = ""
        at += 1


def _table(tokens: Sequence[Token]) -> Iterator[Marked]:
    rows: list[list[Sequence[Token]]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.children or ())
    head, *body = [tuple(_words(cell) for cell in cells) for cells in rows]
    if any(head):
        yield Marked("headers", head)
    for cells, inner in zip(body, rows[1:], strict=True):
        leans = any(cells) and all(_all(cell, "em") for cell in inner if _words(cell))
        yield Marked("blank" if any(head) else "plan", cells, bold=bool(cells[0]), leans=leans)


def _apart(token: Token) -> list[list[Token]]:
    """Return the pieces of a paragraph, a list for each line that is broken on purpose."""
    lines: list[list[Token]] = [[]]
    for child in token.children or ():
        if child.type == "hardbreak":
            lines.append([])
        else:
            lines[-1].append(child)
    return [line for line in lines if _words(line)]


def _words(children: Sequence[Token]) -> str:
    shown = ("text", "code_inline", "text_special")
    parts = (c.content if c.type in shown else " " if c.type == "softbreak" else "" for c in children)
    return "".join(parts).replace("\u00a0", " ").strip()


def _all(children: Sequence[Token], mark: str) -> bool:
    """Whether all words of a line stand within one kind of mark."""
    depth, outside = 0, ""
    for child in children:
        depth += (child.type == f"{mark}_open") - (child.type == f"{mark}_close")
        outside += child.content if not depth else ""
    return bool(_words(children)) and not outside.strip()
