"""Our own tabs in a workbook: which are ours, put where, with what names; a tab of a person is never touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coalition_sheets.frozen import frozen
from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.sources.markup import RELATIONS
from coalition_sheets.xlsx import calculation, names, parts_behind
from coalition_sheets.xlsx.book import KINDS, SHEET_TYPE, Book, before, relations_of
from coalition_sheets.xlsx.elements import Element, quoted
from coalition_sheets.xlsx.refuse import SharedWorkbook, StructureProtected, TabInUse, TitleTaken, UnfitPart
from coalition_sheets.xlsx.sheet_xml import Dialect, Made, made
from coalition_sheets.xlsx.styles import Styles

YES = ("1", "true")


@frozen
class Place:
    """Where a tab will stand: its number among all tabs, its part, and the id that the workbook knows it by."""

    index: int
    part: str
    identity: str
    new: bool


def arrange(book: Book, styles: Styles, put: Sequence[Worksheet], drop: Sequence[str], owner: str) -> None:
    """Put tabs at the end or in the place of those that are ours, and take ours out.

    Raises TitleTaken, StructureProtected, SharedWorkbook, TabInUse and what the parts behind them raise.
    """
    if not put and not drop:
        return
    wanted = {sheet.title.casefold() for sheet in put}
    ours = _ours(book, owner, wanted | {title.casefold() for title in drop})
    going = {at for title, at in ours.items() if title not in wanted}
    _allow(book, put, ours, going)
    kept = _renumbered(book, going)
    for at in sorted(going):
        _drop(book, at)
    places = _places(book, put, ours, kept)
    active = _view(book, kept, put, places)
    names.arrange(book.book, kept, {p.index: names.needed(s, owner) for s, p in zip(put, places, strict=True)})
    for sheet, place in zip(put, places, strict=True):
        _write(book, place, made(sheet, styles.looks, _dialect(book), place.index == active))


def _ours(book: Book, owner: str, titles: set[str]) -> dict[str, int]:
    """Return where those of some tabs stand that are there. Raises TitleTaken where one is not ours."""
    marked = names.marked(book.book, owner)
    found: dict[str, int] = {}
    for at, tab in enumerate(book.tabs):
        if tab.name.casefold() in titles:
            if at not in marked or tab.kind != "worksheet":
                raise TitleTaken(tab.name)
            found[tab.name.casefold()] = at
    return found


def _allow(book: Book, put: Sequence[Worksheet], ours: Mapping[str, int], going: set[int]) -> None:
    """Refuse to add, take out or hide a tab where the workbook does not allow it."""
    root = book.book.root
    guard = root.first("workbookProtection")
    moved = going or any(
        sheet.title.casefold() not in ours or (sheet.hidden and not book.tabs[ours[sheet.title.casefold()]].hidden)
        for sheet in put
    )
    if moved and guard is not None and guard.attributes.get("lockStructure") in YES:
        raise StructureProtected
    if any("revisionHeaders" in e.attributes.get("Type", "") for e in book.links.root.children):
        raise SharedWorkbook
    left = [tab for at, tab in enumerate(book.tabs) if at not in going and not tab.hidden]
    if going and not left:
        raise TabInUse(book.tabs[min(going)].name, "a workbook needs one tab to show, and no other")
    for at in sorted(going):
        if where := parts_behind.user_of(book, at, going):
            raise TabInUse(book.tabs[at].name, where)


def _renumbered(book: Book, going: set[int]) -> dict[int, int]:
    """Return the new number of each tab that stays, by its old one."""
    return {old: new for new, old in enumerate(at for at in range(len(book.tabs)) if at not in going)}


def _sheets(book: Book) -> list[Element]:
    listed = book.book.root.first("sheets")
    found = list(listed.all("sheet")) if listed else []
    if len(found) != len(book.tabs):
        raise UnfitPart(book.name, "its list of tabs is written in an unusual way")
    return found


def _drop(book: Book, at: int) -> None:
    tab, element = book.tabs[at], _sheets(book)[at]
    book.book.replace(element)
    parts_behind.clear(book, tab.part)
    book.unrelate(tab.part)
    book.remove(tab.part)
    calculation.formulas_left(book, element.attributes.get("sheetId", ""), set())


def _places(book: Book, put: Sequence[Worksheet], ours: Mapping[str, int], kept: Mapping[int, int]) -> list[Place]:
    """Return where each tab goes; new ones are entered into the lists of the workbook."""
    elements = _sheets(book)
    used = [int(i) for e in elements if (i := e.attributes.get("sheetId", "")).isascii() and i.isdigit()]
    following, identity = len(kept), max(used, default=0)
    places = []
    for sheet in put:
        old = ours.get(sheet.title.casefold())
        if old is not None:
            if sheet.hidden and not book.tabs[old].hidden:
                book.book.set(elements[old], state="hidden")
            places.append(Place(kept[old], book.tabs[old].part, elements[old].attributes.get("sheetId", ""), new=False))
            continue
        identity += 1
        part = book.free("worksheets/sheet")
        book.write(part, b"")
        _enter(book, sheet, str(identity), book.relate("worksheet", part))
        book.declare(part, SHEET_TYPE)
        places.append(Place(following, part, str(identity), new=True))
        following += 1
    return places


def _enter(book: Book, sheet: Worksheet, identity: str, relation: str) -> None:
    """Add a tab to the end of the workbook's list."""
    root = book.book.root
    parent = root.first("sheets") or root
    prefix = next((p for space, p in book.book.spaces.items() if space in RELATIONS), "")
    declared = b"" if prefix else b' xmlns:r="%b"' % KINDS[book.strict].encode()
    told = b'name="%b" sheetId="%b"%b' % (
        quoted(sheet.title), identity.encode(), b' state="hidden"' if sheet.hidden else b"",
    )  # fmt: skip
    name = book.book.named(parent, "sheet").encode()
    content = b'<%b %b%b %b:id="%b"/>' % (name, told, declared, (prefix or "r").encode(), relation.encode())
    book.book.add(parent, content)


