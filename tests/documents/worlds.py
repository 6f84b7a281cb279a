# ruff: noqa: E501  (rows of a table stand on one line)
"""Two worlds that look the same to one audience: in the second, every cell it may not see is another one.

Who may see a cell is worked out here from the sheets' own description (`sheet_schemas/`), not by asking the View.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from coalition_sheets import library, records
from coalition_sheets.model import Briefing, Cell, Column, Level, Memory, Schema, Table, Workbook, fold_name
from tests.little import TODAY

NAMES = ("Rosa Delgado", "Tomás Rivera", "Linh Tran", "Hana Saleh")
GROUPS = ("Harbor Workers' Center", "St. Brendan Parish", "Bayview Tenants", "Grace Chapel")
OWN = {"people": ("email", "phone"), "outreach": ("heard", "wants")}
OWNED_BY = {
    "tasks": ("owner",), "organizations": ("liaison",), "meetings": ("facilitator", "note_taker"), "people": ("name",),
    "outreach": ("who",),
}  # fmt: skip
ROWS: Mapping[str, tuple[Mapping[str, Cell], ...]] = {
    "organizations": tuple(
        {"name": name, "status": "Member" if i < 3 else "In conversation", "sector": sector, "public_name": "Yes" if i % 2 else "No"}
        for i, (name, sector) in enumerate(zip(GROUPS, ("Housing", "Faith", "Housing", "Labor"), strict=True))
    ),
    "people": tuple(
        {"name": name, "organization": GROUPS[i], "connection": "Member", "email": f"{name[:4].lower().strip()}@example.org",
         "phone": f"202-555-010{i}", "do_not_contact": "no", "status": "Active", "best_way": ("Email", "Email", "Text", "Email")[i],
         "share_contact": ("Email and phone", "No", "Email", "No")[i], "public_name": "Yes" if i == 0 else "No", "away_until": None}
        for i, name in enumerate(NAMES)
    ),
    "goals": (
        {"name": "Language access ordinance", "kind": "Long-term goal", "due": date(2026, 6, 30), "part_of": None, "publish": "Yes",
         "measure": None, "now": None, "target": None, "start_value": None, "status": "Active"},
        {"name": "Sign-on letter", "kind": None, "part_of": "Language access ordinance", "due": date(2026, 6, 30), "publish": "No",
         "start_value": 0, "target": 30, "now": 7, "as_of": date(2026, 3, 16), "started": date(2026, 1, 5), "measure": None, "status": "Active"},
        {"name": "Quiet talks with the mayor", "kind": None, "part_of": None, "due": date(2026, 6, 30), "publish": "Organizers only",
         "start_value": 0, "target": 9, "now": 1, "as_of": date(2026, 3, 16), "started": date(2026, 1, 5), "measure": None, "status": "Active"},
    ),
    "tasks": tuple(
        {"name": name, "owner": who, "due": due, "status": status, "goal": goal, "meeting": "2026-03-10", "publish": publish,
         "waiting_on": waits, "done_on": done}
        for name, who, due, status, goal, publish, waits, done in (
            ("Translate the flyer", NAMES[2], date(2026, 3, 12), "Done", None, "No", None, date(2026, 3, 12)),
            ("Van for hearing day", NAMES[1], date(2026, 3, 1), None, "Sign-on letter", "No", None, None),
            ("Photo releases", NAMES[1], date(2026, 1, 31), None, None, "Yes", None, None),
            ("Interpreter list", NAMES[3], date(2026, 3, 8), "Waiting", None, "No", "the hospital's reply", None),
            ("Call the mayor's aide", NAMES[1], date(2026, 3, 2), None, "Quiet talks with the mayor", "Organizers only", None, None),
            ("Room deposit", NAMES[0], date(2026, 3, 20), None, "Quiet talks with the mayor", "No", None, None),
        )
    ),
    "meetings": tuple(
        {"date": day, "kind": "Regular", "group": "Whole coalition", "status": None, "start": "6 pm", "end": "7:15 pm", "publish": publish,
         "agenda": "Hearing-day plan | 15 | Rosa Delgado | discuss", "invited": "Everyone", "attended": "Rosa Delgado, Tomás Rivera"}
        for day, publish in (
            (date(2026, 2, 24), "No"), (date(2026, 3, 10), "Yes"), (date(2026, 3, 12), "Organizers only"),
            (date(2026, 3, 24), "Yes"), (date(2026, 4, 7), "No"),
        )
    ),
    "outreach": tuple(
        {"date": day, "who": who, "by": NAMES[0], "how": "One-on-one", "outcome": "Interested", "next_by": date(2026, 3, 19)}
        for day, who in ((date(2026, 2, 20), "Grace Chapel"), (date(2026, 3, 3), "Tomás Rivera"), (date(2026, 3, 5), "Linh Tran"))
    ),
    "roles": ({"name": "Point person", "who": NAMES[0], "group": "Whole coalition"}, {"name": "Lead", "who": NAMES[2], "group": "Media team"}),
    "wins": (
        {"date": date(2026, 3, 11), "what": "Forms in four languages", "publish": "Yes", "who": NAMES[2]},
        {"date": date(2026, 3, 12), "what": "The mayor's aide called back", "publish": "Organizers only", "who": NAMES[1]},
        {"date": date(2026, 3, 13), "what": "A second hall", "publish": "No", "who": NAMES[3]},
    ),
}  # fmt: skip
ABOUT = (
    ("Coalition name", "Harbor County", "x"), ("Who can open this file", "Organizers", "Organizers"),
    ("Time zone", "America/New_York", "America/New_York"), ("How we decide", "Consensus", "Majority"),
    ("Usual place", "St. Brendan parish hall", "Somewhere else"), ("Why we formed", "Because", "Another reason"),
    ("Sectors", "Faith, Housing, Labor", "Media, Clinics"),
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """One workbook, and how many cells of each column were changed on the way to it."""

    briefing: Briefing
    changed: Counter[tuple[str, str]]
    cells: Mapping[str, list[dict[str, Cell]]]


def first_world() -> World:
    """Return a workbook in which every column of every tab is filled."""
    return _fresh(_first())


def second_world(first: World, level: Level, recipient: str = "", seed: int = 1) -> World:
    """Return the workbook as it may be too, for all that this audience can tell."""
    assert first.cells is _first().cells
    return _fresh(_second(level, recipient, seed))


def _fresh(world: World) -> World:
    """Return a world in which no figure has been worked out yet."""
    return replace(world, briefing=replace(world.briefing, _results={}))


@cache
def _first() -> World:
    cells = {name: [_filled(schema, dict(row), i) for i, row in enumerate(ROWS[name])] for name, schema in _tabs()}
    return World(_briefing(cells, Level.ORGANIZERS), Counter(), cells)


@cache
def _second(level: Level, recipient: str, seed: int) -> World:
    first = _first()
    dice = random.Random(seed)
    changed: Counter[tuple[str, str]] = Counter()
    cells: dict[str, list[dict[str, Cell]]] = {}
    hidden = _hidden_names(first, level)
    for name, schema in _tabs():
        rows = []
        for row in first.cells[name]:
            new = {
                c: v if _sees(schema, c, row, level, recipient) else _other(schema.by_name.get(c), c, v)
                for c, v in row.items()
            }
            new |= {c: hidden[v] for c, v in row.items() if isinstance(v, str) and v in hidden and new[c] == v}
            changed.update((name, c) for c in row if new[c] != row[c])
            rows.append(new)
        rows += [_another(schema, row, n) for n, row in enumerate(rows) if _is_hidden(row, level)]
        dice.shuffle(rows)
        cells[name] = rows
    return World(_briefing(cells, level), changed, cells)


def must_change(first: World, level: Level, recipient: str = "") -> set[tuple[str, str]]:
    """Return every column with at least one filled cell that the audience may not see."""
    return {
        (name, c) for name, schema in _tabs() for row in first.cells[name] for c, v in row.items()
        if v is not None and c not in SELECTORS and not _sees(schema, c, row, level, recipient)
    }  # fmt: skip


def _tabs() -> list[tuple[str, Schema]]:
    return [(name, schema) for name, schema in library.schemas().items() if name in ROWS]


def _filled(schema: Schema, row: dict[str, Cell], n: int) -> dict[str, Cell]:
    for column in schema.columns:
        row.setdefault(column.name, _canary(schema, column, n))
    return {c.name: row[c.name] for c in schema.columns} | {"Colour": f"secret colour {n}"}


def _canary(schema: Schema, column: Column, n: int) -> Cell:
    makers: Mapping[str, Callable[[], Cell]] = {
        "date": lambda: date(2026, 3, 1) + timedelta(days=n), "number": lambda: n + 2, "number or yes": lambda: n + 2,
        "yes/no": lambda: "yes", "time": lambda: "6 pm", "email": lambda: f"canary{n}@example.org", "phone": lambda: f"202-555-019{n}",
        "choice": lambda: column.choices[0] if column.choices else None, "name": lambda: NAMES[0], "names": lambda: NAMES[0],
        "agenda": lambda: "Something | 5",
    }  # fmt: skip
    if column.name == "quiet_until":
        return None
    return makers.get(column.type, lambda: f"canary {schema.name} {column.name} {n}")()


def _sees(schema: Schema, name: str, row: Mapping[str, Cell], level: Level, recipient: str) -> bool:
    """Say who may see a cell, by what model.md says of levels, consent and a person's own rows."""
    column = schema.by_name.get(name)
    mine = bool(recipient) and any(
        fold_name(recipient) in [fold_name(p) for p in str(row.get(c) or "").split(",")]
        for c in OWNED_BY.get(schema.name, ())
    )
    if _is_hidden(row, level):
        return name == "publish"
    if column is None:
        return level >= Level.ORGANIZERS
    if column.own or name in OWN.get(schema.name, ()):
        if mine:
            return True
        if column.own:
            return False
    shared = column.consent is not None and row.get(column.consent.column) in column.consent.says
    return (column.consent.level if shared and column.consent else column.level) <= level


