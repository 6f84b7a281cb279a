"""A Google Sheet: whether we get there, may read and write it, and how much room is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from coalition_sheets.jobs.doctor.checks import Answer, Check, State, mend, ok
from coalition_sheets.jobs.doctor.contents import about_of
from coalition_sheets.jobs.doctor.key import ALL, KeyVisit
from coalition_sheets.model import DateOrder, Schema, Workbook
from coalition_sheets.sources.google import Access, GoogleProblem, SheetAddress
from coalition_sheets.sources.problems import CannotRead

if TYPE_CHECKING:
    from coalition_sheets.sources.google.client import PatientClient

Connect = Callable[[Access], "PatientClient"]

REACHED = "Reaching Google"
SIGNED_IN = "Signing in"
SWITCHED_ON = "Google Sheets switched on"
SHEET = "The Sheet"
SHARED = "Shared with the toolkit"
NATIVE = "A Sheet and not an Excel file"
WRITE = "Changing it"
READ = "Reading it"
LOCALE = "Its locale"
ROOM = "Its size"
PACE = "Requests of a run"
PROBLEMS = {  # the check that a kind of problem belongs to
    "clock": SIGNED_IN, "revoked": SIGNED_IN, "key-gone": SIGNED_IN, "no-scope": SIGNED_IN, "signed-out": SIGNED_IN,
    "api-off": SWITCHED_ON, "not-found": SHEET, "not-shared": SHARED, "excel-file": NATIVE, "read-only": WRITE,
}  # fmt: skip
MOST_CELLS = 10_000_000
MOST_REQUESTS = 60
FULL = 0.8
MASK = "properties(title,locale,timeZone),sheets(properties(gridProperties(rowCount,columnCount)))"
MONTH_FIRST = frozenset({"en_US", "en_PH", "fil_PH"})
ORDERS: Mapping[DateOrder, str] = MappingProxyType({"M/D": "Month first", "D/M": "Day first"})
YEAR_FIRST = frozenset({"ja", "ko", "zh", "hu", "lt", "sv", "mn", "en_CA", "fr_CA", "en_ZA"})


class SheetVisit:
    """One look at a Sheet; what was asked once is not asked again."""

    def __init__(self, address: SheetAddress, key: KeyVisit, schemas: Mapping[str, Schema], connect: Connect) -> None:
        self.address = address
        self.key = key
        self.schemas = schemas
        self.asked = 0  # how often Google was asked for the workbook
        self.connect = connect

    @cached_property
    def client(self) -> PatientClient:
        """The way to Google, with the key."""
        return self.connect(self.key.access)

    @cached_property
    def refusal(self) -> GoogleProblem | None:
        """What stood in the way of a first small look, None where nothing did."""
        try:
            self.facts  # noqa: B018  asked here, kept for all
        except GoogleProblem as problem:
            return problem
        return None

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """The Sheet's title, locale, zone and the size of its tabs."""
        found: Mapping[str, Any] = self.client.spreadsheet(self.address.id, {"fields": MASK, "prettyPrint": "false"})
        return found

    @cached_property
    def workbook(self) -> Workbook:
        """The Sheet as every command reads it."""
        from coalition_sheets.sources.google.read import read

        before = self.client.requests - self.client.tokens
        found = read(self.client, self.address)
        self.asked = self.client.requests - self.client.tokens - before
        return found


def answered(problem: GoogleProblem) -> Answer:
    """Return a problem as an answer: what a person can mend, or that the world did not answer."""
    state = State.MEND if problem.kind in PROBLEMS else State.NO_ANSWER
    return Answer(state, problem.message, problem.hint)


def _first_look(name: str, well: str) -> Check:
    """Return a check of the first small look: it is not well where the problem belongs to it."""

    def look(visit: SheetVisit) -> Answer:
        problem = visit.refusal
        if problem is None or PROBLEMS.get(problem.kind, REACHED) != name:
            return ok(well)
        return answered(problem)

    order = (*ALL, REACHED, SIGNED_IN, SWITCHED_ON, SHEET, SHARED)
    return Check(name, look, needs=order[: order.index(name)] if name in order else order)


def _write(visit: SheetVisit) -> Answer:
    title = visit.facts["properties"]["title"]
    same = {"updateSpreadsheetProperties": {"properties": {"title": title}, "fields": "title"}}
    try:
        visit.client.batch_update(visit.address.id, {"requests": [same]}, again=True)
    except GoogleProblem as problem:
        return answered(problem)
    return ok("We may. (We set its title to what it is.)")


def _read(visit: SheetVisit) -> Answer:
    try:
        tabs = len(visit.workbook.tables)
    except GoogleProblem as problem:
        return answered(problem)
    except CannotRead as problem:
        return mend(problem.message, problem.hint)
    return ok(f"“{visit.workbook.name}”: {tabs} {'tab' if tabs == 1 else 'tabs'}, all of it can be read.")


def _locale(visit: SheetVisit) -> Answer:
    locale = str(visit.facts["properties"].get("locale", ""))
    said, shown = about_of(visit).date_order, _order_of(locale)
    if said and shown and said != shown:
        return mend(
            f"About us says {ORDERS[said]}, but the Sheet reads 3/4 as {ORDERS[shown]} (its locale is {locale}).",
            "In the Sheet open File > Settings and choose the locale of your country.",
        )
    return ok(f"{locale}{f', and About us says {ORDERS[said]}' if said else ''}.")


def _order_of(locale: str) -> DateOrder | None:
    """Return how a Sheet of this locale reads 3/4, None where the year comes first."""
    if not locale or {locale, locale.partition("_")[0]} & YEAR_FIRST:
        return None
    return "M/D" if locale in MONTH_FIRST else "D/M"


def _room(visit: SheetVisit) -> Answer:
    grids = [tab.get("properties", {}).get("gridProperties", {}) for tab in visit.facts.get("sheets", [])]
    cells = sum(grid.get("rowCount", 0) * grid.get("columnCount", 0) for grid in grids)
    if cells < FULL * MOST_CELLS:
        return ok(f"{cells:,} of {MOST_CELLS:,} cells, empty ones too: there is room.")
    return mend(
        f"It is nearly full: {cells:,} of {MOST_CELLS:,} cells, empty ones too.",
        "Delete empty rows and columns at the ends of its tabs, or move old tabs into a Sheet of their own.",
    )


def _pace(visit: SheetVisit) -> Answer:
    if visit.asked <= MOST_REQUESTS:
        return ok(f"{visit.asked}, and one for the sign-in; Google allows {MOST_REQUESTS} a minute.")
    return mend(f"A run asks {visit.asked} times; Google allows {MOST_REQUESTS} a minute.", "Use fewer, smaller tabs.")


SHEETS = (
    _first_look(REACHED, "Google answers."),
    _first_look(SIGNED_IN, "Google accepts the key."),
    _first_look(SWITCHED_ON, "It is."),
    _first_look(SHEET, "It is there."),
    _first_look(SHARED, "It is."),
    _first_look(NATIVE, "It is a Sheet."),
    Check(WRITE, _write, needs=(NATIVE,)),
    Check(READ, _read, needs=(NATIVE,)),
)
MORE = (
    Check(LOCALE, _locale, needs=(READ,)),
    Check(ROOM, _room, needs=(NATIVE,)),
    Check(PACE, _pace, needs=(READ,)),
)
