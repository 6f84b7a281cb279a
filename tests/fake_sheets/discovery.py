"""Google's own description of its API, read from the document that ships with google-api-python-client."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from tests.fake_sheets.errors import Json

PROTO_NAMES = {"int32": "TYPE_INT32", "double": "TYPE_DOUBLE", "float": "TYPE_FLOAT", "int64": "TYPE_INT64"}
TYPE_NAMES = {"string": "TYPE_STRING", "boolean": "TYPE_BOOL", "integer": "TYPE_INT32", "number": "TYPE_DOUBLE"}
PYTHON_TYPES: Mapping[str, frozenset[type]] = {
    "string": frozenset({str}),
    "boolean": frozenset({bool}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
}
ENUMS = {  # the types of options, where they are not called as the field is
    "majorDimension": "Dimension",
    "responseValueRenderOption": "ValueRenderOption",
    "responseDateTimeRenderOption": "DateTimeRenderOption",
    "dateTimeRenderOption": "DateTimeRenderOption",
}


def snake(name: str) -> str:
    """Write a field as the protocol does: sheetId, sheet_id."""
    return re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), name)


def camel(name: str) -> str:
    """Write a field as JSON does: sheet_id, sheetId."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


@dataclass(slots=True)
class Shape:
    """What may stand in one place: an object, a map, a list, a plain value, or anything."""

    kind: str  # object, map, list, plain, any
    name: str = ""  # of the schema or the option's type
    fields: dict[str, Shape] = field(default_factory=dict)  # of an object
    of: Shape | None = None  # what a list or a map holds
    says: str = ""  # of a plain value: string, boolean, integer, number
    types: frozenset[type] = frozenset()  # which Python writes it
    format: str = ""
    options: frozenset[str] = frozenset()

    @property
    def proto(self) -> str:
        """Name it as an error message does."""
        if self.options or self.kind == "object":
            return f"type.googleapis.com/google.apps.sheets.v4.{self.name}"
        return PROTO_NAMES.get(self.format) or TYPE_NAMES.get(self.says, "TYPE_MESSAGE")


@dataclass(frozen=True, slots=True)
class Method:
    """One call of the API."""

    id: str  # sheets.spreadsheets.get
    verb: str
    path: re.Pattern[str]
    parameters: Mapping[str, Json]
    request: Shape | None
    answer: Shape | None
    scopes: frozenset[str]


class Document:
    """One discovery document, its schemas made ready for checking."""

    def __init__(self, name: str) -> None:
        place = resources.files("googleapiclient") / "discovery_cache" / "documents" / f"{name}.json"
        self.raw: Json = json.loads(place.read_text("utf-8"))
        self.shared: Mapping[str, Json] = self.raw["parameters"]
        self._shapes: dict[str, Shape] = {}
        self.methods = tuple(self._methods(self.raw, "/" + self.raw["servicePath"]))

    def shape(self, name: str) -> Shape:
        """Give the shape of a schema."""
        if name not in self._shapes:
            made = self._shapes[name] = Shape("object", name)  # before its fields: a schema may hold itself
            fields = self.raw["schemas"][name].get("properties", {})
            made.fields.update((key, self._place(key, spec)) for key, spec in fields.items())
        return self._shapes[name]

    def _place(self, key: str, spec: Json) -> Shape:
        if "$ref" in spec:
            return self.shape(spec["$ref"])
        kind = spec.get("type", "any")
        if kind == "array":
            return Shape("list", key, of=self._place(key, spec["items"]))
        if kind == "object":
            if "additionalProperties" in spec:
                return Shape("map", key, of=self._place(key, spec["additionalProperties"]))
            fields = {name: self._place(name, part) for name, part in spec.get("properties", {}).items()}
            return Shape("object", key, fields)
        return Shape("any", key) if kind == "any" else plain(key, spec)

    def _methods(self, part: Json, base: str) -> list[Method]:
        found = [self._method(spec, base) for spec in part.get("methods", {}).values()]
        for resource in part.get("resources", {}).values():
            found += self._methods(resource, base)
        return found

    def _method(self, spec: Json, base: str) -> Method:
        request, answer = spec.get("request"), spec.get("response")
        return Method(
            spec["id"],
            spec["httpMethod"],
            path_pattern(base + str(spec.get("flatPath") or spec["path"])),
            spec.get("parameters", {}),
            self.shape(request["$ref"]) if request else None,
            self.shape(answer["$ref"]) if answer else None,
            frozenset(spec.get("scopes", ())),
        )

    def method(self, verb: str, path: str) -> tuple[Method, Mapping[str, str]] | None:
        """Find the call of a request and the still encoded pieces of its path."""
        for method in self.methods:
            if method.verb == verb and (found := method.path.fullmatch(path)):
                return method, found.groupdict()
        return None


def plain(key: str, spec: Json) -> Shape:
    """Give the shape of a text, a number, a yes or no, an option."""
    name = ENUMS.get(key, key[:1].upper() + key[1:])
    options = frozenset(spec.get("enum", ()))
    return Shape(
        "plain",
        name,
        says=spec["type"],
        types=PYTHON_TYPES[spec["type"]],
        format=spec.get("format", ""),
        options=options,
    )


def path_pattern(path: str) -> re.Pattern[str]:
    """Make the pattern of a path; only the last piece, a range, may hold a colon."""
    pieces = re.split(r"\{(\w+)\}", path)
    made = [
        re.escape(piece) if number % 2 == 0 else f"(?P<{piece}>{'[^/]+' if piece == 'range' else '[^/:]+'})"
        for number, piece in enumerate(pieces)
    ]
    return re.compile("".join(made))


@cache
def sheets() -> Document:
    """Give the description of Sheets v4."""
    return Document("sheets.v4")


@cache
def drive() -> Document:
    """Give the description of Drive v3."""
    return Document("drive.v3")


def named(shape: Shape, key: str) -> tuple[str, Shape] | None:
    """Find a field by either of its spellings."""
    for name in (key, camel(key)):
        if name in shape.fields:
            return name, shape.fields[name]
    return None


def printed(value: Any) -> str:
    """Print a value as an error message quotes it."""
    return json.dumps(value, ensure_ascii=False)
