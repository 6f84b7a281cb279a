"""What earlier runs of the demo would have left behind: they ran each Tuesday morning from January 6 to March 10."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from coalition_sheets.demo.row import DemoRow, on
from coalition_sheets.model import Cell, Memory, RowKey, SeenRow, SeenTab, fold, fold_name, typed

FIRST_RUN, LAST_RUN = on(1, 6), on(3, 10)
LIGHTS = MappingProxyType(
    {
        "Goals": "yellow",
        "Tasks": "green",
        "Follow-through": "yellow",
        "Engagement": "green",
        "Outreach": "green",
        "Structure": "yellow",
    }
)


def remember(tabs: Mapping[str, Sequence[DemoRow]]) -> Memory:
    """Return the Memory of the last run: each row that was typed by then, and when it was first seen."""
    seen = {key(tab, row.cells): note for tab, rows in tabs.items() for row in rows if (note := seen_row(tab, row))}
    counts = Counter(tab for tab, _ in seen)
    titles = {tab: SeenTab(tab.capitalize(), count, FIRST_RUN) for tab, count in counts.items()}
    return Memory(
        last_run=LAST_RUN,
        rows=MappingProxyType(seen),
        lights=LIGHTS,
        salt="harbor",
        tabs=MappingProxyType(titles),
        log_since=LAST_RUN,
    )


def seen_row(tab: str, row: DemoRow) -> SeenRow | None:
    """Return what is known of a row, None where it was typed after the last run."""
    first = run_on_or_after(row.entered or _entered(tab, row.cells))
    if first > LAST_RUN:
        return None
    changed = row.changed or max(first, LAST_RUN - timedelta(days=7))
    done = row.seen_done
    if (done_on := row.cells.get("done_on")) and isinstance(done_on, date) and run_on_or_after(done_on) <= LAST_RUN:
        done = run_on_or_after(done_on)
    name = typed(next(iter(row.cells.values())))
    return SeenRow(first_seen=first, last_changed=max(changed, first), done_seen=done, name=name)


def run_on_or_after(day: date) -> date:
    """Return the first run that could have seen what was typed on this day."""
    return max(FIRST_RUN, day + timedelta(days=(LAST_RUN - day).days % 7))


def _entered(tab: str, cells: Mapping[str, Cell]) -> date:
    """Return the day a row was typed: a task the day after its meeting, a touch or a win on its day."""
    if tab == "tasks":
        meeting = cells.get("meeting")
        return meeting + timedelta(days=1) if isinstance(meeting, date) else LAST_RUN + timedelta(days=1)
    day = cells.get("date")
    return day if tab in ("outreach", "wins") and isinstance(day, date) else FIRST_RUN


def key(tab: str, cells: Mapping[str, Cell]) -> RowKey:
    """Return a row's key, as the nouns of the model have it."""

    def said(name: str, blank: str = "") -> str:
        cell = cells.get(name)
        return cell.isoformat() if isinstance(cell, date) and not isinstance(cell, datetime) else typed(cell) or blank

    match tab:
        case "tasks":
            return tab, f"{fold(said('name'))} | {fold_name(said('owner'))} | {_due(said('due'))}"
        case "meetings":
            group = fold_name(said("group", "Whole coalition"))
            return tab, f"{said('date')} | {fold(said('kind', 'Regular'))} | {group}"
        case "outreach":
            by = "Rosa Delgado" if said("by") == "Rosa" else said("by")
            return tab, f"{said('date')} | {fold_name(said('who'))} | {fold_name(by)} | {fold(said('how'))}"
        case "wins":
            return tab, f"{said('date')} | {fold(said('what'))}"
        case _:
            return tab, fold_name(said("name"))


def _due(text: str) -> str:
    """Return how a date stands in a task's key; one that can be read in two ways is no date."""
    return "" if " or " in text else text
