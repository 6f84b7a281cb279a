"""A Sheet of people's for the tests of our writing: how it is read, what our tabs may be, what people do to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from coalition_sheets.destinations.google import put, stands
from coalition_sheets.destinations.google.put import Put
from coalition_sheets.destinations.google.stands import Stands
from coalition_sheets.model import Workbook
from coalition_sheets.model.worksheet import Line, Link, Look, Rule, Worksheet, Written
from coalition_sheets.sources.google import SheetAddress
from coalition_sheets.sources.google.client import PatientClient
from coalition_sheets.sources.google.read import reading
from tests.fake_sheets import handy
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import Json
from tests.fake_sheets.oauth import PERSON
from tests.fake_sheets.store import Book, Sheet
from tests.fake_sheets.wire import Asked
from tests.sources.google.doors import Door

DUE = {
    "userEnteredValue": {"numberValue": 46098},
    "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "mmm d, yyyy"}},
}
TASKS: list[list[Any]] = [
    ["Task", "Who", "By when", "Status", "Done on", "Notes"],
    ["Book the hall", "Rosa", DUE, "Not started", None, "02134"],
    ["Call the radio", "Kim", DUE, None, None, None],
    ["Print flyers", "Ana", DUE, "Waiting", None, "=1+1"],
    ["Ask the choir", "Kim", DUE, "Not started", None, "=TODAY()"],
]
BOLD, RED = Look(bold=True, size=14, ink="FFFFFF", fill="1F4E5F"), Look(fill="F8D7DA", ink="000000")


def worksheets(said: str = "Two things need a person.") -> tuple[Worksheet, ...]:
    """Return two tabs of ours and a hidden one."""
    head = Line((Written("Today", BOLD), Written("gone"), Written()), 30, ((1, 3),))
    day = Written(date(2026, 3, 17), Look(number="mmm d, yyyy"), Link("Tasks", "C2"))
    lines = (
        head,
        Line((Written(said), day, Written(0.5, Look(number="0%")))),
        Line((Written("=1+1", link=Link("Tasks", "A3")), Written(7), Written(True))),
        Line((Written("see", link=Link("Problems")), Written("old", formula='IF(TODAY()>46000,"old","new")'))),
    )
    rules = (Rule("A2:C4", '$B2="x"', RED), Rule("B2:B", "ISBLANK(B2)", Look(bold=True)))
    today = Worksheet("Today", (40, 12, 12), lines, 1, 1, tint="1F4E5F", rules=rules)
    problems = Worksheet("Problems", (30, 20), (Line((Written("Where", BOLD),)), Line((Written("Tasks A3"),))), 1, 1)
    memory = Worksheet("_coalition", (20,), (Line((Written("version"), Written("1"))),), hidden=True)
    return today, problems, memory


def people(door: Door, *more: str, rows: Sequence[Sequence[Any]] = (), **about: Any) -> Book:
    """Make a Sheet with tasks, and more tabs of these titles."""
    return handy.make_sheet(
        door.server.store, {"Tasks": rows or TASKS, **{title: [["theirs"]] for title in more}}, **about
    )


def read(client: PatientClient, book: Book) -> tuple[Workbook, Stands]:
    """Read a Sheet as a run does: once."""
    workbook, answer = reading(client, SheetAddress(book.id), also=stands.FIELDS)
    return workbook, stands.stands(answer)


def write(door: Door, book: Book, tabs: Sequence[Worksheet] | None = None, meanwhile: Callable[[], Any] = int) -> Put:
    """Do what a run does: read, then write; something may happen in between."""
    client = door.client()
    workbook, found = read(client, book)
    meanwhile()
    return put.put(client, book.id, worksheets() if tabs is None else tabs, found, workbook.tables)


def person(door: Door, book: Book, *requests: Json) -> None:
    """Let a person change the Sheet in the browser, which no fault and no log of ours knows."""
    from tests.fake_sheets import batch

    store = door.server.store
    with store.lock:
        batch.update(Call(store, PERSON, {"spreadsheetId": book.id}, {}, {"requests": list(requests)}))


def before_the_change(door: Door, do: Callable[[], Any], *, number: int = 1) -> None:
    """Let something happen right before the so manyth change arrives."""
    left = [number]

    def plan(asked: Asked) -> None:
        if asked.verb == "POST" and ":batchUpdate" in asked.path:
            left[0] -= 1
            if left[0] == 0:
                do()

    door.server.faults.plan(plan)


def now(door: Door, book: Book, title: str = "") -> Sheet:
    """Return a tab as it is now; without a title the first of people's."""
    found = door.server.store.book(book.id)
    return found.sheet_titled(title) or next(sheet for sheet in found.sheets if sheet.id == 0)


def theirs(door: Door, book: Book) -> dict[tuple[int, int], Any]:
    """Return the cells of people's tab."""
    return {place: cell for place, cell in now(door, book).cells.items() if cell}


def titles(door: Door, book: Book) -> list[str]:
    """Return the titles of all tabs, in their order."""
    return [sheet.title for sheet in door.server.store.book(book.id).sheets]
