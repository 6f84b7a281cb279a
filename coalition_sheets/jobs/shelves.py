"""The two folders a coalition can make its own: list what is there, show a file, copy it to be changed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from coalition_sheets import library
from coalition_sheets.documents.lint.copies import marked
from coalition_sheets.documents.template import note_of
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.jobs.result import Grid, Result, Text
from coalition_sheets.library import Entry
from coalition_sheets.settings import Settings

Shelf = Literal["templates", "sheet_schemas"]
SUFFIXES: Mapping[Shelf, tuple[str, ...]] = MappingProxyType(
    {"templates": (".j2", ".css"), "sheet_schemas": (".yaml",)}
)


def listing(settings: Settings, shelf: Shelf) -> Result:
    """List every file of a shelf, what it is for, and whose it is."""
    files = entries(settings, shelf)
    own = sum(entry.own for entry in files)
    says = {e.name: _says(e, shelf) for e in files}
    rows = tuple((e.name, "yours" if e.own else "shipped", _line(says[e.name])) for e in files)
    return Result(
        command=f"{_command(shelf)} list",
        summary=f"{len(files)} files, {own or 'none'} of them your own. Your own folder: {folder(settings, shelf)}",
        data={"files": [{"name": e.name, "own": e.own, "says": says[e.name]} for e in files]},
        body=(Grid(("Name", "Whose", "What for"), rows),),
    )


def _line(says: str) -> str:
    """Return a remark as one line of a list: what stands before its first stop."""
    return re.split(r"[.;:](?:\s|$)", says, maxsplit=1)[0]


def _says(entry: Entry, shelf: Shelf) -> str:
    """Return in a line what a file is for: the first remark of a template, the description of a tab."""
    text = library.read_text(entry.path)
    if shelf == "templates":
        return note_of(text)
    said = re.search(r"^description: *(?:>-?)?(.*)$", text, re.MULTILINE)
    return said.group(1).strip(" \"'") if said else ""


def shown(settings: Settings, shelf: Shelf, name: str) -> Result:
    """Show one file of a shelf."""
    entry = _ours(name) if shelf == "templates" and name.startswith(library.SHIPPED) else found(settings, shelf, name)
    text = library.read_text(entry.path)
    return Result(
        command=f"{_command(shelf)} show",
        summary="",
        data={"name": entry.name, "own": entry.own, "text": text},
        body=(Text(text.rstrip()),),
    )


def copied(settings: Settings, shelf: Shelf, name: str) -> Result:
    """Copy a shipped file into the coalition's own folder; one that is there already is left alone."""
    entry = found(settings, shelf, name)
    target = folder(settings, shelf) / entry.name
    if target.exists():
        raise CoalitionError(f"{target} is already there.", "Change that file, or move it away first.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            text = library.read_text(entry.path)
            file.write(marked(text) if shelf == "templates" else text)
    except OSError as problem:
        raise WorldError(f"{target} could not be written.", "Choose a folder that you may write to.") from problem
    return Result(
        command=f"{_command(shelf)} copy",
        summary=f"Copied to {target}. Delete it to go back to ours.",
        data={"path": str(target), "next": list(steps := _next(shelf, entry.name, target))},
        body=(Text("\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))),),
    )


def _next(shelf: Shelf, name: str, target: Path) -> tuple[str, ...]:
    """Return what to do with a copy, step by step."""
    if shelf == "sheet_schemas":
        return (f"Open {near(target)} in a text editor. Change titles and descriptions, or add a field.",
                "See what it does to your workbook: coalition check")  # fmt: skip
    short = name.partition(".")[0]
    return (
        f"Open {near(target)} in a text editor. Change the words; leave what stands in {{{{ }}}} and {{% %}}.",
        f"Look at it: coalition templates preview {short}",
        f"Is all well? coalition templates check {short}",
    )


def near(path: Path) -> str:
    """Return a path as it is called from here: relative where it lies in this folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _command(shelf: Shelf) -> str:
    return "templates" if shelf == "templates" else "schemas"


def _ours(name: str) -> Entry:
    plain = name.removeprefix(library.SHIPPED)
    path = library.shipped_folder("templates") / plain
    return Entry(name, path if path.is_file() else path.with_name(f"{plain}.md.j2"), own=False)


def folder(settings: Settings, shelf: Shelf) -> Path:
    """Return the coalition's own folder of a shelf."""
    return settings.templates if shelf == "templates" else settings.schemas


def entries(settings: Settings, shelf: Shelf) -> tuple[Entry, ...]:
    """Return every file of a shelf, the coalition's own in place of ours."""
    return tuple(e for s in SUFFIXES[shelf] for e in library.entries(shelf, s, folder(settings, shelf)))


def found(settings: Settings, shelf: Shelf, name: str) -> Entry:
    """Return the file of a shelf by its name, with or without its ending; raise with the nearest names."""
    known = {e.name: e for e in entries(settings, shelf)}
    short = {e.name.partition(".")[0]: e for e in known.values()}
    if entry := known.get(name) or short.get(name):
        return entry
    near = difflib.get_close_matches(name, [*known, *short], 3)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"See `coalition {_command(shelf)} list`."
    raise CoalitionError(f"There is no file called {name}.", hint)
