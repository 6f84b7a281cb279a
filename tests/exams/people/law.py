"""The law: which cell a run may change, and what it may leave, judged without asking the tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from coalition_sheets.model.worksheet import Worksheet
from tests.exams.people import program
from tests.exams.people.doing import DAY, Cells, Spot, Tab, Value

Allowed = Mapping[int, tuple[Value, ...]]
"""What a cell may come to hold, by what it is known by."""


def allowed(words: Sequence[str], tabs: Sequence[Tab]) -> Allowed:
    """Return the cells that an order may change, in the workbook as it was read, and to what."""
    match words:
        case "done" | "rewrite" | "remembered" | "compared", task:
            return dict(_done(task, tabs))
        case "rename", old, new:
            return dict(_renamed(old, new, tabs))
        case ["fix"]:
            return dict(_fixed(tabs))
    return {}


def _done(task: str, tabs: Sequence[Tab]) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield Status and Done on of the one row whose task this is."""
    rows = [(tab, row) for tab, column in _columns(tabs, "Task") for row in tab.rows[1:] if _is(row[column], task)]
    for tab, row in rows:
        for header, new in (("Status", "Done"), ("Done", "Done"), ("Done on", DAY)):
            if (column := tab.column(header)) is not None:
                yield row[column].id, (new,)


def _renamed(old: str, new: str, tabs: Sequence[Tab]) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield the cells of names that hold the old one, or its first word."""
    for header in ("Name", "Who"):
        for tab, column in _columns(tabs, header):
            for row in tab.rows[1:]:
                if _is(row[column], old) or _is(row[column], old.split(maxsplit=1)[0]):
                    yield row[column].id, (new,)


def _fixed(tabs: Sequence[Tab]) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield the names that stand for a person, each with who it may be; and headers that are nearly right."""
    people = [row[column].value for tab, column in _columns(tabs, "Name") for row in tab.rows[1:]]
    for tab, column in _columns(tabs, "Who"):
        for row in tab.rows[1:]:
            if isinstance(row[column].value, str):
                yield row[column].id, tuple(name for name in people if isinstance(name, str))
    for tab in tabs:
        for spot in tab.rows[0]:
            if spot.value == "Staus":
                yield spot.id, ("Status",)


def _columns(tabs: Sequence[Tab], header: str) -> Iterator[tuple[Tab, int]]:
    for tab in tabs:
        for column, spot in enumerate(tab.rows[0]):
            if spot.value == header:
                yield tab, column


def _is(spot: Spot, text: str) -> bool:
    return isinstance(spot.value, str) and " ".join(spot.value.split()).casefold() == text.casefold()


def twins(tabs: Sequence[Tab]) -> dict[tuple[Value, ...], list[list[Spot]]]:
    """Return the rows by what they hold: of two rows that hold the same, nobody can tell one from the other."""
    found: dict[tuple[Value, ...], list[list[Spot]]] = {}
    for tab in tabs:
        for row in tab.rows:
            found.setdefault(tuple(spot.value for spot in row), []).append(row)
    return found


def wrong_tabs(tabs: Sequence[Worksheet], ours: Mapping[str, Cells]) -> str:
    """Tell where our tabs are not as they were to be, "" where they are."""
    for tab in tabs:
        if tab.title not in ours:
            return f"{tab.title} is not there"
        cells = dict(ours[tab.title])
        for r, line in enumerate(tab.lines):
            hidden = {start - 1 + n for start, count in line.spans for n in range(1, count)}
            for c, written in enumerate(line.cells):
                held = cells.pop((r, c), None)
                if c in hidden:
                    continue
                wanted = plain(written.value)
                if written.formula:
                    if not str(held).startswith("="):
                        return f"{tab.title} {r + 1}.{c + 1} holds {held!r} and no formula"
                elif written.link and str(held).startswith("=HYPERLINK("):
                    if str(wanted).removesuffix(".0") not in str(held).replace('""', '"'):
                        return f"{tab.title} {r + 1}.{c + 1} leads with {held!r}, not {written.value!r}"
                elif held != wanted:
                    return f"{tab.title} {r + 1}.{c + 1} holds {held!r}, not {written.value!r}"
        if cells:
            return f"{tab.title} holds more: {cells}"
    return ""


def plain(value: Any) -> Value:
    """Return what a written value is in a workbook."""
    if isinstance(value, date):
        return program.serial(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value or None if isinstance(value, str) else value
