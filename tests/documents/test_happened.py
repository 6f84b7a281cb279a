"""The weekly summary's section on what changed, from what the workbook remembers."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from coalition_sheets import library
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.memory import noted, rows_seen
from coalition_sheets.model import Briefing, Event, Level, Memory
from tests.documents.making import HARBOR, harbor, load, text_of
from tests.documents.worlds import first_world

TUESDAY, FRIDAY, TODAY = date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 17)
LATER = (
    HARBOR.replace("Greenwood Neighbors | Member", "Greenwood Families | Member")
    .replace("2026-06-30 | 0 | 30 | 7 |", "2026-06-30 | 0 | 30 | 25 |")
    .replace("Mei Chen | Bayview", "Noor Haddad | Bayview Tenants | Contact | | | | | | |\n    Mei Chen | Bayview")
)  # fmt: skip


@cache
def remembering(*days: tuple[date, str]) -> Memory:
    memory = Memory()
    for day, text in days:
        b = harbor(text, memory, day)
        memory = rows_seen(memory, b.coalition, day, "s")
        memory = noted(memory, replace(b, memory=memory, _results={}))
    return memory


def section(b: Briefing) -> list[str]:
    """Return the lines of "What changed"."""
    starts = ("What changed", "Qué cambió", "Lo que cambió")
    parts = [part for part in text_of(weekly(b, load)).split("\n## ") if part.startswith(starts)]
    return parts[0].strip().splitlines() if parts else []


def test_goals_rows_and_names_that_changed_in_a_week_are_told() -> None:
    told = "\n".join(section(harbor(LATER, remembering((TUESDAY, HARBOR), (FRIDAY, LATER), (TODAY, LATER)))))
    assert told.startswith("What changed since Tue March 10")
    assert "**Sign-on letter: behind → on track.** 25 of 30." in told
    assert "“Greenwood Neighbors” is “Greenwood Families” now" in told
    assert "New names: Noor Haddad" in told


def test_a_second_run_on_the_same_day_changes_nothing_of_it() -> None:
    memory = remembering((TUESDAY, HARBOR), (TODAY, LATER))
    again = noted(rows_seen(memory, harbor(LATER).coalition, TODAY), harbor(LATER, memory))
    assert section(harbor(LATER, memory)) == section(harbor(LATER, again))


def test_on_the_first_day_there_is_no_such_section() -> None:
    assert section(harbor(HARBOR, remembering((TODAY, HARBOR)))) == []


def test_a_memory_of_three_days_tells_of_three_days() -> None:
    lines = section(harbor(HARBOR, remembering((FRIDAY, HARBOR), (TODAY, HARBOR))))
    assert lines[0] == "What changed since Fri March 13"
    assert "as it was." in lines[-1]


def test_it_is_told_in_spanish_too() -> None:
    spanish = next(one for one in library.languages().all if one.code == "es")
    b = harbor(LATER, remembering((TUESDAY, HARBOR), (TODAY, LATER))).speaking(spanish)
    assert "“Greenwood Neighbors” ahora es “Greenwood Families”" in "\n".join(section(b))


@pytest.mark.parametrize("level", [Level.COALITION, Level.PUBLIC])
def test_for_fewer_eyes_nothing_depends_on_what_organizers_know(level: Level) -> None:
    def made(*events: Event) -> tuple[tuple[str, bytes], ...]:
        b = first_world().briefing
        memory = Memory(TODAY, lights={"Tasks": "green"}, events=events, log_since=TUESDAY, salt="s")
        return weekly(replace(b, memory=memory, _results={}), load, level=level).files

    hidden = (
        Event(FRIDAY, "gone", "people", "somebody", "Somebody", level=Level.ORGANIZERS),
        Event(FRIDAY, "light", "", "Tasks", "Tasks", before="red", now="green", level=Level.ORGANIZERS),
    )
    assert made() == made(*hidden)
