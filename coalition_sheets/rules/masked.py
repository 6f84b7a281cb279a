"""Nothing that could harm a person is repeated by another finding, either (decision 25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coalition_sheets.model import Briefing, Finding, Place, squash, typed
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.rules.sensitive import scan

PREFIX = 40


def masked(b: Briefing, found: Iterable[Finding]) -> list[Finding]:
    """Return findings of which none repeats what a SENSITIVE one is about; such a line says its title alone."""
    findings = list(found)
    harmful = _texts(b, findings)
    return [_mask(f, harmful) if f.code != "SENSITIVE" else f for f in findings] if harmful else findings


def _texts(b: Briefing, found: Iterable[Finding]) -> frozenset[str]:
    """What stands in the cells that SENSITIVE findings are about, as far as a line could repeat it."""
    tables = {tab.table.name: tab.table for tab in b.coalition.tabs.values()}
    places = [p for f in found if f.code == "SENSITIVE" for p in f.places if p.tab in tables]
    texts = (typed(tables[p.tab].cell(p.row, p.column)) for p in places if p.row and p.column)
    return frozenset(squash(text).lower()[:PREFIX] for text in texts if text.strip())


def _mask(f: Finding, harmful: frozenset[str]) -> Finding:
    places = tuple(_bare(p, harmful) for p in f.places)
    said = (f.message, f.fix, *f.suggestions)
    if any(_repeats(text, harmful) for text in said):
        check = CHECKS[f.code]
        f = replace(f, message=f"{check.title}.", fix=check.fix, suggestions=())
    key = "" if _repeats(f.key, harmful) else f.key
    column = "" if _repeats(f.column, harmful) else f.column
    return replace(f, places=places, key=key, column=column)


def _bare(place: Place, harmful: frozenset[str]) -> Place:
    header = "" if _repeats(place.header, harmful) else place.header
    text = "" if _repeats(place.typed, harmful) else place.typed
    return replace(place, header=header, typed=text)


def _repeats(text: str, harmful: frozenset[str]) -> bool:
    line = squash(text).lower()
    return bool(line) and (any(part in line for part in harmful) or scan(line))
