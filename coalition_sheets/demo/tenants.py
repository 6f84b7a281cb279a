"""The tenants' fixture: a small table of neighbors in another town, with another cause and four tabs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from coalition_sheets.demo.row import DemoRow, Tab, on
from coalition_sheets.model import Cell

if TYPE_CHECKING:
    from openpyxl import Workbook

TENANTS_TITLE = "Eastside Tenants Table"
TENANTS_AS_OF = on(10, 6)
KEPT = ("About us", "People", "Goals", "Tasks", "Meetings")

person = Tab("name organization connection email phone best_way language skills core")
goal = Tab("name kind part_of lead due start_value target now as_of started measure")
task = Tab("name owner due status goal meeting notes done_on")
meeting = Tab("date start kind place purpose facilitator note_taker agenda attended decisions notes end invited")

RENT, BOILER = "No rent rise without repairs", "Heat in every building by winter"
DORA, LEON, PRISCILLA, ABEL = "Dora Whitlock", "Leon Abara", "Priscilla Yeo", "Abel Santoro"
LAST, NEXT = on(9, 29), on(10, 13)
ROOM = "Laundry room, 12 Mill Street"

TENANTS: Mapping[str, tuple[DemoRow, ...]] = MappingProxyType(
    {
        "people": (
            person("core", DORA, None, "Member", "dora@example.org", "617-555-0101", "Email", None, "organizing", True),
            person("core", LEON, None, "Member", "leon@example.org", "617-555-0102", "Text", None, "facilitation",
                   True),
            person("core", PRISCILLA, None, "Member", "priscilla@example.org", None, "Email", None, "writing", True),
            person("core", ABEL, None, "Member", "abel@example.org", "617-555-0104", "Phone", None, "repairs", True),
            person("core", "June Okpara", None, "Member", "june@example.org", None, "Email", None, "numbers", True),
        ),
        "goals": (
            goal("short-term", BOILER, "Short-term goal", RENT, LEON, on(11, 15)),
            goal("long-term", RENT, "Long-term goal", None, DORA),
            goal("benchmark", "Buildings with working heat", "Benchmark", BOILER, ABEL, on(11, 15), 2, 9, 5, on(10, 4),
                 on(9, 1)),
            goal("milestone", "Repair list handed to the owner", "Benchmark", BOILER, PRISCILLA, on(10, 30), None, None,
                 None, None, on(9, 1), "yes/no"),
        ),
        "tasks": (
            task("done", "Knock on every door of 14 Mill Street", DORA, on(10, 2), "Done", BOILER, LAST, None,
                 on(10, 1)),
            task("done", "Write down what each flat needs", PRISCILLA, on(9, 28), "Done", BOILER, on(9, 15), None,
                 on(9, 27)),
            task("five days late", "Copy the repair list for every mailbox", ABEL, on(10, 1), "Doing", BOILER, LAST,
                 "The library copies for free on Fridays."),
            task("open", "Ask the inspector for a day to visit", LEON, on(10, 9), None, BOILER, LAST),
            task("open", "Read the boiler bills", "June Okpara", "next meeting", None, BOILER, LAST),
            task("open", "Bring the big coffee pot", DORA, on(10, 13), None, RENT, LAST),
        ),
        "meetings": (
            meeting("held", on(9, 15), time(19), "Founding", ROOM, "decide what to do about the cold", LEON, PRISCILLA,
                    None, f"{DORA}, {LEON}, {PRISCILLA}, {ABEL}, June Okpara", "We meet every two weeks.",
                    "Three floors have no heat.", time(20, 15), "Everyone"),
            meeting("held", LAST, time(19), "Regular", ROOM, "share out the repair list", DORA, PRISCILLA,
                    "The list – 30 min – Abel", f"{DORA}, {LEON}, {PRISCILLA}, {ABEL}", "The list goes to every door.",
                    "The owner has not called back.", time(20), "Everyone"),
            meeting("next", NEXT, time(19), "Regular", ROOM, "agree on what we ask the owner", LEON, PRISCILLA,
                    "What we ask for – 20 min – Dora\nWho speaks – 15 min – June", None, None, None, time(20, 15),
                    "Everyone"),
            meeting("after", on(10, 27), time(19), "Regular", ROOM, "hear what the owner said", DORA, PRISCILLA, None,
                    None, None, None, time(20), "Everyone"),
        ),
    }
)  # fmt: skip

ABOUT: Mapping[str, Cell] = MappingProxyType(
    {
        "coalition_name": TENANTS_TITLE,
        "who_can_open": "Organizers",
        "time_zone": "America/New_York",
        "date_order": "Month first",
        "country": "US",
        "purpose": "So that every home on the Eastside is warm, dry and safe to live in.",
        "mission": "We are the tenants of Mill Street. We ask together for what none of us gets alone.",
        "how_often": "Every two weeks",
        "usual_day": "Tuesdays, 7 pm",
        "usual_place": ROOM,
        "time_we_ask": "2 hours a month",
        "how_we_decide": "Majority",
        "agreements": "one at a time\nhome by half past eight",
    }
)


def tenants() -> Mapping[str, tuple[Mapping[str, Cell], ...]]:
    """Return the rows of the tenants' workbook by schema name, each by column name in code."""
    return {tab: tuple(row.cells for row in rows) for tab, rows in TENANTS.items()}


def tenants_about() -> Mapping[str, Cell]:
    """Return the tenants' About us, by the setting's name in code; issues and sectors are left as they come."""
    return ABOUT


def four_tabs(book: Workbook) -> None:
    """Take the tabs away that the tenants do not use."""
    for tab in book.worksheets:
        if tab.title not in KEPT and tab.sheet_state == "visible":
            book.remove(tab)
