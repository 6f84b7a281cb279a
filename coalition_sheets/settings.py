"""coalition.toml, the environment and the command line, joined into Settings. Each key is described once, here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.library import read_text

if TYPE_CHECKING:
    from coalition_sheets.sources.google import SheetAddress

    Source: TypeAlias = Path | SheetAddress
    """Where a workbook is: a file, or a Google Sheet."""

FILE = "coalition.toml"
KEPT = Path(".coalition") / "backups"
MOST = 1000


class SettingsError(CoalitionError):
    """coalition.toml, or a setting from the environment, that cannot be used; it names the file and line."""


def _key(
    sentence: str, default: str, *, path: bool = False, table: str = "", choices: tuple[str, ...] = (),
    holds: Literal["text", "list", "number"] = "text",
) -> dict[str, Any]:  # fmt: skip
    return {
        "sentence": sentence, "default": default, "path": path, "table": table, "choices": choices, "holds": holds
    }  # fmt: skip


@frozen(kw_only=True)
class Settings:
    """Facts about this machine; facts about the coalition stand in About us."""

    workbook: Source | None = field(
        default=None,
        metadata=_key(
            "The coalition's workbook: a path to an .xlsx file, or the address of a Google Sheet.",
            "none: name it with -w",
            path=True,
        ),
    )
    output: Path = field(
        default=Path("coalition-out"), metadata=_key("The folder where documents go.", "coalition-out", path=True)
    )
    schemas: Path = field(
        default=Path("sheet_schemas"),
        metadata=_key("Your own tabs, columns and vocabulary: yours first, then ours.", "sheet_schemas", path=True),
    )
    templates: Path = field(
        default=Path("templates"), metadata=_key("Your own documents: yours first, then ours.", "templates", path=True)
    )
    word: str = field(
        default="auto",
        metadata=_key(
            "A Word file (.docx) beside each page to print or edit. auto: wherever `coalition-sheets[word]` is "
            "installed. yes: and say so where it is not. no: none.",
            "auto",
            choices=("auto", "yes", "no"),
        ),
    )
    documents: tuple[str, ...] = field(
        default=(),
        metadata=_key(
            'The documents that `coalition sync` makes at each run: ["agenda", "status"], or any name that '
            "`coalition document` lists.",
            "none: sync keeps the workbook's own tabs and makes no files",
            holds="list",
        ),
    )
    backups: int = field(
        default=10,
        metadata=_key("How many dated copies of a workbook file are kept for `coalition undo`.", "10", holds="number"),
    )
    mail_from: str = field(
        default="",
        metadata=_key(
            'The real person whose name stands under emails: "Rosa Delgado <rosa@example.org>".', "none", table="mail"
        ),
    )
    mail_reply_to: str = field(
        default="", metadata=_key("Where answers go, if not to mail.from.", "mail.from", table="mail")
    )
    mail_times: str = field(
        default="",
        metadata=_key(
            "When you can sit down with somebody, for letters that ask for a one-on-one: two times or more and a "
            'place, with ; between: "Tue 6 pm; Thu noon at the library".',
            "none",
            table="mail",
        ),
    )
    google_key_file: Path | None = field(
        default=None,
        metadata=_key(
            "The key that opens your Google Sheet: a service account's .json file, which nobody else may read. "
            "`coalition connect google` walks you through it.",
            "none",
            path=True,
            table="google",
        ),
    )
    google_token_file: Path | None = field(
        default=None,
        metadata=_key(
            "Instead of a key: the .json file of your own sign-in to Google, which nobody else may read.",
            "none",
            path=True,
            table="google",
        ),
    )


@frozen
class Described:
    """One key of coalition.toml, for the docs: its name there, its environment variable, default and meaning."""

    key: str
    variable: str
    default: str
    sentence: str


def described() -> tuple[Described, ...]:
    """Return every key with its default and sentence, in the order of the docs."""
    return tuple(
        Described(
            _toml_name(f.name, f.metadata["table"]), _variable(f.name), f.metadata["default"], f.metadata["sentence"]
        )
        for f in fields(Settings)
    )


def find(start: Path) -> Path | None:
    """Return the nearest coalition.toml in this folder or above it."""
    return next((folder / FILE for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def kept_in(settings: Settings, toml: Path | None) -> Path:
    """Return the folder of dated copies and waiting notes: beside coalition.toml, or else the workbook, or here."""
    workbook = settings.workbook
    beside = toml.parent if toml else workbook.parent if isinstance(workbook, Path) else Path()
    return beside / KEPT


def load(start: Path, environment: Mapping[str, str], config: Path | None = None) -> Settings:
    """Return the settings in force in a folder: environment beats coalition.toml beats defaults.

    Relative paths of coalition.toml resolve against its folder, others against `start`. All problems of
    the file are raised at once, as one `SettingsError`.
    """
    path = config or find(start)
    values = _from_file(path) if path else {}
    for f in fields(Settings):
        if text := environment.get(_variable(f.name), ""):
            if wrong := _not_a_choice(f, text):
                raise SettingsError(f"{_variable(f.name)}: {wrong}", "See docs/settings.md for every key.")
            if wrong := _not_of_its_kind(f, typed := _from_text(f, text)):
                raise SettingsError(f"{_variable(f.name)}: {wrong}", "See docs/settings.md for every key.")
            values[f.name] = _read(f, typed, start)
    given = {f.name: start / f.default for f in fields(Settings) if f.metadata["path"] and isinstance(f.default, Path)}
    if path:
        given = {name: path.parent / value.name for name, value in given.items()}
    return Settings(**(given | values))


def _from_file(path: Path) -> dict[str, Any]:
    import tomllib

    text = read_text(path)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", str(problem))
        what, line = found.groups() if found else (str(problem).partition(" (")[0], text.count("\n") + 1)
        raise SettingsError(f"{path.name} line {line}: {what}.", "Mend that line, or take it out.") from problem
    known = {_toml_name(f.name, f.metadata["table"]): f for f in fields(Settings)}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in _flat(raw):
        where = f"{path.name} line {_line_of(text, key)}"
        if key not in known:
            problems.append(f"{where}: {_unknown(key, known)}")
        elif wrong := (
            _not_of_its_kind(known[key], value) or _not_a_choice(known[key], value) or _names_nothing(known[key], value)
        ):
            problems.append(f"{where}: {wrong}")
        else:
            f = known[key]
            values[f.name] = _read(f, value, path.parent)
    if problems:
        raise SettingsError(" ".join(problems), "See docs/settings.md for every key.")
    return values


def workbook_at(text: str, folder: Path = Path()) -> Source:
    """Return the workbook that a text names: a Google Sheet by its address or id, or else a path.

    Raises `NotASheet` for a link to anything else.
    """
    path = folder / text
    if len(text) < 200 and path.exists():
        return path
    from coalition_sheets.sources.google import parse

    return parse(text) or path


def _read(f: Field[Any], text: Any, folder: Path) -> Any:
    """Return the value of a key as it was written; paths resolve against a folder, or against one's own (~)."""
    if isinstance(text, list):
        return tuple(text)
    if f.name == "workbook":
        return workbook_at(text, folder)
    if not f.metadata["path"]:
        return text
    return Path(text).expanduser() if text.startswith("~/") else folder / text


