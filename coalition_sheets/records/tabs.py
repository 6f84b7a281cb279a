"""Which tab of a workbook is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Finding, Level, Schema, Table, Workbook, fold_header
from coalition_sheets.model.checks import finding
from coalition_sheets.records.headers import count_known
from coalition_sheets.records.rows import find_header_row

OWN_TABS = frozenset({"today", "problems", "agenda", "sent", "_coalition"})
ABOUT = "about"
BENCHMARKS = "benchmarks"
SURE = 3  # headers that a second tab must share with one that is read before we say that it is set aside
CORE = ("organizations", "people", "goals", "tasks", "meetings", "outreach")
_COPY_WORDS = frozenset({
    "archive", "archived", "backup", "bak", "copia", "copie", "copy", "duplicate", "kopie", "old", "prev", "previous",
})  # fmt: skip
_SMALL_WORDS = frozenset({"de", "of", "the", "von"})


class NoKnownTab(CoalitionError):
    """None of the six core tabs is in the workbook."""

    def __init__(self, workbook: Workbook, schemas: Sequence[Schema]) -> None:
        core = [schema.tab for schema in schemas]
        names = [t.name for t in workbook.tables]
        near = [f"“{n}” (is it {tab}?)" for tab in core for n in _near_names(tab, names, 1)]
        there = f" It has {_listed([f'“{n}”' for n in names[:5]])}." if names else ""
        super().__init__(
            f"“{workbook.name}” looks like none of our tabs.{there}",
            (f"Nearest: {_listed(near[:3])}. " if near else "")
            + f"Give the tabs these names: {_listed(core)}; or start a new workbook with `coalition init`.",
        )


@frozen
class Claim:
    """A table that is read by a schema; `header_row` counts from 1, None where no header row was found."""

    schema: Schema
    table: Table
    header_row: int | None


@frozen
class Tabs:
    """Which tables are read, by schema name ("benchmarks" for a Benchmarks tab), and what was found on the way."""

    claims: Mapping[str, Claim]
    findings: tuple[Finding, ...] = ()


def is_own(name: str) -> bool:
    """Whether a tab is one that the toolkit writes; these are never read as data."""
    return name.strip().casefold() in OWN_TABS


def assign_tabs(workbook: Workbook, schemas: Mapping[str, Schema]) -> Tabs:
    """Return which table is read as which tab: by name, by other names, and core tabs by their headers.

    Raises `NoKnownTab` where none of the core tabs is there.
    """
    tables = [t for t in workbook.tables if not is_own(t.name) and not _is_about(t, schemas)]
    claims: dict[str, Claim] = {}
    rivals: dict[str, list[str]] = {}
    for schema in schemas.values():
        if schema.name != ABOUT:
            _claim_by_name(schema, tables, claims, rivals)
    _claim_benchmarks(schemas, tables, claims)
    taken = {claim.table.name for claim in claims.values()} | {n for names in rivals.values() for n in names}
    left = [t for t in tables if t.name not in taken]
    copies = [t.name for t in left if _original(t, schemas)]
    read_as, second = _claim_by_headers([t for t in left if t.name not in copies], schemas, claims, rivals)
    held = {*claims, *rivals} | ({"goals"} if BENCHMARKS in claims else set())
    core = [schemas[name] for name in CORE if name in schemas]
    if not any(schema.name in held for schema in core):
        raise NoKnownTab(workbook, core)
    missing = [
        schema for schema in core if schema.name not in claims and (schema.name in rivals or schema.name not in held)
    ]
    found = [
        *_missing(missing, claims, rivals, [t.name for t in left if t.name not in second]),
        *(_read_as(claim) for claim in read_as),
        *_copy([*copies, *second], claims, schemas, workbook),
    ]
    order = {id(table): number for number, table in enumerate(workbook.tables)}
    in_order = sorted(claims.items(), key=lambda item: order[id(item[1].table)])
    return Tabs(dict(in_order), tuple(found))


def _claim_benchmarks(schemas: Mapping[str, Schema], tables: Sequence[Table], claims: dict[str, Claim]) -> None:
    if BENCHMARKS in schemas or "goals" not in schemas:
        return
    for table in tables:
        if fold_header(table.name) == BENCHMARKS:
            claims[BENCHMARKS] = Claim(schemas["goals"], table, find_header_row(schemas["goals"], table, named=True))


def find_about(workbook: Workbook, schemas: Mapping[str, Schema]) -> Table | None:
    """Return the About us tab, or None."""
    return next((t for t in workbook.tables if _is_about(t, schemas)), None)


def _is_about(table: Table, schemas: Mapping[str, Schema]) -> bool:
    return ABOUT in schemas and fold_header(table.name) in _names(schemas[ABOUT])


def _names(schema: Schema) -> list[str]:
    """Return the folded names that a tab of this schema may bear, its own first."""
    return list(dict.fromkeys(fold_header(n) for n in (schema.tab, schema.name, *schema.aliases)))


def _claim_by_name(
    schema: Schema, tables: Sequence[Table], claims: dict[str, Claim], rivals: dict[str, list[str]]
) -> None:
    names = _names(schema)
    taken = {claim.table.name for claim in claims.values()}
    bearing = [t for t in tables if fold_header(t.name) in names and t.name not in taken]
    exact = [t for t in bearing if t.name == schema.tab] or [t for t in bearing if fold_header(t.name) == names[0]]
    best = exact or bearing
    if len(best) == 1:
        claims[schema.name] = Claim(schema, best[0], find_header_row(schema, best[0], named=True))
    elif best and schema.core:
        rivals[schema.name] = [t.name for t in best]


def _claim_by_headers(
    strays: Sequence[Table], schemas: Mapping[str, Schema], claims: dict[str, Claim], rivals: dict[str, list[str]]
) -> tuple[list[Claim], list[str]]:
    """Claim absent core tabs by headers; return these claims, and the names of tables that repeat a claimed tab."""
    fits: dict[str, list[Claim]] = {}
    for table in strays:
        best = _best_schema(table, [s for s in schemas.values() if s.core])
        if best:
            fits.setdefault(best.schema.name, []).append(best)
    read_as, second = [], []
    for name, found in fits.items():
        if name in claims:
            second += [claim.table.name for claim in found if len(_known(claim)) >= SURE]
        elif len(found) == 1 and name not in rivals:
            claims[name] = found[0]
            read_as.append(found[0])
        else:
            rivals[name] = [*rivals.get(name, ()), *(claim.table.name for claim in found)]
    return read_as, second


def _best_schema(table: Table, schemas: Iterable[Schema]) -> Claim | None:
    """Return the one schema whose headers a table has, the required ones among them; the most headers win."""
    words = set(fold_header(table.name).split())
    ranked: list[tuple[tuple[bool, int], Claim]] = []
    for schema in schemas:
        row = find_header_row(schema, table)
        if row is None:
            continue
        claim = Claim(schema, table, row)
        known = _known(claim)
        named = any(words >= set(name.split()) for name in _names(schema))
        if {c.name for c in schema.columns if c.required} <= known:
            ranked.append(((named, len(known)), claim))
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _known(claim: Claim) -> frozenset[str]:
    row = claim.header_row
    return count_known(claim.schema, claim.table.rows[row - 1])[0] if row else frozenset()


def _original(table: Table, schemas: Mapping[str, Schema]) -> Schema | None:
    """Return the tab that a table is a copy of, as its name says and its headers agree."""
    words = re.sub(r"[\W_]+", " ", fold_header(table.name)).split()
    kept = [w for w in words if w not in _COPY_WORDS and not (w.isdigit() and len(w) < 3)]
    if len(kept) == len(words):
        return None
    spellings = {" ".join(kept), " ".join(w for w in kept if w not in _SMALL_WORDS)}
    return next(
        (
            s
            for s in schemas.values()
            if spellings & set(_names(s)) and find_header_row(s, table, named=True) is not None
        ),
        None,
    )


def _missing(
    schemas: Sequence[Schema], claims: Mapping[str, Claim], rivals: Mapping[str, Sequence[str]], left: Sequence[str]
) -> list[Finding]:
    """Return the one line about tabs that are not there, claimed twice, or without a header row."""
    sentences: list[str] = []
    suggestions: list[str] = []
    names: list[str] = []
    absent = [s for s in schemas if s.name not in rivals]
    if absent:
        tabs = _listed([s.tab for s in absent])
        sentences.append(f"There is no tab {tabs}." if len(absent) == 1 else f"These tabs are not there: {tabs}.")
        suggestions += [f"Is “{near}” your {s.tab}?" for s in absent for near in _near_names(s.tab, left, 3)]
    for schema in schemas:
        if schema.name in rivals:
            both = _listed([f"“{n}”" for n in rivals[schema.name]])
            sentences.append(f"{both} all look like {schema.tab}, so none of them is read.")
            suggestions.append(f"Rename the one that counts to {schema.tab}.")
            names += rivals[schema.name]
    for claim in claims.values():
        if claim.header_row is None and any(c is not None for row in claim.table.rows for c in row):
            sentences.append(f"“{claim.table.name}” has no row of headers that we know, so nothing in it is read.")
            suggestions.append(f"Put these headers above its rows: {_listed(_first_headers(claim.schema))}.")
            names.append(claim.table.name)
    if not sentences:
        return []
    places = [Table(name).place(None) for name in names]
    return [finding("TAB-MISSING", " ".join(sentences), places=places, suggestions=suggestions)]


def _first_headers(schema: Schema) -> list[str]:
    return [c.header for c in schema.columns if c.group == "visible"][:4]


def _read_as(claim: Claim) -> Finding:
    message = f"“{claim.table.name}” is read as {claim.schema.tab}, because it has its headers."
    return finding("TAB-READ-AS", message, places=[claim.table.place(None)], tab=claim.schema.name)


def _copy(
    names: Sequence[str], claims: Mapping[str, Claim], schemas: Mapping[str, Schema], workbook: Workbook
) -> list[Finding]:
    if not names:
        return []
    ordered = [t for t in workbook.tables if t.name in names]
    alone = {t.name: original for t in ordered if (original := _original(t, schemas)) and original.name not in claims}
    repeated = [f"“{t.name}”" for t in ordered if t.name not in alone]
    sentences = [
        f"“{name}” looks like an old copy of {original.tab}, so its rows do not count; if they should, name the tab "
        f"{original.tab}."
        for name, original in alone.items()
    ]
    if len(repeated) == 1:
        sentences.append(f"{repeated[0]} has the headers of a tab that is already read, so its rows do not count.")
    elif repeated:
        has = "have the headers of tabs that are already read, so their rows do not count."
        sentences.append(f"{_listed(repeated)} {has}")
    message = " ".join(sentences)
    return [finding("TAB-COPY", message, places=[t.place(None) for t in ordered], level=Level.COALITION)]


def _near_names(tab: str, names: Sequence[str], limit: int) -> list[str]:
    from rapidfuzz import fuzz, process

    keys = {name: fold_header(name) for name in names}
    return [
        name for _, _, name in process.extract(fold_header(tab), keys, scorer=fuzz.WRatio, limit=limit, score_cutoff=75)
    ]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
