"""What can harm a person when it is written down; whatever is found is repeated nowhere (decision 25)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from coalition_sheets.model import Briefing, Coalition, Finding, Level, Place, Schema, Tab, Table, fold_header
from coalition_sheets.model.checks import finding
from coalition_sheets.rules.forms import COLUMNS, PHONE_LIKE, SSN, STATUS_ALONE, TRACES, values

HEADERS = frozenset(COLUMNS)
FREE_WORDS = frozenset({"spokesperson_for", "skills", "wants_to_try", "organization", "language"})
MESSAGE = "This cell holds something that could harm a person; it is not repeated here."
HEADER_MESSAGE = "This column asks for something that could harm a person."


def scan(text: str) -> bool:
    """Return whether a text holds immigration status, A-number, SSN, birth data or case details of a person.

    For rendered documents and drafts; what is looked for and what is left alone stands in `forms.FORMS`.
    """
    return _hit(text, phone=False)


def rule(b: Briefing) -> Iterator[Finding]:
    """No cell and no header holds what could harm a person (P13)."""
    return findings(b.coalition)


def findings(coalition: Coalition) -> Iterator[Finding]:
    """Return one finding for each cell or header that holds something sensitive: its address, no content."""
    tabs = tuple(coalition.tabs.values())
    suspects = _suspects(tabs)
    for tab in tabs:
        yield from _in_headers(tab)
        yield from _in_cells(tab, suspects) if suspects else ()


def unread(tables: Iterable[Table], coalition: Coalition) -> tuple[Finding, ...]:
    """Return the same for the tabs of a workbook that were not read; their first filled row counts as headers."""
    known = {tab.table.name for tab in coalition.tabs.values()}
    others = [table for table in tables if table.name not in known]
    tabs = [Tab(Schema("", t.name, ()), t, _first_row(t), {}) for t in others]
    suspects = _suspects(tabs)
    return tuple(f for tab in tabs for found in (_in_headers(tab), _in_cells(tab, suspects)) for f in found)


def _first_row(table: Table) -> int:
    return next((n for n, row in enumerate(table.rows, start=1) if any(c is not None for c in row)), 1)


def _suspects(tabs: Sequence[Tab]) -> frozenset[str]:
    """The distinct texts of all tabs that hold one of the TRACES, without which nothing is a hit.

    Looking for these in all texts at once is ten times faster than in each.
    """
    distinct = set(chain.from_iterable(chain.from_iterable(tab.table.rows for tab in tabs)))
    texts = [cell for cell in distinct if isinstance(cell, str)]
    everything = _lower("\0".join(texts))
    found = [at.start() for head, trace in TRACES.items() if head in everything for at in trace.finditer(everything)]
    if not found:
        return frozenset()
    ends = list(accumulate(len(_lower(text)) + 1 for text in texts))
    return frozenset(texts[bisect_right(ends, at)] for at in found)


def _hit(text: str, phone: bool) -> bool:
    folded = _lower(text)
    if not any(head in folded and trace.search(folded) for head, trace in TRACES.items()):
        return False
    for match in values().finditer(folded):
        like_a_phone = SSN.search(match[0]) and (phone or PHONE_LIKE.search(folded[: match.start()]))
        if not like_a_phone:
            return True
    return False


def _lower(text: str) -> str:
    return text.lower().replace("’", "'")


def _in_headers(tab: Tab) -> Iterator[Finding]:
    for number, cell in enumerate(_row(tab, tab.header_row), start=1):
        if isinstance(cell, str) and (fold_header(cell) in HEADERS or scan(cell)):
            yield _finding(tab, Place(tab.table.name, tab.header_row, number), HEADER_MESSAGE, Level.ORGANIZERS)


def _in_cells(tab: Tab, suspects: frozenset[str]) -> Iterator[Finding]:
    names = {number: name for name, number in tab.columns.items()}
    people = tab.schema.name == "people"
    for row, cells in enumerate(tab.table.rows, start=1):
        if row == tab.header_row or suspects.isdisjoint(cells):
            continue
        for number, cell in enumerate(cells, start=1):
            if not isinstance(cell, str) or cell not in suspects:
                continue
            name = names.get(number, "")
            column = tab.schema.by_name.get(name)
            phone = column is not None and column.type == "phone"
            if _hit(cell, phone) or (people and name not in FREE_WORDS and STATUS_ALONE.match(cell.lower())):
                header = _safe_header(_row(tab, tab.header_row), number)
                level = column.level if column else Level.ORGANIZERS
                yield _finding(tab, Place(tab.table.name, row, number, header), MESSAGE, level, row)


def _safe_header(headers: Sequence[object], number: int) -> str:
    """Return a header for a Place, "" where the header itself is a hit."""
    header = headers[number - 1] if number <= len(headers) else ""
    safe = isinstance(header, str) and fold_header(header) not in HEADERS and not scan(header)
    return str(header) if safe else ""


def _row(tab: Tab, number: int) -> Sequence[object]:
    return tab.table.rows[number - 1] if 0 < number <= len(tab.table.rows) else ()


def _finding(tab: Tab, place: Place, message: str, level: Level, row: int | None = None) -> Finding:
    key = f"row {row}" if row else "header"
    column = f"column {place.column}"
    return finding("SENSITIVE", message, places=(place,), key=key, column=column, tab=tab.schema.name, level=level)
