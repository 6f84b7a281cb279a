"""Where a key lives: a folder of its own, outside git, for its owner's eyes only."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from coalition_sheets.errors import WorldError


def home_of_keys(environment: Mapping[str, str], home: Path, system: str = sys.platform) -> Path:
    """Return the folder for keys: where each system keeps the settings of programs."""
    if system == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "coalition"
    if system == "darwin":
        return home / "Library" / "Application Support" / "coalition"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "coalition"


def typed_path(text: str, folder: Path) -> Path:
    """Return the path that somebody typed, pasted or dragged onto a terminal."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif os.name == "posix":
        text = re.sub(r"\\(.)", r"\1", text)  # a dragged file comes with its spaces escaped
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://"))
    return folder / Path(text).expanduser()


def kept(data: bytes, name: str, folder: Path) -> Path:
    """Write a key into the folder of keys, readable by its owner alone; what is there under that name stays.

    Raises WorldError where it cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        number = 1
        while path.exists():
            if path.read_bytes() == data:
                path.chmod(0o600)
                return path
            number += 1
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as problem:
        raise WorldError(f"The key could not be written into {folder}.", "May you write there?") from problem
    return path


def moved(path: Path, folder: Path) -> tuple[Path, bool]:
    """Move a key into the folder of keys; return where it is now, and whether the old one is gone."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise WorldError(f"{path} could not be read.", "May you read it?") from problem
    new = kept(data, path.name, folder)
    if path.exists() and new.samefile(path):
        return new, True
    try:
        path.unlink()
    except OSError:
        return new, False
    return new, True


def short(path: Path, home: Path) -> str:
    """Return a path as coalition.toml keeps it: from one's own folder on, where it lies in it."""
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
