"""What a client sent, checked against the API's description and brought into its one spelling."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from tests.fake_sheets.discovery import Document, Method, Shape, camel, named, plain, printed, snake
from tests.fake_sheets.errors import Json, refused, violations

PAYLOAD = "Invalid JSON payload received."
NO_FIELD = "Cannot find field."
ONE_OF = {"Request": "kind", "ExtendedValue": "value", "DataFilter": "filter"}
BODY_NAMES = {"ValueRange": "data", "Spreadsheet": "spreadsheet"}  # how the whole body is called, where it has a name
REJECT = object()

Problems = list[tuple[str, str]]


def parsed(content: bytes) -> Any:
    """Read a body as JSON; nothing at all is an empty message."""
    if not content.strip():
        return {}
    try:
        return json.loads(content)
    except ValueError as problem:
        line = content.decode("utf-8", "replace")[getattr(problem, "pos", 0) :][:60]
        raise refused(f"{PAYLOAD} Unexpected token.\n{line}\n^") from problem


def body(shape: Shape, content: bytes, *, strict: bool = True) -> Json:
    """Read a body of this shape, or refuse it naming each wrong field; an unknown one is wrong only if strict."""
    value = parsed(content)
    if not isinstance(value, dict):
        raise refused(f'{PAYLOAD} Unknown name "": Root element must be a message.')
    problems: Problems = []
    clean: Json = message(shape, value, BODY_NAMES.get(shape.name, ""), problems)
    if not strict:
        problems = [problem for problem in problems if not problem[1].endswith(NO_FIELD)]
    if problems:
        raise refused("\n".join(text for _, text in problems), violations(*problems))
    return clean


def message(shape: Shape, value: Mapping[str, Any], where: str, problems: Problems) -> Json:
    """Read an object field by field; what is null was not sent."""
    clean: Json = {}
    for key, part in value.items():
        found = named(shape, key)
        if found is None:
            problems.append((where, unknown(key, where, NO_FIELD)))
        elif part is not None:
            name, inner = found
            if shape.name in ONE_OF and clean:
                kind = ONE_OF[shape.name]
                text = f"Invalid value at '{where}' (oneof), oneof field '{kind}' is already set. Cannot set '{name}'"
                problems.append((where, text))
            read = place(inner, part, f"{where}.{snake(name)}".lstrip("."), problems)
            if read is not REJECT:
                clean[name] = read
    return clean


def unknown(key: str, where: str, why: str) -> str:
    """Say that a name has no place here."""
    at = f" at '{where}'" if where else ""
    return f'{PAYLOAD} Unknown name "{key}"{at}: {why}'


def place(shape: Shape, value: Any, where: str, problems: Problems) -> Any:
    """Read what stands in one place; REJECT when it does not fit."""
    if shape.kind == "any":
        return value
    if shape.kind == "list":
        return listed(shape, value, where, problems)
    if isinstance(value, list):
        parent, _, last = where.rpartition(".")
        problems.append((parent, unknown(last, parent, "Proto field is not repeating, cannot start list.")))
        return REJECT
    if shape.kind in {"object", "map"}:
        if not isinstance(value, dict):
            return wrong(shape, value, where, problems)
        if shape.kind == "object":
            return message(shape, value, where, problems)
        assert shape.of is not None
        return {key: place(shape.of, part, f"{where}.{key}", problems) for key, part in value.items()}
    if isinstance(value, dict):
        text = f"Invalid value at '{where}' ({shape.proto}), Starting an object on a scalar field"
        problems.append((where, text))
        return REJECT
    read = scalar(shape, value)
    return wrong(shape, value, where, problems) if read is REJECT else read


def listed(shape: Shape, value: Any, where: str, problems: Problems) -> Any:
    """Read a list; a single value stands for a list of one, as in the API."""
    assert shape.of is not None
    items = value if isinstance(value, list) else [value]
    if shape.of.kind == "list" and not isinstance(value, list):
        return wrong(shape.of, value, where, problems)
    read = [each(shape.of, part, f"{where}[{number}]", problems) for number, part in enumerate(items)]
    return [part for part in read if part is not REJECT]


def each(shape: Shape, value: Any, where: str, problems: Problems) -> Any:
    """Read one item of a list; only a list of anything may hold null."""
    if value is None and shape.kind != "any":
        return wrong(shape, value, where, problems)
    if shape.kind == "list" and not isinstance(value, list):
        text = f"Invalid value at '{where}' (type.googleapis.com/google.protobuf.ListValue), {printed(value)}"
        problems.append((where, text))
        return REJECT
    return place(shape, value, where, problems)


def wrong(shape: Shape, value: Any, where: str, problems: Problems) -> object:
    """Note a value that does not fit its field."""
    problems.append((where, f"Invalid value at '{where}' ({shape.proto}), {printed(value)}"))
    return REJECT


def scalar(shape: Shape, value: Any) -> Any:
    """Read a plain value with the protocol's leniency: numbers may be quoted, whole numbers may have .0."""
    if shape.says == "string":
        if isinstance(value, int) and not isinstance(value, bool) and shape.format in {"int64", "uint64"}:
            return str(value)
        fits = isinstance(value, str) and (not shape.options or value in shape.options)
        return value if fits else REJECT
    if shape.says == "boolean":
        return {"true": True, "false": False}.get(value, REJECT) if isinstance(value, str) else truth(value)
    return number(value, whole=shape.says == "integer")


def queried(shape: Shape, text: str) -> Any:
    """Read a value of an address; there True is as good as true, and so is 1."""
    if shape.says == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), REJECT)
    return scalar(shape, text)


def truth(value: Any) -> Any:
    """Read a yes or no."""
    return value if isinstance(value, bool) else REJECT


def number(value: Any, *, whole: bool) -> Any:
    """Read a number."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return REJECT
    try:
        read = float(value) if isinstance(value, str) else value
    except ValueError:
        return REJECT
    if not whole:
        return read
    fits = math.isfinite(read) and read == int(read) and -(2**31) <= read < 2**31
    return int(read) if fits else REJECT


def query(document: Document, method: Method, text: str, *, strict: bool = True) -> Json:
    """Read the part of an address after its question mark; unless strict, unknown names are let be."""
    found: Json = {}
    problems: Problems = []
    known = {**document.shared, **method.parameters}
    for key, raw in parse_qsl(text, keep_blank_values=True):
        name = key if key in known else camel(key)
        spec = known.get(name)
        if spec is None or spec.get("location") == "path":
            why = f"Cannot bind query parameter. Field '{key}' could not be found in request message."
            problems += [("", unknown(key, "", why))] if strict else []
        elif (value := queried(shape := plain(name, spec), raw)) is REJECT:
            problems.append((snake(name), f"Invalid value at '{snake(name)}' ({shape.proto}), {printed(raw)}"))
        elif spec.get("repeated"):
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    if problems:
        raise refused("\n".join(text for _, text in problems), violations(*problems))
    return found
