"""What a letter may not be, whoever it goes to: too long, without its short text, with a word that we do not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes

from coalition_sheets.documents.letters.desk import Kind
from coalition_sheets.documents.letters.writing import FORBIDDEN, SHORT
from coalition_sheets.documents.lint.expressions import TRANSLATE, path_of
from coalition_sheets.documents.lint.problem import Problem
from coalition_sheets.documents.lint.text import words_of
from coalition_sheets.documents.markdown import tidy, to_text
from coalition_sheets.documents.sandbox import Sandbox, body_of
from coalition_sheets.documents.template import split
from coalition_sheets.model import fold

SUBJECT = 60
_FORBIDDEN = re.compile(rf"\b(?:{'|'.join(w for words in FORBIDDEN.values() for w in words)})", re.IGNORECASE)
_VALUE = re.compile(r"%\(\w+\)s")


def of_letter(kind: Kind, file: str, text: str, title: str, title_line: int) -> Iterator[Problem]:
    """Yield why no letter made from a template would be ready, or would ask more than its kind does."""
    body = split(text)[1]
    letter, short, _ = body.partition(f"\n{SHORT}\n")
    if not short:
        fix = f"Put a line “{SHORT}” below the letter, and a few words to paste under it."
        yield _problem(file, 0, f"The line “{SHORT}” is missing.", fix)
    header = split(text)[0]
    above = header.count("\n") + 4 if header else 1
    for number, line in ((title_line, title), *enumerate(words_of(body).split("\n"), above)):
        if found := _FORBIDDEN.search(fold(line)):
            yield _problem(file, number, f"It says “{found.group()}”.", "Say it kindly: “still on your list”.")
    subject = shortest(title).strip()
    if len(subject) > SUBJECT:
        message = f"The subject has {len(subject)} letters before anything is filled in; {SUBJECT} is the limit."
        yield _problem(file, title_line, message, "Say it in fewer words.")
    said = "\n".join(line for line in shortest(letter).split("\n") if not line.startswith(">"))
    if (count := len(to_text(tidy(said)).split())) > kind.words:
        message = f"The letter has {count} words before anything is filled in; {kind.words} is the limit."
        yield _problem(file, 0, message, "Leave something out. One thing is enough.")
    if (asks := said.count("?")) > kind.questions:
        message = f"It asks {asks} questions; this kind asks {kind.questions or 'none'}."
        yield Problem(code="TEMPLATE-ASK", file=file, line=0, message=message, fix="Keep the one that matters most.")


def shortest(text: str) -> str:
    """Return the least that a template says by itself, whatever the data; "" where it cannot be read."""
    try:
        tree = Sandbox(str, "text").parse(body_of(text))
    except TemplateSyntaxError:
        return ""
    return _said(tree.body)


def _said(body: Iterable[nodes.Node]) -> str:
    return "".join(_one(node) for node in body)


def _one(node: nodes.Node) -> str:
    match node:
        case nodes.Output():
            return "".join(n.data if isinstance(n, nodes.TemplateData) else _translated(n) for n in node.nodes)
        case nodes.If():
            ways = [_said(node.body), *(_said(e.body) for e in node.elif_), _said(node.else_)]
            return min(ways, key=lambda said: len(said.split()))
        case nodes.With() | nodes.Block():
            return _said(node.body)
    return ""


def _translated(node: nodes.Node) -> str:
    """Return the words that stand in a template to be said in the reader's language."""
    calls = [n for n in (node, *node.find_all(nodes.Call)) if isinstance(n, nodes.Call)]
    said = [c.args[0] for c in calls if path_of(c.node) in TRANSLATE and c.args]
    return "".join(_VALUE.sub("", str(s.value)) for s in said if isinstance(s, nodes.Const))


def _problem(file: str, line: int, message: str, fix: str) -> Problem:
    return Problem(code="TEMPLATE-LETTER", file=file, line=line, message=message, fix=fix)
