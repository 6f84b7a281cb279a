"""The names that belong to a tab: the mark that it is ours, and the rows that are printed on each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coalition_sheets.frozen import frozen
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.xlsx.book import before
from coalition_sheets.xlsx.elements import Element, Part, escaped, quoted
from coalition_sheets.xlsx.sheet_xml import in_quotes

MARK = "_owner"
TITLES = "_xlnm.Print_Titles"


@frozen
class Name:
    """A name that stands for something on one tab only."""

    name: str
    text: str
    hidden: bool = False


def needed(sheet: Worksheet, owner: str) -> tuple[Name, ...]:
    """Return the names that a tab of ours has."""
    mark = Name(MARK, f'"{owner}"', hidden=True)
    if not sheet.header:
        return (mark,)
    return mark, Name(TITLES, f"{in_quotes(sheet.title)}!$1:${sheet.header}")


def marked(book: Part, owner: str) -> set[int]:
    """Return the numbers of the tabs that an owner made."""
    return {
        number
        for element in _listed(book)
        if element.attributes.get("name", "").casefold() == MARK and element.text.strip() == f'"{owner}"'
        if (number := _tab_of(element)) is not None
    }


def arrange(book: Part, kept: Mapping[int, int], wanted: Mapping[int, Sequence[Name]]) -> None:
    """Give some tabs, by their new numbers, the names they need; names of tabs that moved or went follow them."""
    missing = {at: list(names) for at, names in wanted.items()}
    left = 0
    for element in _listed(book):
        old = _tab_of(element)
        if old is None:
            left += 1
        elif _stays(element, kept.get(old), missing):
            book.set(element, localSheetId=str(kept[old]))
            left += 1
        else:
            book.replace(element)
    parent = book.root.first("definedNames")
    kind = book.named(parent or book.root, "definedName").encode()
    new = b"".join(_made(kind, at, name) for at, names in missing.items() for name in names)
    if parent is None:
        whole = book.named(book.root, "definedNames").encode()
        if new:
            book.add(book.root, b"<%b>%b</%b>" % (whole, new, whole), before("definedNames"))
    elif new:
        book.add(parent, new)
    elif not left and parent.children:
        book.splices = [splice for splice in book.splices if not parent.start <= splice.start < parent.end]
        book.replace(parent)


def _stays(element: Element, new: int | None, missing: dict[int, list[Name]]) -> bool:
    """Tell whether a tab's name stays. On our tabs all names of ours and the program's own are as we need them."""
    told = element.attributes.get("name", "")
    if new is None:
        return False
    if new not in missing or not (told.casefold() == MARK or told.startswith("_xlnm.")):
        return True
    standing = Name(told, element.text, element.attributes.get("hidden") in ("1", "true"))
    if standing not in missing[new]:
        return False
    missing[new].remove(standing)
    return True


def _made(kind: bytes, at: int, name: Name) -> bytes:
    hidden = b' hidden="1"' if name.hidden else b""
    told = b'name="%b" localSheetId="%d"%b' % (quoted(name.name), at, hidden)
    return b"<%b %b>%b</%b>" % (kind, told, escaped(name.text), kind)


def _listed(book: Part) -> list[Element]:
    names = book.root.first("definedNames")
    return list(names.all("definedName")) if names else []


def _tab_of(element: Element) -> int | None:
    told = element.attributes.get("localSheetId", "")
    return int(told) if told.isascii() and told.isdigit() else None
