"""Which row that is not there any more is which new one: only where there is one answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coalition_sheets.memory.present import Present
from coalition_sheets.model import RowKey, SeenRow, equal_but_name, equal_cells, fold

KNOWN_BY_NAME = frozenset({"organizations", "people", "goals", "roles"})
ALIKE = 0.6
USUAL = 50
"""A cell that so many new rows have says nothing about which of them is meant."""


def matched(gone: Mapping[RowKey, SeenRow], new: Mapping[RowKey, Present]) -> Mapping[RowKey, RowKey]:
    """Return the old key of each new row that is one of those gone, where both have just one such partner."""
    found: dict[RowKey, list[RowKey]] = {}
    for tab in {tab for tab, _ in gone}:
        theirs = {where: row for where, row in new.items() if where[0] == tab}
        by_cell = _by_cell(theirs)
        for where, seen in gone.items():
            if where[0] == tab:
                _add(found, where, seen, theirs, by_cell)
    back: dict[RowKey, list[RowKey]] = {}
    for old, partners in found.items():
        for where in partners:
            back.setdefault(where, []).append(old)
    return {where: olds[0] for where, olds in back.items() if len(olds) == 1 and len(found[olds[0]]) == 1}


def _add(
    found: dict[RowKey, list[RowKey]],
    old: RowKey,
    seen: SeenRow,
    new: Mapping[RowKey, Present],
    by_cell: Mapping[tuple[str, str], list[RowKey]],
) -> None:
    """Add the rows that a row gone may be: the most equal ones."""
    same = _renamed if old[0] in KNOWN_BY_NAME else _same_task if old[0] == "tasks" else _same
    scores = {where: score for where in _near(seen, new, by_cell) if (score := same(seen, new[where]))}
    best = max(scores.values(), default=0)
    if best:
        found[old] = sorted(where for where, score in scores.items() if score == best)


def _by_cell(rows: Mapping[RowKey, Present]) -> Mapping[tuple[str, str], list[RowKey]]:
    found: dict[tuple[str, str], list[RowKey]] = {}
    for where, row in rows.items():
        for cell in row.cells.items():
            found.setdefault(cell, []).append(where)
    return found


def _near(
    seen: SeenRow, new: Mapping[RowKey, Present], by_cell: Mapping[tuple[str, str], list[RowKey]]
) -> Iterable[RowKey]:
    """Return the rows worth comparing: those that share a cell which is not usual."""
    if len(new) <= USUAL:
        return new
    shared = (by_cell.get(cell, ()) for cell in seen.cells.items())
    return dict.fromkeys(where for rows in shared if len(rows) <= USUAL for where in rows)


def _renamed(seen: SeenRow, row: Present) -> int:
    return equal_but_name(seen.cells, row.cells)


def _same_task(seen: SeenRow, row: Present) -> int:
    """The same words, whoever has it and until when; or all the same but a few letters of the words."""
    equal, differ = equal_cells(seen.cells, row.cells)
    if "name" not in differ:
        return 1 + equal
    near = differ == {"name"} and equal > 1 and _alike(seen.name, row.name)
    return equal if near else 0


def _alike(before: str, now: str) -> bool:
    from difflib import SequenceMatcher

    return bool(before and now) and SequenceMatcher(None, fold(before), fold(now)).ratio() >= ALIKE


def _same(seen: SeenRow, row: Present) -> int:
    """All the same but one cell."""
    equal, differ = equal_cells(seen.cells, row.cells)
    return equal if equal > 1 and len(differ) <= 1 else 0
