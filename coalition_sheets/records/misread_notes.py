"""Cells that could not be read, or not wholly: one line each, or one for all that are alike."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Coalition, Column, Finding, Level, Place, Record, Severity, fold
from coalition_sheets.model.checks import finding
from coalition_sheets.records.offered import offered
from coalition_sheets.records.sheet import Sheet
from coalition_sheets.records.words import cells, listed, many, quoted
from coalition_sheets.schemas.types import Context, Misread, read_cell

# What a cell is, after its address; and what several are, after their number and column.
CLAUSES: Mapping[str, tuple[str, str]] = {
    "CELL-ERROR": ("is a spreadsheet error", "hold {typed}"),
    "CELL-UNCALCULATED": ("is a formula without a saved result", "are formulas without a saved result"),
    "VALUE-TYPE": ("cannot be read{kind}", "cannot be read{kind}"),
    "VALUE-CHOICE": ("can be read in more than one way", "can be read in more than one way"),
    "VALUE-NOTE": ("was read in part", "were read in part"),
    "DATE-YEAR": ("has no year, so it counts as no date", "have no year, so they count as no date"),
    "DATE-UNREADABLE": ("is no date that we can read", "are no dates that we can read"),
    "EMAIL-TYPO": ("looks mistyped", "look mistyped"),
    "VOCAB": ("is not on the list", "are not on the list"),
}
KINDS: Mapping[str, str] = {
    "number": "a number", "number or yes": "a number or a yes", "time": "a time", "email": "one email address",
    "phone": "one phone number", "yes/no": "yes or no",
}  # fmt: skip
PLAIN = ("CELL-ERROR", "CELL-UNCALCULATED", "DATE-YEAR")  # codes that say it all
SETTING_FIX = "Type it as “What it means” in the same row says, or clear the cell."
DAY_FIX = "Type a date such as 2026-03-24. Without it the row does not count."
ACCEPTED = "Nothing to do; a word that you use often can join the list."
SHOWN = 3
AHEAD = frozenset({"due", "next_by"})
CLOSED = frozenset({"Done", "Dropped", "Met"})


@frozen
class Misfit:
    """A cell that was not read as it stands. `key`: of its row (in About us the setting); `kind`: the column's type.

    `open`: words of one's own are welcome; `unused`: the row cannot be used without this cell.
    """

    missed: Misread
    place: Place
    tab: str
    column: str
    key: str
    level: Level = Level.COALITION
    kind: str = ""
    choices: tuple[str, ...] = ()
    open: bool = False
    unused: bool = False


def misread_notes(
    coalition: Coalition, sheets: Mapping[str, Sheet], lacking: Mapping[str, Mapping[int, Sequence[str]]],
    context: Context, date_order: Place | None,
) -> list[Finding]:  # fmt: skip
    """Return the findings of all cells that were not read; `date_order` is where About us says it, if it does."""
    misfits: list[Misfit] = []
    undeclared: list[Misfit] = []
    orders = _Orders(context)
    for name, sheet in sheets.items():
        wanted = {sheet.indexes[m.index] + 1 for misread in sheet.misreads.values() for m in misread}
        keys = _keys(coalition, name, wanted) if wanted else {}
        resting = sheet.resting(context.today) if wanted else ()
        for column, missed in sheet.misreads.items():
            described = sheet.schema.by_name[column]
            told = [m for m in missed if m.index not in resting or m.index in lacking[name]]
            told = [_with_days(m, sheet, described, context) for m in told] if described.type == "date" else told
            for misfit in _misfits(sheet, described, told, lacking[name], keys):
                cell = sheet.cells[column][misfit.missed.index]
                if misfit.missed.code == "VALUE-CHOICE" and orders.settle(described, cell):
                    undeclared.append(misfit)
                else:
                    misfits.append(misfit)
    return [*_undeclared(undeclared, date_order), *notes_of(misfits)]


def _with_days(missed: Misread, sheet: Sheet, column: Column, context: Context) -> Misread:
    """Return a date that asks with its days as the coalition writes them; those to come first where a date is due."""
    ahead = column.name in AHEAD and sheet.column("status")[missed.index] not in CLOSED
    return replace(missed, readings=offered(missed.readings, context, ahead=ahead))


def _misfits(
    sheet: Sheet,
    column: Column,
    misread: Sequence[Misread],
    lacking: Mapping[int, Sequence[str]],
    keys: Mapping[int, str],
) -> Iterator[Misfit]:
    silent = sheet.column("do_not_contact", blank=False)
    told = [m for m in misread if m.index not in lacking or column.name in lacking[m.index]]
    told = [m for m in told if m.code != "EMAIL-TYPO" or not silent[m.index]]
    for missed, place in zip(told, sheet.places([m.index for m in told], column.name), strict=True):
        row = sheet.indexes[missed.index] + 1
        yield Misfit(
            missed,
            place,
            sheet.name,
            column.name,
            keys.get(row, str(row)),
            level=column.level,
            kind=column.type,
            choices=column.choices,
            open=column.open or bool(column.choices_from),
            unused=missed.index in lacking,
        )


def _keys(coalition: Coalition, tab: str, wanted: Collection[int]) -> Mapping[int, str]:
    """Return the keys of some rows of a tab by their sheet row."""
    records: Sequence[Record] = getattr(coalition, tab, None) or coalition.others.get(tab, ())
    if tab == "benchmarks":
        return {r.row: r.key for r in coalition.goals if r.table and r.row in wanted}
    return {r.row: r.key for r in records if r.row in wanted and not r.table}


class _Orders:
    """Whether a declared date order would settle a cell; nothing is asked twice."""

    def __init__(self, context: Context) -> None:
        self.contexts = (
            () if context.date_order else (replace(context, date_order="M/D"), replace(context, date_order="D/M"))
        )
        self.found: dict[tuple[str, Cell], bool] = {}

    def settle(self, column: Column, cell: Cell) -> bool:
        """Whether each order alone gives the cell one reading."""
        if not self.contexts or column.type != "date":
            return False
        asked = column.name, cell
        if asked not in self.found:
            self.found[asked] = all(read_cell(column, cell, context)[1] is None for context in self.contexts)
        return self.found[asked]


def _undeclared(misfits: Sequence[Misfit], date_order: Place | None) -> list[Finding]:
    """Return the one line about dates that only need About us to say which comes first, day or month."""
    if not misfits:
        return []
    places = [misfit.place for misfit in misfits]
    count = "One date" if len(misfits) == 1 else f"{len(misfits)} dates"
    message = f"{count} could mean two days, such as {quoted(places[0].typed)} ({places[0]})."
    where = f"In About us{f' ({date_order.a1})' if date_order else ''}"
    fix = f"{where}, fill in “Date order”: Month first if you write March 24 as 3/24, Day first if as 24/3."
    return [finding(
        "VALUE-CHOICE", message, places=[*([date_order] if date_order else ()), *places],
        suggestions=("Month first", "Day first"),
        key="date order", column="value", tab="about", level=max(m.level for m in misfits), fix=fix,
    )]  # fmt: skip


def notes_of(misfits: Iterable[Misfit]) -> list[Finding]:
    """Return findings, those that are alike in one: see `docs/checks.md`, "grouped"."""
    groups: dict[Hashable, list[Misfit]] = {}
    for misfit in misfits:
        groups.setdefault(_alike(misfit), []).append(misfit)
    return [_note(group) for group in groups.values()]


def _alike(misfit: Misfit) -> Hashable:
    code, stands = misfit.missed.code, (misfit.tab, misfit.column)
    match code:
        case "VALUE-CHOICE" | "EMAIL-TYPO":
            return code, stands, misfit.place.row
        case "CELL-ERROR":
            return code, stands, misfit.place.typed
        case "VOCAB":
            return code, stands, _word(misfit)
        case _:
            return code, stands, misfit.unused, misfit.key if misfit.tab == "about" else ""


def _word(misfit: Misfit) -> str:
    return fold(misfit.missed.part or misfit.place.typed)


def _note(group: Sequence[Misfit]) -> Finding:
    first = group[0]
    code, places = first.missed.code, [misfit.place for misfit in group]
    alone = len(group) == 1
    return finding(
        code,
        _one(first) if alone else _several(group),
        places=places,
        suggestions=first.missed.readings if alone or code == "VOCAB" else _readings(group),
        key=_key(group),
        column=first.column,
        tab=first.tab,
        severity=Severity.NOTE if code == "VOCAB" and first.open else None,
        level=first.level,
        fix=_fix(first),
    )


def _fix(misfit: Misfit) -> str | None:
    if misfit.missed.code == "VALUE-TYPE" and misfit.tab == "about":
        return SETTING_FIX
    if misfit.missed.code == "DATE-UNREADABLE" and misfit.unused:
        return DAY_FIX
    if misfit.missed.code != "VOCAB":
        return None
    if misfit.open:
        return ACCEPTED
    words = misfit.choices or misfit.missed.readings
    return f"Choose a word from the list: {listed(words, 'or', limit=12)}." if words else None


def _key(group: Sequence[Misfit]) -> str:
    """Return what makes the finding the same from run to run: its row, its value, or "" for a whole column."""
    first = group[0]
    match first.missed.code:
        case "VOCAB":
            return _word(first)
        case "CELL-ERROR":
            return first.place.typed
        case "VALUE-CHOICE" | "EMAIL-TYPO":
            return fold(first.key) if first.tab == "about" else first.key
        case _:
            return fold(first.key) if first.tab == "about" else ""


def _one(misfit: Misfit) -> str:
    place, unused = misfit.place, ", so the row is not used" if misfit.unused else ""
    clause = _clause(misfit, 0)
    what = misfit.key if misfit.tab == "about" else _header(place)
    text = misfit.missed.part if misfit.missed.code == "VOCAB" and misfit.missed.part else place.typed
    more = f": {_reason(misfit)}" if _reason(misfit) else ""
    shown = f"{quoted(text)} in {place.tab}" if text else place.tab
    return f"{shown} {quoted(what)} ({place.a1}) {clause}{unused}{more}."


def _header(place: Place) -> str:
    """Return a header without the star of what a row needs."""
    return place.header.rstrip(" *") or place.header


def _reason(misfit: Misfit) -> str:
    missed = misfit.missed
    if missed.code in PLAIN or (missed.code == "VALUE-TYPE" and misfit.kind in KINDS):
        return ""
    return listed(missed.readings, "or") if missed.code == "VALUE-CHOICE" and missed.readings else missed.detail


def _clause(misfit: Misfit, number: int) -> str:
    kind, clause = KINDS.get(misfit.kind), CLAUSES[misfit.missed.code][number]
    if misfit.unused:
        clause = clause.partition(", so")[0]
    return clause.format(typed=misfit.place.typed, kind=f" as {kind}" if kind else "")


def _several(group: Sequence[Misfit]) -> str:
    first, places = group[0].place, [misfit.place for misfit in group]
    clause = _clause(group[0], 1)
    unused = ", so their rows are not used" if group[0].unused else ""
    distinct = {place.typed: place for place in reversed(places) if place.typed}
    examples = [f"{quoted(p.typed)} ({p.a1})" for p in list(reversed(distinct.values()))[:SHOWN]]
    if group[0].missed.code in ("CELL-ERROR", "VOCAB"):
        if group[0].missed.code == "VOCAB":
            word = group[0].missed.part or first.typed
            return f"{quoted(word)} in {first.tab} {quoted(_header(first))} ({cells(places)}) is not on the list."
        examples = [p.a1 for p in places[:SHOWN]]
    such = (
        f": {listed(examples)}" if len(examples) == len(places) else f", such as {listed(examples)}" if examples else ""
    )
    return f"{many(len(group), 'cell')} of {first.tab} {quoted(_header(first))} {clause}{unused}{such}."


def _readings(group: Sequence[Misfit]) -> list[str]:
    """Return what each different text may mean: "3/14: 2026-03-14 or 2025-03-14"."""
    readings = {m.place.typed: m.missed.readings for m in group if m.missed.readings}
    return [f"{text}: {listed(list(some), 'or')}" for text, some in list(readings.items())[:10]]