def _view(book: Book, kept: Mapping[int, int], put: Sequence[Worksheet], places: Sequence[Place]) -> int:
    """Keep the workbook opening with the tab it opened with; return its number."""
    part, root = book.book, book.book.root
    hidden = {new for old, new in kept.items() if book.tabs[old].hidden}
    hidden |= {place.index for sheet, place in zip(put, places, strict=True) if sheet.hidden}
    shown = next((at for at in range(len(kept) + len(put)) if at not in hidden), 0)
    views = root.first("bookViews")
    listed = list(views.all("workbookView")) if views else []
    if not listed:
        name, prefix = part.named(root, "workbookView").encode(), part.named(root, "bookViews").encode()
        if views is None:
            part.add(root, b"<%b><%b/></%b>" % (prefix, name, prefix), before("bookViews"))
        else:
            part.add(views, b"<%b/>" % name)
        return shown if 0 in hidden else 0
    actives = [_number(view, "activeTab") for view in listed]
    for view, old in zip(listed, actives, strict=True):
        new = kept.get(old, shown)
        was_hidden = old < len(book.tabs) and book.tabs[old].hidden
        new = shown if new in hidden and not was_hidden else new
        if new != old:
            part.set(view, activeTab=str(new))
        first = _number(view, "firstSheet")
        if first and kept.get(first, 0) != first:
            part.set(view, firstSheet=str(kept.get(first, 0)))
        actives[0] = new if view is listed[0] else actives[0]
    return actives[0]


def _number(element: Element, name: str) -> int:
    told = element.attributes.get(name, "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def _dialect(book: Book) -> Dialect:
    return Dialect(book.book.root.space, KINDS[book.strict], book.since_1904)


def _write(book: Book, place: Place, new: Made) -> None:
    """Set a tab's parts. Nothing is done where they stand there already."""
    links = relations_of(place.part)
    if not place.new and book.package.holds(place.part, new.sheet) and (book.read(links) or b"") == new.links:
        return
    if not place.new:
        parts_behind.clear(book, place.part)
    book.write(place.part, new.sheet)
    if new.links:
        book.write(links, new.links)
        book.declare_relations()
    elif links in book.package:
        book.remove(links)
    calculation.formulas_left(book, place.identity, calculation.formulas_of(new.sheet))
