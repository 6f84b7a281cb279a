"""What stands behind a tab of ours once people or their programs have added to it: drawings, notes, tables."""

from __future__ import annotations

from coalition_sheets.sources import parts
from coalition_sheets.sources.package import key
from coalition_sheets.xlsx.book import Book
from coalition_sheets.xlsx.elements import escaped
from coalition_sheets.xlsx.sheet_xml import in_quotes


def clear(book: Book, sheet: str) -> None:
    """Take out all parts that only a tab's sheet leads to. The sheet itself stays."""
    behind = _reached(book, _targets(book, sheet), frozenset())
    if behind:
        kept = _reached(book, [""], frozenset({key(sheet)}))
        for part in sorted(behind - kept - {key(sheet)}):
            book.remove(part)


def _targets(book: Book, part: str) -> list[str]:
    found = parts.relations(book.package, part).values()
    return [relation.target for relation in found if relation.target and relation.target in book.package]


def _reached(book: Book, starts: list[str], closed: frozenset[str]) -> set[str]:
    """Return all parts that some lead to, themselves included, without going through those that are closed."""
    todo, seen = list(starts), {key(one) for one in starts}
    while todo:
        part = todo.pop()
        if key(part) in closed:
            continue
        for target in _targets(book, part):
            if key(target) not in seen:
                seen.add(key(target))
                todo.append(target)
    return seen


def user_of(book: Book, at: int, going: set[int]) -> str:
    """Return what refers to a tab by its title: a name, or another tab; "" for nothing that is known."""
    title = book.tabs[at].name
    ways = {title, in_quotes(title)[1:-1], in_quotes(title)}
    plain = [way + "!" for way in ways]
    listed = book.book.root.first("definedNames")
    for name in listed.all("definedName") if listed else ():
        if name.attributes.get("localSheetId") != str(at) and any(way in name.text for way in plain):
            return f"the name “{name.attributes.get('name', '')}”"
    raw = [escaped(way) for way in plain] + [way.encode() for way in plain]
    raw += [way.replace(b"'", b"&apos;") for way in raw] + [way.replace(b"'", b"&#39;") for way in raw]
    for number, tab in enumerate(book.tabs):
        if number not in going and tab.kind == "worksheet" and book.mentions(tab.part, raw):
            return f"the tab “{tab.name}”"
    return ""