def _is_hidden(row: Mapping[str, Cell], level: Level) -> bool:
    return level < Level.ORGANIZERS and row.get("publish") == "Organizers only"


def _hidden_names(first: World, level: Level) -> dict[str, str]:
    """Return what hidden rows are called in the second world: whoever names them names them so."""
    rows = [row for name, _ in _tabs() for row in first.cells[name] if _is_hidden(row, level)]
    return {str(row["name"]): f"{row['name']} changed" for row in rows if row.get("name")}


def _other(column: Column | None, name: str, value: Cell) -> Cell:
    if name in SELECTORS or value is None:
        return value
    match column.type if column else "text":
        case "choice" if column and column.choices:
            return next(c for c in reversed(column.choices) if c != value)
        case "date":
            return value + timedelta(days=401) if isinstance(value, date) else value
        case "number" | "number or yes":
            return int(str(value)) + 1000
        case "yes/no":
            return "no" if value == "yes" else "yes"
        case "time":
            return "9:45 am"
        case "email":
            return "other@example.net"
        case "phone":
            return "202-555-0177"
        case "name" | "names":
            return next(n for n in NAMES if n != value)
        case "agenda":
            return "Something else | 25"
        case _:
            return f"{value} changed"


def _another(schema: Schema, row: Mapping[str, Cell], n: int) -> dict[str, Cell]:
    """Return one more row that nobody of this audience sees."""
    key = "name" if "name" in row else "what" if "what" in row else "date"
    value = row[key]
    return {
        **row,
        key: value + timedelta(days=3 + n) if isinstance(value, date) else f"{value} once more",
        "publish": row["publish"],
    }


def _briefing(cells: Mapping[str, list[dict[str, Cell]]], level: Level) -> Briefing:
    tables = [
        Table(
            "About us",
            (("Setting", "Value"), *((s, b if level is Level.PUBLIC and s not in KEPT else a) for s, a, b in ABOUT)),
        )
    ]
    for name, schema in _tabs():
        headers = [(c.name, c.header) for c in schema.columns] + [("Colour", "Colour")]
        rows = tuple(tuple(row.get(c) for c, _ in headers) for row in cells[name])
        tables.append(Table(schema.tab, (tuple(h for _, h in headers), *rows)))
    workbook, schemas = Workbook("harbor.xlsx", tuple(tables)), library.schemas()
    about, _ = records.read_about(workbook, schemas)
    coalition, found = records.read(workbook, schemas, about, TODAY)
    wrong = [f for f in found if f.code not in ("HEADER-UNKNOWN", "TZ-GUESSED", "REF-UNKNOWN", "VOCAB")]
    assert not wrong, wrong
    return replace(Briefing(coalition, TODAY, Memory()), findings=found)


SELECTORS = ("publish", "public_name", "update_name", "share_contact", "do_not_contact")
KEPT = ("Coalition name", "Who can open this file", "Time zone")
