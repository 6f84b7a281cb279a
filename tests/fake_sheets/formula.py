"""Formulas, read into a tree: numbers, text, references, operators and calls. What it cannot read is #ERROR!."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from tests.fake_sheets.cells import SHOWN, Value, Wrong
from tests.fake_sheets.references import TOKEN, Reference, reference

LEVELS = (("=", "<>", "<", "<=", ">", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))


class NotAFormula(ValueError):
    """The text has no meaning as a formula."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written out."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """A named range."""

    name: str


@dataclass(frozen=True, slots=True)
class Cells:
    """A cell or a range."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is given; an empty place is None."""

    name: str
    given: tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator between two values; before one value the left is None, behind one (%) the right."""

    sign: str
    left: Node | None
    right: Node | None


Node: TypeAlias = "Constant | Name | Cells | Call | Operation"


@lru_cache(maxsize=4096)
def parsed(text: str, point: str = ".") -> Node:
    """Read a formula, its = with it; raises NotAFormula. `point` is the locale's decimal point."""
    if point != ".":
        text = re.sub(rf'("(?:[^"]|"")*")|(?<=\d){re.escape(point)}(?=\d)', lambda found: found[1] or ".", text)
    tokens = [(match.lastgroup or "", match[0]) for match in TOKEN.finditer(text.lstrip()[1:])]
    reader = Reader([token for token in tokens if token[0] != "space"])
    node = reader.level(0)
    if reader.tokens[reader.at :]:
        raise NotAFormula(text)
    return node


class Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def next_is(self, *signs: str) -> bool:
        """Whether the next token is one of these signs."""
        return self.at < len(self.tokens) and self.tokens[self.at][1] in signs and self.tokens[self.at][0] == "sign"

    def take(self) -> tuple[str, str]:
        """Take the next token."""
        if self.at >= len(self.tokens):
            raise NotAFormula("it ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def level(self, depth: int) -> Node:
        """Read operators of this strength and stronger ones."""
        if depth == len(LEVELS):
            return self.signed()
        left = self.level(depth + 1)
        while self.next_is(*LEVELS[depth]):
            sign = self.take()[1]
            left = Operation(sign, left, self.level(depth + 1))
        return left

    def signed(self) -> Node:
        """Read a value with a sign before it or % behind it."""
        if self.next_is("+", "-"):
            return Operation(self.take()[1], None, self.signed())
        node = self.value()
        while self.next_is("%"):
            self.take()
            node = Operation("%", node, None)
        return node

    def value(self) -> Node:
        """Read one value, a call, or what stands in brackets."""
        kind, text = self.take()
        if kind == "number":
            number = float(text)
            return Constant(int(number) if number.is_integer() else number)
        if kind == "text":
            return Constant(text[1:-1].replace('""', '"'))
        if kind == "wrong":
            return Constant(next(Wrong(name) for name, shown in SHOWN.items() if shown == text))
        if kind == "ref":
            return Cells(reference(text))
        if kind == "name":
            return self.named(text)
        if (kind, text) == ("sign", "("):
            node = self.level(0)
            self.close()
            return node
        raise NotAFormula(text)

    def named(self, text: str) -> Node:
        """Read a call, TRUE, FALSE or the name of a range."""
        if not self.next_is("("):
            truth = {"TRUE": True, "FALSE": False}.get(text.upper())
            return Name(text) if truth is None else Constant(truth)
        self.take()
        given: list[Node | None] = []
        while not self.next_is(")"):
            given.append(None if self.next_is(",", ";") else self.level(0))
            if not self.next_is(",", ";"):
                break
            self.take()
            if self.next_is(")"):
                given.append(None)
        self.close()
        return Call(text.upper(), tuple(given))

    def close(self) -> None:
        """Take the closing bracket."""
        if not self.next_is(")"):
            raise NotAFormula("a bracket is open")
        self.take()
