"""How easy a text is to read: the Flesch-Kincaid grade, with a plain count of syllables."""

from __future__ import annotations

import re

_QUIET = re.compile(r"(?:[^laeiouy]es|[^dt]ed|[^l]e)$")
_VOWELS = re.compile(r"[aeiouyáéíóúñ]+")


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least one."""
    plain = word.lower()
    return max(1, len(_VOWELS.findall(plain)) - (1 if len(plain) > 3 and _QUIET.search(plain) else 0))


def grade(text: str) -> float:
    """Return the school grade at which a text is read with ease (Flesch-Kincaid)."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)", text)))
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
