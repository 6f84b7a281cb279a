"""Read what a coalition says of itself on its About us tab, before anything else is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from coalition_sheets.model import (
    About,
    Cell,
    Finding,
    Level,
    Place,
    Schema,
    Tab,
    Workbook,
    fold_header,
    typed,
)
from coalition_sheets.model.checks import finding
from coalition_sheets.records.misread_notes import Misfit, notes_of
from coalition_sheets.records.rows import find_header_row
from coalition_sheets.records.tabs import ABOUT, find_about
from coalition_sheets.records.words import listed, quoted
from coalition_sheets.schemas.about import by_header, read_settings
from coalition_sheets.schemas.types import Misread


def read_about(workbook: Workbook, schemas: Mapping[str, Schema]) -> tuple[About, tuple[Finding, ...]]:
    """Return the facts on the About us tab (defaults where there is none), and what could not be read of them."""
    tab = about_tab(workbook, schemas)
    if tab is None:
        return read_settings(())[0], ()
    pairs = list(settings_of(tab))
    about, misread, unknown = read_settings(pairs)
    texts = {row: text for row, text, _ in pairs}
    misfits = [
        Misfit(
            missed,
            tab.place(row, "value"),
            ABOUT,
            "value",
            texts[row],
            level=by_header()[fold_header(texts[row])].level,
        )
        for row, missed in _one_a_row(misread)
    ]
    found = [*notes_of(misfits), *_unknown(tab, [(row, texts[row]) for row in unknown]), *_twice(tab, pairs)]
    return about, tuple(found)


def _one_a_row(misread: Sequence[tuple[int, Misread]]) -> Iterator[tuple[int, Misread]]:
    """Yield what could not be read with its parts named, once for each row; words beyond a list stay on their own."""
    parts: dict[int, list[Misread]] = {}
    for row, missed in misread:
        if missed.part and missed.code != "VOCAB":
            parts.setdefault(row, []).append(missed)
        else:
            yield row, missed
    for row, some in parts.items():
        named = listed([quoted(missed.part) for missed in some])
        detail = f"{named} ({some[0].detail})" if len(some) == 1 and some[0].detail else named
        codes = {missed.code for missed in some}
        first = some[0] if len(codes) == 1 else replace(some[0], code="VALUE-TYPE")
        choices = tuple(f"{missed.part}: {listed(missed.readings, 'or')}" for missed in some if missed.readings)
        yield row, replace(first, detail=detail, readings=first.readings if len(some) == 1 else choices)


def about_tab(workbook: Workbook, schemas: Mapping[str, Schema]) -> Tab | None:
    """Return the About us tab; without a header row, settings stand in column A and their values in B."""
    table = find_about(workbook, schemas)
    if table is None:
        return None
    row = find_header_row(schemas[ABOUT], table, named=True)
    columns = {"setting": 1, "value": 2}
    if row is not None:
        known = {
            column.name: number
            for number, cell in enumerate(table.rows[row - 1], 1)
            if (column := schemas[ABOUT].by_header.get(fold_header(typed(cell))))
        }
        columns |= known
    return Tab(schemas[ABOUT], table, row or 0, MappingProxyType(columns))


def settings_of(tab: Tab) -> Iterator[tuple[int, str, Cell]]:
    """Yield each setting as (row from 1, setting as typed, cell of its value)."""
    for row in range(tab.header_row + 1, len(tab.table.rows) + 1):
        text = typed(tab.table.cell(row, tab.columns["setting"])).strip()
        if text:
            yield row, text, tab.table.cell(row, tab.columns["value"])


def setting_place(tab: Tab | None, header: str) -> Place | None:
    """Return where the value of a setting stands, or None where its row is not there."""
    rows = settings_of(tab) if tab else ()
    row = next((row for row, text, _ in rows if fold_header(text) == fold_header(header)), None)
    return tab.place(row, "value") if tab and row else None


def _unknown(tab: Tab, rows: list[tuple[int, str]]) -> list[Finding]:
    rows = [(row, text) for row, text in rows if typed(tab.table.cell(row, tab.columns["value"])).strip()]
    if not rows:
        return []
    words = listed([quoted(text) for _, text in rows])
    message = f"{tab.table.name} has {'a setting' if len(rows) == 1 else 'settings'} that we do not know: {words}."
    places = [tab.place(row, "setting") for row, _ in rows]
    return [finding(
        "HEADER-UNKNOWN", message, places=places, tab=ABOUT, column="setting", level=Level.ORGANIZERS,
        suggestions=[f"{text}: {near}" for _, text in rows for near in _near(text)],
        fix="Correct the words if you meant one of ours, or leave the row: it changes nothing.",
    )]  # fmt: skip


def _near(text: str) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extractOne(fold_header(text), list(by_header()), scorer=fuzz.ratio, score_cutoff=80)
    return [by_header()[found[0]].header] if found else []


def _twice(tab: Tab, pairs: list[tuple[int, str, Cell]]) -> list[Finding]:
    rows: dict[str, list[int]] = {}
    for row, text, cell in pairs:
        if typed(cell).strip():
            setting = by_header().get(fold_header(text))
            rows.setdefault(setting.name if setting else fold_header(text), []).append(row)
    found = []
    for key, some in rows.items():
        if len(some) > 1:
            places = [tab.place(row, "setting") for row in some]
            message = f"{quoted(places[0].typed)} stands in rows {listed([*map(str, some)])} of {tab.table.name}."
            found.append(finding("REF-DUPLICATE", message, places=places, key=key, column="setting", tab=ABOUT))
    return found
