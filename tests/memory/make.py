"""Memories and tables for the tests of the memory room."""

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coalition_sheets.memory.lines import in_order
from coalition_sheets.model import (
    Cell,
    Event,
    Level,
    Memory,
    Quiet,
    SeenFinding,
    SeenRow,
    SeenTab,
    Sent,
    Table,
    cell_hash,
)
from coalition_sheets.model.worksheet import Worksheet

LAWS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "'quoted", ' "said" ', "_x0041_", "a\r\nb", "\x0b", "2026-03-10", "007", "#REF!", "Ümlaut | 電話", "TRUE"]
)
DAYS = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(n))
LEVELS = st.sampled_from(Level)
HASHES = TEXTS.filter(str.strip).map(lambda text: cell_hash("s", text))
ROWS = st.builds(
    SeenRow, *[st.none() | DAYS] * 4, st.dictionaries(TEXTS, HASHES, max_size=3).map(MappingProxyType), TEXTS,
    st.booleans(), st.none() | DAYS, LEVELS,
)  # fmt: skip
EVENTS = st.builds(
    Event, DAYS, st.sampled_from(["added", "changed", "light"]), TEXTS, TEXTS, TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple), TEXTS, TEXTS, st.integers(1, 300), LEVELS,
)  # fmt: skip


def some(values: Any, key: Callable[[Any], Any] = lambda value: value) -> Any:
    """Return a strategy of different things in memory's order."""
    return st.lists(values, max_size=4, unique_by=key).map(in_order)


def named(values: Any) -> Any:
    """Return a strategy of values by name."""
    return st.dictionaries(TEXTS, values, max_size=3).map(MappingProxyType)


MEMORIES = st.builds(
    Memory,
    last_run=st.none() | DAYS,
    rows=st.dictionaries(st.tuples(TEXTS, TEXTS), ROWS, max_size=4).map(MappingProxyType),
    sent=some(st.builds(Sent, TEXTS, TEXTS, DAYS, st.lists(TEXTS, max_size=2).map(tuple))),
    quiet=some(st.builds(Quiet, TEXTS, DAYS, TEXTS), key=lambda q: (q.code, q.key)),
    lights=named(TEXTS),
    renamed=st.dictionaries(st.tuples(TEXTS, TEXTS), TEXTS, max_size=2).map(MappingProxyType),
    salt=TEXTS,
    tabs=named(st.builds(SeenTab, TEXTS, st.integers(0, 9), st.none() | DAYS)),
    standings=named(TEXTS),
    findings=some(
        st.builds(SeenFinding, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | DAYS, LEVELS),
        key=lambda f: (f.code, f.tab, f.key, f.column),
    ),
    events=some(EVENTS),
    log_since=st.none() | DAYS,
)


def table(sheet: Worksheet) -> Table:
    """Return a tab as it is read back from a file."""
    rows: list[tuple[Cell, ...]] = [tuple(cell.value for cell in line.cells) for line in sheet.lines]
    return Table(sheet.title, tuple(rows), hidden=sheet.hidden)
