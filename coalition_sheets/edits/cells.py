"""The cells that hold a name, and a name put in the place of another within a cell's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coalition_sheets.model import Cell, Coalition, Record, Row, Tab, squash
from coalition_sheets.model.change import Change
from coalition_sheets.model.uses import Use, uses


def tab_of(c: Coalition, record: Record) -> Tab:
    """Return the tab where a row stands."""
    return c.tabs[record.schema if isinstance(record, Row) else record.table or record.tab]


def cell_of(c: Coalition, record: Record, column: str) -> Cell:
    """Return what stands in a row's cell, untouched; None where the tab lacks the column."""
    tab = tab_of(c, record)
    number = tab.columns.get(column)
    return tab.table.cell(record.row, number) if number else None


def change(c: Coalition, record: Record, column: str, new: Cell) -> Change:
    """Return the change of a row's cell from what stands there."""
    tab = tab_of(c, record)
    return Change(tab.place(record.row, column), cell_of(c, record, column), new, tab.header_row)


def by_cell(c: Coalition) -> Iterator[tuple[Use, ...]]:
    """Yield the names of every cell that holds names, a cell at a time."""
    cells: dict[tuple[str, int | None, str], list[Use]] = {}
    for use in uses(c):
        cells.setdefault((c.place(use.record).tab, use.record.row, use.column), []).append(use)
    yield from map(tuple, cells.values())


def put_in(text: str, olds: Iterable[str], new: str, others: Iterable[str] = ()) -> str | None:
    """Return a list of names with each of `olds` as `new`, wherever it stands as a whole name; None if none does.

    Names end at a comma, semicolon, line, slash, ampersand or "and"; spaces and capitals may differ. `others` are the
    cell's other names: in “Grace & Hope, Grace” there is only one Grace.
    """
    changed = {squash(old).casefold() for old in olds if old.split()}
    if not changed:
        return None
    names = sorted({*changed, *(squash(o).casefold() for o in others if o.split())}, key=len, reverse=True)
    any_name = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    pattern = rf"(^|[,;\n/&]|\band\b)(\s*(?:[-•*]\s+)?)({any_name})(?=\s*(?:$|[,;\n/&(]|\band\b))"
    count = 0

    def one(found: re.Match[str]) -> str:
        nonlocal count
        if squash(found[3]).casefold() not in changed:
            return found[0]
        count += 1
        return found[1] + found[2] + new

    made = re.sub(pattern, one, text, flags=re.IGNORECASE)
    return made if count else None


def holds(text: str, name: str) -> bool:
    """Whether a name stands anywhere in a text, as whole words."""
    words = r"\s+".join(map(re.escape, name.split()))
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) is not None
