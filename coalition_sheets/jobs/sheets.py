"""A Google Sheet made ready to fill, and a Google Sheet saved as a workbook."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.result import Result, Text
from coalition_sheets.model import Schema, fold_header
from coalition_sheets.settings import Settings

if TYPE_CHECKING:
    from coalition_sheets.destinations.google.send import Client
    from coalition_sheets.sources.google import SheetAddress


def fill(
    address: SheetAddress,
    connect: Callable[[], Client],
    title: str = "",
    opened_by: Literal["organizers", "members"] | None = None,
    settings: Settings | None = None,
    *,
    add: Sequence[str] = (),
) -> Result:
    """Make a Sheet's tabs ready, in one batch: all of them where it is empty, those in `add` where it is not.

    What stands in the Sheet stays. Raises NotEmpty, TabThere, CoalitionError, or what `connect` leads to.
    """
    from coalition_sheets.destinations.google import new_tabs, send, there
    from coalition_sheets.destinations.google.cells import LONGEST
    from coalition_sheets.destinations.plan import ABOUT, about_lines, planned
    from coalition_sheets.schemas.about import SETTINGS

    schemas = library.schemas(settings.schemas if settings else None)
    chosen = _chosen(schemas, add)
    client = connect()
    sheet = there.found(send.read(client, address.id, there.FIELDS))
    filled = [tab.title for tab in sheet.tabs if not tab.empty]
    if filled and not add:
        raise there.NotEmpty(sheet.title or "Untitled", filled, address.id)
    name = title or sheet.title
    said = {"coalition_name": name} | ({"who_can_open": opened_by.capitalize()} if opened_by else {})
    about = about_lines(SETTINGS, said) if "about" in chosen else None
    tabs = planned(
        {n: s for n, s in chosen.items() if n != "about"},
        about=about or (),
        longest=LONGEST,
    )
    titles = [*([ABOUT] if about else []), *(tab.schema.tab for tab in tabs)]
    ground = there.ground(sheet, schemas, titles, all_of_it=not add)
    send.add(client, address.id, new_tabs.batch(tabs, about, ground))
    return _filled(address, name, titles, opened_by, added=bool(add))


def _filled(address: SheetAddress, name: str, titles: Sequence[str], opened_by: str | None, *, added: bool) -> Result:
    steps = [f"Open {address} in a browser. Each header has a note that says what goes there."]
    if not added:
        steps.append(
            "Start with a few names, one goal, and the date of your next meeting. Blank is fine everywhere else."
        )
    steps.append(f'Then: coalition {"check" if added else "agenda"} -w "{address}"')
    if not (opened_by or added):
        steps.insert(0, "First fill in About us, “Who can open this file”: it decides what is shown to whom.")
    return Result(
        command="init",
        summary=f"{'Added' if added else 'Made'} {len(titles)} tab{'s' * (len(titles) > 1)}: {', '.join(titles)}.",
        data={"sheet": address.url, "title": name, "who_can_open": opened_by, "tabs": titles},
        body=(Text("\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))),),
    )


def _chosen(schemas: Mapping[str, Schema], add: Sequence[str]) -> Mapping[str, Schema]:
    """Return the tabs asked for by any of their names, all where none is; raise with the nearest names."""
    if not add:
        return schemas
    known = {fold_header(one): name for name, s in schemas.items() for one in (name, *s.aliases, s.tab)}
    found = {}
    for asked in add:
        name = known.get(fold_header(asked))
        if name is None:
            near = difflib.get_close_matches(fold_header(asked), known, 1)
            hint = f"Did you mean {schemas[known[near[0]]].tab}?" if near else "See `coalition schemas list`."
            raise CoalitionError(f"There is no tab called {asked}.", hint)
        found[name] = schemas[name]
    return found


def pull(where: object, connect: Callable[[], Client], path: Path) -> Result:
    """Save a Google Sheet as a new .xlsx: values, types, drop-downs, notes; formulas become what they show.

    Raises CoalitionError where it is no Sheet, AlreadyThere, CannotStand, or what `connect` leads to.
    """
    from coalition_sheets.destinations import pulled
    from coalition_sheets.destinations.google import send
    from coalition_sheets.destinations.new_workbook import AlreadyThere, save
    from coalition_sheets.sources.google import SheetAddress

    if not isinstance(where, SheetAddress):
        what = f"{where} is not a Google Sheet." if where else "Which Google Sheet?"
        raise CoalitionError(what, "Give its address: coalition pull https://docs.google.com/spreadsheets/d/…")
    if path.suffix.lower() != ".xlsx":
        raise CoalitionError(f"{path.name} should end in .xlsx.", f"Try: -o {path.name}.xlsx")
    if path.exists() or path.is_symlink():
        raise AlreadyThere(path)
    made = pulled.workbook(send.read(connect(), where.id, pulled.FIELDS))
    save(made.book, path)
    formulas = made.formulas
    became = f"{formulas:,} formula{'s' * (formulas != 1)} became the value{'s' * (formulas != 1)} shown."
    result = Result(
        command="pull",
        summary=f"Saved “{made.title}” as {path}: {made.tabs} tab{'s' * (made.tabs != 1)}, {made.rows:,} rows.",
        data={"sheet": where.url, "path": str(path), "tabs": made.tabs, "rows": made.rows, "formulas": formulas},
        warnings=made.said,
    )
    return replace(result, body=(Text(became),)) if formulas else result
