"""A small part of a package as a tree that knows where each element stands, so that it can be changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, markup
from coalition_sheets.sources.package import shown
from coalition_sheets.xlsx.refuse import UnfitPart

MOST = 400_000
"""Elements in such a part: a table of looks that is full has about half as many."""
TAG = regex(rb"<[^\s/>\"']++(?:\s++[^\s=/>]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/?>")
ATTRIBUTE = rb"(?<=\s)%b\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')"
NAMED = regex(rb"<[^\s/>]++")
DECLARED = regex(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Element:
    """An element: its namespace and name, and where in the part its tags start and end.

    A self-closed element has no room between its tags: `open` (the end of the first) equals `close` and `end`.
    """

    space: str
    name: str
    prefix: str
    start: int
    attributes: dict[str, str]
    open: int = 0
    close: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children of a name that belong to the same namespace."""
        return (child for child in self.children if child.name == name and child.space == self.space)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name, or None."""
        return next(self.all(name), None)


@frozen
class Splice:
    """Bytes to put in the place of others; where several start at one place, they keep their order."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True)
class Part:
    """A part of a package, its tree, and what is to be changed in it."""

    name: str
    raw: bytes
    root: Element
    spaces: dict[str, str]
    splices: list[Splice] = field(default_factory=list)
    _tags: dict[int, tuple[Element, dict[str, str | None]]] = field(default_factory=dict)
    _filled: dict[int, bytes] = field(default_factory=dict)

    def add(self, parent: Element, content: bytes, after: Sequence[str] | None = None) -> None:
        """Add elements to a parent, at its end.

        For parents whose children have a fixed order, `after` names those that come before: the elements go behind
        the last one of them, or come first.
        """
        if parent.open == parent.end:
            self._tags.setdefault(parent.start, (parent, {}))
            self._filled[parent.start] = self._filled.get(parent.start, b"") + content
            return
        at = parent.close
        if after is not None:
            before = [child.end for child in parent.children if child.name in after and child.space == parent.space]
            at = max(before, default=parent.open)
        self.splices.append(Splice(at, at, content))

    def replace(self, element: Element, content: bytes = b"") -> None:
        """Put something else, or nothing, in the place of an element."""
        self.splices.append(Splice(element.start, element.end, content))

    def set(self, element: Element, **attributes: str | None) -> None:
        """Give an element attributes (without namespaces), or take away those that are None."""
        told = {name: value for name, value in attributes.items() if element.attributes.get(name) != value}
        if told:
            self._tags.setdefault(element.start, (element, {}))[1].update(told)

    def _tag(self, element: Element, attributes: dict[str, str | None]) -> Splice:
        """Return the change of an element's first tag; of the whole element where it was empty and is no more."""
        tag = self.raw[element.start : element.open]
        for name, value in attributes.items():
            new = b"" if value is None else b'%b="%b"' % (name.encode(), quoted(value))
            if name in element.attributes:
                tag = re.sub(ATTRIBUTE % re.escape(name.encode()), partial(_just, new), tag, count=1)
            else:
                tag = NAMED.sub(partial(_behind, new), tag, count=1)
        if (content := self._filled.get(element.start)) is None:
            return Splice(element.start, element.open, tag)
        found = NAMED.match(tag)
        closing = b"</%b>" % (found[0][1:] if found else b"")
        return Splice(element.start, element.end, tag[:-2].rstrip() + b">" + content + closing)

    def named(self, parent: Element, name: str) -> str:
        """Return a name with the prefix that the parent's own name has."""
        return f"{parent.prefix}:{name}" if parent.prefix else name

    def changed(self) -> bytes:
        """Return the part with all changes made."""
        return spliced(self.raw, [*self.splices, *(self._tag(*told) for told in self._tags.values())])


def _just(new: bytes, _: re.Match[bytes]) -> bytes:
    return new


