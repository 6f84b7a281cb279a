"""The `fields` of an update: which fields of a resource it sets; a field it names and does not give is taken away."""

from __future__ import annotations

from tests.fake_sheets import masks
from tests.fake_sheets.discovery import sheets
from tests.fake_sheets.errors import Json, refused
from tests.fake_sheets.masks import Mask
from tests.fake_sheets.store import duplicate


def asked(body: Json, shape: str) -> Mask:
    """Read the `fields` of a request as a mask over the resource it updates; it must name one at least."""
    text = body.get("fields", "").strip()
    if not text:
        raise refused("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    try:
        return masks.parse(text, sheets().shape(shape))
    except masks.UnknownPath as problem:
        raise refused(f"Invalid field: {problem.path}") from problem


def updated(target: Json, source: Json, mask: Mask, keep: frozenset[str] = frozenset()) -> None:
    """Set what the mask names as the source has it, in place; `keep` is never taken away by `*`."""
    if mask is None:
        for name in [name for name in target if name not in source and name not in keep]:
            del target[name]
        target.update(duplicate(source))
        return
    for name, inner in mask.items():
        if inner is None:
            if name in source:
                target[name] = duplicate(source[name])
            else:
                target.pop(name, None)
            continue
        below = target.setdefault(name, {})
        if isinstance(below, dict):
            updated(below, source.get(name) or {}, inner)
        if not below:
            del target[name]
