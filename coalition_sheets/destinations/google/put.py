"""Our own tabs put into a Sheet: nothing where nothing changed, else one batch, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from coalition_sheets.destinations.google import cells, drawn, locked, own_tabs, requests, send
from coalition_sheets.destinations.google.cells import Json, entered
from coalition_sheets.destinations.google.stands import FIELDS, Stands, own_id, stands
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Table
from coalition_sheets.model.worksheet import Worksheet, Written

WAY = "2"
"""Goes up when the same tab is drawn in another way than before: then every Sheet is written once more."""
PLANS = 3


class TitleTaken(CoalitionError):
    """A person has a tab with a title of ours."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"The Sheet has a tab “{title}” that this toolkit did not make, so nothing was written.",
            f"Rename that tab in the Sheet; then a tab “{title}” of our own is added beside it.",
        )


class NotKept(WorldError):
    """Google answered that all is well, and what it shows says otherwise."""

    def __init__(self, title: str) -> None:
        super().__init__(f"Google did not keep the tab “{title}” as it was written.", "Run it again in a minute.")


@frozen
class Put:
    """What was done: the titles of tabs that were added, and of those written anew; how the Sheet stands now."""

    stands: Stands
    added: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was written at all."""
        return bool(self.added or self.anew or self.dropped)


def put(
    client: send.Writer,
    sheet: str,
    tabs: Sequence[Worksheet],
    found: Stands,
    tables: Iterable[Table],
    *,
    drop: Sequence[str] = (),
) -> Put:
    """Let our tabs be these, and take those in `drop` away, in one batch. Nothing is sent where all is so already.

    `found` is how the Sheet stood when it was read, `tables` all its tabs as read then. What a person does to our tabs
    in the meantime is taken in by planning again. Raises TitleTaken, TooLong, AnotherRun, WorldError.
    """
    tables = tuple(tables)
    digest = digested(tabs)
    if _all_so(tabs, found, {table.name: table for table in tables}, digest, drop):
        return Put(found)
    return _told(tabs, *_written(client, sheet, tabs, found, digest=digest, drop=drop), drop)


def _written(
    client: send.Writer, sheet: str, tabs: Sequence[Worksheet], found: Stands, *, digest: str, drop: Sequence[str]
) -> tuple[Stands, Stands]:
    """Write, and plan again where people changed our tabs in that moment; return how the Sheet stood, and stands."""
    first = found.guard
    for left in reversed(range(PLANS)):
        planned = batch(tabs, found, drop)
        try:
            made = locked.change(client, sheet, planned, found, fields=FIELDS, digest=digest)
        except WorldError as problem:
            if getattr(problem, "status", 0) != 400 or not left:
                raise
            now = stands(send.read(client, sheet, FIELDS))
            same_again = now.guards == found.guards and batch(tabs, now, drop) == planned
            if now.guard.number > first.number or same_again:
                raise
        else:
            now = stands(made.answer)
            strange = [tab.title for tab in tabs if not _kept(tab, now)]
            if made.late or not strange:
                return found, now
            if not left:
                raise NotKept(strange[0])
            first = now.guard
        found = now
    raise AssertionError("unreachable")


def _kept(tab: Worksheet, found: Stands) -> bool:
    """Whether a tab of ours is there, and has our rules for colours and no others."""
    there = found.own(tab.title)
    return there is not None and there.rules == (0 if tab.hidden else len(tab.rules))


def _told(tabs: Sequence[Worksheet], before: Stands, after: Stands, drop: Sequence[str]) -> Put:
    known = {tab.title: before.own(tab.title) is not None for tab in tabs}
    return Put(
        after,
        tuple(title for title, was in known.items() if not was),
        tuple(title for title, was in known.items() if was),
        tuple(title for title in drop if before.own(title)),
    )


def batch(tabs: Sequence[Worksheet], found: Stands, drop: Sequence[str] = ()) -> list[Json]:
    """Return the requests that let our tabs be these. Raises TitleTaken, TooLong."""
    titles = {tab.id: tab.title for tab in found.tabs}
    gone = [there.id for title in drop if (there := found.own(title))]
    for number in gone:
        del titles[number]
    back = _titles_back(tabs, titles)
    taken = {title.casefold() for title in titles.values()}
    for tab in tabs:
        if own_id(tab.title) not in titles and tab.title.casefold() in taken:
            raise TitleTaken(tab.title)
    goals = {title.casefold(): number for number, title in titles.items()}
    goals |= {tab.title.casefold(): own_id(tab.title) for tab in tabs}
    way = own_tabs.Way(found.separator, partial(drawn.address, tabs=goals))
    removed: list[Json] = [{"deleteSheet": {"sheetId": number}} for number in gone]
    return [*removed, *(requests.rename(*one) for one in back.items()), *_drawn(tabs, found, way)]


def _drawn(tabs: Sequence[Worksheet], found: Stands, way: own_tabs.Way) -> Iterator[Json]:
    """Return what fills the tabs that are there, then what adds those that are not: in front, in their order."""
    for tab in tabs:
        if there := found.own(tab.title):
            yield from own_tabs.made_anew(tab, there, way)
    shown = [tab.title for tab in tabs if not tab.hidden]
    for tab in tabs:
        if not found.own(tab.title):
            yield from own_tabs.made(tab, shown.index(tab.title) if tab.title in shown else None, way)


def _titles_back(tabs: Sequence[Worksheet], titles: dict[int, str]) -> dict[int, str]:
    """Give our tabs their titles back in `titles`, where those are free; return the ones that change."""
    back: dict[int, str] = {}
    for _ in tabs:  # one that gets its title back may free another's
        for tab in tabs:
            number = own_id(tab.title)
            others = {title.casefold() for other, title in titles.items() if other != number}
            if titles.get(number, tab.title) != tab.title and tab.title.casefold() not in others:
                titles[number] = back[number] = tab.title
    return back


def _all_so(
    tabs: Sequence[Worksheet], found: Stands, tables: Mapping[str, Table], digest: str, drop: Sequence[str]
) -> bool:
    """Whether our tabs are just so: drawn from the same, and nobody typed into them since."""
    if found.guard.digest != digest or any(found.own(title) for title in drop):
        return False
    for tab in tabs:
        there = found.own(tab.title)
        if there is None or not (_kept(tab, found) and same(tab, tables.get(there.title, Table(there.title)))):
            return False
    return not _titles_back(tabs, {tab.id: tab.title for tab in found.tabs})


def digested(tabs: Iterable[Worksheet]) -> str:
    """Return a short digest of tabs as they are to be drawn."""
    text = repr((WAY, tuple(tabs)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def same(tab: Worksheet, table: Table) -> bool:
    """Whether a tab holds the values it would be given; what a formula comes to is not compared."""
    rows = own_tabs.grid(tab)
    for row in range(1, max(len(rows), len(table.rows)) + 1):
        line = rows[row - 1] if row <= len(rows) else ()
        width = max(len(line), len(table.rows[row - 1]) if row <= len(table.rows) else 0)
        for column in range(1, width + 1):
            wanted = line[column - 1] if column <= len(line) else Written()
            if not wanted.formula and not cells.same(entered(wanted.value), entered(table.cell(row, column))):
                return False
    return True
