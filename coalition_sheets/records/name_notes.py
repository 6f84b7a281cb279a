"""What the names in a workbook call for: unknown, ambiguous, and first names that were understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from coalition_sheets.model import Finding, Level, Place, fold, fold_name
from coalition_sheets.model.checks import finding
from coalition_sheets.records.lookup import Lookup, Unsettled
from coalition_sheets.records.words import cells, listed, many, quoted

ENOUGH_PEOPLE = 5
ENOUGH_WORK = 2_000_000  # names compared for suggestions; beyond it, unknown names are said without any
ROWS_TO_PASTE = 40
TABS = {
    "people": "People", "organizations": "Organizations", "goals": "Goals", "meetings": "Meetings", "tasks": "Tasks",
    "groups": "the committees",
}  # fmt: skip


def name_notes(lookup: Lookup, people: int, today: date) -> list[Finding]:
    """Return one finding for each spelling; all unknown names in one while People is nearly empty.

    Rows that are to be left alone are in none of them.
    """
    groups: dict[tuple[str, str], list[Unsettled]] = {}
    for use in _awake(lookup.unsettled, today):
        code = "REF-FIRST-NAME" if use.ref.by_first_name else f"REF-{use.ref.kind.upper()}"
        groups.setdefault((code, _key(use)), []).append(use)
    found, newcomers = [], []
    budget = ENOUGH_WORK // max(1, sum(map(len, lookup.names.visible.values())))
    for (code, key), uses in groups.items():
        if code == "REF-UNKNOWN":
            if people < ENOUGH_PEOPLE and _is_anybody(uses[0]) and not _cut_short(lookup, uses[0]):
                newcomers.append(uses)
                continue
            budget -= 1
            found.append(_unknown(lookup, key, uses, suggest=budget > 0))
        else:
            found.append((_ambiguous if code == "REF-AMBIGUOUS" else _first_name)(key, uses))
    return [*found, *_newcomers(newcomers)]


def _awake(unsettled: Iterable[Unsettled], today: date) -> Iterator[Unsettled]:
    resting: dict[str, frozenset[int]] = {}
    for use in unsettled:
        if use.sheet.name not in resting:
            resting[use.sheet.name] = use.sheet.resting(today)
        positions = tuple(p for p in use.positions if p not in resting[use.sheet.name])
        if positions:
            yield replace(use, positions=positions)


def _key(use: Unsettled) -> str:
    """Return what makes two spellings one: the folded name and, where it names no person, the tab it leads to."""
    target = "" if _is_anybody(use) else f" ({'/'.join(use.column.refers_to)})"
    return f"{fold_name(use.ref.typed) or fold(use.ref.typed)}{target}"


def _is_anybody(use: Unsettled) -> bool:
    return bool({"people", "organizations", "groups"} & set(use.column.refers_to)) or not use.column.refers_to


def _cut_short(lookup: Lookup, use: Unsettled) -> bool:
    """Whether a name seems to be part of a known one: “First Baptist” of “First Baptist Church”."""
    words = set(fold_name(use.ref.typed).split())
    near = lookup.suggestions(use.column, use.ref.typed)
    return any(words < set(fold_name(name).split()) for name in near)


def _level(uses: Iterable[Unsettled]) -> Level:
    return max(use.column.level for use in uses)


def _places(uses: Iterable[Unsettled]) -> list[Place]:
    return [place for use in uses for place in use.sheet.places(use.positions, use.column.name)]


def _targets(uses: Sequence[Unsettled]) -> str:
    targets = dict.fromkeys(t for use in uses for t in use.column.refers_to or ("people",))
    return listed([TABS.get(t, t.replace("_", " ").capitalize()) for t in targets], "or")


def _unknown(lookup: Lookup, key: str, uses: Sequence[Unsettled], *, suggest: bool) -> Finding:
    typed, places = uses[0].ref.typed, _places(uses)
    near = lookup.suggestions(uses[0].column, typed) if suggest else ()
    message = f"{quoted(typed)} ({cells(places)}) is not in {_targets(uses)}."
    return finding("REF-UNKNOWN", message, places=places, suggestions=near, key=key, level=_level(uses))


def _ambiguous(key: str, uses: Sequence[Unsettled]) -> Finding:
    ref, places = uses[0].ref, _places(uses)
    names = list(dict.fromkeys(ref.candidates))
    if len(names) == 1:
        fits = f"{many(len(ref.candidates), 'row')} called {quoted(names[0])}"
    else:
        fits = listed([quoted(name) for name in names])
    message = f"{quoted(ref.typed)} ({cells(places)}) fits {fits}."
    return finding("REF-AMBIGUOUS", message, places=places, suggestions=names, key=key, level=_level(uses))


def _first_name(key: str, uses: Sequence[Unsettled]) -> Finding:
    ref, places = uses[0].ref, _places(uses)
    message = f"{quoted(ref.typed)} is read as {ref.name} in {many(len(places), 'cell')}."
    fix = (
        f"Nothing to do if it is so. To be sure for good, put “{ref.typed}” under “Also known as” in the row of "
        f"{ref.name}; add that column if it is not there."
    )
    return finding(
        "REF-FIRST-NAME", message, places=places, suggestions=[ref.name], key=key, level=_level(uses), fix=fix
    )


def _newcomers(groups: Sequence[Sequence[Unsettled]]) -> list[Finding]:
    """Return one line for all unknown names, with rows ready to paste into People and Organizations."""
    if not groups:
        return []
    uses = [use for group in groups for use in group]
    people: list[str] = []
    organizations: list[str] = []
    for group in groups:
        only = all(use.column.refers_to == ("organizations",) for use in group)
        (organizations if only else people).append(group[0].ref.typed)
    names = [*people, *organizations]
    paste = [
        f"Paste {'this row' if len(some) == 1 else 'these rows'} into {tab}: {listed(some, limit=ROWS_TO_PASTE)}."
        for tab, some in (("People", people), ("Organizations", organizations))
        if some
    ]
    shown = listed([quoted(name) for name in names], limit=3)
    is_are = "is" if len(names) == 1 else "are"
    tabs = listed([tab for tab, some in (("People", people), ("Organizations", organizations)) if some], "or")
    message = f"{shown} {is_are} named in other tabs and {is_are} not in {tabs} yet."
    return [finding("REF-UNKNOWN", message, places=_places(uses), level=_level(uses), fix=" ".join(paste))]
