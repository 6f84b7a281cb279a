"""All the words that the project ships, by where they stand; places where a value would stand hold a short word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import click

from coalition_sheets import library
from coalition_sheets.cli import cli
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.schemas.about import SETTINGS
from coalition_sheets.settings import Settings

VALUE = "Ana"
EMAILS = tuple(sorted(e.name for e in library.entries("templates", ".j2") if e.name.startswith("email-")))
PAGES = tuple(sorted(e.name for e in library.entries("templates", ".j2") if not e.name.startswith("email-")))

_SENTENCE = re.compile(r"""\{\{-? *_\((["'])(.*?)\1[^{}]*\}\}""")
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
_BLOCK = re.compile(r"\{%-? *(if|for)\b(?:(?!\{%-? *(?:if|for)\b).)*?\{%-? *end\1 *-?%\}", re.DOTALL)
_MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>|&\w+;|\*+|[|#☐☑_`]|\]\([^)]*\)", re.DOTALL)


def own_words(template: str) -> str:
    """Return a template's own words, one paragraph a line: no header, no logic, a name for each value."""
    _, _, body = template.partition("---\n")[2].partition("---\n") if template.startswith("---") else ("", "", template)
    said = _SENTENCE.sub(lambda m: re.sub(r"%\(\w+\)s", VALUE, m[2]), body)
    text = _MARKUP.sub(" ", _STATEMENT.sub("", _EXPRESSION.sub(VALUE, said)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line.removeprefix("- ") for line in lines if re.search(r"[a-z]{2}", line))


def always(template: str) -> str:
    """Return a template without what it says only in some cases, or for each of something, and without lists."""
    before = ""
    while before != template:
        before = template
        template = _BLOCK.sub("", template)
    return re.sub(r"^ *(?:-|\d+\.) .*$", "", template, flags=re.MULTILINE)


def template_words(name: str) -> str:
    """Return the own words of a shipped template."""
    return own_words(library.template(name))


def check_words() -> str:
    """Return why and what to do of every check."""
    return "\n".join(f"{c.why}\n{c.fix}" for c in CHECKS.values())


def help_notes() -> str:
    """Return the note on each column's header."""
    return "\n".join(c.help for s in library.schemas().values() for c in s.columns if c.help)


def setting_words() -> str:
    """Return the sentence of each setting, on About us and in coalition.toml."""
    ours = [s.help for s in SETTINGS]
    toml = [str(f.metadata.get("help", "")) for f in fields(Settings)]
    return "\n".join(text for text in (*ours, *toml) if text)


def command_help() -> str:
    """Return what the command line says of each command and option."""
    return "\n".join(_said(cli, click.Context(cli)))


def _said(command: click.Command, context: click.Context) -> Iterator[str]:
    for text in (command.help or "").replace("\b", "").split("\n\n"):
        yield " ".join(text.split())
    yield from (p.help for p in command.params if isinstance(p, click.Option) and p.help)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from _said(inner, context)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a line ends one."""
    found = (part.strip() for line in text.splitlines() for part in re.split(r"(?<=[.!?:;])\s+", line))
    return [part for part in found if re.search(r"[a-z]{2}", part)]
