"""A template's header: for whom its page is, what it is called, and whether there is one for each of something."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Level

HINT = "`coalition templates check` lists every such place; delete a copy to go back to ours."
Load = Callable[[str], str]
KEYS = ("audience", "title", "file", "for each")
EACH = ("", "meeting", "person")
_REMARK = re.compile(r"\{#-? *(.*?) *-?#\}|/\* *(.*?) *\*/", re.DOTALL)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BrokenTemplate(CoalitionError):
    """A template that cannot be used as it is: its name, the line and what is wrong."""

    def __init__(self, name: str, problem: str, line: int | None = None) -> None:
        self.file, self.line, self.problem = name, line, problem
        where = f"{name}, line {line}" if line else name
        super().__init__(
            f"{where}: {problem}",
            HINT,
        )


class AudienceTooWide(CoalitionError):
    """Somebody asked for a document to go to more people than it is made for."""

    def __init__(self, name: str, made_for: Level, asked: Level) -> None:
        super().__init__(
            f"{name} is made for {AUDIENCES[made_for]}; it cannot be made for {AUDIENCES[asked]}.",
            "--audience can only narrow what a document shows.",
        )


AUDIENCES: Mapping[Level, str] = {
    Level.PUBLIC: "the public",
    Level.COALITION: "the coalition",
    Level.ORGANIZERS: "organizers",
}


class Shown:
    """Something templates may look into by name only; subclasses answer `look`."""

    __slots__ = ()

    def look(self, name: str) -> object:
        """Return the value of this name, or raise a CoalitionError that says why not."""
        raise NotImplementedError


@frozen
class Header:
    """What a template says of itself. `title` may use the data; `file` is the kind in the file's name."""

    name: str
    audience: Level
    title: str
    file: str
    each: str = ""

    def level(self, asked: Level | None) -> Level:
        """Return the level to make the page at: the template's own, or a lower one that was asked for."""
        if asked is not None and asked > self.audience:
            raise AudienceTooWide(self.name, self.audience, asked)
        return self.audience if asked is None else asked


def split(text: str) -> tuple[str, str]:
    """Return a template's YAML header and its body; the header is "" where there is none."""
    if not text.startswith("---\n"):
        return "", text
    header, mark, body = text[4:].partition("\n---\n")
    return (header, body) if mark else ("", text)


def header_of(name: str, text: str) -> Header:
    """Return the header of a template; raise `BrokenTemplate` with its line where it says too little or too much."""
    if text.startswith("---\n") and not split(text)[0]:
        raise BrokenTemplate(name, "its header does not end; put a line --- below it.", 1)
    found, at = pairs(name, split(text)[0])
    levels = {level.word: level for level in Level}
    if (audience := found["audience"]) not in levels:
        near = get_close_matches(audience, levels, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(levels)}."
        raise BrokenTemplate(name, f"“{audience}” is no audience; {hint}", at["audience"])
    if not _SLUG.fullmatch(found["file"]):
        raise BrokenTemplate(name, "`file` is made of small letters, digits and single hyphens.", at["file"])
    if (each := found.get("for each", "")) not in EACH:
        raise BrokenTemplate(name, "`for each` is meeting or person, or left out.", at["for each"])
    return Header(name, levels[audience], found["title"], found["file"], each)


def pairs(name: str, header: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return what a header says by its key, and the line of each; raise `BrokenTemplate` for what is no such line."""
    found: dict[str, str] = {}
    at: dict[str, int] = {}
    for number, line in enumerate(header.split("\n"), 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or (key := key.strip()) not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(f'`{k}`' for k in KEYS)}."
            raise BrokenTemplate(name, f"`{key}` is no line of a header; {hint}", number)
        found[key], at[key] = _unquoted(value.strip()), number
    if missing := [key for key in KEYS[:3] if not found.get(key)]:
        raise BrokenTemplate(name, f"its header lacks {', '.join(f'`{k}`' for k in missing)}.", 1)
    return found, at


def note_of(text: str) -> str:
    """Return what a template says it is for: the first remark in its header, or at its top."""
    header, body = split(text)
    if said := next((line for line in header.split("\n") if line.startswith("#")), ""):
        return said.lstrip("# ")
    remark = _REMARK.match(body)
    return " ".join((remark[remark.lastindex or 0]).split()) if remark else ""


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
