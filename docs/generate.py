"""Write the reference pages of docs/ from the code: `make docs`. A test fails while a page is not what this makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import click

from coalition_sheets import library, settings
from coalition_sheets.cli import cli
from coalition_sheets.cli.common import Request
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.metrics.catalog import figures_markdown
from coalition_sheets.model import Column
from coalition_sheets.rules.docs import checks_markdown
from coalition_sheets.schemas import built
from coalition_sheets.schemas.about import SETTINGS
from coalition_sheets.schemas.read import parse
from docs.template_names import templates_page

HERE = Path(__file__).parent
NOTE = "<!-- Made by `make docs` from the code. Change it there. -->\n\n"


def table(headers: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [headers, tuple("---" for _ in headers), *rows]
    return "\n".join("| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in row) + " |" for row in lines)


def settings_page() -> str:
    """Return docs/settings.md: About us, then coalition.toml."""
    about = table(
        ("Setting", "If blank", "What it means"),
        ((s.header, s.default, s.help) for s in SETTINGS),
    )
    toml = table(
        ("Key", "Environment", "Default", "What it means"),
        ((f"`{d.key}`", f"`{d.variable}`", d.default, d.sentence) for d in settings.described()),
    )
    return _SETTINGS.format(about=about, toml=toml)


_SETTINGS = """# Settings

Settings have two homes. **About us**, a tab of the workbook, holds facts about the coalition. **coalition.toml**, a
small file, holds facts about one computer.

## About us

{about}

## coalition.toml

Put it into the folder where you run `coalition`, or above it. The command line beats the environment, and the
environment beats this file. Paths are read from the folder that holds it. Never put a password into it.

```toml
workbook = "Harbor County.xlsx"

[mail]
from = "Rosa Delgado <rosa@example.org>"
```

{toml}
"""


def columns_page() -> str:
    """Return docs/columns.md: every tab with its columns."""
    parts = ["# Tabs and columns\n\n", _LEVELS]
    for schema in library.schemas().values():
        if schema.name == "about":
            continue
        rows = (_column(c) for c in schema.columns)
        heads = ("Header", "In code", "Holds", "Who sees it", "Also read as", "Help")
        parts.append(f"\n## {schema.tab}\n\n{schema.help}\n\n{table(heads, rows)}\n")
    return "".join(parts)


_LEVELS = (
    "**Who sees it**: *public* may stand in anything; *coalition* in what members get; *organizers* in what only "
    "organizers get. Columns you invent are kept and are for organizers. Columns marked + are not made by `coalition "
    "init`; add one by typing its header.\n"
)


def _column(column: Column) -> tuple[str, ...]:
    level = column.level.word
    if column.own:
        level += ", only its owner"
    if column.consent:
        level += f"; {column.consent.level.word} if {column.consent.column} is {' or '.join(column.consent.says)}"
    if column.link_level is not None:
        level += f"; a link or a passcode: {column.link_level.word}"
    holds = " · ".join(column.choices) or column.type
    extra = "" if column.group == "visible" else " +"
    star = " *" if column.required else ""
    return f"{column.header}{star}{extra}", f"`{column.name}`", holds, level, ", ".join(column.aliases), column.help


_EXIT_CODES = """# Commands

Exit codes: **0** fine · **1** `check` found something at or above `--fail-on` · **2** a word on the command line or a
setting is off · **3** a file, disk or service did not do its part.

"""


def commands_page() -> str:
    """Return docs/commands.md: every command with its help, and the options all share."""
    shared = next(c for c in (cli.get_command(click.Context(cli), "check"),) if c)
    names = set(Request.__dataclass_fields__)
    options = [p for p in shared.params if isinstance(p, click.Option)]
    rows = ((" ".join(f"`{o}`" for o in p.opts), p.help or "") for p in options if p.name in names)
    parts = [_EXIT_CODES, "## Options of every command\n\n", table(("Option", "What it does"), rows), "\n"]
    parts += [f"\n## {path}\n\n{text}\n" for path, text in _commands(cli, "coalition")]
    return "".join(parts)


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, str]]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        elif command:
            shared = set(Request.__dataclass_fields__) - {"language"}  # that one only where documents are made
            own = [p for p in command.params if p.name not in shared]
            words = " ".join(p.make_metavar(context) for p in own if isinstance(p, click.Argument))
            rows = [(" ".join(f"`{o}`" for o in p.opts), p.help or "") for p in own if isinstance(p, click.Option)]
            options = f"\n\n{table(('Option', 'What it does'), iter(rows))}" if rows else ""
            example = f"\n\n`{(command.epilog or '').removeprefix('Example: ')}`" if command.epilog else ""
            yield f"{path} {name} {words}".rstrip(), f"{command.help or ''}{example}{options}"


def figures_page() -> str:
    """Return docs/figures.md: every figure, what it says, what it reads, who may see it."""
    return figures_markdown(library.schemas(), {s.name: s for s in SETTINGS})


def letters_page() -> str:
    """Return docs/letters.md: the table of letters."""
    rows = ((f"`coalition email {k.name}`", k.who, k.ask, str(k.words)) for k in KINDS.values())
    return _LETTERS + table(("Command", "To", "What it asks", "Words at most"), rows) + "\n"


_LETTERS = """# Letters

Every letter is a draft. `coalition email all` writes those whose day has come. The words of each stand in a template
called `email-` and its name; `coalition templates copy email-welcome` makes a copy of one for you to change.
[How to write and send them](howto/emails.md).

"""


PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "checks.md": checks_markdown,
        "columns.md": columns_page,
        "commands.md": commands_page,
        "figures.md": figures_page,
        "letters.md": letters_page,
        "settings.md": settings_page,
        "templates.md": lambda: templates_page(table),
    }
)


def page(name: str) -> str:
    """Return the whole text of one page."""
    return NOTE + PAGES[name]()


def schemas() -> str:
    """Return sheet_schemas/built.json, from the YAML files beside it."""
    texts = library.shipped_texts()
    return built.dump(texts, {name: parse(text.decode(), name) for name, text in texts.items()})


def main() -> None:
    """Write every page, and the built form of our schemas."""
    (library.shipped_folder("sheet_schemas") / built.FILE).write_text(schemas(), encoding="utf-8")
    for name in PAGES:
        (HERE / name).write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
