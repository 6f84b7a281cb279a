"""Changes of people's cells, each with the whole row it belongs to, and a copy of that row taken in the same batch.

Between our reading and our change people sort, insert, delete and move; and a value alone is no proof of a row. So the
batch first copies each row, and the row of the headers, to a hidden tab of ours, as they are at that very moment, and
only then writes. Its answer brings the copies back: they tell whether it was the right row, and where it was not, what
stood there and is to stand there again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from coalition_sheets.destinations.google import requests
from coalition_sheets.destinations.google.cells import LONGEST, Json, cell_data, same
from coalition_sheets.destinations.google.rows import Row, Rows, at, brief, held, holds_now, is_plain, is_same, long
from coalition_sheets.destinations.google.stands import BEFORE, Stands, own_id
from coalition_sheets.frozen import frozen

WORDS = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")
"""Texts that nobody takes for a number, a day or a formula."""
MARK = "coalition_sheets change"
STEP = 4
"""Rows of our hidden tab for each change: its row, the headers, cells that share an address, and what was meant."""
TALL = 20_000
"""Rows that our hidden tab may have for the sake of formulas."""


@frozen
class Change:
    """What a cell holds, and what it is to hold, as ExtendedValues; `typed`: written as it is, whatever is there.

    `numbers` is the number format it gets, None for the one it has; {} takes its own away.
    """

    was: Json
    becomes: Json
    numbers: Json | None = None
    typed: bool = False

    @property
    def by_words(self) -> bool:
        """Whether it can be done by replacing one text by another, which does nothing where another text stands."""
        texts = [value.get("stringValue", "") for value in (self.was, self.becomes)]
        plain = all(WORDS.fullmatch(text) and text.lower() not in ("true", "false") for text in texts)
        return plain and not self.typed and self.numbers is None


@frozen
class Swap:
    """A row in which some cells change, by their columns: the row and the row of headers as they should be there.

    `backwards`: it puts back what was there before; `lost`: its row was not found any more.
    """

    tab: int
    title: str
    row: int
    cells: Mapping[int, Change]
    base: Row
    header: int = 0
    heads: Row = ()
    backwards: bool = False
    lost: bool = False


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


def batch(swaps: Sequence[Swap], found: Stands, lost: Sequence[Swap] = ()) -> list[Json]:
    """Return the requests that copy all rows to our hidden tab, then write. What is `lost` is told there, too."""
    columns = {tab.id: tab.columns for tab in found.tabs}
    width = max(columns.get(swap.tab, 26) for swap in swaps)
    tab, size = own_id(BEFORE), {"rowCount": _first(swaps) + STEP * len(swaps) + len(lost), "columnCount": width}
    if found.own(BEFORE):
        properties = {"sheetId": tab, "gridProperties": size}
        made: list[Json] = [
            {"updateSheetProperties": {"properties": properties, "fields": "gridProperties(rowCount,columnCount)"}},
            {"updateCells": {"range": {"sheetId": tab}, "fields": "*"}},
        ]
    else:
        properties = {"sheetId": tab, "title": BEFORE, "hidden": True, "gridProperties": size}
        made = [{"addSheet": {"properties": properties}}]
    for number, swap in enumerate(swaps):
        made += _copies(number, swaps, columns.get(swap.tab, 26))
        made.append(requests.write(tab, [[cell_data(written(swap))]], _first(swaps) + STEP * number + 3))
    if lost:
        texts = [[cell_data(written(replace(swap, lost=True)))] for swap in lost]
        made.append(requests.write(tab, texts, _first(swaps) + STEP * len(swaps)))
    return made + [request for swap in swaps for request in _writes(swap)]


def _first(swaps: Sequence[Swap]) -> int:
    """Return how many rows of our hidden tab come before the copies of rows.

    In those, each cell that changes is copied to its own address, so that a formula keeps its letters.
    """
    last = max(swap.row for swap in swaps)
    return last if last <= TALL else 0


def _at_home(number: int, swaps: Sequence[Swap]) -> bool:
    """Whether the cells of a change have their own addresses in our hidden tab for themselves."""
    return bool(_first(swaps)) and all(swaps[number].row != other.row for other in swaps[:number])


def _copies(number: int, swaps: Sequence[Swap], width: int) -> Iterator[Json]:
    """Copy the values of the row and of the headers, and all of each cell that changes."""
    swap, before = swaps[number], own_id(BEFORE)
    place = _first(swaps) + STEP * number
    for row, goal in ((swap.row, place), (swap.header, place + 1)):
        if row:
            source = requests.area(swap.tab, row - 1, end_row=row, end_column=width)
            yield requests.copy(source, requests.area(before, goal, end_row=goal + 1, end_column=width), "PASTE_VALUES")
    goal = swap.row if _at_home(number, swaps) else place + 3
    for column in swap.cells:
        yield requests.copy(_one(swap.tab, swap.row, column), _one(before, goal, column), "PASTE_NORMAL")


def _one(tab: int, row: int, column: int) -> Json:
    return requests.area(tab, row - 1, column - 1, end_row=row, end_column=column)


def _writes(swap: Swap) -> Iterator[Json]:
    for column, change in swap.cells.items():
        if change.by_words:
            words = {"find": change.was["stringValue"], "replacement": change.becomes["stringValue"]}
            how = {"matchEntireCell": True, "matchCase": True, "range": _one(swap.tab, swap.row, column)}
            yield {"findReplace": words | how}
            continue
        data: Json = {"userEnteredValue": change.becomes} if change.becomes else {}
        fields = "userEnteredValue"
        if change.numbers is not None:
            fields += ",userEnteredFormat.numberFormat"
            data |= {"userEnteredFormat": {"numberFormat": change.numbers}} if change.numbers else {}
        start = {"sheetId": swap.tab, "rowIndex": swap.row - 1, "columnIndex": column - 1}
        yield {"updateCells": {"start": start, "rows": [{"values": [data]}], "fields": fields}}


def written(swap: Swap) -> str:
    """Return a change as text, so that another run can end what this one began; "" where it is too long."""
    cells = {str(column): [c.was, c.becomes, c.numbers, c.typed] for column, c in swap.cells.items()}
    place = [swap.tab, swap.title, swap.row, swap.header, swap.backwards, swap.lost]
    text = json.dumps([MARK, place, cells, brief(swap.base), brief(swap.heads)])
    return text if len(text) <= LONGEST else ""


def unfinished(answer: Rows) -> list[Swap]:
    """Return the changes that our hidden tab tells of, in their order."""
    found = []
    for _, row in sorted(answer.get(own_id(BEFORE), {}).items()):
        text = str(held(at(row, 1)).get("stringValue", ""))
        if text.startswith(f'["{MARK}"'):
            _, (tab, title, number, header, *how), cells, base, heads = json.loads(text)
            changes = {int(column): Change(*change) for column, change in cells.items()}
            found.append(Swap(tab, title, number, changes, long(base), header, long(heads), *how))
    return found


def ranges(swaps: Sequence[Swap]) -> list[str]:
    """Return what is to be read back: our copies, and each row where it stands."""
    names = {swap.title: "'" + swap.title.replace("'", "''") + "'" for swap in swaps}
    return [f"'{BEFORE}'", *(f"{names[swap.title]}!{swap.row}:{swap.row}" for swap in swaps)]


def judged(number: int, swaps: Sequence[Swap], answer: Rows) -> Verdict:
    """Tell what the so manyth change of a batch came to."""
    swap, copies = swaps[number], answer.get(own_id(BEFORE), {})
    place = _first(swaps) + STEP * number
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
    home = _at_home(number, swaps)
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
