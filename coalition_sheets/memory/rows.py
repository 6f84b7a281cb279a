"""What memory learns from the rows of a workbook on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.memory.lines import in_order
from coalition_sheets.memory.log import logged
from coalition_sheets.memory.matching import KNOWN_BY_NAME, matched
from coalition_sheets.memory.present import Present, counts, present, safe_name
from coalition_sheets.model import Coalition, Event, Level, Memory, RowKey, SeenRow, SeenTab, veiled

KEPT_GONE = 120
"""Days for which a row that is gone is remembered, so that cells which still name it can be explained."""
KEPT_CELLS = 7
"""Days for which it is known under another name, by its cells, should it come back."""
NOTHING: Mapping[str, str] = MappingProxyType({})


@frozen
class Met:
    """Rows that are there, and the key under which memory has each of them; `gone`: rows that are there no more."""

    rows: Mapping[RowKey, Present]
    known: Mapping[RowKey, RowKey]
    gone: tuple[RowKey, ...]


def rows_seen(memory: Memory, coalition: Coalition, today: date, salt: str = "", found: Met | None = None) -> Memory:
    """Return a memory that has seen these rows on this day; shown again on that day they change nothing.

    `salt` is for a workbook without memory; it stays the same from then on. On a day before the last run nothing is
    learned. Rows of a notebook are not to be in the coalition. `found`: what `met` says of a memory that has a salt.
    """
    if memory.last_run and today < memory.last_run:
        return memory
    log_since = memory.log_since or memory.last_run or today
    memory = replace(memory, salt=memory.salt or salt, last_run=today, log_since=log_since)
    found = found or met(memory, coalition)
    seen = {key: _seen(memory, key, row, found.known.get(key), today) for key, row in found.rows.items()}
    old = {key: replace(memory.rows[key], gone=today) for key in found.gone}
    moved = {was: key for key, was in found.known.items() if was != key}
    renames = {was: key for was, key in moved.items() if _is_rename(was, found.rows[key])}
    left = {
        k: _fading(s, today) for k, s in memory.rows.items() if s.gone and k not in seen and not _forgotten(s, today)
    }
    left |= old | {was: replace(memory.rows[was], gone=memory.rows[was].gone or today) for was in renames}
    events = [*_events(memory, found, today), *_gone_events(memory, coalition, found, today)]
    memory = replace(
        memory,
        rows=MappingProxyType({**left, **seen}),
        tabs=MappingProxyType(_tabs(memory, coalition, today)),
        renamed=MappingProxyType(_renamed(memory, renames, found, {*left, *seen})),
        standings=_moved(memory.standings, moved),
        events=in_order(_rekeyed(e, moved) for e in memory.events) if moved else memory.events,
        quiet=tuple(q for q in memory.quiet if q.until > today),
    )
    return logged(memory, events, today)


def met(memory: Memory, coalition: Coalition) -> Met:
    """Return which rows are there, which of them memory knows under what key, and which are gone."""
    rows = present(coalition, memory.salt)
    known: dict[RowKey, RowKey] = {}
    for key, row in rows.items():
        for was in (key, (key[0], row.plain), (key[0], veiled(memory.salt, row.plain))):
            if was in memory.rows:
                known[key] = was
                break
    taken = set(known.values())
    gone = {k: s for k, s in memory.rows.items() if k not in taken and (s.gone is None or _may_come_back(memory, k))}
    known |= matched(gone, {key: row for key, row in rows.items() if key not in known})
    taken = set(known.values())
    return Met(rows, known, tuple(k for k, s in gone.items() if s.gone is None and k not in taken))


def _may_come_back(memory: Memory, key: RowKey) -> bool:
    """Whether a row that went away earlier may come back under another name."""
    return key[0] in KNOWN_BY_NAME and key not in memory.renamed


def _seen(memory: Memory, key: RowKey, row: Present, was: RowKey | None, today: date) -> SeenRow:
    """Return what is known of a row from now on."""
    before = memory.rows[was] if was else None
    plain = SeenRow(cells=row.cells, name=row.name, done=row.done, level=row.level)
    if before is None:
        learned = None if _begins(memory, key[0], today) else today
        done = learned if row.done else None
        now = learned if "now" in row.cells else None
        return replace(plain, first_seen=today, last_changed=today, done_seen=done, now_changed=now)
    changed = _changed(before, row)
    done = before.done_seen if row.done else None
    return replace(
        plain,
        first_seen=before.first_seen,
        last_changed=today if changed else before.last_changed,
        done_seen=today if _is_done_now(before, row) else done,
        now_changed=today if "now" in changed else before.now_changed,
    )


def _changed(before: SeenRow, row: Present) -> tuple[str, ...]:
    """Return the columns of today's tab in which a row differs; none where its cells were never seen."""
    if not before.cells:
        return ()
    if before.cells == row.cells:
        return ()
    return tuple(sorted(n for n in row.levels if before.cells.get(n, "") != row.cells.get(n, "")))


