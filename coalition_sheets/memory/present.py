"""The rows of a workbook as memory holds them: salted hashes, and no text that could harm a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.model import (
    Coalition,
    Level,
    Meeting,
    Record,
    Row,
    RowKey,
    Tab,
    Task,
    Touch,
    Win,
    cell_hash,
    clean,
    fold_header,
    squash,
    typed,
    veiled,
)
from coalition_sheets.rules.sensitive import HEADERS, findings, scan

TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "tasks": ("name", "owner", "due"), "meetings": ("date", "kind", "group"), "outreach": ("date", "who", "by", "how"),
    "wins": ("date", "what"),
})  # fmt: skip
LONGEST_KEY, LONGEST_NAME = 250, 120


@frozen
class Present:
    """One row that is there now. `plain`: its key as it would be if nothing had to be veiled.

    `level`: who may know that it is there; `levels`: by column of its tab, who may know of a change there.
    """

    key: str
    plain: str
    name: str
    cells: Mapping[str, str]
    level: Level
    levels: Mapping[str, Level]
    done: bool = False


def present(coalition: Coalition, salt: str) -> Mapping[RowKey, Present]:
    """Return every row that has a key, by tab and key; of two with one key always the same one, however sorted."""
    harmful: dict[tuple[str, int | None], set[int | None]] = {}
    for found in findings(coalition):
        for place in found.places:
            harmful.setdefault((place.tab, place.row), set()).add(place.column)
    hashed = cache(partial(cell_hash, salt))
    rows: dict[RowKey, Present] = {}
    for record, tab in _records(coalition):
        made = _present(record, tab, salt, harmful, hashed)
        where = (_schema(record), made.key)
        if where not in rows or _order(made) < _order(rows[where]):
            rows[where] = made
    return rows


def counts(coalition: Coalition) -> Mapping[str, int]:
    """Return how many rows each tab has, with a key or without."""
    found: dict[str, int] = {}
    for name in TABS:
        found[name] = len(getattr(coalition, name))
    return found | {name: len(rows) for name, rows in coalition.others.items()}


def safe(salt: str, key: str) -> str:
    """Return a key as memory keeps it: veiled where it is long, or could harm a person."""
    return veiled(salt, key) if key and (len(key) > LONGEST_KEY or scan(key)) else key


def safe_name(text: str) -> str:
    """Return a name as memory keeps it: on one line, not long; "" where it could harm a person."""
    return "" if scan(text) else _short(text)


def _short(text: str) -> str:
    return squash(clean(text))[:LONGEST_NAME].rstrip()


def _records(coalition: Coalition) -> Iterator[tuple[Record, Tab]]:
    for name in TABS:
        rows: Sequence[Record] = getattr(coalition, name)
        for record in rows:
            if tab := coalition.tabs.get(record.table or record.tab):
                yield record, tab
    for name, others in coalition.others.items():
        if tab := coalition.tabs.get(name):
            yield from ((row, tab) for row in others if row.row_key)


def _schema(record: Record) -> str:
    return record.schema if isinstance(record, Row) else record.tab


def _present(
    record: Record,
    tab: Tab,
    salt: str,
    harmful: Mapping[tuple[str, int | None], set[int | None]],
    hashed: Callable[[str], str],
) -> Present:
    table = tab.table
    spoiled, without = harmful.get((table.name, record.row), set()), harmful.get((table.name, tab.header_row), set())
    columns = {n: at for n, at in tab.columns.items() if at not in without and fold_header(n) not in HEADERS}
    cells = {n: h for n, at in columns.items()
             if at not in spoiled and (h := hashed(typed(table.cell(record.row, at))))}  # fmt: skip
    keys = KEYS.get(record.tab, ("name",)) if not isinstance(record, Row) else tab.schema.key or tuple(columns)[:1]
    level = _level(record, tab, keys)
    plain = record.key
    key = veiled(salt, plain) if spoiled or len(plain) > LONGEST_KEY else plain
    return Present(
        key=key,
        plain=plain,
        name="" if spoiled else _short(_name(record, tab, keys)),
        cells=MappingProxyType(cells),
        levels=MappingProxyType({name: max(level, _column_level(tab, name)) for name in columns}),
        level=level,
        done=isinstance(record, Task) and record.status == "Done",
    )


def _level(record: Record, tab: Tab, keys: Sequence[str]) -> Level:
    if record.organizers_only or not keys:
        return Level.ORGANIZERS
    return max(_column_level(tab, key) for key in keys)


def _column_level(tab: Tab, name: str) -> Level:
    """Return who may know of a change in a column; of one that is its owner's alone, organizers."""
    known = tab.schema.by_name.get(name)
    return known.level if known and not known.own else Level.ORGANIZERS


def _name(record: Record, tab: Tab, keys: Sequence[str]) -> str:
    match record:
        case Touch():
            return record.who.label
        case Win():
            return record.what
        case Meeting():
            return record.name
        case Row():
            at = tab.columns.get(keys[0]) if keys else None
            return typed(tab.table.cell(record.row, at)) if at else ""
        case _:
            return str(getattr(record, "name", ""))


def _order(row: Present) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(row.cells.items()))
