"""Drive's search language: `name = 'a' and (mimeType != 'b' or trashed = false)`, `'x' in parents`, `not …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from tests.fake_sheets.errors import Json, refused

Test: TypeAlias = Callable[[Json], bool]
QUOTED = r"'(?:[^'\\]|\\.)*'" + r'|"(?:[^"\\]|\\.)*"'
TOKEN = re.compile(rf"\s*(?:({QUOTED})|([A-Za-z]+)|(<=|>=|!=|=|<|>|\(|\)))")
QUOTES = "'\""
FIELDS = ("name", "mimeType", "trashed", "starred", "modifiedTime", "createdTime", "fullText")


def parse(text: str) -> Test:
    """Read a query as a test of one file."""
    tokens = tokenized(text)
    if not tokens:
        return lambda _: True
    test = either(tokens)
    if tokens:
        raise invalid(text)
    return test


def invalid(text: str) -> Exception:
    """Refuse what is no query."""
    return refused(f"Invalid Value: {text}")


def tokenized(text: str) -> list[str]:
    """Split a query, its first word last."""
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None:
            raise invalid(text)
        found.append(token[0].strip())
        at = token.end()
    return found[::-1]


def either(tokens: list[str]) -> Test:
    """Read tests joined by or."""
    tests = [both(tokens)]
    while tokens and tokens[-1] == "or":
        tokens.pop()
        tests.append(both(tokens))
    return lambda file: any(test(file) for test in tests)


def both(tokens: list[str]) -> Test:
    """Read tests joined by and."""
    tests = [one(tokens)]
    while tokens and tokens[-1] == "and":
        tokens.pop()
        tests.append(one(tokens))
    return lambda file: all(test(file) for test in tests)


def one(tokens: list[str]) -> Test:
    """Read a single test, a bracket or a not."""
    first = popped(tokens)
    if first == "not":
        inner = one(tokens)
        return lambda file: not inner(file)
    if first == "(":
        inner = either(tokens)
        if popped(tokens) != ")":
            raise invalid("(")
        return inner
    sign, value = popped(tokens), popped(tokens)
    if first[0] in QUOTES:
        return within(unquoted(first), sign, value)
    if first not in FIELDS:
        raise invalid(first)
    return compared(first, sign, unquoted(value))


def popped(tokens: list[str]) -> str:
    """Take the next word."""
    if not tokens:
        raise invalid("")
    return tokens.pop()


def unquoted(text: str) -> Any:
    """Read a quoted text, true or false."""
    if text[0] in QUOTES:
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    if text not in {"true", "false"}:
        raise invalid(text)
    return text == "true"


def within(value: str, sign: str, place: str) -> Test:
    """Test whether a folder or a person is among a file's."""
    role = {"owners": "owner", "writers": "writer", "readers": "reader"}.get(place)
    if sign != "in" or (role is None and place != "parents"):
        raise invalid(place)
    if role is None:
        return lambda file: value in file.get("parents", ())
    return lambda file: any(
        one.get("emailAddress") == value and one["role"] == role for one in file.get("permissions", ())
    )


def compared(name: str, sign: str, value: Any) -> Test:
    """Test a field of a file; names are compared without their case."""
    if sign == "contains":
        return lambda file: any(word.startswith(value.lower()) for word in starts(str(file.get(name, "")).lower()))
    tests: dict[str, Callable[[Any], bool]] = {
        "=": lambda found: found == value,
        "!=": lambda found: found != value,
        "<": lambda found: found < value,
        ">": lambda found: found > value,
        "<=": lambda found: found <= value,
        ">=": lambda found: found >= value,
    }
    if sign not in tests:
        raise invalid(sign)
    test = tests[sign]
    return lambda file: test(file.get(name, ""))


def starts(text: str) -> Iterable[str]:
    """Give a text from the start of each of its words on: a search finds the beginnings of words."""
    return [text[found.start() :] for found in re.finditer(r"\w+|\S", text)]


def ordered(files: list[Json], order: str) -> list[Json]:
    """Sort files as asked: `name desc,modifiedTime`; those changed last come first if nothing is said."""
    for part in reversed([piece.split() for piece in (order or "modifiedTime desc").split(",")]):
        files.sort(key=lambda file: str(file.get(part[0].removesuffix("_natural"), "")), reverse=part[-1] == "desc")
    return files
