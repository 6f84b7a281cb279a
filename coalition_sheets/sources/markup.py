"""XML, read with the standard library's expat: no document type, no entities, bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from coalition_sheets.sources import budgets
from coalition_sheets.sources.package import shown
from coalition_sheets.sources.problems import CannotRead, damaged, too_big

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHOICE = f"{COMPATIBILITY} Choice"
TRANSPARENT = frozenset({f"{COMPATIBILITY} AlternateContent", f"{COMPATIBILITY} Fallback"})
MAIN = frozenset(
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"}
)
RELATIONS = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
)
PACKAGE = frozenset(
    {
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    }
)
OURS = MAIN | PACKAGE


def parser(part: str) -> expat.XMLParserType:
    """Return a parser whose names are "namespace local" and that refuses a document type."""

    def refuse(*_: object) -> None:
        raise CannotRead(
            f"holds something no workbook should (a document type in {shown(part)}).",
            "It may have been made to do harm. Ask who sent it, or save it again in Excel.",
        )

    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = refuse
    made.EntityDeclHandler = refuse
    return made


def feed(made: expat.XMLParserType, chunks: Iterable[bytes], part: str) -> None:
    """Feed a part to a parser, in pieces.

    Raises CannotRead where it is no sound XML or one tag or text in it is endless.
    """
    fed = 0
    try:
        for chunk in chunks:
            made.Parse(chunk, False)
            fed += len(chunk)
            if fed - made.CurrentByteIndex > budgets.TOKEN:
                raise too_big(f"its part {shown(part)} has no end of text in sight")
        made.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as problem:
        raise damaged(f"its part {shown(part)} cannot be understood") from problem


@dataclass(slots=True)
class Node:
    """An element of a small part: its local name (in full where the namespace is not ours), attributes, children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """Return the first child of a name, or None."""
        return next(self.all(name), None)


def tree(chunks: Iterable[bytes], part: str) -> Node:
    """Read a small part. Of alternatives for newer programs the fallback is taken; text is left out.

    Raises CannotRead where it is no sound XML, too deep or too long.
    """
    root = Node("")
    stack = [root]
    skipping = count = depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipping, count, depth
        depth += 1
        count += 1
        if depth > budgets.DEPTH or count > budgets.NODES:
            raise too_big(f"its part {shown(part)} has too many levels or entries")
        if skipping or name == CHOICE:
            skipping += 1
        elif name not in TRANSPARENT:
            told = {_attribute(key) if " " in key else key: value for key, value in attributes.items()}
            node = Node(local(name), told)
            stack[-1].children.append(node)
            stack.append(node)

    def end(name: str) -> None:
        nonlocal skipping, depth
        depth -= 1
        if skipping:
            skipping -= 1
        elif name not in TRANSPARENT:
            stack.pop()

    made = parser(part)
    made.StartElementHandler, made.EndElementHandler = start, end
    feed(made, chunks, part)
    return root.children[0] if root.children else root


def local(name: str) -> str:
    """Return a name without its namespace where that is ours; in full where it is not."""
    space, _, rest = name.rpartition(" ")
    return rest if space in OURS else name


def _attribute(name: str) -> str:
    """Return an attribute's name, those of relationships with "r:" before it."""
    space, _, local = name.rpartition(" ")
    return f"r:{local}" if space in RELATIONS else name
