"""A workbook that suddenly holds far less stops what would be written."""

from datetime import date

import pytest

from coalition_sheets.memory import Shrunk, rows_seen, shrunk
from coalition_sheets.model import Memory
from tests import little

MONDAY = date(2026, 3, 16)
NAMES = ["Rosa Delgado", "Kim Tran", "Mei Chen", "Sam Ng", "Ana Ruiz", "Linh Vo", "Hana Ito", "Tom Fox", "Ed Bly"]
HEADER = "## People\nName | Good at\n"
WHOLE = HEADER + "".join(f"{name} | skill {n}\n" for n, name in enumerate(NAMES))
TASKS = "## Tasks\nTask | Who\nCall | Rosa Delgado\n"


def stop(before: str, now: str) -> Shrunk | None:
    memory = rows_seen(Memory(), little.read(before)[0], MONDAY, "s")
    return shrunk(memory, little.read(now)[0])


def cut(rows: int) -> str:
    return "".join(line + "\n" for line in WHOLE.splitlines()[: 2 + rows])


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (TASKS + HEADER, "All 9 rows of People are gone."),
        (TASKS + cut(5), "4 of 9 rows of People are gone."),
        (TASKS, "The tab “People” is gone."),
        (TASKS + WHOLE.replace("## People", "## Contacts"), "The tab “People” is called “Contacts” now."),
        (TASKS + WHOLE.replace("| Good at", "| "), "The column “Good at” of People is gone."),
        (
            TASKS + WHOLE.replace("| Good at", "| Talents"),
            "The column “Good at” of People is gone. Is it “Talents” now?",
        ),
    ],
)
def test_what_vanished_is_said_in_one_sentence(now: str, said: str) -> None:
    found = stop(TASKS + WHOLE, now)
    assert found
    assert (found.sentences, found.exit_code) == ((said,), 3)
    assert "--accept" in str(found)


@pytest.mark.parametrize(
    "now",
    [
        TASKS + WHOLE,
        TASKS + cut(6),
        TASKS + WHOLE.replace("Ng", "Nguyen").replace("Ruiz", "Ruiz Paz"),
        TASKS + WHOLE.replace("## People", "## PEOPLE "),
        TASKS + WHOLE + "New | one\n",
        WHOLE + TASKS.replace("Call | Rosa Delgado\n", ""),
    ],
    ids=["the same", "a third", "renamed", "the same title", "a new row", "a little tab"],
)
def test_what_people_do_every_week_stops_nothing(now: str) -> None:
    assert stop(TASKS + WHOLE, now) is None


def test_rows_in_another_order_are_all_there() -> None:
    lines = WHOLE.splitlines()
    assert stop(WHOLE, "\n".join([*lines[:2], *reversed(lines[2:])])) is None


def test_a_column_sorted_by_itself_stops() -> None:
    skills = [f"skill {n}" for n in range(9)]
    moved = "## Tasks\nTask | Who\n" + "".join(f"{a} | {b}\n" for a, b in zip(skills, reversed(NAMES), strict=True))
    there = "## Tasks\nTask | Who\n" + "".join(f"{a} {a} | {b}\n" for a, b in zip(skills, NAMES, strict=True))
    found = stop(there, moved)
    assert found
    assert "of Tasks are gone" in str(found)


def test_without_memory_nothing_is_missing() -> None:
    assert shrunk(Memory(), little.read(TASKS)[0]) is None
