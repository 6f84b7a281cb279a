"""Read YAML strictly: what looks like one thing and means another is an error with file, line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

import yaml

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex

T = TypeVar("T")

_TEXT = "tag:yaml.org,2002:str"
_TRUTH = "tag:yaml.org,2002:bool"
_KIND = {"int": "a number", "float": "a number", "bool": "yes or no", "timestamp": "a date", "null": "nothing at all"}
_LOST_HASH = regex(r"\s+#(?:\S|\s*$)")


class SchemaError(CoalitionError):
    """A schema file cannot be used as it stands: file, line and what to do."""

    def __init__(self, source: str, line: int, problem: str, hint: str = "") -> None:
        super().__init__(f"{source} line {line}: {problem}", hint)
        self.source = source
        self.line = line


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean 'due'?" for a near miss, else the list of what is known."""
    names = sorted(known)
    near = get_close_matches(word, names, 1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known here: {', '.join(names)}." if names else ""


@frozen
class Node:
    """A piece of a YAML file that knows where it stands; `value` is a text, a tuple of Nodes or a mapping to Nodes."""

    source: str
    line: int
    tag: str
    value: str | tuple[Node, ...] | Mapping[str, Node]

    def error(self, problem: str, hint: str = "") -> SchemaError:
        """Return a SchemaError at this line."""
        return SchemaError(self.source, self.line, problem, hint)

    def text(self) -> str:
        """Return the text; what YAML would turn into something else must stand in quotes."""
        if not isinstance(self.value, str):
            raise self.error("a text is expected here.")
        if self.tag != _TEXT:
            kind = _KIND.get(self.tag.rpartition(":")[2], "something else")
            if not self.value:
                raise self.error("a text is missing here.", 'Write "" for an empty one.')
            raise self.error(f"YAML reads {self.value} as {kind}.", f'Put it in quotes: "{self.value}".')
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list; one text alone is a list of one."""
        if isinstance(self.value, str):
            return (self.text(),)
        return tuple(item.text() for item in self.items())

    def flag(self) -> bool:
        """Return true or false."""
        if self.tag != _TRUTH or self.value not in ("true", "false"):
            raise self.error("true or false is expected here.")
        return self.value == "true"

    def word(self, words: Mapping[str, T]) -> T:
        """Return what one of these words stands for."""
        text = self.text()
        if text not in words:
            raise self.error(f"'{text}' is not known here.", did_you_mean(text, words))
        return words[text]

    def items(self) -> tuple[Node, ...]:
        """Return the items of a list."""
        if not isinstance(self.value, tuple):
            raise self.error("a list is expected here.")
        return self.value

    def pairs(self) -> Mapping[str, Node]:
        """Return the settings of a mapping, whatever their names."""
        if isinstance(self.value, (str, tuple)):
            raise self.error("settings (name: value) are expected here.")
        return self.value

    def settings(self, known: Iterable[str], owner: str) -> Mapping[str, Node]:
        """Return the settings of a mapping; one that is not known is an error."""
        found = self.pairs()
        known = tuple(known)
        for name, node in found.items():
            if name not in known:
                raise node.error(f"{owner} has an unknown setting '{name}'.", did_you_mean(name, known))
        return found


def load(text: str, source: str) -> Node:
    """Return the tree of a YAML text; `source` is the file's name for messages. Raise SchemaError."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise SchemaError(
            source, line, f"this is not YAML: {problem.problem}.", "Look at the line above, too."
        ) from problem
    except (yaml.YAMLError, UnicodeEncodeError) as problem:
        raise SchemaError(source, 1, "this is not YAML: it holds characters that no text has.") from problem
    if root is None:
        raise SchemaError(source, 1, "the file is empty.")
    try:
        return _tree(root, source, text.split("\n"), set())
    except RecursionError as problem:
        raise SchemaError(source, 1, "it is nested too deeply.") from problem


def _tree(node: yaml.Node, source: str, lines: list[str], seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise SchemaError(source, line, "a '*' reference to another place is not used in these files.", "Repeat it.")
    seen.add(id(node))
    if node.tag.rpartition(":")[0] != "tag:yaml.org,2002" or "/" in node.tag.rpartition(":")[2]:
        raise SchemaError(source, line, "a tag that begins with '!' is not used in these files.", "Leave it out.")
    if isinstance(node, yaml.ScalarNode):
        _refuse_lost_hash(node, source, lines)
        return Node(source, line, node.tag, node.value)
    if isinstance(node, yaml.SequenceNode):
        return Node(source, line, node.tag, tuple(_tree(item, source, lines, seen) for item in node.value))
    found: dict[str, Node] = {}
    for key_node, value_node in node.value:
        name = _tree(key_node, source, lines, seen).text()
        if name in found:
            raise SchemaError(
                source,
                key_node.start_mark.line + 1,
                f"'{name}' stands here twice.",
                f"It is on line {found[name].line} too.",
            )
        value = _tree(value_node, source, lines, seen)
        found[name] = Node(source, key_node.start_mark.line + 1, value.tag, value.value)
    return Node(source, line, node.tag, found)


def _refuse_lost_hash(node: yaml.ScalarNode, source: str, lines: list[str]) -> None:
    """Refuse `Task #`, of which YAML keeps `Task`; a remark after a value begins with "# "."""
    if node.style or not node.value or node.end_mark.line >= len(lines):
        return
    rest = lines[node.end_mark.line][node.end_mark.column :]
    if _LOST_HASH.match(rest):
        whole = f"{node.value} {rest.strip()}"
        raise SchemaError(
            source, node.end_mark.line + 1, f"YAML drops what follows '#' in {whole}.", f'Put it in quotes: "{whole}".'
        )
