"""What is sent back: the wanted part only, with what is zero or false left out, checked against the API's description.

An answer that does not fit the description is a mistake of this fake, never of the client; it is raised as BadAnswer.
"""

from __future__ import annotations

import math
from typing import Any

from tests.fake_sheets.discovery import Shape
from tests.fake_sheets.errors import Json
from tests.fake_sheets.masks import Mask

SAYS_ALL = {  # false and empty lists too; the last ones are Drive's
    "ExtendedValue", "TextFormat", "File", "FileList", "Permission", "PermissionList", "About", "User", "capabilities",
    "CommentList",
}  # fmt: skip
ZERO_GOES = {  # where the protocol cannot tell zero from nothing; elsewhere (index, startRowIndex) zero is said
    "GridRange": {"sheetId"},
    "DimensionRange": {"sheetId"},
    "GridCoordinate": {"sheetId", "rowIndex", "columnIndex"},
    "GridData": {"startRow", "startColumn"},
    "TextFormatRun": {"startIndex"},
    "Color": {"red", "green", "blue"},
    "FindReplaceResponse": {
        "valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged",
    },
    "DeleteDuplicatesResponse": {"duplicatesRemovedCount"},
    "TrimWhitespaceResponse": {"cellsChangedCount"},
    "UpdateValuesResponse": {"updatedRows", "updatedColumns", "updatedCells"},
    "BatchUpdateValuesResponse": {"totalUpdatedRows", "totalUpdatedColumns", "totalUpdatedCells", "totalUpdatedSheets"},
}  # fmt: skip
NONE: frozenset[str] = frozenset()


class BadAnswer(AssertionError):
    """The fake was about to say what the real API cannot say."""


def answer(shape: Shape, value: Json, mask: Mask = None) -> Json:
    """Project a whole answer."""
    return message(shape, value, mask)


def projected(shape: Shape, value: Any, mask: Mask) -> Any:
    """Project what stands in one place."""
    kind = shape.kind
    if kind == "object":
        return message(shape, value, mask)
    if kind == "plain":
        return plain(shape, value)
    if kind == "any":
        return value
    of = shape.of
    assert of is not None
    if kind == "list":
        if not isinstance(value, list):
            raise BadAnswer(f"{shape.name}: {value!r} is no list")
        return [projected(of, part, mask) for part in value]
    if not isinstance(value, dict):
        raise BadAnswer(f"{shape.name}: {value!r} is no map")
    if mask is None:
        return {name: projected(of, part, None) for name, part in value.items()}
    return {name: projected(of, value[name], below) for name, below in mask.items() if name in value}


def message(shape: Shape, value: Any, mask: Mask) -> Json:
    """Project an object field by field, in the order they came."""
    if not isinstance(value, dict):
        raise BadAnswer(f"{value!r} is no {shape.name}")
    fields, zeros, brief = shape.fields, ZERO_GOES.get(shape.name, NONE), shape.name not in SAYS_ALL
    made: Json = {}
    for name, part in value.items():
        inner = fields.get(name)
        if inner is None:
            raise BadAnswer(f"{shape.name} has no field {name!r}")
        below: Mask = None
        if mask is not None:
            if name not in mask:
                continue
            below = mask[name]
        if (brief and (part is False or part == [])) or (name in zeros and part == 0):
            continue
        made[name] = projected(inner, part, below)
    return made


def plain(shape: Shape, value: Any) -> Any:
    """Check a plain value; a whole number is written without .0."""
    if type(value) not in shape.types or (shape.options and value not in shape.options):
        raise BadAnswer(f"{shape.name}: {value!r} is no {sorted(shape.options) or shape.says}")
    if type(value) is float:
        if not math.isfinite(value):
            raise BadAnswer(f"{shape.name}: {value!r} cannot be written")
        if value.is_integer() and abs(value) < 1e21:
            return int(value)
    return value
