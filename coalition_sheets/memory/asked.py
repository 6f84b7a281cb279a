"""What people ask of memory: to forget somebody, or to leave a check be for a while."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from coalition_sheets.memory.lines import in_order
from coalition_sheets.memory.present import safe
from coalition_sheets.model import Memory, Quiet, SeenRow, cell_hash, fold, fold_name, veiled


def forgotten(memory: Memory, name: str) -> Memory:
    """Return a memory without a person or organization: rows, names, cells, events, letters and quiet marks.

    What the workbook itself still says is remembered again at the next run. Letters are known by a name or by an
    address: forget both.
    """
    key = fold_name(name)
    if not key:
        return memory
    hidden, word = veiled(memory.salt, key), re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")

    def names(*texts: str) -> bool:
        return any(text == hidden or word.search(fold(text)) for text in texts)

    spellings = {name.strip(), *(s.name for (_, k), s in memory.rows.items() if k == key)} - {""}
    hashes = {cell_hash(memory.salt, text) for text in spellings}
    return replace(
        memory,
        rows=MappingProxyType({k: _without(s, hashes) for k, s in memory.rows.items() if not names(k[1], s.name)}),
        sent=tuple(replace(s, keys=tuple(k for k in s.keys if not names(k))) for s in memory.sent if not names(s.to)),
        quiet=tuple(q for q in memory.quiet if not names(q.key)),
        renamed=MappingProxyType({k: new for k, new in memory.renamed.items() if not names(k[1], new)}),
        standings=MappingProxyType({k: word for k, word in memory.standings.items() if not names(k)}),
        findings=tuple(f for f in memory.findings if not names(f.key)),
        events=tuple(e for e in memory.events if not names(e.key, e.name, e.before, e.now)),
    )


def _without(seen: SeenRow, hashes: set[str]) -> SeenRow:
    """Return a row without the cells that hold nothing but a name: who knows the name could find its hash."""
    if hashes.isdisjoint(seen.cells.values()):
        return seen
    left: Mapping[str, str] = {column: hashed for column, hashed in seen.cells.items() if hashed not in hashes}
    return replace(seen, cells=MappingProxyType(dict(left)))


def quieted(memory: Memory, code: str, key: str, until: date) -> Memory:
    """Return a memory that puts a check to rest until a day: for one row (its key), or for all ("")."""
    kept = safe(memory.salt, key)
    others = (q for q in memory.quiet if (q.code, q.key) != (code, kept))
    return replace(memory, quiet=in_order((*others, Quiet(code, until, kept))))
