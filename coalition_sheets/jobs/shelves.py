"""The two folders a coalition can make its own: list what is there, show a file, copy it to be changed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.jobs.result import Grid, Result, Text
from coalition_sheets.library import Entry
from coalition_sheets.settings import Settings

Shelf = Literal["templates", "sheet_schemas"]
SUFFIXES: Mapping[Shelf, tuple[str, ...]] = MappingProxyType(
    {"templates": (".j2", ".css"), "sheet_schemas": (".yaml",)}
)


def listing(settings: Settings, shelf: Shelf) -> Result:
    """List every file of a shelf and whose it is."""
    found = _entries(settings, shelf)
    own = sum(entry.own for entry in found)
    return Result(
        command=f"{_command(shelf)} list",
        summary=f"{len(found)} files, {own or 'none'} of them your own. Your own folder: {_folder(settings, shelf)}",
        data={"files": [{"name": e.name, "own": e.own} for e in found]},
        body=(Grid(("Name", "Whose"), tuple((e.name, "yours" if e.own else "shipped") for e in found)),),
    )


def shown(settings: Settings, shelf: Shelf, name: str) -> Result:
    """Show one file of a shelf."""
    entry = _find(settings, shelf, name)
    text = library.read_text(entry.path)
    return Result(
        command=f"{_command(shelf)} show",
        summary="",
        data={"name": entry.name, "own": entry.own, "text": text},
        body=(Text(text.rstrip()),),
    )


def copied(settings: Settings, shelf: Shelf, name: str) -> Result:
    """Copy a shipped file into the coalition's own folder; one that is there already is left alone."""
    entry = _find(settings, shelf, name)
    target = _folder(settings, shelf) / entry.name
    if target.exists():
        raise CoalitionError(f"{target} is already there.", "Change that file, or move it away first.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(library.read_text(entry.path))
    except OSError as problem:
        raise WorldError(f"{target} could not be written.", "Choose a folder that you may write to.") from problem
    return Result(
        command=f"{_command(shelf)} copy",
        summary=f"Copied to {target}. Change it there; delete it to go back to ours.",
        data={"path": str(target)},
    )


def _command(shelf: Shelf) -> str:
    return "templates" if shelf == "templates" else "schemas"


def _folder(settings: Settings, shelf: Shelf) -> Path:
    return settings.templates if shelf == "templates" else settings.schemas


def _entries(settings: Settings, shelf: Shelf) -> tuple[Entry, ...]:
    return tuple(e for s in SUFFIXES[shelf] for e in library.entries(shelf, s, _folder(settings, shelf)))


def _find(settings: Settings, shelf: Shelf, name: str) -> Entry:
    found = {e.name: e for e in _entries(settings, shelf)}
    short = {e.name.partition(".")[0]: e for e in found.values()}
    if entry := found.get(name) or short.get(name):
        return entry
    near = difflib.get_close_matches(name, [*found, *short], 3)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"See `coalition {_command(shelf)} list`."
    raise CoalitionError(f"There is no file called {name}.", hint)
