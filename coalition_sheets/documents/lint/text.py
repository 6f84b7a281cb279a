"""The words of a template, apart from its logic: links, pictures and tags that a page does not show or may not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coalition_sheets.documents.lint.problem import Problem

_LOGIC = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LINK = re.compile(r"(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]*)")
_SEEN = re.compile(r"https://|mailto:|#|\x00", re.IGNORECASE)
_TAG = re.compile(r"<(?:(https?://|mailto:)[^>\s]*|/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?|!--)>?")
_ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|link|form|base|img|picture|video|audio|source|input|button)\b|\s(on[a-z]+)\s*=",
    re.IGNORECASE,
)
_LOADS = re.compile(
    r"@import|url\(\s*+['\"]?+(?!#|data:|\x00)|\b(?:src|srcset|action)\s*=|href\s*=\s*+['\"]?+(?!#|https:|mailto:|\x00)",
    re.IGNORECASE,
)


def words_of(text: str) -> str:
    """Return a template's text with every piece of logic as one mark, each line at its number."""
    return _LOGIC.sub(lambda found: "\x00" + "\n" * found.group().count("\n"), text)


def of_page(file: str, text: str) -> Iterator[Problem]:
    """Yield links, pictures and tags in the words of a page or letter that it does not show."""
    for number, line in enumerate(words_of(text).split("\n"), 1):
        for picture, target in _LINK.findall(line):
            if picture:
                yield _problem("TEMPLATE-LINK", file, number, "It has a picture, and pages load none.",
                               "Take it out; you can add one in your word processor.")  # fmt: skip
            elif not _SEEN.match(target):
                yield _problem("TEMPLATE-LINK", file, number, f"“{target[:60]}” is no link that a page may have.",
                               "Write a whole address that begins with https:// or mailto:.")  # fmt: skip
        for found in _TAG.finditer(line):
            if found.group(1):
                fix = "Write [a few words](https://...)."
                yield _problem("TEMPLATE-LINK", file, number, "An address in < > is printed as it stands.", fix)
            else:
                fix = "Write **bold**, *slanted*, # a heading, - a list, or | a table |."
                yield _problem("TEMPLATE-HTML", file, number, f"“{found.group()[:40]}” is a tag of HTML.", fix)


def of_frame(file: str, text: str) -> Iterator[Problem]:
    """Yield what an HTML frame or a style sheet would run, or load from elsewhere."""
    for number, line in enumerate(words_of(text).split("\n"), 1):
        for found in _ACTIVE.finditer(line):
            what = found.group(1) or found.group(2)
            yield _problem("TEMPLATE-HTML", file, number, f"“{what}” does something or loads something.",
                           "Take it out: a page is words and tables, safe to open anywhere.")  # fmt: skip
        for found in _LOADS.finditer(line):
            yield _problem("TEMPLATE-LINK", file, number, f"“{found.group().strip()}” leads or loads from elsewhere.",
                           "Take it out, or write a whole https:// address in href.")  # fmt: skip


def _problem(code: str, file: str, line: int, message: str, fix: str) -> Problem:
    return Problem(code=code, file=file, line=line, message=message, fix=fix)
