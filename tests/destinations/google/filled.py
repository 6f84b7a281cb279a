"""A coalition put into a Sheet of the fake, by the requests that `init` sends, with rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coalition_sheets import library
from coalition_sheets.demo.builds import Build
from coalition_sheets.destinations.google.cells import LONGEST, Json
from coalition_sheets.destinations.google.new_tabs import Ground, batch
from coalition_sheets.destinations.plan import about_lines, planned
from coalition_sheets.destinations.sheet import Rows
from coalition_sheets.model import Cell
from coalition_sheets.schemas.about import SETTINGS
from tests.fake_sheets import handy
from tests.fake_sheets.store import Book
from tests.sources.google.doors import Door


def requests_for(
    rows: Mapping[str, Rows], about: Mapping[str, Cell], ground: Ground | None = None, only: Iterable[str] = ()
) -> list[Json]:
    """Return the requests that fill an empty Sheet with these rows; `only` some tabs."""
    schemas = library.schemas()
    chosen = {name: schemas[name] for name in only or schemas}
    lines = about_lines(SETTINGS, about)
    return batch(planned(chosen, rows, lines, longest=LONGEST), lines, ground or Ground(takes_over=0))


def fill(door: Door, rows: Mapping[str, Rows], about: Mapping[str, Cell], title: str = "Our coalition") -> Book:
    """Put rows into a new Sheet and return it."""
    book = handy.make_sheet(door.server.store, {"Sheet1": []}, title)
    door.client().batch_update(book.id, {"requests": requests_for(rows, about)})
    return door.server.store.book(book.id)


def fill_demo(door: Door, build: Build) -> Book:
    """Put a demo coalition into a new Sheet and return it."""
    return fill(door, build.rows(), build.about(), build.title)