def _is_done_now(before: SeenRow, row: Present) -> bool:
    return row.done and not before.done and before.done_seen is None and "status" in _changed(before, row)


def _is_rename(was: RowKey, row: Present) -> bool:
    """Whether a row bears another name that others may still use; a veiled one is the same name."""
    return was[0] in KNOWN_BY_NAME and bool(row.name) and not {was[1][:1], row.key[:1]} & {"~"}


def _fading(seen: SeenRow, today: date) -> SeenRow:
    """Return a row that is gone without its cells once it will hardly come back: a hashed phone can be guessed."""
    return replace(seen, cells=NOTHING) if seen.gone and seen.gone < today - timedelta(days=KEPT_CELLS) else seen


def _forgotten(seen: SeenRow, today: date) -> bool:
    return seen.gone is not None and seen.gone < today - timedelta(days=KEPT_GONE)


def _tabs(memory: Memory, coalition: Coalition, today: date) -> Mapping[str, SeenTab]:
    rows, found = counts(coalition), {}
    for name, tab in coalition.tabs.items():
        before = memory.tabs.get(name)
        since = before.since if before and before.since else today
        found[name] = SeenTab(safe_name(tab.table.name), rows.get(name, 0), since)
    return found


def _renamed(memory: Memory, renames: Mapping[RowKey, RowKey], found: Met, kept: set[RowKey]) -> Mapping[RowKey, str]:
    """Return renames, each to today's name: of what was renamed twice as well."""
    names = {was: found.rows[key].name for was, key in renames.items()}
    again = {(was[0], memory.rows[was].name): name for was, name in names.items()}
    before = {key: again.get((key[0], name), name) for key, name in memory.renamed.items()}
    return {key: name for key, name in (before | names).items() if key in kept and key not in found.rows}


def _moved(standings: Mapping[str, str], moved: Mapping[RowKey, RowKey]) -> Mapping[str, str]:
    keys = {was: key for (tab, was), (_, key) in moved.items() if tab == "goals"}
    return MappingProxyType({keys.get(name, name): word for name, word in standings.items()})


def _rekeyed(event: Event, moved: Mapping[RowKey, RowKey]) -> Event:
    """Return an event under the key that its row has now; a name that is not to be kept any more leaves."""
    if (now := moved.get((event.tab, event.key))) is None:
        return event
    return replace(event, key=now[1], name="" if now[1].startswith("~") else event.name)


def _begins(memory: Memory, tab: str, today: date) -> bool:
    """Whether a tab is only remembered from today on: what is in it may have been there before."""
    known = memory.tabs.get(tab)
    return known is None or known.since in (None, today)


def _events(memory: Memory, found: Met, today: date) -> Iterator[Event]:
    for (tab, key), row in found.rows.items():
        was = found.known.get((tab, key))
        before = memory.rows[was] if was else None
        about = Event(today, "", tab, key, row.name, level=row.level)
        is_rename = was is not None and was != (tab, key) and _is_rename(was, row)
        if (before is None or (before.gone and not is_rename)) and not _begins(memory, tab, today):
            yield replace(about, kind="added")
        if before is None:
            continue
        if is_rename:
            yield replace(about, kind="renamed", before=before.name, now=row.name)
        done = _is_done_now(before, row)
        if done:
            yield replace(about, kind="done", level=max(row.level, row.levels["status"]))
        told = {"status", "done_on"} if done else {"name"} if is_rename else set()
        yield from _changes(about, row, [c for c in _changed(before, row) if c not in told])


def _changes(about: Event, row: Present, columns: list[str]) -> Iterator[Event]:
    """Yield one event for each level of the columns that changed, so that each audience is told of its own."""
    for level in Level:
        if of_level := tuple(c for c in columns if row.levels[c] is level):
            yield replace(about, kind="changed", columns=of_level, level=level)


def _gone_events(memory: Memory, coalition: Coalition, found: Met, today: date) -> Iterator[Event]:
    """Yield rows that are gone, and a tab that is gone as one."""
    lost: dict[str, int] = {}
    for tab, key in found.gone:
        if tab in coalition.tabs:
            seen = memory.rows[tab, key]
            yield Event(today, "gone", tab, key, seen.name, level=seen.level)
        else:
            lost[tab] = lost.get(tab, 0) + 1
    for tab, count in lost.items():
        yield Event(today, "gone", tab, count=count)
