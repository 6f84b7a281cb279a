"""A copy of one of our templates says which one it was copied from, so that it can be told when ours has changed."""

from __future__ import annotations

import re
from hashlib import blake2s

_MARK = re.compile(r"^# Copied from ours \(([0-9a-f]{8})\)", re.MULTILINE)


def marked(text: str) -> str:
    """Return a template's text with the mark of what it was copied from; one without a header as it is."""
    if not text.startswith("---\n"):
        return text
    first, _, rest = text[4:].partition("\n")
    if not first.startswith("#"):
        return f"---\n{_line(text)}\n{text[4:]}"
    return f"---\n{first}\n{_line(text)}\n{rest}"


def behind(copy: str, ours: str) -> bool:
    """Whether a copy was made from another text than ours is now; False where it does not say."""
    found = _MARK.search(copy)
    return found is not None and found.group(1) != _hash(ours)


def _line(text: str) -> str:
    return f"# Copied from ours ({_hash(text)}). This line lets `coalition templates check` tell when ours changes."


def _hash(text: str) -> str:
    return blake2s(text.encode(), digest_size=4).hexdigest()
