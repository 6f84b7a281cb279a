"""Whom and what a name in a cell means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from coalition_sheets.model import Ref, fold, fold_name, squash
from coalition_sheets.regex import regex

Kind = Literal["person", "organization", "group", "goal"]
PEOPLE_AND_ORGANIZATIONS: tuple[Kind, ...] = ("person", "organization")
OWNERS: tuple[Kind, ...] = ("person", "organization", "group")
LONGEST_NAME = 120
MOST_PARTS = 8  # of a known name that holds commas or "and"
UNASSIGNED = frozenset({"tbd", "?", "someone", "team", "all", "everyone"})
NOBODY: Mapping[str, tuple[str, ...]] = MappingProxyType({})
TITLES = frozenset({
    "bishop", "brother", "deacon", "dr", "elder", "father", "fr", "hon", "imam", "minister", "mr", "mrs", "ms", "mx",
    "pastor", "prof", "professor", "rabbi", "rev", "reverend", "sister", "sr",
})  # fmt: skip
_SEPARATOR = regex(r"(\s*[,;\n](?:\s*(?:and|&)\s)?\s*|\s+(?:and|&)\s+)", re.IGNORECASE)
_SLASH = regex(r"\s*/\s*")
_SPACES = regex(r"[^\S\n]+")
_ORG = regex(r"\s*\([^()]*\)$")
_GUESTS = regex(r"(?:^|\s*\+\s*|\s+and\s+|^\s*\+)\d+\s*(?:\w+\s*){0,2}$", re.IGNORECASE)


Hit = tuple[Kind, str]  # what a name can mean: its kind and its visible name
Index = dict[str, dict[Hit, None]]  # by a spelling's key: what it can mean, in order, each once


class Names:
    """All names that a workbook knows, by every spelling that leads to them; what was found is kept for next time."""

    def __init__(
        self,
        people: Iterable[tuple[str, Sequence[str]]] = (),
        organizations: Iterable[tuple[str, Sequence[str]]] = (),
        groups: Iterable[str] = (),
        goals: Iterable[str] = (),
        *,
        namesakes: Mapping[str, tuple[str, ...]] = NOBODY,
        doubles: Mapping[str, tuple[str, ...]] = NOBODY,
    ) -> None:
        self.visible: dict[Kind, list[str]] = {"person": [], "organization": [], "group": [], "goal": []}
        self.steps: tuple[Index, Index, Index, Index] = {}, {}, {}, {}
        for name, aliases in people:
            self._add("person", name, aliases)
            first = _first_name(name)
            if first:
                _put(self.steps[3], first, ("person", name))
        for name, aliases in organizations:
            self._add("organization", name, aliases)
        for name in groups:
            self._add("group", name, ())
        for name in goals:
            self._add("goal", name, ())
        self.apart: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {"person": namesakes, "organization": doubles}
        self.doubled = bool(namesakes or doubles)
        parts = (len(_SEPARATOR.findall(key)) for step in self.steps for key in step if _may_hold_several(key))
        self.longest = min(MOST_PARTS, 1 + max(parts, default=0))
        self._found: dict[tuple[Kind, ...], dict[str, Ref]] = {}

    def _add(self, kind: Kind, name: str, aliases: Sequence[str]) -> None:
        exact, other, bare, _ = self.steps
        self.visible[kind].append(name)
        _put(exact, _key(name), (kind, name))
        for alias in aliases:
            _put(other, _key(alias), (kind, name))
        if "(" in name and kind in PEOPLE_AND_ORGANIZATIONS and _bare(name) != squash(name):
            _put(bare, _key(_bare(name)), (kind, name))

    def resolve(self, text: str, kinds: tuple[Kind, ...] = PEOPLE_AND_ORGANIZATIONS) -> Ref:
        """Return what one name means: the name itself, then Also known as, "Rosa (Org)" for Rosa, then a first name.

        Each step settles it where it fits anything: one row resolves, two are ambiguous. Initials never resolve, and no
        name that stands on two rows of People, or of Organizations, does.
        """
        found = self._found.setdefault(kinds, {})
        ref = found.get(text)
        if ref is None:
            ref = found[text] = self._resolve(text, kinds)
        return ref

    def _resolve(self, text: str, kinds: tuple[Kind, ...]) -> Ref:
        key = _key(text)
        for step in self.steps:
            hits = [hit for hit in step.get(key, ()) if hit[0] in kinds]
            if hits:
                return self._meant(text, hits, by_first_name=step is self.steps[3])
        fits = self.by_initial(text) if "person" in kinds else ()
        return Ref(text, "ambiguous", candidates=fits) if len(fits) > 1 else Ref(text)

    def _meant(self, text: str, hits: list[Hit], *, by_first_name: bool) -> Ref:
        """Return the one thing that a text fits; a row goes before a group of its name."""
        rows = [hit for hit in hits if hit[0] != "group"] or hits if len(hits) > 1 else hits
        if len(rows) > 1:
            return Ref(text, "ambiguous", candidates=tuple(sorted(name for _, name in rows)))
        kind, name = rows[0]
        if self.doubled and (apart := self.apart.get(kind, NOBODY).get(fold_name(name))):
            return Ref(text, "ambiguous", candidates=tuple(sorted(apart)))
        return Ref(text, kind, name, by_first_name)

    def knows(self, text: str, kinds: tuple[Kind, ...]) -> bool:
        """Whether a text is a whole name or another name of something (a first name is not enough)."""
        key = _key(text)
        for step in self.steps[:3]:
            for kind, _ in step.get(key, ()):
                if kind in kinds:
                    return True
        return False

    def by_initial(self, text: str) -> tuple[str, ...]:
        """Return the people whom "R. Delgado" or "Rosa D." fits, sorted."""
        words = _words(text)
        if len(words) < 2 or not any(len(w) == 1 for w in words) or all(len(w) == 1 for w in words):
            return ()
        return tuple(sorted({n for n in self.visible["person"] if _fits(words, _words(_bare(n)))}))

    def pieces(self, text: str, kinds: tuple[Kind, ...]) -> list[str]:
        """Return the names of a list: split on comma, semicolon, line, "&" and "and", the longest known name first."""
        if self.knows(text, kinds):
            return [squash(text)]
        parts = _SEPARATOR.split(_SPACES.sub(" ", text))
        found, start = [], 0
        while start < len(parts):
            for end in range(min(len(parts), start + 2 * self.longest - 1), start, -2):
                piece = "".join(parts[start:end])
                if end == start + 1 or self.knows(piece, kinds):
                    found.append(piece)
                    start = end + 1
                    break
        return [squash(piece) for piece in found if piece.strip()]

    def split(
        self, text: str, kinds: tuple[Kind, ...] = PEOPLE_AND_ORGANIZATIONS, *, guests: bool = False
    ) -> tuple[Ref, ...]:
        """Return what each name of a list means, each once; with `guests`, "+3 guests" is passed over."""
        pieces = self.pieces(text, kinds)
        if guests:
            pieces = [left for piece in pieces if (left := _without_guests(piece))]
        found = [self.resolve(piece, kinds) for piece in pieces]
        return tuple(dict.fromkeys(found) if len(found) > 1 else found)

    def owners(self, text: str, kinds: tuple[Kind, ...] = OWNERS) -> tuple[Ref, ...]:
        """Return who answers for a task, the first first; empty for TBD, ?, someone, team, all, everyone.

        A slash parts names, too, where it can mean nothing else: "Rosa / Dev".
        """
        if is_unassigned(text):
            return ()
        refs = self.split(text, kinds)
        if "/" in text:
            refs = tuple(dict.fromkeys(part for ref in refs for part in self._slashed(ref, kinds)))
        return tuple([ref for ref in refs if ref.typed == text or not is_unassigned(ref.typed)])

    def _slashed(self, ref: Ref, kinds: tuple[Kind, ...]) -> Iterator[Ref]:
        """Yield what the names between slashes mean: "Rosa / Dev" where one is known, "Rosa/Dev" where all are."""
        parts = [self.resolve(part, kinds) for part in _SLASH.split(ref.typed)]
        known = [part.kind != "unknown" or is_unassigned(part.typed) for part in parts]
        spaced = " / " in ref.typed and any(known)
        yield from parts if ref.kind == "unknown" and (spaced or all(known)) else [ref]

    def suggestions(self, text: str, kinds: tuple[Kind, ...] = PEOPLE_AND_ORGANIZATIONS) -> tuple[str, ...]:
        """Return up to three visible names that a text may stand for, the likeliest first. Never a reading."""
        from rapidfuzz import fuzz, process

        if len(text) > LONGEST_NAME:
            return ()
        fits = self.by_initial(text) if "person" in kinds else ()
        if fits:
            return fits[:3]
        keys = {name: _key(name) for kind in kinds for name in self.visible[kind]}
        near = process.extract(_key(text), keys, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
        return tuple(dict.fromkeys(name for _, _, name in near))


def is_unassigned(text: str) -> bool:
    """Whether a name means that nobody has the task yet (decision 3)."""
    key = fold(text).rstrip(" .!")
    return key in UNASSIGNED or fold_name(text) in UNASSIGNED or (bool(key) and not key.strip("? -"))


def _key(text: str) -> str:
    return fold_name(text) or fold(text)


def _bare(name: str) -> str:
    """Return a name without an addition: "Rosa Delgado" for "Rosa Delgado (Clinic)"."""
    return _ORG.sub("", squash(name)) if "(" in name else squash(name)


def _may_hold_several(key: str) -> bool:
    """Whether a separator may stand in a folded name: far quicker to see than what it is."""
    return "," in key or ";" in key or "&" in key or " and " in key


def _put(index: Index, key: str, hit: Hit) -> None:
    if key:
        index.setdefault(key, {})[hit] = None


def _words(text: str) -> list[str]:
    return [w.strip(".,") for w in fold(text).replace(".", ". ").split() if w.strip(".,")]


def _first_name(name: str) -> str:
    words = fold_name(_bare(name)).split()
    while words and words[0].strip(".") in TITLES:
        words = words[1:] if len(words) > 2 else []
    return words[0] if words else ""


def _fits(words: list[str], name: list[str]) -> bool:
    if len(words) == 2 and len(name) > 2:
        name = [name[0], name[-1]]
    return len(words) == len(name) and all(
        w == n or (len(w) == 1 and n[0] == w) for w, n in zip(words, name, strict=True)
    )


def _without_guests(piece: str) -> str:
    return _GUESTS.sub("", piece).strip() if len(piece) <= LONGEST_NAME else piece
