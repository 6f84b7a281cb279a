"""Schemas and templates: the coalition's own folder first, then the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import ENGLISH, Languages, Schema

SHIPPED = "shipped/"


@frozen
class Entry:
    """One file of the library: its name, where it lies, and whether it is the coalition's own."""

    name: str
    path: Path
    own: bool


def shipped_folder(kind: str) -> Path:
    """Return the shipped "sheet_schemas" or "templates": in the wheel, or beside it in an editable install."""
    package = Path(__file__).parent
    inside = package / kind
    return inside if inside.is_dir() else package.parent / kind


def entries(kind: str, suffix: str, folder: Path | None = None) -> tuple[Entry, ...]:
    """Return all files of a kind by name, the coalition's own in place of the shipped one of the same name."""
    found = {p.name: Entry(p.name, p, own=False) for p in sorted(shipped_folder(kind).glob(f"*{suffix}"))}
    if folder is not None and folder.is_dir() and folder.resolve() != shipped_folder(kind).resolve():
        found |= {p.name: Entry(p.name, p, own=True) for p in sorted(folder.glob(f"*{suffix}"))}
    return tuple(found[name] for name in sorted(found))


def schemas(folder: Path | None = None) -> Mapping[str, Schema]:
    """Return every schema by name: the shipped ones, changed and added to by the coalition's own folder.

    Raises `SchemaError` with file and line where a file cannot be understood.
    """
    found = _shipped()
    own = [entry for entry in entries("sheet_schemas", ".yaml", folder) if entry.own]
    if own:
        from coalition_sheets.schemas.read import extend, parse

        for entry in own:
            text, name = read_text(entry.path), entry.path.stem
            found[name] = extend(found[name], text, entry.name) if name in found else parse(text, entry.name)
    return MappingProxyType(found)


def _shipped() -> dict[str, Schema]:
    """Return our own schemas: as built beforehand, or from the YAML where that was changed since."""
    from coalition_sheets.schemas import built

    texts = shipped_texts()
    made = shipped_folder("sheet_schemas") / built.FILE
    found = built.load(read_text(made), texts) if made.is_file() else {}
    if len(found) < len(texts):
        from coalition_sheets.schemas.read import parse

        found |= {name: parse(text.decode(), name) for name, text in texts.items() if name not in found}
    return {name.removesuffix(".yaml"): found[name] for name in texts}


def shipped_texts() -> Mapping[str, bytes]:
    """Return what stands in each of our own schema files."""
    return {path.name: path.read_bytes() for path in sorted(shipped_folder("sheet_schemas").glob("*.yaml"))}


def template(name: str, folder: Path | None = None) -> str:
    """Return a template's text: the coalition's own file of that name if there is one; "shipped/NAME" asks for ours."""
    plain = name.removeprefix(SHIPPED)
    own = folder / plain if folder is not None and plain == name else None
    path = own if own is not None and own.is_file() else shipped_folder("templates") / plain
    if Path(plain).name != plain or not path.is_file():
        raise CoalitionError(f"There is no template called {name}.", "See `coalition templates list`.")
    return read_text(path)


def languages(folder: Path | None = None) -> Languages:
    """Return every language there is a catalog for; a sentence in the coalition's own folder wins over ours.

    Raises `BrokenCatalog` with file and line.
    """
    from coalition_sheets.catalogs import read

    found = {"en": ENGLISH}
    for entry in entries("languages", ".po", shipped_folder("languages")):
        found[entry.path.stem] = read(read_text(entry.path), entry.name)
    for path in sorted(folder.glob("*.po")) if folder is not None and folder.is_dir() else ():
        own = read(read_text(path), path.name)
        found[own.code] = own.over(found[own.code]) if own.code in found else own
    return Languages(tuple(found.values()))


def read_text(path: Path) -> str:
    """Return a text file's content; raise `WorldError` if unreadable, `CoalitionError` if it is no text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CoalitionError(f"{path.name} is not saved as UTF-8 text.", "Save it again as UTF-8.") from problem
    except OSError as problem:
        raise WorldError(f"{path} could not be read.", "Check that it is there and that you may open it.") from problem
