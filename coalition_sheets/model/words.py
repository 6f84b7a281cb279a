"""Comparison keys: how two pieces of typed text are found to be the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coalition_sheets.regex import regex

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_INVISIBLE = regex("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FORMS = ("inc", "incorporated", "llc", "ltd", "inc.", "incorporated.", "llc.", "ltd.")
_SUFFIX = regex(rf"[\s,]+({'|'.join(map(re.escape, _FORMS))})$")
_NOT_WORD = regex(r"[^\w]+")
_OPTIONAL = regex(r"\(\s*(optional|required)\s*\)", re.IGNORECASE)


def clean(text: str) -> str:
    """Return text in NFC without bidi controls and zero-width characters, spaces at the ends stripped."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the comparison key of a text: case, accents, kinds of quotes, dashes and spaces ignored."""
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    compat = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).translate(_APOSTROPHES).translate(_DASHES))
    plain = "".join(c for c in compat if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFKC", plain.replace("đ", "d").replace("Đ", "d")).casefold().split())


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return the comparison key of a name: as `fold`, without "The", "Inc." and symbols at the end."""
    key = fold(text)
    while key and not key[-1].isalnum() and key[-1] not in ".)'":
        key = key[:-1].rstrip()
    bare = key.removeprefix("the ")
    return (_SUFFIX.sub("", bare) if bare.endswith(_FORMS) else bare).rstrip(".,") or key


@lru_cache(maxsize=4096)
def fold_header(text: str) -> str:
    """Return the comparison key of a header: as `fold`, and punctuation, "*" and "(optional)" ignored."""
    return " ".join(_NOT_WORD.sub(" ", fold(_OPTIONAL.sub(" ", text))).split())


def squash(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())
