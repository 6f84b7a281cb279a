"""Our schemas in a form read thirty times as fast as YAML: made beforehand, used while the YAML is still the same.

`sheet_schemas/built.json` is to the YAML files beside it what a .pyc is to a .py. A file that was changed since is
simply read again (`library.schemas`); `make docs` makes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any
from zlib import crc32

from coalition_sheets.model import Column, Consent, Level, Schema

FILE = "built.json"
_LEVELS = {level.word: level for level in Level}


def dump(texts: Mapping[str, bytes], schemas: Mapping[str, Schema]) -> str:
    """Return the built form of schemas, each with the text it was read from, by their file's name."""
    built = {name: {"sum": crc32(text), "schema": _plain(schemas[name])} for name, text in sorted(texts.items())}
    return json.dumps(built, ensure_ascii=False, indent=1) + "\n"


def load(built: str, texts: Mapping[str, bytes]) -> dict[str, Schema]:
    """Return those schemas whose text is still the one they were built from."""
    known = json.loads(built)
    return {
        name: _schema(known[name]["schema"])
        for name, text in texts.items()
        if name in known and known[name]["sum"] == crc32(text)
    }


def _plain(value: Any) -> Any:
    match value:
        case Schema() | Column() | Consent():
            told = ((f, getattr(value, f.name)) for f in fields(value))
            return {f.name: _plain(part) for f, part in told if part not in (f.default, {})}
        case Level():
            return value.word
        case tuple():
            return [_plain(part) for part in value]
        case Mapping():
            return dict(value)
        case _:
            return value


def _schema(told: Mapping[str, Any]) -> Schema:
    return Schema(**_parts(told) | {"columns": tuple(_column(column) for column in told["columns"])})


def _column(told: Mapping[str, Any]) -> Column:
    parts = _parts(told)
    if "synonyms" in parts:
        parts["synonyms"] = MappingProxyType(parts["synonyms"])
    if "consent" in parts:
        parts["consent"] = Consent(**_parts(parts["consent"]))
    return Column(**parts)


def _parts(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a value with their lists and levels as the value has them."""
    return {
        name: _LEVELS[part] if name in ("level", "link_level") else tuple(part) if part.__class__ is list else part
        for name, part in told.items()
    }
