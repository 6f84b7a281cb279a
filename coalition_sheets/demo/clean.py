"""The clean build: the same coalition in its first weeks, with nothing to mend. A good habit, started small."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from coalition_sheets.demo.about import ABOUT
from coalition_sheets.demo.goals import COUNCIL, FIFTEEN, HEARD, LONG, MARK, SHORT, START, VOTE
from coalition_sheets.demo.meetings import HALL
from coalition_sheets.demo.row import DemoRow, Tab, on
from coalition_sheets.model import Cell

CLEAN_AS_OF = date(2026, 1, 20)

organization = Tab("name status sector contact liaison joined can_sign notes")
person = Tab("name organization connection email phone best_way language skills core")
goal = Tab("name kind part_of lead due start_value target now as_of started measure")
task = Tab("name owner due status goal meeting notes done_on")
meeting = Tab("date start kind place purpose facilitator note_taker agenda attended decisions notes end invited")
touch = Tab("date who by how outcome heard next_step next_by")
role = Tab("name group who backup hours since ends needed")
win = Tab("date what kind goal who link publish")

FOUNDED, LAST = on(12, 9, 2025), on(1, 13)
ROSA, TOMAS, ANA, LINH, MEI = "Rosa Delgado", "Tomás Rivera", "Ana Núñez", "Linh Tran", "Mei Chen"
HCWC, BRENDAN = "Harbor County Workers' Center", "St. Brendan, Justice and Peace Ministry"
LIGHTHOUSE, MERCADO = "Lighthouse Family Services", "Mercado Row Merchants"
PARENTS, STUDENTS = "Harbor County Parents Together", "Saltmarsh College Student Union"
CLOSED = "None: closed"

CLEAN: Mapping[str, tuple[DemoRow, ...]] = MappingProxyType(
    {
        "organizations": (
            organization("member", HCWC, "Member", "Immigrant rights", "Beatriz Solano", LINH, FOUNDED, "On the spot"),
            organization("member", BRENDAN, "Member", "Faith", "Fr. Dan Keane", ROSA, FOUNDED, "Must ask first"),
            organization("member", MERCADO, "Member", "Immigrant-owned business", "Luis Fuentes", TOMAS, FOUNDED,
                         "On the spot"),
            organization("member", LIGHTHOUSE, "Member", "Service nonprofit", "Charlotte Baptiste", ANA, FOUNDED,
                         "Board vote"),
            organization("member", PARENTS, "Member", "Parents and schools", "Keisha Barnes", MEI, FOUNDED,
                         "On the spot"),
            organization("in conversation", STUDENTS, "In conversation", "Students and campus", "Amir Farahani", LINH),
        ),
        "people": (
            person("core", ROSA, None, "Staff", "rosa@example.org", "302-555-0114", "Email", "Spanish", "writing",
                   True),
            person("core", TOMAS, HCWC, "Member", "tomas@example.org", "302-555-0121", "Email", "Spanish",
                   "driving", True),
            person("core", ANA, BRENDAN, "Member", "ana@example.org", "302-555-0122", "Phone", "Spanish",
                   "facilitation", True),
            person("core", LINH, LIGHTHOUSE, "Member", "linh@example.org", None, "Email", "Vietnamese", "writing",
                   True),
            person("core", MEI, MERCADO, "Member", "mei@example.org", "302-555-0125", "WhatsApp", "Chinese",
                   "media", True),
            person("contact", "Beatriz Solano", HCWC, "Member", "beatriz@example.org", None, "Email"),
            person("contact", "Fr. Dan Keane", BRENDAN, "Member", None, "302-555-0142", "Phone"),
            person("contact", "Luis Fuentes", MERCADO, "Member", "luis@example.org", "302-555-0144", "Text"),
            person("contact", "Charlotte Baptiste", LIGHTHOUSE, "Member", "charlotte@example.org"),
            person("contact", "Keisha Barnes", PARENTS, "Member", "keisha@example.org"),
            person("contact", "Amir Farahani", STUDENTS, "Contact", "amir@example.org"),
        ),
        "goals": (
            goal("long-term", HEARD, LONG, None, ROSA),
            goal("short-term", COUNCIL, SHORT, HEARD, ROSA, VOTE),
            goal("short-term", FIFTEEN, SHORT, HEARD, ANA, VOTE),
            goal("benchmark", "Sign-on letter", MARK, COUNCIL, ROSA, VOTE, 0, 30, 3, on(1, 19), START),
            goal("benchmark", "Members", MARK, FIFTEEN, ANA, VOTE, 5, 15, None, None, START, "count: members"),
        ),
        "tasks": (
            task("done in time", "Write to everybody who came", ROSA, on(12, 16, 2025), "Done", FIFTEEN, FOUNDED, None,
                 on(12, 15, 2025)),
            task("done in time", "Book the hall for January", ANA, on(1, 6), "Done", FIFTEEN, FOUNDED, None, on(1, 5)),
            task("open", "Draft the sign-on letter", ROSA, on(1, 26), "Doing", "Sign-on letter", LAST),
            task("open", "List every clinic and its languages", LINH, on(1, 30), None, COUNCIL, LAST),
            task("open", "Ask the students to come on the 27th", LINH, "next meeting", None, FIFTEEN, LAST),
            task("open", "Find out how the council takes up an ordinance", TOMAS, on(2, 6), None, COUNCIL, LAST),
        ),
        "meetings": (
            meeting("held", FOUNDED, time(18), "Founding", HALL, "decide whether to form a coalition", ANA, LINH, None,
                    f"{ROSA}, {TOMAS}, {ANA}, {LINH}, {MEI}, Beatriz Solano, Keisha Barnes",
                    "We form a coalition and decide by consensus.", "Each said why it came.", time(19, 30), "Everyone"),
            meeting("held", LAST, time(18), "Regular", HALL, "agree on the one change we want this year", MEI, LINH,
                    "What would change most? – 30 min – Ana\nWho decides – 20 min – Tomás",
                    f"{ROSA}, {TOMAS}, {ANA}, {LINH}, {MEI}, Luis Fuentes, Charlotte Baptiste",
                    "We work for a language access ordinance.", "Long list of stories kept by Ana.", time(19, 15),
                    "Everyone"),
            meeting("planned", on(1, 27), time(18), "Regular", HALL, "share out the winter's work", ANA, LINH,
                    "The letter, first reading – 25 min – Rosa\nClinic visits – 25 min – Linh", None, None, None,
                    time(19, 15), "Everyone"),
            meeting("planned", on(2, 10), time(18), "Regular", HALL, "prepare the clinic visits", MEI, LINH, None, None,
                    None, None, time(19, 15), "Everyone"),
        ),
        "outreach": (
            touch("liaison", on(12, 16, 2025), HCWC, LINH, "Check-in", "Talked", "Glad of the company.", CLOSED),
            touch("liaison", on(12, 16, 2025), BRENDAN, ROSA, "Check-in", "Talked", "The hall is ours.", CLOSED),
            touch("liaison", on(12, 18, 2025), MERCADO, TOMAS, "Check-in", "Talked", "Will put up posters.", CLOSED),
            touch("liaison", on(1, 7), LIGHTHOUSE, ANA, "Check-in", "Talked", "Board meets in February.", CLOSED),
            touch("liaison", on(1, 8), PARENTS, MEI, "One-on-one", "Talked", "School letters come in English only.",
                  CLOSED),
            touch("prospect", on(1, 15), "Amir Farahani", LINH, "One-on-one", "Interested",
                  "Students interpret for their parents.", "Ask him to the next meeting", on(1, 26)),
        ),
        "roles": (
            role("held", "Facilitator", None, ANA, MEI, 3, FOUNDED, on(12, 31)),
            role("held", "Note-taker", None, LINH, ROSA, 3, FOUNDED, on(12, 31)),
            role("held", "Convener", None, ROSA, ANA, 12, FOUNDED, on(12, 31)),
            role("held", "Outreach lead", None, ANA, LINH, 8, FOUNDED, on(12, 31)),
            role("held", "Communications", None, MEI, TOMAS, 6, FOUNDED, on(12, 31)),
            role("held", "Conflict contact", None, "Charlotte Baptiste", "Fr. Dan Keane", 2, FOUNDED, on(12, 31)),
            role("held", "Data keeper", None, TOMAS, LINH, 2, FOUNDED, on(12, 31)),
        ),
        "wins": (
            win("", FOUNDED, "Five organizations formed the coalition", "Other", FIFTEEN),
            win("", on(1, 13), "One change, agreed by all", "Other", COUNCIL),
        ),
    }
)  # fmt: skip


def clean() -> Mapping[str, tuple[Mapping[str, Cell], ...]]:
    """Return the rows of the clean demo by schema name, each by column name in code."""
    return {tab: tuple(row.cells for row in rows) for tab, rows in CLEAN.items()}


def clean_about() -> Mapping[str, Cell]:
    """Return the clean demo's About us, by the setting's name in code."""
    return ABOUT
