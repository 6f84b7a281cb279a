"""Words people use for nothing, yes and no, and the key by which a word is looked up."""

from __future__ import annotations

from coalition_sheets.model import fold

_MARKS = str.maketrans({**dict.fromkeys("✔☑✅🗸🗹", "✓"), "\ufe0f": None, "\ufe0e": None, "-": " ", "_": " "})
_CLOSING = " .!?,;:…"


def word_key(text: str) -> str:
    """Return the key of a word in a vocabulary: folded, hyphens as spaces, check marks alike, closing signs ignored."""
    return " ".join(fold(text).translate(_MARKS).rstrip(_CLOSING).split())


BLANK = frozenset({"", "n/a", "na", "-", "--", "---", "none", "tbd", "?", "??", "???"})
LONGEST_BLANK = 12  # with invisible signs around it
YES = frozenset(map(word_key, ("yes", "y", "true", "x", "✓", "1", "on", "sí", "ja", "oui", "हाँ")))
NO = frozenset(map(word_key, ("no", "n", "false", "0", "off", "nein", "non", "नहीं")))


def is_blank(text: str) -> bool:
    """Whether a text says that there is nothing: empty, n/a, -, none, TBD, ?."""
    return len(text) <= LONGEST_BLANK and fold(text) in BLANK
