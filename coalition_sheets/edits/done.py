"""Plan to mark a task as done."""

from __future__ import annotations

from coalition_sheets.edits.cells import cell_of, change, tab_of
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Briefing, Cell, Task, fold, typed
from coalition_sheets.model.change import Edits

SHORTEST_PART = 3


class NoSuchTask(CoalitionError):
    """No task, or more than one, goes by what was typed."""


def done(b: Briefing, text: str) -> Edits:
    """Return the plan that marks the one task of this text (or part of it) as done, with its day where there is room.

    Raises NoSuchTask with the nearest tasks, also where two open ones fit; CoalitionError where Tasks has no Status.
    """
    task = found(b, text)
    c = b.coalition
    if not c.has("tasks", "status"):
        raise CoalitionError("The Tasks tab has no Status column.", "Add a column headed Status, then try again.")
    if task.status == "Done":
        return Edits(said=(f"“{task.name}” is done already. Thank you!",))
    old = cell_of(c, task, "status")
    changes = [change(c, task, "status", _word(b, task, old))]
    if c.has("tasks", "done_on") and not typed(cell_of(c, task, "done_on")):
        changes.append(change(c, task, "done_on", b.today))
    whose = ", ".join(owner.label for owner in task.owners)
    return Edits(tuple(changes), said=(f"This is the task “{task.name}”{f' of {whose}' if whose else ''}.",))


def _word(b: Briefing, task: Task, old: Cell) -> Cell:
    """Return what Done is in this column: a tick where the cell is a box to tick, the coalition's own word, or Done."""
    if isinstance(old, bool):
        return True
    column = tab_of(b.coalition, task).schema.by_name["status"]
    return "Done" if "Done" in column.choices else next((w for w, m in column.synonyms.items() if m == "Done"), "Done")


def found(b: Briefing, text: str) -> Task:
    """Return the one task meant: its whole text, or a part that is unique; open tasks before closed ones."""
    wanted = fold(text)
    tasks = b.coalition.tasks
    fits = [t for t in tasks if fold(t.name) == wanted]
    if not fits and len(wanted) >= SHORTEST_PART:
        fits = [t for t in tasks if wanted in fold(t.name)]
    fits = [t for t in fits if t.is_open] or fits
    if len(fits) == 1:
        return fits[0]
    if not fits:
        near = _nearest(wanted, [t.name for t in tasks if t.is_open])
        hint = f"Did you mean {' or '.join(near)}?" if near else "`coalition tasks` lists them."
        raise NoSuchTask(f"There is no task called “{text}”.", hint)
    named = ", ".join(f"“{t.name}” ({b.coalition.place(t, 'name')})" for t in fits[:5])
    raise NoSuchTask(f"{len(fits)} tasks fit “{text}”: {named}.", "Type more of its words, or mark it in the workbook.")


def _nearest(wanted: str, names: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    near = process.extract(wanted, {n: fold(n) for n in names}, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return [f"“{name}”" for _, _, name in near]
