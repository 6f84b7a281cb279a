"""Texts as cells store them, and what no cell can store."""

from __future__ import annotations

from coalition_sheets.regex import regex

MOST = 32_767
"""What a cell holds, in UTF-16 units."""
UNSTORABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE = regex(r"_(?=x[0-9A-Fa-f]{4}_)")


def trouble(text: str) -> str:
    """Return why a text cannot be stored in a cell; "" where it can."""
    if found := UNSTORABLE.search(text):
        return f"it holds the character U+{ord(found[0]):04X}"
    units = len(text) + sum(1 for character in text if character > "\uffff") if len(text) > MOST // 2 else 0
    return f"it has {units:,} characters, and a cell holds {MOST:,}" if units > MOST else ""


def stored(text: str) -> str:
    """Return a text as it stands in a part: what looks like an escape is escaped, ends of lines kept."""
    return ESCAPE.sub("_x005F_", text).replace("\r", "_x000D_")
