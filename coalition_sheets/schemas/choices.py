"""Read a word of a vocabulary, a list of them, or yes and no; near words are proposed, never taken."""

from __future__ import annotations

from collections.abc import Mapping

from coalition_sheets.model import Cell, Column, clean, fold, squash, typed
from coalition_sheets.regex import regex
from coalition_sheets.schemas.reading import Context, Misread, Reader, Reading, asks, notes
from coalition_sheets.schemas.words import NO, YES, is_blank, word_key

_SEPARATOR = regex(r"[,;\n]")
_AND = regex(r"\s+(?:and|y|&)\s+|\s*&\s*")
BULLET = regex(r"^(?:[-–—•*·]\s+|[0-9]{1,2}[.)]\s+)")


def vocabulary(column: Column, context: Context) -> Mapping[str, str]:
    """Return what every known word of a column stands for, by its key."""
    choices = context.vocab.get(column.choices_from, ()) if column.choices_from else column.choices
    known = dict(column.synonyms) | {word_key(choice): choice for choice in choices}
    for choice, words in (("Yes", YES), ("No", NO)):
        if choice in choices:
            known = dict.fromkeys(words, choice) | known
    return known


def choice_reader(column: Column, context: Context) -> Reader:
    """Return the reader of a choice column: one of its choices, or in an open one any other word with a note."""
    known = vocabulary(column, context)

    def read(cell: Cell) -> Reading:
        text = squash(typed(cell))
        choice = known.get(word_key(text))
        if choice is not None:
            return choice or None, ()
        if not column.open:
            return asks("VOCAB", *_near(text, known), part=text)
        return notes(text, "VOCAB", *_near(text, known), part=text) if known else (text, ())

    return read


def list_reader(column: Column, context: Context) -> Reader:
    """Return the reader of a list column: its pieces, without repetition; unknown ones carry a note."""
    known = vocabulary(column, context)

    def read(cell: Cell) -> Reading:
        found: dict[str, str] = {}
        problems: list[Misread] = []
        for piece in pieces(typed(cell), known):
            choice = known.get(word_key(piece))
            if choice is None and known:
                problems.append(Misread(0, "VOCAB", _near(piece, known), part=piece))
            found.setdefault(fold(choice or piece), choice or piece)
        return tuple(found.values()), tuple(problems)

    return read


def pieces(text: str, known: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the pieces of a list: at commas, semicolons and new lines; at "and" only between two known words."""
    found: list[str] = []
    for part in _SEPARATOR.split(text):
        piece = squash(BULLET.sub("", clean(part)))
        halves = _AND.split(piece) if known and word_key(piece) not in known else []
        if len(halves) > 1 and known and all(word_key(half) in known for half in halves):
            found += halves
        elif not is_blank(piece):
            found.append(piece)
    return tuple(found)


def yes_reader(column: Column, _context: Context) -> Reader:
    """Return the reader of a yes/no column."""
    known = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    known |= {word: meaning == "Yes" for word, meaning in column.synonyms.items() if meaning}

    def read(cell: Cell) -> Reading:
        said = known.get(word_key(typed(cell)))
        return (said, ()) if said is not None else asks("VALUE-TYPE", "Yes", "No", blank=False)

    return read


def _near(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a word may have been meant for: what it begins with, else near spellings; three at most."""
    key = word_key(text)
    for word in sorted(filter(None, known), key=len, reverse=True):
        rest = key.removeprefix(word)
        if rest != key and rest[:1] in (" ", ":", ",", "("):
            choice, beside = known[word], text[len(word) :].strip(" :,()-")
            dated = choice == "Done" and any(c.isdigit() for c in beside)
            return (f"Done, and {beside} in Done on" if dated else choice,) if choice else ()
    from difflib import get_close_matches

    near = get_close_matches(key[:60], [w for w in known if len(w) > 1], 3, 0.7)
    return tuple(dict.fromkeys(known[word] for word in near if known[word]))
