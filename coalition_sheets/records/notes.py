"""What the layout of a tab calls for: its headers, and rows that do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_sheets.model import Finding, Level, Place
from coalition_sheets.model.checks import finding
from coalition_sheets.records.headers import is_empty
from coalition_sheets.records.sheet import Sheet
from coalition_sheets.records.words import listed, many, quoted

ROWS_SHOWN = 5


def header_notes(sheet: Sheet) -> list[Finding]:
    """Return what a header row calls for: columns that stand twice, near misses, columns of the coalition's own."""
    headers, twice = sheet.headers, {second for _, _, second in sheet.headers.duplicates}
    near = {number: column for number, column in headers.near.items() if number not in twice}
    own = [number for number in headers.unknown.values() if number not in near and number not in twice]
    return [*_twice(sheet), *_near(sheet, near), *_own(sheet, own)]


def _header_place(sheet: Sheet, number: int) -> Place:
    place = sheet.tab.table.place(sheet.headers.row, number)
    return replace(place, header=place.typed)


def _twice(sheet: Sheet) -> list[Finding]:
    table, row = sheet.tab.table, sheet.headers.row
    found = []
    for column, read, other in sheet.headers.duplicates:
        if is_empty(table, row, read) or is_empty(table, row, other):
            continue
        both = [_header_place(sheet, n) for n in sorted((read, other))]
        names = " and ".join(f"{quoted(p.typed)} ({p.a1})" for p in both)
        message = f"In {table.name}, {names} mean the same; only the first is read."
        found.append(finding("HEADER-DUPLICATE", message, places=both, column=column, tab=sheet.name))
    return found


def _near(sheet: Sheet, near: Mapping[int, str]) -> list[Finding]:
    if not near:
        return []
    places = {number: _header_place(sheet, number) for number in near}
    known = {number: sheet.schema.by_name[column].header for number, column in near.items()}
    pairs = [f"{quoted(places[n].typed)} ({places[n].a1}) looks like {quoted(known[n])}" for n in near]
    message = f"In {sheet.tab.table.name}, {listed(pairs)}."
    suggestions = tuple(known.values())
    return [finding(
        "HEADER-NEAR", message, places=list(places.values()), suggestions=suggestions, tab=sheet.name,
        level=Level.ORGANIZERS,
    )]  # fmt: skip


def _own(sheet: Sheet, own: Sequence[int]) -> list[Finding]:
    if not own:
        return []
    places = [_header_place(sheet, number) for number in own]
    words = listed([quoted(place.typed) for place in places])
    are = "is a column" if len(own) == 1 else "are columns"
    message = f"In {sheet.tab.table.name}, {words} {are} of your own."
    return [finding("HEADER-UNKNOWN", message, places=places, tab=sheet.name, level=Level.ORGANIZERS)]


def row_notes(sheet: Sheet, lacking: Mapping[int, Sequence[str]]) -> list[Finding]:
    """Return the lines about rows that do not count; `lacking`: positions of rows, with what each needs and lacks."""
    return [*_skipped(sheet), *_unusable(sheet, lacking)]


def _skipped(sheet: Sheet) -> list[Finding]:
    if not sheet.skipped:
        return []
    places = [sheet.tab.place(i + 1) for i in sheet.skipped]
    one = len(places) == 1
    rows = listed([str(i + 1) for i in sheet.skipped], limit=ROWS_SHOWN)
    what = "is a heading or a total, so it is" if one else "are headings or totals, so they are"
    message = f"In {sheet.tab.table.name}, row{'' if one else 's'} {rows} {what} not counted."
    return [finding("ROW-SKIPPED", message, places=places, tab=sheet.name)]


def _unusable(sheet: Sheet, lacking: Mapping[int, Sequence[str]]) -> list[Finding]:
    """Return KEY-MISSING for the rows in which a needed cell is blank; a cell that was misread has its own finding."""
    misread = {c: sheet.misread(c) for columns in lacking.values() for c in columns} if lacking else {}
    blank = {p: [c for c in columns if p not in misread[c]] for p, columns in lacking.items()}
    blank = {p: columns for p, columns in blank.items() if columns}
    if not blank:
        return []
    columns = dict.fromkeys(c for some in blank.values() for c in some)
    headers = listed([quoted(sheet.schema.by_name[c].header) for c in columns], "or")
    places = [sheet.place(p, some[0]) for p, some in blank.items()]
    one, name = len(blank) == 1, sheet.tab.table.name
    message = f"In {name}, row{'' if one else 's'} {listed([str(p.row) for p in places], limit=ROWS_SHOWN)} "
    message += f"{'has' if one else 'have'} no {headers}, so {'it is' if one else 'they are'} not used."
    if any(c not in sheet.values for c in columns):
        message = f"{name} has no column {headers}, so its {many(len(blank), 'row')} cannot be used."
    return [finding("KEY-MISSING", message, places=places, tab=sheet.name)]
