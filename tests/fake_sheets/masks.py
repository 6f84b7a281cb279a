"""The `fields` parameter: which part of an answer is wanted.

`a,b` both; `a.b` or `a/b` what is inside; `a(b,c)` several inside; `*` everything at that place. A field may be
written sheetId or sheet_id; no name has a space, so `a, b` is refused. A mask is a tree of names; None in it
means all that is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from tests.fake_sheets.discovery import Shape, named
from tests.fake_sheets.errors import ApiProblem, refused, violations

Mask: TypeAlias = "Mapping[str, Mask] | None"
Tree: TypeAlias = "dict[str, Tree | None]"
TOKEN = re.compile(r"[A-Za-z0-9_$\-]+|[*,./()]")


class UnknownPath(ValueError):
    """A mask names what is not there, or is not written as a mask is."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def refusal(problem: UnknownPath) -> ApiProblem:
    """Refuse a mask as Sheets does."""
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{problem.path}'."
    return refused("Request contains an invalid argument.", violations((problem.path, text)))


def parse(text: str, shape: Shape) -> Mask:
    """Read a mask for an answer of this shape; raises UnknownPath."""
    tokens = tokenized(text)
    tree: Tree | None = {}
    for path in paths(tokens, ""):
        tree = joined(tree, expanded(path, shape, ".".join(path)))
    if tokens:
        raise UnknownPath(text)
    return tree


def tokenized(text: str) -> list[str]:
    """Split a mask into names and signs; the last token is the first of the list, ready to be popped."""
    found, at = [], 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None:
            raise UnknownPath(text)
        found.append(token[0])
        at = token.end()
    return found[::-1]


def paths(tokens: list[str], before: str) -> list[tuple[str, ...]]:
    """Read `a.b(c,d),e` as the paths a b c, a b d, e, up to a closing bracket."""
    found: list[tuple[str, ...]] = []
    while True:
        found += one_path(tokens, before)
        if not tokens or tokens[-1] != ",":
            return found
        tokens.pop()


def one_path(tokens: list[str], before: str) -> list[tuple[str, ...]]:
    """Read one item of the list, its bracket with it."""
    path: tuple[str, ...] = ()
    while True:
        if not tokens or tokens[-1] in ",./()":
            raise UnknownPath(before or "".join(tokens[::-1]))
        path = (*path, tokens.pop())
        if tokens and tokens[-1] in "./":
            tokens.pop()
            continue
        if not tokens or tokens[-1] != "(":
            return [path]
        tokens.pop()
        inside = paths(tokens, ".".join(path))
        if not tokens or tokens.pop() != ")":
            raise UnknownPath(".".join(path))
        return [(*path, *rest) for rest in inside]


def expanded(path: tuple[str, ...], shape: Shape, whole: str) -> Tree | None:
    """Make the tree of one path, each name looked up."""
    while shape.kind == "list" and shape.of is not None:
        shape = shape.of
    if not path or path == ("*",):
        return None
    first, rest = path[0], path[1:]
    if shape.kind == "map" and shape.of is not None:
        return {first: expanded(rest, shape.of, whole)}
    if first == "*":
        return {name: expanded(rest, inner, whole) for name, inner in shape.fields.items() if fits(rest, inner)}
    found = named(shape, first) if shape.kind == "object" else None
    if found is None:
        raise UnknownPath(whole)
    return {found[0]: expanded(rest, found[1], whole)}


def fits(path: tuple[str, ...], shape: Shape) -> bool:
    """Whether a path leads anywhere from here."""
    try:
        expanded(path, shape, "")
    except UnknownPath:
        return False
    return True


def joined(one: Tree | None, other: Tree | None) -> Tree | None:
    """Want what either mask wants."""
    if one is None or other is None:
        return None
    both = dict(one)
    for name, inner in other.items():
        both[name] = joined(both[name], inner) if name in both else inner
    return both


def wants(mask: Mask, *path: str) -> bool:
    """Whether anything at or under this path is wanted."""
    for name in path:
        if mask is None:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def inside(mask: Mask, *path: str) -> Mask:
    """Give the mask for what is under a path that is wanted."""
    for name in path:
        if mask is None:
            return None
        mask = mask.get(name, {})
    return mask
