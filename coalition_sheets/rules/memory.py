"""What memory knows and the workbook no longer holds: rows that are gone, and rows that seem renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from coalition_sheets.model import (
    Briefing,
    Coalition,
    Finding,
    Named,
    Record,
    Row,
    RowKey,
    SeenRow,
    cell_hash,
    equal_but_name,
    fold_name,
    typed,
)
from coalition_sheets.model.checks import finding
from coalition_sheets.model.uses import uses
from coalition_sheets.rules.say import Spot, level_of, spot
from coalition_sheets.rules.words import count

Cell = tuple[Record, str]


def gone_or_renamed(b: Briefing) -> Iterator[Finding]:
    """A name that memory knew and that rows still use is there, or is found under its new name."""
    if not b.memory.known:
        return
    using = _unresolved(b.coalition)
    for tab in ("organizations", "people", "goals"):
        records: Sequence[Named] = getattr(b.coalition, tab)
        here = {r.key for r in records}
        fresh = [r for r in records if b.memory.seen(tab, r.key) is None]
        for (where, key), seen in b.memory.rows.items():
            if where == tab and key not in here and (cells := using.get(key)):
                new = _new_name(b, (tab, key), seen, fresh)
                yield _said(b, (tab, key), seen.name or key, cells, new)


def _said(b: Briefing, where: RowKey, old: str, cells: Sequence[Cell], new: str) -> Finding:
    tab, key = where
    places = [b.coalition.place(record, column) for record, column in cells]
    level = max(level_of(b, record.tab, column) for record, column in cells)
    still = f"{count(len(cells), 'cell')} still {'uses' if len(cells) == 1 else 'use'}"
    if new:
        message = f"{old} seems to be {new} now; {still} the old name."
        return finding("REF-RENAMED", message, places=places, suggestions=(new,), key=key, tab=tab, level=level)
    title = b.coalition.tabs[tab].schema.tab if tab in b.coalition.tabs else tab
    message = f"{old} is gone from {title}, and {still} the name."
    return finding("REF-GONE", message, places=places, key=key, tab=tab, level=level)


def _unresolved(c: Coalition) -> Mapping[str, list[Cell]]:
    """Cells whose name leads to no row, by the name's key."""
    found: dict[str, list[Cell]] = {}
    for use in uses(c):
        if use.ref.kind == "unknown" and not isinstance(use.record, Row):
            found.setdefault(fold_name(use.ref.typed), []).append((use.record, use.column))
    return found


def _new_name(b: Briefing, where: RowKey, seen: SeenRow, fresh: Sequence[Named]) -> str:
    """The one new row that the vanished one seems to be: three other equal cells, or nothing else changed."""
    if (known := b.memory.renamed.get(where)) is not None:
        return known
    scores = {r.name: score for r in fresh if (score := _equal(b, r, seen))}
    best = max(scores.values(), default=0)
    found = [name for name, score in scores.items() if score == best]
    return found[0] if len(found) == 1 else ""


def _equal(b: Briefing, record: Named, seen: SeenRow) -> int:
    """How many filled cells of a row equal those of a row in memory; 0 where that is no proof."""
    tab = b.coalition.tabs[record.tab]
    now = {
        name: cell_hash(b.memory.salt, typed(tab.table.cell(record.row, number)))
        for name, number in tab.columns.items()
        if name != "name"
    }
    return equal_but_name(seen.cells, now)


def spots_of(found: Sequence[Finding]) -> frozenset[Spot]:
    """Return the cells that rows gone or renamed account for: they need no second line."""
    return frozenset(spot(p) for f in found if f.code in ("REF-GONE", "REF-RENAMED") for p in f.places)


MEMORY: tuple[Callable[[Briefing], Iterator[Finding]], ...] = (gone_or_renamed,)
