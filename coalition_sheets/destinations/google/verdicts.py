"""What changes of people's cells came to, by the copies of their rows; what is to be put back, and where it is now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from coalition_sheets.destinations.google.cells import Json, same
from coalition_sheets.destinations.google.rows import Row, Rows, at, held, holds_now, is_plain, is_same
from coalition_sheets.destinations.google.stands import BEFORE, own_id
from coalition_sheets.destinations.google.swaps import STEP, Change, Swap, at_home, first_row
from coalition_sheets.frozen import frozen

UNKNOWN: Json = {"errorValue": {}}


@frozen
class Verdict:
    """What a change came to: whether it was the right row, and it holds what it was to hold.

    `harmed` are the cells of another row, or with another value, that were written over; `before` is that row as it
    was, `kept` what was entered into those cells, as far as it is known to the letter, `heads` the headers then. Where
    none of it can be trusted, `sure` is False.
    """

    right: bool
    wanted: bool = True
    its_row: bool = True
    harmed: tuple[int, ...] = ()
    before: Row = ()
    kept: Mapping[int, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
    heads: Row = ()
    sure: bool = True


def judged(number: int, swaps: Sequence[Swap], answer: Rows) -> Verdict:
    """Tell what the so manyth change of a batch came to."""
    swap, copies = swaps[number], answer.get(own_id(BEFORE), {})
    place = first_row(swaps) + STEP * number
    before, heads = copies.get(place + 1, ()), copies.get(place + 2, ())
    now = answer.get(swap.tab, {}).get(swap.row, ())
    columns = not swap.header or is_same(heads, swap.heads)
    is_it = columns and is_same(before, swap.base, swap.cells)
    done = all(holds_now(at(now, column), change.becomes) for column, change in swap.cells.items())
    still = is_same(now, swap.base, swap.cells)
    if is_it and all(holds_now(at(before, column), change.was) for column, change in swap.cells.items()):
        return Verdict(True, wanted=done or not still, before=now)
    sure = is_same(before, now, swap.cells) or any(held(at(before, c)) for c in _others(before, swap))
    if not sure and columns and still and done:  # no copy came of a row that is hidden, say
        return Verdict(True)
    over = tuple(c for c, change in swap.cells.items() if _written_over(change, held(at(before, c)), sure=sure))
    home = at_home(number, swaps)
    whole = copies.get(swap.row if home else place + 3, ())
    kept = {c: at(whole, c) for c in over if is_plain(at(whole, c), formulas=home)} if sure else {}
    return Verdict(False, True, is_it, over, before, kept, heads, sure)


def _others(row: Row, swap: Swap) -> list[int]:
    return [column for column in range(1, len(row) + 1) if column not in swap.cells]


def _written_over(change: Change, before: Json, *, sure: bool) -> bool:
    if not sure:
        return True
    return not same(before, change.becomes) and (same(before, change.was) or not change.by_words)


def back(swap: Swap, verdict: Verdict) -> Swap | None:
    """Return the change that puts back what was harmed; None where that cannot be done to the letter."""
    cells = {}
    for column in verdict.harmed:
        if column not in verdict.kept:
            return None
        change, whole = swap.cells[column], verdict.kept[column]
        numbers = None if change.numbers is None else dict(whole.get("userEnteredFormat", {}).get("numberFormat", {}))
        cells[column] = Change(change.becomes, dict(whole.get("userEnteredValue", {})), numbers)
    return Swap(swap.tab, swap.title, swap.row, cells, verdict.before, swap.header, verdict.heads, backwards=True)


def written_over(swap: Swap, verdict: Verdict) -> Swap:
    """Return what would put back what was harmed, for a person to do; what was there may be UNKNOWN."""
    cells = {}
    for column in verdict.harmed:
        before = held(at(verdict.before, column)) if verdict.sure else UNKNOWN
        cells[column] = Change(swap.cells[column].becomes, before)
    return replace(swap, cells=cells, base=verdict.before, backwards=True)


def again(swap: Swap, verdict: Verdict) -> Swap:
    """Return the change of the right row once more, typed as it is: words were read as something else."""
    cells = {
        column: Change(held(at(verdict.before, column)), change.becomes, change.numbers, typed=True)
        for column, change in swap.cells.items()
    }
    return replace(swap, cells=cells, base=verdict.before)


def where(swap: Swap, tab: Mapping[int, Row]) -> Swap | None:
    """Return a change as it stands in a tab now: in the row where it was, or else in the only one like it.

    Its columns are followed by their headers. None where the row or a column is not there, or nobody can say which.
    """
    heads = tab.get(swap.header, ()) if swap.header else ()
    columns = _columns(swap, heads)
    if not set(swap.cells) <= set(columns):
        return None
    cells = {columns[column]: change for column, change in swap.cells.items()}
    base: list[Mapping[str, Any]] = [{}] * max([*columns.values(), 0])
    for old, new in columns.items():
        base[new - 1] = at(swap.base, old)
    others = set(columns.values()) - set(cells)

    near = _near(swap, tab, cells, base, others)
    if near is None:
        return None
    return replace(swap, row=near, cells=cells, base=tab.get(near, ()), heads=heads)


def _near(
    swap: Swap, tab: Mapping[int, Row], cells: Mapping[int, Change], base: Row, others: Collection[int]
) -> int | None:
    """Return the row that is meant: like it in all its cells, or else in its name; either way with what we wrote."""
    names = [column for column in sorted(others) if held(at(base, column))][:1]

    def fits(row: Row, these: Collection[int]) -> bool:
        values = all(holds_now(at(row, column), change.was) for column, change in cells.items())
        return values and is_same(row, base, set(range(1, max(len(row), len(base)) + 1)) - set(these))

    if not names and not any(change.was for change in cells.values()):
        return None  # a blank row is like any other
    for these in (others, names) if names else (others,):
        if fits(tab.get(swap.row, ()), these):
            return swap.row
        found = [number for number, row in tab.items() if fits(row, these)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _columns(swap: Swap, heads: Row) -> dict[int, int]:
    """Return where each column is now: where it was while the headers are the same, else where its header went."""
    width = max([len(swap.base), len(swap.heads), *swap.cells])
    if is_same(heads, swap.heads):
        return {column: column for column in range(1, width + 1)}
    now = [str(held(cell)) for cell in heads]
    before = [str(held(cell)) for cell in swap.heads]
    alone = {text for text in before if text != "{}" and before.count(text) == now.count(text) == 1}
    return {column: now.index(text) + 1 for column, text in enumerate(before, 1) if text in alone}
