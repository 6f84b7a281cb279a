"""Plan to give a person, an organization or a goal another name, everywhere it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coalition_sheets.edits.cells import by_cell, cell_of, change, holds, put_in
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Coalition, Named, Record, fold_name, squash, typed
from coalition_sheets.model.change import Change, Choice, Edits
from coalition_sheets.model.uses import Use, uses

KINDS = {"people": "person", "organizations": "organization", "goals": "goal"}
APART = ";\n"
PROSE = ("notes", "decisions", "heard", "agenda", "purpose", "next_step", "name", "what")


class CannotRename(CoalitionError):
    """A name that nothing bears, or that something else bears already."""


def rename(b: Briefing, old: str, new: str) -> Edits:
    """Return the plan that puts `new` for `old` in its own row and in every cell that names it.

    Where the row bears the new name already, only the cells that still use the old one change. Words inside notes stay
    as they were written; they are counted. Raises CannotRename, with the nearest names.
    """
    c, new = b.coalition, squash(new)
    if not new or any(sign in new for sign in APART):
        raise CannotRename(f"“{new}” cannot be a name here.", "Leave out semicolons: they stand between two names.")
    rows = [row for row in _rows(c) if fold_name(row.name) == fold_name(old)]
    taken = [row for row in _rows(c) if fold_name(row.name) == fold_name(new)]
    if len(rows) > 1:
        where = " and ".join(str(c.place(row, "name")) for row in rows[:3])
        raise CannotRename(f"More than one row is called “{old}”: {where}.", "Change one of them in the workbook.")
    if not rows and len(taken) != 1:
        raise CannotRename(f"Nobody and nothing here is called “{old}”.", _near(c, old))
    if rows and taken and rows != taken:
        raise CannotRename(
            f"“{new}” is the name of another row ({c.place(taken[0], 'name')}).",
            "If the two are one, merge the rows in the workbook first, then try again.",
        )
    meant = rows[0] if rows else taken[0]
    found = tuple(_used(c, meant, old, new))
    own = (change(c, meant, "name", new),) if rows and meant.name != new else ()
    changes = (*own, *(one for one in found if isinstance(one, Change)))
    choices = tuple(one for one in found if isinstance(one, Choice))
    return Edits(changes, choices, (*_shared_first_name(c, meant, new), *_in_prose(c, old, changes)))


def _rows(c: Coalition) -> tuple[Named, ...]:
    return (*c.people, *c.organizations, *c.goals)


def _used(c: Coalition, meant: Named, old: str, new: str) -> Iterator[Change | Choice]:
    """Yield the change of each cell that names the row; where it can't be told, a cell left to choose."""
    for cell in by_cell(c):
        found = [use for use in cell if _means(use, meant, old, new)]
        record, column = cell[0].record, cell[0].column
        typed_there = cell_of(c, record, column)
        if not found:
            if any(not use.ref.resolved and holds(use.ref.typed, old) for use in cell):
                yield Choice(c.place(record, column), "REF-RENAMED", (new,))
            continue
        others = [use.ref.typed for use in cell if use not in found]
        names = (use.ref.typed for use in found)
        text = put_in(typed_there, names, new, others) if isinstance(typed_there, str) else None
        if text is None:
            yield Choice(c.place(record, column), "REF-RENAMED", (new,))
        elif text != typed_there:
            yield change(c, record, column, text)


def _means(use: Use, meant: Named, old: str, new: str) -> bool:
    """Whether a name leads to the row and would no more: it is no alias, and no first name that stays."""
    ref = use.ref
    if not ref.resolved:
        return ref.kind == "unknown" and fold_name(ref.typed) == fold_name(old)
    if ref.kind != KINDS[meant.tab] or fold_name(ref.name) != fold_name(meant.name):
        return False
    if ref.by_first_name:
        return fold_name(new).split()[:1] != fold_name(old).split()[:1]
    return fold_name(ref.typed) not in {fold_name(alias) for alias in getattr(meant, "aliases", ())}


def _shared_first_name(c: Coalition, meant: Named, new: str) -> Iterator[str]:
    """Say where a first name alone, which meant one person, would fit two."""
    first = fold_name(new).split()[:1] if meant.tab == "people" else []
    others = [use for use in uses(c) if use.ref.by_first_name and fold_name(use.ref.typed).split()[:1] == first]
    if found := [use for use in others if fold_name(use.ref.name) != fold_name(meant.name)]:
        ref = found[0].ref
        yield f"“{ref.typed}” means {ref.name} now and would fit two. Let `coalition fix` write whole names first."


def _in_prose(c: Coalition, old: str, changes: Iterable[Change]) -> Iterator[str]:
    """Say how many longer texts still hold the old name."""
    changed = {(o.place.tab, o.place.row, o.place.column) for o in changes}
    records: tuple[Record, ...] = (*c.tasks, *c.meetings, *c.outreach, *c.wins, *c.organizations)
    places = [
        place
        for record in records
        for column in PROSE
        if c.has(record.table or record.tab, column)
        and holds(typed(cell_of(c, record, column)), old)
        and ((place := c.place(record, column)).tab, place.row, place.column) not in changed
    ]
    if places:
        some = ", ".join(map(str, places[:3])) + (f" and {len(places) - 3} more" if len(places) > 3 else "")
        yield f"The old name also stands inside longer texts, which stay as they were written: {some}."


def _near(c: Coalition, old: str) -> str:
    from rapidfuzz import fuzz, process

    keys = {row.name: fold_name(row.name) for row in _rows(c)}
    words = {*fold_name(old).split()}
    near = [name for name, key in keys.items() if words and words <= {*key.split()}][:3]
    if not near:
        near = [n for _, _, n in process.extract(fold_name(old), keys, scorer=fuzz.WRatio, limit=3, score_cutoff=70)]
    return f"Did you mean {' or '.join(f'“{n}”' for n in near)}?" if near else "Give the whole name as it stands."
