"""Read a language's catalog (`languages/es.po`): what is said how, and how days, numbers and plurals are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from gettext import c2py
from types import MappingProxyType

from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Language
from coalition_sheets.model.language import DATE_PARTS, TERMS, holes

_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9]+)\])? "(.*)"\Z')
_MORE = re.compile(r'"(.*)"\Z')
_ESCAPED = re.compile(r"\\(.)")
_CHARACTERS = {"n": "\n", "t": "\t"}
_RULE = re.compile(r"nplurals *= *([0-9]+) *; *plural *= *([^;]+)")
Entry = dict[str, str]


class BrokenCatalog(CoalitionError):
    """A catalog that cannot be used as it is: its file, the line, and what is wrong."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(f"{name}, line {line}: {problem}", "Mend the line, or take the file away: English stands in.")


@lru_cache(maxsize=16)  # every letter asks again
def read(text: str, name: str) -> Language:
    """Return the language of a catalog in gettext's .po form; what is fuzzy or blank counts as not translated.

    Its head may hold lines of our own: X-Language-Name, X-Also-Called, X-Direction (ltr or rtl), X-Clock (12 or 24),
    X-Number (how 1500.5 is written) and X-Templates (those that are translated, where it is not all of them).
    Raises `BrokenCatalog`.
    """
    head: Mapping[str, str] = {}
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    forms = 2
    for line, entry in entries(text, name):
        if "msgid" not in entry:
            raise BrokenCatalog(name, line, "a translation stands here without its English sentence (msgid).")
        if not entry["msgid"]:
            head = dict(_pairs(entry.get("msgstr", "")))
            forms = _forms(head, name)
        elif said := _said(entry, forms):
            _compare(entry, said, name, line)
            messages[entry.get("msgctxt", ""), entry["msgid"]] = said
    return _language(head, messages, name)


def entries(text: str, name: str) -> Iterator[tuple[int, Entry]]:
    """Yield each entry with the line it begins on."""
    entry, field, begun, fuzzy = Entry(), "", 0, False
    for number, line in enumerate([*map(str.strip, text.splitlines()), ""], 1):
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif not line:
            if entry and not (fuzzy and entry.get("msgid")):
                yield begun, entry
            entry, field, fuzzy = Entry(), "", False
        elif found := _FIELD.match(line):
            begun = begun if entry else number
            field = f"{found[1]}[{found[2]}]" if found[2] else found[1]
            entry[field] = _plain(found[3])
        elif field and (more := _MORE.match(line)):
            entry[field] += _plain(more[1])
        else:
            raise BrokenCatalog(name, number, "this is no line of a catalog (msgid, msgstr, or text in quotes).")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda m: _CHARACTERS.get(m[1], m[1]), text)


def _pairs(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _forms(head: Mapping[str, str], name: str) -> int:
    rule = _RULE.match(head.get("plural-forms", ""))
    if rule is None:
        raise BrokenCatalog(name, 1, "its head lacks Plural-Forms, such as: nplurals=2; plural=(n != 1);")
    return int(rule[1])


def _said(entry: Entry, forms: int) -> tuple[str, ...]:
    """Return what an entry says, a form for each number; nothing where one is blank."""
    if "msgid_plural" not in entry:
        return (entry["msgstr"],) if entry.get("msgstr") else ()
    said = tuple(entry.get(f"msgstr[{n}]", "") for n in range(forms))
    return said if all(said) else ()


def _compare(entry: Entry, said: Iterable[str], name: str, line: int) -> None:
    """Refuse a translation with a hole that its English sentence does not have: nothing could fill it."""
    known = holes(entry["msgid"]) | holes(entry.get("msgid_plural", ""))
    known |= DATE_PARTS if entry.get("msgctxt") == "date" else set()
    if strange := sorted(n for n in set().union(*map(holes, said)) - known if n.lower().replace("_", " ") not in TERMS):
        there = f"it has {', '.join(f'%({n})s' for n in sorted(known))}" if known else "it has none"
        raise BrokenCatalog(name, line, f"“%({strange[0]})s” is no place of the English sentence; {there}.")


def _language(head: Mapping[str, str], messages: Mapping[tuple[str, str], tuple[str, ...]], name: str) -> Language:
    code, rule = head.get("language", ""), _RULE.match(head.get("plural-forms", ""))
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", code) or rule is None:
        raise BrokenCatalog(name, 1, "its head lacks Language, such as: es")
    number = head.get("x-number", "1,500.5")
    if not re.fullmatch(r"1.500.5", number):
        raise BrokenCatalog(name, 1, "X-Number shows how one thousand five hundred and a half is written: 1,500.5")
    try:
        plural = c2py(rule[2])
    except ValueError as problem:
        raise BrokenCatalog(name, 1, "its Plural-Forms cannot be read.") from problem
    return Language(
        code=code,
        name=head.get("x-language-name", code),
        also=tuple(part.strip() for part in head.get("x-also-called", "").split(",") if part.strip()),
        direction="rtl" if head.get("x-direction") == "rtl" else "ltr",
        only=frozenset(part.strip() for part in head.get("x-templates", "").split(",") if part.strip()),
        hours=24 if head.get("x-clock") == "24" else 12,
        number=number,
        messages=MappingProxyType(dict(messages)),
        plural=plural,
    )
