"""Memory as the hidden tab `_coalition`: one readable line for each thing, always in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from coalition_sheets.memory.lines import (
    ABOUT,
    EVENT,
    FORMAT,
    HEADERS,
    LONGEST,
    OPENING,
    TITLE,
    held,
    in_order,
    iso,
    line,
    marked,
)
from coalition_sheets.model import Event, Memory, RowKey, SeenRow, lettered
from coalition_sheets.model.worksheet import Line, Look, Worksheet, Written

WIDTHS = (12.0, 14.0, 40.0, 30.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 14.0, 14.0, 10.0, 60.0)
LOOK = Look(wrap=False)
HEAD = Look(bold=True, wrap=False)
BLANK = Written(None, LOOK)


def memory_tab(memory: Memory) -> Worksheet:
    """Return the tab that holds a memory; `remembered` reads the same memory from it.

    Only what has a longer name than a cell can hold is left out (no row of `rows_seen` has).
    """
    whole = [cells for cells in _lines(memory) if max(map(len, cells)) <= LONGEST]
    first = line(
        ABOUT, tab=f"format {FORMAT}", key="salt", name=held(memory.salt), day=iso(memory.last_run),
        changed=iso(memory.log_since), details=str(len(whole)),
    )  # fmt: skip
    made = [marked(memory.salt, cells) for cells in (first, *whole)]
    return Worksheet(
        title=TITLE,
        widths=WIDTHS,
        lines=(_line((OPENING,), HEAD), _line(HEADERS, HEAD), *(_line(cells, LOOK) for cells in made)),
        frozen=2,
        hidden=True,
    )


def _line(cells: Sequence[str], look: Look) -> Line:
    return Line(tuple([Written(text, look) if text else BLANK for text in cells]))


def _lines(m: Memory) -> Iterator[list[str]]:
    """Yield every line after the first, without marks."""
    for name, tab in sorted(m.tabs.items()):
        yield line("tab", tab=held(name), name=held(tab.title), day=iso(tab.since), details=str(tab.rows))
    for key, seen in sorted(m.rows.items()):
        yield _row(key, seen)
    for (tab_name, old), new in sorted(m.renamed.items()):
        yield line("renamed", tab=held(tab_name), key=held(old), now=held(new))
    for name, word in sorted(m.lights.items()):
        yield line("light", key=held(name), now=held(word))
    for name, word in sorted(m.standings.items()):
        yield line("standing", key=held(name), now=held(word))
    for f in in_order(m.findings):
        yield line(
            "finding", tab=held(f.tab), key=held(f.key), day=iso(f.first_seen), before=held(f.code), now=held(f.column),
            **{"for": f.level.word},
        )  # fmt: skip
    for q in in_order(m.quiet):
        yield line("quiet", tab=held(q.code), key=held(q.key), day=iso(q.until))
    for s in in_order(m.sent):
        yield line("sent", tab=held(s.kind), name=held(s.to), day=iso(s.day), details=json.dumps(s.keys))
    yield from map(_event, in_order(m.events))


def _row(key: RowKey, seen: SeenRow) -> list[str]:
    cells = {name: lettered(hashed) for name, hashed in sorted(seen.cells.items())}
    return line(
        "row",
        tab=held(key[0]),
        key=held(key[1]),
        name=held(seen.name),
        day=iso(seen.first_seen),
        changed=iso(seen.last_changed),
        done=iso(seen.done_seen),
        number=iso(seen.now_changed),
        gone=iso(seen.gone),
        now="Done" if seen.done else "",
        details=json.dumps(cells, separators=(",", ":")) if cells else "",
        **{"for": seen.level.word},
    )


def _event(event: Event) -> list[str]:
    more: dict[str, object] = {}
    if event.columns:
        more["columns"] = event.columns
    if event.count != 1:
        more["count"] = event.count
    return line(
        f"{EVENT}{event.kind}",
        tab=held(event.tab),
        key=held(event.key),
        name=held(event.name),
        day=iso(event.day),
        before=held(event.before),
        now=held(event.now),
        details=json.dumps(more) if more else "",
        **{"for": event.level.word},
    )