def _from_text(f: Field[Any], text: str) -> Any:
    """Return what a text from the environment says: a list has commas between its parts."""
    if f.metadata["holds"] == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    return int(text) if f.metadata["holds"] == "number" and text.isdecimal() else text


def _not_of_its_kind(f: Field[Any], value: Any) -> str:
    """Return in a sentence that a value is no text, list or number, as its key has it; "" where it is."""
    match f.metadata["holds"]:
        case "list":
            fits = isinstance(value, list) and all(isinstance(part, str) and part for part in value)
            return "" if fits else f'{f.name} should be a list of names, such as {f.name} = ["agenda"].'
        case "number":
            fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST
            return "" if fits else f"{f.name} should be a whole number up to {MOST}, such as {f.name} = {f.default}."
        case _:
            key = f.name.removeprefix(f"{f.metadata['table']}_")
            said = f'{_toml_name(f.name, f.metadata["table"])} should be text in quotes, such as {key} = "...".'
            return "" if isinstance(value, str) else said


def _not_a_choice(f: Field[Any], value: str) -> str:
    """Return in a sentence why a value is none of its key's, "" where it is one or any will do."""
    choices = f.metadata["choices"]
    said = ", ".join(f'"{choice}"' for choice in choices)
    return "" if not choices or value in choices else f"{f.name} is one of {said}."


LATER = ("mail.outbox", "mail.password_file", "mail.send_with",
         "mail.smtp_host", "mail.smtp_port", "mail.smtp_user", "members_copy", "notebook")  # fmt: skip


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    """Return in a sentence that a key is none of ours: one for later, or perhaps a slip for another."""
    from difflib import get_close_matches

    if key in LATER:
        return f"{key} has no use yet; it is for a later version. Take the line out for now."
    near = [n for n in get_close_matches(key, {*known, *LATER}, 1) if n in known]
    return f"there is no setting {key}." + (f" Did you mean {near[0]}?" if near else "")


def _names_nothing(f: Field[Any], value: str) -> str:
    """Return in a sentence that a path is blank, "" where it is not."""
    blank = f.metadata["path"] and not value.strip()
    key = _toml_name(f.name, f.metadata["table"])
    return f"{key} is blank. Put a path between the quotes, or take the line out." if blank else ""


def _flat(raw: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in raw.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return found


def _toml_name(name: str, table: str) -> str:
    return f"{table}.{name.removeprefix(table + '_')}" if table else name


def _variable(name: str) -> str:
    return f"COALITION_{name.upper()}"


def _line_of(text: str, key: str) -> int:
    last = key.rpartition(".")[2]
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().strip('"').startswith(last)), 1)
