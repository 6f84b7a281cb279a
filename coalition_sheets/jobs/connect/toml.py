"""Write a few keys into coalition.toml; every remark and all the rest stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coalition_sheets.errors import WorldError
from coalition_sheets.library import read_text


def noted(path: Path, values: Mapping[str, str | None]) -> None:
    """Set keys such as google.key_file, None to take one out. The file is the old or the new one, never half.

    Raises WorldError where it cannot be written.
    """
    path = path.resolve()
    old = _text(path) if path.exists() else ""
    new = with_keys(old, values)
    if new == old:
        return
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(new, encoding="utf-8", newline="")
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise WorldError(f"{path} could not be written.", "May you write there?") from problem


def with_keys(text: str, values: Mapping[str, str | None]) -> str:
    """Return the text of a coalition.toml with some keys set."""
    import tomlkit

    document = tomlkit.parse(text)
    for key, value in values.items():
        table, _, name = key.rpartition(".")
        place = document if not table else document.setdefault(table, tomlkit.table())
        if value is None:
            place.pop(name, None)
        else:
            place[name] = value
    return tomlkit.dumps(document)


def _text(path: Path) -> str:
    """Return a file's text with its line ends as they are."""
    read_text(path)  # which says in a sentence what is wrong with it
    return path.read_bytes().decode("utf-8-sig")
