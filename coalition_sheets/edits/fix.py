"""Plan to mend what has exactly one right reading; the rest is left for a person to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from coalition_sheets.edits.cells import by_cell, cell_of, change, put_in
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Finding, Level, Place, Severity, fold_name
from coalition_sheets.model.change import Change, Choice, Edits
from coalition_sheets.model.checks import CHECKS
from coalition_sheets.model.uses import Use

Where: TypeAlias = tuple[str, int | None, int | None]
MENDED = ("REF-FIRST-NAME", "REF-RENAMED", "HEADER-NEAR")
"""Where one finding has one right answer: a whole name for a first name, a new name for an old one, a header."""


class NoSuchCheck(CoalitionError):
    """There is no check of this code."""

    def __init__(self, code: str) -> None:
        from difflib import get_close_matches

        near = get_close_matches(code, CHECKS, 1)
        super().__init__(
            f"There is no check called {code}.", f"Did you mean {near[0]}?" if near else "See docs/checks.md."
        )


def fix(b: Briefing, code: str = "", level: Level = Level.ORGANIZERS) -> Edits:
    """Return the plan that mends all that has one right reading, or only what one check found.

    What has several is among the choices, with what it might say. Raises NoSuchCheck.
    """
    wanted = code.strip().upper()
    if wanted and wanted not in CHECKS:
        raise NoSuchCheck(wanted)
    found = [f for f in b.findings if f.level <= level and f.code == (wanted or f.code)]
    mended = [f for f in found if f.code in MENDED and len(f.suggestions) == 1]
    cells = {_where(b.coalition.place(c[0].record, c[0].column)): c for c in by_cell(b.coalition)} if mended else {}
    done: dict[Where, Change] = {}
    for f in mended:
        done |= {_where(one.place): one for one in _mended(b, f, cells, done)}
    open_ones = [f for f in found if f.suggestions and f.severity >= Severity.NOTE and f.code != "SENSITIVE"]
    choices = [Choice(place, f.code, f.suggestions) for f in open_ones for place in f.places[:1]]
    return Edits(tuple(done.values()), tuple(one for one in choices if _where(one.place) not in done))


def _where(place: Place) -> Where:
    return place.tab, place.row, place.column


def _mended(
    b: Briefing, f: Finding, cells: Mapping[Where, Sequence[Use]], done: Mapping[Where, Change]
) -> Iterator[Change]:
    """Yield the changes that a finding with one answer calls for, on top of those that are planned."""
    (answer,) = f.suggestions
    for place in f.places:
        if f.code == "HEADER-NEAR":
            yield Change(place, place.typed, answer)
        elif cell := cells.get(_where(place)):
            yield from _spliced(b, cell, [use for use in cell if _fits(use, f)], answer, done.get(_where(place)))


def _fits(use: Use, f: Finding) -> bool:
    """Whether a name in one of a finding's cells is the one that it speaks of."""
    if f.code == "REF-FIRST-NAME":
        return use.ref.by_first_name and use.ref.name == f.suggestions[0]
    return use.ref.kind == "unknown" and fold_name(use.ref.typed) == f.key


def _spliced(
    b: Briefing, all_names: Sequence[Use], found: Sequence[Use], answer: str, planned: Change | None
) -> Iterator[Change]:
    record, column = all_names[0].record, all_names[0].column
    others = [use.ref.typed for use in all_names if use not in found]
    cell = planned.new if planned else cell_of(b.coalition, record, column)
    text = put_in(cell, (use.ref.typed for use in found), answer, others) if isinstance(cell, str) else None
    if text is not None and text != cell:
        yield change(b.coalition, record, column, text)
