"""Changes of people's cells, each with the whole row it belongs to, and a copy of that row taken in the same batch.

Between our reading and our change people sort, insert, delete and move; and a value alone is no proof of a row. So the
batch first copies each row, and the row of the headers, to a hidden tab of ours, as they are at that very moment, and
only then writes. Its answer brings the copies back: they tell whether it was the right row, and where it was not, what
stood there and is to stand there again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coalition_sheets.destinations.google import requests
from coalition_sheets.destinations.google.cells import LONGEST, Json, cell_data
from coalition_sheets.destinations.google.rows import Row, Rows, at, brief, held, long
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


def batch(swaps: Sequence[Swap], found: Stands, lost: Sequence[Swap] = ()) -> list[Json]:
    """Return the requests that copy all rows to our hidden tab, then write. What is `lost` is told there, too."""
    columns = {tab.id: tab.columns for tab in found.tabs}
    width = max(columns.get(swap.tab, 26) for swap in swaps)
    tab, size = own_id(BEFORE), {"rowCount": first_row(swaps) + STEP * len(swaps) + len(lost), "columnCount": width}
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
        made.append(requests.write(tab, [[cell_data(written(swap))]], first_row(swaps) + STEP * number + 3))
    if lost:
        texts = [[cell_data(written(replace(swap, lost=True)))] for swap in lost]
        made.append(requests.write(tab, texts, first_row(swaps) + STEP * len(swaps)))
    return made + [request for swap in swaps for request in _writes(swap)]


def first_row(swaps: Sequence[Swap]) -> int:
    """Return how many rows of our hidden tab come before the copies of rows.

    In those, each cell that changes is copied to its own address, so that a formula keeps its letters.
    """
    last = max(swap.row for swap in swaps)
    return last if last <= TALL else 0


def at_home(number: int, swaps: Sequence[Swap]) -> bool:
    """Whether the cells of a change have their own addresses in our hidden tab for themselves."""
    return bool(first_row(swaps)) and all(swaps[number].row != other.row for other in swaps[:number])


def _copies(number: int, swaps: Sequence[Swap], width: int) -> Iterator[Json]:
    """Copy the values of the row and of the headers, and all of each cell that changes."""
    swap, before = swaps[number], own_id(BEFORE)
    place = first_row(swaps) + STEP * number
    for row, goal in ((swap.row, place), (swap.header, place + 1)):
        if row:
            source = requests.area(swap.tab, row - 1, end_row=row, end_column=width)
            yield requests.copy(source, requests.area(before, goal, end_row=goal + 1, end_column=width), "PASTE_VALUES")
    goal = swap.row if at_home(number, swaps) else place + 3
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
