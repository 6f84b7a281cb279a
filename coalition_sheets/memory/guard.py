"""Stop before anything is written where a workbook suddenly holds far less than at the last run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coalition_sheets.errors import WorldError
from coalition_sheets.memory.present import Present, counts
from coalition_sheets.memory.rows import Met, met
from coalition_sheets.model import Coalition, Memory, RowKey, fold_header

LEAST = 3
"""So many rows must be gone before their share is looked at."""


class Shrunk(WorldError):
    """Tabs, columns or many rows are gone since the last run; `sentences`: one for each."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(
            " ".join(sentences),
            "Nothing was written. If this is not what you meant, bring it back first: Undo, the version history, or "
            "coalition undo. If it is, go on with: coalition sync --accept",
        )
        self.sentences = sentences


def shrunk(memory: Memory, coalition: Coalition, found: Met | None = None) -> Shrunk | None:
    """Return what makes a job stop, to be raised unless somebody accepts it; None where nothing vanished.

    A tab that is gone or has another name, a tab that lost all or more than a third of its rows (three at least), a
    column that is gone with what stood in it. `found`: what `met` says of them, where that is known already.
    """
    if not memory.known:
        return None
    found = found or met(memory, coalition)
    said = (
        *_tabs(memory, coalition),
        *_rows(memory, coalition, found),
        *_columns(memory, coalition, found),
    )
    return Shrunk(said) if said else None


def _tabs(memory: Memory, coalition: Coalition) -> Iterator[str]:
    for name, before in sorted(memory.tabs.items()):
        now = coalition.tabs.get(name)
        if now is None:
            yield f"The tab “{before.title or name}” is gone."
        elif before.title and fold_header(before.title) != fold_header(now.table.name):
            yield f"The tab “{before.title}” is called “{now.table.name}” now."


def _rows(memory: Memory, coalition: Coalition, found: Met) -> Iterator[str]:
    now = counts(coalition)
    lost: dict[str, int] = {}
    for tab, _ in found.gone:
        lost[tab] = lost.get(tab, 0) + 1
    had: dict[str, int] = {}
    for (tab, _), seen in memory.rows.items():
        had[tab] = had.get(tab, 0) + (seen.gone is None)
    for name, there in coalition.tabs.items():
        before = memory.tabs.get(name)
        gone, of = (
            (lost.get(name, 0), had[name]) if had.get(name) else _counted(before.rows if before else 0, now, name)
        )
        if gone >= LEAST and gone == of:
            yield f"All {of} rows of {there.table.name} are gone."
        elif gone >= LEAST and 3 * gone > of:
            yield f"{gone} of {of} rows of {there.table.name} are gone."


def _counted(before: int, now: Mapping[str, int], name: str) -> tuple[int, int]:
    """Return how many rows without keys are gone, of how many."""
    return max(before - now.get(name, 0), 0), before


def _columns(memory: Memory, coalition: Coalition, found: Met) -> Iterator[str]:
    """Say which columns are gone that held something in rows which are still there."""
    filled: dict[str, set[str]] = {}
    for key, was in found.known.items():
        filled.setdefault(key[0], set()).update(memory.rows[was].cells)
    for name, columns in sorted(filled.items()):
        tab = coalition.tabs.get(name)
        present = _present(name, found.rows)
        gone = sorted(columns - present) if tab else []
        new = [c for c in sorted(present - columns) if tab and c not in tab.schema.by_name]
        for column in gone:
            known = tab.schema.by_name.get(column) if tab else None
            header = known.header if known else column
            asked = f" Is it “{new[0]}” now?" if len(new) == 1 and len(gone) == 1 else ""
            yield f"The column “{header}” of {tab.table.name if tab else name} is gone.{asked}"


def _present(name: str, rows: Mapping[RowKey, Present]) -> set[str]:
    return {column for (tab, _), row in rows.items() if tab == name for column in row.levels}
