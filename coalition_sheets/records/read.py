"""Read a whole workbook into a Coalition: tabs, then values, then names, then nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from coalition_sheets.model import About, Coalition, Finding, Schema, Workbook, fold, fold_name
from coalition_sheets.records import nouns
from coalition_sheets.records.about import about_tab, setting_place
from coalition_sheets.records.duplicates import duplicates
from coalition_sheets.records.lookup import Lookup, groups_of, known_names
from coalition_sheets.records.meetings import Meetings
from coalition_sheets.records.misread_notes import misread_notes
from coalition_sheets.records.name_notes import name_notes
from coalition_sheets.records.notes import header_notes, row_notes
from coalition_sheets.records.nouns import as_text
from coalition_sheets.records.sheet import Sheet, missing_keys, read_sheet
from coalition_sheets.records.tabs import ABOUT, BENCHMARKS, assign_tabs
from coalition_sheets.schemas.types import Context

OURS = frozenset({"organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins", BENCHMARKS})
Used = Mapping[str, Sequence[int]]  # by tab: the positions of rows that have what makes them a row


def read(
    workbook: Workbook, schemas: Mapping[str, Schema], about: About, today: date
) -> tuple[Coalition, tuple[Finding, ...]]:
    """Return the coalition that a workbook holds, and everything its reading found.

    `schemas` by name, `about` from `read_about`. Every row with anything in it becomes a row of the coalition, or
    is named by a finding. Raises `NoKnownTab` where none of the six core tabs is there.
    """
    assigned = assign_tabs(workbook, schemas)
    context = context_of(about, today)
    sheets = {
        sheet.name: sheet for name, claim in assigned.claims.items() if (sheet := read_sheet(name, claim, context))
    }
    if BENCHMARKS in sheets and "goals" not in sheets:
        sheets["goals"] = replace(sheets.pop(BENCHMARKS), name="goals")
    lacking = {name: missing_keys(sheet) for name, sheet in sheets.items()}
    used = {name: [p for p in range(len(s.indexes)) if p not in lacking[name]] for name, s in sheets.items()}
    lookup = Lookup(known_names(sheets), frozenset(sheets), others=_keys_of_others(sheets))
    coalition = _build(sheets, used, lookup, about, context)
    tabs = {name: sheet.tab for name, sheet in sheets.items()}
    own = about_tab(workbook, schemas)
    title = workbook.name.rsplit(".", 1)[0] if workbook.name.count(".") else workbook.name
    coalition = replace(coalition, title=title, tabs=MappingProxyType(tabs | ({ABOUT: own} if own else {})))
    found = [
        *assigned.findings,
        *(note for sheet in sheets.values() for note in header_notes(sheet)),
        *(note for name, sheet in sheets.items() for note in row_notes(sheet, lacking[name])),
        *misread_notes(coalition, sheets, lacking, context, setting_place(own, "Date order")),
        *name_notes(lookup, len(coalition.people), today),
        *duplicates(coalition),
    ]
    return coalition, tuple(found)


def context_of(about: About, today: date) -> Context:
    """Return what the reading of a cell depends on: date order, country, the day, and the coalition's own lists."""
    lists = {"sectors": tuple(sector.name for sector in about.sectors), "issues": about.issues}
    return Context(today=today, date_order=about.date_order, country=about.country, vocab=lists)


def _keys_of_others(sheets: Mapping[str, Sheet]) -> Mapping[str, frozenset[str]]:
    """Return the names by which rows of the coalition's own tabs are known."""
    found = {}
    for name, sheet in sheets.items():
        key = next(iter(sheet.schema.key), "") or next((c.name for c in sheet.schema.columns if c.required), "")
        if name not in OURS and key:
            found[name] = frozenset(fold_name(as_text(value)) for value in sheet.column(key) if value)
    return found


def _build(sheets: Mapping[str, Sheet], used: Used, lookup: Lookup, about: About, context: Context) -> Coalition:
    """Resolve names and make nouns, meetings first: tasks refer to them."""
    groups = groups_of(sheets)
    values = {}
    if "meetings" in sheets:
        values["meetings"] = lookup.resolve(sheets["meetings"], used["meetings"])
        meetings = nouns.meetings(sheets["meetings"], values["meetings"], used["meetings"], groups)
    else:
        meetings = ()
    lookup.meetings = Meetings(meetings, context)
    lookup.tasks = _task_names(sheets, used)
    values |= {name: lookup.resolve(sheet, used[name]) for name, sheet in sheets.items() if name not in values}

    def of(name: str) -> tuple[Sheet, nouns.Values, Sequence[int]]:
        return sheets[name], values[name], used[name]

    organizations = nouns.organizations(*of("organizations")) if "organizations" in sheets else ()
    members = {o.name for o in organizations if o.is_member}
    parents = {
        ref.name for tab in ("goals", BENCHMARKS) if tab in sheets for ref in values[tab].get("part_of", ()) if ref
    }
    return Coalition(
        about=about,
        organizations=organizations,
        people=nouns.people(*of("people"), members, about.language) if "people" in sheets else (),
        goals=tuple(g for tab in ("goals", BENCHMARKS) if tab in sheets for g in nouns.goals(*of(tab), parents)),
        tasks=nouns.tasks(*of("tasks")) if "tasks" in sheets else (),
        meetings=meetings,
        outreach=nouns.touches(*of("outreach")) if "outreach" in sheets else (),
        roles=nouns.roles(*of("roles")) if "roles" in sheets else (),
        wins=nouns.wins(*of("wins")) if "wins" in sheets else (),
        others=MappingProxyType({name: nouns.rows(*of(name)) for name in sheets if name not in OURS}),
        groups=groups,
    )


def _task_names(sheets: Mapping[str, Sheet], used: Used) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    """Return the texts of tasks that other cells may name, by their folded text."""
    if any(_names_tasks(sheet) for sheet in sheets.values()) and "tasks" in sheets:
        names = sheets["tasks"].column("name")
        for position in used["tasks"]:
            found.setdefault(fold(names[position]), []).append(names[position])
    return found


def _names_tasks(sheet: Sheet) -> bool:
    return any("tasks" in c.refers_to and any(sheet.column(c.name)) for c in sheet.schema.columns)