def _behind(new: bytes, found: re.Match[bytes]) -> bytes:
    return found[0] + b" " + new


def spliced(raw: bytes, splices: Iterable[Splice]) -> bytes:
    """Return bytes with some of them replaced; the places must not overlap."""
    return b"".join(pieces(raw, splices))


def pieces(raw: bytes, splices: Iterable[Splice]) -> list[bytes | memoryview]:
    """Return what `spliced` does in pieces, so that nothing long is copied."""
    whole, at = memoryview(raw), 0
    found: list[bytes | memoryview] = []
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        found += [whole[at : splice.start], splice.new]
        at = splice.end
    return [*found, whole[at:]]


def escaped(text: str) -> bytes:
    """Return a text as it stands between tags, in ASCII: right in whatever encoding the part has."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return plain.encode("ascii", "xmlcharrefreplace")


def quoted(text: str) -> bytes:
    """Return a text as it stands in an attribute, in ASCII."""
    spaced = escaped(text).replace(b'"', b"&quot;")
    return spaced.replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")


def parsed(raw: bytes, name: str) -> Part:
    """Return a part with its tree.

    Raises UnfitPart where it has too many elements, and CannotRead where it is no sound XML or has a document type.
    """
    raw = narrow(raw)
    builder = _Builder(raw, name)
    made = markup.parser(name)
    made.namespace_prefixes = True
    made.StartElementHandler = lambda name, attributes: builder.start(name, attributes, made.CurrentByteIndex)
    made.EndElementHandler = lambda _: builder.finish(made.CurrentByteIndex)
    made.CharacterDataHandler = builder.text
    made.StartNamespaceDeclHandler = builder.declared
    markup.feed(made, [raw], name)
    return Part(name, raw, builder.root.children[0], builder.spaces)


def narrow(raw: bytes) -> bytes:
    """Return a part that is written in UTF-16 in UTF-8; any other as it is."""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw
    text = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    return DECLARED.sub(rb'\1 encoding="UTF-8"', text, count=1)


class _Builder:
    """Makes the tree of a part from what the parser tells."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.raw = raw
        self.name = name
        self.root = Element("", "", "", 0, {})
        self.stack = [self.root]
        self.spaces: dict[str, str] = {}
        self.count = 0

    def declared(self, prefix: str | None, space: str | None) -> None:
        """Remember a namespace's prefix where it is declared for the whole part."""
        if len(self.stack) == 1 and prefix and space:
            self.spaces.setdefault(space, prefix)

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take an element's first tag."""
        self.count += 1
        if self.count > MOST or len(self.stack) > budgets.DEPTH:
            raise UnfitPart(shown(self.name), "it has too many entries")
        tag = TAG.match(self.raw, at)
        if tag is None:
            raise UnfitPart(shown(self.name), "a tag in it is written in an unusual way")
        space, local, prefix = _parts(name)
        told = {_attribute(key): value for key, value in attributes.items()}
        element = Element(space, local, prefix, at, told, open=tag.end())
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def finish(self, at: int) -> None:
        """Take an element's last tag."""
        element = self.stack.pop()
        if self.raw[element.open - 2 : element.open] == b"/>":
            element.close = element.end = element.open
        else:
            element.close, element.end = at, self.raw.index(b">", at) + 1

    def text(self, data: str) -> None:
        """Take text."""
        self.stack[-1].text += data


def _parts(name: str) -> tuple[str, str, str]:
    """Return the namespace, name and prefix of what the parser calls "namespace name prefix"."""
    space, _, rest = name.partition(" ")
    if not rest:
        return "", space, ""
    local, _, prefix = rest.partition(" ")
    return space, local, prefix


def _attribute(name: str) -> str:
    """Return an attribute's name, those of relationships with "r:" before it."""
    space, local, _ = _parts(name)
    if space in markup.RELATIONS:
        return f"r:{local}"
    return f"xml:{local}" if space == XML else local if not space else f"{space} {local}"
